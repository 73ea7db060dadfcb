"""Where two texts agree: runs of equal ideographs, joined into passages over light edits and moved sentences."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.grams import has_gap, stock_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Ideographs that must agree in one go.
SEED = 5

#: Runs this near in one text and within ``MOVED`` in the other belong to one passage: a changed word, a moved sentence.
NEAR = 24
MOVED = 200

#: A passage has so many agreeing ideographs that are no stock phrases, one run of it so many, and agreeing ones make up
#: that part of it.
LEAST = 40
LONGEST = 10
DENSITY = 0.45

#: Places where one gram stands in a text that are looked at; a text that repeats itself does not take for ever.
_PLACES = 4


class Run(NamedTuple):
    """``length`` ideographs from ``first`` in one plain text and from ``second`` in the other are equal."""

    first: int
    second: int
    length: int


class Overlap(NamedTuple):
    """A passage: [start, end) in each of two plain texts."""

    first: tuple[int, int]
    second: tuple[int, int]


class Prepared(NamedTuple):
    """A plain text made ready for comparing.

    ``seeds`` says where each gram of ``SEED`` ideographs stands, ``own[n]`` how many of the first ``n`` ideographs are
    neither stock phrase nor excluded.
    """

    seeds: dict[str, list[int]]
    own: list[int]


def prepare(words: str, stock: frozenset[int], exclude: frozenset[str]) -> Prepared:
    """A plain text made ready; ``stock`` are the keys of stock phrases, ``exclude`` grams of ``SEED`` ideographs."""
    common = bytearray(len(words))
    for start, end in stock_spans(words, stock):
        common[start:end] = b"\1" * (end - start)
    seeds: dict[str, list[int]] = {}
    for place in range(len(words) - SEED + 1):
        gram = words[place : place + SEED]
        if has_gap(gram):
            continue
        if gram in exclude:
            common[place : place + SEED] = b"\1" * SEED
        places = seeds.setdefault(gram, [])
        if len(places) < _PLACES:
            places.append(place)
    return Prepared(seeds, [0, *accumulate(1 - mark for mark in common)])


def seed_grams(texts: Iterable[str]) -> frozenset[str]:
    """Every gram of ``SEED`` ideographs of plain texts."""
    return frozenset(words[place : place + SEED] for words in texts for place in range(len(words) - SEED + 1))


def overlaps(first: Prepared, second: str) -> tuple[Overlap, ...]:
    """The passages that a text shares with another plain text, in the order of the first."""
    found = (_passage(group, first.own) for group in _joined(_runs(first.seeds, second)))
    return tuple(sorted(overlap for overlap in found if overlap))


def _runs(first: dict[str, list[int]], second: str) -> list[Run]:
    """Longest stretches of agreeing seeds, in the order of the first text."""
    open_runs: dict[int, Run] = {}
    done: list[Run] = []
    for at in range(len(second) - SEED + 1):
        for place in first.get(second[at : at + SEED], ()):
            run = open_runs.get(place - at)
            if run and run.second + run.length == at + SEED - 1:
                open_runs[place - at] = Run(run.first, run.second, run.length + 1)
            else:
                if run:
                    done.append(run)
                open_runs[place - at] = Run(place, at, SEED)
    return sorted((*done, *open_runs.values()))


def _joined(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that belong to one passage."""
    root = list(range(len(runs)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    by_second = sorted(range(len(runs)), key=lambda number: (runs[number].second, runs[number]))
    for order in (range(len(runs)), by_second):
        for one, two in zip(order, order[1:], strict=False):
            if _belong(runs[one], runs[two]):
                root[find(two)] = find(one)
    groups: dict[int, list[Run]] = {}
    for number, run in enumerate(runs):
        groups.setdefault(find(number), []).append(run)
    return list(groups.values())


def _belong(one: Run, two: Run) -> bool:
    apart = sorted((_apart(one.first, two.first, one, two), _apart(one.second, two.second, one, two)))
    return apart[0] <= NEAR and apart[1] <= MOVED


def _apart(one: int, two: int, first: Run, second: Run) -> int:
    """Ideographs between two runs in one text, negative when they overlap."""
    return two - one - first.length if one <= two else one - two - second.length


def _passage(group: Sequence[Run], own: Sequence[int]) -> Overlap | None:
    """What a group of runs comes to, from its first run of the text's own words to its last; None for too little."""
    telling = [run for run in group if _own(run, own)]
    if max(map(lambda run: _own(run, own), telling), default=0) < LONGEST:
        return None
    first, second = _span(telling, 0), _span(telling, 1)
    inside = [run for run in group if _inside(run, first, second)]
    covered = [merged((run[side], run[side] + run.length) for run in inside) for side in (0, 1)]
    agreeing = [sum(end - start for start, end in spans) for spans in covered]
    dense = all(
        number >= DENSITY * (end - start) for number, (start, end) in zip(agreeing, (first, second), strict=True)
    )
    telling_length = sum(own[end] - own[start] for start, end in covered[0])
    return Overlap(first, second) if dense and min(telling_length, agreeing[1]) >= LEAST else None


def _own(run: Run, own: Sequence[int]) -> int:
    return own[run.first + run.length] - own[run.first]


def _span(runs: Sequence[Run], side: int) -> tuple[int, int]:
    return min(run[side] for run in runs), max(run[side] + run.length for run in runs)


def _inside(run: Run, first: tuple[int, int], second: tuple[int, int]) -> bool:
    places = ((run.first, first), (run.second, second))
    return all(start <= at and at + run.length <= end for at, (start, end) in places)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """[start, end) spans in order, those that overlap or touch made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
