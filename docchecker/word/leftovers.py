"""Revisions, comments and hidden text: what should have been cleared (ECMA-376 Part 1, 17.13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.model import Mark, MarkKind
from docchecker.word.names import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: tracked changes of text, paragraph marks, rows and cells
REVISIONS = {
    W + "ins": MarkKind.INSERTION,
    W + "cellIns": MarkKind.INSERTION,
    W + "del": MarkKind.DELETION,
    W + "cellDel": MarkKind.DELETION,
    W + "moveTo": MarkKind.MOVE,
    W + "moveFrom": MarkKind.MOVE,
}
#: tracked changes of formatting
CHANGES = tuple(
    W + tag for tag in ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange", "trPrChange")
)
_P, _T = W + "p", W + "t"
_GONE = frozenset({W + "del", W + "moveFrom", W + "cellDel"})
_AUTHOR, _ID = W + "author", W + "id"
#: who writes the comments of an annotated copy: they are not the submitter's, and are counted by nobody
OWN_AUTHOR = "docchecker"


class Comment(NamedTuple):
    """A comment's author and text."""

    author: str
    text: str


def read_comments(root: Element | None) -> dict[str, Comment]:
    """Return the comments of a document by id; a line a paragraph."""
    if root is None:
        return {}
    return {
        comment.get(_ID) or "": Comment(comment.get(_AUTHOR) or "", plain_text(comment))
        for comment in root.iterchildren(W + "comment")
    }


def plain_text(root: Element) -> str:
    """Return the text below an element with a line a paragraph, each character once."""
    pieces = [(element.text or "") if element.tag == _T else "\n" for element in root.iter(_P, _T)]
    return "".join(pieces).strip()


class Leftovers:
    """The marks found so far. ``begin`` says which kinds a part holds at all, so that most paragraphs cost nothing."""

    def __init__(self) -> None:
        self.said: dict[str, Comment] = {}
        self.marks: list[Mark] = []
        self._comments: set[str | None] = set()
        self._changes = self._revisions = False

    @property
    def tracked(self) -> bool:
        """Whether the part holds any tracked change."""
        return self._changes or self._revisions

    def begin(self, part: Element) -> None:
        """Look once whether there is anything to look for."""
        self._changes = next(part.iter(*CHANGES), None) is not None
        self._revisions = next(part.iter(*REVISIONS), None) is not None

    def add(self, kind: MarkKind, paragraph: int, text: str = "", element: Element | None = None) -> None:
        """Note one mark in the paragraph of this index."""
        author = element.get(_AUTHOR) if element is not None else None
        self.marks.append(Mark(kind, paragraph, text, author or ""))

    def revision(self, element: Element, paragraph: int, text: str = "") -> None:
        """Note a tracked change of text."""
        self.add(REVISIONS[element.tag], paragraph, text, element)

    def comment(self, element: Element, paragraph: int) -> None:
        """Note a comment once, at its range or, where it has none, at its reference."""
        comment = element.get(_ID)
        if comment in self._comments:
            return
        self._comments.add(comment)
        said = self.said.get(comment or "", Comment("", ""))
        if said.author != OWN_AUTHOR:
            self.marks.append(Mark(MarkKind.COMMENT, paragraph, said.text, said.author))

    def formatting(self, element: Element | None, paragraph: int) -> None:
        """Note a tracked change of formatting anywhere in an element."""
        if self._changes and element is not None:
            change = next(element.iter(*CHANGES), None)
            if change is not None:
                self.add(MarkKind.FORMATTING, paragraph, element=change)

    def properties(self, element: Element | None, paragraph: int) -> bool:
        """Note the tracked changes that properties (of a paragraph mark, row, cell) hold; whether they delete it."""
        if not self._revisions or element is None:
            return False
        gone = False
        for child in element.iterchildren(*REVISIONS):
            self.revision(child, paragraph)
            gone = gone or child.tag in _GONE
        return gone
