"""One clause of a problem's name: the words in it that grade, that can be checked, and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.masking import TITLE
from docchecker.language.quantities import quantities
from docchecker.language.shapes import Shape, Span, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docchecker.language.terms import Hit, Scan, Terms

LISTS = (
    "absences", "action_verbs", "aspects", "broad_law", "checkable_formations", "cognition", "defects",
    "grade_adjectives", "grades", "hedges", "improve_verbs", "negations", "not_absences", "object_suffixes", "objects",
    "only_words", "outputs", "soft_verbs", "topic_openers", "vague_formations", "vague_heads", "weak_absences",
    "weak_defects", "zero_words",
)  # fmt: skip

_CLAUSE = Shape(r"[^，。；：:！？!?;,\s—]+")
_SLIGHTING = Shape(r"重[^，。；轻]{1,10}轻[^，。；]{1,8}")
_HAVING = Shape(r"有(?!无|没|关|的|人|些)[^，、“”有]{1,4}(?:无|没有?|缺|少)(?!人)[^，、“”有]{1,4}")
_ENDING = Shape(r"(?:存在|处于|出现|具有|抱有|仍有|还有|有着?)[^，。；]{0,24}$")
_IMPROVE = Shape(r"(?:还|仍|尚|亟|急|都|均|也)?(?:需要|需|须|应当|应该|应|要|待|有必要)(?:再|更|更加|进一步|继续|持续|不断|大力|切实|着力|在)?")
_DEGREE = Shape(r"[较偏很太更比]较?(?:为|显|于)?$")
_ONLY_VERB = Shape(r"(?:只|仅|光|专)(?![业项门题班干职人家款栏区案程用]|重|注重|求|顾|图|停留|限于|仅|是|能|有|不)[\u4e00-\u9fff]")
_EVENT = Shape(
    r"[发讲放播贴印写挂送看学用教念给](?:了)?的(?:却|还|仍|都|全)?是|已经?(?=[\u4e00-\u9fff])(?!成为|基本|初步|有|不)|被[\u4e00-\u9fff]{2}|(?:把|将)(?!握|近|来|要|会)[\u4e00-\u9fff]{2}|[贴挂摆放锁写印停堆存关留坐站拿用开]着"
    r"|(?:[放堆贴挂写送发交锁摆搬印装塞扔藏丢夹压钉刷画排]|存放)在|[写送发交搬装塞放混夹列]进|[发送交推甩转卖]给|[撤停关坏丢拆走跑倒断没]了|由[^，]{2,12}?(?:填|写|签|代|兼|管|讲|办|报|评|打|保管|担任|负责)"
)
_QUOTED = Shape(r"“[^“”]*”|‘[^‘’]*’")
_NAMED_LAW = Shape(r"[\u4e00-\u9fff]{2,}(?:法|条例)(?!治|律|规|制|学|人|官|庭|院|定|宣|普|援)")
_ADVERBS = "能有得到的是再已曾在对被把将给向与和及也都均很太真还仍"
_BEFORE_END = "的地得了，。；、和与及且或而但不较偏）)”’ "


class Mark(NamedTuple):
    """Words at [start, end) of a clause that speak for a verdict; ``strong`` ones count beside a grade as well."""

    start: int
    end: int
    text: str
    strong: bool = True


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


def split(text: str) -> tuple[str, ...]:
    """The clauses of a name."""
    return tuple(text[start:end] for start, end in spans(_CLAUSE, text))


def analyse(text: str, terms: Terms) -> Clause:
    """A clause taken apart; titles, dates and names with digits in it are masked already."""
    scan = terms.scan(text, LISTS)
    grades = tuple(_grades(scan))
    defects = tuple(_defects(scan, grades))
    objects = (*(hit.word for hit in scan.of("objects")), *_by_suffix(scan), *(("《》",) if TITLE in text else ()))
    aspects = tuple(hit.word for hit in scan.of("aspects"))
    opener = any(hit.start == 0 for hit in scan.of("topic_openers"))
    return Clause(text, grades, defects, objects, aspects, _rest(scan, grades), opener)


def _mark(text: str, start: int, end: int, strong: bool = True) -> Mark:
    return Mark(start, end, text[start:end], strong)


def _overlaps(span: Span | Hit | Mark, others: Iterable[Span | Hit | Mark]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _grades(scan: Scan) -> Iterator[Mark]:
    """Everything in the clause that only grades."""
    text = scan.text
    for start, end in spans(_HAVING, text):
        yield _mark(text, start, end)
    for start, end in _negated_adjectives(scan):
        yield _mark(text, start, end)
    for hit in scan.of("grades"):
        if _is_grade(text, hit):
            yield _mark(text, hit.start, hit.end)
    yield from _unformed(scan)
    for start, end in spans(_SLIGHTING, text):
        yield _mark(text, start, end)
    yield from _needs(scan)
    yield from _abstract_heads(scan)
    for start, end in spans(_QUOTED, text)[-1:]:
        if end == len(text) and any(hit.end == start for hit in scan.of("aspects")):
            yield _mark(text, start, end, strong=False)
    for hit in scan.of("soft_verbs"):
        if not quantities(text[hit.end : hit.end + 4]):
            yield _mark(text, hit.start, hit.end)


def _negated_adjectives(scan: Scan) -> Iterator[Span]:
    adjectives = {hit.start: hit for hit in scan.of("grade_adjectives")}
    knowing = {hit.start for hit in scan.of("cognition") if scan.text[hit.end : hit.end + 1] not in _BEFORE_END}
    for negation in scan.of("negations"):
        if negation.start in knowing:
            continue
        for end in (negation.end, negation.start + 1):
            hit = adjectives.get(end)
            if hit and (len(hit.word) > 1 or scan.text[hit.end : hit.end + 1] in _BEFORE_END):
                yield Span(negation.start, hit.end)
                break
        else:
            if negation.word.endswith("够") and scan.text[negation.end : negation.end + 1] in _BEFORE_END or negation.word.endswith("够"):
                yield Span(negation.start, negation.end)


def _is_grade(text: str, hit: Hit) -> bool:
    if hit.word == "不足" and quantities(text[hit.end : hit.end + 6]):
        return False
    if len(hit.word) > 1:
        return True
    if hit.end == len(text) or text[hit.end] in "的、和且":
        return hit.start > 0 and text[hit.start - 1] not in "最零减缺变不相误时偏落"
    return bool(spans(_DEGREE, text[: hit.start]))


def _unformed(scan: Scan) -> Iterator[Mark]:
    """没有形成…, 未充分发挥…, 缺乏创新意识: an absence of something that only grades."""
    text = scan.text
    checkable = {hit.start for hit in scan.of("checkable_formations")}
    weak = {hit.word for hit in scan.of("weak_absences")}
    for absence in _absences(scan):
        for hit in scan.of("vague_formations"):
            if absence.end <= hit.start and hit.start not in checkable and _is_bare(scan, absence.end, hit.start):
                yield _mark(text, absence.start, hit.end)
                break
        else:
            if _abstract_complement(scan, absence.end) or (absence.word in weak and not _bounded(scan, absence.end)):
                yield _mark(text, absence.start, len(text))


def _is_bare(scan: Scan, start: int, end: int) -> bool:
    """Whether nothing but adverbs and aspects stands in [start, end)."""
    covered = {i for name in ("aspects", "vague_formations") for hit in scan.within(name, start, end) for i in range(hit.start, hit.end)}
    return all(i in covered or scan.text[i] in _ADVERBS for i in range(start, end))


def _abstract_complement(scan: Scan, start: int) -> bool:
    """Whether what is missing is an aspect: the words up to the end hold aspects and no bounded object or action."""
    end = len(scan.text)
    aspects = scan.within("aspects", start, end)
    placed = any(scan.text[before] in "里中上内" for before in range(max(0, start - 3), start))
    if placed or not aspects or scan.within("objects", start, end) or spans(_NAMED_LAW, scan.text[start:]):
        return False
    if any(hit.start == start for hit in scan.of("action_verbs")) or any(one.unit for one in quantities(scan.text[start:])):
        return False
    return aspects[-1].end >= end - 1


def _bounded(scan: Scan, start: int) -> bool:
    """Whether words from ``start`` on name something that could be listed or counted."""
    text, end = scan.text, len(scan.text)
    if scan.within("objects", start, end) or scan.within("defects", start, end) or TITLE in text[start:] or "“" in text[start:]:
        return True
    return bool(spans(_NAMED_LAW, text[start:])) or any(one.unit for one in quantities(text[start:]))


def _needs(scan: Scan) -> Iterator[Mark]:
    improving = {hit.start for hit in scan.of("improve_verbs")}
    for start, end in spans(_IMPROVE, scan.text):
        if end in improving or any(scan.text[start:end].endswith(hit.word) for hit in scan.of("improve_verbs")):
            yield _mark(scan.text, start, end)


def _abstract_heads(scan: Scan) -> Iterator[Mark]:
    heads = scan.of("vague_heads")
    if heads and heads[-1].end == len(scan.text):
        for start, end in spans(_ENDING, scan.text):
            yield _mark(scan.text, start, end, strong=False)


def _absences(scan: Scan) -> Iterator[Hit]:
    others = scan.of("not_absences")
    for name in ("absences", "weak_absences"):
        for hit in scan.of(name):
            if not any(other.start <= hit.start and hit.end <= other.end for other in others):
                yield hit


def _defects(scan: Scan, grades: tuple[Mark, ...]) -> Iterator[Mark]:
    """Everything in the clause that looking, counting or asking once would confirm."""
    text = scan.text
    firm = tuple(mark for mark in grades if mark.strong)
    weak = {hit.start for hit in scan.of("weak_defects")}
    for hit in scan.of("defects"):
        if not _overlaps(hit, firm):
            yield _mark(text, hit.start, hit.end, hit.start not in weak)
    for absence in _absences(scan):
        if not _overlaps(absence, firm) and absence.end < len(text):
            yield _mark(text, absence.start, min(len(text), absence.end + 6))
    yield from _not_done(scan, firm)
    yield from _not_known(scan, firm)
    yield from _figures(scan, firm)
    for start, end in spans(_EVENT, text):
        yield _mark(text, start, end, strong=False)
    for start, end in spans(_ONLY_VERB, text):
        yield _mark(text, start, min(len(text), end + 4))


def _not_done(scan: Scan, grades: tuple[Mark, ...]) -> Iterator[Mark]:
    """不上课, 不签字: a bounded action not done."""
    actions = {hit.start: hit for hit in scan.of("action_verbs")}
    for negation in scan.of("negations"):
        hit = actions.get(negation.start + 1)
        if negation.word.startswith("不") and hit and not _overlaps(negation, grades):
            yield _mark(scan.text, negation.start, hit.end)


def _not_known(scan: Scan, grades: tuple[Mark, ...]) -> Iterator[Mark]:
    """不知道病死猪必须报告: a named thing someone does not know; 不懂法 names nothing."""
    text = scan.text
    for hit in scan.of("cognition"):
        if _overlaps(hit, grades):
            continue
        broad = [part.end for part in scan.of("broad_law") if part.start == hit.end]
        named = len(text) - (broad[0] if broad else hit.end) >= 2 or scan.within("objects", 0, hit.start)
        if named and not (broad and broad[0] >= len(text) - 1):
            yield _mark(text, hit.start, len(text))


def _figures(scan: Scan, grades: tuple[Mark, ...]) -> Iterator[Mark]:
    """Figures that carry the defect: 仅4批, 无一, 不足3分钟; others only where nothing grades and nothing is output."""
    text = scan.text
    for hit in scan.of("zero_words"):
        yield _mark(text, hit.start, hit.end)
    outputs = scan.has("outputs")
    limits = [hit for hit in scan.of("only_words") if not _overlaps(hit, grades)]
    quoted = spans(_QUOTED, text)
    for figure in quantities(text):
        if any(start <= figure.start < end for start, end in quoted):
            continue
        near = any(0 <= figure.start - hit.end <= 3 or hit.start == figure.end for hit in limits if hit.word not in "有占近余")
        if near:
            yield _mark(text, figure.start, figure.end)
        elif figure.unit and not outputs and figure.text not in ("一个", "一种", "一定", "一些"):
            yield _mark(text, figure.start, figure.end, strong=False)


def _by_suffix(scan: Scan) -> Iterator[str]:
    """Bounded objects the list does not hold, known by their last character: 养蜂户, 体检车."""
    covered = {i for name in ("aspects", "grades") for hit in scan.of(name) for i in range(hit.start, hit.end)}
    for hit in scan.of("object_suffixes"):
        word = scan.text[max(0, hit.start - 2) : hit.end]
        if len(word) == 3 and not covered & set(range(hit.start - 1, hit.end)) and all("\u4e00" <= char <= "\u9fff" for char in word):
            yield word[1:]


_FILLER = frozenset("的地得了着过和与及或且而但又也还仍较更很太最都均各我市县区镇乡村全本对在从向为以于中上下内外里间个不够有存等方面这那其")


def _rest(scan: Scan, grades: tuple[Mark, ...]) -> int:
    """Han characters that no list explains: the substance left once aspects, hedges and grades are taken away."""
    covered: set[int] = set()
    for name in ("aspects", "hedges", "vague_heads", "outputs", "topic_openers", "negations", "grade_adjectives"):
        covered.update(i for hit in scan.of(name) for i in range(hit.start, hit.end))
    covered.update(i for mark in grades for i in range(mark.start, mark.end))
    return sum(
        1 for i, char in enumerate(scan.text) if i not in covered and char not in _FILLER and "\u4e00" <= char <= "\u9fff"
    )
