"""Passages that very many texts have: each text is compared with the first that has it, and with no other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.copies.grams import GRAM, RARE, placed_keys

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Holders = Mapping[int, array[int]]

#: ideographs in a row that very many texts have before they are looked at: two thirds of what is told in the end, as
#: edits break them
_LONG = 70
#: which part of such a row a text must have
_MOST = 0.6
#: A row whose pieces stand in so many times more texts than the row itself is put together from stock phrases.
_STOCK = 3


class _Row(NamedTuple):
    """Grams in a row, from the first ideograph to the last."""

    start: int
    end: int
    keys: tuple[int, ...]


def mass_pairs(texts: Sequence[str], holders: Holders) -> Iterator[tuple[int, int]]:
    """The first text that has a long passage which very many have, and each of the others.

    ``holders`` are the numbers of the texts that have a gram, for each gram in more than ``RARE`` texts.
    """
    firsts = sorted({numbers[0] for numbers in holders.values()})
    for first in firsts:
        others: set[int] = set()
        for row in _rows(texts[first], holders):
            if 2 * sum(holders[key][0] == first for key in row.keys) >= len(row.keys):
                others |= _having(row, holders)
        yield from ((first, other) for other in sorted(others - {first}))


def _rows(words: str, holders: Holders) -> Iterator[_Row]:
    """Stretches of a text all grams of which very many texts have."""
    start, end, keys = 0, 0, list[int]()
    for place, key in placed_keys(words):
        if key not in holders:
            if end - start >= _LONG:
                yield _Row(start, end, tuple(keys))
            keys = []
            continue
        start = place if not keys else start
        end = place + GRAM
        keys.append(key)
    if keys and end - start >= _LONG:
        yield _Row(start, end, tuple(keys))


def _having(row: _Row, holders: Holders) -> set[int]:
    """The texts that have most of a row; none where it is put together from stock phrases."""
    times = Counter(number for key in set(row.keys) for number in holders[key])
    least = _MOST * len(set(row.keys))
    having = {number for number, count in times.items() if count >= least}
    return set() if is_stock(row.keys, len(having), holders) else having


def is_stock(keys: Iterable[int], together: int, holders: Holders) -> bool:
    """Whether grams that ``together`` texts share in a row stand in far more texts one by one."""
    counts = sorted(len(holders[key]) if key in holders else 0 for key in keys)
    return bool(counts) and counts[len(counts) // 2] > max(RARE, _STOCK * together)
