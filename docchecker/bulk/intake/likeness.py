"""How much two texts have in common, by the pieces of eight characters in both: whether they are one work."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_PIECE = 8
_SHORTEST_TITLE = 6
_MARKS = re.compile(r"[\W_]+")


class Text(NamedTuple):
    """What is compared of a text: its title, and its pieces."""

    title: str
    pieces: frozenset[int]


def text_of(paragraphs: Sequence[str]) -> Text | None:
    """Return what is compared of a document; None when it holds no text."""
    return _text(tuple(paragraphs)) if any(map(str.strip, paragraphs)) else None


@lru_cache(maxsize=512)
def _text(paragraphs: tuple[str, ...]) -> Text:
    bare = [_bare(paragraph) for paragraph in paragraphs]
    title = next((line for line in bare if len(line) >= _SHORTEST_TITLE), "")
    whole = "".join(bare)
    return Text(title, frozenset(hash(whole[at : at + _PIECE]) for at in range(max(1, len(whole) - _PIECE + 1))))


def _bare(paragraph: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", paragraph))


def likeness(first: Text, second: Text) -> float:
    """Return the share of the shorter text's pieces that stand in the longer one too (0–1)."""
    fewer = min(len(first.pieces), len(second.pieces))
    return len(first.pieces & second.pieces) / fewer if fewer else 0.0
