"""The style sheet: which style an id names, and what a chain of basedOn comes to (ECMA-376 Part 1, 17.7.4)."""

from __future__ import annotations

import pytest
from lxml import etree

from docchecker.errors import UnreadableDocument
from docchecker.model import OriginKind
from docchecker.word.limits import LIMITS
from docchecker.word.styles import NO_LAYER, StyleSheet, over
from docchecker.word.theme import Theme
from tests.word.reading import styles_part


def _sheet(styles: str, defaults: str = "") -> StyleSheet:
    return StyleSheet(etree.fromstring(styles_part(defaults, styles)), Theme())


def _style(identifier: str, kind: str = "paragraph", based_on: str = "", inner: str = "", *, default: str = "") -> str:
    mark = f' w:default="{default}"' if default else ""
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"{mark}><w:name w:val="名{identifier}"/>{parent}{inner}</w:style>'


def _size(points: int) -> str:
    return f'<w:rPr><w:sz w:val="{points * 2}"/></w:rPr>'


def _chain(styles: str, identifier: str) -> list[str]:
    sheet = _sheet(styles)
    return [style.id for style in sheet.chain(sheet.styles[identifier])]


@pytest.mark.parametrize(
    ("styles", "chain"),
    [
        (_style("a") + _style("b", based_on="a") + _style("c", based_on="b"), ["a", "b", "c"]),
        (_style("c", based_on="b") + _style("b", based_on="a") + _style("a"), ["a", "b", "c"]),
        (_style("c", based_on="c"), ["c"]),
        (_style("b", based_on="c") + _style("c", based_on="b"), ["b", "c"]),
        (_style("a", based_on="b") + _style("b", based_on="a") + _style("c", based_on="b"), ["a", "b", "c"]),
        (_style("c", based_on="gone"), ["c"]),
        (_style("c", based_on=""), ["c"]),
        (_style("a", "character") + _style("c", based_on="a"), ["c"]),
        (_style("a", "table") + _style("b", based_on="a") + _style("c", based_on="b"), ["b", "c"]),
    ],
    ids=["tree", "any order", "itself", "pair", "cycle below", "gone", "empty", "other type", "other type below"],
)
def test_chains_end_where_they_must(styles: str, chain: list[str]) -> None:
    assert _chain(styles, "c") == chain


def test_a_chain_is_one_level_and_the_nearest_style_speaks() -> None:
    sheet = _sheet(
        _style("a", inner='<w:rPr><w:rFonts w:eastAsia="宋体" w:ascii="Arial"/><w:b/><w:sz w:val="44"/></w:rPr>')
        + _style("b", based_on="a", inner='<w:rPr><w:b w:val="0"/><w:sz w:val="32"/></w:rPr>')
    )
    found = sheet.layer(sheet.styles["b"], OriginKind.PARAGRAPH_STYLE)
    assert found.size is not None and found.bold is not None and found.east_asia is not None
    assert (found.size[0], found.size[1].style) == (16.0, "名b")
    assert (found.bold[0], found.bold[1].style) == (False, "名b")
    assert (found.east_asia[0].name, found.east_asia[1].style) == ("宋体", "名a")
    assert sheet.layer(sheet.styles["b"], OriginKind.PARAGRAPH_STYLE) is found


def test_the_first_style_of_an_id_counts() -> None:
    sheet = _sheet(_style("a", inner=_size(16)) + _style("a", inner=_size(22)) + _style("a", "character"))
    assert (sheet.styles["a"].run.size, sheet.styles["a"].type) == (16.0, "paragraph")


def test_the_last_default_counts() -> None:
    sheet = _sheet(_style("a", default="1") + _style("b", default="true") + _style("c", default="0"))
    default = sheet.paragraph_style(None)
    assert default is not None and default.id == "b"


@pytest.mark.parametrize("identifier", [None, "", "gone", "c", "t"])
def test_an_id_that_names_no_paragraph_style_means_the_default(identifier: str | None) -> None:
    sheet = _sheet(_style("a", default="1") + _style("c", "character") + _style("t", "table", default="1"))
    paragraph, table = sheet.paragraph_style(identifier), sheet.table_style("gone")
    assert paragraph is not None and paragraph.id == "a"
    assert table is not None and table.id == "t"


@pytest.mark.parametrize("identifier", [None, "", "gone", "a", "t"])
def test_an_id_that_names_no_character_style_means_none(identifier: str | None) -> None:
    styles = _style("a") + _style("d", "character", default="1") + _style("t", "table")
    assert _sheet(styles).character_style(identifier) is None


def test_without_a_default_there_is_no_style() -> None:
    sheet = _sheet(_style("a"))
    assert sheet.paragraph_style(None) is None
    assert sheet.layer(None, OriginKind.PARAGRAPH_STYLE) is NO_LAYER
    assert sheet.paragraph(None).align is None


def test_a_style_without_id_type_or_name() -> None:
    sheet = _sheet('<w:style><w:name w:val="无"/></w:style><w:style w:styleId="x"/>')
    assert list(sheet.styles) == ["x"]
    assert (sheet.styles["x"].type, sheet.styles["x"].name) == ("paragraph", "x")


def test_no_style_sheet() -> None:
    sheet = StyleSheet(None, Theme())
    assert (sheet.styles, sheet.default_layer, sheet.paragraph_style("1")) == ({}, NO_LAYER, None)


def test_a_paragraph_chain_gathers_alignment_numbering_and_outline() -> None:
    numbering = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>'
    sheet = _sheet(
        _style("a", inner=f'<w:pPr>{numbering}<w:bidi/><w:jc w:val="center"/><w:outlineLvl w:val="2"/></w:pPr>')
        + _style("b", based_on="a", inner='<w:pPr><w:numPr><w:ilvl w:val="3"/></w:numPr></w:pPr>')
        + _style("c", based_on="b", inner='<w:pPr><w:bidi w:val="0"/><w:jc w:val="right"/></w:pPr>')
        + _style("d", based_on="c", inner='<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>')
    )
    a, b, c, d = (sheet.paragraph(sheet.styles[name]) for name in "abcd")
    assert [(x.align[0], x.align[1].style) if x.align else None for x in (a, b, c)] == [
        ("center", "名a"), ("center", "名a"), ("right", "名c"),
    ]  # fmt: skip
    assert [(x.num, x.level, x.bidi, x.outline) for x in (a, b, c, d)] == [
        ("4", 1, True, 2), ("4", 3, True, 2), ("4", 3, False, 2), ("0", None, False, 2),
    ]  # fmt: skip


def test_laying_nothing_over_a_level_changes_nothing() -> None:
    sheet = _sheet(_style("a", inner=_size(16)))
    one = sheet.layer(sheet.styles["a"], OriginKind.PARAGRAPH_STYLE)
    assert over(one, NO_LAYER) is one
    assert over(NO_LAYER, one) is one


def test_an_endless_looking_chain_is_refused() -> None:
    chain = "".join(_style(f"s{n}", based_on=f"s{n + 1}") for n in range(4))
    sheet = StyleSheet(etree.fromstring(styles_part("", chain)), Theme(), LIMITS._replace(style_chain=4))
    assert len(sheet.chain(sheet.styles["s0"])) == 4
    short = StyleSheet(etree.fromstring(styles_part("", chain)), Theme(), LIMITS._replace(style_chain=3))
    with pytest.raises(UnreadableDocument) as caught:
        short.chain(short.styles["s0"])
    assert caught.value.kind == "style_chain"
