"""The problems of a list: which paragraphs begin one, where its name ends, what belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docchecker.classify.labels import ARABIC, CIRCLED, HANZI, MULTI, ORDINAL, PAREN_ARABIC, PAREN_HANZI, PROBLEM
from docchecker.classify.lines import SHORT_LINE, Line, is_sentence, squeeze
from docchecker.structure import Item, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.model import Paragraph

_FORMS = (ARABIC, HANZI, PROBLEM, PAREN_HANZI, ORDINAL, PAREN_ARABIC, CIRCLED)
_GROUP = re.compile(
    r"(?:存在|查摆|梳理|主要|突出|具体|评估发现)?的?(?:主要|突出|具体)?(?:问题|不足|短板)(?:清单|及原因|和不足|和短板|表现|梳理)?[：:]?|"
    r"(?:下一步|整改|改进)(?:工作)?(?:措施|打算|计划|安排|建议)?[：:]?|(?:基本|工作|总体)情况[：:]?|原因分析[：:]?|意见建议[：:]?"
)
_SENTENCE = re.compile(r"[。！？]")
_CUT = re.compile(r"[。！？：:\n]|[ \u3000]{2,}|\t")
_LONGEST_NAME = 60


def find_items(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each item in order, its first line being the one with the name. Empty when there is no list."""
    starts = _starts(lines)
    bounds = [*starts, len(lines)]
    return [list(lines[a:b]) for a, b in zip(bounds, bounds[1:], strict=False)]


def _starts(lines: Sequence[Line]) -> list[int]:
    labelled = [i for i, line in enumerate(lines) if line.label and line.label.form in _FORMS and line.words]
    form = _item_form(lines, labelled)
    if form is None:
        return _unnumbered(lines)
    starts = [i for i in labelled if _form(lines[i]) == form and not is_group(lines[i])]
    return _with_strays(lines, labelled, starts)


def is_group(line: Line) -> bool:
    """Whether a line is a heading that only groups items or closes the list: “一、存在的主要问题”, “二、下一步打算”."""
    return _GROUP.fullmatch(squeeze(line.words)) is not None


def _item_form(lines: Sequence[Line], labelled: Sequence[int]) -> str | None:
    """The form of number that the items bear: that of the first numbered line which is no mere group heading."""
    for i in labelled:
        label = lines[i].label
        if label is not None and label.form != MULTI and not is_group(lines[i]):
            return label.form
    return None


def _with_strays(lines: Sequence[Line], labelled: Sequence[int], starts: list[int]) -> list[int]:
    """Items whose number has another form than the rest: those that fill a gap in the numbers."""
    found = list(starts)
    for a, b in zip(starts, [*starts[1:], len(lines)], strict=False):
        expected = _value(lines[a]) + 1
        after = _value(lines[b]) if b < len(lines) else None
        if after == expected:
            continue
        for i in labelled:
            if a < i < b and i not in found and _value(lines[i]) == expected and _heads_text(lines, i, a):
                found.append(i)
                expected += 1
    return sorted(found)


def _heads_text(lines: Sequence[Line], i: int, item: int) -> bool:
    """Whether a line numbered in another form heads an item: forms above sub-points, and a name with text after it."""
    form, own = lines[i].label, lines[item].label
    if form is None or own is None or form.form in (PAREN_ARABIC, CIRCLED) or form.form == own.form:
        return False
    return form.form in (HANZI, PROBLEM, ARABIC, ORDINAL, PAREN_HANZI) and (
        len(lines[i].words) > SHORT_LINE or (i + 1 < len(lines) and lines[i + 1].label is None)
    )


def _form(line: Line) -> str | None:
    return line.label.form if line.label else None


def _value(line: Line) -> int:
    return line.label.number if line.label else 0


def _unnumbered(lines: Sequence[Line]) -> list[int]:
    """Names without any number: short lines that each stand before a sentence, when there are at least two."""
    starts = [
        i
        for i in range(len(lines) - 1)
        if len(squeeze(lines[i].text)) <= 40 and not is_sentence(lines[i].text) and is_sentence(lines[i + 1].text)
    ]
    return starts if len(starts) >= 2 else []


def make_item(order: int, lines: Sequence[Line]) -> Item:
    """An item out of its lines."""
    head = lines[0]
    label = head.label
    start = label.end if label else 0
    end = _name_end(head, start, follows=len(lines) > 1)
    rest = Span(head.paragraph.index, end, len(head.paragraph.text))
    body = [rest] if head.paragraph.text[end:].strip() else []
    body += [Span(line.paragraph.index, 0, len(line.paragraph.text)) for line in lines[1:]]
    return Item(
        order,
        label.number if label else None,
        label.text if label else "",
        bool(label and label.automatic),
        Span(head.paragraph.index, start, end),
        tuple(body),
    )


def _name_end(line: Line, start: int, *, follows: bool) -> int:
    """Where the name ends in the paragraph that holds it.

    A short paragraph with text after it is a name as a whole. Otherwise the name ends at a full stop, colon, break or
    gap: at the one where the look changes, if there is such a one, else at the first full stop or, where the first
    sentence is too long for a name, at the first of them.
    """
    paragraph = line.paragraph
    text = paragraph.text
    if follows and len(text[start:].strip()) <= _LONGEST_NAME and "\n" not in text[start:].strip():
        return len(text)
    cuts = [found.end() for found in _CUT.finditer(text, start) if text[start : found.start()].strip()]
    if not cuts:
        return len(text)
    changed = _look_changes(paragraph)
    at_change = next((cut for cut in cuts if cut in changed or cut - 1 in changed), None)
    if at_change is not None and at_change - start <= 2 * _LONGEST_NAME:
        return at_change
    stop = _SENTENCE.search(text, start)
    first_break = text.find("\n", start)
    if first_break >= 0 and text[start:first_break].strip() and (stop is None or first_break < stop.start()):
        return first_break + 1
    if stop is not None and (stop.end() - start <= _LONGEST_NAME or stop.end() == cuts[0]):
        return stop.end()
    return cuts[0]


def _look_changes(paragraph: Paragraph) -> set[int]:
    """Offsets at which the look of the text changes."""
    at, changes = 0, set()
    for run in paragraph.runs:
        changes.add(at)
        at += len(run.text)
    return changes
