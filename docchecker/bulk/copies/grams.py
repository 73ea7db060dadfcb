"""Texts as copies are looked for: ideographs only, quotations blanked, and grams taken at places the text itself picks."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: Ideographs in one gram of the index. Measured (benchmarks/copying.py): shorter ones pair texts by chance, longer
#: ones are broken by light edits.
GRAM = 8

#: One ideograph in so many may begin a gram of the index.
SAMPLING = 3

#: A gram in more texts than this names no pairs worth comparing (see ``masses``).
RARE = 20

#: A gram in more than this share of all texts, and never in less than ``RARE`` of them, is a stock phrase: it proves
#: no copy.
STOCK = 0.01

#: What two texts must share to be compared. A gram that stands in ``n`` texts weighs 1 / (n - 1): what only these two
#: have weighs 1.
WEIGHT = 2.5

#: What a gram weighs at least that stands in no more than ``SCARCE`` of all texts: among very many texts it has company
#: by chance, and seven such grams together still say something. Measured at 60,000 texts: recall .996 for .984, at the
#: same cost.
LIGHTEST, SCARCE = 0.36, 0.001

_GAP = "\0"
_HAN = "\u4e00-\u9fff"
_NUMBER = "[0-9〇零一二三四五六七八九十百]+"
#: Titles in 《》, quotations of a sentence's length, and what an article is said to provide.
_QUOTED = re.compile(
    '《[^《》\n]{1,80}》|“[^“”\n]{12,400}”|"[^"\n]{12,400}"'
    f"|第{_NUMBER}条(?:第{_NUMBER}款)?(?:明确)?规定[：:，,][^。\n]{{1,200}}"
)
_OTHER = re.compile(f"[^{_HAN}{_GAP}]+")
_KEPT = re.compile(f"[{_HAN}{_GAP}]")
_PICKED = "".join(chr(code) for code in range(0x4E00, 0xA000) if code * 2654435761 % 2**32 < 2**32 // SAMPLING)
_ANCHOR = re.compile(f"(?=([{_PICKED}][{_HAN}]{{{GRAM - 1}}}))")

#: Bits of a text's number and of a weight in a sorted entry, and the weight of 1 in whole numbers.
_BITS = 24
_NUMBERS = (1 << _BITS) - 1
_WEIGHT_BITS = 8
_ONE = (1 << _WEIGHT_BITS) - 1

#: Entries are sorted in so many parts, so that memory stays small.
_BUCKETS = 64


def _blanked(text: str) -> str:
    """``text`` with a gap and spaces in place of quotations; as long as it was."""
    return _QUOTED.sub(lambda found: _GAP.ljust(len(found[0])), text)


def plain(text: str) -> str:
    """The ideographs of ``text``; a quotation is one gap."""
    return _OTHER.sub("", _blanked(text))


def offsets(text: str) -> list[int]:
    """Where in ``text`` each character of ``plain(text)`` stands."""
    return [found.start() for found in _KEPT.finditer(_blanked(text))]


def quotations(text: str) -> list[tuple[int, int]]:
    """Where quotations stand in a text."""
    return [found.span() for found in _QUOTED.finditer(text)]


def keys(words: str) -> set[int]:
    """The grams of a plain text at the places it picks, as numbers that are the same on every machine."""
    return {_key(gram) for gram in set(_ANCHOR.findall(words))}


def placed_keys(words: str) -> Iterator[tuple[int, int]]:
    """Where each gram of a plain text stands that ``keys`` takes, and its key, in order."""
    return ((found.start(), _key(found[1])) for found in _ANCHOR.finditer(words))


def _key(gram: str) -> int:
    return crc32(gram.encode("utf-16-le"))


def stock_spans(words: str, stock: frozenset[int]) -> list[tuple[int, int]]:
    """Stretches of a plain text that stock phrases take, in order: from one gram of theirs to the next."""
    spans: list[tuple[int, int]] = []
    inside = False
    for found in _ANCHOR.finditer(words):
        here = _key(found[1]) in stock
        if here:
            start = spans.pop()[0] if inside else found.start()
            spans.append((start, found.start() + GRAM))
        inside = here
    return spans


class Candidates(NamedTuple):
    """Pairs of texts worth comparing, by number, lower number first and in order; and the keys of stock phrases.

    ``holders`` are the numbers of the texts that have a gram, in order, for each gram in more than ``RARE`` of them.
    """

    pairs: tuple[tuple[int, int], ...]
    stock: frozenset[int]
    holders: dict[int, array[int]]


def candidates(texts: Sequence[str], exclude: frozenset[int], wanted: Callable[[int, int], bool]) -> Candidates:
    """Pairs of plain texts that share grams of ``WEIGHT`` which are neither stock phrases nor in ``exclude``."""
    postings = _Buckets(_BITS)
    for number, words in enumerate(texts):
        postings.add(key << _BITS | number for key in keys(words) - exclude)
    stock: set[int] = set(exclude)
    holders: dict[int, array[int]] = {}
    pairs = _Buckets(_BITS + _WEIGHT_BITS)
    for key, entries in postings.groups():
        if len(entries) > max(RARE, STOCK * len(texts)):
            stock.add(key)
        if len(entries) > RARE:
            holders[key] = array("I", (entry & _NUMBERS for entry in entries))
        elif len(entries) > 1:
            weight = _weight(len(entries), len(texts))
            pairs.add(_weighted_pairs([entry & _NUMBERS for entry in entries], weight, wanted))
    return Candidates(tuple(sorted(_heavy(pairs))), frozenset(stock), holders)


def _weight(holders: int, texts: int) -> int:
    """What a gram weighs that stands in so many of all texts."""
    return max(_ONE // (holders - 1), round(_ONE * LIGHTEST) if holders <= SCARCE * texts else 0)


def _weighted_pairs(numbers: list[int], weight: int, wanted: Callable[[int, int], bool]) -> Iterator[int]:
    """Each pair of numbers with what one gram of theirs weighs: first, second, weight."""
    for place, first in enumerate(numbers):
        for second in numbers[place + 1 :]:
            if wanted(first, second):
                yield (first << _BITS | second) << _WEIGHT_BITS | weight


def _heavy(pairs: _Buckets) -> Iterator[tuple[int, int]]:
    least = WEIGHT * _ONE
    for first, entries in pairs.groups():
        weights: dict[int, int] = {}
        for entry in entries:
            second = entry >> _WEIGHT_BITS & _NUMBERS
            weights[second] = weights.get(second, 0) + (entry & _ONE)
        yield from ((first, second) for second, weight in weights.items() if weight >= least)


class _Buckets:
    """Many numbers of up to 64 bits, eight bytes each, that come out grouped by what stands above their low bits."""

    def __init__(self, low: int) -> None:
        self._low = low
        self._arrays = [array("Q") for _ in range(_BUCKETS)]

    def add(self, entries: Iterable[int]) -> None:
        low, appends = self._low, [part.append for part in self._arrays]
        for entry in entries:
            appends[(entry >> low) % _BUCKETS](entry)

    def groups(self) -> Iterator[tuple[int, list[int]]]:
        """Key and entries in order; each part is given up once it is through."""
        while self._arrays:
            entries = sorted(self._arrays.pop())
            start = 0
            for end, entry in enumerate(entries):
                if entry >> self._low != entries[start] >> self._low:
                    yield entries[start] >> self._low, entries[start:end]
                    start = end
            if entries:
                yield entries[start] >> self._low, entries[start:]
