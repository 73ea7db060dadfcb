"""What stands before the text: annex mark, title, unit and date lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.classify.lines import (
    Line,
    is_annex_mark,
    is_cell_name,
    is_date,
    is_form_field,
    is_issue,
    is_salutation,
    is_sentence,
    is_unit,
    squeeze,
)
from docchecker.classify.title import DASHES, Roles, Title, could_be_title, is_bare_mark, is_kind_mark, nearest_title
from docchecker.language.patterns import compiled
from docchecker.structure import ANNEX_MARK, BODY, DATE, OTHER, REMARK, TITLE, UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.rulebook.model import Kind, Notice

_LONGEST_FULL_STOP_TITLE = 30
#: a second line of a title where nothing tells the title from the text below it
_LONGEST_SECOND_LINE = 24
_COLONS = ("：", ":")
_TITLE_LABEL = compiled("标题|题目|^(?:案例|材料|项目|活动)?名称")


class Front(NamedTuple):
    """The roles of the lines before the text, and the lines that may be the title as well as the one taken for it."""

    roles: Roles
    rivals: tuple[Line, ...] = ()


def front_roles(lines: Sequence[Line], notice: Notice, kind: Kind | None, *, whole: bool) -> Front:
    """Return the roles of the lines before the first heading or item.

    ``whole`` says that nothing was found that the lines stand before, so that the title is what stands first, only
    short lines can carry it on, and what follows it is text.
    """
    roles: Roles = {line.key: _plain_role(line, notice, kind) for line in lines}
    labelled = _beside_labels(lines, roles)
    for line, after in zip(lines, lines[1:], strict=False):
        if is_issue(after.text):
            roles[line.key] = OTHER
    title = Title(labelled)
    above = _repeated(lines, labelled, roles, notice, kind)
    if above.lines:
        title = above
        roles.update(dict.fromkeys((line.key for line in labelled), OTHER))
    elif not labelled:
        title = _leading_title(lines, roles, kind) if whole else nearest_title(lines, roles, notice, kind)
    if not title.lines:
        title = _last_resort(lines, roles)
    if not title.lines:
        title = _unit_alone(lines, roles, notice)
    for role, found in ((TITLE, title.lines), (OTHER, title.rivals), (ANNEX_MARK, title.marks)):
        for line in found:
            roles[line.key] = role
    after_title = False
    for line in lines:
        after_title = after_title or roles[line.key] == TITLE
        if roles[line.key] == "":
            text = is_sentence(line.text) or (after_title and not is_salutation(line))
            roles[line.key] = BODY if text else OTHER
    return Front(roles, title.rivals)


def _plain_role(line: Line, notice: Notice, kind: Kind | None) -> str:
    text = line.text
    if is_annex_mark(text):
        return ANNEX_MARK
    if is_date(text):
        return DATE
    if is_form_field(text):
        return UNIT
    if kind is not None and squeeze(text).startswith(("关于标题", "关于内容")):
        return REMARK
    if kind is not None and is_bare_mark(text, kind) and (squeeze(text) != kind.title_words[-1] or _annexed(text)):
        return ANNEX_MARK
    if is_issue(text) or is_cell_name(line):
        return OTHER
    return UNIT if is_unit(text, notice) else ""


def _beside_labels(lines: Sequence[Line], roles: Roles) -> tuple[Line, ...]:
    """Give the cells of a form to the right of their labels a role; return those beside the title's own label."""
    labels = {
        (cell.table, cell.row, cell.column): squeeze(line.text)
        for line in lines
        if (cell := line.paragraph.cell) is not None and is_cell_name(line)
    }
    found = []
    for line in lines:
        cell = line.paragraph.cell
        label = labels.get((cell.table, cell.row, cell.column - 1)) if cell is not None else None
        if label is None or is_cell_name(line):
            continue
        if _TITLE_LABEL.search(label):
            found.append(line)
        elif roles[line.key] == "":
            roles[line.key] = UNIT
    return tuple(found)


def _repeated(
    lines: Sequence[Line], labelled: Sequence[Line], roles: Roles, notice: Notice, kind: Kind | None
) -> Title:
    """The title above a form that says the same words beside a label of its own; nothing where none does."""
    if not labelled:
        return Title()
    before = [line for line in lines if line.key < labelled[0].key and line.paragraph.cell is None]
    above = nearest_title(before, roles, notice, kind)
    words = ["".join(squeeze(line.text) for line in found) for found in (above.lines, labelled)]
    return above if words[0] == words[1] else Title()


def _unit_alone(lines: Sequence[Line], roles: Roles, notice: Notice) -> Title:
    """The only line that reads as a unit's name, where no other line can be the title."""
    units = [line for line in lines if roles[line.key] == UNIT and is_unit(line.text, notice)]
    whole = [line for line in units if line.paragraph.cell is None and not line.text.startswith(("（", "("))]
    others = any(roles[line.key] == "" and not is_sentence(line.text) and not is_salutation(line) for line in lines)
    return Title(tuple(whole)) if len(units) == len(whole) == 1 and not others else Title()


def _annexed(text: str) -> bool:
    return squeeze(text).startswith("附")


def _last_resort(lines: Sequence[Line], roles: Roles) -> Title:
    """A first line that is a title but for the full stop behind it."""
    first = next((line for line in lines if roles[line.key] == ""), None)
    if first is None:
        return Title()
    text = squeeze(first.text)
    closed = text.find("。") == len(text) - 1 <= _LONGEST_FULL_STOP_TITLE
    return Title((first,)) if closed and text.endswith("。") else Title()


def _leading_title(lines: Sequence[Line], roles: Roles, kind: Kind | None) -> Title:
    """The first line that could be a title, and short lines right below it."""
    first = next((i for i, line in enumerate(lines) if could_be_title(line, roles)), None)
    if first is None:
        return Title()
    marks = []
    while first + 1 < len(lines) and is_kind_mark(lines[first], kind) and _own_title(lines[first + 1], roles):
        marks.append(lines[first])
        first += 1
    last = first
    while last + 1 < len(lines) and _goes_on(lines[last], lines[last + 1], roles, kind):
        last += 1
    return Title(tuple(lines[first : last + 1]), (), tuple(marks))


def _own_title(line: Line, roles: Roles) -> bool:
    return could_be_title(line, roles) and not line.text.startswith(DASHES)


def _goes_on(before: Line, line: Line, roles: Roles, kind: Kind | None) -> bool:
    """Whether the title runs on into this line: adjacent, short, no sentence, and no word of ending before it."""
    if not could_be_title(line, roles) or line.paragraph.index > before.paragraph.index + 2 or line.page != before.page:
        return False
    if line.text.endswith(_COLONS):
        return False
    if kind is not None and kind.structure == "items" and squeeze(before.text).endswith(kind.title_words[-1:]):
        return False
    return line.text.startswith(DASHES) or len(squeeze(line.text)) <= _LONGEST_SECOND_LINE
