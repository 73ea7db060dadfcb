"""Fields that number by themselves: AUTONUM, AUTONUMLGL, AUTONUMOUT, LISTNUM (ECMA-376 Part 1, 17.16.5)."""

from __future__ import annotations

import re

from docchecker.word.fieldcodes import code_word
from docchecker.word.numberformats import number_text

_LEVELS = 9
_LEVEL, _START = re.compile(r"\\l\s*(\d)", re.I), re.compile(r"\\s\s*(\d{1,5})", re.I)
_SEPARATOR, _BARE = re.compile(r"\\s\s+\"?([^\s\"\\\w])", re.I), re.compile(r"\\e\b", re.I)
_FORMAT = re.compile(r"\\\*\s*(\w+)")
#: what a field's \* switch is called → the number format of lists that it is
_FORMATS = {
    "ALPHABETIC": "upperLetter", "alphabetic": "lowerLetter", "ROMAN": "upperRoman", "roman": "lowerRoman",
    "CHINESENUM1": "chineseCounting", "CHINESENUM2": "chineseLegalSimplified", "CHINESENUM3": "chineseCountingThousand",
    "CIRCLENUM": "decimalEnclosedCircleChinese", "GB1": "decimalEnclosedFullstop", "GB2": "decimalEnclosedParen",
    "GB3": "decimalEnclosedCircleChinese", "GB4": "ideographEnclosedCircle", "ZODIAC1": "ideographTraditional",
    "ZODIAC2": "ideographZodiac", "DBNUM1": "chineseCounting", "DBNUM3": "chineseCountingThousand",
}  # fmt: skip
#: the levels of Word's own lists: (number format, text before, text behind)
_NUMBER_DEFAULT = (
    ("decimal", "", ")"), ("lowerLetter", "", ")"), ("lowerRoman", "", ")"),
    ("decimal", "(", ")"), ("lowerLetter", "(", ")"), ("lowerRoman", "(", ")"),
    ("decimal", "", "."), ("lowerLetter", "", "."), ("lowerRoman", "", "."),
)  # fmt: skip
_OUTLINE = (
    ("upperRoman", "", "."), ("upperLetter", "", "."), ("decimal", "", "."), ("lowerLetter", "", ")"),
    ("decimal", "(", ")"), ("lowerLetter", "(", ")"), ("lowerRoman", "(", ")"), ("lowerLetter", "(", ")"),
    ("lowerRoman", "(", ")"),
)  # fmt: skip


class AutoNumbers:
    """Running numbers of the fields of one text; each kind of field and each list name counts for itself."""

    def __init__(self) -> None:
        self._values: dict[str, list[int]] = {}

    def text(self, code: str, level: int) -> str | None:
        """Return the number that a field shows in a paragraph of this outline level; None for any other field."""
        kind = code_word(code)
        if kind == "LISTNUM":
            return self._list_number(code)
        if kind not in ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT"):
            return None
        values = self._count(kind, level)
        if kind == "AUTONUMOUT":
            return _framed(values[level], _OUTLINE[level])
        separator = _SEPARATOR.search(code)
        end = separator.group(1) if separator else "."
        if kind == "AUTONUM":
            return number_text(values[level], _format(code)) + end
        shown = end.join(str(value or 1) for value in values[: level + 1])
        return shown if _BARE.search(code) else shown + end

    def _list_number(self, code: str) -> str:
        words = code.split()
        name = words[1].strip('"').upper() if len(words) > 1 and not words[1].startswith("\\") else ""
        level, start = _LEVEL.search(code), _START.search(code)
        at = min(max(int(level.group(1)) if level else 1, 1), _LEVELS) - 1
        values = self._count(name, at, int(start.group(1)) if start else None)
        if name == "LEGALDEFAULT":
            return ".".join(str(value or 1) for value in values[: at + 1]) + "."
        return _framed(values[at], (_OUTLINE if name == "OUTLINEDEFAULT" else _NUMBER_DEFAULT)[at])

    def _count(self, name: str, level: int, start: int | None = None) -> list[int]:
        values = self._values.setdefault(name, [0] * _LEVELS)
        values[level] = values[level] + 1 if start is None else start
        values[level + 1 :] = [0] * (_LEVELS - level - 1)
        return values


def _format(code: str) -> str:
    found = _FORMAT.search(code)
    named = found.group(1) if found else ""
    return _FORMATS.get(named) or _FORMATS.get(named.upper(), "decimal")


def _framed(value: int, shape: tuple[str, str, str]) -> str:
    fmt, before, behind = shape
    return before + number_text(value, fmt) + behind
