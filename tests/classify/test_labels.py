"""Numbers at the head of a paragraph, and what looks like one and is none."""

from __future__ import annotations

import pytest

from docchecker.classify.labels import han_number, label_before_digit, line_label, parse_label


@pytest.mark.parametrize(
    ("text", "form", "number", "rest"),
    [
        ("一、背景", "hanzi", 1, "背景"),
        ("一. 背景", "hanzi", 1, "背景"),
        ("一 背景", "hanzi", 1, "背景"),
        ("一　背景", "hanzi", 1, "背景"),
        ("十二、背景", "hanzi", 12, "背景"),
        ("（一）背景", "paren_hanzi", 1, "背景"),
        ("( 二 )、背景", "paren_hanzi", 2, "背景"),
        ("1.背景", "arabic", 1, "背景"),
        ("１、背景", "arabic", 1, "背景"),
        ("12．背景", "arabic", 12, "背景"),
        ("3 县住建局没有", "arabic", 3, "县住建局没有"),
        ("⒊背景", "arabic", 3, "背景"),
        ("（3）背景", "paren_arabic", 3, "背景"),
        ("3)背景", "paren_arabic", 3, "背景"),
        ("③背景", "circled", 3, "背景"),
        ("㈢背景", "circled", 3, "背景"),
        ("问题1：背景", "problem", 1, "背景"),
        ("问题一 背景", "problem", 1, "背景"),
        ("问题（二）背景", "problem", 2, "背景"),
        ("【问题3】背景", "problem", 3, "背景"),
        ("问题二", "problem", 2, ""),
        ("第三部分 背景", "ordinal", 3, "背景"),
        ("第2个问题：背景", "ordinal", 2, "背景"),
        ("第一，背景", "ordinal", 1, "背景"),
        ("一是背景", "point", 1, "背景"),
        ("1.2.背景", "multi", 1, "背景"),
        ("  2、背景", "arabic", 2, "背景"),
    ],
)
def test_numbers(text: str, form: str, number: int, rest: str) -> None:
    label = parse_label(text)
    assert label is not None
    assert (label.form, label.number, text[label.end :], label.automatic) == (form, number, rest, False)


@pytest.mark.parametrize(
    "text",
    [
        "2023年9月，县普法办逐份核对。", "1.5万人没有参加考试", "12名干部没有成绩", "12 名干部没有成绩", "3 个村没有法律顾问",
        "100%的单位", "一年来，县里没有改过", "一些单位没有公示", "十分必要", "问题清单", "问题出在基层", "第一书记没有到场",
        "五四青年节", "三心二意", "“一、背景”", "", "   ", "3·15活动",
    ],
)  # fmt: skip
def test_no_numbers(text: str) -> None:
    assert parse_label(text) is None


def test_a_number_straight_before_a_digit_is_only_meant_when_it_is_due() -> None:
    label = label_before_digit("3.2所中学没有课")
    assert label is not None
    assert (label.number, "3.2所中学没有课"[label.end :]) == (3, "2所中学没有课")
    assert label_before_digit("32所中学没有课") is None
    assert label_before_digit("3.县里没有课") is None


@pytest.mark.parametrize(
    ("label", "text", "number", "start"),
    [("一、", "背景", 1, 0), ("（3）", " 背景", 3, 1), ("●", "二、背景", 2, 2), ("", "二、背景", 2, 2)],
)
def test_the_automatic_number_comes_first(label: str, text: str, number: int, start: int) -> None:
    found = line_label(label, text)
    assert found is not None
    assert (found.number, found.end) == (number, start)
    assert found.automatic is (label not in ("", "●"))


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21), ("一百零三", 103), ("一二", 12), ("〇", 0)],
)
def test_han_numbers(text: str, number: int) -> None:
    assert han_number(text) == number
