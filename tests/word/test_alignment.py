"""Alignment by every route, and the words that say which (ECMA-376 Part 1, 17.3.1.13, 17.18.44)."""

from __future__ import annotations

import pytest

from tests.building import NumberLevel, Para, Table, numbering_part
from tests.word.reading import bare, only, plain

LISTED = numbering_part([NumberLevel("%1.", "decimal", raw="")])


def _style(identifier: str, ppr: str, kind: str = "paragraph", based_on: str = "") -> str:
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{identifier}"/>{parent}'
        f"<w:pPr>{ppr}</w:pPr></w:style>"
    )


def _jc(value: str) -> str:
    return f'<w:jc w:val="{value}"/>'


def _numbering(ppr: str) -> str:
    return LISTED.replace("</w:lvl>", f"<w:pPr>{ppr}</w:pPr></w:lvl>")


NUMBERED = '<w:numPr><w:numId w:val="1"/></w:numPr>'
STYLES = (
    _style("centred", _jc("center"))
    + _style("child", "", based_on="centred")
    + _style("listed", NUMBERED)
    + _style("both", NUMBERED + _jc("right"))
    + _style("t", _jc("right"), "table")
)
P_DEFAULT = f"<w:pPrDefault><w:pPr>{_jc('distribute')}</w:pPr></w:pPrDefault>"


@pytest.mark.parametrize(
    ("paragraph", "options", "expected"),
    [
        (Para("字"), {}, ("left", "软件默认值")),
        (Para("字"), {"defaults": P_DEFAULT}, ("distribute", "文档默认")),
        (Para("字", align="center"), {"defaults": P_DEFAULT}, ("center", "直接格式")),
        (Para("字", align="end", style="centred"), {}, ("right", "直接格式")),
        (Para("字", align="rubbish", style="centred"), {}, ("center", "样式“centred”")),
        (Para("字", align="rubbish"), {}, ("left", "软件默认值")),
        (Para("字", style="centred"), {"defaults": P_DEFAULT}, ("center", "样式“centred”")),
        (Para("字", style="child"), {}, ("center", "样式“centred”")),
        (Para("字", numbering=1), {}, ("center", "自动编号")),
        (Para("字", numbering=1), {"defaults": P_DEFAULT}, ("center", "自动编号")),
        (Para("字", numbering=1, style="both"), {}, ("center", "自动编号")),
        (Para("字", numbering=1, align="both"), {}, ("both", "直接格式")),
        (Para("字", style="listed"), {}, ("center", "自动编号")),
        (Para("字", style="both"), {}, ("right", "样式“both”")),
        (Para("字", numbering=0, style="listed"), {}, ("left", "软件默认值")),
        (Para("字", numbering=7), {}, ("left", "软件默认值")),
    ],
)
def test_routes_of_alignment(paragraph: Para, options: dict[str, str], expected: tuple[str, str]) -> None:
    align = only(bare(paragraph, styles=STYLES, numbering=_numbering(_jc("center")), **options)).align
    assert (align.value, align.origin.text) == expected


def test_a_numbering_level_without_alignment_says_nothing() -> None:
    found = bare(Para("字", numbering=1, style="centred"), styles=STYLES, numbering=_numbering('<w:ind w:left="0"/>'))
    assert only(found).align.origin.text == "样式“centred”"


def test_a_table_style_stands_between_defaults_and_paragraph_style() -> None:
    found = bare(Table([["字", Para("字", style="centred")]], style="t"), styles=STYLES, defaults=P_DEFAULT)
    assert [(p.align.value, p.align.origin.text) for p in found.paragraphs] == [
        ("right", "表格样式“t”"), ("center", "样式“centred”"),
    ]  # fmt: skip


def test_a_part_of_a_table_style_may_align() -> None:
    first = f'<w:tblStylePr w:type="firstRow"><w:pPr>{_jc("center")}</w:pPr></w:tblStylePr>'
    styles = f'<w:style w:type="table" w:styleId="t"><w:name w:val="t"/><w:pPr>{_jc("right")}</w:pPr>{first}</w:style>'
    look = '<w:tblLook w:val="0020"/>'
    found = bare(Table([["字"], ["字"]], style="t", raw_tblpr=look), styles=styles)
    assert [p.align.value for p in found.paragraphs] == ["center", "right"]


@pytest.mark.parametrize(
    ("align", "shown"),
    [("left", "right"), ("start", "right"), ("right", "left"), ("end", "left"), ("center", "center"), ("both", "both"),
     (None, "right")],
)  # fmt: skip
def test_in_a_right_to_left_paragraph_the_sides_change(align: str | None, shown: str) -> None:
    assert only(bare(Para("字", align=align, raw_ppr="<w:bidi/>"))).align.value == shown


def test_right_to_left_may_come_from_the_style_and_be_turned_off() -> None:
    styles = _style("rtl", "<w:bidi/>" + _jc("left"))
    found = bare(Para("字", style="rtl"), Para("字", style="rtl", raw_ppr='<w:bidi w:val="0"/>'), styles=styles)
    assert [p.align.value for p in found.paragraphs] == ["right", "left"]


def test_words_own_normal_is_justified() -> None:
    align = only(plain(Para("字"))).align
    assert (align.value, align.origin.text) == ("both", "样式“正文”")


def test_spaces_do_not_centre() -> None:
    assert only(bare(Para("        标题"))).align.value == "left"
