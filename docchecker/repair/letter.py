"""Letters and lists as .docx: paragraphs of a few roles, and tables, written through python-docx."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker.repair.base import NamedStyle, Spacing, StyleLook, element, new_document, saved
from docchecker.report.markup import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    Styles = Mapping[str, ParagraphStyle]

#: What a paragraph may be → the name of its style in the file.
ROLES: dict[str, str] = {
    "title": "Title", "number": "文号", "address": "主送机关", "heading": "一级标题", "subheading": "二级标题",
    "body": "正文内容", "signature": "落款", "cell": "表格内容", "head": "表格标题",
}  # fmt: skip

# Room around paragraphs and distance of lines in pt (GB/T 9704: 22 lines a page).
_TEXT, _CELL = Spacing(0, 0, 28), Spacing(2, 2, 1)
_SPACING = dict.fromkeys(ROLES, _TEXT) | {
    "title": Spacing(0, 21, 33), "number": Spacing(0, 14, 28), "cell": _CELL, "head": _CELL,
    "signature": Spacing(28, 0, 28, close=True),
}  # fmt: skip
#: Width of the text between the margins, in 1/20 pt.
_WIDTH = 8844
_GRID = "Table Grid"


class Line(NamedTuple):
    """A paragraph: its role, its text, and how much of its beginning is bold (characters)."""

    role: str
    text: str
    bold: int = 0


class Grid(NamedTuple):
    """A table: relative widths of its columns, its heads, and its rows."""

    widths: tuple[int, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def letter_docx(
    blocks: Sequence[Line | Grid], looks: Mapping[str, StyleLook], own: Path | None = None, margin: float | None = None
) -> bytes:
    """A .docx of lines and tables; ``looks`` has one look for each of ``ROLES``, KeyError for a role it lacks.

    ``own`` is the office's base.docx; BadBase when it cannot be used. ``margin`` (pt) takes the place of the base's above
    and below the text.
    """
    named = tuple(NamedStyle(role, name, looks[role]._replace(spacing=_SPACING[role])) for role, name in ROLES.items())
    from docx.shared import Pt

    document, styles = new_document(named, looks["body"], own=own)
    if margin is not None:
        for section in document.sections:
            section.top_margin = section.bottom_margin = Pt(margin)
    for number, (block, after) in enumerate(zip_longest(blocks, blocks[1:])):
        if isinstance(block, Grid):
            _add_table(document, block, styles)
        else:
            made = document.add_paragraph(style=styles[block.role])
            if number and block.role == "title":
                made.paragraph_format.page_break_before = True
            _fill(made, block, keep=_stays(block, after))
    return saved(document)


def _stays(line: Line, after: Line | Grid | None) -> bool:
    """Whether a paragraph stays on the page of the next one: a heading, and what stands before a signature."""
    return line.role in ("heading", "subheading") or (isinstance(after, Line) and after.role == "signature")


def _fill(paragraph: Paragraph, line: Line, *, keep: bool = False) -> None:
    if keep:
        paragraph.paragraph_format.keep_with_next = True
    _add_run(paragraph, line.text[: line.bold], bold=True)
    _add_run(paragraph, line.text[line.bold :])


def _add_run(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    if not text:
        return
    run = paragraph.add_run(harmless(text))
    # Word puts quotation marks and dashes into the Latin slot unless it is told otherwise.
    run._r.get_or_add_rPr().insert(0, element("w:rFonts", hint="eastAsia"))
    if bold:
        run.font.bold = run.font.cs_bold = True


def _add_table(document: Document, grid: Grid, styles: Styles) -> None:
    """A table with borders whose head stands on every page."""
    widths = [_WIDTH * width // sum(grid.widths) for width in grid.widths]
    table: Any = document.add_table(rows=0, cols=len(widths))
    table.style = _GRID if _GRID in document.styles else None
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width * 635  # 1/20 pt in EMU
    total = table._tbl.tblPr.find(element("w:tblW").tag)
    for old in () if total is None else (total,):
        old.attrib.update(element("w:tblW", w=str(sum(widths)), type="dxa").attrib)
    _add_row(table, grid.heads, widths, "head", styles)
    for row in grid.rows:
        _add_row(table, row, widths, "cell", styles)


def _add_row(table: Table, cells: Sequence[str], widths: Sequence[int], role: str, styles: Styles) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.shared import Twips

    row: Any = table.add_row()  # type: ignore[no-untyped-call]  # python-docx has no types here
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if role == "head":
        properties.append(element("w:tblHeader"))
    for cell, text, width in zip(row.cells, cells, widths, strict=True):
        cell.width = Twips(width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.style = styles[role]
        _fill(paragraph, Line(role, text))
