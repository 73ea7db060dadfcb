"""Sentences of a text. A full stop inside a quotation ends the sentence only where the quotation ends with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.patterns import Shape, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = Shape(r"[。！？!?\n“”]")
_ENDS = frozenset("。！？!?\n")
#: After a quotation these go on with the sentence: “……。”的要求.
_GOES_ON = frozenset("，、；：。！？!?的）)")


def _closes(text: str, place: int) -> bool:
    """Whether the closing quotation mark at ``place`` ends a sentence as well."""
    return place > 0 and text[place - 1] in _ENDS and text[place + 1 : place + 2] not in _GOES_ON


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Sentences with their offsets; nothing is left out, so they join to the text."""
    start, quoted = 0, False
    for place, end in spans(_MARKS, text):
        mark = text[place]
        if mark == "“":
            quoted = "”" in text[end:]
        elif mark in "”\n" or not quoted:
            quoted = False
            if mark != "”" or _closes(text, place):
                yield start, text[start:end]
                start = end
    if start < len(text):
        yield start, text[start:]
