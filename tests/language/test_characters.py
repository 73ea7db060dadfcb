"""What looks the same is told apart by the character that differs."""

from __future__ import annotations

import pytest

from docchecker.language.characters import unlike


@pytest.mark.parametrize(
    ("written", "wanted", "told"),
    [
        ("背景\u200b情况", "背景情况", "看不见的字符 U+200B"),
        ("⼀、背景", "一、背景", "形似“一”的字符 U+2F00"),
        ("背景 情况", "背景情况", "空格 U+0020"),
        ("背景情况", "背景情况", ""),
        ("背景", "情况", ""),
    ],
)
def test_the_character_that_differs_is_named(written: str, wanted: str, told: str) -> None:
    assert unlike(written, wanted) == told
