"""The score sheet of the notice's annex, whatever its layout: which points stand in it, with which marks, and its sums."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from docchecker.classify.score_columns import FULL, NUMBER, PART, REASON, REMARK, SCORE, STANDARD, TEXT, head_of
from docchecker.classify.score_marks import mark_of
from docchecker.classify.score_points import Named, named_point
from docchecker.classify.score_sums import BASE_SUM, BONUS_SUM, PART_SUM, TOTAL_SUM

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docchecker.classify.score_columns import Columns
    from docchecker.language.topics.points import Point, Points
    from docchecker.model import Document, Paragraph

_SUM_ROW = re.compile(r"小计|合计|总计|总分|基础分|总得分|得分合计|自评总分|加分合计|累计|共计")
_SUM_TEXT = re.compile(
    r"(?P<name>基础分合计|基础分|基本分|加分项合计|加分合计|加分项|加分|自测总分|自评总分|自测得分|自评得分|总得分|总分|合计得分|合计|总计)"
    r"(?:[（(][^）)]{0,12}[）)])?(?:为|是|共|[:：]|\s)*(?P<value>\d+(?:\.\d+)?)\s*分?"
)
_FULL_MARKS = re.compile(r"满分|分值|[（(]\d+分[）)]")
_LONGEST_SUM = 30


class ScoreRow(NamedTuple):
    """A row of a point: the point it is by its words, what stands where the score belongs, and the marks it holds.

    ``paragraph`` is the score's; ``reason`` is None where the sheet has no column for it. ``reworded``: the words are
    none of the point's, only its number says which one it is.
    """

    point: Point
    written: str
    marks: float | None
    paragraph: int
    reason: str | None
    reworded: bool


class ScoreSum(NamedTuple):
    """A sum that the sheet prints: of the part ``part``, of the bonus, of all but the bonus, or of all."""

    kind: str
    part: str
    written: float
    paragraph: int


class ScoreSheet(NamedTuple):
    """A score sheet as read."""

    rows: tuple[ScoreRow, ...]
    sums: tuple[ScoreSum, ...]


class _Row(NamedTuple):
    cells: Mapping[int, str]
    paragraphs: Mapping[int, int]


def read_sheet(document: Document, points: Points) -> ScoreSheet:
    """Return what a document's tables say on the points that are scored."""
    rows: list[ScoreRow] = []
    sums: list[ScoreSum] = []
    columns: Columns | None = None
    part: list[str] = []
    for row in _rows(document):
        head = head_of(row.cells)
        if head is not None:
            columns = head
        elif _is_sum(row):
            found = _sum(row, part, points, columns)
            if found is not None:
                sums.append(found)
                part = [] if found.kind in (PART_SUM, BONUS_SUM) else part
        elif columns is not None:
            scored = _scored(row, columns, points)
            if scored is not None:
                rows.append(scored)
                part.append(scored.point.part)
    sums += _sums_in_text(document)
    return ScoreSheet(tuple(rows), tuple(sums))


def _rows(document: Document) -> Iterator[_Row]:
    """Yield the rows of all tables, the paragraphs of a cell joined."""
    rows: dict[tuple[int, int], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for paragraph in document.paragraphs:
        if paragraph.cell is not None:
            table, row, column = paragraph.cell
            rows[table, row][column].append(paragraph.index)
    for cells in rows.values():
        texts = {
            column: "".join(_written(document.paragraphs[i]) for i in indexes).strip()
            for column, indexes in cells.items()
        }
        yield _Row(texts, {column: indexes[0] for column, indexes in cells.items()})


def _written(paragraph: Paragraph) -> str:
    """Return the text of a paragraph without the prompts that nobody has written over."""
    text, end = "", 0
    for start, stop in paragraph.placeholders:
        text += paragraph.text[end:start]
        end = stop
    return text + paragraph.text[end:]


def _scored(row: _Row, columns: Columns, points: Points) -> ScoreRow | None:
    """Return a row of a point; None for a row that is about none."""
    if SCORE not in columns.at:
        return None
    cells, shift = row.cells, len(row.cells) - columns.width
    known = columns if shift == 0 else columns._replace(at=_shifted(columns, shift))
    named = _named(cells, known, points)
    if named is None:
        return None
    at = known.at[SCORE]
    written = cells.get(at, "")
    reason = known.cell(REASON, cells) if REASON in known.at else None
    return ScoreRow(
        named.point,
        written,
        mark_of(written, named.point.marks),
        row.paragraphs.get(at, min(row.paragraphs.values())),
        reason,
        named.reworded,
    )


def _shifted(columns: Columns, shift: int) -> dict[str, int]:
    """Return the columns of a row with fewer or more cells than the head: those behind the first have moved."""
    return {name: at + shift if at + shift >= 0 else at for name, at in columns.at.items()}


def _named(cells: Mapping[int, str], columns: Columns, points: Points) -> Named | None:
    """Return the point that a row names in its column of words, or in whichever cell does."""
    number = columns.cell(NUMBER, cells)
    own = columns.cell(TEXT, cells)
    named = named_point(own, number, points) if own else None
    if named is not None:
        return named
    skip = {columns.at.get(name) for name in (SCORE, FULL, STANDARD, REASON, REMARK, PART, NUMBER, TEXT)}
    others = [text for column, text in cells.items() if column not in skip and len(text) > 4]
    return next((found for text in others if (found := named_point(text, number, points))), None)


def _is_sum(row: _Row) -> bool:
    return any(len(text) <= _LONGEST_SUM and _SUM_ROW.search(text) for text in row.cells.values() if text)


def _sum(row: _Row, part: Sequence[str], points: Points, columns: Columns | None) -> ScoreSum | None:
    """Return the sum that a row prints: the last number in it, but for the full marks."""
    label = next(text for text in row.cells.values() if len(text) <= _LONGEST_SUM and _SUM_ROW.search(text))
    full = {columns.at.get(FULL), columns.at.get(REMARK), columns.at.get(REASON)} if columns else set()
    whole = columns is not None and len(row.cells) == columns.width
    numbers = [
        (column, mark)
        for column, text in row.cells.items()
        if text != label and (mark := mark_of(text)) is not None and not (whole and column in full)
    ]
    kind = _kind_of_sum(label, part, points)
    if whole and columns is not None and SCORE in columns.at:
        numbers = [one for one in numbers if one[0] == columns.at[SCORE]] or numbers
    if not numbers:
        inside = _SUM_TEXT.search(label)
        if not inside or _FULL_MARKS.search(label):
            return None
        return ScoreSum(kind, _part_of(part), float(inside["value"]), min(row.paragraphs.values()))
    column, value = numbers[-1]
    return ScoreSum(kind, _part_of(part), value, row.paragraphs[column])


def _kind_of_sum(label: str, part: Sequence[str], points: Points) -> str:
    bonus = {one.name for one in points.parts if one.bonus}
    if re.search(r"基础|基本|不含加分", label):
        return BASE_SUM
    if "小计" in label:
        return BONUS_SUM if _part_of(part) in bonus or "加分" in label else PART_SUM
    if "加分" in label and not re.search(r"含加分|总分", label):
        return BONUS_SUM
    if part and len(set(part)) == 1 and not re.search(r"总", label):
        return BONUS_SUM if part[0] in bonus else PART_SUM
    return TOTAL_SUM


def _part_of(part: Sequence[str]) -> str:
    """Return the part that most rows since the last sum are of."""
    return max(dict.fromkeys(part), key=list(part).count, default="")


def _sums_in_text(document: Document) -> Iterator[ScoreSum]:
    """Yield the sums told beside the tables: “总分：98分”."""
    for paragraph in document.paragraphs:
        if paragraph.cell is not None:
            continue
        for found in _SUM_TEXT.finditer(paragraph.text):
            if _FULL_MARKS.search(paragraph.text[max(0, found.start() - 4) : found.start()]):
                continue
            name = found["name"]
            kind = BASE_SUM if name.startswith("基") else BONUS_SUM if name.startswith("加分") else TOTAL_SUM
            yield ScoreSum(kind, "", float(found["value"]), paragraph.index)
