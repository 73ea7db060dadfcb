"""Template text left in, and masking that is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.language.placeholder import find_placeholders
from tests.language.lexicon import shipped


def left(text):
    return [one.text for one in find_placeholders(text, shipped())]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("共开展XX场，覆盖××人次", ["XX场", "××人次"]),
        ("占比XX%", ["XX%"]),
        ("2023年XX月", ["XX月"]),
        ("XXXX年", ["XXXX年"]),
        ("责任单位：XXXX", ["单位：XXXX"]),
        ("联系人：×××，电话：×××", ["联系人：×××", "电话：×××"]),
        ("涉及____万元", ["____"]),
        ("经费（  ）万元", ["（  ）"]),
        ("【此处填写】", ["【此处填写】"]),
        ("（请写一件本单位的事，300字以内）", ["（请写一件本单位的事，300字以内）"]),
        ("……（具体案例）", ["（具体案例）"]),
        ("共？？场", ["？？"]),
        ("解决问题XXXX个", ["XXXX个"]),
        ("解决XXXX问题", ["XXXX"]),
        ("责任人：待定。", ["责任人：待定"]),
        ("请在此补充财政局的答复。", ["请在此补充财政局的答复"]),
        ("此处插入照片。", ["此处插入照片"]),
        ("结果：××××（待补）", ["××××（待补）"]),
        ("定于×月×日召开", ["×月×日"]),
        ("具体数据待补充。", ["数据待补充"]),
        ("20XX年汇总", ["20XX年"]),
        ("完成时限：202×年×月", ["202×年×月"]),
        ("【单位名称】报送", ["【单位名称】"]),
        ("联系电话：略", ["电话：略"]),
    ],
)
def test_left_over(text, words):
    assert left(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "XX乡XX组农户邱某", "×某某到案", "某县某局", "XX家园430户", "XX（化名）是学生", "XX人民法院", "XX条例", "吕××到场",
        "XX小学四年级（1）班", "XX日报", "“XX普法”公众号", "责任单位：XX局", "她答：“记不清了……”", "怎么办？家长说",
        "按照补充协议（补充协议）办理", "（一）", "小X说", "XX项目部", "第一次、第二次",
        "名单待定后再公布", "此处路段限高", "简略写了三条", "《数据》待补报", "在××局、李××、某县、张某", "2023年X镇",
    ],
)  # fmt: skip
def test_masking_is_no_left_over(text):
    assert left(text) == []


@given(st.text(alphabet="XX×_（）【】此处填写：年月日场人次%村某 单位", max_size=40))
def test_offsets(text):
    found = find_placeholders(text, shipped())
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= two.start for one, two in zip(found, found[1:], strict=False))


def test_a_masked_plate_and_a_numbered_branch_are_no_placeholders():
    for text in ("车牌赣A·XXXXX的货车", "车牌赣AXXXXX的货车", "XX公司第XX分厂"):
        assert find_placeholders(text, shipped()) == ()
    assert [found.text for found in find_placeholders("平均得分XX分", shipped())] == ["XX分"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("于x 月 x 日开展", "x 月 x 日"), ("召开会议   次", "   次"), ("投入★万元", "★万元"), ("召开会议〇次", "〇次"), ("共……次", "……次"),
        ("培训OO人次", "OO人次"), ("{{单位}}", "{{单位}}"), ("${name}", "${name}"), ("«姓名»", "«姓名»"), ("20XX年X月", "20XX年X月"),
        ("错误！未找到引用源。", "错误！未找到引用源。"), ("全县XX所学校", "XX所"), ("抽查的派出所中有XX所未建台账", "XX所"),
    ],
)  # fmt: skip
def test_fillers_of_every_kind(text, words):
    assert [one.text for one in find_placeholders(text, shipped())] == [words]


@pytest.mark.parametrize(
    "text", ["二〇二三年", "3×2米", "A×B", "XX镇某村××公司", "今年   8月", "涉及XX派出所", "XX所没有建立台账"]
)
def test_no_fillers(text):
    assert find_placeholders(text, shipped()) == ()
