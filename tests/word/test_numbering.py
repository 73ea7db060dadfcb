"""Automatic numbers as Word shows them: which list and level a paragraph is in, and how the counters run (17.9)."""

from __future__ import annotations

import pytest

from tests.building import NumberLevel, Para, Raw, Run, Table, numbering_part, style
from tests.building.base import XML
from tests.building.wrapping import WORDML
from tests.word.reading import bare, labels, plain

ONE = NumberLevel("%1.", "decimal")
OUTLINE = [
    NumberLevel("%1", "decimal"), NumberLevel("%1.%2", "decimal"), NumberLevel("%1.%2.%3", "decimal"),
    NumberLevel("%1.%2.%3.%4", "decimal"),
]  # fmt: skip
PAGE_END = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def _shown(levels: list[int], part: str, num: int = 1) -> list[str]:
    """Labels of paragraphs at these levels of one list."""
    return labels(plain(*(Para("文", numbering=(num, level)) for level in levels), numbering=part))


def _num(num: int, abstract: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def _start(level: int, value: int | str) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def _part(inner: str) -> str:
    return f'{XML}<w:numbering xmlns:w="{WORDML}">{inner}</w:numbering>'


def _levels(*texts: str, raw: dict[int, str] | None = None) -> str:
    extra = raw or {}
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{extra.get(n, "")}<w:lvlText w:val="{text}"/></w:lvl>'
        for n, text in enumerate(texts)
    )


def _abstract(number: int, inner: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'


# counting


def test_a_list_counts_from_its_start() -> None:
    assert _shown([0, 0, 0], numbering_part([ONE])) == ["1.", "2.", "3."]
    assert _shown([0, 0], numbering_part([NumberLevel("（%1）", "chineseCounting", start=5)])) == ["（五）", "（六）"]
    assert _shown([0, 0], numbering_part([NumberLevel("%1", "decimal", start=0)])) == ["0", "1"]


def test_a_level_without_a_start_begins_at_zero() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    assert _shown([0, 0], _part(_abstract(0, level) + _num(1, 0))) == ["0", "1"]


def test_a_level_without_a_format_is_decimal_and_without_a_text_silent() -> None:
    no_format = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1)"/></w:lvl>'
    assert _shown([0], _part(_abstract(0, no_format) + _num(1, 0))) == ["1)"]
    no_text = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    assert _shown([0], _part(_abstract(0, no_text) + _num(1, 0))) == [""]


def test_deeper_levels_begin_again_under_each_higher_one() -> None:
    assert _shown([0, 1, 1, 2, 0, 1, 2, 2, 1, 2], numbering_part(OUTLINE)) == [
        "1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1", "2.1.2", "2.2", "2.2.1",
    ]  # fmt: skip


def test_skipped_higher_levels_use_up_their_start() -> None:
    assert _shown([1, 0], numbering_part(OUTLINE)) == ["1.1", "2"]
    assert _shown([0, 2, 1, 2], numbering_part(OUTLINE)) == ["1", "1.1.1", "1.2", "1.2.1"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        (None, ["1.1.1", "1.2.1", "2.1.1"]),
        (0, ["1.1.1", "1.2.2", "2.1.3"]),
        (1, ["1.1.1", "1.2.2", "2.1.1"]),
        (2, ["1.1.1", "1.2.1", "2.1.1"]),
        (3, ["1.1.1", "1.2.1", "2.1.1"]),
    ],
)
def test_when_a_level_begins_again_may_be_said(restart: int | None, expected: list[str]) -> None:
    raw = {} if restart is None else {2: f'<w:lvlRestart w:val="{restart}"/>'}
    part = _part(_abstract(0, _levels("%1", "%1.%2", "%1.%2.%3", raw=raw)) + _num(1, 0))
    shown = _shown([0, 1, 2, 1, 2, 0, 1, 2], part)
    assert [shown[at] for at in (2, 4, 7)] == expected


def test_lists_of_the_same_abstract_count_together() -> None:
    part = _part(_abstract(0, _levels("%1.")) + _num(1, 0) + _num(2, 0))
    found = plain(*(Para("文", numbering=num) for num in (1, 2, 1)), numbering=part)
    assert labels(found) == ["1.", "2.", "3."]


def test_lists_of_their_own_count_apart() -> None:
    found = plain(*(Para("文", numbering=num) for num in (1, 2, 1, 2)), numbering=numbering_part([ONE], [ONE]))
    assert labels(found) == ["1.", "1.", "2.", "2."]


# overrides


def test_a_start_override_counts_where_its_list_first_appears() -> None:
    part = _part(_abstract(0, _levels("%1.")) + _num(1, 0) + _num(2, 0, _start(0, 1)) + _num(3, 0, _start(0, 7)))
    found = plain(*(Para("文", numbering=num) for num in (1, 1, 2, 2, 1, 2, 3, 3, 1)), numbering=part)
    assert labels(found) == ["1.", "2.", "1.", "2.", "3.", "4.", "7.", "8.", "9."]


def test_a_start_override_of_a_deeper_level_waits_for_it() -> None:
    part = _part(_abstract(0, _levels("%1", "%1.%2")) + _num(1, 0) + _num(2, 0, _start(1, 5)))
    found = plain(*(Para("文", numbering=place) for place in ((1, 0), (1, 1), (2, 0), (2, 1), (2, 1))), numbering=part)
    assert labels(found) == ["1", "1.1", "2", "2.5", "2.6"]


@pytest.mark.parametrize(
    "override", [_start(0, "x"), _start(9, 3), _start(-1, 3), '<w:lvlOverride><w:startOverride w:val="3"/></w:lvlOverride>',
                 '<w:lvlOverride w:ilvl="0"/>', '<w:lvlOverride w:ilvl="0"><w:startOverride/></w:lvlOverride>']
)  # fmt: skip
def test_an_override_that_cannot_be_read_overrides_nothing(override: str) -> None:
    part = _part(_abstract(0, _levels("%1.")) + _num(1, 0) + _num(2, 0, override))
    assert labels(plain(*(Para("文", numbering=num) for num in (1, 2)), numbering=part)) == ["1.", "2."]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = (
        '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="第%1条"/></w:lvl></w:lvlOverride>'
    )
    part = _part(_abstract(0, _levels("%1.")) + _num(1, 0, own) + _num(2, 0))
    assert _shown([0, 0], part) == ["第三条", "第四条"]
    assert _shown([0, 0], part, 2) == ["1.", "2."]


def test_a_level_of_its_own_with_a_start_of_its_own() -> None:
    own = (
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl></w:lvlOverride>'
    )
    assert _shown([0, 0], _part(_abstract(0, _levels("%1.")) + _num(1, 0, own))) == ["8、", "9、"]


# what a label looks like


@pytest.mark.parametrize(
    ("level", "label"),
    [
        (NumberLevel("%1、", "chineseCounting", suffix="tab"), "一、"),
        (NumberLevel("%1、", "chineseCounting", suffix="space"), "一、"),
        (NumberLevel("第%1部分", "chineseCountingThousand"), "第一部分"),
        (NumberLevel("%1", "decimalEnclosedCircle"), "①"),
        (NumberLevel("附件", "none"), "附件"),
        (NumberLevel("%1附件", "none"), "附件"),
        (NumberLevel("", "decimal"), ""),
        (NumberLevel("•", "bullet"), "•"),
        (NumberLevel("\uf0b7", "bullet"), "\uf0b7"),
        (NumberLevel("", "bullet"), ""),
        (NumberLevel("100%", "decimal"), "100%"),
        (NumberLevel("%1%2.", "decimal"), "1."),
        (NumberLevel("%%1", "decimal"), "%1"),
    ],
)
def test_labels_are_the_text_with_the_number_and_without_the_suffix(level: NumberLevel, label: str) -> None:
    assert _shown([0], numbering_part([level])) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ('<w:lvlText w:null="1"/>', ""),
        ('<w:lvlText w:null="true" w:val=""/>', ""),
        ('<w:lvlText w:null="0" w:val="%1"/>', "1"),
        ("<w:lvlText/>", ""),
    ],
)
def test_a_null_text_is_no_text(text: str, label: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{text}</w:lvl>'
    assert _shown([0], _part(_abstract(0, level) + _num(1, 0))) == [label]


def test_under_legal_numbering_every_level_is_decimal() -> None:
    levels = [NumberLevel("第%1章", "chineseCounting"), NumberLevel("%1.%2", "upperRoman", raw="<w:isLgl/>"),
              NumberLevel("%1.%2.%3", "lowerLetter")]  # fmt: skip
    assert _shown([0, 1, 2, 0, 1], numbering_part(levels)) == ["第一章", "1.1", "一.I.a", "第二章", "2.1"]


def test_legal_numbering_may_be_turned_off_and_leaves_none_empty() -> None:
    off = [NumberLevel("%1", "chineseCounting"), NumberLevel("%1.%2", "decimal", raw='<w:isLgl w:val="0"/>')]
    assert _shown([0, 1], numbering_part(off)) == ["一", "一.1"]
    nothing = [NumberLevel("%1", "none"), NumberLevel("%1%2.", "lowerLetter", raw="<w:isLgl/>")]
    assert _shown([0, 1], numbering_part(nothing)) == ["", "1."]


def test_a_custom_format_shows_its_zeros() -> None:
    # as Word 2010 and later write “001, 002, 003”: the custom format is a choice beside a plain one
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="[%1]"/></w:lvl>'
    )
    assert _shown([0, 0], _part(_abstract(0, level) + _num(1, 0))) == ["[001]", "[002]"]


def test_a_custom_format_of_another_kind_falls_back() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="α, β, γ, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="lowerLetter"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert _shown([0, 0], _part(_abstract(0, level) + _num(1, 0))) == ["a", "b"]


# where the paragraph's number comes from


NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'


def _style(identifier: str, ppr: str, based_on: str = "") -> str:
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{identifier}"/>{parent}'
        f"<w:pPr>{ppr}</w:pPr></w:style>"
    )


def test_a_style_may_number_and_be_inherited_and_turned_off() -> None:
    styles = (
        _style("h", NUMBERED.format(0, 1)) + _style("sub", "", "h") + _style("deeper", NUMBERED.format(1, 1), "h")
        + _style("off", '<w:numPr><w:numId w:val="0"/></w:numPr>', "h")
    )  # fmt: skip
    found = bare(
        *(Para("文", style=name) for name in ("h", "sub", "deeper", "off", "h")),
        Para("文", style="h", numbering=0), Para("文", style="h"),
        styles=styles, numbering=numbering_part(OUTLINE),
    )  # fmt: skip
    assert labels(found) == ["1", "2", "2.1", "", "3", "", "4"]


def test_a_paragraphs_own_numbering_hides_its_styles() -> None:
    styles = _style("h", NUMBERED.format(1, 1))
    found = bare(
        Para("文", style="h", numbering=(2, 0)),
        Para("文", style="h", raw_ppr='<w:numPr><w:ilvl w:val="0"/></w:numPr>'),
        Para("文", style="h", raw_ppr='<w:numPr><w:numId w:val="2"/></w:numPr>'),
        styles=styles, numbering=numbering_part(OUTLINE, [ONE]),
    )  # fmt: skip
    assert labels(found) == ["1.", "1", "2."]


def test_a_level_linked_to_a_style_is_the_styles_level() -> None:
    levels = [NumberLevel("%1、", "chineseCounting", style="h1"), NumberLevel("（%2）", "chineseCounting", style="h2")]
    only_num = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = _style("h1", only_num) + _style("h2", only_num) + _style("h2child", "", "h2")
    found = bare(*(Para("文", style=name) for name in ("h1", "h2", "h2child", "h1", "h2")),
                 styles=styles, numbering=numbering_part(levels))  # fmt: skip
    assert labels(found) == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_a_linked_level_outranks_the_level_the_style_names() -> None:
    levels = [NumberLevel("%1.", "decimal"), NumberLevel("（%2）", "decimal", style="h")]
    found = bare(Para("文", style="h"), styles=_style("h", NUMBERED.format(0, 1)), numbering=numbering_part(levels))
    assert labels(found) == ["（1）"]


def test_a_style_that_nothing_links_takes_the_level_it_names() -> None:
    styles = _style("h", NUMBERED.format(2, 1)) + _style("c", NUMBERED.format(1, 1), "h")
    found = bare(Para("文", style="h"), Para("文", style="c"), styles=styles, numbering=numbering_part(OUTLINE))
    assert labels(found) == ["1.1.1", "1.2"]


@pytest.mark.parametrize(
    "numpr",
    [
        '<w:numId w:val="9"/>', '<w:numId w:val="0"/>', '<w:numId w:val="x"/>', '<w:numId/>', "", '<w:numId w:val="-1"/>',
        '<w:ilvl w:val="1"/>',
    ],
)  # fmt: skip
def test_a_reference_that_leads_nowhere_numbers_nothing(numpr: str) -> None:
    found = plain(Para("文", raw_ppr=f"<w:numPr>{numpr}</w:numPr>"), numbering=numbering_part([ONE]))
    assert labels(found) == [""]


@pytest.mark.parametrize(
    "numpr", ['<w:numId w:val="9"/>', '<w:ilvl w:val="1"/><w:numId w:val="9"/>', '<w:numId w:val="0"/>']
)
def test_a_style_that_names_no_list_numbers_nothing(numpr: str) -> None:
    assert labels(
        bare(Para("文", style="h"), styles=_style("h", f"<w:numPr>{numpr}</w:numPr>"), numbering=numbering_part([ONE]))
    ) == [""]


@pytest.mark.parametrize("level", ["9", "-1", "x", ""])
def test_a_level_that_is_none_is_the_first(level: str) -> None:
    found = plain(Para("文", raw_ppr=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'),
                  numbering=numbering_part(OUTLINE))  # fmt: skip
    assert labels(found) == ["1"]


def test_a_level_the_list_does_not_define_shows_nothing() -> None:
    assert _shown([0, 8, 0], numbering_part([ONE])) == ["1.", "", "2."]


@pytest.mark.parametrize(
    "part",
    [
        _part(""), _part('<w:num w:numId="1"/>'), _part(_num(1, 4)), _part(_abstract(0, "") + '<w:num><w:abstractNumId w:val="0"/></w:num>'),
    ],
    ids=["empty", "no abstract named", "abstract missing", "no id"],
)  # fmt: skip
def test_a_broken_numbering_part_numbers_nothing(part: str) -> None:
    assert _shown([0], part) == [""]


def test_without_a_numbering_part_nothing_is_numbered() -> None:
    assert labels(plain(Para("文", numbering=1))) == [""]


def test_of_two_definitions_of_an_id_the_first_counts() -> None:
    part = _part(_abstract(0, _levels("甲%1")) + _abstract(0, _levels("乙%1")) + _num(1, 0) + _num(1, 5))
    assert _shown([0], part) == ["甲1"]


def test_levels_that_are_none_are_passed_over() -> None:
    odd = '<w:lvl><w:lvlText w:val="无"/></w:lvl><w:lvl w:ilvl="9"><w:lvlText w:val="九"/></w:lvl>'
    assert _shown([0], _part(_abstract(0, odd + _levels("%1.")) + _num(1, 0))) == ["1."]


# numbering styles


LINKED = _abstract(0, '<w:styleLink w:val="list"/>' + _levels("%1.", "%1.%2"))


def _list_style(num: int) -> str:
    return (
        '<w:style w:type="numbering" w:styleId="list"><w:name w:val="我的列表"/><w:pPr><w:numPr>'
        f'<w:numId w:val="{num}"/></w:numPr></w:pPr></w:style>'
    )


def test_a_list_may_be_defined_by_a_numbering_style() -> None:
    part = _part(LINKED + _abstract(1, '<w:numStyleLink w:val="list"/>') + _num(1, 0) + _num(2, 1))
    found = bare(*(Para("文", numbering=place) for place in (1, 2, (2, 1))), styles=_list_style(1), numbering=part)
    assert labels(found) == ["1.", "2.", "2.1"]


def test_the_override_of_the_linking_list_counts() -> None:
    part = _part(LINKED + _abstract(1, '<w:numStyleLink w:val="list"/>') + _num(1, 0) + _num(2, 1, _start(0, 4)))
    found = bare(*(Para("文", numbering=num) for num in (1, 2, 2)), styles=_list_style(1), numbering=part)
    assert labels(found) == ["1.", "4.", "5."]


def test_a_numbering_style_is_also_found_through_its_own_number() -> None:
    part = _part(
        _abstract(0, _levels("%1.")) + _abstract(1, '<w:numStyleLink w:val="list"/>') + _num(1, 0) + _num(2, 1)
    )
    found = bare(Para("文", numbering=2), styles=_list_style(1), numbering=part)
    assert labels(found) == ["1."]


@pytest.mark.parametrize(
    ("styles", "part"),
    [
        ("", _abstract(1, '<w:numStyleLink w:val="list"/>') + _num(2, 1)),
        (_list_style(7), _abstract(1, '<w:numStyleLink w:val="list"/>') + _num(2, 1)),
        (_list_style(2), _abstract(1, '<w:numStyleLink w:val="list"/>') + _num(2, 1)),
        (_list_style(3), _abstract(1, '<w:numStyleLink w:val="list"/>') + _num(2, 1) + '<w:num w:numId="3"/>'),
        ("", _abstract(1, '<w:styleLink w:val="a"/><w:numStyleLink w:val="b"/>')
         + _abstract(2, '<w:styleLink w:val="b"/><w:numStyleLink w:val="a"/>') + _num(2, 1)),
    ],
    ids=["no style", "style without list", "style names the link", "list without abstract", "two that name each other"],
)  # fmt: skip
def test_a_link_that_leads_nowhere_numbers_nothing(styles: str, part: str) -> None:
    assert labels(bare(Para("文", numbering=2), styles=styles, numbering=_part(part))) == [""]


# which paragraphs count


def test_a_paragraph_that_only_ends_a_section_takes_no_number() -> None:
    found = plain(
        Para("文", numbering=1), Para(numbering=1, raw_ppr=PAGE_END), Para("文", numbering=1),
        Para("文", numbering=1, raw_ppr=PAGE_END), Para("文", numbering=1),
        numbering=numbering_part([ONE]),
    )  # fmt: skip
    assert labels(found) == ["1.", "", "2.", "3.", "4."]


def test_an_empty_paragraph_of_a_list_takes_its_number() -> None:
    found = plain(Para("文", numbering=1), Para(numbering=1), Para("文", numbering=1), numbering=numbering_part([ONE]))
    assert labels(found) == ["1.", "2.", "3."]


def test_numbers_run_through_tables_in_body_order() -> None:
    def item(text: str) -> Para:
        return Para(text, numbering=1)

    found = plain(
        item("一"), Table([[item("二"), [item("三"), Table([[item("四")]]), item("五")]], [item("六"), "无"]]), item("七"),
        numbering=numbering_part([NumberLevel("%1、", "chineseCounting")]),
    )  # fmt: skip
    assert [(p.label, p.text) for p in found.paragraphs] == [
        ("一、", "一"), ("二、", "二"), ("三、", "三"), ("四、", "四"), ("五、", "五"), ("六、", "六"), ("", "无"), ("七、", "七"),
    ]  # fmt: skip


def test_text_boxes_take_no_part_in_the_counting() -> None:
    box = (
        f"<w:r><w:pict><w:txbxContent><w:p><w:pPr>{NUMBERED.format(0, 1)}</w:pPr></w:p></w:txbxContent></w:pict></w:r>"
    )
    found = plain(Para(["文", Raw(box)], numbering=1), Para("文", numbering=1), numbering=numbering_part([ONE]))
    assert labels(found) == ["1.", "2."]


def test_a_labels_own_format_does_not_touch_the_text() -> None:
    level = NumberLevel("%1.", "decimal", label=Run(east_asia="黑体", bold=True, size=22))
    found = bare(Para("文", numbering=1), numbering=numbering_part([level]))
    look = found.paragraphs[0].runs[0].look
    assert (look.east_asia_font.value, look.bold.value, look.size_pt.value) == (None, False, 10.0)


def test_headings_of_words_own_kind() -> None:
    levels = [NumberLevel("%1、", "chineseCounting", style="1"), NumberLevel("（%2）", "chineseCounting", style="2")]
    styles = style("x", "题", based_on="1")
    found = plain(
        Para("文", style="1", numbering=(1, 0)), Para("文", style="2", numbering=(1, 1)), Para("文", style="x"),
        styles=styles, numbering=numbering_part(levels),
    )  # fmt: skip
    assert [(p.label, p.style, p.outline) for p in found.paragraphs] == [
        ("一、", "标题 1", 0), ("（一）", "标题 2", 1), ("", "题", 0),
    ]  # fmt: skip


def test_a_skipped_level_that_never_begins_again_keeps_its_start() -> None:
    raw = {1: '<w:lvlRestart w:val="0"/>'}
    part = _part(_abstract(0, _levels("%1", "%1.%2", "%1.%2.%3", raw=raw)) + _num(1, 0))
    assert _shown([0, 2, 1], part)[2] == "1.1"
