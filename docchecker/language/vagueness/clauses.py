"""One clause of a problem's name: the words in it that grade, that can be checked, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.masking import TITLE
from docchecker.language.patterns import Shape, Span, spans
from docchecker.language.vagueness.defects import defects_in
from docchecker.language.vagueness.grading import grades_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.language.terms import Scan, Terms
    from docchecker.language.vagueness.marks import Mark

LISTS = (
    "absences", "action_verbs", "aspects", "broad_law", "checkable_formations", "cognition", "defects",
    "grade_adjectives", "grades", "hedges", "improve_verbs", "negations", "not_absences", "object_suffixes", "objects",
    "only_words", "outputs", "soft_verbs", "topic_openers", "vague_formations", "vague_heads", "weak_absences",
    "weak_defects", "zero_words",
)  # fmt: skip

_CLAUSE = Shape(r"[^，。；：:！？!?;,\s—]+")


class Clause(NamedTuple):
    """A clause taken apart. ``objects`` are its bounded objects, ``aspects`` its abstract ones."""

    text: str
    grades: tuple[Mark, ...]
    defects: tuple[Mark, ...]
    objects: tuple[str, ...]
    aspects: tuple[str, ...]
    rest: int
    opener: bool

    @property
    def checkable(self) -> tuple[Mark, ...]:
        """The marks of a defect that count in this clause."""
        return tuple(mark for mark in self.defects if mark.strong or not self.grades)


def split(text: str) -> list[Span]:
    """Where the clauses of a name stand."""
    return spans(_CLAUSE, text)


def analyse(text: str, terms: Terms, unmasked: str) -> Clause:
    """A clause taken apart; titles, dates and names with digits are masked in ``text``, the rest is quoted ``unmasked``."""
    scan = terms.scan(text, LISTS)
    grades = tuple(grades_in(scan))
    defects = tuple(defects_in(scan, grades))
    objects = (*(hit.word for hit in scan.of("objects")), *_by_suffix(scan), *(("《》",) if TITLE in text else ()))
    aspects = tuple(hit.word for hit in scan.of("aspects"))
    opener = any(hit.start == 0 for hit in scan.of("topic_openers"))
    grades, defects = (
        tuple(one._replace(text=unmasked[one.start : one.end]) for one in part) for part in (grades, defects)
    )
    return Clause(unmasked, grades, defects, objects, aspects, _rest(scan, grades), opener)


_NO_OBJECTS = frozenset(("有所", "无所", "人生", "发生", "产生", "一生"))
#: Words that begin with a suffix: in 在机关 there is no 在机.
_LONGER = frozenset(
    (
        "群体",
        "机关",
        "机制",
        "机构",
        "所有",
        "所在",
        "师资",
        "工作",
        "工程",
        "生活",
        "生产",
        "表面",
        "表现",
        "单位",
        "单一",
        "单独",
    )
)


def _by_suffix(scan: Scan) -> Iterator[str]:
    """Bounded objects the list does not hold, known by their last character: 养蜂户, 体检车."""
    covered = {i for name in ("aspects", "grades") for hit in scan.of(name) for i in range(hit.start, hit.end)}
    for hit in scan.of("object_suffixes"):
        word = scan.text[max(0, hit.start - 2) : hit.end]
        known = (
            word[1:] in _NO_OBJECTS
            or scan.text[hit.start : hit.start + 2] in _LONGER
            or covered & set(range(hit.start - 1, hit.end))
        )
        if len(word) == 3 and not known and all("\u4e00" <= char <= "\u9fff" for char in word):
            yield word[1:]


_FILLER = frozenset(
    "的地得了着过和与及或且而但又也还仍较更很太最都均各我市县区镇乡村全本对在从向为以于中上下内外里间个不够有存等方面这那其"
)


def _rest(scan: Scan, grades: tuple[Mark, ...]) -> int:
    """Han characters that no list explains: the substance left once aspects, hedges and grades are taken away."""
    covered: set[int] = set()
    for name in ("aspects", "hedges", "vague_heads", "outputs", "topic_openers", "negations", "grade_adjectives"):
        covered.update(i for hit in scan.of(name) for i in range(hit.start, hit.end))
    covered.update(i for mark in grades for i in range(mark.start, mark.end))
    return sum(
        1
        for i, char in enumerate(scan.text)
        if i not in covered and char not in _FILLER and "\u4e00" <= char <= "\u9fff"
    )
