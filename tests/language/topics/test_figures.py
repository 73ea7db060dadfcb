"""Figures that the notice fixes a number for, and the numbers beside them that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.language.topics.figures import stated_figures
from tests.language.topics.test_points import shipped


def stated(text, unit="department"):
    """Return the figures of a paragraph as (what, value, unit)."""
    return [(one.figure.what, one.value, one.unit) for one in stated_figures(text, unit, shipped().figures)]


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("全年报送普法信息4条。", "department", [("info", 4, "条")]),
        ("报送业务信息40条。", "department", []),
        ("今后每年报送普法信息8条。", "department", []),
        ("报送普法信息不少于5条。", "department", []),
        (
            "法律知识考试参考率100%，合格率96.5%。",
            "department",
            [("exam_turnout", 100, "%"), ("exam_pass", 96.5, "%")],
        ),
        ("食品抽检合格率97%。", "department", []),
        ("旁听庭审：2021年组织两次，2022年组织三次。", "county", [("hearing", 2, "次"), ("hearing", 3, "次")]),
        ("旁听庭审120人次。", "county", []),
        ("法律明白人轮训十个课时。", "county", [("lmp_hours", 10, "个课时")]),
        ("公众号推送普法文章1,204篇。", "department", [("post", 1204, "篇")]),
        ("大厅设普法展板两块。", "department", [("board", 2, "块")]),
    ],
)
def test_figures(text, unit, expected):
    assert stated(text, unit) == expected


def test_places_and_years_are_told():
    text = "信息工作。2022年报送普法信息4条，2023年报送普法信息6条。"
    found = stated_figures(text, "department", shipped().figures)
    assert [(text[one.start : one.end], one.year) for one in found] == [("4", "2022年"), ("6", "2023年")]


@given(st.text(alphabet="普法信息报送旁听庭审0123456789一二十百千两条次%，。；,.年《》", max_size=60))
def test_any_text_gives_numbers_that_stand_in_it(text):
    for one in stated_figures(text, "department", shipped().figures):
        assert text[one.start : one.end]
        assert one.clause_start <= one.start < one.end <= one.clause_end
        assert one.value >= 0
