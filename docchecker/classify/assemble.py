"""Collecting roles and spans while a document is being understood."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from docchecker.classify.front import front_roles
from docchecker.classify.headings import find_headings
from docchecker.classify.labels import POINT
from docchecker.classify.letters import letter_end
from docchecker.classify.lines import (
    Line,
    is_annex_mark,
    is_attached,
    is_caption,
    is_contents,
    is_date,
    is_form_field,
    is_sentence,
    is_unit,
)
from docchecker.language.characters import fold
from docchecker.structure import (
    ANNEX_MARK,
    BODY,
    DATE,
    EMPTY,
    OTHER,
    REMARK,
    SUBHEADING,
    TITLE,
    UNIT,
    Item,
    Part,
    Span,
    Structure,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.model import Document
    from docchecker.rulebook.model import Kind, Notice, Section

_SHORTEST_QUOTE = 12
#: structures of kinds that repeat the words of the notice: a report answers to them, a score sheet lists them
_QUOTING = ("free", "table")
#: share of a paragraph that words of the annex must fill for it to be a remark and no text of its own
_REMARK_SHARE = 0.3
_LONG_CELL = 120
_FIRST_SENTENCE = re.compile(r"[。：:]|\n")
_LONGEST_SUBHEADING = 50
_LONGEST_BARE_SUBHEADING = 25
_MARKS = re.compile(r"[\W_]+")
_CLOSING_MARKS = "。！？；：:…”）"
#: the confidence of a title beside which another line may be it
_DOUBT = 0.5
_NOTE = re.compile(r"(?:备?注|说明)[：:]?")


class Assembly:
    """A structure in the making. Every paragraph ends with one role; stretches of text may play others."""

    def __init__(self, document: Document, notice: Notice, kind: Kind | None) -> None:
        self.document = document
        self.notice = notice
        self.kind = kind
        self.roles = [EMPTY if not p.text.strip() else OTHER for p in document.paragraphs]
        self.spans: dict[str, list[Span]] = defaultdict(list)
        self.parts: list[Part] = []
        self.items: list[Item] = []
        self.rivals: list[Span] = []
        self._first: dict[int, int] = {}
        self._quotes = _annex_quotes(notice, kind)

    def sort_out(self, lines: Sequence[Line], *, tables_too: bool = True) -> list[Line]:
        """The lines that may be text of the document: without a letter before it, remarks copied from the annex, tables of data.

        ``tables_too`` says whether tables are looked at: rows above the head of a list's table are none of data.
        """
        letter = letter_end(lines)
        for line in lines[:letter]:
            self.give(line, self._end_role(line) or OTHER)
        lines = lines[letter:]
        tables = self._data_tables(lines) if tables_too else set()
        contents = _contents(lines)
        kept = []
        for i, line in enumerate(lines):
            if self._is_remark(line) or (_NOTE.fullmatch(line.text) and self._any_remark(lines[i + 1 : i + 2])):
                self.give(line, REMARK)
            elif i in contents or (line.paragraph.cell is not None and line.paragraph.cell.table in tables):
                self.give(line, OTHER)
            else:
                kept.append(line)
        return kept

    def give(self, line: Line, role: str) -> None:
        """Let the whole of a line play a role."""
        self.name_paragraph(line, role)
        self.spans[role].append(whole(line))

    def name_paragraph(self, line: Line, role: str) -> None:
        """Let a line's role be its paragraph's, unless a line above it in the paragraph has one."""
        if line.start <= self._first.setdefault(line.paragraph.index, line.start):
            self._first[line.paragraph.index] = line.start
            self.roles[line.paragraph.index] = role
        elif role == BODY and self.roles[line.paragraph.index] == SUBHEADING:
            self.roles[line.paragraph.index] = BODY  # a sub-heading with its text

    def front(self, lines: Sequence[Line], *, whole_text: bool = False) -> None:
        """Give roles to the lines before the first heading or item."""
        found = front_roles(lines, self.notice, self.kind, whole=whole_text)
        self.rivals += [whole(line) for line in found.rivals]
        for line in lines:
            role = found.roles[line.key]
            if role == BODY:
                self.body(line, 0, follows=False)
            else:
                self.give(line, role)

    def without_end(self, lines: Sequence[Line]) -> list[Line]:
        """The lines without what closes a document: a row of attachments, unit, date, contact fields, annex marks."""
        kept = list(lines[: _attached(lines)])
        for line in lines[len(kept) :]:
            self.give(line, self._end_role(line) or ANNEX_MARK)
        while kept and (role := self._end_role(kept[-1])):
            self.give(kept.pop(), role)
        return kept

    def _end_role(self, line: Line) -> str:
        """The role of a line that closes a document, empty for any other."""
        if is_date(line.text):
            return DATE
        if is_form_field(line.text) or is_unit(line.text, self.notice):
            return UNIT
        return ANNEX_MARK if is_annex_mark(line.text) else ""

    def body(self, line: Line, start: int, *, follows: bool) -> Span:
        """Give a line of running text its roles, from an offset on; a sub-heading at its head plays its own.

        A caption counts with the text around it, but nothing is asked of its look.
        """
        index, text = line.paragraph.index, line.content
        span = Span(index, line.start + start, line.end)
        if is_caption(text):
            return span
        cut = _subheading_end(line, follows=follows) if start == 0 else 0
        if start == 0:
            self.name_paragraph(line, SUBHEADING if cut == len(text) else BODY)
        if cut:
            self.spans[SUBHEADING].append(Span(index, line.start, line.start + cut))
        if cut < len(text):
            self.spans[BODY].append(Span(index, line.start + max(start, cut), line.end))
        return span

    def structure(self, confidence: float) -> Structure:
        """The finished structure."""
        spans = {role: tuple(sorted(found)) for role, found in self.spans.items()}
        return Structure(
            self.kind.id if self.kind else None,
            confidence,
            tuple(self.roles),
            _in_one(spans.get(TITLE, ())),
            tuple(self.parts),
            tuple(self.items),
            spans | {TITLE: _in_one(spans.get(TITLE, ()))} if TITLE in spans else spans,
            _DOUBT if self.rivals else 1.0,
            tuple(self.rivals),
        )

    def _is_remark(self, line: Line) -> bool:
        words = _bare(line.text)
        said = sum(len(quote) for quote in self._quotes if quote in words)
        return said > 0 and said >= _REMARK_SHARE * len(words)

    def _any_remark(self, lines: Sequence[Line]) -> bool:
        return any(self._is_remark(line) for line in lines)

    def _data_tables(self, lines: Sequence[Line]) -> set[int]:
        """Tables of figures and words: several columns, no prescribed heading and no long text in them."""
        wide, texts = set(), defaultdict(list)
        for paragraph in self.document.paragraphs:
            if paragraph.cell is not None and paragraph.cell.column > 0:
                wide.add(paragraph.cell.table)
        for line in lines:
            if line.paragraph.cell is not None and line.paragraph.cell.table in wide:
                texts[line.paragraph.cell.table].append(line)
        sections = self.kind.sections if self.kind else ()
        return {t for t in wide if not _holds_text(texts[t]) and not _holds_heading(texts[t], sections)}


def whole(line: Line) -> Span:
    """The span of a whole line."""
    return Span(line.paragraph.index, line.start, line.end)


def _in_one(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans, those in one paragraph joined."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].paragraph == span.paragraph:
            found[-1] = found[-1]._replace(end=span.end)
        else:
            found.append(span)
    return tuple(found)


def unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of one paragraph joined again where a break stands in the middle of a sentence."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and last.paragraph.index == line.paragraph.index and _wrapped(last, line):
            content = fold(line.paragraph.text)[last.start : line.end]
            words = content[last.label.end if last.label else 0 :].strip()
            found[-1] = last._replace(end=line.end, content=content, text=content.strip(), words=words)
        else:
            found.append(line)
    return found


def _wrapped(above: Line, line: Line) -> bool:
    return line.label is None and len(above.text) > _LONGEST_BARE_SUBHEADING and above.text[-1:] not in _CLOSING_MARKS


def _holds_text(lines: Sequence[Line]) -> bool:
    return any(len(line.text) >= _LONG_CELL for line in lines)


def _holds_heading(lines: Sequence[Line], sections: Sequence[Section]) -> bool:
    return any(found.exact for found in find_headings(lines, sections))


def _contents(lines: Sequence[Line]) -> set[int]:
    """Which lines are the table of contents: they stand before the first sentence."""
    first = next((i for i, line in enumerate(lines) if is_sentence(line.text)), len(lines))
    return {i for i, line in enumerate(lines[:first]) if is_contents(line.text)}


def _attached(lines: Sequence[Line]) -> int:
    """Where the row of attachments at the end begins (“附件：1.题目录”), the number of lines when there is none."""
    for i, line in enumerate(lines):
        if is_attached(line.text) and not any(is_sentence(after.text) for after in lines[i:]):
            return i
    return len(lines)


def _annex_quotes(notice: Notice, kind: Kind | None) -> tuple[str, ...]:
    """Sentences of the annex that no document of its own would hold; the wording of a title is no such sentence."""
    if kind is None or kind.structure in _QUOTING:
        return ()
    quotes = (_bare(clause.quote) for clause in notice.clauses.values() if kind.id in clause.kinds)
    return tuple(quote for quote in quotes if len(quote) >= _SHORTEST_QUOTE and not quote.startswith("XX"))


def _bare(text: str) -> str:
    """Letters, digits and ideographs only, so that half-width and full-width marks are alike."""
    return _MARKS.sub("", text)


def _subheading_end(line: Line, *, follows: bool) -> int:
    """Where a sub-heading at the head of a line ends; 0 where there is none."""
    text, words = line.content, line.text
    if line.label is None or line.label.form == POINT:
        bare = follows and len(words) <= _LONGEST_BARE_SUBHEADING and words[-1:] not in "。！？；：:，,、.;”…）)"
        return len(text) if bare and line.label is None else 0
    if len(words) <= _LONGEST_SUBHEADING and not words.endswith(("。", "；", "！", "？")):
        return len(text)
    stop = _FIRST_SENTENCE.search(text, line.label.end)
    if stop is None or stop.end() > _LONGEST_SUBHEADING:
        return 0
    return stop.end() if text[stop.end() :].strip() or follows else 0
