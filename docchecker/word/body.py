"""Walking the text of a part in order, on the accepted view (insertions in, deletions out)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docchecker.model import Cell, MarkKind, Paragraph
from docchecker.word.cascade import Cascade, Shown
from docchecker.word.fields import Fields
from docchecker.word.grid import CELL_PROPERTIES, ROW_PROPERTIES, cells_of, is_header, rows_of
from docchecker.word.leftovers import Leftovers
from docchecker.word.names import MC, UNDERSTOOD, XML_SPACE, M, W
from docchecker.word.paragraphs import ParagraphFormats
from docchecker.word.pieces import Key, Pieces
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

    from docchecker.word.numbering import Numbering
    from docchecker.word.styles import Style, StyleSheet

_P, _R, _T, _TBL, _SDT = (W + tag for tag in ("p", "r", "t", "tbl", "sdt"))
_SDT_CONTENT, _SDT_PR = W + "sdtContent", W + "sdtPr"
_TRANSPARENT = tuple(W + t for t in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent"))
_BLOCK_WRAPPERS = frozenset(W + t for t in ("ins", "moveTo", "customXml", "smartTag"))
_ALTERNATE = MC + "AlternateContent"
_COMMENTS = (W + "commentRangeStart", W + "commentReference")
_XML_SPACES = " \t\r\n"


class BodyReader:
    """Reads the paragraphs below an element. One reader serves one part; counters and fields run through it."""

    def __init__(self, styles: StyleSheet, numbering: Numbering) -> None:
        self.paragraphs: list[Paragraph] = []
        self.leftovers = Leftovers()
        self.text_boxes: list[str] = []
        self.unread: list[str] = []
        self._styles = styles
        self._cascade = Cascade(styles)
        self._tables = TableStyles(styles)
        self._formats = ParagraphFormats(styles, numbering)
        self._fields = Fields()
        self._direct: dict[Key, RunProperties] = {(): SILENT}
        # looks by place (paragraph style, table part) and by w:rPr; ``_here`` is the place being read
        self._looks: dict[tuple[str | None, int], dict[Key, Shown]] = {}
        self._here: dict[Key, Shown] = {}
        self._pieces = Pieces()
        self._carried: Pieces | None = None
        self._cell: Cell | None = None
        self._table = NO_TABLE
        self._style: Style | None = None
        self._tables_seen = 0
        self._inline = self._inline_handlers()
        self._in_run = self._run_handlers()

    def read(self, container: Element) -> None:
        """Read a w:body (or any block container)."""
        self.leftovers.begin(container)
        self._blocks(container)
        self._flush()
        if not self._fields.visible:
            self.unread.append("没有结束的域之后的文字（按 Alt+F9 可以看到域代码）")
        self._inline.clear()  # bound methods of this reader: without them it is freed at once
        self._in_run.clear()

    @property
    def _here_index(self) -> int:
        """The index the paragraph being read will have."""
        return len(self.paragraphs)

    def _flush(self) -> None:
        """End a paragraph whose mark is deleted where there is no next paragraph it could run on into."""
        if self._carried is not None:
            carried, self._carried = self._carried, None
            self._finish(NO_PARAGRAPH, carried, bare_section=False)

    # blocks

    def _blocks(self, container: Element) -> None:
        for child in container:
            tag = child.tag
            if tag == _P:
                self._paragraph(child)
            elif tag == _TBL:
                self._flush()
                self._read_table(child)
            elif tag == _SDT:
                content = child.find(_SDT_CONTENT)
                if content is not None:
                    self._in_control(child, content, self._blocks)
            elif tag == _ALTERNATE:
                self._alternate(child, self._blocks)
            elif tag == SECTPR:
                self.leftovers.formatting(child, self._here_index)
            elif tag in _COMMENTS:
                self.leftovers.comment(child, self._here_index)
            elif tag == W + "altChunk":
                self.unread.append("嵌入的其他格式内容（altChunk）")
            elif tag == W + "subDoc":
                self.unread.append("子文档")
            elif tag in _BLOCK_WRAPPERS:
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
        self.leftovers.formatting(properties, self._here_index)
        tracked = self.leftovers.tracked
        rows = [row for row in rows_of(table) if not (tracked and self._gone(row, ROW_PROPERTIES))]
        header = True
        for i, row in enumerate(rows):
            header = header and (i == 0 or is_header(row))
            cells = [cell for cell in cells_of(row) if not (tracked and self._gone(cell, CELL_PROPERTIES))]
            for j, cell in enumerate(cells):
                self._cell = Cell(number, i, j)
                at = Position(i, len(rows), j, len(cells), header)
                self._table = self._tables.format(*found, look, at) if found else NO_TABLE
                self._blocks(cell)
                self._flush()
        self._cell, self._table = outer

    def _gone(self, element: Element, tag: str) -> bool:
        """Note the tracked changes of a row or cell; whether they delete it."""
        properties = element.find(tag)
        self.leftovers.formatting(properties, self._here_index)
        return self.leftovers.properties(properties, self._here_index)

    # paragraphs

    def _paragraph(self, element: Element) -> None:
        ppr = next(iter(element), None)  # the schema puts w:pPr first
        if ppr is not None and ppr.tag != PPR:
            ppr = None
        properties = paragraph_properties(ppr)
        self._style = self._styles.paragraph_style(properties.style)
        self._here = self._looks.setdefault((self._style.id if self._style else None, id(self._table)), {})
        self._pieces = self._carried or Pieces()
        if self._carried is not None:
            self._carried = None
            self._pieces.restyle(self._resolve)
        in_code = not self._fields.visible
        self._children(element)
        if self.leftovers.tracked:
            self.leftovers.formatting(element, self._here_index)
            if ppr is not None and self.leftovers.properties(ppr.find(RPR), self._here_index):
                self._carried = self._pieces
                return
        empty = not self._pieces.parts
        if in_code and not self._fields.visible and empty:
            return  # a paragraph inside the code of a field is not shown
        bare_section = empty and ppr is not None and ppr.find(SECTPR) is not None
        self._finish(properties, self._pieces, bare_section=bare_section)

    def _finish(self, properties: ParagraphProperties, pieces: Pieces, *, bare_section: bool) -> None:
        runs = pieces.runs()
        place = self._formats.list_place(properties, self._style)
        self.paragraphs.append(
            Paragraph(
                len(self.paragraphs),
                "".join([run.text for run in runs]),
                runs,
                self._formats.align(properties, self._style, place, self._table),
                self._style.name if self._style else "",
                "" if bare_section else self._formats.next_label(place),
                self._formats.outline(properties, self._style),
                self._cell,
                pieces.note_marks,
                tuple(pieces.placeholders),
            )
        )

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
                _ALTERNATE: lambda e: self._alternate(e, self._children),
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
        self.leftovers.revision(element, self._here_index, "".join(t.text or "" for t in element.iter(_T)))
        self._children(element)

    def _deleted(self, element: Element) -> None:
        gone = "".join(t.text or "" for t in element.iter(W + "delText", _T))
        self.leftovers.revision(element, self._here_index, gone)

    def _ruby(self, element: Element) -> None:
        base = element.find(W + "rubyBase")
        if base is not None:
            self._children(base)

    def _comment(self, element: Element) -> None:
        self.leftovers.comment(element, self._here_index)

    def _formula(self, element: Element) -> None:
        text = "".join(t.text or "" for t in element.iter(M + "t"))
        self._pieces.add(text, self._resolve(()), ())

    # runs

    def _run_handlers(self) -> dict[str, Callable[[Element, Key], None]]:
        def text(value: str) -> Callable[[Element, Key], None]:
            return lambda _, key: self._add(value, key)

        return {
            _T: self._text,
            W + "tab": text("\t"),
            W + "ptab": text("\t"),
            W + "cr": text("\n"),
            W + "br": self._break,
            W + "noBreakHyphen": text("-"),
            W + "sym": lambda e, key: self._add(symbol_text(e), key),
            W + "fldChar": lambda e, _: self._fields.character(e),
            W + "ruby": lambda e, _: self._ruby(e),
            W + "footnoteReference": self._note_mark,
            W + "endnoteReference": self._note_mark,
            W + "commentReference": lambda e, _: self._comment(e),
            W + "drawing": lambda e, _: self._boxes(e),
            W + "pict": lambda e, _: self._boxes(e),
            W + "object": lambda e, _: self._boxes(e),
            _ALTERNATE: lambda e, key: self._alternate(e, lambda chosen: self._run_content(chosen, key)),
        }

    def _run(self, element: Element) -> None:
        self._run_content(element, ())

    def _run_content(self, element: Element, key: Key) -> None:
        handlers = self._in_run
        for child in element:
            tag = child.tag
            if tag == RPR:
                key = self._key(child)
                continue
            handler = handlers.get(tag)
            if handler is not None:
                handler(child, key)

    def _key(self, rpr: Element) -> Key:
        key = tuple([x for child in rpr if child.tag in LOOK_TAGS for x in (child.tag, *child.items())])
        if key not in self._direct:
            self._direct[key] = run_properties(rpr, self._styles.theme)
        return key

    def _resolve(self, key: Key) -> Shown:
        """The look that a w:rPr comes to in the paragraph being read."""
        shown = self._here.get(key)
        if shown is None:
            shown = self._here[key] = self._cascade.resolve(self._table, self._style, self._direct[key])
        return shown

    def _add(self, text: str, key: Key) -> None:
        if not self._fields.visible or not text:
            return
        shown = self._resolve(key)
        if shown.hidden:
            self.leftovers.add(MarkKind.HIDDEN, self._here_index, text)
            return
        self._pieces.add(text, shown, key)

    def _text(self, element: Element, key: Key) -> None:
        text = element.text
        if not text:
            return
        if text[0] in _XML_SPACES or text[-1] in _XML_SPACES:
            text = text if element.get(XML_SPACE) == "preserve" else text.strip(_XML_SPACES)
        # a line end inside w:t is a space; only w:br and w:cr break the line
        self._add(text.replace("\n", " ") if "\n" in text else text, key)

    def _break(self, element: Element, key: Key) -> None:
        if element.get(W + "type") in (None, "textWrapping"):
            self._add("\n", key)

    def _note_mark(self, _: Element, key: Key) -> None:
        if self._fields.visible and not self._resolve(key).hidden:
            self._pieces.note_marks += 1

    def _boxes(self, element: Element) -> None:
        for box in element.iter(W + "txbxContent"):
            text = "\n".join("".join(t.text or "" for t in p.iter(_T)) for p in box.iter(_P))
            if text.strip():
                self.text_boxes.append(text)
