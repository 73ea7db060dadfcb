"""Passages that hang together: which texts have the same one, two of them or many, whatever pairs they were found in."""

from __future__ import annotations

from collections import defaultdict
from statistics import median_high, median_low
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

#: Two stretches of a text are one passage when so much of both together lies in both.
_SAME = 0.7
#: pairs that tell better than one where a passage begins and ends
_MANY = 3


class _Seen(NamedTuple):
    """Where one pair sees a passage: in this text, and in which stretch of the other text and where."""

    span: Span
    other: int
    partner: Span


class _Stretch:
    """One passage in one text, by every pair in which it was found."""

    def __init__(self, text: int, span: Span) -> None:
        self.text, self.first = text, span
        self.seen: list[_Seen] = []

    @property
    def span(self) -> Span:
        """Return where most pairs see it begin and end."""
        return median_low(one.span[0] for one in self.seen), median_high(one.span[1] for one in self.seen)


class Passages:
    """Passages as they are found, pair by pair; each joins the first stretch of its text that it lies on."""

    def __init__(self) -> None:
        self._of_text: dict[int, list[int]] = defaultdict(list)
        self._root: list[int] = []
        self._stretches: list[_Stretch] = []

    def add(self, one: int, first: Span, two: int, second: Span) -> None:
        """A passage of one text and what it is in another."""
        here, there = self._number(one, first), self._number(two, second)
        self._stretches[here].seen.append(_Seen(first, there, second))
        self._stretches[there].seen.append(_Seen(second, here, first))
        self._root[self._find(there)] = self._find(here)

    def _number(self, text: int, span: Span) -> int:
        for number in self._of_text[text]:
            if _alike(self._stretches[number].first, span):
                return number
        number = len(self._root)
        self._root.append(number)
        self._stretches.append(_Stretch(text, span))
        self._of_text[text].append(number)
        return number

    def _find(self, number: int) -> int:
        while self._root[number] != number:
            self._root[number] = self._root[self._root[number]]
            number = self._root[number]
        return number

    def shared(self) -> Iterator[dict[int, tuple[Span, ...]]]:
        """What each set of texts shares, all its passages together: text → where they stand in it, in order."""
        parts: dict[int, dict[int, list[_Stretch]]] = defaultdict(lambda: defaultdict(list))
        for number, stretch in enumerate(self._stretches):
            parts[self._find(number)][stretch.text].append(stretch)
        together: dict[tuple[int, ...], dict[int, list[Span]]] = {}
        for part in parts.values():
            spans = together.setdefault(tuple(sorted(part)), defaultdict(list))
            for text, found in part.items():
                spans[text] += self._surest(found)
        for members, spans in sorted(together.items()):
            yield {text: tuple(sorted(spans[text])) for text in members}

    def _surest(self, stretches: list[_Stretch]) -> list[Span]:
        """The stretches that most pairs have, without those that lie on one of them."""
        kept: list[Span] = []
        for stretch in sorted(stretches, key=lambda each: (-len(each.seen), each.first)):
            start, end = self._trimmed(stretch)
            if start < end and all(end <= other[0] or other[1] <= start for other in kept):
                kept.append((start, end))
        return kept

    def _trimmed(self, stretch: _Stretch) -> Span:
        """A stretch without what only one pair sees at its ends: the other text tells, which many pairs have seen."""
        starts, ends = [], []
        for one in stretch.seen:
            other = self._stretches[one.other]
            start, end = other.span if len(other.seen) >= _MANY else one.partner
            starts.append(one.span[0] + max(0, start - one.partner[0]))
            ends.append(one.span[1] - max(0, one.partner[1] - end))
        return median_low(starts), median_high(ends)


def _alike(one: Span, two: Span) -> bool:
    both = min(one[1], two[1]) - max(one[0], two[0])
    return both >= _SAME * (max(one[1], two[1]) - min(one[0], two[0]))
