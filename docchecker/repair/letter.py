"""Letters and lists as .docx: paragraphs of a few roles, and tables."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from docchecker.repair.base import NamedStyle, StyleLook, write
from docchecker.report.markup import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: What a paragraph may be → the name of its style in the file.
ROLES: dict[str, str] = {
    "title": "Title", "address": "主送机关", "heading": "一级标题", "subheading": "二级标题", "body": "正文内容",
    "signature": "落款", "cell": "表格内容", "head": "表格标题",
}  # fmt: skip

# Room around paragraphs and distance of lines in 1/20 pt (GB/T 9704: 22 lines a page).
_TEXT = 'w:before="0" w:after="0" w:line="560" w:lineRule="exact"'
_CELL = 'w:before="40" w:after="40" w:line="240" w:lineRule="auto"'
_SPACING = dict.fromkeys(ROLES, _TEXT) | {
    "title": 'w:before="0" w:after="420" w:line="660" w:lineRule="exact"', "cell": _CELL, "head": _CELL,
    "signature": 'w:before="560" w:after="0" w:line="560" w:lineRule="exact"',
}  # fmt: skip
#: Width of the text between the margins, in 1/20 pt.
_WIDTH = 8844


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


def letter_docx(blocks: Sequence[Line | Grid], looks: Mapping[str, StyleLook]) -> bytes:
    """A .docx of lines and tables; ``looks`` has one look for each of ``ROLES``, KeyError for a role it lacks."""
    styles = tuple(NamedStyle(role, name, looks[role]) for role, name in ROLES.items())
    body = "".join(
        _table(block) if isinstance(block, Grid) else _paragraph(block, keep=_stays(block, after))
        for block, after in zip_longest(blocks, blocks[1:])
    )
    return write(body, styles, looks["body"], "1.")


def _stays(line: Line, after: Line | Grid | None) -> bool:
    """Whether a paragraph stays on the page of the next one: a heading, and what stands before a signature."""
    return line.role in ("heading", "subheading") or (isinstance(after, Line) and after.role == "signature")


def _paragraph(line: Line, *, keep: bool = False) -> str:
    kept = "<w:keepNext/>" if keep else ""
    # Room before the first of several lines only.
    close = "<w:contextualSpacing/>" if line.role == "signature" else ""
    runs = _run(line.text[: line.bold], bold=True) + _run(line.text[line.bold :])
    look = f'<w:pStyle w:val="{line.role}"/>{kept}<w:spacing {_SPACING[line.role]}/>{close}'
    return f"<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>"


def _run(text: str, *, bold: bool = False) -> str:
    if not text:
        return ""
    look = '<w:rFonts w:hint="eastAsia"/>' + ("<w:b/><w:bCs/>" if bold else "")
    shown = escape(harmless(text))
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'


def _table(grid: Grid) -> str:
    """A table with borders whose head stands on every page."""
    widths = [_WIDTH * width // sum(grid.widths) for width in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(grid.heads, widths, "head", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
    rows = "".join(_row(row, widths, "cell", "<w:trPr><w:cantSplit/></w:trPr>") for row in grid.rows)
    look = f'<w:tblPr><w:tblStyle w:val="a3"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"


def _row(cells: Sequence[str], widths: Sequence[int], role: str, properties: str) -> str:
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{_paragraph(Line(role, text))}</w:tc>'
        for text, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{properties}{inner}</w:tr>"
