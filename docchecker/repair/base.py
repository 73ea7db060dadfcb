"""A new document over base.docx: ours, or the office's with its letterhead; styles as the notice asks, the same bytes each time.

Fonts and sizes come in from outside; nothing here names a Chinese font. Written through python-docx.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle

#: the document that is shipped (tools/make_base.py), and the name under which an office puts its own beside its letters
SHIPPED = Path(__file__).with_name("base.docx")
NAME = "base.docx"
#: id of the character style of prompts
PROMPT = "prompt"
_DATE = (2000, 1, 1, 0, 0, 0)
_LATIN = "Times New Roman"
#: a distance of lines of so many and more is in points, a smaller one a multiple
_POINTS = 10


class BadBase(Exception):
    """The office's base.docx cannot be used; the message says so (Chinese)."""


class Spacing(NamedTuple):
    """Room before and after in pt; distance of lines in pt, or as a multiple when it is small. ``close``: none between
    paragraphs of one style."""

    before: float = 0
    after: float = 0
    line: float = 1.5
    close: bool = False


class StyleLook(NamedTuple):
    """How a style looks: font family, pt, bold, alignment as w:jc has it. ``indent``: the first line, in characters."""

    font: str
    size: float
    bold: bool = False
    align: str = "both"
    indent: int = 2
    outline: int | None = None
    numbered: bool = False
    spacing: Spacing | None = None


class NamedStyle(NamedTuple):
    """A paragraph style: its id, the name in the file, its look."""

    id: str
    name: str
    look: StyleLook


def new_document(
    styles: tuple[NamedStyle, ...], base: StyleLook, label: str = "1.", own: Path | None = None
) -> tuple[Document, dict[str, ParagraphStyle]]:
    """A document without text but what the office put into its own base, and its styles by their id here.

    ``base`` is the look of the document defaults, ``label`` the number of items. BadBase when ``own`` is no Word file.
    """
    import docx

    try:
        document = docx.Document(str(own or SHIPPED))
        found = {style.id: _style(document, style) for style in styles}
    except Exception as error:
        if own is None:
            raise
        raise BadBase(f"“{own}”打不开，请用 Word 或 WPS 另存为 .docx，或者删掉它用程序自带的。") from error
    if own is None:
        _set_defaults(document, base)
    _set_label(document, label)
    return document, found


def saved(document: Document) -> bytes:
    """The document as bytes that are the same each time."""
    written, target = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, source.read(name))
    return target.getvalue()


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML, its attributes without their prefix."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _style(document: Document, named: NamedStyle) -> ParagraphStyle:
    """The style of this name with this look; made where the base has none."""
    from docx.enum.style import WD_STYLE_TYPE

    same = [one for one in document.styles if one.name == named.name and one.type == WD_STYLE_TYPE.PARAGRAPH]
    style: Any = same[0] if same else document.styles.add_style(named.name, WD_STYLE_TYPE.PARAGRAPH)
    if not same:
        style.element.styleId = named.id
        style.base_style = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        style.quick_style = True
        if named.name == "Title":
            style.element.attrib.pop(_qn("customStyle"), None)
    for old in (style.element.pPr, style.element.rPr):
        if old is not None:
            style.element.remove(old)
    _set_paragraphs(style, named.look)
    _set_characters(style, named.look)
    return cast("ParagraphStyle", style)


def _set_paragraphs(style: ParagraphStyle, look: StyleLook) -> None:
    """Write the paragraphs' properties in the order of the schema."""
    spacing = look.spacing or Spacing()
    properties: Any = style.element.get_or_add_pPr()
    if look.numbered:
        number = element("w:numPr")
        number.append(element("w:numId", val="1"))
        properties.append(number)
    exact = spacing.line >= _POINTS
    line = spacing.line * 20 if exact else spacing.line * 240
    room = {"before": f"{spacing.before * 20:.0f}", "after": f"{spacing.after * 20:.0f}"} if look.spacing else {}
    properties.append(element("w:spacing", **room, line=f"{line:.0f}", lineRule="exact" if exact else "auto"))
    if look.indent:
        first = f"{look.indent * look.size * 20:.0f}"
        properties.append(element("w:ind", firstLineChars=str(look.indent * 100), firstLine=first))
    if spacing.close:
        properties.append(element("w:contextualSpacing"))
    properties.append(element("w:jc", val=look.align))
    if look.outline is not None:
        properties.append(element("w:outlineLvl", val=str(look.outline)))


def _set_characters(style: ParagraphStyle, look: StyleLook) -> None:
    from docx.shared import Pt

    font, made = style.font, cast("Any", style.element)
    font.name = _LATIN
    made.rPr.rFonts.set(_qn("eastAsia"), look.font)
    if look.bold:
        font.bold = font.cs_bold = True
    font.size = Pt(look.size)
    made.rPr.append(element("w:szCs", val=f"{look.size * 2:g}"))


def _set_defaults(document: Document, look: StyleLook) -> None:
    """The document defaults in the notice's own font and size."""
    for fonts in document.styles.element.xpath("w:docDefaults//w:rFonts"):
        fonts.set(_qn("eastAsia"), look.font)
    for size in document.styles.element.xpath("w:docDefaults//w:sz | w:docDefaults//w:szCs"):
        size.set(_qn("val"), f"{look.size * 2:g}")


def _set_label(document: Document, label: str) -> None:
    """The form of the first number of the base, where it has any."""
    if label != "1.":
        for text in document.part.numbering_part.element.xpath("w:abstractNum[1]/w:lvl[1]/w:lvlText"):
            text.set(_qn("val"), label.replace("1", "%1", 1))


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{name}")
