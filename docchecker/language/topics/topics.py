"""The points of a notice that a paragraph treats, or only names."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.topics.facts import facts, looks_ahead
from docchecker.language.topics.points import NAMED, TREATED, holds, touches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.language.topics.facts import Facts
    from docchecker.language.topics.points import Group, Point, Points

    Signs = tuple[tuple[Group, ...], ...]

#: with more words that only grade or urge, a word of what was done is no fact by itself
_PRAISE = 2
#: a stretch with no more words of signs has no topic of its own
_OWN_WORDS = 2
_CLAUSE = re.compile(r"[^，,：:]+[，,：:]*")
_STRETCH = re.compile(r"[^。！？\n；;]+[。！？\n；;]*")


class Topic(NamedTuple):
    """A point with the words [start, end) of the paragraph that speak of it: ``treated`` with a fact, else ``named``."""

    point: str
    state: str
    start: int
    end: int


class Stretch(NamedTuple):
    """A sentence or a part of one between semicolons, its facts, and whether it looks ahead.

    ``windows`` are the words of signs in each clause, in each two neighbours and in the whole; ``told`` those before will.
    """

    start: int
    text: str
    windows: tuple[frozenset[str], ...]
    told: tuple[frozenset[str], ...]
    facts: Facts
    ahead: bool


def topics(text: str, unit_kind: str, points: Points, *, ahead: bool = False) -> tuple[Topic, ...]:
    """Return what a paragraph says on the points that a kind of unit reports on, in their order.

    ``ahead``: it stands under a heading on plans or shortcomings, so that nothing in it is told as done.
    """
    stretches = tuple(_stretches(text, points, ahead=ahead))
    anywhere = frozenset(word for one in stretches for word in one.windows[-1])
    anywhere |= points.implied(anywhere)
    found: dict[str, Topic] = {}
    for point in points.of(unit_kind):
        topic = _topic(point, points.signs[point.id], stretches, anywhere)
        for shared in point.shares:
            other = found.get(shared)
            if other is not None and (topic is None or topic.state == NAMED):
                topic = other._replace(point=point.id)
        if topic is not None:
            found[point.id] = topic
    return tuple(found.values())


def _stretches(text: str, points: Points, *, ahead: bool) -> Iterator[Stretch]:
    words = points.words_in(text)
    for match in _STRETCH.finditer(text):
        start, end = match.span()
        ahead = ahead or looks_ahead(match.group())
        inside = tuple((s - start, e - start, word) for s, e, word in words if s >= start and e <= end)
        stated = facts(match.group())
        windows = _windows(match.group(), inside)
        told = windows
        if stated.will < len(match.group()):
            told = _windows(match.group(), tuple(word for word in inside if word[1] <= stated.will))
        yield Stretch(start, match.group(), windows, told, stated, ahead)


def _topic(point: Point, signs: Signs, stretches: tuple[Stretch, ...], anywhere: frozenset[str]) -> Topic | None:
    named = None
    for one, after in zip_longest(stretches, stretches[1:]):
        if not _speaks(signs, one.windows, anywhere):
            continue
        carried = after is not None and _carries(one, after)
        state = TREATED if carried or _treats(signs, one, anywhere) else NAMED
        last = after if carried and after is not None else one
        topic = Topic(point.id, state, one.start, last.start + len(last.text.rstrip()))
        if state == TREATED:
            return topic
        named = named or topic
    return named


def _carries(one: Stretch, after: Stretch) -> bool:
    """Return whether the next stretch tells the facts of this one: it has figures and hardly a topic of its own."""
    told = not one.ahead and one.facts.will == len(one.text) and not one.facts.stated
    return told and not after.ahead and after.facts.strong and len(after.windows[-1]) <= _OWN_WORDS


def _speaks(signs: Signs, windows: tuple[frozenset[str], ...], anywhere: frozenset[str]) -> bool:
    """Return whether a sign of the point holds in a clause, in two that follow each other, or in the whole stretch."""
    whole = windows[-1]
    touched = (sign for sign in signs if touches(sign, whole, anywhere))
    return any(holds(sign, here, anywhere) for sign in touched for here in windows)


def _windows(text: str, words: tuple[tuple[int, int, str], ...]) -> tuple[frozenset[str], ...]:
    """Return the words of each clause, of each two neighbours, and of all."""
    ends = [match.end() for match in _CLAUSE.finditer(text)]
    clauses: list[set[str]] = [set() for _ in ends]
    for start, _, word in words:
        clauses[min(bisect_right(ends, start), len(ends) - 1)].add(word)
    pairs = [one | other for one, other in pairwise(clauses)]
    return (*map(frozenset, clauses), *map(frozenset, pairs), frozenset(word for _, _, word in words))


def _treats(signs: Signs, one: Stretch, anywhere: frozenset[str]) -> bool:
    """Return whether the stretch states a fact before it turns to what is wanted, and speaks of the point there."""
    if one.ahead:
        return False
    if one.told is not one.windows and not _speaks(signs, one.told, anywhere):
        return False
    return one.facts.strong or (one.facts.done and one.facts.grade <= _PRAISE)
