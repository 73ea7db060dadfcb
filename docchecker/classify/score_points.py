"""Which point of the annex a row of a score sheet is, by its number and its words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.topics.topics import topics

if TYPE_CHECKING:
    from docchecker.language.topics.points import Point, Points

_NUMBER = re.compile(r"^\s*[（(]?(\d{1,2})[)）.．、\s]?")
_MARKS = re.compile(r"[\W\d_]+")
#: share of the two-character pieces of a row's words that are the point's, from which on it is the point itself
_SAME, _ALIKE = 0.6, 0.3


class Named(NamedTuple):
    """A point, and whether its words are others than the annex's beyond recognition."""

    point: Point
    reworded: bool = False


def named_point(text: str, number: str, points: Points) -> Named | None:
    """Return the point of the annex that a row is: by its words, else by its number; None where neither says."""
    best, share = _closest(text, points)
    if share >= _SAME:
        return Named(best)
    numbered = _numbered(number, points) or _numbered(text, points)
    if numbered is not None:
        same = _share(text, numbered.text) >= _ALIKE or _speaks_of(text, numbered, points)
        return Named(numbered, reworded=not same)
    if share >= _ALIKE:
        return Named(best)
    return None


def _numbered(text: str, points: Points) -> Point | None:
    found = _NUMBER.match(text)
    if not found or not points.scored:
        return None
    number = int(found[1])
    return points.scored[number - 1] if 1 <= number <= len(points.scored) else None


def _closest(text: str, points: Points) -> tuple[Point, float]:
    return max(((point, _share(text, point.text)) for point in points.scored), key=lambda one: one[1])


def _share(text: str, point: str) -> float:
    """Return which share of the words of a row stand in a point as well."""
    own = _pieces(text)
    return len(own & _pieces(point)) / len(own) if own else 0.0


@lru_cache(maxsize=256)
def _pieces(text: str) -> frozenset[str]:
    plain = _MARKS.sub("", text)
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


def _speaks_of(text: str, point: Point, points: Points) -> bool:
    """Return whether words that are not the annex's still say the same, by the signs of the point."""
    words = _MARKS.sub("", text)
    if any(name in words for name in point.names):
        return True
    return any(topic.point == point.id for topic in topics(text, point.unit_kind, points))
