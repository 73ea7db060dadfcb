"""字数 of a document and of places in it, counted as the program that saved it shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.counts import NOTHING, Counts, count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docchecker.model import Document
    from docchecker.structure import Span


def document_counts(document: Document) -> Counts:
    """Counts of the body: tables and field results in, text boxes, note bodies and automatic numbers out."""
    total = NOTHING
    for paragraph in document.paragraphs:
        if paragraph.text:
            total = total + count(paragraph.text, wide_spaces=counts_wide_spaces(document))
    marks = sum(paragraph.note_marks for paragraph in document.paragraphs)
    return total._replace(words=total.words + marks)


def span_counts(document: Document, spans: Iterable[Span]) -> Counts:
    """Counts of some stretches of text."""
    total = NOTHING
    for span in spans:
        text = document.paragraphs[span.paragraph].text[span.start : span.end]
        total = total + count(text, wide_spaces=counts_wide_spaces(document))
    return total


def counts_wide_spaces(document: Document) -> bool:
    """Whether U+3000 counts: WPS shows it as one 字, Word as a space."""
    return document.application.startswith("WPS")
