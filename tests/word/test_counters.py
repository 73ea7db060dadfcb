"""How the counters of a list run, and what their labels look like (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import pytest

from tests.building import NumberLevel, Para, numbering_part
from tests.word.lists import ONE, OUTLINE, abstract, levels, list_part, number, shown, start_override
from tests.word.reading import labels, plain

# counting


def test_a_list_counts_from_its_start() -> None:
    assert shown([0, 0, 0], numbering_part([ONE])) == ["1.", "2.", "3."]
    assert shown([0, 0], numbering_part([NumberLevel("（%1）", "chineseCounting", start=5)])) == ["（五）", "（六）"]
    assert shown([0, 0], numbering_part([NumberLevel("%1", "decimal", start=0)])) == ["0", "1"]


def test_a_level_without_a_start_begins_at_zero() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    assert shown([0, 0], list_part(abstract(0, level) + number(1, 0))) == ["0", "1"]


def test_a_level_without_a_format_is_decimal_and_without_a_text_silent() -> None:
    no_format = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1)"/></w:lvl>'
    assert shown([0], list_part(abstract(0, no_format) + number(1, 0))) == ["1)"]
    no_text = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    assert shown([0], list_part(abstract(0, no_text) + number(1, 0))) == [""]


def test_deeper_levels_begin_again_under_each_higher_one() -> None:
    assert shown([0, 1, 1, 2, 0, 1, 2, 2, 1, 2], numbering_part(OUTLINE)) == [
        "1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1", "2.1.2", "2.2", "2.2.1",
    ]  # fmt: skip


def test_skipped_higher_levels_use_up_their_start() -> None:
    assert shown([1, 0], numbering_part(OUTLINE)) == ["1.1", "2"]
    assert shown([0, 2, 1, 2], numbering_part(OUTLINE)) == ["1", "1.1.1", "1.2", "1.2.1"]


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
    part = list_part(abstract(0, levels("%1", "%1.%2", "%1.%2.%3", raw=raw)) + number(1, 0))
    found = shown([0, 1, 2, 1, 2, 0, 1, 2], part)
    assert [found[at] for at in (2, 4, 7)] == expected


def test_lists_of_the_same_abstract_count_together() -> None:
    part = list_part(abstract(0, levels("%1.")) + number(1, 0) + number(2, 0))
    found = plain(*(Para("文", numbering=num) for num in (1, 2, 1)), numbering=part)
    assert labels(found) == ["1.", "2.", "3."]


def test_lists_of_their_own_count_apart() -> None:
    found = plain(*(Para("文", numbering=num) for num in (1, 2, 1, 2)), numbering=numbering_part([ONE], [ONE]))
    assert labels(found) == ["1.", "1.", "2.", "2."]


def test_a_skipped_level_that_never_begins_again_keeps_its_start() -> None:
    raw = {1: '<w:lvlRestart w:val="0"/>'}
    part = list_part(abstract(0, levels("%1", "%1.%2", "%1.%2.%3", raw=raw)) + number(1, 0))
    assert shown([0, 2, 1], part)[2] == "1.1"


# overrides


def test_a_start_override_counts_where_its_list_first_appears() -> None:
    part = list_part(
        abstract(0, levels("%1."))
        + number(1, 0)
        + number(2, 0, start_override(0, 1))
        + number(3, 0, start_override(0, 7))
    )
    found = plain(*(Para("文", numbering=num) for num in (1, 1, 2, 2, 1, 2, 3, 3, 1)), numbering=part)
    assert labels(found) == ["1.", "2.", "1.", "2.", "3.", "4.", "7.", "8.", "9."]


def test_a_start_override_of_a_deeper_level_waits_for_it() -> None:
    part = list_part(abstract(0, levels("%1", "%1.%2")) + number(1, 0) + number(2, 0, start_override(1, 5)))
    found = plain(*(Para("文", numbering=place) for place in ((1, 0), (1, 1), (2, 0), (2, 1), (2, 1))), numbering=part)
    assert labels(found) == ["1", "1.1", "2", "2.5", "2.6"]


@pytest.mark.parametrize(
    "override", [start_override(0, "x"), start_override(9, 3), start_override(-1, 3), '<w:lvlOverride><w:startOverride w:val="3"/></w:lvlOverride>',
                 '<w:lvlOverride w:ilvl="0"/>', '<w:lvlOverride w:ilvl="0"><w:startOverride/></w:lvlOverride>']
)  # fmt: skip
def test_an_override_that_cannot_be_read_overrides_nothing(override: str) -> None:
    part = list_part(abstract(0, levels("%1.")) + number(1, 0) + number(2, 0, override))
    assert labels(plain(*(Para("文", numbering=num) for num in (1, 2)), numbering=part)) == ["1.", "2."]


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = (
        '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="第%1条"/></w:lvl></w:lvlOverride>'
    )
    part = list_part(abstract(0, levels("%1.")) + number(1, 0, own) + number(2, 0))
    assert shown([0, 0], part) == ["第三条", "第四条"]
    assert shown([0, 0], part, 2) == ["1.", "2."]


def test_a_level_of_its_own_with_a_start_of_its_own() -> None:
    own = (
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl></w:lvlOverride>'
    )
    assert shown([0, 0], list_part(abstract(0, levels("%1.")) + number(1, 0, own))) == ["8、", "9、"]


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
    assert shown([0], numbering_part([level])) == [label]


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
    assert shown([0], list_part(abstract(0, level) + number(1, 0))) == [label]


def test_under_legal_numbering_every_level_is_decimal() -> None:
    levels = [NumberLevel("第%1章", "chineseCounting"), NumberLevel("%1.%2", "upperRoman", raw="<w:isLgl/>"),
              NumberLevel("%1.%2.%3", "lowerLetter")]  # fmt: skip
    assert shown([0, 1, 2, 0, 1], numbering_part(levels)) == ["第一章", "1.1", "一.I.a", "第二章", "2.1"]


def test_legal_numbering_may_be_turned_off_and_leaves_none_empty() -> None:
    off = [NumberLevel("%1", "chineseCounting"), NumberLevel("%1.%2", "decimal", raw='<w:isLgl w:val="0"/>')]
    assert shown([0, 1], numbering_part(off)) == ["一", "一.1"]
    nothing = [NumberLevel("%1", "none"), NumberLevel("%1%2.", "lowerLetter", raw="<w:isLgl/>")]
    assert shown([0, 1], numbering_part(nothing)) == ["", "1."]


def test_a_custom_format_shows_its_zeros() -> None:
    # as Word 2010 and later write “001, 002, 003”: the custom format is a choice beside a plain one
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="[%1]"/></w:lvl>'
    )
    assert shown([0, 0], list_part(abstract(0, level) + number(1, 0))) == ["[001]", "[002]"]


def test_a_custom_format_of_another_kind_falls_back() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="α, β, γ, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="lowerLetter"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert shown([0, 0], list_part(abstract(0, level) + number(1, 0))) == ["a", "b"]
