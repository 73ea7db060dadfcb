"""What looking, counting or asking once would confirm in a clause of a problem's name: 未公示, 不上课, 仅4批."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.patterns import Shape, spans
from docchecker.language.quantities import quantities
from docchecker.language.vagueness.marks import QUOTED, Mark, absences, mark, overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.language.terms import Scan

_ONLY_VERB = Shape(
    r"(?:只|仅|光|专)(?![业项门题班干职人家款栏区案程用]|重|注重|满足|求|顾|图|停留|限于|仅|是|能|有|不)[\u4e00-\u9fff]"
)
_EVENT = Shape(
    r"[发讲放播贴印写挂送看学用教念给]了?的(?:却|还|仍|都|全)?是|已经?(?=[\u4e00-\u9fff])(?!成为|基本|初步|有|不)"
    r"|被[\u4e00-\u9fff]{2}|(?:把|将)(?!握|近|来|要|会)[\u4e00-\u9fff]{2}|[贴挂摆放锁写印停堆存关留坐站拿用开]着"
    r"|(?:[放堆贴挂写送发交锁摆搬印装塞扔藏丢夹压钉刷画排]|存放)在|[写送发交搬装塞放混夹列]进|[发送交推甩转卖]给|[寄送发投贴挂搬装接](?:到|错)了?"
    r"|[撤停关坏丢拆走跑倒断没]了|由[^，]{2,12}?(?:填|写|签|代|兼|管|讲|办|报|评|打|保管|担任|负责)"
)


def defects_in(scan: Scan, grades: tuple[Mark, ...]) -> Iterator[Mark]:
    """Everything in the clause that looking, counting or asking once would confirm."""
    text = scan.text
    firm = tuple(mark for mark in grades if mark.strong)
    weak = {hit.start for hit in scan.of("weak_defects")}
    for hit in scan.of("defects"):
        if not overlaps(hit, firm):
            yield mark(text, hit.start, hit.end, hit.start not in weak)
    for absence in absences(scan):
        if not overlaps(absence, firm) and absence.end < len(text):
            yield mark(text, absence.start, len(text))
    yield from _not_done(scan, firm)
    yield from _not_known(scan, firm)
    yield from _figures(scan, firm)
    for start, _ in spans(_EVENT, text):
        yield mark(text, start, len(text), strong=False)
    for start, _ in spans(_ONLY_VERB, text):
        yield mark(text, start, len(text))


def _not_done(scan: Scan, grades: tuple[Mark, ...]) -> Iterator[Mark]:
    """不上课, 不签字: a bounded action not done."""
    actions = {hit.start: hit for hit in scan.of("action_verbs")}
    for negation in scan.of("negations"):
        hit = actions.get(negation.start + 1)
        if negation.word.startswith("不") and hit and not overlaps(negation, grades):
            yield mark(scan.text, negation.start, hit.end)


def _not_known(scan: Scan, grades: tuple[Mark, ...]) -> Iterator[Mark]:
    """不知道转场要备案: a named thing someone does not know; 不懂法 names nothing."""
    text = scan.text
    for hit in scan.of("cognition"):
        if overlaps(hit, grades):
            continue
        broad = [part.end for part in scan.of("broad_law") if part.start == hit.end]
        named = len(text) - (broad[0] if broad else hit.end) >= 2 or scan.within("objects", 0, hit.start)
        if named and not (broad and broad[0] >= len(text) - 1):
            yield mark(text, hit.start, len(text))


def _figures(scan: Scan, grades: tuple[Mark, ...]) -> Iterator[Mark]:
    """Figures that carry the defect: 仅4批, 无一, 不足3分钟; others only where nothing grades and nothing is output."""
    text = scan.text
    for hit in scan.of("zero_words"):
        yield mark(text, hit.start, hit.end)
    outputs = scan.has("outputs")
    limits = [hit for hit in scan.of("only_words") if not overlaps(hit, grades)]
    quoted = spans(QUOTED, text)
    for figure in quantities(text):
        if any(start <= figure.start < end for start, end in quoted):
            continue
        near = any(
            0 <= figure.start - hit.end <= 3 or hit.start == figure.end for hit in limits if hit.word not in "有占近余"
        )
        if near:
            yield mark(text, figure.start, figure.end)
        elif figure.unit and not outputs and figure.text not in ("一个", "一种", "一定", "一些"):
            yield mark(text, figure.start, figure.end, strong=False)
