"""Lines in text boxes and WordArt: a title may stand there, and tells the kind of a document that has none in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.classify.lines import Line, lines_of
from docchecker.model import Document, Effective, Origin, OriginKind, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

#: text boxes that are looked at, from the top
_MOST = 20
_UNKNOWN: Effective[str] = Effective(None, Origin(OriginKind.APPLICATION))


def box_lines(document: Document) -> list[Line]:
    """Return the lines of the first text boxes as if they were paragraphs, for telling the kind only."""
    return lines_of(Document(tuple(_paragraphs(document))))


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    texts = (line for box in document.text_boxes[:_MOST] for line in box.split("\n"))
    for index, text in enumerate(texts):
        yield Paragraph(index, text, (), _UNKNOWN, "")
