"""Combining the levels of the style hierarchy into one look (ECMA-376 Part 1, 17.7.2 and 17.7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from docchecker.model import Effective, Look, Origin, OriginKind
from docchecker.word.styles import NO_LAYER, Layer, Style, StyleSheet, layer

if TYPE_CHECKING:
    from docchecker.word.properties import Font, RunProperties
    from docchecker.word.tables import TableFormat

T = TypeVar("T")
Named: TypeAlias = "tuple[Font, Origin] | None"

_DIRECT = Origin(OriginKind.DIRECT)
_APPLICATION = Origin(OriginKind.APPLICATION)
#: what Word takes where nothing sets a size (17.3.2.38)
DEFAULT_SIZE_PT = 10.0


class Shown(NamedTuple):
    """A look, and whether its text is hidden."""

    look: Look
    hidden: bool


class Levels(NamedTuple):
    """The levels of one run, the lowest first."""

    defaults: Layer
    table: Layer
    paragraph: Layer
    character: Layer
    direct: Layer


class Cascade:
    """Looks of runs, resolved once a combination of table part, paragraph style and w:rPr."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles

    def resolve(self, table: TableFormat, style: Style | None, properties: RunProperties) -> Shown:
        """The look of a run with these direct properties in a paragraph of this style and table part."""
        character = self._styles.character_style(properties.style)
        return combine(
            Levels(
                self._styles.default_layer,
                table.layer,
                self._styles.layer(style, OriginKind.PARAGRAPH_STYLE),
                self._styles.layer(character, OriginKind.CHARACTER_STYLE) if character else NO_LAYER,
                layer(properties, _DIRECT),
            )
        )


def combine(levels: Levels) -> Shown:
    """One look out of the levels."""
    switches = _last([level.complex_script for level in levels]), _last([level.right_to_left for level in levels])
    script = any(said is not None and said[0] for said in switches)
    latin = _last([level.complex_font if script else level.latin for level in levels])
    font = _last([level.complex_font for level in levels]) if script else _east_asian(levels, latin)
    size = _last([level.complex_size if script else level.size for level in levels])
    hint = _last([level.hint for level in levels])
    look = Look(
        _font(font),
        _font(latin),
        Effective(DEFAULT_SIZE_PT, _APPLICATION) if size is None else Effective(*size),
        _toggle([level.complex_bold if script else level.bold for level in levels]),
        bool(hint and hint[0]),
    )
    return Shown(look, bool(_toggle([level.hidden for level in levels]).value))


def _east_asian(levels: Levels, latin: Named) -> Named:
    """The font of Han. Times New Roman in the east-Asian slot gives way to the Latin pair ([MS-OI29500], 17.3.2.26)."""
    font = _last([level.east_asia for level in levels])
    other = _last([level.other_latin for level in levels])
    if font is None or latin is None or other is None or font[0].name != "Times New Roman":
        return font
    return latin if latin[0].name == other[0].name else font


def _last(said: list[tuple[T, Origin] | None]) -> tuple[T, Origin] | None:
    return next((found for found in reversed(said) if found is not None), None)


def _font(found: tuple[Font, Origin] | None) -> Effective[str]:
    return Effective(None, _APPLICATION) if found is None else Effective(found[0].name, found[1])


def _toggle(said: list[tuple[bool, Origin] | None]) -> Effective[bool]:
    """A toggle property: direct formatting is absolute, the levels of styles are XORed, a true default stays true."""
    default, *styles, direct = said
    if direct is not None:
        return Effective(*direct)
    spoken = [found for found in styles if found is not None]
    # a true default stays true only where several levels speak; a single level overrides it
    if default is not None and (not spoken or (default[0] and len(spoken) > 1)):
        return Effective(*default)
    yes = [origin for value, origin in spoken if value]
    if len(yes) % 2 == 1:
        return Effective(True, yes[-1])
    return Effective(False, spoken[-1][1] if spoken else _APPLICATION)
