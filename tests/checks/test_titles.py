"""A title is there, begins with a unit's name and, in a list, ends in exactly the annex's words."""

from __future__ import annotations

import pytest

from docchecker.findings import Status
from tests.checks.checking import judge_lines
from tests.classify.samples import CASE, LIST_TITLE, TITLE, problems

ENDING = "“八五”普法规划中期评估问题清单"


def test_a_title_is_there() -> None:
    judged = judge_lines("CASE-TITLE-MISSING", TITLE, *CASE)
    assert (judged.told, judged.outcome.status, judged.outcome.evidence) == ([], Status.PASSED, (TITLE,))


def test_no_title() -> None:
    judged = judge_lines("CASE-TITLE-MISSING", *CASE)
    (found,) = judged.findings
    assert judged.told == [("error", "没有找到标题")]
    assert (found.location.paragraph, found.actual, found.expected) == (None, "无", "有标题")
    assert "另起一段写上标题" in found.advice


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (TITLE, []),
        ("XX县司法局“菜场小法桌”", []),
        ("“菜场小法桌”：把普法课开到秤台边", [("warning", "标题没有以单位名称开头")]),
        ("让普法走进菜场", [("warning", "标题没有以单位名称开头")]),
    ],
)
def test_a_case_names_its_unit(title: str, told: list[tuple[str, str]]) -> None:
    assert judge_lines("CASE-TITLE-UNIT", title, *CASE).told == told


def test_the_unit_in_a_line_of_its_own_is_part_of_the_title() -> None:
    assert judge_lines("CASE-TITLE-UNIT", "青湖县司法局", "“菜场小法桌”", *CASE).told == []


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (LIST_TITLE, []),
        ("青湖县司法局\n" + ENDING, []),
        ("青湖县 司法局 " + ENDING, []),
        ("某县" + ENDING, []),
        ("青湖县司法局\"八五\"普法规划中期评估问题清单", [("warning", f"标题里的引号写法不对（缺少、方向反了或不是弯引号），应写成{ENDING}")]),
        ("青湖县司法局八五普法规划中期评估问题清单", [("warning", f"标题里的引号写法不对（缺少、方向反了或不是弯引号），应写成{ENDING}")]),
        ("青湖县司法局「八五」普法规划中期评估问题清单", [("warning", f"标题里的引号写法不对（缺少、方向反了或不是弯引号），应写成{ENDING}")]),
        ("青湖县司法局普法问题清单", [("error", f"标题的文字与附件不一致，应为单位名称加上{ENDING}")]),
        (LIST_TITLE + "（终稿）", [("error", f"标题的文字与附件不一致，应为单位名称加上{ENDING}")]),
        (ENDING, [("error", "标题没有以单位名称开头")]),
        ("关于报送" + ENDING, [("error", f"标题的文字与附件不一致：多了“关于”，应为单位名称加上{ENDING}")]),
        ("青湖县司法局关于" + ENDING, [("error", f"标题的文字与附件不一致：多了“关于”，应为单位名称加上{ENDING}")]),
        ("中共青湖县委党校" + ENDING, []),
        ("青湖县司\u200b法局" + ENDING, []),
        ("青湖县司法局" + ENDING[:8] + "\u200b" + ENDING[8:], [("warning", "标题里有看不见的字符 U+200B，看上去与附件一样，实际不一样")]),
    ],
)  # fmt: skip
def test_the_title_of_a_list(title: str, told: list[tuple[str, str]]) -> None:
    judged = judge_lines("LIST-TITLE-WORDING", title, *problems(1, 2)[1:], kind="problems")
    assert judged.told == told
    assert [found.expected for found in judged.findings if "单位名称开头" not in found.message] == [
        f"XX（单位）{ENDING}"
    ] * sum("单位名称开头" not in message for _, message in told)


def test_a_title_in_two_paragraphs() -> None:
    lines = ("青湖县司法局", ENDING, *problems(1, 2)[1:])
    assert judge_lines("LIST-TITLE-WORDING", *lines, kind="problems").told == []


def test_without_a_title_nothing_is_said_about_its_words() -> None:
    judged = judge_lines("LIST-TITLE-WORDING", *problems(1, 2)[1:], kind="problems")
    assert (judged.told, judged.outcome.status) == ([], Status.NOT_APPLICABLE)
