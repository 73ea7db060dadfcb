"""Changes made directly on paragraphs and runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.repair.cuts import Cutter, set_text
from docchecker.repair.looks import ALIGN, set_align, set_look
from docchecker.repair.ordering import child, first_child
from docchecker.word.names import W
from docchecker.word.places import TEXT, visible_text
from docchecker.word.properties import PPR, RPR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.model import Document
    from docchecker.repair.needs import Edit, Wish
    from docchecker.word.places import Piece, Place

_REVISED = (W + "ins", W + "moveTo")


def set_looks(wishes: Sequence[Wish], places: Sequence[Place], document: Document) -> list[str]:
    """Meet wishes on the runs and paragraphs themselves; the rules of those met, one each."""
    done = []
    cutters: dict[int, Cutter] = {}
    for wish in wishes:
        index, start, end = wish.span
        place = places[index]
        if wish.change.property == ALIGN:
            set_align(first_child(place.elements[-1], PPR), str(wish.change.value))
            done.append(wish.rule)
            continue
        pieces = cutters.setdefault(index, Cutter(place)).between(start, end)
        runs = {id(piece.run): piece.run for piece in pieces if piece.run is not None}
        for run in runs.values():
            set_look(first_child(run, RPR), wish.change)
            done.append(wish.rule)
        if document.paragraphs[index].label and start == 0 and end == len(place.text):
            _set_label(place, wish)
    return done


def _set_label(place: Place, wish: Wish) -> None:
    """The automatic number takes the look of the paragraph's mark; it goes with a paragraph that changes as a whole."""
    set_look(child(first_child(place.elements[-1], PPR), RPR), wish.change)


def edit_text(edits: Sequence[Edit], places: Sequence[Place]) -> list[Edit]:
    """Change text inside the nodes that hold it, the last place first; the edits that could be made."""
    done = []
    for edit in reversed(edits):
        index, start, end = edit.span
        pieces = [p for p in places[index].pieces if p.start < end and p.end > start]
        if not pieces or not all(_editable(piece) for piece in pieces):
            continue
        for i, piece in enumerate(pieces):
            text = visible_text(piece.node)
            head, tail = text[: max(0, start - piece.start)], text[end - piece.start :]
            set_text(piece.node, head + ("" if i else edit.text) + tail)
        done.append(edit)
    return done[::-1]


def _editable(piece: Piece) -> bool:
    """Text of an ordinary run that is no tracked insertion: revisions are for people to decide."""
    return piece.node.tag == TEXT and piece.atom is None and next(piece.node.iterancestors(*_REVISED), None) is None
