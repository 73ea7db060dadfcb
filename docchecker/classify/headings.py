"""Finding the prescribed headings of a report among its lines."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.classify.labels import HANZI, MULTI, PAREN_HANZI, Label
from docchecker.classify.lines import Line, is_sentence, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.rulebook.model import Section

_HINT = re.compile(r"[（(][^（）()]*(?:[黑仿宋楷]体|仿宋|[一二三四五]号|字)[^（）()]*[）)]")
_AFTER = re.compile(r"[\s。：:，,；;—\-（(]")
_LONGEST_HEADING = 30
_ALIKE = 0.5


class Found(NamedTuple):
    """A line that is a part's heading.

    ``section`` is the prescribed section it answers to, None for one that is not prescribed; ``exact`` whether the
    words are the prescribed ones; ``end`` where the heading ends in the paragraph's text.
    """

    line: Line
    section: Section | None
    exact: bool
    end: int

    @property
    def number(self) -> int | None:
        """The number the heading bears."""
        return self.line.label.number if self.line.label else None

    @property
    def words(self) -> str:
        """The heading without its number."""
        start = self.line.label.end if self.line.label else 0
        return self.line.paragraph.text[start : self.end].strip()


def find_headings(lines: Sequence[Line], sections: Sequence[Section]) -> list[Found]:
    """Headings of parts in their order: the prescribed ones, then those of the same form that replace or add to them."""
    exact = [found for line in lines if (found := _exact(line, sections)) is not None]
    taken = {found.line.paragraph.index: found for found in exact}
    form = _form_of(exact)
    named = {found.section for found in exact}
    for line in lines:
        if line.paragraph.index in taken or not _like_heading(line, form):
            continue
        taken[line.paragraph.index] = Found(line, _meant(line, sections, named), False, len(line.paragraph.text))
    return [taken[index] for index in sorted(taken)]


def strip_hint(text: str) -> str:
    """Words without a left-over hint like “（黑体三号）”."""
    return _HINT.sub("", text)


def _exact(line: Line, sections: Sequence[Section]) -> Found | None:
    """A line that begins with a prescribed heading's words and then ends, or goes on after a mark or a break."""
    text = line.paragraph.text
    start = line.label.end if line.label else 0
    for section in sections:
        end = _match_spaced(text, start, section.heading)
        if end is None:
            continue
        hint = _HINT.match(text, end)
        rest = text[hint.end() if hint else end :]
        if line.label is None and rest.strip(" \t\u3000：:。"):
            continue
        if line.label is not None and line.label.form == MULTI:
            continue
        if not rest.strip() or _AFTER.match(rest):
            return Found(line, section, True, hint.end() if hint else end)
    return None


def _match_spaced(text: str, start: int, words: str) -> int | None:
    """Where ``words`` end in ``text`` from ``start``, white space between its characters allowed; None if not there."""
    at = start
    for wanted in words:
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text) or text[at] != wanted:
            return None
        at += 1
    return at


def _form_of(exact: Sequence[Found]) -> str:
    forms = [found.line.label.form for found in exact if found.line.label]
    return max(set(forms), key=forms.count) if forms else HANZI


def _like_heading(line: Line, form: str) -> bool:
    """A short line numbered like the parts, and no sentence."""
    label: Label | None = line.label
    if label is None or label.form != form or label.form == MULTI:
        return False
    words = squeeze(strip_hint(line.words)).rstrip("：:")
    return 0 < len(words) <= _LONGEST_HEADING and not is_sentence(words)


def _meant(line: Line, sections: Sequence[Section], named: set[Section | None]) -> Section | None:
    """The section a heading in other words stands for: the likest, else the missing one of its number."""
    words = squeeze(strip_hint(line.words)).rstrip("：:。")
    likeness = {s: difflib.SequenceMatcher(None, words, s.heading, autojunk=False).ratio() for s in sections}
    best = max(sections, key=lambda s: likeness[s], default=None)
    if best is not None and likeness[best] >= _ALIKE:
        return best
    number = line.label.number if line.label else None
    return next((s for s in sections if s.number == number and s not in named), None)


def is_part_form(label: Label | None) -> bool:
    """Whether a number is one that parts bear: “一、” or “（一）” (for texts whose headings are not prescribed)."""
    return label is not None and label.form in (HANZI, PAREN_HANZI)
