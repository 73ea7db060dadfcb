"""What stands before the text: annex mark, title, unit and date lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.classify.lines import (
    Line,
    is_annex_mark,
    is_date,
    is_form_field,
    is_sentence,
    is_unit,
    squeeze,
)
from docchecker.structure import ANNEX_MARK, BODY, DATE, OTHER, REMARK, TITLE, UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.rulebook.model import Kind, Notice

_LONGEST_TITLE = 90
_SALUTATION = "：:"


def front_roles(lines: Sequence[Line], notice: Notice, kind: Kind | None, *, whole: bool) -> dict[int, str]:
    """Roles of the lines before the first heading or item, by paragraph index.

    The title is one run of adjacent lines. ``whole`` says that nothing was found that the lines stand before, so that
    only the first run can be the title and what follows it is text.
    """
    roles = {line.paragraph.index: _plain_role(line, notice, kind) for line in lines}
    title = _title_lines(lines, roles, kind, whole=whole)
    for line in title:
        roles[line.paragraph.index] = TITLE
    after = False
    for line in lines:
        index = line.paragraph.index
        if roles[index] == TITLE:
            after = True
        elif roles[index] == "":
            roles[index] = BODY if after or is_sentence(line.text) else OTHER
    return roles


def _plain_role(line: Line, notice: Notice, kind: Kind | None) -> str:
    text = line.text
    if is_annex_mark(text) or _is_kind_mark(text, kind):
        return ANNEX_MARK
    if is_date(text):
        return DATE
    if is_form_field(text):
        return UNIT
    if kind is not None and squeeze(text).startswith(("关于标题", "关于内容")):
        return REMARK
    return UNIT if is_unit(text, notice) else ""


def _is_kind_mark(text: str, kind: Kind | None) -> bool:
    """“典型创新案例”, “附件3：典型创新案例”, “典型创新案例内容和格式要求” standing where a title would."""
    if kind is None:
        return False
    words = squeeze(text).lstrip("附件0123456789０１２３４５６７８９一二三四：:.、").strip("（）()《》【】")
    return words in {kind.name, kind.name + "内容和格式要求"}


def _title_lines(
    lines: Sequence[Line], roles: dict[int, str], kind: Kind | None, *, whole: bool
) -> Sequence[Line]:
    first = next((i for i, line in enumerate(lines) if _could_be_title(line, roles)), None)
    if first is None:
        return ()
    last = first
    while last + 1 < len(lines) and _goes_on(lines, last + 1, roles, kind, whole=whole):
        last += 1
    while first > 0 and _unit_above(lines, first, roles, last):
        first -= 1
    return lines[first : last + 1]


def _could_be_title(line: Line, roles: dict[int, str]) -> bool:
    text = line.text
    return (
        roles[line.paragraph.index] == ""
        and len(squeeze(text)) <= _LONGEST_TITLE
        and not text.endswith(("。", "；", *_SALUTATION))
        and line.paragraph.cell is None
        or (roles[line.paragraph.index] == "" and line.paragraph.cell is not None and len(squeeze(text)) <= 40)
    )


def _goes_on(lines: Sequence[Line], at: int, roles: dict[int, str], kind: Kind | None, *, whole: bool) -> bool:
    """Whether the title runs on into this line: adjacent, short, no sentence, and no word of ending before it."""
    line, before = lines[at], lines[at - 1]
    if roles[line.paragraph.index] != "" or line.paragraph.index > before.paragraph.index + 2:
        return False
    text = squeeze(line.text)
    if kind is not None and kind.structure == "items" and squeeze(before.text).endswith(kind.title_words[-1:]):
        return False
    limit = 24 if whole else 40
    return len(text) <= limit and not is_sentence(line.text) and not text.endswith(tuple(_SALUTATION))


def _unit_above(lines: Sequence[Line], at: int, roles: dict[int, str], last: int) -> bool:
    """A unit's name right above the title belongs to it, unless the title names a unit itself or it is a field."""
    above = lines[at - 1]
    if roles[above.paragraph.index] != UNIT or is_form_field(above.text):
        return False
    words = squeeze("".join(line.text for line in lines[at : last + 1]))
    return not words.startswith(squeeze(above.text)) and not _names_unit(words)


def _names_unit(words: str) -> bool:
    head = words[:14]
    return any(mark in head for mark in ("局", "委", "县", "区", "镇", "乡", "街道", "法院", "检察院"))
