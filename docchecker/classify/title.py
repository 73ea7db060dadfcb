"""Which line before the text is the title: the nearest one to the first heading or item, and whether another may be it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.classify.labels import POINT
from docchecker.classify.lines import Line, is_announcement, is_introduction, is_salutation, squeeze, without
from docchecker.classify.unit_names import unit_prefix
from docchecker.language.patterns import Shape, compiled, has
from docchecker.structure import ANNEX_MARK, DATE, UNIT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docchecker.rulebook.model import Kind, Notice

#: the roles known so far, by line
Roles = dict[tuple[int, int], str]

_LONGEST_TITLE = 90
_LONGEST_IN_CELL = 40
#: a line with a comma that is longer is a sentence that lacks its end
_LONGEST_ROW = 45
_LONGEST_MARK = 24
_MOST_LINES = 3
_FURTHEST = 2
_COLONS = ("：", ":")
DASHES = ("—", "－", "--")
#: how a line begins or ends that goes on another
_GOES_ON = ("的", "之", "与", "和", "及", "暨", "、", "，", "：", ":", "”", "》", "）", ")", "（", "(")
_UNFINISHED = ("的", "之", "与", "和", "及", "暨", "、", "，", "：", ":", "“", "《", "关于", "以", "把", "用")
#: what ends a line that no other line goes on
_END_MARKS = ("。", "！", "？", "；", "!", "?", ";")
_LONGEST_UPPER = 20
#: a line that ends so says what the document is, and is whole by itself
_WHOLE = Shape(
    r"(?:案例|经验|做法|清单|材料|报告|纪实|侧记|亮点|特色|成果|成效|掠影|巡礼|展示|新模式|新平台|新路子|品牌)$"
)
_CLOSED_NAME = compiled("[”》」]$")
_DOING = compiled("[^“”]+(?:“[^“”]*”)?[：:]?")
#: a collection of materials, a form, a set of enclosures: no title of one of them
_COLLECTION = Shape(
    r"(?:选编|汇编|选辑|选集|文集|案例集|材料集|合集|集锦|申报书|申报表|推荐表|登记表|申请表|申报材料|推荐材料|报送材料|评选材料|"
    r"评估材料(?:之[一二三四五六七八九十])?|材料之[一二三四五六七八九十]|材料[一二三四五六七八九十0-9]+|材料目录|目录)(?:[（(].*[）)])?$"
)
_ABOUT_LETTER = Shape(
    r"(?:关于)?.*(?:报送|上报|呈报|送审|提交|报审|呈送).*(?:函|报告|请示|说明)$", needs=("送", "报", "交")
)
_ORDINAL_BEHIND = Shape(r"(?:之[一二三四五六七八九十]|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]+|材料|申报表|推荐表)$")
_ANNEX_BEFORE = Shape(r"^附件?[0-9０-９一二三四]*[：:.、]?", needs="附")
_MARKS = compiled(r"[\W_]+")


class Title(NamedTuple):
    """The lines of the title, those that may be it as well, and those that only name the kind above it."""

    lines: tuple[Line, ...] = ()
    rivals: tuple[Line, ...] = ()
    marks: tuple[Line, ...] = ()


def nearest_title(
    lines: Sequence[Line], roles: Mapping[tuple[int, int], str], notice: Notice, kind: Kind | None
) -> Title:
    """Return the title among the lines before the first heading or item."""
    last = next((i for i in reversed(range(len(lines))) if _ends_title(lines[i], roles)), None)
    if last is None:
        return Title()
    first = last
    while first > 0 and last - first + 1 < _MOST_LINES and _adjacent(lines, first, roles):
        first -= 1
    marks = []
    while first < last and is_kind_mark(lines[first], kind) and not lines[first + 1].text.startswith(DASHES):
        marks.append(lines[first])
        first += 1
    title = _of_one_look(lines[first : last + 1], kind, notice) or [lines[last]]
    for line in reversed(lines[first : last + 1 - len(title)]):
        if not _joins(line, title, kind, notice):
            break
        title.insert(0, line)
    rivals = list(lines[first : last + 1 - len(title)])
    rivals += _further(lines, lines[first - len(marks)].key, roles, title, kind, notice)
    if _is_prescribed(title, kind, notice):
        rivals = []
    top = last + 1 - len(title)
    while not rivals and top > 0 and _unit_above(lines, top, roles, title, notice):
        top -= 1
        title.insert(0, lines[top])
    return Title(tuple(title), tuple(rivals), tuple(marks))


def could_be_title(line: Line, roles: Mapping[tuple[int, int], str]) -> bool:
    """Return whether a line has the shape of a title: short, unnumbered, no sentence, no address, no introduction."""
    if roles[line.key] != "" or (line.label is not None and line.label.form != POINT):
        return False
    longest = _LONGEST_TITLE if line.paragraph.cell is None else _LONGEST_IN_CELL
    text = squeeze(line.text)
    if (
        len(text) > longest
        or text.endswith(("。", "；"))
        or "。" in text
        or (len(text) > _LONGEST_ROW and "，" in text)
    ):
        return False
    return not is_salutation(line) and not is_announcement(text) and not is_introduction(line.text)


def _is_prescribed(title: Sequence[Line], kind: Kind | None, notice: Notice) -> bool:
    """Whether a title is a unit's name with the words of a kind whose titles all read alike."""
    words = squeeze("".join(line.text for line in title))
    listed = kind is not None and kind.structure == "items" and words.endswith(kind.title_words)
    return listed and bool(unit_prefix(words, notice.unit_endings))


def _ends_title(line: Line, roles: Mapping[tuple[int, int], str]) -> bool:
    """Whether a line could be a title and leaves nothing open behind it."""
    return could_be_title(line, roles) and not line.text.endswith(_COLONS)


def _adjacent(lines: Sequence[Line], at: int, roles: Mapping[tuple[int, int], str]) -> bool:
    """Whether the line above may belong to the same title: near, on the same page, in the same place of a table."""
    line, above = lines[at], lines[at - 1]
    near = line.paragraph.index - above.paragraph.index <= _FURTHEST and line.page == above.page
    return near and could_be_title(above, roles) and (above.paragraph.cell is None) == (line.paragraph.cell is None)


def _joins(above: Line, title: Sequence[Line], kind: Kind | None, notice: Notice) -> bool:
    """Whether two lines are one title for certain: the second goes on what the first leaves open."""
    upper, lower = squeeze(above.text), squeeze(title[0].text)
    if lower.startswith(DASHES + _GOES_ON) or upper.endswith(_UNFINISHED) or _open(upper):
        return True
    if kind is not None and _names_kind(lower, kind) and not _names_kind(upper, kind):
        return not unit_prefix(lower, notice.unit_endings)
    if unit_prefix(lower, notice.unit_endings):
        return False
    return bool(_CLOSED_NAME.search(upper)) and bool(unit_prefix(upper, notice.unit_endings))


def _of_one_look(lines: Sequence[Line], kind: Kind | None, notice: Notice) -> list[Line]:
    """The lines of a title in one look that read on from a unit's name; nothing where one of them may stand alone.

    The look tells only whether lines belong together, never whether they are a title.
    """
    if len(lines) < 2:
        return []
    top, *below = (squeeze(line.text) for line in lines)
    ended = any(text.endswith(_END_MARKS) for text in (top, *below[:-1]))
    if ended or len(top) > _LONGEST_UPPER or has(_WHOLE, top) or not unit_prefix(top, notice.unit_endings):
        return _of_one_look(lines[1:], kind, notice)
    looks = {_look(line) for line in lines}
    alone = any(unit_prefix(text, notice.unit_endings) for text in below)
    return [] if len(looks) > 1 or None in looks or alone else list(lines)


def _look(line: Line) -> tuple[float | None, bool | None, str | None] | None:
    """Size, weight and place of a line that is set apart by one of them; None where nothing sets it apart."""
    shown = [run.look for run in line.paragraph.runs if run.text.strip()]
    looks = {(look.size_pt.value, look.bold.value) for look in shown}
    if len(looks) != 1:
        return None
    size, bold = looks.pop()
    align = line.paragraph.align.value
    return (size, bold, align) if bold or align == "center" else None


def _open(text: str) -> bool:
    return any(text.count(a) > text.count(b) for a, b in ("“”", "《》", "（）", "()"))


def _names_kind(text: str, kind: Kind) -> bool:
    return any(word in text for word in kind.title_words)


def _further(
    lines: Sequence[Line],
    above_end: tuple[int, int],
    roles: Mapping[tuple[int, int], str],
    title: Sequence[Line],
    kind: Kind | None,
    notice: Notice,
) -> list[Line]:
    """Lines further up that may be the title as well, for all that stands between."""
    own = title[0]
    words = _bare("".join(line.text for line in title))
    named = bool(unit_prefix(squeeze(own.text), notice.unit_endings))
    found: list[Line] = []
    between: set[str] = set()
    for line in reversed(lines):
        if line.key < above_end and could_be_title(line, roles) and not _is_cover(line, words, kind):
            elsewhere = line.page != own.page or DATE in between or ANNEX_MARK in between
            if not elsewhere or (not named and unit_prefix(squeeze(line.text), notice.unit_endings)):
                found.insert(0, line)
        if line.key < own.key:
            between.add(roles[line.key])
    return found


def _is_cover(line: Line, title: str, kind: Kind | None) -> bool:
    """Whether a line only repeats the title or a part of it, or names a collection, a kind, a letter."""
    words = squeeze(line.text)
    own = _bare(words)
    return (
        own in title
        or title in own
        or has(_COLLECTION, words)
        or has(_ABOUT_LETTER, words)
        or is_kind_mark(line, kind)
        or words.endswith(("文件", "函件"))
    )


def _bare(text: str) -> str:
    bare: str = _MARKS.sub("", text)
    return bare


def is_kind_mark(line: Line, kind: Kind | None) -> bool:
    """Return whether a line above a title only names the kind: “典型创新案例之三”, “附件4：问题清单”."""
    if kind is None:
        return False
    words = squeeze(line.text)
    if is_bare_mark(words, kind):
        return True
    words = without(_ORDINAL_BEHIND, words).strip("【】《》（）()")
    return kind.structure == "sections" and len(words) <= _LONGEST_MARK and words.endswith(kind.name)


def is_bare_mark(text: str, kind: Kind) -> bool:
    """Return whether nothing but the kind's name stands there, as the annex has it."""
    words = without(_ANNEX_BEFORE, squeeze(text)).strip("（）()《》【】")
    return words in {kind.name, kind.name + "内容和格式要求"}


def _unit_above(
    lines: Sequence[Line], at: int, roles: Mapping[tuple[int, int], str], title: Sequence[Line], notice: Notice
) -> bool:
    """A unit's name right above the title belongs to it, unless the title names a unit itself."""
    above, line = lines[at - 1], lines[at]
    near = line.paragraph.index - above.paragraph.index <= _FURTHEST and line.page == above.page
    if not near or roles[above.key] != UNIT or any(mark in above.text for mark in _COLONS) or above.paragraph.cell:
        return False
    return not unit_prefix(squeeze("".join(line.text for line in title)), notice.unit_endings)
