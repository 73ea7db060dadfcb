"""A page of plain text: how wide it is, how strings are measured, made safe, wrapped and coloured on it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from unicodedata import combining, east_asian_width

MIN_WIDTH, MAX_WIDTH = 40, 100

# Marks that may not begin a line, and marks that may not end one (GB/T 15834).
_NO_START = frozenset("，。、；：！？）》」』】〕〉…—”’,.;:!?)]}%％")
_NO_END = frozenset("（《「『【〔〈“‘([{")

# An escape sequence, a reordered file name or a line break in a style name must not act on the reader's terminal.
_HARMFUL = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
_INVISIBLE = "[\u00ad\u200b-\u200d\u2060\ufeff]"
_SPACE = r"[\s\u3000]+"
_TOKEN = re.compile(r"[!-~]+|[^!-~]")

_COLOR_CODE = "\x1b\\[[0-9;]*m"
_COLORS = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34"}


class Page(NamedTuple):
    """Where text goes: columns a line, and whether ANSI colours are wanted.

    ``brief`` leaves out what is in order, ``statistics`` adds the number of findings of each rule, ``verbose`` all that
    was checked and where every value comes from. ``lean`` makes small pages, for an inbox has hundreds.
    """

    width: int = 80
    color: bool = False
    brief: bool = False
    statistics: bool = False
    verbose: bool = False
    lean: bool = False

    def paint(self, text: str, *looks: str) -> str:
        """``text`` in these looks (bold, dim, red, green, yellow, blue), as it is on a page without colour."""
        if not self.color or not text:
            return text
        codes = ";".join(_COLORS[look] for look in looks)
        return f"\x1b[{codes}m{text}\x1b[0m"


def clean(text: str) -> str:
    """One line of harmless text: white space single, zero-width left out, control and bidi characters as <U+202E>."""
    if text.isprintable() and text == " ".join(text.split()):
        return text
    shown = re.sub(_INVISIBLE, "", re.sub(_SPACE, " ", text).strip())
    return re.sub(_HARMFUL, lambda found: f"<U+{ord(found[0]):04X}>", shown)


@cache
def _columns(char: str) -> int:
    """Columns of one character. Ambiguous ones (“ … —) count 2, as a Chinese console draws them."""
    if combining(char):
        return 0
    return 2 if east_asian_width(char) in "WFA" else 1


def columns(text: str) -> int:
    """Columns that ``text`` takes, colour codes not counted."""
    return sum(map(_columns, re.sub(_COLOR_CODE, "", text) if "\x1b" in text else text))


def pad(text: str, width: int) -> str:
    """``text`` filled up with spaces to ``width`` columns."""
    return text + " " * (width - columns(text))


def shorten(text: str, width: int) -> str:
    """``text`` cut to ``width`` columns, an ellipsis in place of what is cut."""
    if columns(text) <= width:
        return text
    kept = text[:width]
    while columns(kept) > width - columns("…"):
        kept = kept[:-1]
    return kept + "…"


def _stay_together(left: str, right: str, width: int) -> bool:
    """Whether a line may not be broken between the two."""
    return (right[0] in _NO_START or left[-1] in _NO_END) and columns(left) + columns(right) <= width


def _pieces(text: str, width: int) -> list[str]:
    """What may not be broken: Han one by one, a Latin word as a whole unless it is wider than a line."""
    pieces: list[str] = []
    for token in _TOKEN.findall(text):
        if columns(token) > width:
            pieces.extend(token)
        elif pieces and _stay_together(pieces[-1], token, width):
            pieces[-1] += token
        else:
            pieces.append(token)
    return pieces


def wrap(text: str, width: int, taken: int = 0) -> list[str]:
    """Lines of at most ``width`` columns, never a closing mark first or an opening one last; [""] for no text.

    ``taken`` columns of the first line are not free.
    """
    lines, line, used = [], "", taken
    for piece in _pieces(text, width):
        size = columns(piece)
        if used + size > width and line:
            lines.append(line.rstrip())
            line, used, piece = "", 0, piece.lstrip()
            size = columns(piece)
        line, used = line + piece, used + size
    return [*lines, line.rstrip()]


def indent(text: str, page: Page, first: str, rest: str = "") -> list[str]:
    """``text`` wrapped behind ``first``; later lines stand behind ``rest``, or spaces as wide as ``first``."""
    hang = rest or " " * columns(first)
    width = max(page.width - columns(hang), MIN_WIDTH // 2)
    lines = wrap(text, width, columns(first) - columns(hang))
    return [(hang if number else first) + line for number, line in enumerate(lines)]
