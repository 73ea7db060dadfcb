"""Which of the notice's kinds a document is, by its title and its structure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.classify.headings import find_headings
from docchecker.classify.lines import (
    Line,
    is_annex_mark,
    is_announcement,
    is_contents,
    is_salutation,
    is_sentence,
    squeeze,
)
from docchecker.classify.unit_names import unit_prefix
from docchecker.language.patterns import Shape, has

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.rulebook.model import Kind, Notice

#: points: a prescribed heading, one in other words, all of them in other words, the strongest word of a title, the
#: same closing the title, the annex's number
_HEADING, _RENAMED, _ALL_RENAMED, _WORD, _CLOSING, _ANNEX = 3, 1, 5, 5, 8, 2
_ENOUGH = 5
_CERTAIN = 9
#: likeness of words from which on three headings in other words are taken for the prescribed ones
_CLOSE = 0.6
_FRONT_LINES = 12
#: so many sentences may stand before the title: a letter's, to which no title of its own belongs
_SENTENCES_BEFORE = 4
#: kinds without a structure of their own are told by their title, which many other documents bear: the field has to be
#: named in it, or in the text right below it
_FIELD = Shape(r"普法|法治|八五|守法|学法|依法治|法律|法规|宪法", needs=("普法", "法", "八五"))
_FIELD_LINES = 20
#: a unit that marks itself, or a table in which one does, is for this office
_SELF = Shape(r"自评|自测|自我评估|自我测评", needs=("自评", "自测", "自我"))
_OTHER_MATTERS = Shape(r"大赛|竞赛|比赛|评标|招标|投标|课程|答辩|面试|演讲|征文")
#: what a title ends in that speaks about a document and is none itself
_ABOUT = Shape(r"(?:通知|函|请示|批复|方案|纪要|公告|通报|公示|规定|办法|细则|意见|制度|要点|台账)(?:[（(].*[）)])?$")
#: structures that say nothing of the kind
_UNMARKED = ("free", "table")
_DIGITS = frozenset("0123456789０１２３４５６７８９一二三四")


class Recognised(NamedTuple):
    """A kind, None when the document is none of the notice's, and how sure (0–1)."""

    kind: Kind | None
    confidence: float


def recognise(lines: Sequence[Line], notice: Notice) -> Recognised:
    """The kind whose words and headings speak loudest, if loud enough."""
    front = _front(lines)
    best, points = None, 0
    for kind in notice.kinds.values():
        titled = _title_points(front, kind)
        if kind.structure in _UNMARKED and not _in_field(front, lines, notice):
            titled = 0
        score = titled + _structure_points(lines, kind)
        if score > points:
            best, points = kind, score
    if best is None or points < _ENOUGH:
        return Recognised(None, 0.0)
    return Recognised(best, min(1.0, points / _CERTAIN))


def _front(lines: Sequence[Line]) -> list[str]:
    """The first lines, up to the first numbered line or the first sentence behind what may be a title."""
    front: list[str] = []
    said = 0
    for line in lines[:_FRONT_LINES]:
        if is_contents(line.text) or is_salutation(line) or is_announcement(line.text):
            continue
        if is_sentence(line.text) and said < _SENTENCES_BEFORE and all(map(is_annex_mark, front)):
            said += 1
            continue
        if is_sentence(line.text) or (line.label is not None and not is_annex_mark(line.text)):
            break
        front.append(squeeze(line.text))
    return front


def _in_field(front: Sequence[str], lines: Sequence[Line], notice: Notice) -> bool:
    """Whether a document whose title could be any unit's, of any matter, is one of this field."""
    if any(has(_OTHER_MATTERS, text) for text in front):
        return False
    tables = any(line.paragraph.cell for line in lines)
    if any(has(_SELF, text) and (tables or unit_prefix(text, notice.unit_endings)) for text in front):
        return True
    return any(has(_FIELD, squeeze(line.text)) for line in lines[:_FIELD_LINES])


def _title_points(front: Sequence[str], kind: Kind) -> int:
    points = _word_points(front, kind)
    if points < _CLOSING and any(has(_ABOUT, text) for text in front):
        points = 0
    number = _digits(kind.annex)
    annexed = any(is_annex_mark(text) and _digits(text) == number and number for text in front[:2])
    return points + (_ANNEX if annexed else 0)


def _digits(text: str) -> list[str]:
    return [char for char in text if char in _DIGITS]


def _word_points(front: Sequence[str], kind: Kind) -> int:
    """Points for the words of a title; of a report with parts, words that are less its own count less."""
    joined = "".join(front)
    parts = kind.structure == "sections"
    if not parts and any(text.endswith(kind.title_words) for text in (*front, joined)):
        return _CLOSING
    rank = next((rank for rank, word in enumerate(kind.title_words) if word in joined), None)
    if rank is None:
        return 0
    return max(2, _WORD - rank) if parts else _WORD


def _structure_points(lines: Sequence[Line], kind: Kind) -> int:
    if not kind.sections:
        return 0
    found = find_headings(lines, kind.sections)
    exact = {f.section for f in found if f.exact}
    alike = [f for f in found if f.alike and f.section not in exact]
    if exact:
        return _HEADING * len(exact) + _RENAMED * len(alike)
    close = [f.section for f in alike if f.likeness >= _CLOSE]
    return _ALL_RENAMED if close == list(kind.sections) else 0
