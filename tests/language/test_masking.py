"""Masking: what must trigger nothing is blotted out, and every offset stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.language.masking import (
    AGE,
    DATE,
    NAMED,
    NUMBER_OF_DOCUMENT,
    QUOTE,
    TITLE,
    mask_figures,
    mask_quotes,
    mask_titles,
)  # fmt: skip
from tests.language.lexicon import shipped

CHINESE = st.text(alphabet="《》“”‘’〔〕12年月日第条岁八五法近三来，。 号", max_size=60)


@given(CHINESE)
def test_masking_keeps_the_length(text):
    assert len(mask_figures(mask_quotes(mask_titles(text)), ("八五", "12"))) == len(text)


@given(st.text(max_size=80))
def test_masking_keeps_the_length_of_any_text(text):
    assert len(mask_figures(mask_quotes(mask_titles(text)), shipped()["named_numbers"])) == len(text)


def test_titles():
    assert mask_titles("按《民法典》办") == "按" + TITLE * 5 + "办"
    assert set(mask_titles("《江西省实施〈安全生产法〉办法》")) == {TITLE}
    assert set(mask_titles("《江西省实施《安全生产法》办法》")) == {TITLE}


def test_an_open_title_is_left_alone():
    assert mask_titles("按《民法典办") == "按《民法典办"


def test_quotes():
    assert mask_quotes("他说“不知道”。") == "他说" + QUOTE * 5 + "。"
    assert mask_quotes("他说“不知道。") == "他说“不知道。"


@pytest.mark.parametrize(
    "text", ["2023年", "2023年5月12日", "5月12日", "2023年度", "2023年底", "第三季度", "十二月", "近三年", "五年来"]
)
def test_dates(text):
    assert set(mask_figures(text)) == {DATE}


@pytest.mark.parametrize("text", ["〔2021〕30号", "第三十二条", "第12条", "17号令"])
def test_document_numbers(text):
    assert set(mask_figures(text)) == {NUMBER_OF_DOCUMENT}


def test_ages_and_names():
    assert mask_figures("60岁以上") == AGE * 5
    assert mask_figures("“八五”规划", ("八五",)) == f"“{NAMED * 2}”规划"


@pytest.mark.parametrize("text", ["3年没有换过", "19个月没有换过", "12人", "5天", "4日均", "300条"])
def test_durations_and_counts_are_no_dates(text):
    assert mask_figures(text) == text
