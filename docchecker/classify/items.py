"""The problems of a list: which paragraphs begin one, where its name ends, what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.classify.labels import (
    ARABIC,
    CIRCLED,
    HANZI,
    MULTI,
    ORDINAL,
    PAREN_ARABIC,
    PAREN_HANZI,
    POINT,
    PROBLEM,
    label_before_digit,
)
from docchecker.classify.lines import SHORT_LINE, Line, is_sentence, squeeze
from docchecker.classify.names import bold_head
from docchecker.language.patterns import Shape, fits

if TYPE_CHECKING:
    from collections.abc import Sequence

#: forms of number from those that group to those that divide
_RANKS = (ORDINAL, HANZI, PROBLEM, PAREN_HANZI, ARABIC, PAREN_ARABIC, CIRCLED, POINT)
_OPENS = Shape(
    r"(?:存在|查摆|梳理|主要|突出|具体|评估发现)?的?(?:主要|突出|具体)?(?:问题|不足|短板)(?:清单|及原因|和不足|和短板|表现|梳理)?[：:]?"
)
_CLOSES = Shape(
    r"(?:下一步|整改|改进)(?:工作|整改|改进)?(?:措施|打算|计划|安排|建议|思路)?[：:]?|(?:基本|工作|总体)情况[：:]?|"
    r"(?:问题)?(?:产生的?)?(?:主要)?原因(?:分析|剖析)?[：:]?|(?:意见|工作|有关|几点|对策)?(?:和)?建议[：:]?|"
    r"(?:今后|下阶段|下步)(?:工作)?(?:的)?(?:措施|打算|计划|安排|思路|方向)[：:]?|努力方向[：:]?|(?:总体|综合)?(?:评价|小结|总结|结语|结论)[：:]?"
)
_ASPECT = Shape(r".{2,14}(?:方面|层面)(?:存在)?的?(?:问题|不足)?[：:]?", needs=("方面", "层面"))
_LONGEST_BARE_NAME = 40
_LONGEST_CLOSING = 20
#: the form of a closing heading without a number: no form of number ends what it closes off
_UNNUMBERED = ""


def zones(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines that may belong to items, the headings that group them or close the list, and what these close off.

    A closing heading (“二、下一步打算”) holds until a line bears the same form of number again.
    """
    form = _item_form(lines)
    items, headings, closed = [], [], []
    closing: str | None = None
    for i, line in enumerate(lines):
        own = line.label.form if line.label else None
        if own is not None and _groups(lines, i, form):
            headings.append(line)
            closing = own if fits(_CLOSES, squeeze(line.words)) else None
        elif own is None and closing is None and _closes(lines, i, form):
            headings.append(line)
            closing = _UNNUMBERED
        elif closing is not None and own != closing:
            closed.append(line)
        else:
            closing = None
            items.append(line)
    return items, headings, closed


def _closes(lines: Sequence[Line], i: int, form: str | None) -> bool:
    """Whether a line without a number is the heading of a section behind the last item: no item has one of its own."""
    words = squeeze(lines[i].text)
    if i == 0 or len(words) > _LONGEST_CLOSING or not fits(_CLOSES, words):
        return False
    if any(_form(line) == form for line in lines[i + 1 :]) or not any(_form(line) == form for line in lines[:i]):
        return False
    return not any(squeeze(line.text).startswith(words.rstrip("：:")) for line in lines[:i])


def with_due_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, “3.2所中学没有课” with the number 3 where that is due and no other line bears it."""
    borne = {_value(line) for line in lines if _form(line) == ARABIC}
    due, found = 1, []
    for line in lines:
        own = line if line.label is not None and line.label.form != MULTI else _with_number(line, due, borne)
        if _form(own) == ARABIC:
            due = _value(own) + 1
        found.append(own)
    return found


def _with_number(line: Line, due: int, borne: set[int]) -> Line:
    label = label_before_digit(line.content)
    if label is None or label.number != due or due in borne:
        return line
    return line._replace(label=label, words=line.content[label.end :].strip())


def find_items(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each item in order, its first line being the one with the number. Empty when there is no list."""
    starts = _starts(lines)
    bounds = [*starts, len(lines)]
    return [list(lines[a:b]) for a, b in zip(bounds, bounds[1:], strict=False)]


def _groups(lines: Sequence[Line], i: int, item_form: str | None) -> bool:
    """Whether a numbered line only groups items or closes the list; forms below the items' are their own points."""
    label, words = lines[i].label, squeeze(lines[i].words)
    if label is None or (item_form is not None and _rank(label.form) > _rank(item_form)):
        return False
    if fits(_OPENS, words) or fits(_CLOSES, words):
        return True
    after = lines[i + 1].label if i + 1 < len(lines) else None
    return fits(_ASPECT, words) and after is not None and after.form not in (label.form, POINT)


def _rank(form: str) -> int:
    return _RANKS.index(form) if form in _RANKS else len(_RANKS)


def _item_form(lines: Sequence[Line]) -> str | None:
    """The form of number that the items bear: that of the first numbered line which is no mere heading."""
    weak = None
    for i, line in enumerate(lines):
        if line.label is None or line.label.form == MULTI or _groups(lines, i, None):
            continue
        if line.label.form != POINT:
            return line.label.form
        weak = POINT
    return weak


def _starts(lines: Sequence[Line]) -> list[int]:
    form = _item_form(lines)
    labelled = [i for i, line in enumerate(lines) if line.label and line.label.form in _RANKS and _has_name(lines, i)]
    if form in (None, POINT) and (bare := _unnumbered(lines)):
        return bare
    starts = [i for i in labelled if _form(lines[i]) == form]
    return _with_nameless(lines, _with_strays(lines, labelled, starts))


def _has_name(lines: Sequence[Line], i: int) -> bool:
    """Whether words stand behind the number, or in a paragraph of their own below it."""
    return bool(lines[i].words) or (i + 1 < len(lines) and lines[i + 1].label is None)


def _with_strays(lines: Sequence[Line], labelled: Sequence[int], starts: list[int]) -> list[int]:
    """Items whose number has another form than the rest: those that fill a gap in the numbers."""
    found = list(starts)
    for a, b in zip(starts, [*starts[1:], len(lines)], strict=False):
        expected = _value(lines[a]) + 1
        after = _value(lines[b]) if b < len(lines) else None
        for i in labelled:
            if a < i < b and after != expected and _value(lines[i]) == expected and _heads_text(lines, i, a):
                found.append(i)
                expected += 1
    return sorted(found)


def _heads_text(lines: Sequence[Line], i: int, item: int) -> bool:
    """Whether a line numbered in another form heads an item: no row of sub-points leads to it, and it has text."""
    if _form(lines[i]) == POINT or any(_form(line) == _form(lines[i]) for line in lines[item:i]):
        return False
    return len(lines[i].words) > SHORT_LINE or (i + 1 < len(lines) and lines[i + 1].label is None)


def _with_nameless(lines: Sequence[Line], starts: list[int]) -> list[int]:
    """Items without any number among numbered ones: names that fill a gap in the numbers exactly."""
    found = list(starts)
    for a, b in zip(starts, starts[1:], strict=False):
        missing = _value(lines[b]) - _value(lines[a]) - 1
        names = [i for i in range(a + 2, b) if _is_name(lines, i)]
        if 0 < missing == len(names):
            found += names
    return sorted(found)


def _form(line: Line) -> str | None:
    return line.label.form if line.label else None


def _value(line: Line) -> int:
    return line.label.number if line.label else 0


def _is_name(lines: Sequence[Line], i: int) -> bool:
    """A short line without a number that stands before a sentence."""
    words = squeeze(lines[i].text)
    if lines[i].label is not None or len(words) > _LONGEST_BARE_NAME or is_sentence(words):
        return False
    return i + 1 < len(lines) and is_sentence(lines[i + 1].text)


def _unnumbered(lines: Sequence[Line]) -> list[int]:
    """Names without any number, in paragraphs of their own or as bold heads, when there are at least two."""
    starts = [i for i in range(len(lines)) if _is_name(lines, i)]
    if len(starts) < 2:
        starts = [i for i, line in enumerate(lines) if line.start == 0 and bold_head(line.paragraph)]
    return starts if len(starts) >= 2 else []
