"""Single property elements: every value Word writes, and those that nobody should write."""

from __future__ import annotations

import pytest

from docchecker.word.properties import (
    NO_PARAGRAPH,
    SILENT,
    Font,
    font_slot,
    half_points,
    integer,
    numbering_reference,
    on_off,
    paragraph_properties,
    run_properties,
)
from docchecker.word.theme import Theme
from tests.building.markup import attributes
from tests.word.reading import element

THEME = Theme({"minorEastAsia": "等线", "minorHAnsi": "Calibri"}, present=True)
NO_THEME = Theme()


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, True), ("1", True), ("true", True), ("on", True), ("TRUE", True), (" 1 ", True), ("0", False),
     ("false", False), ("off", False), ("", None), ("2", None), ("yes", None), ("-1", None)],
)  # fmt: skip
def test_on_off(value: str | None, expected: bool | None) -> None:
    assert on_off(element(f"<w:b{attributes(val=value)}/>")) is expected


@pytest.mark.parametrize(
    ("value", "points"),
    [("32", 16.0), ("21", 10.5), ("32.5", 16.0), (" 44 ", 22.0), ("+24", 12.0), ("16pt", 16.0), ("10.5pt", 10.5),
     ("1pc", 12.0), ("1pi", 12.0), ("0.5in", 36.0), ("1cm", 28.35), ("10mm", 28.35), ("0", None), ("0pt", None),
     ("-32", None), ("", None), (None, None), ("三号", None), ("large", None), ("16 px", None), ("1e3", None),
     ("3277", None), ("3276", 1638.0), ("٣٢", None)],
)  # fmt: skip
def test_sizes(value: str | None, points: float | None) -> None:
    assert half_points(value) == points


@pytest.mark.parametrize(("value", "number"), [("3", 3), ("-1", -1), (" 7 ", 7), ("", None), ("x", None), (None, None)])
def test_integers(value: str | None, number: int | None) -> None:
    assert integer(value) == number


@pytest.mark.parametrize(
    ("markup", "theme", "font"),
    [
        ('w:eastAsia="仿宋"', THEME, Font("仿宋")),
        ('w:eastAsia=" 仿宋 "', THEME, Font("仿宋")),
        ('w:eastAsia="仿宋_GB2312;仿宋"', THEME, Font("仿宋_GB2312;仿宋")),
        ('w:eastAsiaTheme="minorEastAsia"', THEME, Font("等线", theme=True)),
        ('w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia"', THEME, Font("等线", theme=True)),
        ('w:eastAsiaTheme="minorHAnsi"', THEME, Font("Calibri", theme=True)),
        ('w:eastAsiaTheme="majorEastAsia"', THEME, Font(None, theme=True)),
        ('w:eastAsia="仿宋" w:eastAsiaTheme="majorEastAsia"', THEME, Font(None, theme=True)),
        ('w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia"', NO_THEME, Font("仿宋")),
        ('w:eastAsiaTheme="minorEastAsia"', NO_THEME, Font(None, theme=True)),
        ('w:ascii="仿宋" w:hAnsi="仿宋"', THEME, None),
        ('w:eastAsia=""', THEME, None),
        ('w:eastAsia="  "', THEME, None),
    ],
)
def test_the_east_asian_slot(markup: str, theme: Theme, font: Font | None) -> None:
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    fonts = element(f"<w:rFonts {markup}/>")
    assert font_slot(fonts, namespace + "eastAsia", namespace + "eastAsiaTheme", theme) == font


def test_what_a_run_says() -> None:
    said = run_properties(
        element(
            '<w:rPr><w:rStyle w:val="c"/><w:rFonts w:ascii="A" w:eastAsia="B" w:cs="C" w:hint="eastAsia"/><w:b/>'
            '<w:bCs w:val="0"/><w:i/><w:vanish/><w:color w:val="FF0000"/><w:sz w:val="32"/><w:szCs w:val="24"/></w:rPr>'
        ),
        THEME,
    )
    assert (said.east_asia, said.latin, said.complex_font) == (Font("B"), Font("A"), Font("C"))
    assert (said.size, said.complex_size, said.bold, said.complex_bold) == (16.0, 12.0, True, False)
    assert (said.hidden, said.hint, said.style) == (True, True, "c")


@pytest.mark.parametrize(
    "inner", ["", "<w:i/>", '<w:sz w:val="large"/>', '<w:b w:val="maybe"/>', "<w:rFonts/>", '<w:vanish w:val="x"/>']
)
def test_what_cannot_be_read_says_nothing(inner: str) -> None:
    assert run_properties(element(f"<w:rPr>{inner}</w:rPr>"), THEME) == SILENT


def test_no_element_says_nothing() -> None:
    assert run_properties(None, THEME) == SILENT
    assert paragraph_properties(None) == NO_PARAGRAPH


@pytest.mark.parametrize(("hint", "expected"), [("eastAsia", True), ("default", False), ("cs", False)])
def test_hints(hint: str, expected: bool) -> None:
    assert run_properties(element(f'<w:rPr><w:rFonts w:hint="{hint}"/></w:rPr>'), THEME).hint is expected


@pytest.mark.parametrize(
    ("value", "align"),
    [("left", "left"), ("start", "left"), ("center", "center"), ("right", "right"), ("end", "right"), ("both", "both"),
     ("distribute", "distribute"), ("thaiDistribute", "distribute"), ("lowKashida", "both"), ("mediumKashida", "both"),
     ("highKashida", "both"), ("居中", None), ("CENTER", None), ("", None)],
)  # fmt: skip
def test_alignments(value: str, align: str | None) -> None:
    assert paragraph_properties(element(f'<w:pPr><w:jc w:val="{value}"/></w:pPr>')).align == align


def test_what_a_paragraph_says() -> None:
    said = paragraph_properties(
        element(
            '<w:pPr><w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="2"/><w:numId w:val="7"/></w:numPr><w:bidi/>'
            '<w:jc w:val="both"/><w:outlineLvl w:val="3"/></w:pPr>'
        )
    )
    assert said == ("both", True, "7", 2, 3, "1")


@pytest.mark.parametrize(
    ("inner", "reference"),
    [
        ('<w:ilvl w:val="1"/><w:numId w:val="3"/>', ("3", 1)),
        ('<w:numId w:val="3"/>', ("3", None)),
        ('<w:ilvl w:val="1"/>', (None, 1)),
        ('<w:ilvl w:val="9"/><w:numId w:val="3"/>', ("3", None)),
        ('<w:ilvl w:val="-1"/><w:numId w:val="3"/>', ("3", None)),
        ('<w:ilvl w:val="一"/><w:numId w:val=" 3 "/>', ("3", None)),
        ('<w:ilvl/><w:numId w:val=""/>', (None, None)),
        ('<w:numId w:val="0"/>', ("0", None)),
        ("<w:numId/>", (None, None)),
        ("", (None, None)),
    ],
)
def test_numbering_references(inner: str, reference: tuple[str | None, int | None]) -> None:
    assert numbering_reference(element(f"<w:numPr>{inner}</w:numPr>")) == reference
