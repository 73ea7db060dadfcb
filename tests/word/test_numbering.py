"""Which list and level a paragraph is in, and which paragraphs count at all (ECMA-376 Part 1, 17.9, 17.3.1.19)."""

from __future__ import annotations

import pytest

from tests.building import NumberLevel, Para, Raw, Run, Table, numbering_part, style
from tests.word.lists import ONE, OUTLINE, abstract, levels, list_part, number, shown, start_override
from tests.word.reading import bare, labels, plain

PAGE_END = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


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
    assert shown([0, 8, 0], numbering_part([ONE])) == ["1.", "", "2."]


@pytest.mark.parametrize(
    "part",
    [
        list_part(""), list_part('<w:num w:numId="1"/>'), list_part(number(1, 4)),
        list_part(abstract(0, "") + '<w:num><w:abstractNumId w:val="0"/></w:num>'),
    ],
    ids=["empty", "no abstract named", "abstract missing", "no id"],
)  # fmt: skip
def test_a_broken_numbering_part_numbers_nothing(part: str) -> None:
    assert shown([0], part) == [""]


def test_without_a_numbering_part_nothing_is_numbered() -> None:
    assert labels(plain(Para("文", numbering=1))) == [""]


def test_of_two_definitions_of_an_id_the_first_counts() -> None:
    part = list_part(abstract(0, levels("甲%1")) + abstract(0, levels("乙%1")) + number(1, 0) + number(1, 5))
    assert shown([0], part) == ["甲1"]


def test_levels_that_are_none_are_passed_over() -> None:
    odd = '<w:lvl><w:lvlText w:val="无"/></w:lvl><w:lvl w:ilvl="9"><w:lvlText w:val="九"/></w:lvl>'
    assert shown([0], list_part(abstract(0, odd + levels("%1.")) + number(1, 0))) == ["1."]


# numbering styles


LINKED = abstract(0, '<w:styleLink w:val="list"/>' + levels("%1.", "%1.%2"))


def _list_style(num: int) -> str:
    return (
        '<w:style w:type="numbering" w:styleId="list"><w:name w:val="我的列表"/><w:pPr><w:numPr>'
        f'<w:numId w:val="{num}"/></w:numPr></w:pPr></w:style>'
    )


def test_a_list_may_be_defined_by_a_numbering_style() -> None:
    part = list_part(LINKED + abstract(1, '<w:numStyleLink w:val="list"/>') + number(1, 0) + number(2, 1))
    found = bare(*(Para("文", numbering=place) for place in (1, 2, (2, 1))), styles=_list_style(1), numbering=part)
    assert labels(found) == ["1.", "2.", "2.1"]


def test_the_override_of_the_linking_list_counts() -> None:
    part = list_part(
        LINKED + abstract(1, '<w:numStyleLink w:val="list"/>') + number(1, 0) + number(2, 1, start_override(0, 4))
    )
    found = bare(*(Para("文", numbering=num) for num in (1, 2, 2)), styles=_list_style(1), numbering=part)
    assert labels(found) == ["1.", "4.", "5."]


def test_a_numbering_style_is_also_found_through_its_own_number() -> None:
    part = list_part(
        abstract(0, levels("%1.")) + abstract(1, '<w:numStyleLink w:val="list"/>') + number(1, 0) + number(2, 1)
    )
    found = bare(Para("文", numbering=2), styles=_list_style(1), numbering=part)
    assert labels(found) == ["1."]


@pytest.mark.parametrize(
    ("styles", "part"),
    [
        ("", abstract(1, '<w:numStyleLink w:val="list"/>') + number(2, 1)),
        (_list_style(7), abstract(1, '<w:numStyleLink w:val="list"/>') + number(2, 1)),
        (_list_style(2), abstract(1, '<w:numStyleLink w:val="list"/>') + number(2, 1)),
        (_list_style(3), abstract(1, '<w:numStyleLink w:val="list"/>') + number(2, 1) + '<w:num w:numId="3"/>'),
        ("", abstract(1, '<w:styleLink w:val="a"/><w:numStyleLink w:val="b"/>')
         + abstract(2, '<w:styleLink w:val="b"/><w:numStyleLink w:val="a"/>') + number(2, 1)),
    ],
    ids=["no style", "style without list", "style names the link", "list without abstract", "two that name each other"],
)  # fmt: skip
def test_a_link_that_leads_nowhere_numbers_nothing(styles: str, part: str) -> None:
    assert labels(bare(Para("文", numbering=2), styles=styles, numbering=list_part(part))) == [""]


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
