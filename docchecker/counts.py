"""字数 as Word's status bar counts it, and the other usual counts: of a text, a document, and places in it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docchecker.model import Document
    from docchecker.structure import Span

# Ideographs, kana, hangul, CJK and full-width marks, and the marks Word counts singly although they are not CJK.
_SINGLE = (
    "\u1100-\u11ff\u2e80-\u2fdf\u2ff0-\u2fff\u3001-\u303f\u3041-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31ff\u3200-\u33ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff\u2018\u2019\u201c\u201d\u2014\u2026\u00b7"
)
_SPACE = "\\s\u200b\ufeff\u3000"
# Runs, not characters: a report has thousands of characters and hundreds of runs.
_OTHERS = regex.compile(f"[^{_SINGLE}{_SPACE}]+")
_CJK = regex.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003ffff]+")
_SPACES = regex.compile(f"[{_SPACE}]+")


class Counts(NamedTuple):
    """``words`` is Word's 字数; ``cjk`` ideographs; ``non_space`` characters without spaces; ``characters`` all."""

    words: int
    cjk: int
    non_space: int
    characters: int

    def __add__(self, other: object) -> Counts:
        """Counts of two texts set one after the other in paragraphs of their own."""
        if not isinstance(other, tuple):
            return NotImplemented
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


NOTHING = Counts(0, 0, 0, 0)


@lru_cache(maxsize=2048)  # a paragraph is counted for the document, for its part and for its item
def count(text: str) -> Counts:
    """Return the counts of one paragraph's text."""
    return Counts(words(text), _length(_CJK, text), len(text) - _length(_SPACES, text), len(text))


def words(text: str) -> int:
    """Word's 字数: every ideograph and every CJK or full-width mark 1, every other run of non-space characters 1."""
    others = _OTHERS.findall(text)
    singles = len(text) - _length(_SPACES, text) - sum(map(len, others))
    return singles + len(others)


def _length(runs: regex.Pattern[str], text: str) -> int:
    """How many characters of a text belong to the runs."""
    return sum(map(len, runs.findall(text)))


def document_counts(document: Document) -> Counts:
    """Counts of the body: tables and field results in, text boxes, note bodies and automatic numbers out."""
    total = NOTHING
    for paragraph in document.paragraphs:
        if paragraph.text:
            total = total + count(paragraph.text)
    marks = sum(paragraph.note_marks for paragraph in document.paragraphs)
    return total._replace(words=total.words + marks)


def span_counts(document: Document, spans: Iterable[Span]) -> Counts:
    """Counts of some stretches of text."""
    total = NOTHING
    for span in spans:
        total = total + count(document.paragraphs[span.paragraph].text[span.start : span.end])
    return total
