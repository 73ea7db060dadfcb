"""Patterns: none of them may hang, whatever the text."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import docchecker.classify
import docchecker.language
from docchecker.language import patterns as shapes
from docchecker.language.patterns import Shape, Span, fits, has, matches, spans

for package in (docchecker.language, docchecker.classify):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
SHIPPED = tuple(shapes.ALL)

#: Characters of a hostile text; a pattern that is quadratic on it takes many seconds, a linear one some milliseconds.
LENGTH, SECONDS = 20_000, 5
HOSTILE = (
    "法", "“", "《", "（", "【", "1", "X", "×", "_", " ", "一", "，", "-", "某", "1,", "“a", "《a", "（此", "由把", "从到", "从升",
    "2023年", "不是", "只有", "每月", "过去", "1月", "请让", "把成", "第一次", "12345678901234567", "赣A", "3栋", "5号", "第1条",
    "重点", "有人无", "存在", "法律", "计划", "2023年1", "[2023", "（填", "年X", "单位：X", "占多", "a1", "四个字，",
)  # fmt: skip


@pytest.mark.parametrize("shape", SHIPPED, ids=lambda shape: shape.pattern[:40])
def test_no_pattern_backtracks_without_end(shape):
    for seed in HOSTILE:
        text = (seed * LENGTH)[:LENGTH]
        if shape.needs and not any(one in text for one in shape.needs):
            continue  # such a text is never searched
        for match in shape.compiled.finditer(text, timeout=SECONDS):
            assert match.end() <= LENGTH


@pytest.fixture
def endless():
    shape = Shape(r"(a+)+(b+)+(c+)+$")
    yield shape
    shapes.ALL.remove(shape)


def test_a_pattern_that_takes_too_long_is_stopped(endless, monkeypatch):
    monkeypatch.setattr(shapes, "TIMEOUT", 0.01)
    text = "a" * 3000 + "b" * 3000 + "!"
    assert matches(endless, text) == []
    assert spans(endless, text) == []
    assert not has(endless, text)
    assert not fits(endless, text)


def test_spans():
    assert spans(Shape("ab?"), "xabxa") == [Span(1, 3), Span(4, 5)]
    assert has(Shape("b"), "ab") and not has(Shape("c"), "ab")
    del shapes.ALL[-3:]


def test_every_pattern_is_kept_for_this_test():
    assert len(SHIPPED) > 40


def drawable(shape: Shape) -> bool:
    """Whether ``re`` takes the pattern, so that hypothesis can draw texts that match it."""
    try:
        re.compile(shape.pattern)
    except re.error:
        return False
    return True


WITH_NEEDS = [one for one in SHIPPED if one.needs]


def test_nearly_every_pattern_can_be_drawn():
    assert sum(map(drawable, WITH_NEEDS)) > 0.9 * len(WITH_NEEDS)


@pytest.mark.parametrize("shape", filter(drawable, WITH_NEEDS), ids=lambda shape: shape.pattern[:40])
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_shape_matches_holds_what_it_needs(shape, data):
    text = data.draw(st.from_regex(re.compile(shape.pattern)))
    if regex.search(shape.pattern, text):
        assert any(one in text for one in shape.needs)


def test_a_text_without_what_a_shape_needs_is_not_searched():
    shape = Shape("甲+", needs=("乙",))
    assert (spans(shape, "甲"), has(shape, "甲"), fits(shape, "甲")) == ([], False, False)
    assert fits(Shape("甲+", needs="甲"), "甲甲") and not fits(Shape("甲"), "甲甲")
    del shapes.ALL[-3:]
