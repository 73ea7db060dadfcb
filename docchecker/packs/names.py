"""Whether two names are those of one unit: the same, one a short form of the other, or bodies that speak for one county."""

from __future__ import annotations

import re

_REGION = re.compile(r"^(?:.{1,8}?[省市])?(.{1,6}?[县区])(?!域)")
_NOISE = re.compile(r"[\s（）()“”\"]|人民政府$|办公室$")


def same_unit(one: str, other: str) -> bool:
    """Return whether two names may be those of one unit."""
    first, second = (_NOISE.sub("", name) for name in (one, other))
    if _short_form(first, second) or _short_form(second, first):
        return True
    regions = _REGION.match(first), _REGION.match(second)
    return bool(regions[0] and regions[1] and regions[0][1] == regions[1][1])


def _short_form(short: str, long: str) -> bool:
    """Return whether the characters of one stand in the other in order: 市市场监管局 in 云澜市市场监督管理局."""
    rest = iter(long)
    return all(char in rest for char in short)
