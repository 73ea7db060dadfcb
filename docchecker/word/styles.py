"""The style sheet: document defaults, styles, and what a chain of basedOn comes to (ECMA-376 Part 1, 17.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docchecker.model import Origin, OriginKind
from docchecker.word.limits import LIMITS, Limits
from docchecker.word.names import STYLE_ID, VAL, W
from docchecker.word.properties import (
    NO_PARAGRAPH,
    PPR,
    RPR,
    SILENT,
    Font,
    ParagraphProperties,
    RunProperties,
    paragraph_properties,
    run_properties,
)
from docchecker.word.refusals import refusal
from docchecker.word.stylenames import display_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from docchecker.word.theme import Theme

T = TypeVar("T")

_TYPE, _DEFAULT = W + "type", W + "default"
_NAME, _BASED_ON, _STYLE, _LINK = W + "name", W + "basedOn", W + "style", W + "link"


class Layer(NamedTuple):
    """The character format one level of the cascade comes to: (value, origin) per property, None where silent."""

    east_asia: tuple[Font, Origin] | None = None
    latin: tuple[Font, Origin] | None = None
    complex_font: tuple[Font, Origin] | None = None
    size: tuple[float, Origin] | None = None
    complex_size: tuple[float, Origin] | None = None
    bold: tuple[bool, Origin] | None = None
    complex_bold: tuple[bool, Origin] | None = None
    hidden: tuple[bool, Origin] | None = None
    complex_script: tuple[bool, Origin] | None = None
    right_to_left: tuple[bool, Origin] | None = None
    other_latin: tuple[Font, Origin] | None = None
    hint: tuple[bool, Origin] | None = None


NO_LAYER = Layer()


def layer(properties: RunProperties, origin: Origin) -> Layer:
    """A level made of one element."""
    if properties[:-1] == SILENT[:-1]:
        return NO_LAYER
    return Layer(
        _font(properties.east_asia, origin),
        _font(properties.latin, origin),
        _font(properties.complex_font, origin),
        _said(properties.size, origin),
        _said(properties.complex_size, origin),
        _said(properties.bold, origin),
        _said(properties.complex_bold, origin),
        _said(properties.hidden, origin),
        _said(properties.complex_script, origin),
        _said(properties.right_to_left, origin),
        _font(properties.other_latin, origin),
        _said(properties.hint, origin),
    )


def _font(font: Font | None, origin: Origin) -> tuple[Font, Origin] | None:
    return None if font is None else (font, origin._replace(theme=True) if font.theme else origin)


def _said(value: T | None, origin: Origin) -> tuple[T, Origin] | None:
    return None if value is None else (value, origin)


def over(lower: Layer, upper: Layer) -> Layer:
    """Two elements of one level, the upper winning where it speaks."""
    if upper is NO_LAYER or lower is NO_LAYER:
        return lower if upper is NO_LAYER else upper
    return Layer._make(low if up is None else up for low, up in zip(lower, upper, strict=True))


class Style(NamedTuple):
    """A style as it stands in the file; ``name`` as Chinese Word lists it."""

    id: str
    type: str
    name: str
    based_on: str | None
    default: bool
    run: RunProperties
    paragraph: ParagraphProperties
    element: Element


class ChainedParagraph(NamedTuple):
    """What a paragraph-style chain says of the paragraph; ``num_style`` is the id of the style that gave numbering."""

    align: tuple[str, Origin] | None = None
    bidi: bool = False
    num: str | None = None
    level: int | None = None
    num_style: str | None = None
    outline: int | None = None


class StyleSheet:
    """All styles of a document. Chains are resolved once a style."""

    def __init__(self, root: Element | None, theme: Theme, limits: Limits = LIMITS) -> None:
        self._longest_chain = limits.style_chain
        self.styles: dict[str, Style] = {}
        self._default: dict[str, str] = {}
        self.theme = theme
        #: whether any style hides text
        self.hides = False
        self.default_layer = NO_LAYER
        self.default_paragraph = NO_PARAGRAPH
        self._layers: dict[str, Layer] = {}
        self._paragraphs: dict[str, ChainedParagraph] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            rpr = defaults.find(f"{W}rPrDefault/{RPR}")
            self.default_layer = layer(run_properties(rpr, self.theme), Origin(OriginKind.DOC_DEFAULTS))
            self.default_paragraph = paragraph_properties(defaults.find(f"{W}pPrDefault/{PPR}"))
        self.hides = self.default_layer.hidden is not None
        for element in root.iterchildren(_STYLE):
            style = _read_style(element, self.theme)
            if style.id and style.id not in self.styles:
                self.styles[style.id] = style
                self.hides = self.hides or style.run.hidden is True
                if style.default:
                    self._default[style.type] = style.id

    def paragraph_style(self, style_id: str | None) -> Style | None:
        """The paragraph style of this id, or the default one where the id is absent or names none."""
        return self._typed(style_id, "paragraph")

    def table_style(self, style_id: str | None) -> Style | None:
        """The table style of this id, or the default one."""
        return self._typed(style_id, "table")

    def character_style(self, style_id: str | None) -> Style | None:
        """The character style of this id; None where it names none."""
        style = self.styles.get(style_id) if style_id else None
        return style if style is not None and style.type == "character" else None

    def _typed(self, style_id: str | None, kind: str) -> Style | None:
        style = self.styles.get(style_id) if style_id else None
        if style is None or style.type != kind:
            default = self._default.get(kind)
            style = self.styles.get(default) if default else None
        return style

    def chain(self, style: Style) -> list[Style]:
        """The style and those it is based on, the root first; a cycle ends where it would begin again.

        UnreadableDocument for a chain beyond the limit: each of its styles would be resolved all the way down.
        """
        found = [style]
        seen = {style.id}
        while (parent := self.styles.get(found[-1].based_on or "")) is not None:
            if parent.id in seen or parent.type != style.type:
                break
            if len(found) == self._longest_chain:
                raise refusal("style_chain", limit=self._longest_chain)
            seen.add(parent.id)
            found.append(parent)
        return found[::-1]

    def layer(self, style: Style | None, kind: OriginKind) -> Layer:
        """The character format of a style with all it is based on: one level of the cascade."""
        if style is None:
            return NO_LAYER
        cached = self._layers.get(style.id)
        if cached is None:
            cached = combine(layer(s.run, Origin(kind, s.name)) for s in self.chain(style))
            self._layers[style.id] = cached
        return cached

    def paragraph(self, style: Style | None) -> ChainedParagraph:
        """The paragraph format of a style with all it is based on."""
        if style is None:
            return ChainedParagraph()
        cached = self._paragraphs.get(style.id)
        if cached is None:
            cached = self._chain_paragraph(style)
            self._paragraphs[style.id] = cached
        return cached

    def _chain_paragraph(self, style: Style) -> ChainedParagraph:
        result = ChainedParagraph()
        for s in self.chain(style):
            p = s.paragraph
            if p.align is not None:
                result = result._replace(align=(p.align, Origin(OriginKind.PARAGRAPH_STYLE, s.name)))
            if p.bidi is not None:
                result = result._replace(bidi=p.bidi)
            if p.num is not None:
                result = result._replace(num=p.num, num_style=s.id, level=p.level)
            elif p.level is not None:
                result = result._replace(level=p.level, num_style=s.id)
            if p.outline is not None:
                result = result._replace(outline=p.outline)
        return result


def combine(layers: Iterable[Layer]) -> Layer:
    """Elements of one level, the later over the earlier."""
    result = NO_LAYER
    for one in layers:
        result = over(result, one)
    return result


def _read_style(element: Element, theme: Theme) -> Style:
    values: dict[str, str] = {}
    rpr = ppr = None
    for child in element.iterchildren(_NAME, _BASED_ON, RPR, PPR):
        if child.tag == RPR:
            rpr = child
        elif child.tag == PPR:
            ppr = child
        else:
            values[child.tag] = child.get(VAL) or ""
    style_id = element.get(STYLE_ID) or ""
    return Style(
        style_id,
        element.get(_TYPE) or "paragraph",
        display_name(values.get(_NAME) or style_id),
        values.get(_BASED_ON),
        element.get(_DEFAULT) in ("1", "true", "on"),
        run_properties(rpr, theme),
        paragraph_properties(ppr),
        element,
    )
