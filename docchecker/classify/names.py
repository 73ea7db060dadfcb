"""A problem out of its lines: its number, its name, its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.patterns import compiled
from docchecker.structure import Item, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.classify.lines import Line
    from docchecker.model import Paragraph

_SENTENCE = compiled(r"[。！？]")
_CUT = compiled(r"[。！？：:]|[ \u3000]{2,}|\t")
_COLON = compiled(r"[：:]")
_HAN = compiled("[\u3007\u3400-\u4dbf\u4e00-\u9fff]")
_LONGEST_NAME = 60
_LONGEST_WITH_COLON = 40
_SHORTEST_HEAD = 4


def make_item(order: int, lines: Sequence[Line]) -> Item:
    """An item out of its lines; a number in a line of its own has its name in the next."""
    label = lines[0].label
    alone = label is not None and not lines[0].words
    head, rest = (lines[1], lines[2:]) if alone else (lines[0], lines[1:])
    start = label.end if label and not alone else 0
    end = _name_end(head, start, follows=bool(rest))
    body = [Span(head.paragraph.index, head.start + end, head.end)] if head.content[end:].strip() else []
    return Item(
        order,
        label.number if label else None,
        label.text if label else "",
        bool(label and label.automatic),
        Span(head.paragraph.index, head.start + start, head.start + end),
        joined(body, rest),
    )


def joined(spans: Sequence[Span], lines: Sequence[Line]) -> tuple[Span, ...]:
    """The spans and those of the lines behind them, lines of one paragraph that follow each other as one."""
    found = list(spans)
    for line in lines:
        last = found[-1] if found else None
        if last is not None and last.paragraph == line.paragraph.index and last.end <= line.start:
            found[-1] = last._replace(end=line.end)
        else:
            found.append(Span(line.paragraph.index, line.start, line.end))
    return tuple(found)


def bold_head(paragraph: Paragraph, start: int = 0) -> int:
    """Where a bold head at the beginning of a paragraph ends, 0 when it has none or is bold as a whole."""
    at, end = 0, 0
    for run in paragraph.runs:
        at += len(run.text)
        if at <= start or not _HAN.search(run.text):
            continue
        if not run.look.bold.value:
            return end if len(_HAN.findall(paragraph.text[start:end])) >= _SHORTEST_HEAD else 0
        end = at
    return 0


def _name_end(line: Line, start: int, *, follows: bool) -> int:
    """Where the name ends in the paragraph that holds it.

    A short paragraph of one sentence with text after it is a name as a whole. Otherwise the name ends where the look
    changes at a full stop, colon, break or gap, or where the bold head does, else at the first break, gap or full stop or,
    where the first sentence is too long for a name, at the first colon.
    """
    text = line.content
    words = text[start:].strip()
    if follows and len(words) <= _LONGEST_NAME and not _SENTENCE.search(words[:-1]):
        return len(text)
    cuts: list[int] = [found.end() for found in _CUT.finditer(text, start) if text[start : found.start()].strip()]
    changed = {at - line.start for at in _look_changes(line.paragraph)}
    at_change = next((cut for cut in cuts if cut in changed or cut - 1 in changed), None)
    if at_change is not None and at_change - start <= 2 * _LONGEST_NAME:
        return at_change
    bold = bold_head(line.paragraph, line.start + start) - line.start
    return bold if 0 < bold <= len(text) else _first_end(text, start, cuts)


def _first_end(text: str, start: int, cuts: Sequence[int]) -> int:
    """Where the name ends by its words alone."""
    if not cuts:
        return len(text)
    stop = next((cut for cut in cuts if _SENTENCE.match(text, cut - 1)), len(text))
    first_break = next((cut for cut in cuts if text[cut - 1].isspace() and cut <= stop), None)
    if first_break is not None:
        return first_break
    longest = _LONGEST_WITH_COLON if _COLON.search(text, start, stop) else _LONGEST_NAME
    return stop if stop - start <= longest else cuts[0]


def _look_changes(paragraph: Paragraph) -> Iterator[int]:
    """Offsets at which the look of Han text changes; between two Han runs, every border of what stands there."""
    at, borders, before = 0, [0], None
    for text, look in paragraph.runs:
        if _HAN.search(text):
            shown = (look.east_asia_font.value, look.size_pt.value, look.bold.value)
            if before is not None and shown != before:
                yield from borders
            before, borders = shown, []
        at += len(text)
        borders.append(at)
