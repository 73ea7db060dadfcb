"""Setting font, size, bold and alignment on the elements that bear them, in the schema's order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.repair.ordering import child
from docchecker.word.names import VAL, W
from docchecker.word.properties import JC

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from docchecker.checks.look import FormatOptions
    from docchecker.model import Look
    from docchecker.rulebook.model import Fonts

FONT, SIZE, BOLD, ALIGN = "font", "size", "bold", "align"
_RFONTS = W + "rFonts"
_EAST, _EAST_THEME, _ASCII, _ANSI = (W + name for name in ("eastAsia", "eastAsiaTheme", "ascii", "hAnsi"))


class Change(NamedTuple):
    """One property to be set: ``value`` is a font name, pt, a truth value or an alignment; ``before`` what it was."""

    property: str
    value: str | float | bool
    before: str | float | bool


def changes(look: Look, options: FormatOptions, fonts: Fonts) -> list[Change]:
    """What a run needs in order to look as a rule demands; what is not known is left alone."""
    found = []
    font, size, bold = look.east_asia_font.value, look.size_pt.value, look.bold.value
    if options.font and font is not None and _wrong_font(font, options, fonts):
        found.append(Change(FONT, options.font[0], font))
    if options.size is not None and size is not None and abs(size - options.size) > 0.01:
        found.append(Change(SIZE, options.size, size))
    if options.bold is not None and bold is not None and bold != options.bold:
        found.append(Change(BOLD, options.bold, bold))
    return found


def _wrong_font(font: str, options: FormatOptions, fonts: Fonts) -> bool:
    family = fonts.family(font)
    unknown = family is None and any(wanted in font for wanted in options.font)
    return family not in options.font and not unknown


def set_look(rpr: Element, change: Change) -> None:
    """Set a property in a w:rPr. The Latin font goes along where it is the same font, named on the same element."""
    if change.property == FONT:
        _set_font(child(rpr, _RFONTS), str(change.value), change.before)
    elif change.property == SIZE:
        for tag in ("sz", "szCs"):
            child(rpr, W + tag).set(VAL, f"{float(change.value) * 2:g}")
    else:
        for tag in ("b", "bCs"):
            _set_toggle(child(rpr, W + tag), bool(change.value))


def set_align(ppr: Element, value: str) -> None:
    """Set w:jc in a w:pPr."""
    for old in [*ppr.iterchildren(JC)][1:]:
        ppr.remove(old)
    child(ppr, JC).set(VAL, value)


def _set_font(fonts: Element, name: str, before: str | float | bool) -> None:
    fonts.set(_EAST, name)
    fonts.attrib.pop(_EAST_THEME, "")
    for slot in (_ASCII, _ANSI):
        if fonts.get(slot) == before and fonts.get(slot + "Theme") is None:
            fonts.set(slot, name)


def _set_toggle(element: Element, value: bool) -> None:
    if value:
        element.attrib.pop(VAL, "")
    else:
        element.set(VAL, "0")
