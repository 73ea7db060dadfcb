"""Numbers at the head of a paragraph, typed or automatic: “一、” “（一）” “1.” “问题1：” …"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.patterns import compiled

if TYPE_CHECKING:
    import regex

#: forms of number
HANZI, PAREN_HANZI, ARABIC, PAREN_ARABIC = "hanzi", "paren_hanzi", "arabic", "paren_arabic"
PROBLEM, ORDINAL, CIRCLED, MULTI, POINT = "problem", "ordinal", "circled", "multi", "point"

_HAN = "[一二三四五六七八九十百零〇○]"
_NUM = "[0-9０-９]"
_GAP = "[ \u3000\t\u00a0]"
_MARK = "[、.．。：:，,]"


def _run(ends: str) -> str:
    """All characters from the first to the second."""
    return "".join(map(chr, range(ord(ends[0]), ord(ends[1]) + 1)))


#: “12 名干部” counts, it does not number
_COUNTED = "[年月日号个名人次件万亿元家所条项场起户岁份册期天小时分点篇位批支张倍成余多段队处只%％]"

_DIGITS, _NUMERALS = "0123456789０１２３４５６７８９", "一二三四五六七八九十百零〇○"
#: form, the characters it can begin with, its shape: most paragraphs begin with none of them
_FORMS: tuple[tuple[str, str, str], ...] = (
    (
        PROBLEM, "【[存问",
        rf"[【\[]?(?:存在)?问题{_GAP}*[（(]?{_GAP}*({_HAN}+|{_NUM}+){_GAP}*(?:[）)】\]]{_MARK}?|{_MARK}|{_GAP}+|$)",
    ),
    (ORDINAL, "第", rf"第({_HAN}+|{_NUM}+)(?:部分|章|条|个问题|个方面){_GAP}*{_MARK}?|第({_HAN}+)[、，,：:]"),
    (POINT, _NUMERALS, rf"({_HAN}{{1,2}})是"),
    (PAREN_HANZI, "（(", rf"[（(]{_GAP}*({_HAN}+){_GAP}*[）)]{_GAP}*{_MARK}?"),
    (PAREN_ARABIC, "（(" + _DIGITS, rf"[（(]{_GAP}*({_NUM}+){_GAP}*[）)]{_GAP}*{_MARK}?|({_NUM}+){_GAP}*[）)]"),
    (CIRCLED, _run("①⑳") + _run("⑴⒇") + _run("㈠㈩") + _run("❶❿"), "([①-⑳⑴-⒇㈠-㈩❶-❿])"),
    (MULTI, _DIGITS, rf"({_NUM}+)(?:[.．]{_NUM}+)+(?:[、.．]|{_GAP}+|$)"),
    (HANZI, _NUMERALS, rf"({_HAN}+){_GAP}*{_MARK}|({_HAN}{{1,3}}){_GAP}+"),
    (
        ARABIC, _DIGITS + _run("⒈⒛"),
        rf"({_NUM}{{1,2}}){_GAP}*[、.．。：:](?!{_NUM})|({_NUM}{{1,2}}){_GAP}+(?!{_NUM}|{_COUNTED})|([⒈-⒛])",
    ),
)  # fmt: skip


@cache
def _compiled(form: str) -> regex.Pattern[str]:
    return next(compiled(rf"\s*(?:{pattern}){_GAP}*") for name, _, pattern in _FORMS if name == form)


_BEFORE_DIGIT = rf"\s*({_NUM}{{1,2}}){_GAP}*(?:[、.．：:]|{_GAP}){_GAP}*(?={_NUM})"
_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_UNIT = {"十": 10, "百": 100}


class Label(NamedTuple):
    """A number: its form, its value, as it is written, where the words after it begin, whether Word made it."""

    form: str
    number: int
    text: str
    end: int
    automatic: bool = False


def han_number(text: str) -> int:
    """21 for “二十一”, 12 for “一二”."""
    if not any(c in _UNIT for c in text):
        return int("".join(str(_DIGIT[c]) for c in text))
    total = digit = 0
    for c in text:
        if c in _UNIT:
            total += (digit or 1) * _UNIT[c]
            digit = 0
        else:
            digit = _DIGIT[c]
    return total + digit


def _number(text: str) -> int:
    if text[0] in _DIGIT or text[0] in _UNIT:
        return han_number(text)
    value = unicodedata.numeric(text[0]) if len(text) == 1 else int(unicodedata.normalize("NFKC", text))
    return int(value)


def parse_label(text: str) -> Label | None:
    """The number a text begins with, None where it begins with none."""
    head = text.lstrip()[:1]
    for form in [form for form, heads, _ in _FORMS if head in heads] if head else ():
        found = _compiled(form).match(text)
        if found:
            digits = next(group for group in found.groups() if group)
            return Label(form, _number(digits), found.group(0).strip(), found.end())
    return None


def label_before_digit(text: str) -> Label | None:
    """“3.” of “3.2所中学没有课”, which reads as a decimal as long as nothing says that a number 3 is due."""
    found = compiled(_BEFORE_DIGIT).match(text) if text.lstrip()[:1] in _DIGITS else None
    return Label(ARABIC, _number(found.group(1)), found.group(0).strip(), found.end()) if found else None


def line_label(automatic: str, text: str) -> Label | None:
    """The number of a line: the automatic one, where it has one, before the typed one."""
    if automatic:
        found = parse_label(automatic + " ")
        if found is not None:
            start = len(text) - len(text.lstrip())
            return Label(found.form, found.number, automatic.strip(), start, True)
    return parse_label(text)


def typed_again(text: str, label: Label) -> Label | None:
    """The same number typed by hand behind the automatic one: “一、一、背景情况”."""
    if not label.automatic:
        return None
    again = parse_label(text[label.end :])
    return again if again is not None and (again.form, again.number) == (label.form, label.number) else None
