"""Is the name of a problem broad and empty? (附件4 注三: 要明确具体，切口小，避免大而空泛)

A name is taken apart into clauses. A clause holds a *defect* when looking, counting or asking once would confirm it, it
*grades* when it only says how good something is. One defect makes a name specific; grades alone make it vague. Where
neither is seen, a statement about a bounded object is taken as specific, about an abstract aspect as vague.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.judgements import NameJudgement
from docchecker.language.masking import mask_figures, mask_titles
from docchecker.language.vagueness import clauses

if TYPE_CHECKING:
    from docchecker.language.judgements import Confidence
    from docchecker.language.terms import Terms
    from docchecker.language.vagueness.clauses import Clause
    from docchecker.language.vagueness.marks import Mark

_MARKS = frozenset("“”‘’、，。；：（） 　")
#: Han characters no list explains: from here on a clause beside a grade states a fact.
_REST_OF_A_FACT = 2
#: Up to here a name is made of nothing but aspects and grades.
_REST_OF_A_PHRASE = 6


def judge_name(text: str, terms: Terms) -> NameJudgement:
    """The judgement of a problem's name, given without its number."""
    if "".join(char for char in text if char not in _MARKS) in terms.all_of("notice_examples"):
        return NameJudgement("vague", "high", (f"“{text}”：通知附件4点名的大而空泛的例子",), _hint([]))
    masked = mask_figures(mask_titles(text), terms["named_numbers"])
    parts = tuple(clauses.analyse(masked[start:end], terms, text[start:end]) for start, end in clauses.split(masked))
    last = max((i for i, part in enumerate(parts) if part.grades), default=-1)
    defects = [mark for i, part in enumerate(parts) for mark in _counting(part, i < last, len(parts) == 1)]
    if defects:
        return NameJudgement("specific", "high", (_quote(defects) + "：看一次、数一数或问一问就能证实",))
    grades = [mark for part in parts for mark in part.grades]
    facts = [part for i, part in enumerate(parts) if i > last and _is_fact(part, bool(grades))]
    if facts:
        return NameJudgement("specific", "low", (f"“{facts[0].text}”：说的是{facts[0].objects[0]}的一件事",))
    return _vague(parts, grades, terms)


def _counting(part: Clause, background: bool, alone: bool) -> list[Mark]:
    """The marks of a defect that count; what a grade follows is mostly background (开展活动70场，但效果不佳)."""
    if part.opener and not alone:
        return []
    return [mark for mark in part.checkable if mark.strong or not background]


def _is_fact(part: Clause, beside_grades: bool) -> bool:
    if part.grades or part.opener or not part.objects:
        return False
    return part.rest >= _REST_OF_A_FACT if beside_grades else True


def _vague(parts: tuple[Clause, ...], grades: list[Mark], terms: Terms) -> NameJudgement:
    aspects = [word for part in parts for word in part.aspects]
    objects = [word for part in parts for word in part.objects]
    plain = all(part.grades or part.opener or not part.rest for part in parts)
    sure = plain and not objects and sum(part.rest for part in parts) <= _REST_OF_A_PHRASE
    confidence: Confidence = "high" if grades and sure else "low"
    if grades:
        words = _quoted([*aspects[-1:], *(mark.text for mark in grades[:2])])
        reason = f"{words}：只有抽象方面和程度，没有对象、行为、数量"
        if objects:
            reason = f"{words}：说到了“{objects[0]}”，但只评程度，没有查得到的行为或数量"
    else:
        reason = "没有看到具体的对象和查得到的毛病"
    return NameJudgement("vague", confidence, (reason,), _hint(objects))


def _quote(marks: list[Mark]) -> str:
    return _quoted([mark.text for mark in marks[:2]])


def _quoted(words: list[str]) -> str:
    """The words in quotation marks, without those that only repeat a part of another."""
    kept = [word for word in dict.fromkeys(words) if not any(word != other and word in other for other in words)]
    return "".join(f"‘{word}’" for word in kept)


def _hint(objects: list[str]) -> str:
    """How the name could be put: what is missing, as a shape and never as a fact."""
    who = f"“{objects[0]}”已点到对象，再写" if objects else "先写对象（哪个单位、哪类人、哪份材料），再写"
    return (
        who
        + "查得到的毛病（没有做、做错、过期、不知道哪一条）和数量（几个中有几个、多少天），如“〔对象〕＋〔没做或做错的事〕＋〔数量〕”。"
    )
