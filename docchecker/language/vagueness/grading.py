"""What only grades in a clause of a problem's name: 不强, 有待提高, 合力尚未形成, 重形式轻实效."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.masking import TITLE
from docchecker.language.patterns import Shape, Span, has, spans
from docchecker.language.quantities import quantities
from docchecker.language.vagueness.marks import QUOTED, Mark, absences, counted, mark, names_law

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.language.terms import Hit, Scan

_SLIGHTING = Shape(
    r"重[^，。；轻]{1,10}轻[^，。；]{1,8}|[热实紧忙浮]在[^，。；]{1,6}[冷虚松闲空]在[^，。；]{1,6}"
    r"|(?:当成|当作|看成|看作|视为)[^，。；]{0,8}(?:负担|软任务|累赘|小事|分外事|包袱|虚功|副业|的事|可有可无)"
    r"|(?:说|讲|喊|抓)(?:起来|时)?[^，。；]{1,6}[，、]?(?:做|干|落实|忙)起来[^，。；]{1,6}"
)
_HAVING = Shape(
    r"有(?!无|没|关|的|人|些)[^，、“”有0-9人名家户个]{1,4}(?:无|没有?|缺|少)(?!人)[^，、“”有过]{1,4}(?=[、”的]|$)"
)
_ENDING = Shape(r"(?:存在|处于|出现|具有|抱有|仍有|还有|有着?)[^，。；]{0,24}$")
_IMPROVE = Shape(
    r"(?:还|仍|尚|亟|急|都|均|也)?(?:需要|需|须|应当|应该|应|要|待|有必要)"
    r"(?:再|更|更加|进一步|继续|持续|不断|大力|切实|着力|在)?"
)
_DEGREE = Shape(r"[较偏很太更比]较?(?:为|显|于)?$")
_ADVERBS = "能有得到的是再已曾在对被把将给向与和及也都均很太真还仍"
_BEFORE_END = "的地得了，。；、和与及且或而但不较偏）)”’ "

#: Said of a thing, not about it, when a noun follows: 老旧公约仍把……
_ATTRIBUTES = frozenset(("老旧", "破旧", "残旧", "陈旧", "老化"))

#: Before a grade of one character: the two are a word that grades nothing (最少, 困难, 抓紧).
_NO_DEGREES = frozenset("最零减缺变不相误时偏落困为遇避灾赶收加抓拧盯捆纠忙混治整分拆解")


def grades_in(scan: Scan) -> Iterator[Mark]:
    """Everything in the clause that only grades."""
    text = scan.text
    for start, end in spans(_HAVING, text):
        yield mark(text, start, end)
    for start, end in _negated_adjectives(scan):
        yield mark(text, start, end)
    for hit in scan.of("grades"):
        if _is_grade(text, hit):
            yield mark(text, hit.start, hit.end)
    yield from _unformed(scan)
    yield from _law_unknown(scan)
    for start, end in spans(_SLIGHTING, text):
        yield mark(text, start, end)
    yield from _needs(scan)
    yield from _abstract_heads(scan)
    for start, end in spans(QUOTED, text)[-1:]:
        if end == len(text) and any(hit.end == start for hit in scan.of("aspects")):
            yield mark(text, start, end, strong=False)
    for hit in scan.of("soft_verbs"):
        if not quantities(text[hit.end : hit.end + 4]):
            yield mark(text, hit.start, hit.end)


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
            if negation.word.endswith("够"):
                yield Span(negation.start, negation.end)


def _is_grade(text: str, hit: Hit) -> bool:
    if hit.word == "不足" and quantities(text[hit.end : hit.end + 6]):
        return False
    if len(hit.word) > 1:
        return hit.word not in _ATTRIBUTES or text[hit.end : hit.end + 1] in _BEFORE_END
    if hit.end == len(text) or text[hit.end] in "的、和且":
        return hit.start > 0 and text[hit.start - 1] not in _NO_DEGREES
    return has(_DEGREE, text[max(0, hit.start - 6) : hit.start])


def _unformed(scan: Scan) -> Iterator[Mark]:
    """没有形成…, 未充分发挥…, 缺乏创新意识: an absence of something that only grades."""
    text = scan.text
    checkable = {hit.start for hit in scan.of("checkable_formations")}
    weak = {hit.word for hit in scan.of("weak_absences")}
    for absence in absences(scan):
        for hit in scan.of("vague_formations"):
            if absence.end <= hit.start and hit.start not in checkable and _is_bare(scan, absence.end, hit.start):
                yield mark(text, absence.start, hit.end)
                break
        else:
            if _abstract_complement(scan, absence.end) or (absence.word in weak and not _bounded(scan, absence.end)):
                yield mark(text, absence.start, len(text))


def _is_bare(scan: Scan, start: int, end: int) -> bool:
    """Whether nothing but adverbs and aspects stands in [start, end)."""
    covered = {
        i
        for name in ("aspects", "vague_formations")
        for hit in scan.within(name, start, end)
        for i in range(hit.start, hit.end)
    }
    return all(i in covered or scan.text[i] in _ADVERBS for i in range(start, end))


def _abstract_complement(scan: Scan, start: int) -> bool:
    """Whether what is missing is an aspect: the words up to the end hold aspects and no bounded object or action."""
    end = len(scan.text)
    aspects = scan.within("aspects", start, end)
    placed = any(scan.text[before] in "里中上内" for before in range(max(0, start - 3), start))
    if (
        "过" in scan.text[start + 1 : start + 3]
        or placed
        or not aspects
        or scan.within("objects", start, end)
        or names_law(scan.text[start:])
    ):
        return False
    if any(hit.start == start for hit in scan.of("action_verbs")) or counted(scan.text[start:]):
        return False
    return aspects[-1].end >= end - 1


def _bounded(scan: Scan, start: int) -> bool:
    """Whether words from ``start`` on name something that could be listed or counted."""
    text, end = scan.text, len(scan.text)
    if (
        scan.within("objects", start, end)
        or scan.within("defects", start, end)
        or TITLE in text[start:]
        or "“" in text[start:]
    ):
        return True
    return names_law(text[start:]) or counted(text[start:])


def _law_unknown(scan: Scan) -> Iterator[Mark]:
    """不懂法, 不了解法律知识: what is not known is law in general."""
    for hit in scan.of("cognition"):
        for broad in scan.of("broad_law"):
            if broad.start == hit.end and broad.end == len(scan.text):
                yield mark(scan.text, hit.start, broad.end)


def _needs(scan: Scan) -> Iterator[Mark]:
    improving = {hit.start for hit in scan.of("improve_verbs")}
    for start, end in spans(_IMPROVE, scan.text):
        if end in improving or any(scan.text[start:end].endswith(hit.word) for hit in scan.of("improve_verbs")):
            yield mark(scan.text, start, end)


def _abstract_heads(scan: Scan) -> Iterator[Mark]:
    heads = scan.of("vague_heads")
    if heads and heads[-1].end == len(scan.text):
        for start, end in spans(_ENDING, scan.text):
            yield mark(scan.text, start, end, strong=False)
