"""What of a body is text, in which order, and what is not (ECMA-376 Part 1, 17.3.3, 17.16, 17.5.2; Part 3)."""

from __future__ import annotations

import pytest

from docchecker.model import Cell
from tests.building import (
    Para,
    Raw,
    Table,
    complex_field,
    control,
    footnote_mark,
    hyperlink,
    simple_field,
    smart_tag,
)
from tests.building.markup import block
from tests.word.reading import only, plain, texts

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def _run(inner: str) -> Raw:
    return Raw(f"<w:r>{inner}</w:r>")


def _sdt(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


# order


def test_tables_nested_tables_and_controls_are_read_where_they_stand() -> None:
    found = plain(
        Para("一"),
        Table([["二", "三"], [[Para("四"), Table([["五"]]), Para("六")], "七"]]),
        control(Para("八"), Para("九")),
        Para("十"),
    )
    assert texts(found) == list("一二三四五六七八九十")
    assert [p.cell for p in found.paragraphs] == [
        None, Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 1, 0), Cell(1, 0, 0), Cell(0, 1, 0), Cell(0, 1, 1), None, None, None,
    ]  # fmt: skip
    assert [p.index for p in found.paragraphs] == list(range(10))


def test_rows_and_cells_inside_content_controls_and_custom_xml_are_read() -> None:
    def cell(text: str) -> str:
        return f"<w:tc><w:tcPr/>{block(Para(text))}</w:tc>"

    def row(inner: str) -> str:
        return f"<w:tr>{inner}</w:tr>"

    custom = '<w:customXml w:uri="urn:x" w:element="e">{}</w:customXml>'
    table = (
        "<w:tbl><w:tblPr/><w:tblGrid/>"
        + row(cell("甲") + _sdt(cell("乙")) + custom.format(cell("丙")))
        + _sdt(row(cell("丁")))
        + custom.format(row(cell("戊")))
        + f'<w:ins w:id="1" w:author="审">{row(cell("己"))}</w:ins>'
        + "<w:sdt/>"
        + row("<w:sdt/>" + cell("庚"))
        + "</w:tbl>"
    )
    found = plain(Raw(table))
    assert texts(found) == list("甲乙丙丁戊己庚")
    assert [p.cell for p in found.paragraphs] == [
        Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 0, 2), Cell(0, 1, 0), Cell(0, 2, 0), Cell(0, 3, 0), Cell(0, 4, 0),
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["customXml", "smartTag", "ins", "moveTo"])
def test_blocks_inside_wrappers_are_read(tag: str) -> None:
    found = plain(Raw(f'<w:{tag} w:element="e" w:id="7" w:author="审">{block(Para("甲"))}</w:{tag}>'), Para("乙"))
    assert texts(found) == ["甲", "乙"]


def test_what_is_no_block_is_passed_over() -> None:
    marks = '<w:bookmarkStart w:id="1" w:name="n"/><w:bookmarkEnd w:id="1"/><w:permEnd w:id="2"/><w:sdt/>'
    assert texts(plain(Raw(marks), Para("甲"))) == ["甲"]


# inline wrappers


@pytest.mark.parametrize(
    "middle",
    [
        control("乙"),
        hyperlink("乙", anchor="b"),
        smart_tag("乙"),
        simple_field("PAGE", "乙"),
        complex_field("PAGE", "乙"),
        Raw('<w:customXml w:uri="u" w:element="e"><w:r><w:t>乙</w:t></w:r></w:customXml>'),
        Raw('<w:bdo w:val="ltr"><w:r><w:t>乙</w:t></w:r></w:bdo>'),
        Raw('<w:dir w:val="ltr"><w:r><w:t>乙</w:t></w:r></w:dir>'),
        Raw(_sdt(_sdt("<w:r><w:t>乙</w:t></w:r>"))),
        Raw("<m:oMath><m:r><m:t>乙</m:t></m:r></m:oMath>"),
        Raw("<m:oMathPara><m:oMath><m:r><m:t>乙</m:t></m:r></m:oMath></m:oMathPara>"),
    ],
    ids=["control", "hyperlink", "smart tag", "simple field", "complex field", "custom xml", "bdo", "dir",
         "control in control", "formula", "formula paragraph"],
)  # fmt: skip
def test_inline_wrappers_do_not_hide_text(middle: Raw) -> None:
    assert only(plain(Para(["甲", middle, "丙"]))).text == "甲乙丙"


def test_an_empty_control_leaves_no_trace() -> None:
    assert only(plain(Para(["甲", Raw("<w:sdt/>"), "乙"]))).text == "甲乙"


# fields


def test_nested_fields_show_the_result_only() -> None:
    inner = complex_field("PAGE", "内码")
    code = f"<w:r><w:instrText> IF </w:instrText></w:r><w:r><w:t>码</w:t></w:r>{inner.xml}"
    outer = FIELD.format("begin") + code + FIELD.format("separate") + "<w:r><w:t>果</w:t></w:r>" + FIELD.format("end")
    assert only(plain(Para(["前", Raw(outer), "后"]))).text == "前果后"


def test_a_field_in_a_result_shows() -> None:
    assert only(plain(Para(complex_field("TOC", "目", complex_field("PAGEREF", "3"), "录")))).text == "目3录"


def test_a_field_over_paragraphs_shows_its_result() -> None:
    head = FIELD.format("begin") + "<w:r><w:instrText> TOC </w:instrText></w:r>" + FIELD.format("separate")
    found = plain(Para([Raw(head), "第一行"]), Para("第二行"), Para(["第三行", Raw(FIELD.format("end"))]), Para("正文"))
    assert texts(found) == ["第一行", "第二行", "第三行", "正文"]


def test_a_code_over_paragraphs_stays_unseen() -> None:
    found = plain(
        Para([Raw(FIELD.format("begin")), "码"]), Para(["码", Raw(FIELD.format("separate")), "果"]),
        Para([Raw(FIELD.format("end")), "文"]),
    )  # fmt: skip
    assert "".join(texts(found)) == "果文"


def test_a_field_without_result_has_no_text() -> None:
    bare_field = FIELD.format("begin") + "<w:r><w:instrText>XE</w:instrText></w:r>" + FIELD.format("end")
    assert only(plain(Para(["甲", Raw(bare_field), "乙"]))).text == "甲乙"


@pytest.mark.parametrize("kind", ["separate", "end", "nonsense"])
def test_a_field_mark_that_opens_nothing_is_harmless(kind: str) -> None:
    assert only(plain(Para(["甲", Raw(FIELD.format(kind)), "乙"]))).text == "甲乙"


def test_a_note_mark_in_a_code_is_not_counted() -> None:
    code = Raw(FIELD.format("begin") + footnote_mark().xml + FIELD.format("separate"))
    assert only(plain(Para([code, footnote_mark(), Raw(FIELD.format("end"))]))).note_marks == 1


def test_a_field_that_never_ends_does_not_swallow_the_text_in_silence() -> None:
    found = plain(Para(["甲", Raw(FIELD.format("begin"))]), Para("乙"))
    assert texts(found) == ["甲", "乙"] or found.unread != ()
