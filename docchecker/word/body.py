"""Walking the text of a part in order, on the accepted view (insertions in, deletions out)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docchecker.model import Cell, Effective, Mark, MarkKind, Origin, OriginKind, Paragraph, Run
from docchecker.word.cascade import Cascade, Shown
from docchecker.word.fields import Fields
from docchecker.word.names import MC, UNDERSTOOD, XML_SPACE, M, W
from docchecker.word.numbering import Counters, Numbering
from docchecker.word.properties import (
    LOOK_TAGS,
    NO_PARAGRAPH,
    PPR,
    RPR,
    SECTPR,
    SILENT,
    ParagraphProperties,
    RunProperties,
    paragraph_properties,
    run_properties,
)
from docchecker.word.symbols import symbol_text
from docchecker.word.tables import NO_TABLE, Position, TableStyles, read_look

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

    from docchecker.word.styles import Style, StyleSheet

_P, _R, _T, _TBL, _TR, _TC, _SDT = (W + tag for tag in ("p", "r", "t", "tbl", "tr", "tc", "sdt"))
_SDT_CONTENT, _SDT_PR = W + "sdtContent", W + "sdtPr"
_TRANSPARENT = tuple(W + t for t in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent"))
_CHANGES = tuple(W + t for t in ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange"))
_AUTHOR = W + "author"
_RTL_SIDE = {"left": "right", "right": "left"}
_DEFAULT_ALIGN = Effective("left", Origin(OriginKind.APPLICATION))
_XML_SPACES = " \t\r\n"


class Pieces:
    """The text of a paragraph while it is being read."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, Shown]] = []
        self.length = 0
        self.note_marks = 0
        self.placeholders: list[tuple[int, int]] = []

    def add(self, text: str, shown: Shown) -> None:
        """Append text of one look."""
        self.parts.append((text, shown))
        self.length += len(text)

    def runs(self) -> tuple[Run, ...]:
        """Runs of one look each."""
        runs: list[Run] = []
        texts: list[str] = []
        last = None
        for text, shown in self.parts:
            if last is not None and shown is not last:
                runs.append(Run("".join(texts), last.look))
                texts = []
            texts.append(text)
            last = shown
        if last is not None:
            runs.append(Run("".join(texts), last.look))
        return tuple(runs)


class BodyReader:
    """Reads the paragraphs below an element. One reader serves one part; counters and fields run through it."""

    def __init__(self, styles: StyleSheet, numbering: Numbering) -> None:
        self.paragraphs: list[Paragraph] = []
        self.marks: list[Mark] = []
        self.text_boxes: list[str] = []
        self.unread: list[str] = []
        self._styles = styles
        self._numbering = numbering
        self._cascade = Cascade(styles)
        self._tables = TableStyles(styles)
        self._counters = Counters(numbering)
        self._fields = Fields()
        self._direct: dict[tuple[object, ...], RunProperties] = {}
        # looks by place (paragraph style, table part) and by w:rPr; ``_here`` is the place being read
        self._looks: dict[tuple[str | None, int], dict[tuple[object, ...], Shown]] = {}
        self._here: dict[tuple[object, ...], Shown] = {}
        self._pieces = Pieces()
        self._carried: Pieces | None = None
        self._cell: Cell | None = None
        self._table = NO_TABLE
        self._style: Style | None = None
        self._tables_seen = 0
        self._has_changes = self._has_revisions = False
        self._inline = self._inline_handlers()
        self._in_run = self._run_handlers()

    def read(self, container: Element) -> None:
        """Read a w:body (or any block container)."""
        self._has_changes = next(container.iter(*_CHANGES), None) is not None
        self._has_revisions = next(container.iter(*_REVISION), None) is not None
        self._blocks(container)
        if self._carried is not None:
            self._finish(NO_PARAGRAPH, self._carried, only_section=False)
            self._carried = None

    # blocks

    def _blocks(self, container: Element) -> None:
        for child in container:
            tag = child.tag
            if tag == _P:
                self._paragraph(child)
            elif tag == _TBL:
                self._read_table(child)
            elif tag == _SDT:
                content = child.find(_SDT_CONTENT)
                if content is not None:
                    self._in_control(child, content, self._blocks)
            elif tag == MC + "AlternateContent":
                self._alternate(child, self._blocks)
            elif tag == W + "altChunk":
                self.unread.append("嵌入的其他格式内容（altChunk）")
            elif tag == W + "subDoc":
                self.unread.append("子文档")
            elif tag in (W + "ins", W + "moveTo", W + "customXml", W + "smartTag", W + "moveToRangeStart"):
                self._blocks(child)

    def _in_control(self, control: Element, content: Element, read: Callable[[Element], None]) -> None:
        """A content control; its prompt (w:showingPlcHdr, 17.5.2.39) is noted as a placeholder."""
        properties = control.find(_SDT_PR)
        prompt = properties is not None and properties.find(W + "showingPlcHdr") is not None
        first, start = len(self.paragraphs), self._pieces.length
        read(content)
        if not prompt:
            return
        if len(self.paragraphs) == first:
            if self._pieces.length > start:
                self._pieces.placeholders.append((start, self._pieces.length))
            return
        for i in range(first, len(self.paragraphs)):
            paragraph = self.paragraphs[i]
            if paragraph.text:
                self.paragraphs[i] = replace(paragraph, placeholders=((0, len(paragraph.text)),))

    def _alternate(self, element: Element, read: Callable[[Element], None]) -> None:
        """One of the alternatives (Part 3): the first choice that is understood, else the fallback."""
        for choice in element.iterchildren(MC + "Choice"):
            needed = (choice.get("Requires") or "").split()
            if all(choice.nsmap.get(prefix) in UNDERSTOOD for prefix in needed):
                read(choice)
                return
        fallback = element.find(MC + "Fallback")
        if fallback is not None:
            read(fallback)

    def _read_table(self, table: Element) -> None:
        outer = self._cell, self._table
        number, self._tables_seen = self._tables_seen, self._tables_seen + 1
        properties = table.find(W + "tblPr")
        style_element = properties.find(W + "tblStyle") if properties is not None else None
        found = self._tables.style(style_element.get(W + "val") if style_element is not None else None)
        look = read_look(properties)
        rows = [row for row in _rows(table) if not _deleted_row(row)]
        for i, row in enumerate(rows):
            cells = list(_cells(row))
            for j, cell in enumerate(cells):
                self._cell = Cell(number, i, j)
                at = Position(i, len(rows), j, len(cells))
                self._table = self._tables.format(*found, look, at) if found else NO_TABLE
                self._blocks(cell)
        self._cell, self._table = outer

    # paragraphs

    def _paragraph(self, element: Element) -> None:
        ppr = next(iter(element), None)  # the schema puts w:pPr first
        if ppr is not None and ppr.tag != PPR:
            ppr = None
        properties = paragraph_properties(ppr)
        self._style = self._styles.paragraph_style(properties.style)
        self._here = self._looks.setdefault((self._style.id if self._style else None, id(self._table)), {})
        self._pieces = self._carried or Pieces()
        self._carried = None
        self._children(element)
        if self._has_changes and next(element.iter(*_CHANGES), None) is not None:
            self._mark(MarkKind.FORMATTING, element, "")
        if self._has_revisions and ppr is not None and self._mark_deleted(ppr):
            self._carried = self._pieces
            return
        bare = not self._pieces.parts and ppr is not None and ppr.find(SECTPR) is not None
        self._finish(properties, self._pieces, only_section=bare)

    def _mark_deleted(self, ppr: Element) -> bool:
        """Whether the paragraph mark is deleted, so that the text runs on into the next paragraph."""
        rpr = ppr.find(RPR)
        if rpr is None:
            return False
        gone = False
        for child in rpr.iterchildren(W + "ins", W + "del", W + "moveFrom", W + "moveTo"):
            kind = _REVISION[child.tag]
            self._mark(kind, child, "")
            gone = gone or child.tag in (W + "del", W + "moveFrom")
        return gone

    def _finish(self, properties: ParagraphProperties, pieces: Pieces, *, only_section: bool) -> None:
        chained = self._styles.paragraph(self._style)
        runs = pieces.runs()
        text = "".join(run.text for run in runs)
        bare_section = only_section and not text
        num, level = self._list_place(properties)
        label = "" if num is None or bare_section else self._counters.next_label(num, level)
        outline = properties.outline if properties.outline is not None else chained.outline
        self.paragraphs.append(
            Paragraph(
                len(self.paragraphs),
                text,
                runs,
                self._align(properties, num, level),
                self._style.name if self._style else "",
                label,
                outline if outline is not None and 0 <= outline <= 8 else None,
                self._cell,
                pieces.note_marks,
                tuple(pieces.placeholders),
            )
        )

    def _list_place(self, properties: ParagraphProperties) -> tuple[str | None, int]:
        """(numId, level) of a paragraph: its own, else its style's; None where it bears no number."""
        chained = self._styles.paragraph(self._style)
        num = properties.num if properties.num is not None else chained.num
        if num is None or num == "0":
            return None, 0
        level = properties.level
        if level is None and properties.num is None:
            linked = self._linked_level(num)
            level = linked if linked is not None else chained.level
        return num, level or 0

    def _linked_level(self, num: str) -> int | None:
        """The list level whose w:pStyle names the paragraph's style or the one it inherits numbering from."""
        style = self._style
        while style is not None:
            level = self._numbering.style_level(num, style.id)
            if level is not None or style.paragraph.num is not None:
                return level
            style = self._styles.styles.get(style.based_on or "")
        return None

    def _align(self, properties: ParagraphProperties, num: str | None, level: int) -> Effective[str]:
        chained = self._styles.paragraph(self._style)
        value: Effective[str] | None = None
        if properties.align is not None:
            value = Effective(properties.align, Origin(OriginKind.DIRECT))
        elif num is not None and properties.num is not None and (listed := self._level_align(num, level)):
            value = Effective(listed, Origin(OriginKind.NUMBERING))
        elif chained.align is not None:
            value = Effective(*chained.align)
        elif num is not None and (listed := self._level_align(num, level)):
            value = Effective(listed, Origin(OriginKind.NUMBERING))
        elif self._table.align is not None:
            value = Effective(*self._table.align)
        elif self._styles.default_paragraph.align is not None:
            value = Effective(self._styles.default_paragraph.align, Origin(OriginKind.DOC_DEFAULTS))
        value = value or _DEFAULT_ALIGN
        bidi = properties.bidi if properties.bidi is not None else chained.bidi
        return Effective(_RTL_SIDE.get(value.value or "", value.value), value.origin) if bidi else value

    def _level_align(self, num: str, level: int) -> str | None:
        definition = self._numbering.definition(num)
        return definition.levels[level].align if definition is not None else None

    # inline content

    def _inline_handlers(self) -> dict[str, Callable[[Element], None]]:
        handlers: dict[str, Callable[[Element], None]] = dict.fromkeys(_TRANSPARENT, self._children)
        handlers.update(
            {
                _R: self._run,
                _SDT: self._inline_control,
                W + "ins": self._inserted,
                W + "moveTo": self._inserted,
                W + "del": self._deleted,
                W + "moveFrom": self._deleted,
                W + "ruby": self._ruby,
                W + "commentRangeStart": self._comment,
                MC + "AlternateContent": lambda e: self._alternate(e, self._children),
                M + "oMath": self._formula,
                M + "oMathPara": self._formula,
                W + "subDoc": lambda _: self.unread.append("子文档"),
            }
        )
        return handlers

    def _children(self, element: Element) -> None:
        handlers = self._inline
        for child in element:
            handler = handlers.get(child.tag)
            if handler is not None:
                handler(child)

    def _inline_control(self, control: Element) -> None:
        content = control.find(_SDT_CONTENT)
        if content is not None:
            self._in_control(control, content, self._children)

    def _inserted(self, element: Element) -> None:
        self._mark(_REVISION[element.tag], element, "".join(t.text or "" for t in element.iter(_T)))
        self._children(element)

    def _deleted(self, element: Element) -> None:
        gone = "".join(t.text or "" for t in element.iter(W + "delText", _T))
        self._mark(_REVISION[element.tag], element, gone)

    def _ruby(self, element: Element) -> None:
        base = element.find(W + "rubyBase")
        if base is not None:
            self._children(base)

    def _comment(self, element: Element) -> None:
        self._mark(MarkKind.COMMENT, element, "")

    def _formula(self, element: Element) -> None:
        text = "".join(t.text or "" for t in element.iter(M + "t"))
        self._pieces.add(text, self._plain())

    def _mark(self, kind: MarkKind, element: Element, text: str) -> None:
        self.marks.append(Mark(kind, len(self.paragraphs), text, element.get(_AUTHOR) or ""))

    # runs

    def _run_handlers(self) -> dict[str, Callable[[Element, Shown], None]]:
        def text(value: str) -> Callable[[Element, Shown], None]:
            return lambda _, shown: self._add(value, shown)

        return {
            _T: self._text,
            W + "tab": text("\t"),
            W + "ptab": text("\t"),
            W + "cr": text("\n"),
            W + "br": self._break,
            W + "noBreakHyphen": text("-"),
            W + "sym": lambda e, shown: self._add(symbol_text(e), shown),
            W + "fldChar": lambda e, _: self._fields.character(e),
            W + "ruby": lambda e, _: self._ruby(e),
            W + "footnoteReference": self._note_mark,
            W + "endnoteReference": self._note_mark,
            W + "drawing": lambda e, _: self._boxes(e),
            W + "pict": lambda e, _: self._boxes(e),
            W + "object": lambda e, _: self._boxes(e),
            MC + "AlternateContent": lambda e, _: self._alternate(e, self._boxes),
        }

    def _run(self, element: Element) -> None:
        shown: Shown | None = None
        handlers = self._in_run
        for child in element:
            tag = child.tag
            if tag == RPR:
                shown = self._look(child)
                continue
            handler = handlers.get(tag)
            if handler is not None:
                handler(child, shown or self._plain())

    def _look(self, rpr: Element) -> Shown:
        key = tuple([x for child in rpr if child.tag in LOOK_TAGS for x in (child.tag, *child.items())])
        shown = self._here.get(key)
        if shown is None:
            properties = self._direct.get(key)
            if properties is None:
                properties = self._direct[key] = run_properties(rpr, self._styles.theme)
            shown = self._here[key] = self._cascade.resolve(self._table, self._style, properties)
        return shown

    def _plain(self) -> Shown:
        """The look of a run without properties of its own."""
        shown = self._here.get(())
        if shown is None:
            shown = self._here[()] = self._cascade.resolve(self._table, self._style, SILENT)
        return shown

    def _add(self, text: str, shown: Shown) -> None:
        if not self._fields.visible:
            return
        if shown.hidden:
            self.marks.append(Mark(MarkKind.HIDDEN, len(self.paragraphs), text))
            return
        self._pieces.add(text, shown)

    def _text(self, element: Element, shown: Shown) -> None:
        text = element.text
        if not text:
            return
        if text[0] in _XML_SPACES or text[-1] in _XML_SPACES:
            text = text if element.get(XML_SPACE) == "preserve" else text.strip(_XML_SPACES)
        if text:
            self._add(text, shown)

    def _break(self, element: Element, shown: Shown) -> None:
        if element.get(W + "type") in (None, "textWrapping"):
            self._add("\n", shown)

    def _note_mark(self, _: Element, shown: Shown) -> None:
        if self._fields.visible and not shown.hidden:
            self._pieces.note_marks += 1

    def _boxes(self, element: Element) -> None:
        for box in element.iter(W + "txbxContent"):
            text = "\n".join("".join(t.text or "" for t in p.iter(_T)) for p in box.iter(_P))
            if text.strip():
                self.text_boxes.append(text)


_REVISION = {
    W + "ins": MarkKind.INSERTION,
    W + "del": MarkKind.DELETION,
    W + "moveTo": MarkKind.MOVE,
    W + "moveFrom": MarkKind.MOVE,
}


def _rows(container: Element) -> list[Element]:
    """Rows of a table, also those inside content controls and insertions."""
    rows: list[Element] = []
    for child in container:
        if child.tag == _TR:
            rows.append(child)
        elif child.tag == _SDT:
            content = child.find(_SDT_CONTENT)
            rows.extend(_rows(content) if content is not None else [])
        elif child.tag in (W + "ins", W + "customXml", W + "moveTo"):
            rows.extend(_rows(child))
    return rows


def _cells(row: Element) -> list[Element]:
    cells: list[Element] = []
    for child in row:
        if child.tag == _TC:
            cells.append(child)
        elif child.tag == _SDT:
            content = child.find(_SDT_CONTENT)
            cells.extend(_cells(content) if content is not None else [])
        elif child.tag == W + "customXml":
            cells.extend(_cells(child))
    return cells


def _deleted_row(row: Element) -> bool:
    properties = row.find(W + "trPr")
    return properties is not None and properties.find(W + "del") is not None
