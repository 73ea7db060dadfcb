"""Comment ranges in the body: setting them around exact words, and taking them out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.repair.cuts import Cutter, detach, join_halves
from docchecker.word.names import W
from docchecker.word.places import RUN
from docchecker.word.properties import PPR, RPR

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml.etree import _Element as Element

    from docchecker.word.places import Piece, Place

_ID, _VAL = W + "id", W + "val"
_START, _END, _REFERENCE = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
_P, _SDT, _BINDING = W + "p", W + "sdt", W + "sdtPr/" + W + "dataBinding"


def mark(place: Place, span: tuple[int, int] | None, number: int, style: str | None) -> None:
    """Set a comment's range around [start, end) of a paragraph, around all of it where ``span`` is None or empty.

    ``style`` is the id of the character style of the reference, None for none.
    """
    pieces = _within(place, span)
    if not pieces:
        _mark_empty(place.elements[-1], number, style)
        return
    first, last = _holder(pieces[0], last=False), _holder(pieces[-1], last=True)
    first.addprevious(_marker(first, _START, number))
    end = _marker(last, _END, number)
    _behind_marks(last).addnext(end)
    _behind_marks(_top(end)).addnext(_reference(last, number, style))


def remove_marks(body: Element, numbers: Collection[str]) -> None:
    """Take out the ranges and references of these comments, and join the runs that were cut for them."""
    for element in [*body.iter(_START, _END, _REFERENCE)]:
        if element.get(_ID) in numbers:
            _remove(element)
    join_halves(body)


def range_numbers(body: Element) -> set[str]:
    """The ids that ranges and references in the body use."""
    return {element.get(_ID) or "" for element in body.iter(_START, _END, _REFERENCE)}


def _within(place: Place, span: tuple[int, int] | None) -> list[Piece]:
    if span is None or span[0] >= span[1]:
        return place.pieces
    cutter = Cutter(place, traced=True)
    found = cutter.between(*span)
    place.pieces[:] = cutter.pieces
    return found


def _holder(piece: Piece, *, last: bool) -> Element:
    """What a range's end stands beside: the run, or an atom; outside of a control whose content comes from elsewhere."""
    found = piece.atom if piece.atom is not None else piece.run
    holder = piece.node if found is None else found
    for above in holder.iterancestors(_SDT, _P):
        if above.tag == _P:
            break
        if above.find(_BINDING) is not None:
            holder = above
    return _outermost(holder, last=last)


def _outermost(holder: Element, *, last: bool) -> Element:
    """The field, link or revision that begins (ends) with the holder, so that the range stands around it."""
    while True:
        beside = holder.getnext() if last else holder.getprevious()
        parent = holder.getparent()
        if beside is not None or parent is None or parent.tag not in _OPEN:
            return holder
        holder = parent


_OPEN = frozenset(W + tag for tag in ("hyperlink", "fldSimple", "ins", "moveTo", "smartTag"))


def _top(element: Element) -> Element:
    """The child of the paragraph that the element stands in: a reference stays out of links, fields and revisions."""
    top = element
    for above in element.iterancestors():
        if above.tag == _P:
            return top
        top = above
    return element


def _behind_marks(element: Element) -> Element:
    """The last of the ends of other comments right behind, so that comments at one place keep their order."""
    following = element.getnext()
    while following is not None and _is_mark(following):
        element, following = following, following.getnext()
    return element


def _is_mark(element: Element) -> bool:
    """An end of a range, or a run that holds nothing but a reference."""
    if element.tag == RUN:
        return any(c.tag == _REFERENCE for c in element) and all(c.tag in (RPR, _REFERENCE) for c in element)
    return element.tag == _END


def _marker(beside: Element, tag: str, number: int) -> Element:
    return beside.makeelement(tag, {_ID: str(number)})


def _reference(beside: Element, number: int, style: str | None) -> Element:
    run = beside.makeelement(RUN)
    if style is not None:
        run.append(beside.makeelement(RPR))
        run[0].append(beside.makeelement(W + "rStyle", {_VAL: style}))
    run.append(_marker(beside, _REFERENCE, number))
    return run


def _mark_empty(paragraph: Element, number: int, style: str | None) -> None:
    """A range around nothing, at the head of a paragraph without text."""
    start, end = _marker(paragraph, _START, number), _marker(paragraph, _END, number)
    properties = paragraph.find(PPR)
    at = 0 if properties is None else paragraph.index(properties) + 1
    paragraph[at:at] = [start, end, _reference(paragraph, number, style)]


def _remove(element: Element) -> None:
    """Remove a marker; of a reference the run too, when it holds nothing else."""
    parent = element.getparent()
    detach(element)
    if element.tag == _REFERENCE and parent is not None and parent.tag == RUN and all(c.tag == RPR for c in parent):
        detach(parent)
