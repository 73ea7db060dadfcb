"""What stands before the text: annex mark, title, unit and date lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.classify.labels import POINT
from docchecker.classify.lines import (
    Line,
    is_annex_mark,
    is_cell_name,
    is_date,
    is_form_field,
    is_issue,
    is_sentence,
    is_unit,
    squeeze,
    without,
)
from docchecker.classify.unit_names import unit_prefix
from docchecker.language.patterns import Shape, fits
from docchecker.structure import ANNEX_MARK, BODY, DATE, OTHER, REMARK, TITLE, UNIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.rulebook.model import Kind, Notice

_LONGEST_TITLE = 90
_LONGEST_IN_CELL = 40
_LONGEST_SECOND_LINE = 40
_LONGEST_FULL_STOP_TITLE = 30
_LONGEST_MARK = 24
_COLONS = ("：", ":")
_DASHES = ("—", "－－", "--")
_ORDINAL_BEHIND = Shape(r"(?:之[一二三四五六七八九十]|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]+|材料|申报表|推荐表)$")
_ANNEX_BEFORE = Shape(r"^附件?[0-9０-９一二三四]*[：:.、]?", needs="附")
_ADDRESSED = Shape(r".*(?:局|委|办|室|院|府|会|部|位|县|区|镇|乡|导|部门|领导)[：:]", needs="：:")


def front_roles(lines: Sequence[Line], notice: Notice, kind: Kind | None, *, whole: bool) -> dict[int, str]:
    """Roles of the lines before the first heading or item, by paragraph index.

    The title is one run of adjacent lines. ``whole`` says that nothing was found that the lines stand before, so that
    only short lines can carry the title on, and what follows it is text.
    """
    roles = {line.paragraph.index: _plain_role(line, notice, kind) for line in lines}
    for line, after in zip(lines, lines[1:], strict=False):
        if is_issue(after.text):
            roles[line.paragraph.index] = OTHER
    title = _title_lines(lines, roles, notice, kind, whole=whole)
    for line in title:
        roles[line.paragraph.index] = TITLE
    after_title = False
    for line in lines:
        index = line.paragraph.index
        after_title = after_title or roles[index] == TITLE
        if roles[index] == "":
            roles[index] = BODY if is_sentence(line.text) or (after_title and not _is_salutation(line)) else OTHER
    return roles


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
    if is_issue(text) or is_cell_name(line):
        return OTHER
    return UNIT if is_unit(text, notice) else ""


def _is_salutation(line: Line) -> bool:
    """“市委依法治市办：”."""
    return fits(_ADDRESSED, squeeze(line.text))


def _title_lines(
    lines: Sequence[Line], roles: dict[int, str], notice: Notice, kind: Kind | None, *, whole: bool
) -> Sequence[Line]:
    first = next((i for i, line in enumerate(lines) if _could_be_title(line, roles)), None)
    if first is None:
        return lines[:1] if lines and _closed_by_mistake(lines[0], roles) else ()
    while first + 1 < len(lines) and _is_kind_mark(lines[first], kind) and _is_own_title(lines[first + 1], roles):
        roles[lines[first].paragraph.index] = ANNEX_MARK
        first += 1
    if kind is not None and _is_bare_mark(lines[first].text, kind):
        roles[lines[first].paragraph.index] = ANNEX_MARK
        return _title_lines(lines[first + 1 :], roles, notice, kind, whole=whole)
    last = first
    while last + 1 < len(lines) and _goes_on(lines, last + 1, roles, kind, whole=whole):
        last += 1
    while first > 0 and _unit_above(lines, first, roles, last, notice):
        first -= 1
    return lines[first : last + 1]


def _is_kind_mark(line: Line, kind: Kind | None) -> bool:
    """“典型创新案例之三”, “青湖县普法典型创新案例（一）” above a title of its own."""
    words = without(_ORDINAL_BEHIND, squeeze(line.text)).strip("【】《》（）()")
    return (
        kind is not None and kind.structure == "sections" and len(words) <= _LONGEST_MARK and words.endswith(kind.name)
    )


def _is_bare_mark(text: str, kind: Kind) -> bool:
    """“典型创新案例”, “附件3：典型创新案例”, “典型创新案例内容和格式要求” standing where a title would."""
    words = without(_ANNEX_BEFORE, squeeze(text)).strip("（）()《》【】")
    return words in {kind.name, kind.name + "内容和格式要求"}


def _is_own_title(line: Line, roles: dict[int, str]) -> bool:
    return _could_be_title(line, roles) and not line.text.startswith(_DASHES)


def _could_be_title(line: Line, roles: dict[int, str]) -> bool:
    if roles[line.paragraph.index] != "" or (line.label is not None and line.label.form != POINT):
        return False
    longest = _LONGEST_TITLE if line.paragraph.cell is None else _LONGEST_IN_CELL
    return len(squeeze(line.text)) <= longest and not line.text.endswith(("。", "；")) and not _is_salutation(line)


def _closed_by_mistake(line: Line, roles: dict[int, str]) -> bool:
    """A first line that is a title but for the full stop behind it."""
    text = squeeze(line.text)
    return roles[line.paragraph.index] == "" and text.find("。") == len(text) - 1 <= _LONGEST_FULL_STOP_TITLE


def _goes_on(lines: Sequence[Line], at: int, roles: dict[int, str], kind: Kind | None, *, whole: bool) -> bool:
    """Whether the title runs on into this line: adjacent, short, no sentence, and no word of ending before it."""
    line, before = lines[at], lines[at - 1]
    if not _could_be_title(line, roles) or line.paragraph.index > before.paragraph.index + 2:
        return False
    if line.text.endswith(_COLONS):
        return False
    if kind is not None and kind.structure == "items" and squeeze(before.text).endswith(kind.title_words[-1:]):
        return False
    limit = _LONGEST_SECOND_LINE if not whole or line.text.startswith(_DASHES) else 24
    return len(squeeze(line.text)) <= limit and not is_sentence(line.text)


def _unit_above(lines: Sequence[Line], at: int, roles: dict[int, str], last: int, notice: Notice) -> bool:
    """A unit's name right above the title belongs to it, unless the title names a unit itself or it is a field."""
    above = lines[at - 1]
    if roles[above.paragraph.index] != UNIT or is_form_field(above.text):
        return False
    words = squeeze("".join(line.text for line in lines[at : last + 1]))
    return not unit_prefix(words, notice.unit_endings)
