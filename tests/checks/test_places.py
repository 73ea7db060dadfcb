"""Places are said as a person finds them: no empty paragraph counts, and no row of a table."""

from __future__ import annotations

import pytest

from docchecker.checks.analysis import Analysis
from docchecker.classify import classify
from docchecker.structure import Span
from tests.classify.samples import TITLE, problem
from tests.classify.understanding import P, document, notice

TEXT = "县里建立法治超市，居民可以随时来问，去年全年接待群众三百二十六人次。"


def _place(*lines: str | P, at: int, offset: int = 0, kind: str = "case") -> str:
    made = document(*lines)
    analysis = Analysis(made, classify(made, notice(), kind), notice(), notice().kinds[kind])
    return analysis.location(Span(at, offset, len(made.paragraphs[at].text))).place


CASE = (TITLE, "", "一、背景情况", "", TEXT, "", TEXT, "二、主要做法和成效", f"{TEXT}\n{TEXT}", TEXT)


@pytest.mark.parametrize(
    ("at", "offset", "words"),
    [
        (0, 0, "标题"), (2, 0, "第一部分标题"), (4, 0, "第一部分第1段"), (6, 0, "第一部分第2段"),
        (8, 0, "第二部分第1段"), (8, len(TEXT) + 1, "第二部分第2段"), (9, 0, "第二部分第3段"),
    ],
)  # fmt: skip
def test_paragraphs_of_parts_are_counted_as_they_are_seen(at: int, offset: int, words: str) -> None:
    assert _place(*CASE, at=at, offset=offset) == words


def test_a_part_is_named_by_its_heading_where_its_number_is_another() -> None:
    lines = (TITLE, "一、背景情况", TEXT, "三、经验启示", TEXT)
    assert _place(*lines, at=4) == "“三、经验启示”第1段"


def test_rows_of_a_table_do_not_count_and_have_places_of_their_own() -> None:
    row = [P(text, cell=(0, 0, column)) for column, text in enumerate(("场次", "326"))]
    lines = (TITLE, "一、背景情况", TEXT, *row, TEXT)
    assert _place(*lines, at=4) == "第一部分表格第1行"
    assert _place(*lines, at=5) == "第一部分第2段"


def test_problems_are_named_by_their_order() -> None:
    name, text = problem(1)
    lines = ("青湖县司法局“八五”普法规划中期评估问题清单", "", name, text, "", text)
    assert [_place(*lines, at=at, kind="problems") for at in (2, 3, 5)] == [
        "第1个问题", "第1个问题第1段", "第1个问题第2段",
    ]  # fmt: skip


def test_what_stands_in_no_part_is_counted_from_its_end_of_the_text() -> None:
    assert _place("", "青湖县司法局", "这里是一句说明。", *CASE[2:], at=2).startswith(("标题", "开头第"))
