"""字数: examples that Word decides, and laws that hold for every text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docchecker.counts import NOTHING, Counts, count, words

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
WIDE_MARKS = st.sampled_from("，。、；：？！（）《》【】“”‘’—…·％１Ａ")
LATIN = st.sampled_from("abcXYZ0189.,%-+/@()")
SPACES = st.sampled_from(" \t\n\u3000\u00a0")
TEXT = st.text(st.one_of(HAN, WIDE_MARKS, LATIN, SPACES), max_size=40)
CJK = st.text(st.one_of(HAN, WIDE_MARKS), max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (0, 0, 0, 0)),
        ("普法", (2, 2, 2, 2)),
        ("“八五”普法", (6, 4, 6, 6)),
        ("2023年9月", (4, 2, 7, 7)),
        ("12·4国家宪法日", (8, 5, 9, 9)),
        ("1.5万人", (3, 2, 5, 5)),
        ("互联网+法治", (6, 5, 6, 6)),
        ("A B  C", (3, 0, 3, 6)),
        ("普 法\u3000宣传", (4, 4, 4, 6)),
        ("——……", (4, 0, 4, 4)),
        ("（一）先问", (5, 3, 5, 5)),
        ("95.4%，下降", (4, 2, 8, 8)),
        ("don't", (1, 0, 5, 5)),
        ("it’s", (3, 0, 4, 4)),
        ("〇㐀𠀀", (3, 3, 3, 3)),
        ("１２", (2, 0, 2, 2)),
        ("カナ", (2, 0, 2, 2)),
        ("\u200b普\ufeff", (1, 1, 1, 3)),
    ],
)
def test_examples(text: str, expected: tuple[int, int, int, int]) -> None:
    assert count(text) == Counts(*expected)


@given(st.lists(TEXT, max_size=5))
def test_paragraphs_add_up(texts: list[str]) -> None:
    total = NOTHING
    for text in texts:
        total = total + count(text)
    assert total.words == words("\n".join(texts))
    assert total.non_space == count("\n".join(texts)).non_space


@given(TEXT, TEXT)
def test_a_text_set_on_adds_up_but_for_a_word_that_grows_together(first: str, second: str) -> None:
    joined = words(first + second)
    assert words(first) + words(second) - 1 <= joined <= words(first) + words(second)
    assert words(f"{first} {second}") == words(first) + words(second)


@given(CJK)
def test_each_ideograph_and_wide_mark_counts_one(text: str) -> None:
    assert count(text).words == count(text).non_space == count(text).characters == len(text)


@given(st.text(LATIN, min_size=1, max_size=20))
def test_a_run_of_latin_counts_one_wherever_it_stands(run: str) -> None:
    assert words(run) == 1
    assert words(f"普{run}法") == words(f"普 {run} 法") == 3


@given(TEXT, SPACES, st.integers(1, 5))
def test_space_beside_an_ideograph_changes_nothing(text: str, space: str, times: int) -> None:
    assert words(f"普{space * times}{text}") == words(f"普{text}")
    assert words(f"{text}{space * times}") == words(text)


@given(TEXT)
def test_curly_quotes_count_one_each(text: str) -> None:
    assert words(f"“{text}”") == words(text) + 2


@given(TEXT)
@settings(max_examples=200)
def test_bounds(text: str) -> None:
    counts = count(text)
    assert counts.cjk <= counts.words <= counts.non_space <= counts.characters == len(text)
    assert (counts.words == 0) == (text.strip() == "")


def test_adding_what_is_no_counts_is_an_error() -> None:
    with pytest.raises(TypeError):
        count("普") + 1
    assert count("普") + NOTHING == count("普")
