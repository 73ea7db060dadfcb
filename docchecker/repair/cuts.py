"""Cutting the runs of a paragraph at offsets of its text, and joining what was cut for a comment.

A cut run keeps its properties on both sides. Where asked, the second half bears a w:rsidR (ECMA-376 Part 1, 17.3.2.25)
that says it is a half, so that taking the comments out again can join the two.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from docchecker.word.names import XML_SPACE, W
from docchecker.word.places import RUN, SPACES, TEXT, Piece, Place, visible_text
from docchecker.word.properties import RPR

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_RSID = W + "rsidR"
#: w:rsidR of a second half → what was cut: a text without, a text with xml:space, or between two elements of a run.
_BARE, _SPACED, _BETWEEN = "00DC0C01", "00DC0C02", "00DC0C03"
_HALVES = frozenset({_BARE, _SPACED, _BETWEEN})


class Cutter:
    """The pieces of one paragraph while its runs are being cut; ``traced`` marks the second halves."""

    def __init__(self, place: Place, *, traced: bool = False) -> None:
        self.place = place
        self.pieces = list(place.pieces)
        self._traced = traced

    def between(self, start: int, end: int) -> list[Piece]:
        """The pieces of [start, end), their runs cut so that they hold nothing else; what cannot be cut counts whole."""
        self._cut(start)
        self._cut(end)
        return [piece for piece in self.pieces if piece.start < end and piece.end > start]

    def _cut(self, offset: int) -> None:
        """Let a run end at an offset, where the text there is not one piece with what surrounds it."""
        for i, piece in enumerate(self.pieces):
            if piece.atom is None and piece.start < offset < piece.end and piece.node.tag == TEXT:
                self._cut_text(i, offset)
                return
            if piece.start == offset and i and piece.atom is None and self.pieces[i - 1].run is piece.run:
                self._cut_run(i, piece.run, _BETWEEN)
                return

    def _cut_text(self, i: int, offset: int) -> None:
        piece = self.pieces[i]
        node, at = piece.node, offset - piece.start
        text = visible_text(node)
        kind = _BARE if _was_bare(node) else _SPACED
        half = deepcopy(node)
        half.tail = None
        set_text(node, text[:at])
        set_text(half, text[at:])
        node.addnext(half)
        self.pieces[i : i + 1] = [piece._replace(end=offset), piece._replace(start=offset, node=half)]
        self._cut_run(i + 1, piece.run, kind)

    def _cut_run(self, i: int, run: Element | None, kind: str) -> None:
        """Move the node of piece i and what follows it in its run to a run of its own."""
        if run is None:
            return
        node = self.pieces[i].node
        half = run.makeelement(RUN)
        for name, value in run.items():
            half.set(name, value)
        if self._traced:
            half.set(_RSID, kind)
        properties = run.find(RPR)
        if properties is not None:
            half.append(deepcopy(properties))
        half.extend([node, *node.itersiblings()])
        run.addnext(half)
        self.pieces[i:] = [p._replace(run=half) if p.run is run else p for p in self.pieces[i:]]


def _was_bare(node: Element) -> bool:
    """Whether a w:t had no xml:space before it was first cut: where it has one now, an earlier cut may have set it."""
    run = node.getparent()
    if not node.get(XML_SPACE) or run is None:
        return True
    before, after = node.getprevious(), run.getnext()
    first_half = node.getnext() is None and after is not None and after.get(_RSID) == _BARE
    second_half = run.get(_RSID) == _BARE and (before is None or before.tag == RPR)
    return first_half or second_half


def set_text(node: Element, text: str) -> None:
    """Write the text of a w:t, its outer white space preserved."""
    node.text = text
    if text != text.strip(SPACES):
        node.set(XML_SPACE, "preserve")


def detach(element: Element) -> None:
    """Take an element out and leave the white space that follows it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail
    if parent is None:
        return
    parent.remove(element)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail


def join_halves(body: Element) -> None:
    """Join the runs that were cut for comments, where nothing has come between them and their look is still one."""
    for run in [*body.iter(RUN)]:
        kind = run.get(_RSID)
        if kind not in _HALVES:
            continue
        before = run.getprevious()
        if before is None or before.tag != RUN or _look(before) != _look(run):
            del run.attrib[_RSID]
        else:
            _join(before, run, kind)


def _look(run: Element) -> bytes:
    properties = run.find(RPR)
    return b"" if properties is None else etree.tostring(properties, method="c14n", with_tail=False)


def _join(first: Element, second: Element, kind: str | None) -> None:
    moved = [child for child in second if child.tag != RPR]
    if kind != _BETWEEN and len(first) and first[-1].tag == TEXT and moved and moved[0].tag == TEXT:
        _join_text(first[-1], moved.pop(0), spaced=kind == _SPACED)
    first.extend(moved)
    detach(second)


def _join_text(first: Element, second: Element, *, spaced: bool) -> None:
    first.tail = (first.tail or "") + (second.tail or "") or None
    set_text(first, (first.text or "") + (second.text or ""))
    if not spaced and first.text == visible_text(first).strip(SPACES):
        first.attrib.pop(XML_SPACE, "")
