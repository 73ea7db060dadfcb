"""Two rules that cannot both be met: the same property of the same target asked for in two ways."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from docchecker.rulebook.options import option_names
from docchecker.rulebook.verbs import WordsOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docchecker.rulebook.model import Rule
    from docchecker.rulebook.source import Table

#: Verbs whose rules add up: each may ask for something else of the same target.
_ADDING_UP = ("element",)


class Entry(NamedTuple):
    """A rule and the table it was read from."""

    table: Table
    rule: Rule


def check_conflicts(entries: Iterable[Entry]) -> None:
    """BadRules at the later of two rules of one kind that are the same or contradict each other."""
    for first, second in combinations(entries, 2):
        if first.rule.target != second.rule.target:
            continue
        if first.rule.id == second.rule.id:
            problem = f"{second.rule.id} 对 {second.rule.target} 已经写过一次（{_place(first, 'id')}）。"
            second.table.fail(problem, "删掉其中一条。", "id")
        if first.rule.check == second.rule.check and first.rule.check not in _ADDING_UP:
            _compare(first, second)


def _compare(first: Entry, second: Entry) -> None:
    for key in _both_set(first, second):
        one, other = getattr(first.rule.options, key), getattr(second.rule.options, key)
        if one != other:
            _contradiction(first, second, key, key)
    if isinstance(first.rule.options, WordsOptions) and isinstance(second.rule.options, WordsOptions):
        _compare_bounds(first, second, _bounds(first.rule.options), _bounds(second.rule.options))


def _compare_bounds(first: Entry, second: Entry, one: _Bounds, other: _Bounds) -> None:
    """BadRules when no number is between the bounds of both."""
    if one.least > other.most:
        _contradiction(first, second, one.least_key, other.most_key)
    if other.least > one.most:
        _contradiction(first, second, one.most_key, other.least_key)


def _both_set(first: Entry, second: Entry) -> Iterator[str]:
    return (key for key in option_names(first.rule.check) if key in first.table.values and key in second.table.values)


class _Bounds(NamedTuple):
    """Least and greatest 字数 a rule lets pass, and the keys that say so."""

    least: float
    most: float
    least_key: str = "min"
    most_key: str = "max"


def _bounds(options: WordsOptions) -> _Bounds:
    if options.target is not None:
        spread = options.target * (options.fail or 0) / 100
        return _Bounds(options.target - spread, options.target + spread, "target", "target")
    return _Bounds(options.min or 0, float("inf") if options.max is None else options.max)


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
