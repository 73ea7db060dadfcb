"""A spreadsheet as a document: each cell with text is a paragraph in a table, a table for each sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.model import Cell, Document, Effective, Look, Origin, OriginKind, Paragraph, Run
from docchecker.word.spreadsheet import TableError, sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.word.spreadsheet import Sheet

_ORIGIN = Origin(OriginKind.APPLICATION)
#: a spreadsheet says nothing that rules on looks could be held against
_LOOK = Look(
    Effective(None, _ORIGIN), Effective(None, _ORIGIN), Effective(None, _ORIGIN), Effective(None, _ORIGIN)
)  # fmt: skip
_ALIGN: Effective[str] = Effective(None, _ORIGIN)
#: so many cells at most: a sheet of this kind has about a hundred
_MOST_CELLS = 20_000


def workbook_document(data: bytes) -> Document | None:
    """Return the shown sheets of a spreadsheet as a document, None when it cannot be read as one or is too large."""
    try:
        sheets = sheets_of(data, ".xlsx")
    except TableError:
        return None
    if sum(len(row) for sheet in sheets for row in sheet.rows) > _MOST_CELLS:
        return None
    cells = [cell for number, sheet in enumerate(sheets) for cell in _cells(sheet, number)]
    return Document(
        tuple(
            Paragraph(index, text, (Run(text, _LOOK),) if text else (), _ALIGN, "", cell=place)
            for index, (text, place) in enumerate(cells)
        ),
        application="spreadsheet",
    )


def _cells(sheet: Sheet, number: int) -> Iterator[tuple[str, Cell]]:
    for row, cells in enumerate(sheet.rows):
        for column, text in enumerate(cells):
            yield text, Cell(number, row, column)
