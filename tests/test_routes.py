"""The same look by different routes gets the same verdict: each route has a right twin that passes and a wrong one.

All are built from the shipped good case and list, with one thing changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from docchecker import load_notice
from docchecker.checks import run
from docchecker.classify import classify
from docchecker.findings import Finding, Level
from docchecker.word.reader import read
from fixtures import texts
from tests.building import (
    WORD,
    WPS,
    Base,
    Block,
    Inline,
    NumberLevel,
    Para,
    Run,
    Table,
    control,
    deleted,
    document,
    inserted,
    numbering_part,
    style,
    theme_part,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from fixtures.looks import Line

NOTICE = load_notice()
CASE = texts.case()
TITLE, HEADING, SUBHEADING, BODY = "title", "heading", "subheading", "body"
TITLE_FORMAT = {("CASE-TITLE-FORMAT", "error")}
HEADING_FORMAT = {("CASE-HEADING-FORMAT", "error")}
BODY_FORMAT = {("CASE-BODY-FORMAT", "error")}
NAME_FORMAT = {("LIST-NAME-FORMAT", "error")}
SECTIONS = {("CASE-SECTIONS", "error")}
REVISIONS = {("DOC-REVISIONS", "warning")}

Look = dict[str, Run]
DIRECT: Look = {
    TITLE: Run(east_asia="宋体", size=22, bold=True),
    HEADING: Run(east_asia="黑体", size=16),
    SUBHEADING: Run(east_asia="楷体", size=16),
    BODY: Run(east_asia="仿宋", size=16),
}
CENTRED = Para(align="center")


def paragraph(line: Line, looks: Look, **layout: Any) -> Para:
    """A line of the case with direct formatting."""
    aligned = "center" if line.role == TITLE else None
    return replace(Para(replace(looks[line.role], text=line.text), align=aligned), **layout)


def case(looks: Look | None = None, **layouts: dict[str, Any]) -> list[Block]:
    """The good case with direct formatting; ``layouts`` changes the paragraphs of a role."""
    return [paragraph(line, DIRECT | (looks or {}), **layouts.get(line.role, {})) for line in CASE]


def findings(body: Sequence[Block], base: Base = WORD, **parts: str) -> list[Finding]:
    """Errors and warnings of a document."""
    read_back = read(document(body, base, **parts))
    found, _ = run(read_back, classify(read_back, NOTICE), NOTICE)
    return [finding for finding in found if finding.level is not Level.NOTE]


def rules(body: Sequence[Block], base: Base = WORD, **parts: str) -> set[tuple[str, str]]:
    """Rule and level of each error and warning."""
    return {(finding.rule, str(finding.level)) for finding in findings(body, base, **parts)}


# --- direct formatting -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", [WORD, WPS], ids=["Word", "WPS"])
def test_direct_formatting(base: Base) -> None:
    assert rules(case(), base) == set()


@pytest.mark.parametrize(
    ("role", "look", "expected"),
    [
        (TITLE, Run(east_asia="黑体", size=22, bold=True), TITLE_FORMAT),
        (TITLE, Run(east_asia="宋体", size=18, bold=True), TITLE_FORMAT),
        (TITLE, Run(east_asia="宋体", size=22), TITLE_FORMAT),
        (HEADING, Run(east_asia="仿宋", size=16), HEADING_FORMAT),
        (HEADING, Run(east_asia="黑体", size=15), HEADING_FORMAT),
        (BODY, Run(east_asia="宋体", size=16), BODY_FORMAT),
        (BODY, Run(east_asia="仿宋", size=15), BODY_FORMAT),
        (BODY, Run(east_asia="仿宋", size="33"), BODY_FORMAT),
    ],
)
def test_direct_formatting_wrong(role: str, look: Run, expected: set[tuple[str, str]]) -> None:
    assert rules(case({role: look})) == expected


def test_bold_headings_and_body_are_nobodys_business() -> None:
    bold = {role: replace(DIRECT[role], bold=True) for role in (HEADING, SUBHEADING, BODY)}
    assert rules(case(bold, heading={"align": "center"}, body={"first_line": 2.0})) == set()


@pytest.mark.parametrize("size", [16, "16pt", "32"])
def test_one_size_written_in_several_ways(size: float | str) -> None:
    assert rules(case({BODY: Run(east_asia="仿宋", size=size)})) == set()


# --- the Latin slot --------------------------------------------------------------------------------------------


def test_a_han_font_in_the_latin_slot_only_is_wrong() -> None:
    found = findings(case({BODY: Run(ascii="仿宋", size=16)}))
    assert {(finding.rule, finding.actual) for finding in found} == {("CASE-BODY-FORMAT", "等线")}


def test_another_font_in_the_latin_slot_is_right() -> None:
    assert rules(case({BODY: Run(east_asia="仿宋", ascii="Times New Roman", size=16)})) == set()


# --- styles and defaults ---------------------------------------------------------------------------------------

_ROLES = {TITLE: "st", HEADING: "sh", SUBHEADING: "ss", BODY: "sb"}


def styled(**changes: Run) -> dict[str, str]:
    """Styles on top of one another: size and font of the body in the base, the rest based on it."""
    looks = {
        BODY: Run(east_asia="仿宋", size=16),
        HEADING: Run(east_asia="黑体"),
        SUBHEADING: Run(east_asia="楷体"),
        TITLE: Run(east_asia="宋体", size=22, bold=True),
    } | changes
    return {
        "styles": "".join(
            style(
                _ROLES[role],
                f"公文{role}",
                look,
                CENTRED if role == TITLE else None,
                based_on=WORD.normal if role == BODY else _ROLES[BODY],
            )
            for role, look in looks.items()
        )
    }


STYLED: list[Block] = [Para(line.text, style=_ROLES[line.role]) for line in CASE]


def test_named_styles_only() -> None:
    assert rules(STYLED, **styled()) == set()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({HEADING: Run()}, HEADING_FORMAT),
        ({HEADING: Run(east_asia="黑体", size=14)}, HEADING_FORMAT),
        ({TITLE: Run(east_asia="宋体", size=22)}, TITLE_FORMAT),
        ({TITLE: Run(east_asia="宋体", bold=True)}, TITLE_FORMAT),
    ],
)
def test_named_styles_wrong_by_what_they_inherit(changes: Look, expected: set[tuple[str, str]]) -> None:
    assert rules(STYLED, **styled(**changes)) == expected


def test_a_wrong_base_style_shows_in_every_role_based_on_it() -> None:
    assert rules(STYLED, **styled(body=Run(east_asia="仿宋", size=15))) == HEADING_FORMAT | BODY_FORMAT


_DEFAULTS = '<w:rPrDefault><w:rPr><w:rFonts w:eastAsia="{}"/><w:sz w:val="32"/></w:rPr></w:rPrDefault>'


@pytest.mark.parametrize(("font", "expected"), [("仿宋_GB2312", set()), ("宋体", BODY_FORMAT)])
def test_document_defaults(font: str, expected: set[tuple[str, str]]) -> None:
    assert rules(case({BODY: Run()}), doc_defaults=_DEFAULTS.format(font)) == expected


def test_the_default_style_stands_over_the_document_defaults() -> None:
    found = findings(case({BODY: Run()}), WPS, doc_defaults=_DEFAULTS.format("仿宋"))
    assert {(f.rule, f.actual) for f in found} == {("CASE-BODY-FORMAT", "宋体，五号（10.5磅）")}


# --- theme -----------------------------------------------------------------------------------------------------

_THEMED = {BODY: Run(theme="minorEastAsia", size=16)}


@pytest.mark.parametrize(("hans", "expected"), [("仿宋", set()), ("等线", BODY_FORMAT)])
def test_a_theme_font_by_its_hans_entry(hans: str, expected: set[tuple[str, str]]) -> None:
    assert rules(case(_THEMED), theme=theme_part(minor=("Calibri", "", hans))) == expected


def test_a_theme_attribute_beats_the_literal_on_the_same_element() -> None:
    both = {BODY: Run(east_asia="仿宋", theme="minorEastAsia", size=16)}
    assert rules(case(both), theme=theme_part(minor=("Calibri", "", "宋体"))) == BODY_FORMAT
    swapped = {BODY: Run(east_asia="宋体", theme="minorEastAsia", size=16)}
    assert rules(case(swapped), theme=theme_part(minor=("Calibri", "", "仿宋"))) == set()


def test_a_literal_on_the_run_beats_the_theme_of_its_style() -> None:
    themed = style("sb", "公文正文", Run(theme="minorEastAsia", size=16), based_on=WORD.normal)
    theme = theme_part(minor=("Calibri", "", "宋体"))
    right = case({BODY: Run(east_asia="仿宋")}, body={"style": "sb"})
    assert rules(right, styles=themed, theme=theme) == set()
    assert rules(case({BODY: Run()}, body={"style": "sb"}), styles=themed, theme=theme) == BODY_FORMAT


# --- aliases ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["仿宋_GB2312", "FangSong", "fangsong", "方正仿宋_GBK", "STFangsong", "仿宋_GB2312;仿宋"]
)
def test_aliases_of_fangsong(name: str) -> None:
    assert rules(case({BODY: Run(east_asia=name, size=16)})) == set()


@pytest.mark.parametrize(
    ("role", "names"), [(TITLE, ("SimSun", "新宋体", "STSong")), (HEADING, ("SimHei", "方正黑体_GBK"))]
)
def test_aliases_of_songti_and_heiti(role: str, names: tuple[str, ...]) -> None:
    for name in names:
        assert rules(case({role: replace(DIRECT[role], east_asia=name)})) == set()


@pytest.mark.parametrize("name", ["华文中宋", "微软雅黑", "仿宋", "方正大标宋简体"])
def test_no_aliases_of_songti(name: str) -> None:
    assert rules(case({TITLE: replace(DIRECT[TITLE], east_asia=name)})) == TITLE_FORMAT


# --- runs ------------------------------------------------------------------------------------------------------


def split(line: Line, second: Run) -> Para:
    """A paragraph in two runs, the first right."""
    if line.role != BODY or not line.text:
        return paragraph(line, DIRECT)
    half = len(line.text) // 2
    return Para([replace(DIRECT[BODY], text=line.text[:half]), replace(second, text=line.text[half:])])


def test_a_wrong_font_from_the_second_run_on() -> None:
    wrong = Run(east_asia="宋体", size=16)
    found = findings([split(line, wrong) for line in CASE])
    assert {finding.rule for finding in found} == {"CASE-BODY-FORMAT"}
    (one,) = found
    assert one.location.start is not None
    assert one.location.start > 0


def test_a_right_font_from_the_second_run_on() -> None:
    assert rules([split(line, Run(east_asia="FangSong", size=16)) for line in CASE]) == set()


# --- toggles ---------------------------------------------------------------------------------------------------

_BOLD_TITLE = style("st", "公文标题", Run(east_asia="宋体", size=22, bold=True), CENTRED, based_on=WORD.normal)


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (Run(), set()),
        (Run(style="a4"), TITLE_FORMAT),
        (Run(style="a4", bold=True), set()),
        (Run(bold=False), TITLE_FORMAT),
    ],
    ids=["style only", "two bold styles make none", "direct is absolute", "switched off"],
)
def test_a_bold_style_and_a_bold_character_style(run: Run, expected: set[tuple[str, str]]) -> None:
    assert rules(case({TITLE: run}, title={"style": "st", "align": None}), styles=_BOLD_TITLE) == expected


# --- numbering -------------------------------------------------------------------------------------------------


def automatic(text: str, pattern: str, number_format: str) -> tuple[list[Block], str]:
    """The case with its headings numbered by Word."""
    body: list[Block] = []
    for line in CASE:
        if line.role == HEADING:
            body.append(Para(replace(DIRECT[HEADING], text=line.text[2:].replace("经验启示", text)), numbering=1))
        else:
            body.append(paragraph(line, DIRECT))
    return body, numbering_part([NumberLevel(pattern, number_format)])


@pytest.mark.parametrize(
    "form", [("%1、", "chineseCountingThousand"), ("%1、", "chineseCounting"), ("（%1）", "chineseCounting")]
)
def test_automatic_numbers(form: tuple[str, str]) -> None:
    body, numbering = automatic("经验启示", *form)
    assert rules(body, numbering=numbering) == set()


def test_automatic_numbers_before_wrong_words() -> None:
    body, numbering = automatic("经验与启示", "%1、", "chineseCounting")
    assert rules(body, numbering=numbering) == SECTIONS


def test_a_number_both_automatic_and_typed() -> None:
    body = case(heading={"numbering": 1})
    found = findings(body, numbering=numbering_part([NumberLevel("%1、")]))
    assert [finding.message for finding in found] == [
        "标题“一、一、背景情况”与附件不一致，应为“一、背景情况”",
        "标题“二、二、主要做法和成效”与附件不一致，应为“二、主要做法和成效”",
        "标题“三、三、经验启示”与附件不一致，应为“三、经验启示”",
    ]


# --- wrapped content -------------------------------------------------------------------------------------------


def wrapped(make: Callable[[Para], Block]) -> list[Block]:
    """The case with its title in something else."""
    title, *rest = case()
    assert isinstance(title, Para)
    return [make(title), *rest]


def test_a_title_in_a_content_control() -> None:
    assert rules(wrapped(lambda title: control(title))) == set()
    assert (
        rules(
            wrapped(
                lambda title: replace(title, runs=[control(Run(CASE[0].text, east_asia="宋体", size=22, bold=True))])
            )
        )
        == set()
    )


def test_a_wrong_title_in_a_content_control() -> None:
    wrong = Run(CASE[0].text, east_asia="宋体", size=22)
    assert rules(wrapped(lambda title: control(replace(title, runs=wrong)))) == TITLE_FORMAT
    assert rules(wrapped(lambda title: replace(title, runs=[control(wrong)]))) == TITLE_FORMAT


def revised(put_in: Run) -> list[Block]:
    """One body paragraph inserted as a whole, another deleted as a whole."""
    body = case()
    place = next(i for i, line in enumerate(CASE) if line.role == BODY and line.text)
    kept = Para([inserted(replace(put_in, text=CASE[place].text))])
    gone = Para([deleted(Run("这一段已经删去。", east_asia="宋体", size=9))])
    return [*body[:place], kept, gone, *body[place + 1 :]]


def test_an_inserted_and_a_deleted_paragraph() -> None:
    assert rules(revised(DIRECT[BODY])) == REVISIONS


def test_an_inserted_paragraph_in_a_wrong_font() -> None:
    assert rules(revised(Run(east_asia="宋体", size=16))) == REVISIONS | BODY_FORMAT


# --- tables ----------------------------------------------------------------------------------------------------


def second_part_in_a_table(looks: Look) -> list[Block]:
    """The case with the text of its second part in a one-cell table."""
    start = texts.start_of(CASE, "二、") + 1
    end = texts.start_of(CASE, "三、")
    body = case(looks)
    return [*body[:start], Table([[body[start:end]]], style="a5"), *body[end:]]


def test_a_part_in_a_table() -> None:
    assert rules(second_part_in_a_table({})) == set()


def test_a_part_in_a_table_in_a_wrong_size() -> None:
    assert rules(second_part_in_a_table({BODY: Run(east_asia="仿宋", size=14)})) == BODY_FORMAT


def test_the_whole_text_in_a_one_cell_table() -> None:
    assert rules([Table([[case()]])]) == set()
    assert rules([Table([[case({HEADING: Run(east_asia="仿宋", size=16)})]])]) == HEADING_FORMAT


def test_a_table_style_stands_between_defaults_and_paragraph_style() -> None:
    bold = style("tb", "粗体表", Run(bold=True), kind="table", based_on="a1")
    plain = {TITLE: Run(east_asia="宋体", size=22)}
    assert rules([Table([[case(plain)]], style="tb")], styles=bold) == set()
    off = {TITLE: Run(east_asia="宋体", size=22, bold=False)}
    assert rules([Table([[case(off)]], style="tb")], styles=bold) == TITLE_FORMAT


# --- alignment -------------------------------------------------------------------------------------------------


def test_centring_by_spaces_is_no_centring() -> None:
    spaced = replace(DIRECT[TITLE], text="\u3000\u3000" + CASE[0].text)
    body: list[Block] = [Para(spaced), *case()[1:]]
    (found,) = findings(body)
    assert found.rule == "CASE-TITLE-FORMAT"
    assert found.message == "标题对齐方式是两端对齐（用空格凑成居中的样子），应为居中"


@pytest.mark.parametrize(
    ("align", "expected"),
    [
        ("center", set()),
        ("left", TITLE_FORMAT),
        ("start", TITLE_FORMAT),
        ("both", TITLE_FORMAT),
        ("distribute", TITLE_FORMAT),
    ],
)
def test_alignment(align: str, expected: set[tuple[str, str]]) -> None:
    assert rules(case(title={"align": align})) == expected


def test_alignment_from_a_style() -> None:
    layout = style("st", "居中段", None, CENTRED, based_on=WORD.normal)
    assert rules(case(title={"align": None, "style": "st"}), styles=layout) == set()
    assert rules(case(title={"align": "left", "style": "st"}), styles=layout) == TITLE_FORMAT


# --- a list ----------------------------------------------------------------------------------------------------


def listed(name: Run, body: Run, **layout: Any) -> list[Block]:
    """The good list, each problem in one paragraph with its name as the head; ``layout`` as of a paragraph."""
    title: Block = Para(replace(DIRECT[TITLE], text=texts.list_title()), align="center")
    numbered = "numbering" in layout
    items: list[Block] = []
    for number, (head, text) in enumerate(texts.items(), 1):
        label = "" if numbered else f"{number}."
        runs: list[Inline] = [replace(name, text=f"{label}{head}。"), replace(body, text=text)]
        items.append(replace(Para(runs), **layout))
    return [title, *items]


def test_a_list_by_direct_formatting() -> None:
    assert rules(listed(Run(east_asia="仿宋", size=16, bold=True), DIRECT[BODY])) == set()


def test_a_list_with_automatic_numbers() -> None:
    bold = Run(east_asia="仿宋", size=16, bold=True)
    decimal = numbering_part([NumberLevel("%1.", "decimal")])
    assert rules(listed(bold, DIRECT[BODY], numbering=1), numbering=decimal) == set()
    chinese = numbering_part([NumberLevel("%1、", "chineseCounting")])
    assert rules(listed(bold, DIRECT[BODY], numbering=1), numbering=chinese) == {("LIST-NUMBERING", "warning")}


def test_bold_names_by_a_character_style() -> None:
    assert rules(listed(replace(DIRECT[BODY], style="a4"), DIRECT[BODY])) == set()


def test_names_in_a_bold_style_and_a_bold_character_style_are_not_bold() -> None:
    strong = style("sb", "加粗正文", Run(east_asia="仿宋", size=16, bold=True), based_on=WORD.normal)
    found = rules(listed(Run(style="a4"), Run(bold=False), style="sb"), styles=strong)
    assert found == NAME_FORMAT
    assert rules(listed(Run(), Run(bold=False), style="sb"), styles=strong) == set()


def test_white_space_in_another_font_decides_nothing() -> None:
    spaces = Run("  ", east_asia="宋体", size=9)
    behind = [Para([replace(DIRECT[line.role], text=line.text), spaces]) for line in CASE[1:]]
    assert rules([*case()[:1], *behind, Para("", mark=Run(east_asia="宋体", size=9))]) == set()
