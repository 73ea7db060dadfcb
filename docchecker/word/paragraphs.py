"""Numbering place, label and alignment of a paragraph (ECMA-376 Part 1, 17.3.1 and 17.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.model import Effective, Origin, OriginKind
from docchecker.word.numbering import Counters, Numbering

if TYPE_CHECKING:
    from docchecker.word.properties import ParagraphProperties
    from docchecker.word.styles import Style, StyleSheet
    from docchecker.word.tables import TableFormat

_RTL_SIDE = {"left": "right", "right": "left"}
_DIRECT, _DEFAULTS = Origin(OriginKind.DIRECT), Origin(OriginKind.DOC_DEFAULTS)
_DEFAULT_ALIGN = Effective("left", Origin(OriginKind.APPLICATION))


class ListPlace(NamedTuple):
    """The list a paragraph is numbered in, None for none, and its level from 0."""

    num: str | None
    level: int = 0


NO_LIST = ListPlace(None)


class ParagraphFormats:
    """Answers what a paragraph's own properties and its style come to; counts its lists as it goes."""

    def __init__(self, styles: StyleSheet, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._counters = Counters(numbering)
        self._otherwise = Counters(numbering, together=True) if numbering.unsettled else None
        self._linked: dict[tuple[str, str], int | None] = {}

    def next_label(self, place: ListPlace) -> str:
        """Count a paragraph and give its label; empty where it bears none."""
        return "" if place.num is None else self._counters.next_label(place.num, place.level)

    def other_label(self, place: ListPlace) -> str | None:
        """The same under the other reading of w:startOverride; None where there is only one."""
        if place.num is None or self._otherwise is None:
            return None
        return self._otherwise.next_label(place.num, place.level)

    def list_place(self, properties: ParagraphProperties, style: Style | None) -> ListPlace:
        """A paragraph's own place in a list, else its style's."""
        chained = self._styles.paragraph(style)
        num = properties.num if properties.num is not None else chained.num
        if num is None or num == "0":
            return NO_LIST
        level = properties.level
        if level is None and properties.num is None:
            linked = self._level_of_style(num, style) if style is not None else None
            level = linked if linked is not None else chained.level
        return ListPlace(num, level or 0)

    def outline(self, properties: ParagraphProperties, style: Style | None) -> int | None:
        """The outline level from 0; None for body text."""
        level = properties.outline if properties.outline is not None else self._styles.paragraph(style).outline
        return level if level is not None and 0 <= level <= 8 else None

    def align(
        self, properties: ParagraphProperties, style: Style | None, place: ListPlace, table: TableFormat
    ) -> Effective[str]:
        """The alignment as shown. A list named directly ranks over the style, one named by the style below it."""
        chained = self._styles.paragraph(style)
        default = self._styles.default_paragraph.align
        listed = self._level_align(place) if place.num is not None else None
        found = (
            (properties.align and Effective(properties.align, _DIRECT))
            or (listed if properties.num is not None else None)
            or (chained.align and Effective(*chained.align))
            or listed
            or (table.align and Effective(*table.align))
            or (default and Effective(default, _DEFAULTS))
            or _DEFAULT_ALIGN
        )
        right_to_left = properties.bidi if properties.bidi is not None else chained.bidi
        return found._replace(value=_RTL_SIDE.get(found.value or "", found.value)) if right_to_left else found

    def _level_of_style(self, num: str, style: Style) -> int | None:
        key = num, style.id
        if key not in self._linked:
            self._linked[key] = self._linked_level(num, style)
        return self._linked[key]

    def _linked_level(self, num: str, style: Style | None) -> int | None:
        """The list level whose w:pStyle names the paragraph's style or the one it inherits numbering from."""
        while style is not None:
            level = self._numbering.style_level(num, style.id)
            if level is not None or style.paragraph.num is not None:
                return level
            style = self._styles.styles.get(style.based_on or "")
        return None

    def _level_align(self, place: ListPlace) -> Effective[str] | None:
        definition = self._numbering.definition(place.num) if place.num is not None else None
        align = definition.levels[place.level].align if definition is not None else None
        return Effective(align, Origin(OriginKind.NUMBERING)) if align else None
