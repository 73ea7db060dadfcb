"""Where two texts agree: runs of equal ideographs, joined into passages over light edits and moved sentences."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docchecker.bulk.copies.grams import stock_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Thing = TypeVar("Thing")
Spans = tuple[tuple[int, int], ...]

#: Ideographs that must agree in one go.
SEED = 5

#: Runs this near in both texts are one piece: a changed word, name or figure between them.
NEAR = 24

#: Pieces near in one text and within this in the other belong to one passage: a moved sentence.
MOVED = 200

#: A piece has so many agreeing ideographs that are no stock phrases, a passage so many; agreeing ones make up that part
#: of it.
PIECE = 10
LEAST = 40
#: What very many texts have must be as long as this: shorter ones are stock phrases.
LONG = 110
DENSITY = 0.45

#: What lies farther than this from the rest of a passage is a stretch of its own, and too short alone it is chance: one
#: stock sentence of the same pattern a few lines off.
APART = 30
ALONE = 25

#: A piece of so many agreeing ideographs is no mere turn of phrase.
FIRM = 25

#: A shorter one belongs to a passage when it is no farther from a longer one in either text: a sentence that changed
#: places with the next.
CLOSE = 60

#: What an ideograph between agreeing ones weighs against them where a passage begins and ends.
BETWEEN = 1.5

#: Places where one gram stands in a text that are looked at; a text that repeats itself does not take for ever.
_PLACES = 4


class Run(NamedTuple):
    """``length`` ideographs from ``first`` in one plain text and from ``second`` in the other are equal."""

    first: int
    second: int
    length: int


class Piece(NamedTuple):
    """Where each of two plain texts agrees with the other over a stretch, in order."""

    first: Spans
    second: Spans


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
        places = seeds.get(gram)
        if places is None:
            seeds[gram] = [place]
        elif len(places) < _PLACES:
            places.append(place)
    for gram in exclude & seeds.keys():
        for place in seeds[gram]:
            common[place : place + SEED] = b"\1" * SEED
    return Prepared(seeds, [0, *accumulate(1 - mark for mark in common)])


def seed_grams(texts: Iterable[str]) -> frozenset[str]:
    """Every gram of ``SEED`` ideographs of plain texts."""
    return frozenset(words[place : place + SEED] for words in texts for place in range(len(words) - SEED + 1))


def overlaps(first: Prepared, second: str, least: int = LEAST) -> tuple[Overlap, ...]:
    """The passages of ``least`` agreeing ideographs that a text shares with another plain text, in the first's order."""
    pieces = [piece for piece in map(_piece, _pieces(_runs(first.seeds, second))) if _own(piece, first.own) >= PIECE]
    groups = _grouped(pieces, _moved_pairs(pieces))
    return tuple(sorted(overlap for group in groups for overlap in _passages(group, first.own, least)))


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


def _pieces(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that follow each other closely in both texts."""
    return _grouped(runs, _following(runs))


def _following(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    for one, run in enumerate(runs):
        for two in range(one + 1, len(runs)):
            after = runs[two].first - run.first - run.length
            if after > NEAR:
                break
            between = runs[two].second - run.second - run.length
            if after > -SEED and -SEED < between <= NEAR:
                yield one, two


def _piece(runs: Sequence[Run]) -> Piece:
    sides = [tuple(merged((run[side], run[side] + run.length) for run in runs)) for side in (0, 1)]
    return Piece(*sides)


def _moved_pairs(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Neighbours in one text that are not too far apart in the other."""
    for side in (0, 1):
        order = sorted(range(len(pieces)), key=lambda number: (pieces[number][side], pieces[number]))
        for one, two in zip(order, order[1:], strict=False):
            apart = sorted(_apart(pieces[one][each], pieces[two][each]) for each in (0, 1))
            if apart[0] <= NEAR and apart[1] <= MOVED:
                yield one, two


def _apart(one: Spans, two: Spans) -> int:
    """Ideographs between two pieces in one text, negative when they overlap."""
    return max(two[0][0] - one[-1][1], one[0][0] - two[-1][1])


def _grouped(things: Sequence[Thing], pairs: Iterable[tuple[int, int]]) -> list[list[Thing]]:
    """Things that pairs of their numbers link, directly or through others."""
    root = list(range(len(things)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for one, two in pairs:
        root[find(two)] = find(one)
    groups: dict[int, list[Thing]] = {}
    for number, thing in enumerate(things):
        groups.setdefault(find(number), []).append(thing)
    return list(groups.values())


def _own(piece: Piece, own: Sequence[int]) -> int:
    return sum(own[end] - own[start] for start, end in piece.first)


def _passages(pieces: Sequence[Piece], own: Sequence[int], least: int) -> Iterator[Overlap]:
    """What pieces come to, stretch by stretch; nothing for too little or too scattered.

    Where it begins and ends is said by what is no mere turn of phrase.
    """
    whole = _together(pieces)
    sides = [_stretches(spans) for spans in _together(_firm(pieces))]
    if not all(sides) or min(_own(whole, own), _length(whole.second)) < least:
        return
    dense = all(_length(spans) >= DENSITY * _length(side) for spans, side in zip(whole, sides, strict=True))
    if dense:
        longer = max(map(len, sides))
        first, second = ((*side, *(side[-1],) * (longer - len(side))) for side in sides)
        yield from map(Overlap, first, second)


def _firm(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of some length, and the short ones that stand beside one of them in both texts.

    A short one beside it in one text and farther off, or inside it, in the other is a turn of phrase that recurs.
    """
    firm = [piece for piece in pieces if _length(piece.first) >= FIRM]
    return [piece for piece in pieces if piece in firm or any(_is_close(piece, one) for one in firm)]


def _is_close(one: Piece, two: Piece) -> bool:
    return all(-SEED < _apart(one[side], two[side]) <= CLOSE for side in (0, 1))


def _together(pieces: Sequence[Piece]) -> Piece:
    """What pieces cover in each text."""
    return Piece(*(tuple(merged(span for piece in pieces for span in piece[side])) for side in (0, 1)))


def _stretches(spans: Spans) -> Spans:
    """Spans as a reader sees them: small gaps closed, without what stands alone and is short."""
    parts: list[list[tuple[int, int]]] = []
    for span in spans:
        if parts and span[0] - parts[-1][-1][1] <= APART:
            parts[-1].append(span)
        else:
            parts.append([span])
    trimmed = (_trimmed(part) for part in parts)
    return tuple((part[0][0], part[-1][1]) for part in trimmed if _length(part) >= ALONE)


def _trimmed(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The part of a stretch that agrees best: a sentence of the same pattern at its end, half of it other words, is not it.

    What agrees counts for it, what lies between against it (the greatest sum of neighbours).
    """
    best, start, most, total = (0, 1), 0, 0.0, 0.0
    for number, span in enumerate(spans):
        if number:
            total -= BETWEEN * (span[0] - spans[number - 1][1])
        if total < 0:
            start, total = number, 0.0
        total += span[1] - span[0]
        if total > most:
            best, most = (start, number + 1), total
    return spans[slice(*best)]


def _length(spans: Iterable[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """[start, end) spans in order, those that overlap or touch made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
