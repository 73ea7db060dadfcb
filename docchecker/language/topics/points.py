"""The points of a notice that a report is held against, and the signs by which a sentence speaks of one.

A sign is written as a line of groups: ``旁听|庭审 + 干部|职工 - 学生``. Of each group that ``+`` adds one word has to stand in
the stretch, of those that ``-`` takes away none may; ``<name>`` stands for the words of a common group, ``@name`` for one
of them anywhere in the paragraph.
"""

from __future__ import annotations

import re
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.word_finder import finder, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docchecker.language.word_finder import Finder

#: what a paragraph does with a point: it states a fact of it, or only speaks of it
TREATED, NAMED = "treated", "named"
#: the common groups with the words of the field, and of others
_FIELD, _OTHERS = "law", "other"
#: characters of a point's first words
_GIST = 22
#: quotes within a quotation
_INNER = str.maketrans("“”", "‘’")
_GROUP = re.compile(r"(?:^|\s)([+-])?\s*(\S+)")


class Group(NamedTuple):
    """Words of which one stands in the stretch; ``wanted`` is False where none may, ``anywhere`` where the paragraph will do."""

    words: frozenset[str]
    wanted: bool = True
    anywhere: bool = False


class Deduction(NamedTuple):
    """The marks that are taken off where a figure falls short: ``each`` for each one lacking, or ``once``."""

    figure: str
    each: float = 0
    once: float = 0


class Point(NamedTuple):
    """A point of an annex or of the notice's own text that a kind of unit reports on.

    ``signs`` are lines, see above; ``shares`` are the points that say the same, so that what treats one of them treats
    this one. ``marks`` is what it is worth in a score sheet, 0 where nothing is; ``steps`` are the marks that its rule of
    deduction can leave, none for every whole number; ``names`` are words that tell it in a sheet however short;
    ``bonus``: nobody has to have it;
    ``deductions`` are the parts of its rule that a figure decides.
    """

    id: str
    unit_kind: str
    text: str
    part: str = ""
    signs: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    marks: float = 0
    steps: tuple[float, ...] = ()
    names: tuple[str, ...] = ()
    bonus: bool = False
    deductions: tuple[Deduction, ...] = ()

    def deduction(self, what: str, lacking: float) -> float:
        """Return the marks that are taken off where so many of a figure are lacking."""
        return sum(
            min(one.each * lacking, self.marks) if one.each else one.once
            for one in self.deductions
            if one.figure == what
        )

    @property
    def number(self) -> str:
        """Its number within its annex."""
        return self.id.rpartition("-")[2]

    @property
    def gist(self) -> str:
        """Its first words, for a message."""
        first = re.split(r"[,，;；。]", self.text)[0].translate(_INNER)
        return first if len(first) <= _GIST else first[: _GIST - 1] + "…"


class Figure(NamedTuple):
    """A thing that the notice fixes a number for: see ``figures.toml`` of a notice. ``demands`` by kind of unit."""

    what: str
    name: str
    demands: Mapping[str, float]
    points: tuple[str, ...]
    units: tuple[str, ...]
    near: tuple[str, ...]
    context: tuple[str, ...]
    unless: tuple[str, ...]
    yearly: bool


class ScorePart(NamedTuple):
    """A part of the score sheet, what it is worth, and whether its points are a bonus."""

    name: str
    marks: float
    bonus: bool = False


class Points:
    """All points of a notice, and what finds the words of their signs in one pass."""

    def __init__(
        self,
        points: tuple[Point, ...] = (),
        parts: tuple[ScorePart, ...] = (),
        figures: tuple[Figure, ...] = (),
        groups: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.points, self.parts, self.figures, self.groups = points, parts, figures, dict(groups)

    def __reduce__(self) -> tuple[type[Points], tuple[object, ...]]:
        """Leave out what is worked out anew."""
        return Points, (self.points, self.parts, self.figures, self.groups)

    def of(self, unit_kind: str) -> tuple[Point, ...]:
        """Return the points that a kind of unit reports on."""
        return tuple(point for point in self.points if point.unit_kind == unit_kind)

    @cached_property
    def scored(self) -> tuple[Point, ...]:
        """The points of the score sheet in order."""
        return tuple(point for point in self.points if point.marks)

    @cached_property
    def signs(self) -> dict[str, tuple[tuple[Group, ...], ...]]:
        """The signs of each point by its id."""
        return {one.id: tuple(sign(line, self.groups) for line in one.signs) for one in self.points}

    @cached_property
    def _words(self) -> tuple[tuple[str, ...], Finder]:
        groups = (group for signs in self.signs.values() for sign in signs for group in sign)
        words = tuple(sorted({word for group in groups for word in group.words}))
        return words, finder(words)

    def implied(self, words: frozenset[str]) -> frozenset[str]:
        """Return a word of the field for a paragraph that names no other one: a line of a report need not repeat it."""
        field, others = (self.groups.get(name, "").split("|") for name in (_FIELD, _OTHERS))
        return frozenset() if not words or any(word in words for word in others) else frozenset(field[:1])

    def words_in(self, text: str) -> list[tuple[int, int, str]]:
        """Return every occurrence of a word of any sign as (start, end, word), in order."""
        words, found = self._words
        matches = found.find_matches_as_indexes(plain(text), overlapping=True)
        return sorted((start, end, words[number]) for number, start, end in matches)


#: of a notice without annexes that are reported on
NO_POINTS = Points()


def sign(line: str, groups: Mapping[str, str]) -> tuple[Group, ...]:
    """Return the groups of a sign as written; KeyError names a common group that is not there."""
    return tuple(_groups(line, groups))


def _groups(line: str, groups: Mapping[str, str]) -> Iterator[Group]:
    for operator, text in _GROUP.findall(line):
        words: set[str] = set()
        for word in text.split("|"):
            words.update(groups[word.strip("<>@")].split("|") if word[0] in "<@" else (word,))
        yield Group(frozenset(words), operator != "-", text[0] == "@")


def holds(sign: tuple[Group, ...], here: frozenset[str], anywhere: frozenset[str]) -> bool:
    """Return whether a stretch of text with these words, in a paragraph with those, shows a sign."""
    return all(group.words.isdisjoint(anywhere if group.anywhere else here) != group.wanted for group in sign)


def touches(sign: tuple[Group, ...], here: frozenset[str], anywhere: frozenset[str]) -> bool:
    """Return whether a stretch with these words may show a sign: all that it wants stands there."""
    return not any(group.wanted and group.words.isdisjoint(anywhere if group.anywhere else here) for group in sign)
