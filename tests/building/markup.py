"""Runs, paragraphs and tables as WordprocessingML strings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Sequence

DATE = "2023-11-03T09:30:00Z"


@dataclass(frozen=True, slots=True)
class Raw:
    """XML written as it stands, among a paragraph's runs or among the body's blocks."""

    xml: str


@dataclass(frozen=True, slots=True)
class Run:
    """Text with direct formatting; in the text ``\\n`` is a soft line break and ``\\t`` a tab.

    ``size`` is in pt, a string is written as it stands (``"16pt"``). ``ascii`` sets w:ascii and w:hAnsi,
    ``theme`` w:eastAsiaTheme, ``ascii_theme`` w:asciiTheme and w:hAnsiTheme. ``style`` is a character style's id.
    """

    text: str = ""
    east_asia: str | None = None
    ascii: str | None = None
    size: float | str | None = None
    bold: bool | None = None
    style: str | None = None
    hint: str | None = None
    theme: str | None = None
    ascii_theme: str | None = None
    hidden: bool = False
    raw_rpr: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. ``runs`` may be a text, a Run, or a row of texts, Runs and Raws.

    ``align`` is the value of w:jc, ``numbering`` a numId or (numId, level), ``first_line`` the first-line indent in
    characters, ``line`` the exact line pitch in pt, ``outline`` the outline level from 0. ``mark`` formats the
    paragraph mark. ``raw`` is XML after the runs.
    """

    runs: str | Run | Raw | Sequence[str | Run | Raw] = ()
    align: str | None = None
    style: str | None = None
    numbering: int | tuple[int, int] | None = None
    first_line: float | None = None
    line: float | None = None
    outline: int | None = None
    mark: Run | None = None
    raw_ppr: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, a cell is a text, a block or a row of blocks."""

    rows: Sequence[Sequence[Block | str | Sequence[Block]]]
    style: str | None = None
    raw_tblpr: str = ""


Block = Para | Table | Raw
Inline = str | Run | Raw


def half_points(size: float | str) -> str:
    """The value of w:sz for a size in pt; a string stays as it is."""
    return size if isinstance(size, str) else f"{round(size * 2)}"


def attributes(**values: str | None) -> str:
    """w: attributes in the order given, without those that are None."""
    return "".join(f" w:{name}={quoteattr(value)}" for name, value in values.items() if value is not None)


def _fonts(run: Run) -> str:
    named = attributes(
        hint=run.hint, ascii=run.ascii, eastAsia=run.east_asia, hAnsi=run.ascii,
        asciiTheme=run.ascii_theme, eastAsiaTheme=run.theme, hAnsiTheme=run.ascii_theme,
    )  # fmt: skip
    return f"<w:rFonts{named}/>" if named else ""


def _switch(name: str, value: bool | None) -> str:
    return "" if value is None else f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


def rpr_inner(run: Run) -> str:
    """The children of w:rPr, in the schema's order but for ``raw_rpr``, which stands before the size."""
    size = "" if run.size is None else half_points(run.size)
    return "".join(
        (
            f"<w:rStyle{attributes(val=run.style)}/>" if run.style else "",
            _fonts(run),
            _switch("b", run.bold) + _switch("bCs", run.bold),
            "<w:vanish/>" if run.hidden else "",
            run.raw_rpr,
            f"<w:sz{attributes(val=size)}/><w:szCs{attributes(val=size)}/>" if size else "",
        )
    )


def rpr(run: Run) -> str:
    """w:rPr, or nothing when the run has no formatting."""
    inner = rpr_inner(run)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _text(text: str, tag: str) -> str:
    if not text:
        return ""
    space = ' xml:space="preserve"' if text != text.strip() or "  " in text else ""
    return f"<w:{tag}{space}>{escape(text)}</w:{tag}>"


def _content(text: str, tag: str) -> str:
    lines = text.split("\n")
    return "<w:br/>".join("<w:tab/>".join(_text(part, tag) for part in line.split("\t")) for line in lines)


def inline(item: Inline, tag: str = "t") -> str:
    """One run as w:r; ``tag`` is ``delText`` inside a deletion."""
    if isinstance(item, Raw):
        return item.xml
    run = Run(item) if isinstance(item, str) else item
    return f"<w:r>{rpr(run)}{_content(run.text, tag)}</w:r>"


def inlines(items: Inline | Sequence[Inline], tag: str = "t") -> str:
    """Runs one after the other."""
    if isinstance(items, str | Run | Raw):
        return inline(items, tag)
    return "".join(inline(item, tag) for item in items)


def _numpr(numbering: int | tuple[int, int] | None) -> str:
    if numbering is None:
        return ""
    number, level = numbering if isinstance(numbering, tuple) else (numbering, 0)
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _indent(para: Para) -> str:
    if para.first_line is None:
        return ""
    points = max((run.size for run in _runs(para) if isinstance(run.size, int | float)), default=16.0)
    return f'<w:ind w:firstLineChars="{para.first_line * 100:.0f}" w:firstLine="{para.first_line * points * 20:.0f}"/>'


def _runs(para: Para) -> list[Run]:
    items = (para.runs,) if isinstance(para.runs, str | Run | Raw) else para.runs
    return [item for item in items if isinstance(item, Run)]


def ppr_inner(para: Para) -> str:
    """The children of w:pPr, in the schema's order but for ``raw_ppr``, which stands before the paragraph mark."""
    return "".join(
        (
            f"<w:pStyle{attributes(val=para.style)}/>" if para.style else "",
            _numpr(para.numbering),
            f'<w:spacing w:line="{para.line * 20:.0f}" w:lineRule="exact"/>' if para.line else "",
            _indent(para),
            f"<w:jc{attributes(val=para.align)}/>" if para.align else "",
            f'<w:outlineLvl w:val="{para.outline}"/>' if para.outline is not None else "",
            para.raw_ppr,
            rpr(para.mark) if para.mark else "",
        )
    )


def _paragraph(para: Para) -> str:
    inner = ppr_inner(para)
    properties = f"<w:pPr>{inner}</w:pPr>" if inner else ""
    return f"<w:p>{properties}{inlines(para.runs)}{para.raw}</w:p>"


def _cell(cell: Block | str | Sequence[Block], width: int) -> str:
    if isinstance(cell, str):
        cell = Para(cell)
    blocks_of_cell = [cell] if isinstance(cell, Para | Table | Raw) else list(cell)
    if isinstance(blocks_of_cell[-1], Table):
        blocks_of_cell.append(Para())
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{blocks(blocks_of_cell)}</w:tc>'


def _table(table: Table) -> str:
    columns = max(len(row) for row in table.rows)
    width = 8844 // columns
    style = f"<w:tblStyle{attributes(val=table.style)}/>" if table.style else ""
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    rows = "".join(f"<w:tr>{''.join(_cell(cell, width) for cell in row)}</w:tr>" for row in table.rows)
    properties = f'<w:tblPr>{style}<w:tblW w:w="0" w:type="auto"/>{table.raw_tblpr}</w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def block(item: Block) -> str:
    """One paragraph or table."""
    if isinstance(item, Raw):
        return item.xml
    return _table(item) if isinstance(item, Table) else _paragraph(item)


def blocks(items: Sequence[Block]) -> str:
    """Paragraphs and tables one after the other."""
    return "".join(block(item) for item in items)
