"""Width, wrapping and cleaning of plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.report.page import Page, clean, columns, indent, pad, shorten, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("字数", 4), ("ａ", 2), ("“”", 4), ("e\u0301", 1), ("\x1b[1;31m红\x1b[0m", 2), ("", 0)],
)
def test_columns(text, width):
    assert columns(text) == width


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("  一\n二\t三\u3000四 ", "一 二 三 四"),
        ("\x1b[2J", "<U+001B>[2J"),
        ("案例\u202excod.exe", "案例<U+202E>xcod.exe"),
        ("a\u200bb\ufeffc", "abc"),
        ("\udcb0", "<U+DCB0>"),
        ("\x07\x9b", "<U+0007><U+009B>"),
        ("平常的话", "平常的话"),
    ],
)
def test_clean(raw, shown):
    assert clean(raw) == shown


def test_wrap_by_columns():
    assert wrap("一二三四五", 4) == ["一二", "三四", "五"]
    assert wrap("一二三四", 4) == ["一二", "三四"]
    assert wrap("", 4) == [""]


def test_wrap_keeps_words_and_marks_together():
    assert wrap("规则 CASE-BODY 正文", 10) == ["规则", "CASE-BODY", "正文"]
    assert wrap("一二三，四", 6) == ["一二", "三，四"]
    assert wrap("一二（三）", 6) == ["一二", "（三）"]


def test_wrap_breaks_what_is_wider_than_a_line():
    assert wrap("abcdefgh", 4) == ["abcd", "efgh"]
    assert wrap("，，，，", 4) == ["，，", "，，"]


@given(st.text(alphabet="字，。“”（）ab -…\u0301", max_size=60), st.integers(4, 20))
def test_wrap_loses_nothing_and_keeps_the_width(text, width):
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns(line) <= width for line in lines)


def test_shorten():
    assert shorten("一二三", 6) == "一二三"
    assert shorten("一二三四", 6) == "一二…"


def test_pad():
    assert pad("级别", 6) == "级别  "
    assert pad("级别很长", 6) == "级别很长"


def test_indent_hangs_under_the_text_or_the_margin():
    page = Page(30)
    text = "一二三四五六七八九十一二三四"
    assert indent(text, page, "依据 ") == ["依据 一二三四五六七八九十一二", "     三四"]
    assert indent(text, page, "1.【必须】 ", "  ") == ["1.【必须】 一二三四五六七八九", "  十一二三四"]


def test_paint_only_in_colour():
    assert Page().paint("错", "red") == "错"
    assert Page(color=True).paint("错", "bold", "red") == "\x1b[1;31m错\x1b[0m"
    assert Page(color=True).paint("", "red") == ""
