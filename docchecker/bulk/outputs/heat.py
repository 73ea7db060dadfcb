"""Which unit errs against which rule: the table of units and rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import Level, stands
from docchecker.report.words import rule_summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.bulk.records import Submission
    from docchecker.rulebook.model import Notice


class Heat(NamedTuple):
    """Rules with what they ask, the most broken first; each unit with its findings of each rule, the worst first."""

    rules: tuple[tuple[str, str], ...] = ()
    units: tuple[tuple[str, tuple[int, ...]], ...] = ()


def heat(submissions: Sequence[Submission], notice: Notice) -> Heat:
    """Return the findings that have to be put right, of the versions that count and whose unit is known."""
    found: dict[str, Counter[str]] = {}
    for one in submissions:
        if one.attribution.unit and one.superseded_by is None and not one.run:
            errors = (each.rule for each in one.report.findings if each.level is Level.ERROR and stands(each))
            found.setdefault(one.attribution.unit, Counter()).update(errors)
    total = sum(found.values(), Counter[str]())
    rules = [rule for rule, _number in total.most_common()]
    units = sorted(found.items(), key=lambda item: (-item[1].total(), item[0]))
    return Heat(
        tuple((rule, rule_summary(notice, rule)) for rule in rules),
        tuple((unit, tuple(numbers[rule] for rule in rules)) for unit, numbers in units if numbers),
    )
