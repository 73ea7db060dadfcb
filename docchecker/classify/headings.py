"""Finding the prescribed headings of a report among its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.classify.labels import HANZI, MULTI, PAREN_HANZI, Label, typed_again
from docchecker.classify.lines import SHORT_LINE, Line, is_sentence, squeeze
from docchecker.language.patterns import compiled
from docchecker.structure import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.rulebook.model import Section

_HINT = compiled(r"[（(][^（）()]*(?:[黑仿宋楷]体|仿宋|[一二三四五]号|字)[^（）()]*[）)]")
_AFTER = compiled(r"[\s。：:，,；;—\-（(】》”〕\]]")
_MARKS_AFTER = compiled(r"[\s。：:】》”〕\]]*")
_OPENING = " \t\u3000【《“〔["
_LONGEST_HEADING = 30
_ALIKE = 0.5


class Found(NamedTuple):
    """A line that is a part's heading.

    ``section`` is the prescribed section it answers to, None for one that is not prescribed; ``exact`` whether it
    was found by the prescribed words, ``likeness`` how like them its own are (0–1); ``end`` where the heading, with the marks behind
    it, ends in the line.
    """

    line: Line
    section: Section | None
    exact: bool
    end: int
    likeness: float = 0.0

    @property
    def alike(self) -> bool:
        """Whether words in place of the prescribed ones are like enough to mean the same."""
        return self.likeness >= _ALIKE

    @property
    def number(self) -> int | None:
        """The number the heading bears."""
        return self.line.label.number if self.line.label else None

    @property
    def words(self) -> str:
        """The heading without its number."""
        start = self.line.label.end if self.line.label else 0
        return self.line.content[start : self.end].strip()

    @property
    def span(self) -> Span:
        """Where the heading stands."""
        return Span(self.line.paragraph.index, self.line.start, self.line.start + self.end)

    @property
    def runs_on(self) -> bool:
        """Whether text follows the heading in its own line."""
        return bool(self.line.content[self.end :].strip(" \t\u3000：:。"))


def find_headings(lines: Sequence[Line], sections: Sequence[Section]) -> list[Found]:
    """Headings of parts in order: the prescribed ones, then those numbered alike that replace or add to them."""
    exact = _without_subheadings([found for line in lines if (found := _exact(line, sections)) is not None])
    taken = {found.line.key: found for found in exact}
    named = {found.section for found in exact}
    form = _form_of(exact)
    number = inner = 0
    for line in lines:
        index, label = line.key, line.label
        if index in taken:
            number, inner = taken[index].number or number + 1, 0
        elif label is not None and _like_heading(line, form):
            found = _meant(line, sections, named)
            if not found.alike and (label.number != number + 1 or (inner and label.number == inner + 1)):
                inner = label.number
                continue
            taken[index], number, inner = found, label.number, 0
            named.add(found.section)
    return [taken[index] for index in sorted(taken)]


def _without_subheadings(exact: list[Found]) -> list[Found]:
    """Without prescribed words that stand again lower down, numbered in another form than the parts."""
    form = _form_of(exact)
    proper = {found.section for found in exact if _label_form(found) == form}
    return [found for found in exact if _label_form(found) == form or found.section not in proper]


def _label_form(found: Found) -> str | None:
    return found.line.label.form if found.line.label else None


def strip_hint(text: str) -> str:
    """Words without a left-over hint like “（黑体三号）”."""
    bare: str = _HINT.sub("", text)
    return bare


def _exact(line: Line, sections: Sequence[Section]) -> Found | None:
    """A line that begins with a prescribed heading's words and then ends, or goes on after a mark or a break."""
    if line.label is not None and line.label.form == MULTI:
        return None
    text = line.content
    for section in sections:
        end = _match_spaced(text, _words_start(line), section.heading)
        if end is None:
            continue
        hint = _HINT.match(text, end)
        end = hint.end() if hint else end
        if _ends_there(line, section, text[end:]):
            marks = _MARKS_AFTER.match(text, end)
            return Found(line, section, True, marks.end() if marks else end)
    return None


def _words_start(line: Line) -> int:
    """Where the words begin behind the number, and behind the same number typed once more."""
    text, label = line.content, line.label
    again = typed_again(text, label) if label else None
    start = (label.end if label else 0) + (again.end if again else 0)
    while start < len(text) and text[start] in _OPENING:
        start += 1
    return start


def _ends_there(line: Line, section: Section, rest: str) -> bool:
    """Whether a heading ends before ``rest``: numbered, at a mark; without a number, at the end of its line."""
    if line.label is None:
        return not rest.strip(" \t\u3000：:。】》”〕]")
    if not rest.strip() or _AFTER.match(rest):
        return True
    return line.label.number == section.number and len(rest) > SHORT_LINE


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


def _meant(line: Line, sections: Sequence[Section], named: set[Section | None]) -> Found:
    """A heading in other words: it stands for the likest section that is still missing, else for that of its number."""
    import difflib

    words = squeeze(strip_hint(line.words)).rstrip("：:。")
    likeness = {
        section: difflib.SequenceMatcher(None, words, section.heading, autojunk=False).ratio()
        for section in sections
        if section not in named
    }
    end = len(line.content)
    best = max(likeness, key=lambda section: likeness[section], default=None)
    if best is not None and likeness[best] >= _ALIKE:
        return Found(line, best, False, end, likeness[best])
    number = line.label.number if line.label else None
    return Found(line, next((s for s in likeness if s.number == number), None), False, end)


def is_part_form(label: Label | None) -> bool:
    """Whether a number is one that parts bear: “一、” or “（一）” (for texts whose headings are not prescribed)."""
    return label is not None and label.form in (HANZI, PAREN_HANZI)
