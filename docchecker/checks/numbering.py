"""``numbering``: items bear the annex's form of number, running 1, 2, 3 … without gap or repeat.

Pass: “1.” “2.” “3.”, typed or automatic. Warning: “一、”. Fail: 1, 2, 4 or 1, 2, 2. Silent: the full-width “1．”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, item_span, result, softer, verb
from docchecker.classify.labels import label_before_digit, parse_label
from docchecker.findings import Status
from docchecker.rulebook.verbs import Group, NoOptions
from docchecker.structure import HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.checks.analysis import Analysis
    from docchecker.findings import Finding
    from docchecker.rulebook.model import Rule
    from docchecker.structure import Item

#: wrong numbers told in a message
_TOLD = 4


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding for items without a number, one a gap or repeat, one for a form that is not the annex's."""
    items = analysis.structure.items
    findings = [one for find in (_bare, _sequence, _form, _twice) for one in find(rule, analysis, items)]
    return result(rule, findings, len(items), evidence=[item.label for item in items if item.label])


def _bare(rule: Rule, analysis: Analysis, items: tuple[Item, ...]) -> Iterator[Finding]:
    bare = [item for item in items if item.number is None]
    if bare:
        places = [item_span(analysis, item) for item in bare]
        yield finding(
            rule,
            analysis,
            "no_number",
            f"{len(bare)}个问题没有编号",
            places,
            actual="无编号",
            expected=_shown(analysis, 1),
        )


def _sequence(rule: Rule, analysis: Analysis, items: tuple[Item, ...]) -> Iterator[Finding]:
    """The right number is the item's place in the list, so what follows a slip is told with it."""
    wrong = [item for item in items if item.number is not None and item.number != item.order]
    if not wrong:
        return
    if _right_otherwise(analysis, items):
        yield _unsettled(rule, analysis, wrong)
        return
    restarts = _restarts(analysis, items)
    if restarts:
        yield _restarted(rule, analysis, restarts, items)
        return
    first = wrong[0]
    told = "，".join(
        f"第{item.order}个问题编为“{item.label}”，应为“{_shown(analysis, item.order)}”" for item in wrong[:_TOLD]
    )
    more = "……" if len(wrong) > _TOLD else ""
    places = [item_span(analysis, item) for item in wrong]
    wanted = _shown(analysis, first.order)
    message = f"编号{_slip(first, items)}：{told}{more}"
    yield finding(rule, analysis, "sequence", message, places, actual=first.label, expected=wanted)


def _right_otherwise(analysis: Analysis, items: tuple[Item, ...]) -> bool:
    """Whether the numbers run without gap or repeat under the other reading of an automatic list's restarts."""
    return all(_other_number(analysis, item) in (None, item.order) for item in items) and any(
        analysis.document.paragraphs[item.name.paragraph].other_label is not None for item in items if item.automatic
    )


def _other_number(analysis: Analysis, item: Item) -> int | None:
    other = analysis.document.paragraphs[item.name.paragraph].other_label
    found = parse_label(other + " ") if item.automatic and other is not None else None
    return found.number if found else item.number


def _unsettled(rule: Rule, analysis: Analysis, wrong: Sequence[Item]) -> Finding:
    message = f"自动编号从哪里重新编起，各软件显示的可能不一样：第{wrong[0].order}个问题的编号请打开 Word 核对"
    places = [item_span(analysis, item) for item in wrong]
    return finding(
        rule, analysis, "unsettled", message, places, status=Status.UNDECIDED, actual=wrong[0].label,
        expected=_shown(analysis, wrong[0].order), confidence=0.5,
    )  # fmt: skip


def _restarts(analysis: Analysis, items: tuple[Item, ...]) -> list[Item]:
    """The items that begin again at 1 below a heading of their own, where the numbers between are in order."""
    headings = [(span.paragraph, span.start) for span in analysis.structure.spans.get(HEADING, ())]
    found, due = [], 1
    for before, item in zip((None, *items), items, strict=False):
        begins = before is not None and item.number == 1 and due != 1
        if (
            begins
            and before is not None
            and any(
                (before.name.paragraph, before.name.start) < heading < (item.name.paragraph, item.name.start)
                for heading in headings
            )
        ):
            found.append(item)
            due = 1
        if item.number is not None and item.number != due:
            return []
        due += 1
    return found


def _restarted(rule: Rule, analysis: Analysis, restarts: list[Item], items: tuple[Item, ...]) -> Finding:
    last = _shown(analysis, len(items))
    first = restarts[0]
    message = (
        f"分方面列出的问题，每个方面下面又从“{first.label}”编起（共{len(restarts) + 1}个方面），"
        f"应当从“{_shown(analysis, 1)}”到“{last}”连续编号"
    )
    places = [item_span(analysis, item) for item in restarts]
    wanted = _shown(analysis, first.order)
    return finding(rule, analysis, "restart", message, places, actual=first.label, expected=wanted)


def _slip(item: Item, items: tuple[Item, ...]) -> str:
    """What is wrong with the first wrong number."""
    if item.number is not None and item.number > item.order:
        return "跳号"
    before = items[item.order - 2] if item.order > 1 else None
    return "重复" if before is not None and before.number == item.number else "倒退"


def _form(rule: Rule, analysis: Analysis, items: tuple[Item, ...]) -> Iterator[Finding]:
    asked = analysis.kind.item_label if analysis.kind else ""
    other = [item for item in items if item.label and _form_of(item.label) != _form_of(asked)]
    if asked and other:
        labels = "、".join(dict.fromkeys(f"“{item.label}”" for item in other[:3]))
        message = f"问题编号写成{labels}，附件的形式是“{asked}”"
        places = [item_span(analysis, item) for item in other]
        yield finding(
            rule, analysis, "form", message, places, level=softer(rule), actual=other[0].label, expected=asked
        )


def _twice(rule: Rule, analysis: Analysis, items: tuple[Item, ...]) -> Iterator[Finding]:
    """Numbers that show twice, the automatic one and the same typed by hand."""
    twice = [item for item in items if item.automatic and _typed(analysis, item) == item.number]
    if twice:
        label = twice[0].label
        message = f"{len(twice)}个问题的编号出现两遍：自动编号之外又手工打了“{label}”"
        places = [item_span(analysis, item) for item in twice]
        yield finding(
            rule, analysis, "number_twice", message, places, level=softer(rule), actual=label + label, expected=label
        )


def _typed(analysis: Analysis, item: Item) -> int | None:
    label = parse_label(analysis.text(item.name)) or label_before_digit(analysis.text(item.name))
    return label.number if label and label.form == _form_of(item.label) else None


def _form_of(label: str) -> str:
    found = parse_label(label + " ")
    return found.form if found else ""


def _shown(analysis: Analysis, number: int) -> str:
    form = analysis.kind.item_label if analysis.kind else "1."
    return form.replace("1", str(number))


VERB = verb("numbering", NoOptions, check, Group.STRUCTURE)
