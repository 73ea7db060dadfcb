"""Hints for words that are not known: the nearest known word, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: Two Chinese characters of which one is right are alike to exactly this degree.
_ALIKE = 0.5

#: Up to so many words are listed when none is near.
_LISTED = 12


def hint(word: str, known: Iterable[str]) -> str:
    """“您是不是想写“三号”？” when a known word is near, else the known words when they are few, else nothing."""
    words = list(dict.fromkeys(known))
    near = nearest(word, words)
    if near:
        return f"您是不是想写“{near}”？"
    return f"可以写：{'、'.join(words)}。" if 0 < len(words) <= _LISTED else ""


def nearest(word: str, words: Sequence[str]) -> str:
    """The word most alike, “” when none is near; of several, one with more characters in the same places."""
    from difflib import SequenceMatcher

    alike = {other: SequenceMatcher(None, other, word).ratio() for other in words}
    best = max(words, key=lambda other: (alike[other], _in_place(word, other)), default="")
    return best if best and alike[best] >= _ALIKE else ""


def _in_place(word: str, other: str) -> int:
    return sum(one == two for one, two in zip(word, other, strict=False))
