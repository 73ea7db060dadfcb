"""Marks in a clause of a problem's name: words that speak for a verdict, and what both verdicts look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.patterns import Shape, has
from docchecker.language.quantities import quantities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docchecker.language.patterns import Span
    from docchecker.language.terms import Hit, Scan

#: Words in quotation marks.
QUOTED = Shape(r"“[^“”]*”|‘[^‘’]*’")
_NAMED_LAW = Shape(r"(?<=[\u4e00-\u9fff]{2})(?:法|条例)(?![治律规制学人官庭院定宣普援])")


class Mark(NamedTuple):
    """Words at [start, end) of a clause that speak for a verdict; ``strong`` ones count beside a grade as well."""

    start: int
    end: int
    text: str
    strong: bool = True


def mark(text: str, start: int, end: int, strong: bool = True) -> Mark:
    """The mark on [start, end) of a clause."""
    return Mark(start, end, text[start:end], strong)


def overlaps(span: Span | Hit | Mark, others: Iterable[Span | Hit | Mark]) -> bool:
    """Whether a span shares a character with any of the others."""
    return any(span.start < other.end and other.start < span.end for other in others)


def absences(scan: Scan) -> Iterator[Hit]:
    """The words that say something is not there; 未成年人 or 减少 say no such thing."""
    others = scan.of("not_absences")
    for name in ("absences", "weak_absences"):
        for hit in scan.of(name):
            if not any(other.start <= hit.start and hit.end <= other.end for other in others):
                yield hit


def counted(text: str) -> bool:
    """Whether a figure with a unit stands in the text."""
    return any(one.unit for one in quantities(text))


def names_law(text: str) -> bool:
    """Whether a law is named (动物防疫法), not law in general."""
    return has(_NAMED_LAW, text)
