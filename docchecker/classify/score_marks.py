"""Marks as people write them in a score sheet: “4”, “4分”, “得4分”, “四”, “６”, “8.0”, “10-2=8”, “扣2分”, “/”."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = "零一二三四五六七八九"
_HAN = re.compile(
    r"(?P<tens>[一二三四五六七八九]?)十(?P<ones>[一二三四五六七八九]?)|(?P<one>[零〇一二两三四五六七八九])(?P<half>点五)?"
)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_TAKEN = re.compile(r"扣(?:除|掉)?(\d+(?:\.\d+)?)分?")
#: nothing is claimed
_NONE = frozenset({"/", "／", "无", "-", "－", "—", "--", "——", "\\", "无加分", "不适用", "无此项", "未获得", "没有"})


def mark_of(text: str, full: float = 0) -> float | None:
    """Return the marks that a cell holds, None where it holds none; ``full`` is what a deduction is taken from."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if not plain or plain in _NONE:
        return None
    equals = plain.rpartition("=")[2]
    taken = _TAKEN.search(equals)
    if taken and not re.search(r"得\d", equals):
        return full - float(taken[1])
    number = _NUMBER.search(re.sub(r"^[-—－](?=\D)", "", equals))
    if number:
        return float(number.group())
    return _han(plain)


def _han(text: str) -> float | None:
    found = _HAN.search(text)
    if not found:
        return None
    if found["one"]:
        one = found["one"].replace("两", "二").replace("〇", "零")
        return _DIGITS.index(one) + (0.5 if found["half"] else 0)
    return (_DIGITS.index(found["tens"]) if found["tens"] else 1) * 10 + (
        _DIGITS.index(found["ones"]) if found["ones"] else 0
    )


def claims_nothing(text: str) -> bool:
    """Return whether a cell of a bonus point says that none is claimed."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return not plain or plain in _NONE
