"""Two texts that share, side by side: their passages, and in them the words that are the same."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.copies.alignment import merged
from docchecker.report.templating import page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docchecker.bulk.records import Copy, Passage

#: Equal stretches shorter than this are chance and not marked inside a passage.
_EQUAL = 2
_SHOWN = 400
#: Whose text it is that no unit handed in now.
STRANGER = "往年或其他材料"

Spans = tuple[tuple[int, int], tuple[int, int]]
Marked = tuple[tuple[int, int], list[tuple[int, int]]]


class Piece(NamedTuple):
    """Words of one look: in a passage (``linked``) or not, the same on both sides (``equal``) or not.

    The first piece of a passage has its ``number`` and ``id``.
    """

    text: str
    linked: bool = False
    equal: bool = False
    number: int = 0
    id: str = ""
    href: str = ""


Lines = tuple[tuple[Piece, ...], ...]


class Side(NamedTuple):
    """One of the two texts; ``lines`` is None when the text was not kept."""

    unit: str
    name: str
    share: str
    lines: Lines | None


def side_by_side(copy: Copy, back: Copy | None, owner: Mapping[str, str], texts: Mapping[str, str]) -> str:
    """Return the page of two texts; ``back`` is the copy seen from the other side."""
    first, second = texts.get(copy.name), texts.get(copy.partner)
    shares = (f"{copy.share:.0%}的文字见于右边", f"{back.share:.0%}的文字见于左边" if back else "")
    sides = [
        Side(owner.get(name, STRANGER), name, share, lines)
        for name, share, lines in zip((copy.name, copy.partner), shares, _both(copy, first, second), strict=True)
    ]
    return page("copy.html", number=len(copy.passages), sides=sides)


def _both(copy: Copy, first: str | None, second: str | None) -> tuple[Lines | None, Lines | None]:
    equal = [_equal(passage.text, _partner_words(copy, passage, second)) for passage in copy.passages]
    pairs = list(zip(copy.passages, equal, strict=True))
    left: Lines | None = tuple((Piece(passage.text),) for passage in copy.passages)
    if first is not None:
        marked = [(passage.first, [pair[0] for pair in each]) for passage, each in pairs]
        left = _lines(first, marked, "a", None if second is None else "b")
    right = None
    if second is not None:
        marked = [(passage.second, [pair[1] for pair in each]) for passage, each in pairs]
        right = _lines(second, marked, "b", None if first is None else "a")
    return left, right


def _partner_words(copy: Copy, passage: Passage, second: str | None) -> str:
    if second is None:
        return passage.text if copy.identical else ""
    return second[slice(*passage.second)]


def _equal(one: str, two: str) -> list[Spans]:
    """Stretches that are the same in both passages, by offsets in each."""
    if one == two:
        return [((0, len(one)), (0, len(two)))]
    blocks = SequenceMatcher(None, one, two, autojunk=len(one) > _SHOWN * 10).get_matching_blocks()
    return [((a, a + size), (b, b + size)) for a, b, size in blocks if size >= _EQUAL]


class _Looks(NamedTuple):
    """Of every character: the number of its passage, 0 outside them, and whether it is the same on both sides."""

    passage: list[int]
    same: bytearray


def _lines(text: str, marked: Sequence[Marked], own: str, other: str | None) -> Lines:
    """A whole text with its passages marked: inside them what is the same, each linked to its other side.

    ``own`` and ``other`` begin the ids of the passages on the two sides; ``other`` is None when only this is shown.
    """
    looks = _looks(text, marked)
    seen: set[int] = set()
    lines, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        lines.append(tuple(_pieces(text, (start, end), looks, seen, (own, other))))
        start = end + 1
    return tuple(lines)


def _looks(text: str, marked: Sequence[Marked]) -> _Looks:
    passage = [0] * len(text)
    same = bytearray(len(text))
    for number, (span, equal) in enumerate(marked, 1):
        passage[slice(*span)] = [number] * (span[1] - span[0])
        for start, end in merged(equal):
            same[span[0] + start : span[0] + end] = b"\1" * (end - start)
    return _Looks(passage, same)


def _pieces(
    text: str, line: tuple[int, int], looks: _Looks, seen: set[int], sides: tuple[str, str | None]
) -> Iterator[Piece]:
    """One paragraph in pieces of one look."""
    own, other = sides
    here = [(looks.passage[at], looks.same[at]) for at in range(*line)]
    cuts = [0, *(at for at in range(1, len(here)) if here[at] != here[at - 1]), len(here)]
    for one, two in pairwise(cuts):
        words = text[line[0] + one : line[0] + two]
        number, equal = here[one] if here else (0, 0)
        if not number:
            yield Piece(words)
            continue
        first = number not in seen
        seen.add(number)
        href = f"#{other}{number}" if other else ""
        yield Piece(words, True, bool(equal), number if first else 0, f"{own}{number}" if first else "", href)
