"""Rows and cells of a table as they are on the accepted view (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.word.names import W
from docchecker.word.properties import on_off

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

ROW, CELL = W + "tr", W + "tc"
ROW_PROPERTIES, CELL_PROPERTIES = W + "trPr", W + "tcPr"
_SDT, _SDT_CONTENT = W + "sdt", W + "sdtContent"
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
