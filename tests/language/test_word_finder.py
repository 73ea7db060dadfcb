"""The word finder of our own: the same matches in the same order as the library's."""

from __future__ import annotations

import sys

import ahocorasick_rs as library
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker import load_notice
from docchecker.language.weights import load_model
from docchecker.language.word_finder import WordIndex
from docchecker.pipeline import check_bytes
from tests.commands.test_main import ROOT

#: few characters, so that words overlap, repeat and end in one another
TEXTS = st.text(alphabet="ab甲𠀀", max_size=40)
WORDS = st.lists(st.text(alphabet="ab甲𠀀", min_size=1, max_size=4), max_size=12)


@given(WORDS, TEXTS)
def test_the_same_matches_as_the_library(words, text):
    theirs = library.AhoCorasick(words, store_patterns=False).find_matches_as_indexes(text, overlapping=True)
    assert WordIndex(words).find_matches_as_indexes(text, overlapping=True) == theirs


def test_an_empty_word():
    for finder in (WordIndex, library.AhoCorasick):
        with pytest.raises(ValueError):  # noqa: PT011 -- two libraries, two wordings
            finder(["a", ""])


@pytest.mark.parametrize("name", ["清单-空泛问题.docx", "案例-合格.docx"])
def test_the_same_report_without_the_library(name, monkeypatch):
    data = (ROOT / "fixtures" / name).read_bytes()
    expected = check_bytes(name, data, load_notice())
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    load_model.cache_clear()
    own = check_bytes(name, data, load_notice())
    load_model.cache_clear()
    assert (own.findings, own.checked) == (expected.findings, expected.checked)
