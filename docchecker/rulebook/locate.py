"""Which line of a rule file a table, key or value stands on. Used only once a mistake is known."""

from __future__ import annotations

import re

_BLANKED = r'"""[\s\S]*?"""|' + r"'''[\s\S]*?'''|" + r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'|#[^\n]*"
_HEADER = r"^[ \t]*\[\[?[ \t]*([\w.-]+)[ \t]*\]\]?"


def line_of(text: str, table: str = "", index: int = 0, key: str = "", value: str = "") -> int:
    """The line, from 1, of a value of a key in the ``index``-th table of that name (“” is the top of the file).

    What cannot be found falls back to the key, the table's header, the file's first line.
    """
    start, end = _table(text, table, index)
    if key:
        start, end = _key(text, start, end, key)
    found = text.find(value, start, end) if value else start
    return text.count("\n", 0, start if found < 0 else found) + 1


def masked(text: str) -> str:
    """The text with strings and comments blanked, every character in its place."""
    return re.sub(_BLANKED, lambda found: re.sub(r"[^\n]", " ", found.group()), text)


def _table(text: str, table: str, index: int) -> tuple[int, int]:
    """[start, end) of a table with its header; the key of that name at the top when there is no such table."""
    headers = [(found.start(), found.group(1)) for found in re.finditer(_HEADER, masked(text), re.MULTILINE)]
    starts = [(0, ""), *headers, (len(text), "")]
    named = [(start, starts[at + 1][0]) for at, (start, name) in enumerate(starts[:-1]) if name == table]
    return named[index] if index < len(named) else _key(text, 0, starts[1][0], table)


def _key(text: str, start: int, end: int, key: str) -> tuple[int, int]:
    """[start, end) of a key and its value in a table; the table itself when the key is not in it."""
    bare = masked(text)
    keys = [found.span(1) for found in re.finditer(r"^[ \t]*([\w-]+)[ \t]*=", bare[start:end], re.MULTILINE)]
    starts = [*(start + at for at, _ in keys), end]
    for at, (left, right) in enumerate(keys):
        if text[start + left : start + right] == key:
            return starts[at], starts[at + 1]
    return start, end
