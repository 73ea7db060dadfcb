"""Where in the XML the text of each paragraph of the model stands, for those who write comments or repairs.

The walk goes the way ``body`` goes: same paragraphs, same text, nothing but the nodes that hold it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from docchecker.word.cascade import Cascade
from docchecker.word.fields import Fields
from docchecker.word.grid import CELL_PROPERTIES, ROW_PROPERTIES, cells_of, rows_of
from docchecker.word.names import MC, UNDERSTOOD, XML_SPACE, M, W
from docchecker.word.properties import PPR, RPR, paragraph_properties, run_properties
from docchecker.word.styles import StyleSheet
from docchecker.word.symbols import symbol_text
from docchecker.word.tables import NO_TABLE
from docchecker.word.theme import read_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element as Element

    from docchecker.word.package import Package

RUN, TEXT = W + "r", W + "t"
_P, _TBL, _SDT, _SDT_CONTENT = W + "p", W + "tbl", W + "sdt", W + "sdtContent"
_ALTERNATE, _VANISH, _RUBY = MC + "AlternateContent", W + "vanish", W + "ruby"
_BLOCK_WRAPPERS = tuple(W + tag for tag in ("ins", "moveTo", "customXml", "smartTag"))
_INLINE_WRAPPERS = frozenset(
    W + tag for tag in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "ins", "moveTo")
)
_GONE = (W + "del", W + "moveFrom", W + "cellDel")
_FIXED = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
#: white space that XML does not preserve by itself
SPACES = " \t\r\n"


class Piece(NamedTuple):
    """[start, end) of a paragraph's text and what holds it.

    ``node`` is the w:t, w:br …; ``run`` the w:r around it (None in a formula); ``atom`` the outermost element that
    must stay in one piece (a run with a ruby, a formula, alternate content), None for an ordinary run.
    """

    start: int
    end: int
    node: Element
    run: Element | None
    atom: Element | None


class Place(NamedTuple):
    """A paragraph of the model: its w:p elements (several where a paragraph mark is deleted), pieces and text."""

    elements: list[Element]
    pieces: list[Piece]
    text: str


def find_places(package: Package, body: Element) -> list[Place]:
    """A place for every paragraph of the model, in its order; ``body`` is the w:body that will be edited."""
    settings, styles = package.related_root("settings"), package.related_root("styles")
    sheet = StyleSheet(styles, read_theme(package.related_root("theme"), settings))
    hides = any(root is not None and next(root.iter(_VANISH), None) is not None for root in (body, styles))
    walk = _Walk(sheet if hides else None)
    walk.blocks(body)
    return walk.finished()


def visible_text(node: Element) -> str:
    """The text of a w:t as it is shown: outer white space only where it is preserved."""
    text = node.text or ""
    return text if node.get(XML_SPACE) == "preserve" else text.strip(SPACES)


def chosen(element: Element) -> Element | None:
    """The alternative of mc:AlternateContent that is read: the first choice understood, else the fallback."""
    for choice in element.iterchildren(MC + "Choice"):
        if all(choice.nsmap.get(prefix) in UNDERSTOOD for prefix in (choice.get("Requires") or "").split()):
            return choice
    return element.find(MC + "Fallback")


class _Walk:
    """One walk over a body. ``sheet`` is None when nothing in the document can be hidden."""

    def __init__(self, sheet: StyleSheet | None) -> None:
        self._places: list[Place] = []
        self._open = Place([], [], "")
        self._carried = False
        self._fields = Fields()
        self._sheet = sheet
        self._cascade = Cascade(sheet) if sheet else None
        self._style: str | None = None
        self._texts: list[str] = []
        self._length = 0

    def finished(self) -> list[Place]:
        """The places, a last paragraph whose mark is deleted among them."""
        self._flush()
        return self._places

    def blocks(self, container: Element) -> None:
        """Walk paragraphs, tables and what stands around them."""
        for child in container:
            tag = child.tag
            if tag == _P:
                self._paragraph(child)
            elif tag == _TBL:
                self._flush()
                for cell in _shown_cells(child):
                    self.blocks(cell)
                    self._flush()
            elif tag == _SDT:
                self._content(child, self.blocks)
            elif tag == _ALTERNATE:
                self._alternate(child, self.blocks)
            elif tag in _BLOCK_WRAPPERS:
                self.blocks(child)

    def _content(self, control: Element, read: Callable[[Element], None]) -> None:
        content = control.find(_SDT_CONTENT)
        if content is not None:
            read(content)

    def _alternate(self, element: Element, read: Callable[[Element], None]) -> None:
        found = chosen(element)
        if found is not None:
            read(found)

    def _paragraph(self, element: Element) -> None:
        ppr = next(iter(element), None)  # the schema puts w:pPr first
        if ppr is not None and ppr.tag != PPR:
            ppr = None
        if not self._carried:
            self._open, self._texts, self._length = Place([], [], ""), [], 0
        self._open.elements.append(element)
        self._style = paragraph_properties(ppr).style
        in_code = not self._fields.visible
        self._inline(element, None)
        self._carried = ppr is not None and _gone(ppr.find(RPR))
        inside_code = in_code and not self._fields.visible and not self._texts
        if not self._carried and not inside_code:
            self._close()

    def _close(self) -> None:
        self._places.append(self._open._replace(text="".join(self._texts)))
        self._carried = False

    def _flush(self) -> None:
        """End a paragraph whose mark is deleted where there is no next paragraph it could run on into."""
        if self._carried:
            self._close()

    def _inline(self, parent: Element, atom: Element | None) -> None:
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child, atom)
            elif tag in _INLINE_WRAPPERS:
                self._inline(child, atom)
            elif tag == _SDT:
                self._content(child, partial(self._inline, atom=atom))
            elif tag == _RUBY:
                self._ruby(child, child if atom is None else atom)
            elif tag == _ALTERNATE:
                within = child if atom is None else atom
                self._alternate(child, partial(self._inline, atom=within))
            elif tag in (M + "oMath", M + "oMathPara"):
                text = "".join(t.text or "" for t in child.iter(M + "t"))
                self._add(text, child, None, child if atom is None else atom)

    def _ruby(self, ruby: Element, atom: Element) -> None:
        base = ruby.find(W + "rubyBase")
        if base is not None:
            self._inline(base, atom)

    def _run(self, run: Element, atom: Element | None) -> None:
        self._run_content(run, run, atom, hidden=self._hidden(run))

    def _run_content(self, content: Element, run: Element, atom: Element | None, *, hidden: bool) -> None:
        for child in content:
            tag = child.tag
            if tag == W + "fldChar":
                self._fields.character(child)
            elif tag == _RUBY:
                self._ruby(child, run if atom is None else atom)
            elif tag == _ALTERNATE:
                found = chosen(child)
                if found is not None:
                    self._run_content(found, run, run if atom is None else atom, hidden=hidden)
            elif not hidden and self._fields.visible:
                self._add(_text_of(child), child, run, atom)

    def _add(self, text: str, node: Element, run: Element | None, atom: Element | None) -> None:
        if text:
            self._open.pieces.append(Piece(self._length, self._length + len(text), node, run, atom))
            self._texts.append(text)
            self._length += len(text)

    def _hidden(self, run: Element) -> bool:
        if self._cascade is None or self._sheet is None:
            return False
        style = self._sheet.paragraph_style(self._style)
        return self._cascade.resolve(NO_TABLE, style, run_properties(run.find(RPR), self._sheet.theme)).hidden


def _text_of(node: Element) -> str:
    tag = node.tag
    if tag == TEXT:
        return visible_text(node).replace("\n", " ")
    if tag == W + "br":
        return "\n" if node.get(W + "type") in (None, "textWrapping") else ""
    if tag == W + "sym":
        return symbol_text(node)
    return _FIXED.get(tag, "")


def _gone(properties: Element | None) -> bool:
    """Whether a paragraph mark, row or cell with these properties is deleted by a tracked change."""
    return properties is not None and next(properties.iterchildren(*_GONE), None) is not None


def _shown_cells(table: Element) -> Iterator[Element]:
    for row in rows_of(table):
        if not _gone(row.find(ROW_PROPERTIES)):
            yield from (cell for cell in cells_of(row) if not _gone(cell.find(CELL_PROPERTIES)))
