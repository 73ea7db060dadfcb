"""Fonts, sizes and bold by every route, and the words that say which route it was (ECMA-376 Part 1, 17.7.2, 17.7.3)."""

from __future__ import annotations

import pytest

from docchecker.model import Effective, Look, Origin, OriginKind
from tests.building import Para, Run, Table, document, style, theme_part
from tests.word.reading import bare, look, only, plain, run_defaults, xml_style

DIRECT = "直接格式"
DEFAULTS = "文档默认"
PROGRAM = "软件默认值"
BOLD = "<w:rPr><w:b/></w:rPr>"
NOT_BOLD = '<w:rPr><w:b w:val="0"/></w:rPr>'


def _fonts(markup: str) -> str:
    return f"<w:rPr><w:rFonts {markup}/></w:rPr>"


def _east(found: Look) -> tuple[str | None, str]:
    return found.east_asia_font.value, found.east_asia_font.origin.text


def _bold(found: Look) -> tuple[bool | None, str]:
    return found.bold.value, found.bold.origin.text


# routes and their words


@pytest.mark.parametrize(
    ("run", "paragraph", "options", "words"),
    [
        (Run("字", east_asia="仿宋", size=16, bold=True), "", {}, DIRECT),
        (Run("字", style="c"), "", {}, "字符样式“c样式”"),
        (Run("字"), "p", {}, "样式“p样式”"),
        (Run("字"), "child", {}, "样式“p样式”"),
        (Run("字"), "", {"defaults": run_defaults('<w:rFonts w:eastAsia="仿宋"/><w:b/><w:sz w:val="32"/>')}, DEFAULTS),
    ],
    ids=["direct", "character style", "paragraph style", "based on", "defaults"],
)
def test_every_route_gives_the_look_and_its_words(
    run: Run, paragraph: str, options: dict[str, str], words: str
) -> None:
    wanted = '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:b/><w:sz w:val="32"/></w:rPr>'
    styles = xml_style("c", wanted, "character") + xml_style("p", wanted) + xml_style("child", "", based_on="p")
    found = look(bare(Para(run, style=paragraph or None), styles=styles, **options))
    assert (_east(found), found.size_pt.value, found.size_pt.origin.text) == (("仿宋", words), 16.0, words)
    assert _bold(found) == (True, words)


def test_a_table_style_gives_a_look_too() -> None:
    wanted = '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:b/><w:sz w:val="32"/></w:rPr>'
    found = look(bare(Table([[Para("字")]], style="t"), styles=xml_style("t", wanted, "table")))
    words = "表格样式“t样式”"
    assert (_east(found), found.size_pt.value, found.size_pt.origin.text) == (("仿宋", words), 16.0, words)
    assert _bold(found) == (True, words)


def test_what_nothing_sets_is_unknown_or_the_programs_default() -> None:
    found = look(bare(Para("字")))
    program = Origin(OriginKind.APPLICATION)
    assert (found.east_asia_font, found.latin_font) == (Effective(None, program), Effective(None, program))
    assert (found.size_pt, found.bold) == (Effective(10.0, program), Effective(False, program))
    assert program.text == PROGRAM


def test_the_default_style_is_named_as_word_names_it() -> None:
    found = look(plain(Para("字"), styles="", extra_parts={}))
    assert _east(found) == ("等线", "文档默认（主题字体）")
    headings = plain(Para("字", style="1"))
    assert look(headings).size_pt == Effective(22.0, Origin(OriginKind.PARAGRAPH_STYLE, "标题 1"))


def test_a_higher_level_hides_a_lower_one() -> None:
    styles = (
        xml_style("t", _fonts('w:eastAsia="表"'), "table")
        + xml_style("p", _fonts('w:eastAsia="段"'))
        + xml_style("c", _fonts('w:eastAsia="字"'), "character")
    )
    defaults = run_defaults('<w:rFonts w:eastAsia="默"/>')

    def east(paragraph: Para) -> str | None:
        return look(bare(Table([[paragraph]], style="t"), defaults=defaults, styles=styles)).east_asia_font.value

    assert east(Para(Run("字", east_asia="直", style="c"), style="p")) == "直"
    assert east(Para(Run("字", style="c"), style="p")) == "字"
    assert east(Para("字", style="p")) == "段"
    assert east(Para("字")) == "表"
    assert look(bare(Para("字"), defaults=defaults, styles=styles)).east_asia_font.value == "默"


def test_a_style_that_says_nothing_of_a_slot_leaves_the_slot_below() -> None:
    styles = xml_style("p", _fonts('w:ascii="Arial"'))
    found = look(bare(Para("字", style="p"), defaults=run_defaults('<w:rFonts w:eastAsia="宋体"/>'), styles=styles))
    assert (found.east_asia_font.value, found.latin_font.value) == ("宋体", "Arial")


def test_only_the_latin_slot_set_leaves_han_as_it_was() -> None:
    found = look(plain(Para(Run("字", ascii="仿宋"))))
    assert (found.east_asia_font.value, found.latin_font.value) == ("等线", "仿宋")


def test_a_linked_character_style_does_not_format_its_paragraphs() -> None:
    linked = '<w:link w:val="c"/>'
    styles = xml_style("p", linked + '<w:rPr><w:sz w:val="32"/></w:rPr>') + xml_style(
        "c", '<w:link w:val="p"/><w:rPr><w:sz w:val="44"/></w:rPr>', "character"
    )
    found = bare(Para(["段", Run("字", style="c")], style="p"), styles=styles)
    assert [run.look.size_pt.value for run in only(found).runs] == [16.0, 22.0]


@pytest.mark.parametrize("wrong", ["gone", "p"])
def test_a_character_style_that_is_none_changes_nothing(wrong: str) -> None:
    styles = xml_style("p", '<w:rPr><w:sz w:val="44"/></w:rPr>')
    assert look(bare(Para(Run("字", style=wrong)), styles=styles)).size_pt.value == 10.0


# themes


THEMED = Run("字", theme="minorEastAsia", ascii_theme="minorHAnsi")


def test_theme_fonts_are_resolved_and_named() -> None:
    found = look(plain(Para(THEMED), theme=theme_part(minor=("Calibri", "仿宋", "宋体"))))
    assert _east(found) == ("仿宋", "直接格式（主题字体）")
    assert (found.latin_font.value, found.latin_font.origin.text) == ("Calibri", "直接格式（主题字体）")


def test_an_empty_theme_face_is_chosen_by_the_theme_language() -> None:
    theme = theme_part(minor=("Calibri", "", "仿宋"))
    assert look(plain(Para(THEMED), theme=theme)).east_asia_font.value == "仿宋"
    japanese = '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/>'
    assert look(plain(Para(THEMED), theme=theme, settings=japanese)).east_asia_font.value == "ＭＳ 明朝"


def test_an_unknown_theme_face_is_unknown_and_not_the_face_below() -> None:
    theme = theme_part(minor=("Calibri", "", ""))
    found = look(plain(Para(THEMED), theme=theme, doc_defaults=run_defaults('<w:rFonts w:eastAsia="宋体"/>')))
    assert _east(found) == (None, "直接格式（主题字体）")


def test_on_one_element_the_theme_hides_the_literal() -> None:
    both = Run("字", east_asia="仿宋", theme="minorEastAsia")
    assert look(plain(Para(both), theme=theme_part(minor=("Calibri", "", "宋体")))).east_asia_font.value == "宋体"


def test_a_literal_from_a_higher_level_hides_a_theme_below() -> None:
    styles = style("p", "甲", Run(theme="majorEastAsia"), based_on="a")
    assert look(plain(Para(Run("字", east_asia="仿宋"), style="p"), styles=styles)).east_asia_font.value == "仿宋"


def test_a_theme_from_a_higher_level_hides_a_literal_below() -> None:
    styles = style("p", "甲", Run(east_asia="黑体"), based_on="a")
    found = look(plain(Para(Run("字", theme="minorEastAsia"), style="p"), styles=styles))
    assert found.east_asia_font.value == "等线"


def test_without_a_theme_the_literal_beside_the_reference_counts() -> None:
    both = Run("字", east_asia="仿宋", theme="minorEastAsia")
    found = look(plain(Para(both), extra_parts={"word/theme/theme1.xml": None}))
    assert _east(found) == ("仿宋", DIRECT)


def test_the_latin_face_of_a_theme_may_serve_han() -> None:
    assert look(plain(Para(Run("字", theme="minorHAnsi")))).east_asia_font.value == "等线"


@pytest.mark.parametrize("name", ["仿宋_GB2312;仿宋", "@仿宋", "FangSong_GB2312", "???"])
def test_font_names_stay_as_the_document_spells_them(name: str) -> None:
    assert look(plain(Para(Run("字", east_asia=name)))).east_asia_font.value == name


def test_times_new_roman_in_the_east_asian_slot_gives_way_to_the_latin_pair() -> None:
    # [MS-OI29500] on 17.3.2.26: eastAsia Times New Roman, ascii and hAnsi equal → the ascii font is used
    assert look(bare(Para(Run("字", east_asia="Times New Roman", ascii="仿宋")))).east_asia_font.value == "仿宋"
    odd = _fonts('w:eastAsia="Times New Roman" w:ascii="仿宋" w:hAnsi="Arial"')
    found = look(bare(Para("字", style="p"), styles=xml_style("p", odd)))
    assert found.east_asia_font.value == "Times New Roman"


# sizes


@pytest.mark.parametrize(
    ("size", "points"),
    [("32", 16.0), ("32.5", 16.0), ("16pt", 16.0), ("三号", 12.0), ("", 12.0), ("0", 12.0), ("-4", 12.0)],
)
def test_odd_sizes_are_read_or_left_to_the_level_below(size: str, points: float) -> None:
    run = Run("字", raw_rpr=f'<w:sz w:val="{size}"/>')
    assert (
        look(bare(Para(run, style="p"), styles=xml_style("p", '<w:rPr><w:sz w:val="24"/></w:rPr>'))).size_pt.value
        == points
    )


# complex script


COMPLEX = '<w:rFonts w:ascii="A" w:eastAsia="E" w:cs="C"/>{}<w:b/><w:sz w:val="32"/><w:szCs w:val="24"/>'


@pytest.mark.parametrize(
    ("switch", "on"),
    [("", False), ("<w:cs/>", True), ("<w:rtl/>", True), ('<w:cs w:val="0"/>', False), ('<w:rtl w:val="off"/>', False),
     ('<w:rtl/><w:cs w:val="0"/>', True), ('<w:rtl w:val="0"/><w:cs/>', True)],
)  # fmt: skip
def test_complex_script_runs_take_the_complex_values(switch: str, on: bool) -> None:
    # [MS-OI29500] on 17.3.2.26: under w:cs or w:rtl the cs font is used, regardless of the characters
    found = look(bare(Para(Run("字", raw_rpr=COMPLEX.format(switch)))))
    assert (found.size_pt.value, found.bold.value) == ((12.0, False) if on else (16.0, True))
    assert (found.east_asia_font.value, found.latin_font.value) == (("C", "C") if on else ("E", "A"))


def test_complex_script_is_no_toggle() -> None:
    styles = xml_style("p", "<w:rPr><w:rtl/></w:rPr>") + xml_style("c", "<w:rPr><w:rtl/></w:rPr>", "character")
    found = look(bare(Para(Run("字", style="c", raw_rpr=COMPLEX.format("")), style="p"), styles=styles))
    assert found.size_pt.value == 12.0


# hints


@pytest.mark.parametrize(("hint", "expected"), [(None, False), ("eastAsia", True), ("default", False), ("cs", False)])
def test_hints_are_kept(hint: str | None, expected: bool) -> None:
    assert look(plain(Para(Run("“字”", hint=hint)))).hint_east_asia is expected


def test_a_direct_hint_hides_a_styles_hint() -> None:
    styles = xml_style("p", _fonts('w:hint="eastAsia"'))
    assert look(bare(Para("“字”", style="p"), styles=styles)).hint_east_asia is True
    assert look(bare(Para(Run("“字”", hint="default"), style="p"), styles=styles)).hint_east_asia is False


def test_reading_twice_gives_equal_documents() -> None:
    data = document([Para(Run("字", size=16)), Table([["表"]])])
    from docchecker.word.reader import read

    assert read(data) == read(data)
