"""Reading single property elements. No value, however odd, raises: what cannot be read is as if it were absent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.word.names import VAL, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from docchecker.word.theme import Theme

_TRUE = frozenset({"1", "true", "on"})
_FALSE = frozenset({"0", "false", "off"})
_MEASURE = r"(?a:\s*\+?([0-9]+(?:\.[0-9]+)?)\s*(pt|pc|pi|in|cm|mm|)\s*)"
#: A size of fewer characters that are all digits is what Word itself writes.
_USUAL = 5
_POINTS = {"pt": 1.0, "pc": 12.0, "pi": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}

#: w:jc (17.18.44) → alignment as the model spells it.
_JC = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "both",
    "distribute": "distribute", "thaiDistribute": "distribute",
    "lowKashida": "both", "mediumKashida": "both", "highKashida": "both",
}  # fmt: skip

RPR = W + "rPr"
PPR = W + "pPr"
RFONTS, _SZ, _SZ_CS, _B, _B_CS = W + "rFonts", W + "sz", W + "szCs", W + "b", W + "bCs"
_RSTYLE, _VANISH, _CS, _RTL, _WEB = W + "rStyle", W + "vanish", W + "cs", W + "rtl", W + "specVanish"
#: the children of w:rPr that bear on a look; everything else is passed over
LOOK_TAGS = frozenset((_RSTYLE, RFONTS, _B, _B_CS, _VANISH, _SZ, _SZ_CS, _RTL, _CS))

JC, PSTYLE, NUMPR, ILVL, NUMID = W + "jc", W + "pStyle", W + "numPr", W + "ilvl", W + "numId"
BIDI, OUTLINE, SECTPR = W + "bidi", W + "outlineLvl", W + "sectPr"


class Font(NamedTuple):
    """A font as named in a slot; ``name`` is None when the theme does not tell it."""

    name: str | None
    theme: bool = False


class RunProperties(NamedTuple):
    """What one w:rPr says; None where it is silent. Sizes in pt."""

    east_asia: Font | None = None
    latin: Font | None = None
    complex_font: Font | None = None
    size: float | None = None
    complex_size: float | None = None
    bold: bool | None = None
    complex_bold: bool | None = None
    hidden: bool | None = None
    complex_script: bool | None = None
    right_to_left: bool | None = None
    other_latin: Font | None = None
    hint: bool | None = None
    style: str | None = None


SILENT = RunProperties()


class ParagraphProperties(NamedTuple):
    """What one w:pPr says; None where it is silent. ``level`` counts from 0; ``num`` is "0" where numbering is off."""

    align: str | None = None
    bidi: bool | None = None
    num: str | None = None
    level: int | None = None
    outline: int | None = None
    style: str | None = None


NO_PARAGRAPH = ParagraphProperties()


def on_off(element: Element) -> bool | None:
    """Value of a toggle (17.17.4): no value means on; rubbish means the element is not there."""
    value = element.get(VAL)
    if value is None:
        return True
    value = value.strip().lower()
    return True if value in _TRUE else False if value in _FALSE else None


def half_points(text: str | None) -> float | None:
    """pt of a w:sz value: half points ("32", "32.5") or a measure with its unit ("16pt"); None for rubbish or 0."""
    if text and len(text) < _USUAL and text.isascii() and text.isdigit():
        number, unit = float(text), ""
    else:
        found = re.fullmatch(_MEASURE, text or "")
        if not found:
            return None
        number, unit = float(found.group(1)), found.group(2)
    # a number too long for a float is infinite, and comes out as None
    points = number * _POINTS[unit] if unit else number // 1 / 2
    return round(points, 2) if 0 < points <= 1638 else None


def integer(text: str | None) -> int | None:
    """A decimal number, or None."""
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None


def font_slot(element: Element, slot: str, theme_slot: str, theme: Theme) -> Font | None:
    """The font a w:rFonts (17.3.2.26) names in a slot: its theme attribute before its literal."""
    reference = element.get(theme_slot)
    literal = (element.get(slot) or "").strip()
    if reference is not None and theme.present:
        return Font(theme.font(reference), True)
    if literal.lower() in _THEME_TOKENS:
        return Font(theme.font(_THEME_TOKENS[literal.lower()]) if theme.present else None, True)
    return Font(literal) if literal else Font(None, True) if reference is not None else None


#: how DrawingML names the theme's fonts (20.1.10.81); programs that turn one into the other write it as a font's name
_THEME_TOKENS = {
    "+mj-ea": "majorEastAsia", "+mn-ea": "minorEastAsia", "+mj-lt": "majorHAnsi", "+mn-lt": "minorHAnsi",
    "+mj-cs": "majorBidi", "+mn-cs": "minorBidi",
}  # fmt: skip

_EAST, _EAST_THEME = W + "eastAsia", W + "eastAsiaTheme"
_ASCII, _ASCII_THEME = W + "ascii", W + "asciiTheme"
_OTHER, _OTHER_THEME = W + "hAnsi", W + "hAnsiTheme"
_COMPLEX, _COMPLEX_THEME = W + "cs", W + "cstheme"
_HINT = W + "hint"


def run_properties(rpr: Element | None, theme: Theme) -> RunProperties:
    """What a w:rPr (17.3.2) says about the look."""
    if rpr is None:
        return SILENT
    east = latin = complex_font = size = complex_size = bold = complex_bold = hidden = script = rtl = hint = style = (
        other
    ) = None
    for child in rpr:
        tag = child.tag
        if tag not in LOOK_TAGS:
            continue
        if tag == RFONTS:
            east = font_slot(child, _EAST, _EAST_THEME, theme) or east
            latin = font_slot(child, _ASCII, _ASCII_THEME, theme) or latin
            other = font_slot(child, _OTHER, _OTHER_THEME, theme) or other
            complex_font = font_slot(child, _COMPLEX, _COMPLEX_THEME, theme) or complex_font
            hint = child.get(_HINT) == "eastAsia" if child.get(_HINT) is not None else hint
        elif tag == _SZ:
            size = half_points(child.get(VAL)) or size
        elif tag == _SZ_CS:
            complex_size = half_points(child.get(VAL)) or complex_size
        elif tag == _B:
            bold = on_off(child)
        elif tag == _B_CS:
            complex_bold = on_off(child)
        elif tag == _VANISH:
            hidden = on_off(child)
        elif tag == _RSTYLE:
            style = child.get(VAL)
        elif tag == _CS:
            script = on_off(child)
        else:
            rtl = on_off(child)
    return RunProperties(
        east, latin, complex_font, size, complex_size, bold, complex_bold, hidden, script, rtl, other, hint, style
    )


def paragraph_properties(ppr: Element | None) -> ParagraphProperties:
    """What a w:pPr (17.3.1) says about alignment, numbering, outline level and style."""
    if ppr is None:
        return NO_PARAGRAPH
    align = bidi = num = level = outline = style = None
    for child in ppr:
        tag = child.tag
        if tag == PSTYLE:
            style = child.get(VAL)
        elif tag == JC:
            align = _JC.get(child.get(VAL) or "") or align
        elif tag == BIDI:
            bidi = on_off(child)
        elif tag == OUTLINE:
            outline = integer(child.get(VAL))
        elif tag == NUMPR:
            num, level = numbering_reference(child)
    return ParagraphProperties(align, bidi, num, level, outline, style)


def numbering_reference(numpr: Element) -> tuple[str | None, int | None]:
    """(numId, level) of a w:numPr (17.3.1.19), None where it does not say."""
    num = level = None
    for child in numpr.iterchildren(NUMID, ILVL):
        if child.tag == NUMID:
            num = (child.get(VAL) or "").strip() or None
        else:
            level = integer(child.get(VAL))
    return num, level if level is None or 0 <= level <= 8 else None
