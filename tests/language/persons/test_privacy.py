"""Private particulars, and the many words that only look like names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.language.persons.persons import full_names, people
from docchecker.language.persons.privacy import find_private, valid_card, valid_id_card
from tests.language.lexicon import shipped


def persons(text):
    return [text[start:end] for start, end in full_names(text, shipped())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("果农许桂英为界石去找邻居。", ["许桂英"]),
        ("焊工欧阳春生要债时拿不出欠条。", ["欧阳春生"]),
        ("住户彭敏两次错过登记。", ["彭敏"]),
        ("牧民阿木尔且把册子送人了。", ["阿木尔且"]),
        ("骨干许春生、彭桂英两名同志外出。", ["许春生", "彭桂英"]),
        ("豆腐坊主邰桂香在集市出售豆干。", ["邰桂香"]),
        ("许春生去年被骗，许春生不服。", ["许春生", "许春生"]),
        ("当事人许春生", ["许春生"]),
    ],
)
def test_full_names(text, names):
    assert persons(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "果农许某为界石去找邻居。",
        "焊工欧阳某某要债。",
        "吕××转租摊位被劝离。",
        "摊主小邱、老洪都没到场。",
        "洪大爷和儿媳各执一词。",
        "摊主崔大哥等了一上午。",
        "请人讲焦裕禄的故事。",
        "题目里张三借给李四一头牛。",
        "用习近平法治思想指导实践。",
        "副县长许春生主持会议。",
        "许春生书记到场。",
        "黄泥坪村、许家集镇的牌子倒了。",
        "按《许桂英工作法》办。",
        "学生高度重视，代表人成立小组。",
        "老师方便群众，业主安全出行。",
        "修机师傅之所以调得成。",
    ],
)
def test_no_full_name(text):
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("村民许某说", ["许某"]),
        ("×某某到案", ["×某某"]),
        ("吕××到场", ["吕××"]),
        ("小邱说没去过", ["小邱"]),
        ("门卫老X说", ["老X"]),
        ("洪大爷摇头", ["洪大爷"]),
        ("XX小区业主", []),
        ("某某局", []),
        ("小学说课", []),
        ("成员单位XX家", []),
        ("一位老人说", []),
        ("走访XX局", []),
    ],
)
def test_masked_persons(text, found):
    assert [text[start:end] for start, end in people(text, shipped()).masked] == found


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("身份证号11010519491231002X。", "id_card", "11010519491231002X"),
        ("卡号6222 0212 3456 7890 128。", "bank_card", "6222 0212 3456 7890 128"),
        ("电话13812345678。", "phone", "13812345678"),
        ("电话0791-86661234。", "phone", "0791-86661234"),
        ("车牌赣A·12345。", "plate", "赣A·12345"),
        ("新能源车赣AD12345。", "plate", "赣AD12345"),
        ("住解放路118号。", "house_number", "住解放路118号"),
        ("翠湖花园3栋2单元501室", "house_number", "翠湖花园3栋2单元501室"),
    ],
)
def test_numbers(text, kind, words):
    (found,) = find_private(text, shipped())
    assert (found.kind, found.text) == (kind, words)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "身份证号110105194912310021。",
        "编号6222021234567890127。",
        "拨打12348、12345热线。",
        "统一社会信用代码91360100MA35XXXXXX。",
        "第118号令",
        "抽查3栋200户。",
        "民政路11号线",
        "A12345号文件",
    ],
)
def test_no_private_number(text):
    assert find_private(text, shipped()) == ()


def test_checks():
    assert valid_id_card("11010519491231002x") and not valid_id_card("110105194912310020")
    assert valid_card("4111111111111111") and not valid_card("4111111111111112") and not valid_card("0000000000000000")


@given(st.text(alphabet="村民许某春生小老王大爷XX×赣A12345号栋0-，。", max_size=50))
def test_any_text_is_searched(text):
    for found in find_private(text, shipped()):
        assert text[found.start : found.end] == found.text
