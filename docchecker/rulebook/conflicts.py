"""Two rules that cannot both be met: the same property of the same target asked for in two ways."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from docchecker.rulebook.options import option_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docchecker.rulebook.model import Rule
    from docchecker.rulebook.source import Table
    from docchecker.rulebook.verbs import Bounds, Verb, Verbs


class Entry(NamedTuple):
    """A rule and the table it was read from."""

    table: Table
    rule: Rule


def check_conflicts(entries: Iterable[Entry], verbs: Verbs) -> None:
    """BadRules at the later of two rules of one kind that are the same or contradict each other."""
    for first, second in combinations(entries, 2):
        if first.rule.target != second.rule.target:
            continue
        more = verbs[first.rule.check].adds_up and first.rule.options != second.rule.options
        if first.rule.id == second.rule.id and not more:
            problem = f"{second.rule.id} 对 {second.rule.target} 已经写过一次（{_place(first, 'id')}）。"
            second.table.fail(problem, "删掉其中一条。", "id")
        if first.rule.check == second.rule.check and not verbs[first.rule.check].adds_up:
            _compare(first, second, verbs[first.rule.check])


def _compare(first: Entry, second: Entry, verb: Verb) -> None:
    for key in _both_set(first, second, verb):
        one, other = getattr(first.rule.options, key), getattr(second.rule.options, key)
        if one != other:
            _contradiction(first, second, key, key)
    if verb.bounds is not None:
        _compare_bounds(first, second, verb.bounds(first.rule.options), verb.bounds(second.rule.options))


def _compare_bounds(first: Entry, second: Entry, one: Bounds, other: Bounds) -> None:
    """BadRules when no number is between the bounds of both."""
    if one.least > other.most:
        _contradiction(first, second, one.least_key, other.most_key)
    if other.least > one.most:
        _contradiction(first, second, one.most_key, other.least_key)


def _both_set(first: Entry, second: Entry, verb: Verb) -> Iterator[str]:
    return (key for key in option_names(verb) if key in first.table.values and key in second.table.values)


def _contradiction(first: Entry, second: Entry, one: str, other: str) -> NoReturn:
    there = f"{_place(first, one)}的 {first.rule.id} 要求 {one} = {_said(first, one)}"
    here = f"{second.rule.id} 要求 {other} = {_said(second, other)}"
    second.table.fail(f"对 {second.rule.target}，{here}，与{there}矛盾。", "两处改成一样，或者删掉其中一条。", other)


def _said(entry: Entry, key: str) -> str:
    value = entry.table.values[key]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "、".join(f"“{word}”" for word in value)
    return f"“{value}”" if isinstance(value, str) else str(value)


def _place(entry: Entry, key: str) -> str:
    return f"{entry.table.source.path.name}第{entry.table.line(key)}行"
