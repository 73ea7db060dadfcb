"""Walking the blocks of a part in order, on the accepted view (insertions in, deletions out)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.model import Cell, Paragraph
from docchecker.word.fields import unclosed
from docchecker.word.grid import CELL_PROPERTIES, ROW_PROPERTIES, Merges, cells_of, is_header, rows_of
from docchecker.word.inline import ALTERNATE, FOREIGN, SDT, SDT_CONTENT, InlineReader
from docchecker.word.names import W
from docchecker.word.pages import begins_page, ends_page
from docchecker.word.paragraphs import ParagraphFormats
from docchecker.word.pieces import Pieces
from docchecker.word.properties import NO_PARAGRAPH, PPR, RPR, SECTPR, ParagraphProperties, paragraph_properties
from docchecker.word.tables import NO_TABLE, Position, TableStyles, read_look

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from docchecker.word.numbering import Numbering
    from docchecker.word.styles import Style, StyleSheet

_P, _TBL = W + "p", W + "tbl"
_BLOCK_WRAPPERS = frozenset(W + t for t in ("ins", "moveTo", "customXml", "smartTag"))
_COMMENTS = (W + "commentRangeStart", W + "commentReference")


class Head(NamedTuple):
    """The paragraph that a line begins with: its properties and style. Its mark is hidden, so the next goes on in it."""

    properties: ParagraphProperties
    style: Style | None


class BodyReader(InlineReader):
    """Reads the paragraphs below an element. One reader serves one part; counters and fields run through it."""

    def __init__(self, styles: StyleSheet, numbering: Numbering) -> None:
        super().__init__(styles)
        self._tables = TableStyles(styles)
        self._formats = ParagraphFormats(styles, numbering)
        self._carried: Pieces | None = None
        # the paragraph that the carried text begins with where its mark is not deleted but hidden
        self._head: Head | None = None
        self._hides = self._joined = False
        self._cell: Cell | None = None
        self._tables_seen = 0
        self._new_page = self._section_ended = False

    def read(self, container: Element) -> None:
        """Read a w:body (or any block container)."""
        self.leftovers.begin(container)
        self._hides = self._styles.hides or next(container.iter(W + "vanish"), None) is not None
        self._unclosed = unclosed(container)
        if self._unclosed:
            self.unread.append(
                "没有结束的域（它后面的文字按正文读了，在 Word 里可能不是这样；按 Alt+F9 可以看到域代码）"
            )
        self._blocks(container)
        self._flush()
        self._inline.clear()  # bound methods of this reader: without them it is freed at once
        self._in_run.clear()

    def _flush(self) -> None:
        """End a paragraph whose mark is deleted or hidden where there is no next one it could run on into."""
        if self._carried is not None:
            carried, self._carried = self._carried, None
            properties = NO_PARAGRAPH
            if self._head is not None:
                properties, self._style = self._head
            self._finish(properties, carried, bare_section=not carried.parts)
        self._head = None

    # blocks

    def _blocks(self, container: Element) -> None:
        for child in container:
            tag = child.tag
            if tag == _P:
                self._paragraph(child)
            elif tag == _TBL:
                self._flush()
                self._read_table(child)
            elif tag == SDT:
                content = child.find(SDT_CONTENT)
                if content is not None:
                    self._in_control(child, content, self._blocks)
            elif tag == ALTERNATE:
                self._alternate(child, self._blocks)
            elif tag == SECTPR:
                self.leftovers.formatting(child, self._here_index)
            elif tag in _COMMENTS:
                self.leftovers.comment(child, self._here_index)
            elif tag in FOREIGN:
                self._foreign(child)
            elif tag in _BLOCK_WRAPPERS:
                self._blocks(child)

    def _read_table(self, table: Element) -> None:
        outer = self._cell, self._table, self._covered
        number, self._tables_seen = self._tables_seen, self._tables_seen + 1
        properties = table.find(W + "tblPr")
        style_element = properties.find(W + "tblStyle") if properties is not None else None
        found = self._tables.style(style_element.get(W + "val") if style_element is not None else None)
        look = read_look(properties)
        self.leftovers.formatting(properties, self._here_index)
        tracked = self.leftovers.tracked
        rows = [row for row in rows_of(table) if not (tracked and self._gone(row, ROW_PROPERTIES))]
        header, merges = True, Merges()
        for i, row in enumerate(rows):
            header = header and (i == 0 or is_header(row))
            cells = [cell for cell in cells_of(row) if not (tracked and self._gone(cell, CELL_PROPERTIES))]
            for j, (cell, covered) in enumerate(zip(cells, merges.covered(row, cells), strict=True)):
                self._covered = covered or outer[2]
                self._cell = Cell(number, i, j)
                at = Position(i, len(rows), j, len(cells), header)
                self._table = self._tables.format(*found, look, at) if found else NO_TABLE
                self._blocks(cell)
                self._flush()
        self._cell, self._table, self._covered = outer

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
        self._new_page = self._section_ended or begins_page(ppr)
        self._section_ended = ends_page(ppr)
        self._begin_paragraph(self._styles.paragraph_style(properties.style))
        self._pieces = self._carried or Pieces()
        if self._carried is not None:
            self._carried = None
            if self._head is None:
                self._pieces.restyle(self._looks.resolve)
        before = len(self._pieces.parts)
        in_code = not self._fields.visible
        self._children(element)
        if self.leftovers.tracked:
            self.leftovers.formatting(element, self._here_index)
            if ppr is not None and self.leftovers.properties(ppr.find(RPR), self._here_index):
                self._carried = self._pieces
                return
        empty = not self._pieces.parts
        self._joined = self._head is not None and (self._joined or len(self._pieces.parts) > before)
        if self._hides and self._mark_hidden(ppr):
            self._carried = self._pieces
            if self._head is None and not empty:
                self._head = Head(properties, self._style)
            return
        if in_code and not self._fields.visible and empty:
            return  # a paragraph inside the code of a field is not shown
        bare_section = empty and ppr is not None and ppr.find(SECTPR) is not None
        self._finish(properties, self._pieces, bare_section=bare_section)

    def _mark_hidden(self, ppr: Element | None) -> bool:
        """Whether a paragraph's mark is hidden, so that the next one goes on in its line (17.3.2.36, 17.3.2.41)."""
        if ppr is not None and ppr.find(SECTPR) is not None:
            return False
        rpr = ppr.find(RPR) if ppr is not None else None
        return self._looks.resolve(self._looks.key(rpr) if rpr is not None else ()).hidden

    def _finish(self, properties: ParagraphProperties, pieces: Pieces, *, bare_section: bool) -> None:
        runs = pieces.runs()
        head, self._head = self._head, None
        last = properties, self._style
        if head is not None:
            properties, self._style = head
        place = self._formats.list_place(properties, self._style)
        align = self._formats.align(properties, self._style, place, self._table)
        if head is not None and self._joined and self._formats.align(*last, place, self._table).value != align.value:
            align = align._replace(value=None)  # which of the two Word goes by is not settled
        uncounted = bare_section or self._covered
        self.paragraphs.append(
            Paragraph(
                len(self.paragraphs),
                "".join([run.text for run in runs]),
                runs,
                align,
                self._style.name if self._style else "",
                "" if uncounted else self._formats.next_label(place),
                self._formats.outline(properties, self._style),
                self._cell,
                pieces.note_marks,
                tuple(pieces.placeholders),
                tuple(pieces.breaks),
                self._new_page,
                None if uncounted else self._formats.other_label(place),
            )
        )
