"""How many problems there are and how they are numbered."""

from __future__ import annotations

import pytest

from docchecker.findings import Status
from tests.checks.checking import Judged, judge_lines
from tests.classify.samples import BODIES, LIST_TITLE, NAMES, problem
from tests.classify.understanding import P


def count(number: int) -> Judged:
    lines = [line for n in range(1, number + 1) for line in (f"{n}.第{n}号清单未公示", BODIES[0])]
    return judge_lines("LIST-COUNT", LIST_TITLE, *lines, kind="problems")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, [("error", "没有找到逐条编号的问题，要求4—6个")]), (1, [("error", "列出1个问题，要求4—6个")]),
        (2, [("warning", "列出2个问题，要求4—6个")]), (3, [("warning", "列出3个问题，要求4—6个")]), (4, []), (5, []), (6, []),
        (7, [("warning", "列出7个问题，要求4—6个")]), (8, [("warning", "列出8个问题，要求4—6个")]), (9, [("error", "列出9个问题，要求4—6个")]),
    ],
)  # fmt: skip
def test_how_many(number: int, told: list[tuple[str, str]]) -> None:
    judged = count(number)
    assert judged.told == told
    assert [found.location.paragraph for found in judged.findings] == [None] * len(told)


def test_problems_in_the_rows_of_a_table_are_not_read() -> None:
    cells = [
        P(text, cell=(0, row, column))
        for row in (0, 1)
        for column, text in enumerate((f"{row}", NAMES[row], BODIES[row]))
    ]
    judged = judge_lines("LIST-COUNT", LIST_TITLE, *cells, kind="problems")
    assert judged.told == [("error", "没有找到逐条编号的问题（表格里的文字没有当作问题检查），要求4—6个")]


def numbering(*labels: str) -> Judged:
    lines = [line for n, label in enumerate(labels, 1) for line in problem(n, label)]
    return judge_lines("LIST-NUMBERING", LIST_TITLE, *lines, kind="problems")


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (("1.", "2.", "3."), []),
        (("1．", "2、", "3 "), []),
        (("一、", "二、", "三、"), [("warning", "问题编号写成“一、”、“二、”、“三、”，附件的形式是“1.”")]),
        (("（一）", "（二）"), [("warning", "问题编号写成“（一）”、“（二）”，附件的形式是“1.”")]),
        (("问题1：", "问题2："), [("warning", "问题编号写成“问题1：”、“问题2：”，附件的形式是“1.”")]),
        (("一是", "二是"), [("warning", "问题编号写成“一是”、“二是”，附件的形式是“1.”")]),
        (("1.", "2.", "三、", "4."), [("warning", "问题编号写成“三、”，附件的形式是“1.”")]),
        (("1.", "2.", "4."), [("error", "编号跳号：第3个问题编为“4.”，应为“3.”")]),
        (("2.", "3."), [("error", "编号跳号：第1个问题编为“2.”，应为“1.”，第2个问题编为“3.”，应为“2.”")]),
        (("1.", "2.", "2.", "3."), [
            ("error", "编号重复：第3个问题编为“2.”，应为“3.”，第4个问题编为“3.”，应为“4.”"),
        ]),
        (("1.", "2.", "1.", "2."), [
            ("error", "编号倒退：第3个问题编为“1.”，应为“3.”，第4个问题编为“2.”，应为“4.”"),
        ]),
        (("1.", "3.", "2.", "4."), [
            ("error", "编号跳号：第2个问题编为“3.”，应为“2.”，第3个问题编为“2.”，应为“3.”"),
        ]),
        (("1.", "2.", "", "4."), [("error", "1个问题没有编号")]),
        (("", "", ""), [("error", "3个问题没有编号")]),
        (("一、", "三、"), [
            ("error", "编号跳号：第2个问题编为“三、”，应为“2.”"), ("warning", "问题编号写成“一、”、“三、”，附件的形式是“1.”"),
        ]),
    ],
)  # fmt: skip
def test_numbers(labels: tuple[str, ...], told: list[tuple[str, str]]) -> None:
    assert numbering(*labels).told == told


def test_places_of_what_is_told() -> None:
    (gap,) = numbering("1.", "2.", "4.").findings
    assert (gap.location.item, gap.location.excerpt, gap.actual, gap.expected) == (3, NAMES[2], "4.", "3.")
    (form,) = numbering("一、", "二、", "三、", "四、").findings
    assert [place.item for place in form.locations] == [1, 2, 3, 4]
    assert form.message == "问题编号写成“一、”、“二、”、“三、”，附件的形式是“1.”"


def automatic(form: str, *texts: str) -> Judged:
    lines = [line for n, text in enumerate(texts, 1) for line in (P(text, label=form.format(n)), BODIES[n - 1])]
    return judge_lines("LIST-NUMBERING", LIST_TITLE, *lines, kind="problems")


def test_automatic_numbers() -> None:
    assert automatic("{}.", *NAMES).told == []
    assert automatic("（{}）", *NAMES[:2]).levels == ["warning"]


def test_numbers_that_show_twice() -> None:
    told = automatic("{}.", f"1.{NAMES[0]}", "2.4个村没有改", NAMES[2]).told
    assert told == [("warning", "2个问题的编号出现两遍：自动编号之外又手工打了“1.”")]
    assert automatic("{}.", "2个村没有改", "12名干部没有学").told == []


def test_a_lighter_rule_stays_light() -> None:
    lines = [line for n in (1, 2) for line in problem(n, "一二"[n - 1] + "、")]
    assert judge_lines("LIST-NUMBERING", LIST_TITLE, *lines, kind="problems", level="note").levels == ["note"]


def test_no_list() -> None:
    judged = numbering()
    assert (judged.told, judged.outcome.status) == ([], Status.NOT_APPLICABLE)
