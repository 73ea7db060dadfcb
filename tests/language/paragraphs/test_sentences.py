"""Sentences and figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.language.paragraphs.sentences import sentences
from docchecker.language.quantities import quantities


def parts(text):
    return [sentence for _, sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲来了。乙走了。", ["甲来了。", "乙走了。"]),
        ("甲来了", ["甲来了"]),
        ("", []),
        ("他说：“来了。走吧。”然后走了。", ["他说：“来了。走吧。”", "然后走了。"]),
        ("他说：“来了。”，又走了。", ["他说：“来了。”，又走了。"]),
        ("提出“要落实”的要求。", ["提出“要落实”的要求。"]),
        ("没有收住的“引号。下一句。", ["没有收住的“引号。", "下一句。"]),
        ("一行\n二行", ["一行\n", "二行"]),
        ("“甲\n乙”丙。", ["“甲\n", "乙”丙。"]),
        ("”开头。", ["”开头。"]),
        ("真的吗？真的！", ["真的吗？", "真的！"]),
    ],
)
def test_sentences(text, expected):
    assert parts(text) == expected


@given(st.text(alphabet="甲。“”！\n，a", max_size=40))
def test_sentences_join_to_the_text(text):
    assert "".join(parts(text)) == text
    assert all(text[start : start + len(part)] == part for start, part in sentences(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("抽查120人，84人听不懂", [("120人", "人"), ("84人", "人")]),
        ("占24.9%", [("24.9%", "%")]),
        ("百分之七十", [("百分之七十", "%")]),
        ("三成以上", [("三成", "%")]),
        ("三分之一没来", [("三分之一", "%")]),
        ("1.2万元", [("1.2万元", "元")]),
        ("12课时", [("12课时", "课时")]),
        ("三名村民", [("三名", "名")]),
        ("1,046名", [("1,046名", "名")]),
        ("四年没换", [("四年", "年")]),
        ("第三期", []),
        ("成立了", []),
        ("一成立就", []),
        ("3200", [("3200", "")]),
    ],
)
def test_quantities(text, expected):
    assert [(one.text, one.unit) for one in quantities(text)] == expected
