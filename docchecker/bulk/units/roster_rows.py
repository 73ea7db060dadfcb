"""What the rows of a roster are, and the names that stand in its cells."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from docchecker.bulk.units.headings import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.bulk.units.headings import Columns
    from docchecker.bulk.units.unit_kinds import Kinds
    from docchecker.word.spreadsheet import Row


class RowKind(Enum):
    """What a row below the headings is; SKIPPED says nothing (empty, the headings once more)."""

    UNIT = auto()
    SECTION = auto()
    TOTAL = auto()
    OTHER = auto()
    SKIPPED = auto()


_TOTAL = re.compile(r"\s*(?:本页)?(?:合\s*计|小\s*计|总\s*计|共\s*计|总\s*数|汇\s*总)|\s*共\s*\d+\s*[个家]")
_COUNT = re.compile(r"(?<![\d.])(\d{1,4})\s*(?:个|家|$)")
_NOTE = re.compile(
    r"\s*(?:备?注\s*\d*\s*[:：、]|注\s*\d|说明|填表|填报|制表|审核|联系人[:：]|联系电话[:：]|咨询|报送邮箱|以上|名单如有|[*※★])"
)
_SPACES = re.compile(r"\s+")
_BRACKETS = re.compile(r"[（(\[【]([^（）()\[\]【】]*)[)）\]】]\s*$")
_LEAD = re.compile(r"^(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[.、．]\s*")
_FORMER = re.compile(r"^(?:原名?|曾用名|原单位名称|简称|又称|又名|别名|也称|加挂|即|以下简称|下称)[:：为“]?")
_SEPARATORS = re.compile(r"[、，,；;/\n|]+|(?<=[\u4e00-\u9fff]{2})\s+(?=[\u4e00-\u9fff]{2})")
#: a number of a section in a cell of its own
_NUMERAL = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.]?")
_NOTHING = frozenset({"无", "—", "——", "-", "--", "/", "同上", "暂无", "空"})
#: how the name of a unit ends, for what stands in brackets behind another
_UNIT_END = re.compile(r"[局委办院厅处区县市部会队社馆站所团联校司]$|中心$|集团$")


def row_kind(row: Row, columns: Columns, kinds: Kinds, above: Sequence[str]) -> RowKind:
    """Return what a row is; ``above`` are the headings."""
    cells = list(dict.fromkeys(cell for cell in row if cell))
    name = columns.cell(row, "name")
    if not cells or [bare(cell) for cell in row][: len(above)] == above[: len(row)]:
        return RowKind.SKIPPED
    if _TOTAL.match(cells[0]) or _TOTAL.match(name):
        return RowKind.TOTAL
    if _NOTE.match(cells[0]):
        return RowKind.OTHER
    words = [cell for cell in cells if not _NUMERAL.fullmatch(cell)]
    if len(words) == 1 and _heads_section(words[0], kinds, numbered=len(cells) > 1):
        return RowKind.SECTION
    if len(cells) == 1 and not name:
        return RowKind.OTHER
    return RowKind.UNIT


def _heads_section(text: str, kinds: Kinds, *, numbered: bool) -> bool:
    """Whether the only words of a row head a section: they are numbered, or say nothing but the kind of unit."""
    if kinds.is_section(text) and not numbered:
        return True
    words = _SPACES.sub("", _BRACKETS.sub("", text)).strip("：:")
    return bool(kinds.written(words)) and (words in kinds.words or words.endswith(("类", "单位", "部门")))


def total_of(words: str) -> int | None:
    """How many units a row of totals states; None when it states no one number."""
    found = set(_COUNT.findall(words))
    return int(found.pop()) if len(found) == 1 else None


def clean_name(cell: str) -> str:
    """The name of a unit without spaces, a number before it and remarks in brackets behind it."""
    return _SPACES.sub("", _LEAD.sub("", _without_brackets(cell)[0]))


def aliases(cell: str) -> tuple[str, ...]:
    """Other names that stand in brackets behind a unit's name: “（原市教委）”, “（市文明办）”."""
    found = [part for inner in _without_brackets(cell)[1] for part in short_names(inner)]
    return tuple(part for part in found if _UNIT_END.search(part))


def _without_brackets(cell: str) -> tuple[str, list[str]]:
    inside = []
    while found := _BRACKETS.search(cell):
        if not cell[: found.start()].strip():
            break
        inside.append(found[1])
        cell = cell[: found.start()]
    return cell, inside


def short_names(cell: str) -> tuple[str, ...]:
    """The names in a cell, without the words that say what they are."""
    parts = (_SPACES.sub("", _without_brackets(part)[0]).strip("“”\"'") for part in _SEPARATORS.split(cell))
    named = (_FORMER.sub("", part).strip("“”：:") for part in parts)
    return tuple(dict.fromkeys(part for part in named if part and part not in _NOTHING))
