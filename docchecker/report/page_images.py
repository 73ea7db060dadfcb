"""Pictures of a document's pages, with the places of the findings: PDF by LibreOffice, pictures by PDFium (extra ``pages``)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docchecker.errors import UnreadableDocument
from docchecker.findings import PageImage, PageMark
from docchecker.report.filewords import groups
from docchecker.report.searching import searched_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdfium2 import PdfPage

    from docchecker.findings import FileReport, Report

#: Width of a picture in pixels, and how many pages at most are shown.
_WIDTH, _MOST = 400, 40
#: Words shorter than this stand everywhere.
_FEWEST = 3


class _Text(NamedTuple):
    """The text of a page without blanks, and for each character its index on the page."""

    words: str
    indices: tuple[int, ...]


def with_pages(report: Report) -> Report:
    """Return the report with pictures of the pages of each file that lies on the disk and that LibreOffice can open."""
    return report._replace(files=tuple(file._replace(pages=_pages_of(file)) for file in report.files))


def _pages_of(file: FileReport) -> tuple[PageImage, ...]:
    from docchecker.word.convert import to_pdf

    path = Path(file.file)
    if file.trouble or file.document is None or not path.is_file():
        return ()
    try:
        pdf = to_pdf(path.read_bytes(), path.suffix.lower())
    except (UnreadableDocument, OSError):
        return ()
    return page_images(pdf, sought(file))


def sought(file: FileReport) -> tuple[tuple[int, str], ...]:
    """Return for each place of a finding the finding's number and the words by which it is found."""
    ordered = (finding for _heading, found in groups(file.findings) for finding in found)
    return tuple(
        (number, "".join(searched_for(place, file.document).split()))
        for number, finding in enumerate(ordered, 1)
        for place in finding.locations
    )


def page_images(pdf: bytes, places: Iterable[tuple[int, str]]) -> tuple[PageImage, ...]:
    """Return pictures of the pages; words that stand more than once, or nowhere, are not marked."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        pages = [document[i] for i in range(min(len(document), _MOST))]
        texts = [_text(page) for page in pages]
        found: list[list[PageMark]] = [[] for _ in pages]
        for number, words in places:
            if len(words) >= _FEWEST and sum(text.words.count(words) for text in texts) == 1:
                at = next(i for i, text in enumerate(texts) if words in text.words)
                found[at].append(_mark(number, words, pages[at], texts[at]))
        return tuple(PageImage(_png(page), tuple(marks)) for page, marks in zip(pages, found, strict=True))


def _text(page: PdfPage) -> _Text:
    whole = page.get_textpage().get_text_range()
    kept = [(i, char) for i, char in enumerate(whole) if not char.isspace()]
    return _Text("".join(char for _, char in kept), tuple(i for i, _ in kept))


def _mark(number: int, words: str, page: PdfPage, text: _Text) -> PageMark:
    """Return the place of the first line of some words."""
    start = text.words.index(words)
    boxes = list(_first_line(page, text.indices[start : start + len(words)]))
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    low, high = min(box[1] for box in boxes), max(box[3] for box in boxes)
    width, height = page.get_size()
    return PageMark(number, left / width, 1 - high / height, (right - left) / width, (high - low) / height)


def _first_line(page: PdfPage, indices: Iterable[int]) -> Iterator[tuple[float, float, float, float]]:
    """Yield the boxes (left, bottom, right, top; pt from the lower left) of characters up to the end of the line."""
    text = page.get_textpage()
    edge = 0.0
    for index in indices:
        box = text.get_charbox(index, loose=True)
        if box[2] < edge:
            return
        edge = box[2]
        yield box


def _png(page: PdfPage) -> bytes:
    out = BytesIO()
    page.render(scale=_WIDTH / page.get_width()).to_pil().quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()
