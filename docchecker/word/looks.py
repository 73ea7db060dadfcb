"""What runs look like in the place that is being read, each look worked out once (17.7.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.word.cascade import Cascade
from docchecker.word.names import VAL
from docchecker.word.properties import LOOK_TAGS, RFONTS, SILENT, RunProperties, run_properties
from docchecker.word.tables import NO_TABLE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from docchecker.word.cascade import Shown
    from docchecker.word.pieces import Key
    from docchecker.word.styles import Style, StyleSheet
    from docchecker.word.tables import TableFormat


class Looks:
    """The looks of runs by place (paragraph style, table part) and by w:rPr."""

    def __init__(self, styles: StyleSheet) -> None:
        self._theme = styles.theme
        self._cascade = Cascade(styles)
        self._direct: dict[Key, RunProperties] = {(): SILENT}
        self._places: dict[tuple[str | None, int], dict[Key, Shown]] = {}
        self._here: dict[Key, Shown] = {}
        self._style: Style | None = None
        self._table = NO_TABLE

    def begin(self, style: Style | None, table: TableFormat) -> None:
        """From here on runs stand in a paragraph of this style, in this part of a table."""
        self._style, self._table = style, table
        self._here = self._places.setdefault((style.id if style else None, id(table)), {})

    def key(self, rpr: Element) -> Key:
        """Return what tells this w:rPr from another."""
        key = tuple(
            [
                (tag, child.get(VAL)) if tag != RFONTS else (tag, *child.items())
                for child in rpr
                if (tag := child.tag) in LOOK_TAGS
            ]
        )
        if key not in self._direct:
            self._direct[key] = run_properties(rpr, self._theme)
        return key

    def resolve(self, key: Key) -> Shown:
        """Return the look that a w:rPr comes to in the place being read."""
        shown = self._here.get(key)
        if shown is None:
            shown = self._here[key] = self._cascade.resolve(self._table, self._style, self._direct[key])
        return shown
