"""Where in the XML the text of each paragraph of the model stands, for those who write comments or repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.word.body import BodyReader
from docchecker.word.inline import ALTERNATE, FIELD
from docchecker.word.names import XML_SPACE, M, W
from docchecker.word.numbering import Numbering
from docchecker.word.properties import RPR, ParagraphProperties
from docchecker.word.styles import StyleSheet
from docchecker.word.theme import read_theme

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from docchecker.word.cascade import Shown
    from docchecker.word.package import Package
    from docchecker.word.pieces import Key, Pieces

RUN, TEXT = W + "r", W + "t"
_RUBY = W + "ruby"
_FORMULAS = frozenset({M + "oMath", M + "oMathPara"})
_WHOLE = _FORMULAS | {FIELD}
_ATOMS = _FORMULAS | {_RUBY, ALTERNATE}
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
    theme = read_theme(package.related_root("theme"), package.related_root("settings"))
    styles = StyleSheet(package.related_root("styles"), theme)
    reader = _PlacingReader(styles, Numbering(package.related_root("numbering"), styles))
    reader.read(body)
    return reader.places


def visible_text(node: Element) -> str:
    """The text of a w:t as it is shown: outer white space only where it is preserved."""
    text = node.text or ""
    return text if node.get(XML_SPACE) == "preserve" else text.strip(SPACES)


class _PlacingReader(BodyReader):
    """The reader itself, keeping the nodes behind every stretch of text."""

    def __init__(self, styles: StyleSheet, numbering: Numbering) -> None:
        super().__init__(styles, numbering)
        self.places: list[Place] = []
        self._elements: list[Element] = []
        self._found: list[Piece] = []
        self._node: Element | None = None
        self._run_element: Element | None = None
        self._atom: Element | None = None

    def _paragraph(self, element: Element) -> None:
        if self._carried is None:
            self._elements, self._found = [], []
        self._elements.append(element)
        super()._paragraph(element)

    def _finish(self, properties: ParagraphProperties, pieces: Pieces, *, bare_section: bool) -> None:
        super()._finish(properties, pieces, bare_section=bare_section)
        self.places.append(Place(self._elements, self._found, self.paragraphs[-1].text))

    def _children(self, element: Element) -> None:
        for child in element:
            handler = self._inline.get(child.tag)
            if handler is not None:
                outer = self._enter(child, child if child.tag in _ATOMS else None)
                handler(child)
                self._atom = outer

    def _run(self, element: Element) -> None:
        outer, self._run_element = self._run_element, element
        super()._run(element)
        self._run_element = outer

    def _run_content(self, element: Element, key: Key) -> None:
        for child in element:
            if child.tag == RPR:
                key = self._looks.key(child)
                continue
            handler = self._in_run.get(child.tag)
            if handler is not None:
                outer = self._enter(child, self._run_element if child.tag in (_RUBY, ALTERNATE) else None)
                handler(child, key)
                self._atom = outer

    def _enter(self, node: Element, atom: Element | None) -> Element | None:
        """Go to a node, which may be one that must stay in one piece; what to go back to afterwards."""
        outer = self._atom
        self._node = node
        if outer is None:
            self._atom = atom
        return outer

    def _put(self, text: str, shown: Shown, key: Key) -> None:
        node, start = self._node, self._pieces.length
        super()._put(text, shown, key)
        if node is not None and text:
            run = None if node.tag in _WHOLE else self._run_element
            atom = node if self._atom is None and node.tag == FIELD else self._atom
            self._found.append(Piece(start, self._pieces.length, node, run, atom))
