from __future__ import annotations

import datetime
import io
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from docchecker.bulk.outputs.forms import FIELDS, LATE_ONLY, MISSING, REMINDER, RETURN, VERIFY, fill, read_form
from docchecker.bulk.outputs.letter_files import as_docx, as_text
from docchecker.bulk.outputs.letter_words import beginning
from docchecker.bulk.outputs.letters import FORMS, Letter, letters
from docchecker.bulk.records import Copy, Passage, Unit
from docchecker.checks.look import FormatOptions
from docchecker.errors import BadRules
from docchecker.findings import Trouble, Verdict
from docchecker.repair.letter import Grid, Line, letter_docx
from docchecker.word.reader import read
from tests.bulk.office import A_CASE, NOTICE, TITLE_FONT, TODAY, TOO_FEW, batch, submission

if TYPE_CHECKING:
    from pathlib import Path

    from docchecker.bulk.records import Batch
    from docchecker.findings import Finding
    from docchecker.rulebook.model import Rule


def made(one: Batch | None = None, reply_by: datetime.date | None = None) -> dict[tuple[str, str], Letter]:
    return {(letter.form, letter.unit): letter for letter in letters(one or batch(), NOTICE, TODAY, reply_by)}


def lines(letter: Letter) -> list[str]:
    return [block.text for block in letter.blocks if isinstance(block, Line)]


def to_a(
    *findings: Finding, copies: tuple[Copy, ...] = (), name: str = A_CASE, trouble: Trouble | None = None
) -> list[str]:
    """The letter to the only unit, which sent one file."""
    one = batch()
    file = submission(name, "青湖县", None if trouble else "case", *findings, trouble=trouble)
    small = one._replace(units=one.units[:1], submissions=(file,), due=(), copies=copies)
    return lines(made(small)[RETURN, "青湖县"])


def test_who_gets_what() -> None:
    assert list(made()) == [
        (RETURN, "青湖县"), (VERIFY, "白河区"), (REMINDER, "市林业局"), (REMINDER, "市教育局"), (MISSING, ""),
    ]  # fmt: skip


def to_b(**changed: object) -> tuple[str, list[str]]:
    """The letter to 白河区, which sent everything, and its lines."""
    one = batch()
    (letter,) = made(one._replace(units=one.units[1:2], **changed)).values()
    return letter.form, lines(letter)


def test_a_unit_that_is_only_copied_from_is_told() -> None:
    form, found = to_b()
    assert form == VERIFY
    assert found[2].endswith("其中你单位报送的材料有内容雷同的情况，现将有关情况通知如下。")
    assert found[3].startswith("“清单.docx”约42%的文字（如“")
    assert "“案例.docx”与往年或者其他已有的材料一字不差。" in found[3]
    assert "问题清单（2023年11月8日收到）在规定的截止日期（2023年11月5日）之后收到，请今后按时报送。" in found


def test_a_unit_that_is_only_late_is_told() -> None:
    form, found = to_b(copies=())
    assert form == LATE_ONLY
    assert found[2].endswith("你单位报送的问题清单（2023年11月8日收到）在截止日期之后收到。")


def test_a_unit_with_nothing_to_be_told_gets_no_letter() -> None:
    one = batch()
    due = tuple(each._replace(late=()) for each in one.due)
    assert made(one._replace(units=one.units[1:2], copies=(), due=due)) == {}


@pytest.mark.parametrize("kind", ["no_access", "timeout", "crashed", "internal_error", "read_error", "not_found"])
def test_the_offices_own_troubles_are_in_no_letter(kind: str) -> None:
    one = batch()
    file = submission(A_CASE, "青湖县", None, trouble=Trouble(kind, "没有权限打开这个文件。", "请确认。"))
    assert made(one._replace(units=one.units[:1], submissions=(file,), due=(), copies=())) == {}
    found = made(
        one._replace(units=one.units[:1], submissions=(file, one.submissions[1]._replace(verdict=Verdict.FAIL)))
    )
    assert not any("案例.docx" in line or "权限" in line for letter in found.values() for line in lines(letter))


def test_several_passages_are_one_share() -> None:
    found = to_a(TITLE_FONT, copies=(Copy(A_CASE, "乙", 0.2, total=0.45), Copy(A_CASE, "丙", 0.25, total=0.45)))
    assert any("约45%的文字" in line for line in found)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("2.石桥镇64.2%的宣传栏没有换过", "石桥镇64.2%的宣传栏没有换过"),
        ("64.2%的宣传栏没有换过，一年了", "64.2%的宣传栏没有换过，一年了"),
        ("43处不符合要求，占64.2%，比上年", "43处不符合要求，占64.2%，比上年"),
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌占64.2%，多", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌占"),
        ("（三）村干部1.5米高的展板", "村干部1.5米高的展板"),
        ("三十一人中没有一人停下来", "三十一人中没有一人停下来"),
    ],
)
def test_a_quotation_cuts_no_figure_and_leaves_out_the_number_of_the_item(line: str, words: str) -> None:
    assert beginning(line) == words


def test_a_letter_that_returns_a_file() -> None:
    letter = made()[RETURN, "青湖县"]
    assert [(block.role, block.bold) for block in letter.blocks if isinstance(block, Line)] == [
        ("title", 0), ("address", 0), ("body", 0), ("heading", 0), ("subheading", 0), ("body", 9), ("body", 0),
        ("body", 0), ("heading", 0), ("body", 0), ("heading", 0), ("body", 0), ("body", 0), ("signature", 0),
        ("signature", 0),
    ]  # fmt: skip
    assert lines(letter) == [
        "关于退回修改有关材料的通知",
        "青湖县：",
        f"根据《{NOTICE.title}》要求，我办对你单位报送的材料进行了审核。其中1份材料不符合要求，现予退回，请修改后重新报送。有关事项通知如下。",
        "一、需要修改的材料",
        "（一）典型创新案例（文件名“案例.docx”）",
        "必须修改（2处）：",
        "1.标题字体是黑体，应为宋体（位置：第1段；依据：附件3 关于标题）。修改办法：选中标题，字体选“宋体”。",
        "2.正文字体是宋体（位置：第3段、第4段、第5段等5处；依据：附件3 关于标题）。修改办法：同上文同类问题。",
        "二、内容雷同的材料",
        "“清单.docx”约31%的文字（如“甲乙丙丁<b>某镇公示牌褪色</b>无人更换……”一段）与其他单位报送的材料相同或者基本相同。"
        "请认真核实，属于照搬照抄的，结合本单位实际重新撰写；属于共同开展的工作或者确有其他原因的，请书面说明。",
        "三、有关要求",
        "请对照通知原文和本通知所列问题逐项修改，标明“必须修改”的应当全部改正，标明“建议修改”的请结合实际研究处理。",
        "请于收到本通知之日起5个工作日内将修改后的材料重新报送我办，文件名注明单位和材料名称。对本通知所列问题有不同意见的，请及时与我办联系。",
        "市委依法治市办",
        "2023年11月10日",
    ]


def test_an_unreadable_file_and_what_is_missing() -> None:
    found = lines(made()[REMINDER, "市林业局"])
    assert found[2].endswith("你单位尚未报送自评报告1份、自测得分表1份、问题清单1份。")
    assert found[4:6] == [
        "下列材料已经收到，但是打不开，请核对后重新报送：",
        "1.未能识别种类的材料（文件名“林业局.doc”）：这是旧格式文件。请另存为 .docx。",
    ]


def test_a_reminder() -> None:
    assert lines(made()[REMINDER, "市教育局"]) == [
        "关于报送有关材料的催办通知",
        "市教育局：",
        f"根据《{NOTICE.title}》要求，各单位应当于2023年11月5日前报送有关材料。截至2023年11月10日，你单位尚未报送自评报告1份、自测得分表1份、问题清单2份。",
        "报送依据：正文四（一）“各市直相关部门结合南昌市国家机关‘谁执法谁普法’履职报告评议指标，进行自我评估、量化打分，形成书面自评报告、自测得分表”“各有关部门至少形成1个问题清单，可根据实际提供典型创新案例”。",
        "请于收到本通知之日起3个工作日内报送我办，文件名注明单位和材料名称。确已报送的，请与我办核对。",
        "市委依法治市办",
        "2023年11月10日",
    ]


def test_the_day_by_which_answers_are_wanted() -> None:
    for letter in made(reply_by=datetime.date(2023, 11, 20)).values():
        text = as_text(letter)
        assert "工作日内" not in text
        assert ("请于2023年11月20日前" in text) == (letter.form != MISSING)


def test_the_list_of_the_missing() -> None:
    letter = made()[MISSING, ""]
    assert lines(letter)[1].endswith("应报送材料的4个单位中，2个单位已经报齐，2个单位尚未报齐，名单如下。")
    assert [block for block in letter.blocks if isinstance(block, Grid)] == [
        Grid(
            (8, 30, 14, 31, 17), ("序号", "单位", "类别", "未报送材料", "联系人"),
            (("1", "市林业局", "市直部门", "自评报告1份、自测得分表1份、问题清单1份", "陈某"),
             ("2", "市教育局", "市直部门", "自评报告1份、自测得分表1份、问题清单2份", "")),
        )
    ]  # fmt: skip


def test_nobody_is_behind() -> None:
    one = batch()
    assert MISSING not in {form for form, _ in made(one._replace(units=one.units[1:2]))}


def test_what_came_late_is_said_with_its_day() -> None:
    one = batch()
    bad = one.submissions[4]._replace(verdict=Verdict.FAIL)
    late = made(one._replace(submissions=(*one.submissions[:4], bad, *one.submissions[5:])))[RETURN, "白河区"]
    assert "问题清单（2023年11月8日收到）在规定的截止日期（2023年11月5日）之后收到，请今后按时报送。" in lines(late)
    undated = one.submissions[5]._replace(arrived=None)
    found = made(one._replace(submissions=(*one.submissions[:4], bad, undated, *one.submissions[6:])))[RETURN, "白河区"]
    assert any(line.startswith("问题清单在规定的截止日期") for line in lines(found))


def test_warnings_come_after_errors_and_notes_not_at_all() -> None:
    found = to_a(TOO_FEW, TITLE_FONT)
    assert [line for line in found if line.endswith("处）：") or line[:2] in ("1.", "2.")] == [
        "必须修改（1处）：",
        "1.标题字体是黑体，应为宋体（位置：第1段；依据：附件3 关于标题）。修改办法：选中标题，字体选“宋体”。",
        "建议修改（1处）：",
        "1.只列了3个问题（位置：全文；依据：附件4 注四）。",
    ]


def test_no_word_about_the_program() -> None:
    advice = "看看是不是送错了文件；文件没有错的，在标题里写明材料名称，或者检查时用 --as 指明种类。"
    found = to_a(TITLE_FONT._replace(advice=advice))
    assert any(line.endswith("在标题里写明材料名称。") for line in found)
    assert not any("--" in line for line in found)


@pytest.mark.parametrize(
    ("copy", "said"),
    [
        (Copy(A_CASE, "乙", 1.0, (), identical=True), "“案例.docx”与往年或者其他已有的材料一字不差。"),
        (Copy(A_CASE, "乙", 0.97, ()), "“案例.docx”几乎全部的文字与往年或者其他已有的材料相同或者基本相同。"),
        (
            Copy(A_CASE, "乙", 0.3, (Passage((0, 1), (0, 1), "短\n“长”的 一段"),)),
            "“案例.docx”约30%的文字（如“‘长’的 一段……”一段）与往年或者其他已有的材料相同或者基本相同。",
        ),
    ],
)
def test_copies_are_told_without_naming_the_other_unit(copy: Copy, said: str) -> None:
    found = to_a(TITLE_FONT, copies=(copy,))
    assert any(line.startswith(said) for line in found)
    assert not any("乙" in line for line in found)


def test_many_files_are_numbered() -> None:
    one = batch()
    files = tuple(submission(f"{n}.docx", "青湖县", "case", TITLE_FONT) for n in range(1, 22))
    found = lines(made(one._replace(units=one.units[:1], submissions=files, due=(), copies=()))[RETURN, "青湖县"])
    numbers = [match[1] for line in found if (match := re.match("（(.+?)）典型", line))]
    assert numbers[:2] + numbers[8:12] + numbers[18:] == [
        "一",
        "二",
        "九",
        "十",
        "十一",
        "十二",
        "十九",
        "二十",
        "二十一",
    ]


# --- as files ---------------------------------------------------------------------------------------------------


def test_mail_text() -> None:
    text = as_text(made()[RETURN, "青湖县"])
    assert text.startswith("主题：关于退回修改有关材料的通知\n收件：青湖县（王某）\n\n青湖县：\n\u3000\u3000根据《")
    assert text.endswith("市委依法治市办\n" + "\u3000" * 18 + "2023年11月10日\n")
    assert text.count("关于退回修改有关材料的通知") == 1
    assert "收件：市教育局\n" in as_text(made()[REMINDER, "市教育局"])


def test_the_list_as_text() -> None:
    text = as_text(made()[MISSING, ""])
    assert "收件" not in text
    assert "\n1\t市林业局\t市直部门\t自评报告1份、自测得分表1份、问题清单1份\t陈某\n" in text


def look(data: bytes, text: str) -> tuple[object, ...]:
    paragraph = next(one for one in read(data).paragraphs if one.text.startswith(text))
    run = paragraph.runs[0].look
    return run.east_asia_font.value, run.size_pt.value, run.bold.value, paragraph.align.value


def test_the_look_is_the_one_the_notice_asks_for() -> None:
    data = as_docx(made()[RETURN, "青湖县"], NOTICE)
    assert look(data, "关于退回") == ("宋体", 22.0, True, "center")
    assert look(data, "青湖县：") == ("仿宋", 16.0, False, "left")
    assert look(data, "根据") == ("仿宋", 16.0, False, "both")
    assert look(data, "一、需要") == ("黑体", 16.0, False, "both")
    assert look(data, "（一）典型") == ("楷体", 16.0, False, "left")
    assert look(data, "必须修改") == ("仿宋", 16.0, True, "both")
    assert look(data, "1.标题") == ("仿宋", 16.0, False, "both")
    assert look(data, "市委依法治市办") == ("仿宋", 16.0, False, "right")


def test_every_word_of_the_letter_is_in_the_file() -> None:
    letter = made()[RETURN, "青湖县"]
    assert [paragraph.text for paragraph in read(as_docx(letter, NOTICE)).paragraphs] == lines(letter)


def test_the_list_has_a_table() -> None:
    letter = made()[MISSING, ""]
    paragraphs = read(as_docx(letter, NOTICE)).paragraphs
    cells = [(one.cell.row, one.cell.column, one.text) for one in paragraphs if one.cell]
    assert cells[:5] == [(0, 0, "序号"), (0, 1, "单位"), (0, 2, "类别"), (0, 3, "未报送材料"), (0, 4, "联系人")]
    assert cells[6] == (1, 1, "市林业局")
    assert len(cells) == 15
    data = as_docx(letter, NOTICE)
    assert look(data, "序号") == ("黑体", 12.0, False, "center")
    assert look(data, "市林业局") == ("仿宋", 12.0, False, "left")


def test_a_letter_follows_the_rules_when_they_change() -> None:
    def other(rule: Rule) -> Rule:
        if isinstance(rule.options, FormatOptions) and rule.target == "body":
            return rule._replace(options=rule.options._replace(font=("楷体",), size=15.0))
        return rule

    kinds = {key: kind._replace(rules=tuple(map(other, kind.rules))) for key, kind in NOTICE.kinds.items()}
    data = as_docx(made()[RETURN, "青湖县"], NOTICE._replace(kinds=kinds))
    assert look(data, "根据") == ("楷体", 15.0, False, "both")


def test_the_signature_never_stands_alone_on_a_page() -> None:
    blocks = (Line("body", "甲"), Line("body", "乙"), Line("signature", "市普法办"), Line("signature", "2023年11月8日"))
    data = as_docx(Letter(RETURN, "甲", "", blocks), NOTICE)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        paragraphs = re.findall("<w:p>.*?</w:p>", package.read("word/document.xml").decode())
    assert ["keepNext" in paragraph for paragraph in paragraphs] == [False, True, True, False]


def test_characters_that_xml_forbids() -> None:
    letter = Letter(RETURN, "甲", "", (Line("body", "甲\x00<&乙\n"),))
    assert read(as_docx(letter, NOTICE)).paragraphs[0].text.rstrip() == "甲\ufffd<&乙"
    assert letter.subject == RETURN


def test_the_same_bytes_each_time() -> None:
    letter = made()[RETURN, "青湖县"]
    assert as_docx(letter, NOTICE) == as_docx(letter, NOTICE)


def test_a_role_without_a_look() -> None:
    with pytest.raises(KeyError):
        letter_docx((), {})


# --- forms ------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(NOTICE.folder / "letters", tmp_path / "letters")
    return tmp_path


def write(folder: Path, text: str, encoding: str = "utf-8") -> None:
    (folder / "letters" / "退回修改通知.txt").write_text(text, encoding=encoding)


def test_a_form_may_be_edited(folder: Path) -> None:
    write(folder, "\ufeff# 说明\n\n标题: 退件\n 主送 ：{unit}\n期限：三日内\n正文：请于{reply_by}改好。")
    found = {one.unit: lines(one) for one in letters(batch(), NOTICE._replace(folder=folder), TODAY)}
    assert found["青湖县"] == ["退件", "青湖县", "请于三日内改好。"]


def test_what_has_nothing_to_say_is_left_out(folder: Path) -> None:
    write(
        folder,
        "一级：空的\n正文：{missing}\n一级：也空\n一级：有的\n正文：甲\n正文：乙\n一级：{late}\n正文：丙\n一级：末了\n落款：丁",
    )
    form = read_form(folder, RETURN)
    assert [block.text for block in fill(form, {"missing": "", "late": ""}, {}) if isinstance(block, Line)] == [
        "一、有的", "甲", "乙", "丙", "丁",
    ]  # fmt: skip
    assert form.term == ""


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            "标题：甲\n没有冒号的一行",
            2,
            "一行的开头要写明是什么，再写冒号。可以写：标题、文号、主送、正文、一级、落款、问题、打不开、名单、期限。",
        ),
        ("# 说明\n正问：甲", 2, "没有“正问”这种段落。您是不是想写“正文”？"),
        ("正文：{unitt}", 1, "没有“{unitt}”这一项内容。您是不是想写“unit”？"),
    ],
)
def test_mistakes_in_a_form(folder: Path, text: str, line: int, said: str) -> None:
    write(folder, text)
    with pytest.raises(BadRules) as caught:
        read_form(folder, RETURN)
    assert (caught.value.line, f"{caught.value.problem}{caught.value.hint}") == (line, said)


def test_a_form_that_is_not_there_or_not_utf_8(folder: Path) -> None:
    with pytest.raises(BadRules, match="没有这个文件"):
        read_form(folder, "没有")
    write(folder, "标题：甲", "gbk")
    with pytest.raises(BadRules, match="不是 UTF-8 编码"):
        read_form(folder, RETURN)


@pytest.mark.parametrize("name", FORMS)
def test_shipped_forms(name: str) -> None:
    text = (NOTICE.folder / "letters" / f"{name}.txt").read_text(encoding="utf-8")
    form = read_form(NOTICE.folder, name)
    assert [word for word, _ in form.lines][0] == "标题"
    assert set(re.findall(r"\{(\w+)\}", text)) <= set(FIELDS)
    assert "XX" not in text


def test_a_unit_without_anything_from_it() -> None:
    one = batch()
    alone = submission("a", "别处", None)
    assert made(one._replace(units=(Unit("甲", "other"),), submissions=(alone,), due=(), copies=())) == {}
