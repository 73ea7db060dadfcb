"""Two items of one list that say the same thing, also reworded or reordered (LIST-REPEAT)."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.paragraphs.sentences import sentences
from docchecker.language.patterns import Shape, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Share of the shorter text's character pairs that also stand in the other, above which two items are the same.
SAME = 0.5

#: Items beyond these are not compared pair by pair: a list of so many fails by its count.
_COMPARED = 100

_NOISE = Shape(r"[^\u4e00-\u9fff]+")


class SimilarPair(NamedTuple):
    """Two items by their index from 0, the share they have in common (0–1) and a stretch found in both."""

    first: int
    second: int
    share: float
    words: str


def similar_items(items: Sequence[tuple[str, str]]) -> tuple[SimilarPair, ...]:
    """Pairs of (name, body) items that say the same thing; a stock opening shared by both does not count."""
    items = items[:_COMPARED]
    bodies = [
        _without_opening(body, [other for j, (_, other) in enumerate(items) if j != i])
        for i, (_, body) in enumerate(items)
    ]
    grams = [_grams(name + "，" + body) for (name, _), body in zip(items, bodies, strict=True)]
    out = []
    for one, two in combinations(range(len(items)), 2):
        share = _share(grams[one], grams[two])
        if share >= SAME:
            out.append(SimilarPair(one, two, round(share, 2), _common(items[one][1], items[two][1])))
    return tuple(out)


def _without_opening(body: str, others: Iterable[str]) -> str:
    """The body without a first sentence that another item opens with as well."""
    first = next((sentence for _, sentence in sentences(body)), "")
    if len(first) < len(body) and any(other.startswith(first) for other in others):
        return body[len(first) :]
    return body


def _grams(text: str) -> frozenset[str]:
    out: set[str] = set()
    start = 0
    for begin, end in (*spans(_NOISE, text), (len(text), len(text))):
        out.update(text[i : i + 3] for i in range(start, begin - 2))
        start = end
    return frozenset(out)


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    small = min(len(one), len(two))
    return len(one & two) / small if small else 0.0


def _common(one: str, two: str) -> str:
    """The first clause of one that stands in the other as well, empty when they share none."""
    clauses = (clause for _, sentence in sentences(one) for clause in sentence.replace("。", "，").split("，"))
    return next((clause for clause in clauses if len(clause) > 5 and clause in two), "")
