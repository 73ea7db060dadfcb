"""What stands before the text of a case or a list: title, annex mark, unit, date, salutation."""

from __future__ import annotations

import pytest

from tests.classify.samples import B1, B2, B3, CASE, LIST_TITLE, NAMES, PARTS, TITLE, problem
from tests.classify.understanding import P, understand

SUBTITLE = "——青湖县司法局推进菜场普法的探索"


@pytest.mark.parametrize(
    ("front", "roles", "title"),
    [
        ([TITLE], "T", TITLE),
        ([], "", ""),
        (["", TITLE, "", ""], "_T__", TITLE),
        (["青湖县司法局", "“菜场小法桌”：把普法课开到秤台边"], "TT", "青湖县司法局|“菜场小法桌”：把普法课开到秤台边"),
        (["青湖县司法局“菜场小法桌”：", "把普法课开到秤台边"], "TT", "青湖县司法局“菜场小法桌”：|把普法课开到秤台边"),
        (["青湖县司法局", "", "“菜场小法桌”"], "T_T", "青湖县司法局|“菜场小法桌”"),
        (["青湖县司法局\n“菜场小法桌”"], "T", "青湖县司法局\n“菜场小法桌”"),
        ([TITLE, SUBTITLE], "TT", f"{TITLE}|{SUBTITLE}"),
        ([TITLE, "", SUBTITLE, ""], "T_T_", f"{TITLE}|{SUBTITLE}"),
        ([TITLE + "。"], "T", TITLE + "。"),
        (["青湖县司法局", TITLE], "UT", TITLE),
    ],
)
def test_titles(front: list[str], roles: str, title: str) -> None:
    found = understand(*front, *CASE, kind="case")
    assert (found.roles, found.title, found.parts) == (roles + "HbHbHb", title, PARTS)


@pytest.mark.parametrize(
    ("front", "roles"),
    [
        (["附件3", TITLE], "AT"),
        (["附件", "", TITLE], "A_T"),
        (["附件3：", TITLE], "AT"),
        (["附件3：典型创新案例", TITLE], "AT"),
        (["附件3", "典型创新案例", TITLE], "AAT"),
        (["典型创新案例", TITLE], "AT"),
        (["典型创新案例之三", TITLE], "AT"),
        (["“八五”普法典型创新案例（二）", TITLE], "AT"),
        (["青湖县典型创新案例", "", TITLE], "A_T"),
        (["附件3", "典型创新案例内容和格式要求", "关于标题", TITLE, "关于内容"], "AARTR"),
        ([TITLE, "青湖县司法局", "（2023年11月3日）"], "TUD"),
        ([TITLE, "青湖县司法局 2023年11月3日"], "TU"),
        ([TITLE, "二〇二三年十一月"], "TD"),
        ([TITLE, "报送单位：青湖县司法局", "报送时间：2023年11月"], "TUU"),
        (["报送单位：青湖县司法局", TITLE], "UT"),
        ([TITLE, "（青湖县司法局供稿）"], "TU"),
        ([TITLE, "市委依法治市办："], "To"),
        ([TITLE, B1], "Tb"),
        (["青湖县司法局文件", "青司〔2023〕15号", TITLE], "ooT"),
        ([TITLE, "目  录", "一、背景情况\t1", "二、主要做法和成效……2", "三、经验启示\t9"], "Toooo"),
    ],
)
def test_what_is_no_title(front: list[str], roles: str) -> None:
    found = understand(*front, *CASE, kind="case")
    assert (found.roles, found.title, found.parts) == (roles + "HbHbHb", TITLE, PARTS)


def test_a_name_of_the_kind_is_the_title_where_no_other_is() -> None:
    alone = "青湖县普法典型创新案例"
    assert understand(alone, *CASE).title == alone
    assert understand(alone, SUBTITLE, *CASE).title == f"{alone}|{SUBTITLE}"


def test_long_text_before_the_first_heading_is_no_title() -> None:
    found = understand(B1, *CASE)
    assert (found.roles, found.title) == ("bHbHbHb", "")


def test_a_short_first_sentence_among_others_is_no_title() -> None:
    found = understand("县里有三个市场。投诉很多。", *CASE)
    assert (found.roles, found.title) == ("bHbHbHb", "")


def test_a_title_without_any_heading() -> None:
    found = understand(TITLE, B1, B2, B3, kind="case")
    assert (found.roles, found.title, found.parts) == ("Tbbb", TITLE, [])


def test_without_headings_a_long_second_line_is_text() -> None:
    second = "近年来县城三个农贸市场的小额纠纷一直居高不下成了难题"
    assert understand(TITLE, second, B1, kind="case").roles == "Tbb"
    assert understand(TITLE, SUBTITLE, B1, kind="case").roles == "TTb"


def test_numbered_lines_are_no_titles() -> None:
    found = understand(f"1.{NAMES[0]}", B1, kind="case")
    assert found.title == ""


def test_the_unit_above_a_title_that_names_it_stays_apart() -> None:
    assert understand("青湖县司法局", "“法治小区”里的十分钟", *CASE).title == "青湖县司法局|“法治小区”里的十分钟"
    assert understand("青湖县司法局", "青湖县“法治小区”里的十分钟", *CASE).title == "青湖县“法治小区”里的十分钟"


def test_a_form_in_a_table() -> None:
    cells = [
        ("案例标题", TITLE),
        ("报送单位", "青湖县司法局"),
        ("背景情况", B1),
        ("主要做法和成效", B2),
        ("经验启示", B3),
    ]
    lines = [P(text, cell=(0, row, column)) for row, pair in enumerate(cells) for column, text in enumerate(pair)]
    found = understand(*lines)
    assert (found.kind, found.roles, found.title) == ("case", "oToUHbHbHb", TITLE)
    assert [(section, body) for section, _, _, body in found.parts] == [(s, b) for s, _, _, b in PARTS]


@pytest.mark.parametrize(
    ("front", "roles", "title"),
    [
        ([LIST_TITLE], "T", LIST_TITLE),
        (["附件4", LIST_TITLE], "AT", LIST_TITLE),
        (["附件4", "问题清单", LIST_TITLE], "AAT", LIST_TITLE),
        (["青湖县司法局\n“八五”普法规划中期评估问题清单"], "T", "青湖县司法局\n“八五”普法规划中期评估问题清单"),
        (["青湖县司法局", LIST_TITLE[6:]], "TT", f"青湖县司法局|{LIST_TITLE[6:]}"),
        ([LIST_TITLE[:-4], "问题清单"], "TT", f"{LIST_TITLE[:-4]}|问题清单"),
        ([LIST_TITLE, "青湖县司法局", "2023年11月3日"], "TUD", LIST_TITLE),
        ([LIST_TITLE, "现将评估发现的问题报告如下："], "Tb", LIST_TITLE),
        ([LIST_TITLE, "市委依法治市办："], "To", LIST_TITLE),
    ],
)
def test_titles_of_lists(front: list[str], roles: str, title: str) -> None:
    found = understand(*front, *problem(1), *problem(2))
    assert (found.kind, found.roles, found.title) == ("problems", roles + "NiNi", title)
