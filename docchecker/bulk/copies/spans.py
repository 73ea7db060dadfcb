"""From a plain text (ideographs only) back to the text itself: where stretches stand, and which part of it they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docchecker.bulk.copies import grams

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int]

#: a figure that a stretch begins behind or ends before: it belongs to the words around it
_BEFORE = re.compile(r"(?:[0-9０-９]+[.．:：])?[0-9０-９]+[%％‰]?$")
_BEHIND = re.compile(r"[0-9０-９]+(?:[.．:：][0-9０-９]+)?[%％‰]?")
_LONGEST_FIGURE = 16
#: characters between a stretch and a quotation that belongs to it
_TOUCHING = 3


class Places:
    """Where the ideographs of a text stand in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offsets = grams.offsets(text)
        quoted = grams.quotations(text)
        self._behind_quotation = {
            end + more: start
            for start, end in quoted
            for more in range(_TOUCHING)
            if "\n" not in text[end : end + more]
        }
        # A plain text has one mark for a quotation, which stands where it begins: a stretch may end with it.
        self._before_quotation = {start - less: end for start, end in quoted for less in range(-1, _TOUCHING)}

    def widened(self, span: Span) -> Span:
        """A stretch of the plain text as one of the text, with figures and quotations at its ends: none is cut through."""
        start, end = self._offsets[span[0]], self._offsets[span[1] - 1] + 1
        before = _BEFORE.search(self._text, max(0, start - _LONGEST_FIGURE), start)
        behind = _BEHIND.match(self._text, end, end + _LONGEST_FIGURE)
        start, end = before.start() if before else start, behind.end() if behind else end
        return self._behind_quotation.get(start, start), self._before_quotation.get(end, end)

    def share(self, spans: Iterable[Span]) -> float:
        """Which part of the text, white space aside, stretches of it are."""
        copied = sum(_letters(self._text[start:end]) for start, end in spans)
        return min(1.0, copied / max(1, _letters(self._text)))


def _letters(text: str) -> int:
    return len("".join(text.split()))
