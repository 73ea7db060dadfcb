"""Table styles and their conditional parts (ECMA-376 Part 1, 17.7.6, 17.4.55, 17.18.89)."""

from __future__ import annotations

import pytest

from docchecker.word.tables import read_look
from tests.building import Para, Raw, Run, Table
from tests.building.markup import block
from tests.word.reading import bare, element, texts

ALL = '<w:tblLook w:firstRow="1" w:lastRow="1" w:firstColumn="1" w:lastColumn="1" w:noHBand="{}" w:noVBand="{}"/>'
ROWS, COLUMNS, NO_BANDS = ALL.format(0, 1), ALL.format(1, 0), ALL.format(1, 1)
BANDS_ONLY = '<w:tblLook w:val="0000"/>'


def _part(kind: str, inner: str = "") -> str:
    inner = inner or f'<w:rPr><w:rFonts w:eastAsia="{kind}"/></w:rPr>'
    return f'<w:tblStylePr w:type="{kind}">{inner}</w:tblStylePr>'


def _style(*parts: str, inner: str = "", identifier: str = "t", based_on: str = "") -> str:
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="table" w:styleId="{identifier}"><w:name w:val="{identifier}"/>{parent}{inner}{"".join(parts)}'
        "</w:style>"
    )


def _grid(styles: str, look: str, rows: int = 4, columns: int = 4) -> list[list[str]]:
    """The east-Asian font of every cell."""
    table = Table([["字"] * columns] * rows, style="t", raw_tblpr=look)
    found = bare(table, styles=styles)
    fonts = [p.runs[0].look.east_asia_font.value or "-" for p in found.paragraphs]
    return [fonts[at : at + columns] for at in range(0, len(fonts), columns)]


WHOLE = '<w:rPr><w:rFonts w:eastAsia="w"/></w:rPr>'


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("firstRow", ["xxxx", "----", "----", "----"]),
        ("lastRow", ["----", "----", "----", "xxxx"]),
        ("firstCol", ["x---", "x---", "x---", "x---"]),
        ("lastCol", ["---x", "---x", "---x", "---x"]),
        ("nwCell", ["x---", "----", "----", "----"]),
        ("neCell", ["---x", "----", "----", "----"]),
        ("swCell", ["----", "----", "----", "x---"]),
        ("seCell", ["----", "----", "----", "---x"]),
        ("wholeTable", ["xxxx", "xxxx", "xxxx", "xxxx"]),
        ("band1Horz", ["----", "xxxx", "----", "----"]),
        ("band2Horz", ["----", "----", "xxxx", "----"]),
        ("band1Vert", ["-x--", "-x--", "-x--", "-x--"]),
        ("band2Vert", ["--x-", "--x-", "--x-", "--x-"]),
        ("nonsense", ["----", "----", "----", "----"]),
    ],
)
def test_every_part_formats_its_cells(kind: str, where: list[str]) -> None:
    grid = _grid(_style(_part(kind)), ALL.format(0, 0))
    assert ["".join("x" if font == kind else font for font in row) for row in grid] == where


@pytest.mark.parametrize(
    ("look", "applied"),
    [
        ("", {"band1Horz", "band1Vert"}),
        ('<w:tblLook w:val="0000"/>', {"band1Horz", "band1Vert"}),
        ('<w:tblLook w:val="0020"/>', {"firstRow", "band1Vert"}),
        ('<w:tblLook w:val="0040"/>', {"band1Horz", "band1Vert"}),
        ('<w:tblLook w:val="0080"/>', {"firstCol", "band1Horz"}),
        ('<w:tblLook w:val="00A0"/>', {"firstRow", "firstCol", "nwCell"}),
        ('<w:tblLook w:val="0200"/>', {"band1Vert"}),
        ('<w:tblLook w:val="0400"/>', {"band1Horz"}),
        ('<w:tblLook w:val="0600"/>', set()),
        ('<w:tblLook w:val="04A0" w:firstRow="0"/>', {"firstCol", "band1Horz"}),
        ('<w:tblLook w:val="0600" w:firstRow="true"/>', {"firstRow"}),
        ('<w:tblLook w:firstRow="on" w:noVBand="1"/>', {"firstRow"}),
        ('<w:tblLook w:val="rubbish" w:noHBand="1" w:noVBand="1"/>', set()),
    ],
)
def test_the_look_says_which_parts_count(look: str, applied: set[str]) -> None:
    """Each part sets something of its own; what reaches the first cell of a 3 × 3 table is what applies there."""
    marks = {
        "firstRow": '<w:rFonts w:eastAsia="r"/>', "firstCol": '<w:rFonts w:ascii="c"/>', "nwCell": "<w:b/>",
        "band1Horz": '<w:sz w:val="20"/>', "band1Vert": '<w:rFonts w:hint="eastAsia"/>', "lastRow": '<w:sz w:val="80"/>',
    }  # fmt: skip
    styles = _style(*(_part(kind, f"<w:rPr>{inner}</w:rPr>") for kind, inner in marks.items()))
    defaults = '<w:rPrDefault><w:rPr><w:sz w:val="60"/></w:rPr></w:rPrDefault>'
    found = bare(Table([["字"] * 3] * 3, style="t", raw_tblpr=look), styles=styles, defaults=defaults)
    first = found.paragraphs[0].runs[0].look
    seen = {
        "firstRow": first.east_asia_font.value == "r", "firstCol": first.latin_font.value == "c",
        "nwCell": first.bold.value, "band1Horz": first.size_pt.value == 10.0, "band1Vert": first.hint_east_asia,
        "lastRow": first.size_pt.value == 40.0,
    }  # fmt: skip
    assert {kind for kind, there in seen.items() if there} == applied


@pytest.mark.parametrize(
    ("markup", "on"),
    [
        ("<w:tblPr/>", set()),
        ('<w:tblPr><w:tblLook w:val="01E0"/></w:tblPr>', {"firstRow", "lastRow", "firstColumn", "lastColumn"}),
        ('<w:tblPr><w:tblLook w:val="0600"/></w:tblPr>', {"noHBand", "noVBand"}),
        ('<w:tblPr><w:tblLook w:val="0600" w:noHBand="0"/></w:tblPr>', {"noVBand"}),
        ('<w:tblPr><w:tblLook w:val="zz" w:lastRow="1"/></w:tblPr>', {"lastRow"}),
        ('<w:tblPr><w:tblLook w:lastColumn="false" w:firstColumn="yes"/></w:tblPr>', set()),
    ],
)
def test_bits_and_attributes(markup: str, on: set[str]) -> None:
    assert {name for name, value in read_look(element(markup)).items() if value} == on
    assert read_look(None) == {}


def test_later_parts_hide_earlier_ones() -> None:
    """[MS-OI29500] on 17.7.6.6: row bands, column bands, columns, rows, corners; the standard has bands otherwise."""
    kinds = (
        "band1Horz",
        "band1Vert",
        "firstCol",
        "lastCol",
        "firstRow",
        "lastRow",
        "nwCell",
        "neCell",
        "swCell",
        "seCell",
    )
    short = dict(zip(kinds, "hvclrbNEWS", strict=True))

    def shown(*used: str) -> list[str]:
        grid = _grid(_style(*(_part(kind) for kind in used)), ALL.format(0, 0), 3, 3)
        return ["".join(short.get(font, font) for font in row) for row in grid]

    assert shown(*kinds) == ["NrE", "cvl", "WbS"]
    assert shown("firstCol", "lastCol", "firstRow", "lastRow") == ["rrr", "c-l", "bbb"]
    assert shown("firstRow", "firstCol") == ["rrr", "c--", "c--"]
    assert shown("band1Horz", "band1Vert") == ["-v-", "hvh", "-v-"]


def test_a_single_row_is_the_first_row_and_a_single_column_both_columns() -> None:
    assert _grid(_style(_part("firstRow"), _part("lastRow")), NO_BANDS, 1, 2) == [["firstRow", "firstRow"]]
    assert _grid(_style(_part("firstCol"), _part("lastCol")), NO_BANDS, 2, 1) == [["lastCol"], ["lastCol"]]


def test_bands_start_over_at_the_first_cell_without_a_first_row() -> None:
    grid = _grid(_style(_part("band1Horz"), _part("band2Horz")), '<w:tblLook w:noVBand="1"/>', 4, 1)
    assert [row[0] for row in grid] == ["band1Horz", "band2Horz", "band1Horz", "band2Horz"]


@pytest.mark.parametrize(("size", "rows"), [("2", "112211"), ("3", "111222"), ("0", "121212"), ("x", "121212")])
def test_bands_may_be_several_rows_or_columns(size: str, rows: str) -> None:
    inner = f'<w:tblPr><w:tblStyleRowBandSize w:val="{size}"/><w:tblStyleColBandSize w:val="{size}"/></w:tblPr>'
    horizontal = _grid(_style(_part("band1Horz"), _part("band2Horz"), inner=inner), '<w:tblLook w:noVBand="1"/>', 6, 1)
    assert "".join(row[0][4] for row in horizontal) == rows
    vertical = _grid(_style(_part("band1Vert"), _part("band2Vert"), inner=inner), '<w:tblLook w:noHBand="1"/>', 1, 6)
    assert "".join(font[4] for font in vertical[0]) == rows


def test_a_repeated_header_row_is_formatted_like_the_first_row() -> None:
    # 17.18.89: any subsequent row with w:tblHeader shall also use the firstRow format
    rows = "".join(
        f"<w:tr><w:trPr>{'<w:tblHeader/>' if n < 2 else ''}</w:trPr><w:tc><w:tcPr/>{block(Para('字'))}</w:tc></w:tr>"
        for n in range(3)
    )
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="t"/>{NO_BANDS}</w:tblPr><w:tblGrid/>{rows}</w:tbl>'
    found = bare(Raw(table), styles=_style(_part("firstRow")))
    assert [p.runs[0].look.east_asia_font.value for p in found.paragraphs] == ["firstRow", "firstRow", None]


# styles based on others


def test_parts_are_inherited_and_laid_over_the_whole_table() -> None:
    base = _style(_part("firstRow"), inner='<w:rPr><w:rFonts w:eastAsia="底" w:ascii="B"/></w:rPr>', identifier="base")
    child = _style(inner='<w:rPr><w:rFonts w:eastAsia="子"/></w:rPr>', based_on="base")
    assert _grid(base + child, NO_BANDS, 2, 1) == [["firstRow"], ["子"]]
    found = bare(Table([["字"]], style="t"), styles=base + child)
    assert found.paragraphs[0].runs[0].look.latin_font.value == "B"


def test_a_part_speaks_only_of_what_it_sets() -> None:
    base = _style(_part("firstRow"), identifier="base")
    child = _style(_part("firstRow", "<w:rPr><w:b/></w:rPr>"), based_on="base")
    found = bare(Table([["字"]], style="t", raw_tblpr=NO_BANDS), styles=base + child).paragraphs[0].runs[0].look
    assert (found.east_asia_font.value, found.bold.value) == ("firstRow", True)
    assert (found.east_asia_font.origin.text, found.bold.origin.text) == ("表格样式“base”", "表格样式“t”")


def test_bold_of_a_part_is_one_level_with_the_whole_table() -> None:
    styles = _style(_part("firstRow", "<w:rPr><w:b/></w:rPr>"), inner="<w:rPr><w:b/></w:rPr>")
    assert (
        bare(Table([["字"]], style="t", raw_tblpr=NO_BANDS), styles=styles).paragraphs[0].runs[0].look.bold.value
        is True
    )


def test_a_direct_regular_run_beats_a_bold_header_row() -> None:
    styles = _style(_part("firstRow", "<w:rPr><w:b/></w:rPr>"))
    table = Table([[Para([Run("粗"), Run("细", bold=False)])]], style="t", raw_tblpr=NO_BANDS)
    assert [run.look.bold.value for run in bare(table, styles=styles).paragraphs[0].runs] == [True, False]


# which style a table has


def test_a_table_without_a_style_takes_the_default_one() -> None:
    default = _style(inner=WHOLE, identifier="d").replace("<w:style ", '<w:style w:default="1" ')
    found = bare(Table([["字"]]), Table([["字"]], style="gone"), Table([["字"]], style="n"), Para("字"), styles=default)
    assert [p.runs[0].look.east_asia_font.value for p in found.paragraphs] == ["w", "w", "w", None]


def test_no_table_style_at_all() -> None:
    assert bare(Table([["字"]], style="gone")).paragraphs[0].runs[0].look.east_asia_font.value is None


def test_a_nested_table_has_its_own_style_and_the_outer_one_returns() -> None:
    styles = _style(inner=WHOLE) + _style(inner='<w:rPr><w:rFonts w:eastAsia="内"/></w:rPr>', identifier="u")
    inner = Table([["内"]], style="u")
    found = bare(Table([[[Para("前"), inner, Table([["无"]]), Para("后")]]], style="t"), Para("外"), styles=styles)
    assert [(p.text, p.runs[0].look.east_asia_font.value) for p in found.paragraphs] == [
        ("前", "w"), ("内", "内"), ("无", None), ("后", "w"), ("外", None),
    ]  # fmt: skip


def test_a_table_without_rows_or_properties() -> None:
    assert texts(bare(Raw("<w:tbl/>"), Raw("<w:tbl><w:tr/></w:tbl>"), Para("甲"))) == ["甲"]
