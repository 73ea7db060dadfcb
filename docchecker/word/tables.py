"""Table styles and their conditional parts (ECMA-376 Part 1, 17.7.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.model import Origin, OriginKind
from docchecker.word.names import VAL, W
from docchecker.word.properties import PPR, RPR, integer, paragraph_properties, run_properties
from docchecker.word.styles import NO_LAYER, Layer, Style, StyleSheet, layer, over

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Align = tuple[str, Origin]

#: conditional parts in the order they are laid over one another
_ORDER = (
    "band1Horz", "band2Horz", "band1Vert", "band2Vert", "firstCol", "lastCol", "firstRow", "lastRow",
    "neCell", "nwCell", "seCell", "swCell",
)  # fmt: skip
_LOOK_BITS = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip


class TableFormat(NamedTuple):
    """What a table style gives the paragraphs of a cell."""

    layer: Layer = NO_LAYER
    align: Align | None = None


NO_TABLE = TableFormat()


class TableStyle(NamedTuple):
    """A table style with all it is based on."""

    whole: TableFormat
    parts: dict[str, TableFormat]
    row_band: int = 1
    column_band: int = 1


class Position(NamedTuple):
    """Where a cell stands; all count from 0. ``header``: in the first row or a header row right below it."""

    row: int
    rows: int
    column: int
    columns: int
    header: bool = False


class TableStyles:
    """Table styles, resolved once each; cell formats once a combination of parts."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._resolved: dict[str, TableStyle] = {}
        self._formats: dict[tuple[str, tuple[str, ...]], TableFormat] = {}

    def style(self, style_id: str | None) -> tuple[str, TableStyle] | None:
        """(id, resolved style) for a w:tblStyle, the default table style where it names none."""
        style = self._styles.table_style(style_id)
        if style is None:
            return None
        if style.id not in self._resolved:
            self._resolved[style.id] = self._resolve(style)
        return style.id, self._resolved[style.id]

    def format(self, style_id: str, style: TableStyle, look: dict[str, bool], position: Position) -> TableFormat:
        """What the style gives a cell at a position, under a table's w:tblLook."""
        if not style.parts:
            return style.whole
        parts = tuple(part for part in _ORDER if part in style.parts and _applies(part, style, look, position))
        key = (style_id, parts)
        if key not in self._formats:
            result = style.whole
            for part in parts:
                result = _lay(result, style.parts[part])
            self._formats[key] = result
        return self._formats[key]

    def _resolve(self, style: Style) -> TableStyle:
        whole, parts, row_band, column_band = NO_TABLE, dict[str, TableFormat](), 1, 1
        for one in self._styles.chain(style):
            origin = Origin(OriginKind.TABLE_STYLE, one.name)
            align = one.paragraph.align
            whole = _lay(whole, TableFormat(layer(one.run, origin), (align, origin) if align else None))
            for element in one.element.iterchildren(W + "tblStylePr"):
                kind = element.get(W + "type") or ""
                parts[kind] = _lay(parts.get(kind, NO_TABLE), self._part(element, origin))
            row_band = _band(one.element, "tblStyleRowBandSize", row_band)
            column_band = _band(one.element, "tblStyleColBandSize", column_band)
        whole = _lay(whole, parts.pop("wholeTable", NO_TABLE))
        return TableStyle(whole, {k: v for k, v in parts.items() if v != NO_TABLE}, row_band, column_band)

    def _part(self, element: Element, origin: Origin) -> TableFormat:
        align = paragraph_properties(element.find(PPR)).align
        properties = run_properties(element.find(RPR), self._styles.theme)
        return TableFormat(layer(properties, origin), (align, origin) if align else None)


def _band(element: Element, tag: str, before: int) -> int:
    found = element.find(f"{W}tblPr/{W}{tag}")
    size = integer(found.get(VAL)) if found is not None else None
    return size if size and size > 0 else before


def _lay(lower: TableFormat, upper: TableFormat) -> TableFormat:
    return TableFormat(over(lower.layer, upper.layer), upper.align or lower.align)


def read_look(properties: Element | None) -> dict[str, bool]:
    """The switches of a w:tblLook (17.4.55), given as attributes or as a bit mask."""
    element = properties.find(W + "tblLook") if properties is not None else None
    if element is None:
        return {}
    try:
        mask = int(element.get(VAL) or "0", 16)
    except ValueError:
        mask = 0
    look = {name: bool(mask & bit) for name, bit in _LOOK_BITS.items()}
    for name in _LOOK_BITS:
        value = element.get(W + name)
        if value is not None:
            look[name] = value in ("1", "true", "on")
    return look


def _applies(part: str, style: TableStyle, look: dict[str, bool], at: Position) -> bool:
    first_row = (at.row == 0 or at.header) and look.get("firstRow", False)
    last_row = at.row == at.rows - 1 and look.get("lastRow", False) and not first_row
    first_column = at.column == 0 and look.get("firstColumn", False)
    last_column = at.column == at.columns - 1 and look.get("lastColumn", False)
    if part.endswith("Horz"):
        if look.get("noHBand", False) or first_row or last_row:
            return False
        band = (at.row - look.get("firstRow", False)) // style.row_band % 2
        return part == ("band2Horz" if band else "band1Horz")
    if part.endswith("Vert"):
        if look.get("noVBand", False) or first_column or last_column:
            return False
        band = (at.column - look.get("firstColumn", False)) // style.column_band % 2
        return part == ("band2Vert" if band else "band1Vert")
    return {
        "firstRow": first_row, "lastRow": last_row, "firstCol": first_column, "lastCol": last_column,
        "nwCell": first_row and first_column, "neCell": first_row and last_column,
        "swCell": last_row and first_column, "seCell": last_row and last_column,
    }[part]  # fmt: skip
