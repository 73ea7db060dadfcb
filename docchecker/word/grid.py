"""Rows and cells of a table as they are on the accepted view (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.word.names import VAL, W
from docchecker.word.properties import integer, on_off

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

ROW, CELL = W + "tr", W + "tc"
ROW_PROPERTIES, CELL_PROPERTIES = W + "trPr", W + "tcPr"
_SDT, _SDT_CONTENT = W + "sdt", W + "sdtContent"
#: more grid columns than any table has (Word allows 63)
_COLUMNS = 1000
_WRAPPERS = frozenset(W + tag for tag in ("ins", "customXml", "moveTo"))


def rows_of(table: Element) -> Iterator[Element]:
    """Every w:tr, also inside content controls and insertions, deleted ones included."""
    return _found(table, ROW)


def cells_of(row: Element) -> Iterator[Element]:
    """Every w:tc of a row, deleted ones included."""
    return _found(row, CELL)


def is_header(row: Element) -> bool:
    """Whether a row is repeated as a header (17.4.78)."""
    properties = row.find(ROW_PROPERTIES)
    header = properties.find(W + "tblHeader") if properties is not None else None
    return header is not None and on_off(header) is True


def _found(container: Element, wanted: str) -> Iterator[Element]:
    for child in container:
        if child.tag == wanted:
            yield child
        elif child.tag == _SDT:
            content = child.find(_SDT_CONTENT)
            if content is not None:
                yield from _found(content, wanted)
        elif child.tag in _WRAPPERS:
            yield from _found(child, wanted)


class Merges:
    """Which cells of a table continue a merged cell: Word shows the first of them and nothing of the others.

    A continuing cell counts as one only below (w:vMerge, 17.4.85) or beside (w:hMerge, 17.4.22) a merged cell; below,
    it has to begin at the same grid column and be as wide.
    """

    def __init__(self) -> None:
        self._above: frozenset[tuple[int, int]] = frozenset()

    def covered(self, row: Element, cells: list[Element]) -> list[bool]:
        """Return for each cell of the next row whether another covers it."""
        at = _number(row.find(ROW_PROPERTIES), "gridBefore", 0)
        found, merged, beside = [], [], False
        for cell in cells:
            properties = cell.find(CELL_PROPERTIES)
            span = _number(properties, "gridSpan", 1)
            down, across = _merge(properties, "vMerge"), _merge(properties, "hMerge")
            below = down == "continue" and (at, span) in self._above
            found.append(below or (across == "continue" and beside))
            beside = across is not None
            if down is not None:
                merged.append((at, span))
            at += span
        self._above = frozenset(merged)
        return found


def _merge(properties: Element | None, tag: str) -> str | None:
    """“restart” or “continue” of a merged cell, None for any other."""
    element = properties.find(W + tag) if properties is not None else None
    return None if element is None else "restart" if element.get(VAL) == "restart" else "continue"


def _number(properties: Element | None, tag: str, default: int) -> int:
    element = properties.find(W + tag) if properties is not None else None
    value = integer(element.get(VAL)) if element is not None else None
    return value if value is not None and 0 <= value <= _COLUMNS else default
