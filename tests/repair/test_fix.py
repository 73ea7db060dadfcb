"""Repairs put right what can be put right, and nothing else."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest

from docchecker.errors import UnreadableDocument
from docchecker.findings import FileReport, Trouble, Verdict
from docchecker.repair.fix import FixResult, fix
from docchecker.word.reader import read
from tests.building import (
    WORD,
    WPS,
    Block,
    Para,
    Raw,
    Run,
    Table,
    comments_part,
    control,
    deleted,
    document,
    header_part,
    inserted,
    style,
    text_box,
)
from tests.building.styling import NumberLevel, numbering_part
from tests.repair.readback import W, canonical, check_package, out_of_order, part, parts, raw
from tests.repair.rendering import resaved
from tests.repair.reports import FOLDER, NOTICE, fixable, report_on

if TYPE_CHECKING:
    from pathlib import Path

EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
_FORMAT_DEFECTS = [
    name for name, said in EXPECTED.items() if any("FORMAT" in rule or "HINT" in rule for rule in said["findings"])
] + ["清单-标题直引号.docx"]
_SONG, _HEI, _FANG = (Run(east_asia=font, size=size) for font, size in (("宋体", 22), ("黑体", 16), ("仿宋", 16)))
_TEXT = "青湖县三年来纠纷不断，群众办事难，根子在普法不到位。"


def _repaired(data: bytes, kind: str | None = "case", **more: object) -> FixResult:
    """Repair, and hold what every repair has to hold."""
    result = fix(data, report_on(data, kind), NOTICE, **more)
    check_package(result.data)
    for name in ("word/document.xml", "word/styles.xml"):
        assert out_of_order(part(result.data, name)) == out_of_order(part(data, name))
    again = fix(result.data, report_on(result.data, kind), NOTICE, **more)
    assert again.data is result.data
    assert (again.done, again.diff) == ((), "")
    return result


@pytest.mark.parametrize("name", _FORMAT_DEFECTS)
def test_format_defects_are_repaired(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    result = _repaired(data, None)
    kind = EXPECTED[name]["kind"]
    assert fixable(result.data, kind) == []
    assert result.done
    assert result.diff
    assert {f.rule for f in report_on(result.data).findings} == set()
    before, after = read(data), read(result.data)
    if "直引号" not in name and "提示" not in name:
        assert [p.text for p in before.paragraphs] == [p.text for p in after.paragraphs]
    assert [(p.label, p.cell, p.style) for p in before.paragraphs] == [
        (p.label, p.cell, p.style) for p in after.paragraphs
    ]
    same = {n for n, content in parts(data).items() if parts(result.data)[n] == content}
    assert set(parts(data)) - same <= {"word/document.xml", "word/styles.xml"}


@pytest.mark.needs_libreoffice
def test_libreoffice_sees_the_repaired_looks_too(tmp_path: Path) -> None:
    """Saved again by LibreOffice, whose own reading of the styles then stands in the file."""
    for name in _FORMAT_DEFECTS:
        data = (FOLDER / name).read_bytes()
        (tmp_path / name).write_bytes(fix(data, report_on(data), NOTICE).data)
    files = [tmp_path / name for name in _FORMAT_DEFECTS]
    for copy in resaved(files, tmp_path / "saved"):
        found = [f.message for f in report_on(copy.read_bytes(), EXPECTED[copy.name]["kind"]).findings]
        assert (copy.name, found) == (copy.name, [])


@pytest.mark.parametrize("name", [name for name in EXPECTED if name not in _FORMAT_DEFECTS][::4])
def test_files_without_format_defects_stay_the_very_same(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    result = fix(data, report_on(data), NOTICE)
    assert result.data is data
    assert (result.done, result.diff) == ((), "")
    assert len(result.left) == len(report_on(data).findings)


def test_a_style_is_changed_where_all_its_users_want_it() -> None:
    data = (FOLDER / "案例-正文宋体.docx").read_bytes()
    result = _repaired(data)
    assert canonical(result.data) == canonical(data)
    fonts = [e for e in part(result.data, "word/styles.xml").iter(f"{W}rFonts") if e.get(f"{W}eastAsia") == "仿宋"]
    assert [e.get(f"{W}ascii") for e in fonts] == ["Times New Roman"]
    assert "改的是样式“公文正文”" in result.done[0]


def test_direct_formatting_is_changed_where_it_is() -> None:
    data = (FOLDER / "案例-标题黑体.docx").read_bytes()
    result = _repaired(data)
    assert raw(result.data, "word/styles.xml") == raw(data, "word/styles.xml")
    (fonts,) = part(result.data, "word/document.xml").iter(f"{W}rFonts")
    assert {fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia")} == {"宋体"}
    assert result.diff.splitlines()[0] == "字体 黑体 → 宋体：第1段，“青湖县司法局“菜场小法桌”：把普法课开到秤台边”"


def _case(*body: Block, title: Block | None = None, heading: Run = _HEI, **more: object) -> bytes:
    """A case of a title, three headings and text."""
    top = title or Para(Run("青湖县司法局把普法课开到秤台边", "宋体", size=22, bold=True), align="center")
    heads = [Para(_with(heading, words)) for words in ("一、背景情况", "二、主要做法和成效", "三、经验启示")]
    texts = [Para(_with(_FANG, _TEXT)), Para(_with(_FANG, _TEXT))]
    return document([top, heads[0], *(body or texts), heads[1], *texts, heads[2], *texts], **more)


def _with(look: Run, text: str) -> Run:
    return replace(look, text=text)


def _looks(data: bytes, index: int) -> set[tuple[object, ...]]:
    runs = read(data).paragraphs[index].runs
    return {(run.look.east_asia_font.value, run.look.size_pt.value, run.look.bold.value) for run in runs}


def test_the_title_is_set_as_the_annex_asks() -> None:
    data = _case(
        title=Para([Run("青湖县司法局", "黑体", size=18), Run("把普法课开到秤台边", "宋体", size=22)], align="left")
    )
    result = _repaired(data)
    assert _looks(result.data, 0) == {("宋体", 22.0, True)}
    assert read(result.data).paragraphs[0].align.value == "center"
    assert "对齐方式 左对齐 → 居中：第1段，“青湖县司法局把普法课开到秤台边”" in result.diff.splitlines()
    assert {line.split("（CASE")[1].split("）")[0] for line in result.done} == {"-TITLE-FORMAT"}


def test_spaces_before_a_centred_title_are_left_to_a_person() -> None:
    data = (FOLDER / "案例-标题用空格居中.docx").read_bytes()
    result = _repaired(data)
    assert result.left == ("提示：标题已经居中，前面还有空格，会偏向右边，请手工删去空格",)


def test_theme_fonts_become_explicit_and_hints_stay() -> None:
    themed = Raw(
        '<w:p><w:r><w:rPr><w:rFonts w:hint="eastAsia" w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
        f'<w:sz w:val="32"/></w:rPr><w:t>{_TEXT}</w:t></w:r></w:p>'
    )
    result = _repaired(_case(themed))
    fonts = next(e for e in part(result.data, "word/document.xml").iter(f"{W}rFonts") if e.get(f"{W}hint"))
    assert fonts.attrib == {f"{W}hint": "eastAsia", f"{W}asciiTheme": "minorHAnsi", f"{W}eastAsia": "仿宋"}


def test_properties_go_where_the_schema_has_them() -> None:
    crowded = Raw(
        '<w:p><w:pPr><w:keepNext/><w:textAlignment w:val="center"/><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:rPr><w:i/>'
        '<w:color w:val="FF0000"/><w:u w:val="single"/><w:lang w:val="en-US"/><w:rPrChange w:id="5" w:author="甲">'
        f'<w:rPr/></w:rPrChange></w:rPr><w:t>{_TEXT}</w:t></w:r></w:p>'
    )  # fmt: skip
    title = Raw(
        '<w:p><w:pPr><w:keepNext/><w:spacing w:after="0"/><w:textAlignment w:val="center"/><w:outlineLvl w:val="0"/>'
        "</w:pPr><w:r><w:t>青湖县司法局把普法课开到秤台边</w:t></w:r></w:p>"
    )
    result = _repaired(_case(crowded, title=title))
    assert _looks(result.data, 2) == {("仿宋", 16.0, False)}
    assert out_of_order(part(result.data, "word/document.xml")) == []


def test_a_second_alignment_on_one_paragraph_goes() -> None:
    title = Raw(
        '<w:p><w:pPr><w:jc w:val="left"/><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia="宋体"/><w:b/>'
        '<w:sz w:val="44"/></w:rPr><w:t>青湖县司法局把普法课开到秤台边</w:t></w:r></w:p>'
    )
    data = _case(title=title)
    fixed = fix(data, report_on(data, "case"), NOTICE).data
    assert [e.get(f"{W}val") for e in part(fixed, "word/document.xml").iter(f"{W}jc")] == ["center"]


def test_revisions_controls_tables_and_boxes_are_kept() -> None:
    body = [
        Para([Run("前"), inserted(Run("插入的字")), deleted(Run("删去的字")), Run("后")]),
        control(Para(Run(_TEXT, "宋体"))),
        Para([Run(_TEXT, "宋体"), text_box(Para("框里的字"))]),
        Table([["甲", "乙"], ["丙", "12"]]),
        Para(Run(_TEXT, "宋体", size=16)),
    ]
    data = _case(*body)
    result = _repaired(data)
    assert fixable(result.data, "case") == []
    before, after = read(data), read(result.data)
    assert [p.text for p in before.paragraphs] == [p.text for p in after.paragraphs]
    assert (before.marks, before.text_boxes) == (after.marks, after.text_boxes)
    cells = [p.index for p in after.paragraphs if p.in_table]
    assert [before.paragraphs[i].runs for i in cells] == [after.paragraphs[i].runs for i in cells]


def test_automatic_numbers_take_the_look_of_their_heading() -> None:
    numbering = numbering_part([NumberLevel()])
    heads = [Para(Run(w, "宋体", size=16), numbering=1) for w in ("背景情况", "主要做法和成效", "经验启示")]
    text = Para(_with(_FANG, _TEXT))
    title = Para(Run("青湖县司法局把普法课开到秤台边", "宋体", size=22, bold=True), align="center")
    data = document([title, *(b for head in heads for b in (head, text))], numbering=numbering)
    result = _repaired(data)
    assert [p.label for p in read(result.data).paragraphs if p.label] == ["一、", "二、", "三、"]
    marks = [p.find(f"{W}pPr/{W}rPr/{W}rFonts") for p in part(result.data, "word/document.xml").iter(f"{W}p")]
    assert [m.get(f"{W}eastAsia") for m in marks if m is not None] == ["黑体"] * 3


_BODY_STYLE = style("zw", "正文内容", Run(east_asia="宋体", size=16), based_on="a")
_STYLED = Para(_TEXT, style="zw")


def _body_font(data: bytes) -> str | None:
    styles = part(data, "word/styles.xml")
    return next(
        s.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia")
        for s in styles.iter(f"{W}style")
        if s.get(f"{W}styleId") == "zw"
    )


@pytest.mark.parametrize(
    ("body", "styles", "extra", "expected"),
    [
        ((_STYLED, _STYLED), "", {}, "仿宋"),
        ((_STYLED, Para(style="zw")), "", {}, "仿宋"),
        ((_STYLED, Para("ABC 12", style="zw")), "", {}, "仿宋"),
        ((_STYLED, Para([Run("直接", "仿宋", size=16), _TEXT], style="zw")), "", {}, "仿宋"),
        ((_STYLED, Table([[Para("表内", style="zw"), "乙"]]), _STYLED), "", {}, "宋体"),
        ((_STYLED, Para(["甲", text_box(Para("框内", style="zw"))])), "", {}, "宋体"),
        ((_STYLED,), "", {"word/footer1.xml": header_part(Para("页", style="zw"), footer=True)}, "宋体"),
        ((_STYLED,), "", {"word/comments.xml": comments_part("无")}, "仿宋"),
        ((_STYLED, Table([[Para("表内", style="sub"), "乙"]])), style("sub", "下级", based_on="zw"), {}, "宋体"),
        (
            (_STYLED, Table([[Para("表内", style="sub"), "乙"]])),
            style("sub", "下级", Run(east_asia="楷体"), based_on="zw"), {}, "仿宋",
        ),
        ((_STYLED,), style("sub", "页脚", based_on="zw"), {
            "word/footer1.xml": header_part(Para("页", style="sub"), footer=True)}, "宋体"),
    ],
    ids=[
        "all want it", "an empty paragraph", "Latin only", "direct is right", "a table does not", "a text box",
        "a footer", "a comment without it", "an heir does not", "an heir says its own", "an heir in the footer",
    ],
)  # fmt: skip
def test_a_style_is_left_alone_where_another_user_would_feel_it(
    body: tuple[Block, ...], styles: str, extra: dict[str, str], expected: str
) -> None:
    data = _case(*body, styles=_BODY_STYLE + styles, extra_parts=extra)
    result = _repaired(data)
    assert _body_font(result.data) == expected
    assert fixable(result.data, "case") == []
    tables = [p.index for p in read(data).paragraphs if p.in_table]
    assert [_looks(result.data, i) for i in tables] == [_looks(data, i) for i in tables]


def test_size_bold_and_alignment_go_through_styles_too() -> None:
    styles = style("bt", "大标题", Run(east_asia="宋体", size=18), Para(align="left"), based_on="a") + style(
        "bt2", "空样式", based_on="a"
    )
    title = Para("青湖县司法局把普法课开到秤台边", style="bt")
    result = _repaired(_case(title=title, styles=styles))
    assert b"<w:rPr><w:rFonts" not in raw(result.data, "word/document.xml").split(b"</w:p>")[0]
    assert _looks(result.data, 0) == {("宋体", 22.0, True)}
    bare = _repaired(_case(title=Para("青湖县司法局把普法课开到秤台边", style="bt2"), styles=styles))
    assert _looks(bare.data, 0) == {("宋体", 22.0, True)}
    assert "改的是样式“空样式”" in bare.done[0]


def test_bold_of_a_character_style_is_not_taken_for_settled() -> None:
    styles = style("bt", "大标题", Run(east_asia="宋体", size=22), Para(align="center"), based_on="a")
    title = Para([Run("青湖县司法局", style="a4"), Run("把普法课开到秤台边")], style="bt")
    data = _case(title=title, styles=styles)
    result = _repaired(data)
    assert _looks(result.data, 0) == {("宋体", 22.0, True)}
    assert raw(result.data, "word/styles.xml") == raw(data, "word/styles.xml")


def test_the_default_style_is_never_changed() -> None:
    data = _case(Para(_TEXT), Para(_TEXT))
    result = _repaired(data)
    assert raw(result.data, "word/styles.xml") == raw(data, "word/styles.xml")
    assert fixable(result.data, "case") == []


def test_wps_files_and_files_without_styles_are_repaired() -> None:
    wps = document(
        [Para(Run("青湖县司法局把普法课开到秤台边", "黑体", "黑体", 22, bold=True), align="center"),
         Para(Run("一、背景情况", "黑体", size=16)), Para(Run(_TEXT, "楷体", size=15))], WPS,
    )  # fmt: skip
    assert fixable(_repaired(wps).data, "case") == []
    bare = _case(Para(Run(_TEXT, "楷体", size=15)), extra_parts={"word/styles.xml": None})
    result = fix(bare, report_on(bare, "case"), NOTICE)
    assert fixable(result.data, "case") == []


def test_number_and_name_of_an_item_go_together() -> None:
    data = (FOLDER / "清单-名称未加粗.docx").read_bytes()
    result = _repaired(data, None)
    (first, *_) = read(result.data).paragraphs[2].runs
    assert first.look.bold.value is True
    assert first.text.startswith("1.县直单位")


def test_a_name_in_one_run_with_its_text_is_cut_out() -> None:
    look = Run(east_asia="仿宋", ascii="仿宋", size=16)
    lines = [f"{n}.有{n}个村没有公示“法律明白人”名单。2023年9月核对12个村，缺{n}个。" for n in range(1, 5)]
    title = Para(Run("青湖县司法局“八五”普法规划中期评估问题清单", "宋体", size=22, bold=True), align="center")
    data = document([title, *(Para(_with(look, line)) for line in lines)])
    result = _repaired(data, None)
    runs = [[(run.text, run.look.bold.value) for run in p.runs] for p in read(result.data).paragraphs[1:]]
    assert runs == [[(line[: line.index("。") + 1], True), (line[line.index("。") + 1 :], False)] for line in lines]
    assert "rsidR" not in raw(result.data, "word/document.xml").decode()


def test_a_rule_may_ask_for_no_bold() -> None:
    case = NOTICE.kinds["case"]
    rules = tuple(
        rule._replace(options=rule.options._replace(bold=False)) if rule.id == "CASE-HEADING-FORMAT" else rule
        for rule in case.rules
    )
    notice = NOTICE._replace(kinds={**NOTICE.kinds, "case": case._replace(rules=rules)})
    data = _case(heading=Run(east_asia="黑体", size=16, bold=True))
    result = fix(data, report_on(data, "case"), notice)
    assert _looks(result.data, 1) == {("黑体", 16.0, False)}


def test_only_the_named_rules_are_repaired() -> None:
    data = _case(Para(Run(_TEXT, "宋体", size=16)), heading=Run(east_asia="宋体", size=16))
    result = _repaired(data, only={"CASE-HEADING-FORMAT"})
    assert {f.rule for f in report_on(result.data, "case").findings if f.fixable} == {"CASE-BODY-FORMAT"}
    assert all("CASE-HEADING-FORMAT" in line for line in result.done)
    assert any("CASE-BODY-FORMAT" in line for line in result.left)


def test_accepted_findings_are_left_as_they_are() -> None:
    data = (FOLDER / "案例-标题黑体.docx").read_bytes()
    report = report_on(data)
    accepted = tuple(f._replace(suppressed="局里的定式") for f in report.findings)
    result = fix(data, report._replace(findings=accepted), NOTICE)
    assert result == FixResult(data, (), (), "")


def test_hints_go_wherever_they_stand() -> None:
    split = Para([Run("一、背景", "黑体", size=16), Run("情况（黑", "黑体", size=16), Run("体三号）", "黑体", size=16)])
    text = Para([_with(_FANG, _TEXT + "（仿宋三号）"), _with(_FANG, " 完（仿宋三号）")])
    data = document([Para(_with(_SONG, "青湖县司法局把普法课开到秤台边（宋体二号加粗居中）")), split, text])
    result = _repaired(data)
    assert [p.text for p in read(result.data).paragraphs] == [
        "青湖县司法局把普法课开到秤台边", "一、背景情况", _TEXT + " 完",
    ]  # fmt: skip
    assert "- 一、背景情况（黑体三号）" in result.diff.splitlines()
    assert "+ 一、背景情况" in result.diff.splitlines()


def test_hints_in_revisions_and_formulas_are_left_to_a_person() -> None:
    formula = Raw("<m:oMath><m:r><m:t>（仿宋三号）</m:t></m:r></m:oMath>")
    data = _case(
        Para([_with(_FANG, _TEXT), inserted(_with(_FANG, "（仿宋三号）"))]), Para([_with(_FANG, _TEXT), formula])
    )
    result = fix(data, report_on(data, "case"), NOTICE)
    assert [p.text for p in read(result.data).paragraphs] == [p.text for p in read(data).paragraphs]
    assert any("DOC-TEMPLATE-HINT" in line for line in result.refused)


def test_what_no_run_can_bear_is_left_to_a_person() -> None:
    formula = Raw("<w:p><m:oMath><m:r><m:t>" + _TEXT + "</m:t></m:r></m:oMath></w:p>")
    data = _case(formula)
    result = fix(data, report_on(data, "case"), NOTICE)
    assert result.data is data
    assert any("CASE-BODY-FORMAT" in line and line.endswith("手工改") for line in result.refused)


def test_a_document_of_no_kind_is_not_repaired() -> None:
    data = (FOLDER / "其他文件-会议通知.docx").read_bytes()
    result = fix(data, report_on(data), NOTICE)
    assert result.data is data
    assert [line.split("：")[0] for line in result.left] == ["必须"]


def test_a_file_that_could_not_be_checked_is_refused() -> None:
    report = FileReport("坏.docx", None, None, Verdict.UNREADABLE, trouble=Trouble("encrypted", "有密码。", "请取消。"))
    with pytest.raises(UnreadableDocument) as caught:
        fix(b"", report, NOTICE)
    assert caught.value.kind == "encrypted"


def test_python_docx_opens_the_repaired_copy() -> None:
    data = (FOLDER / "清单-正文四号.docx").read_bytes()
    result = _repaired(data, None)
    assert [p.text for p in docx.Document(io.BytesIO(result.data)).paragraphs] == [
        p.text for p in docx.Document(io.BytesIO(data)).paragraphs
    ]


def test_the_diff_tells_many_paragraphs_briefly_and_unknown_values() -> None:
    data = _case(*(Para(Run(_TEXT, "宋体", size=16)) for _ in range(9)))
    assert "字体 宋体 → 仿宋：第3、4、5、6、7、8、9、10…共9段，" in _repaired(data).diff
    unknown = document(
        [Para(Run("青湖县司法局把普法课开到秤台边", "宋体", size=22)), Para(Run("一、背景情况", "黑体", size=14))],
        WORD, doc_defaults='<w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorBidi"/></w:rPr></w:rPrDefault>',
    )  # fmt: skip
    assert "字号 四号（14磅） → 三号（16磅）" in _repaired(unknown).diff


_UNDER = Run(east_asia="仿宋", size=16)


def _titled(*lines: Para) -> bytes:
    body = [Para([replace(_HEI, text="一、背景情况")]), Para([replace(_FANG, text=_TEXT)])]
    return document([*lines, *body])


def _title(*runs: Run) -> Para:
    return Para([*runs], align="center")


def _sizes(data: bytes) -> list[tuple[str, str | None, float | None]]:
    """Text, font and size of the first two runs."""
    runs = (run for p in read(data).paragraphs for run in p.runs if run.text.strip())
    return [(text.strip(), look.east_asia_font.value, look.size_pt.value) for text, look in runs][:2]


@pytest.mark.parametrize(
    "under", ["——青湖县的做法", "普法办 张某", "青湖县司法局", "2023年11月3日", "（调研报告之三）"]
)
def test_a_smaller_line_under_the_title_is_left_alone(under: str) -> None:
    title = replace(_HEI, text="青湖县“小法桌”进菜场", size=22, bold=True)
    below = replace(_UNDER, text=under)
    kept = [("青湖县“小法桌”进菜场", "宋体", 22.0), (under, "仿宋", 16.0)]
    assert _sizes(_repaired(_titled(_title(title), _title(below))).data) == kept
    assert _sizes(_repaired(_titled(_title(title, replace(below, text="\n" + under)))).data) == kept


def test_a_line_above_the_title_and_a_subtitle_of_its_size_are_left_alone() -> None:
    large = replace(_HEI, size=22, bold=True)
    unit, title = replace(_UNDER, text="青湖县司法局"), replace(large, text="“小法桌”进菜场")
    assert _sizes(_repaired(_titled(_title(unit), _title(title))).data) == [
        ("青湖县司法局", "仿宋", 16.0), ("“小法桌”进菜场", "宋体", 22.0),
    ]  # fmt: skip
    dashed = replace(large, text="——青湖县的做法")
    assert _sizes(_repaired(_titled(_title(title), _title(dashed))).data)[1] == ("——青湖县的做法", "黑体", 22.0)


def test_a_title_of_two_lines_alike_is_repaired_as_one() -> None:
    first, second = (replace(_UNDER, text=text) for text in ("青湖县司法局“小法桌”", "进菜场的做法"))
    assert _sizes(_repaired(_titled(_title(first), _title(second))).data) == [
        ("青湖县司法局“小法桌”", "宋体", 22.0), ("进菜场的做法", "宋体", 22.0),
    ]  # fmt: skip
    mixed = _title(replace(_SONG, text="青湖县司法局", bold=True), replace(_UNDER, text="“小法桌”进菜场"))
    assert _sizes(_repaired(_titled(mixed)).data)[0] == ("青湖县司法局“小法桌”进菜场", "宋体", 22.0)
