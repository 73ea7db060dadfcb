"""The cascade a second time, the slow and plain way, written from ECMA-376 Part 1, 17.7.2, 17.7.3 and 17.3.2.26.

Nothing is shared with the product, not even the XML library. It knows paragraphs and tables that hold plain runs.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = ElementTree.Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: slot → (its literal attribute, its theme attribute); the last is spelled without a capital in the schema
SLOTS = {"east": ("eastAsia", "eastAsiaTheme"), "latin": ("ascii", "asciiTheme"), "complex": ("cs", "cstheme")}


class Shown(NamedTuple):
    """What a run shows; a font is None when the document does not tell it. ``..._from`` is (level, style name)."""

    text: str
    east_asia: str | None
    latin: str | None
    size: float
    bold: bool
    hidden: bool
    east_from: tuple[str, str]
    size_from: tuple[str, str]


class Level(NamedTuple):
    """One w:rPr of the hierarchy: its level, its style's name, the element."""

    kind: str
    name: str
    rpr: Element


def shown(docx: bytes) -> list[Shown]:
    """Every run of the body in order."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        part = {
            name: ElementTree.fromstring(archive.read(f"word/{name}.xml"))
            for name in ("document", "styles", "theme/theme1")
        }
    body = part["document"].find(W + "body")
    assert body is not None
    found = []
    for table_style, paragraph, run in runs_below(body, None):
        ppr = paragraph.find(W + "pPr")
        rpr = run.find(W + "rPr")
        paragraph_style = reference(ppr, "pStyle")
        character_style = reference(rpr, "rStyle")
        levels = hierarchy(part["styles"], table_style, paragraph_style, character_style, rpr)
        text = "".join(t.text or "" for t in run.findall(W + "t"))
        found.append(resolve(text, levels, part["theme/theme1"]))
    return found


def runs_below(container: Element, table_style: str | None) -> Iterator[tuple[str | None, Element, Element]]:
    """(style of the innermost table or None, paragraph, run); a table that names no style has the style ''."""
    for child in container:
        if child.tag == W + "p":
            for run in child.findall(W + "r"):
                yield table_style, child, run
        elif child.tag == W + "tbl":
            name = reference(child.find(W + "tblPr"), "tblStyle") or ""
            for row in child.findall(W + "tr"):
                for cell in row.findall(W + "tc"):
                    yield from runs_below(cell, name)


def reference(properties: Element | None, tag: str) -> str | None:
    child = properties.find(W + tag) if properties is not None else None
    return child.get(W + "val") if child is not None else None


def style_of(styles: Element, kind: str, identifier: str) -> Element | None:
    """The first style of an id counts (17.7.4.17), and only if its type is the one asked for."""
    for style in styles.findall(W + "style"):
        if style.get(W + "styleId") == identifier:
            return style if style.get(W + "type") == kind else None
    return None


def default_of(styles: Element, kind: str) -> Element | None:
    """Where several styles say so, the last one is the default (17.7.4.17)."""
    found = None
    for style in styles.findall(W + "style"):
        if style.get(W + "type") == kind and style.get(W + "default") == "1":
            found = style
    return found


def chain(styles: Element, kind: str, style: Element | None) -> list[Element]:
    """The style and what it is based on, base first; a style that comes round again ends it."""
    found: list[Element] = []
    while style is not None and style not in found:
        found.append(style)
        based_on = reference(style, "basedOn")
        style = style_of(styles, kind, based_on) if based_on else None
    return found[::-1]


def hierarchy(
    styles: Element, table: str | None, paragraph: str | None, character: str | None, direct: Element | None
) -> list[Level]:
    """All w:rPr that bear on a run, lowest first (17.7.2)."""
    levels: list[Level] = []
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is not None:
        levels.append(Level("doc_defaults", "", defaults))
    chosen = {
        "table": (style_of(styles, "table", table) or default_of(styles, "table")) if table is not None else None,
        "paragraph": style_of(styles, "paragraph", paragraph or "") or default_of(styles, "paragraph"),
        "character": style_of(styles, "character", character or ""),
    }
    for kind, style in chosen.items():
        for one in chain(styles, kind, style):
            rpr = one.find(W + "rPr")
            if rpr is not None:
                levels.append(Level(kind + "_style", reference(one, "name") or "", rpr))
    if direct is not None:
        levels.append(Level("direct", "", direct))
    return levels


def resolve(text: str, levels: list[Level], theme: Element) -> Shown:
    complex_script = plain_switch(levels, "cs") or plain_switch(levels, "rtl")
    east, east_from = font(levels, theme, "complex" if complex_script else "east")
    latin, _ = font(levels, theme, "complex" if complex_script else "latin")
    size, size_from = points(levels, "szCs" if complex_script else "sz")
    bold = toggle(levels, "bCs" if complex_script else "b")
    return Shown(text, east, latin, size, bold, toggle(levels, "vanish"), east_from, size_from)


def switch(rpr: Element, tag: str) -> bool | None:
    """17.17.4: there without a value means on; a value that is none counts as if the element were not there."""
    element = rpr.find(W + tag)
    if element is None:
        return None
    value = element.get(W + "val", "1")
    if value in ("1", "true", "on"):
        return True
    return False if value in ("0", "false", "off") else None


def plain_switch(levels: list[Level], tag: str) -> bool:
    value = False
    for level in levels:
        here = switch(level.rpr, tag)
        value = value if here is None else here
    return value


def toggle(levels: list[Level], tag: str) -> bool:
    """17.7.3. That bold defaults give way to one style that says no is how Word reads “at multiple levels”."""
    values: dict[str, bool] = {}
    for level in levels:
        here = switch(level.rpr, tag)
        if here is not None:
            values[level.kind] = here  # the nearest style of a chain comes last
    if "direct" in values:
        return values["direct"]
    default = values.pop("doc_defaults", False)
    if not values:
        return default
    if len(values) > 1 and default:
        return True
    return sum(values.values()) % 2 == 1


def font(levels: list[Level], theme: Element, slot: str) -> tuple[str | None, tuple[str, str]]:
    """17.3.2.26: a level that fills the slot hides those below; on one element the theme hides the literal."""
    literal, themed = SLOTS[slot]
    name: str | None = None
    origin = ("application", "")
    for level in levels:
        fonts = level.rpr.find(W + "rFonts")
        if fonts is None:
            continue
        if fonts.get(W + themed) is not None:
            name, origin = theme_font(theme, fonts.get(W + themed) or ""), (level.kind, level.name)
        elif fonts.get(W + literal):
            name, origin = fonts.get(W + literal), (level.kind, level.name)
    return name, origin


def theme_font(theme: Element, name: str) -> str | None:
    """The face of “minorEastAsia” … in a document whose east-Asian theme language is zh-CN."""
    scheme = theme.find(f".//{A}{name[:5]}Font")
    if scheme is None:
        return None
    tag = {"EastAsia": "ea", "HAnsi": "latin", "Ascii": "latin", "Bidi": "cs"}.get(name[5:], "")
    face = scheme.find(A + tag)
    if face is not None and face.get("typeface"):
        return face.get("typeface")
    if tag == "ea":
        for other in scheme.findall(A + "font"):
            if other.get("script") == "Hans":
                return other.get("typeface") or None
    return None


def points(levels: list[Level], tag: str) -> tuple[float, tuple[str, str]]:
    """17.3.2.38; with no size anywhere Word shows 10 pt."""
    size = 10.0
    origin = ("application", "")
    for level in levels:
        element = level.rpr.find(W + tag)
        value = element.get(W + "val", "") if element is not None else ""
        if value.isdigit() and int(value):
            size, origin = int(value) / 2, (level.kind, level.name)
        elif value.endswith("pt") and value[:-2].isdigit():
            size, origin = float(value[:-2]), (level.kind, level.name)
    return size, origin
