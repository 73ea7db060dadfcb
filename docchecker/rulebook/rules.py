"""``[[rule]]`` tables of a rule file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import Level
from docchecker.rulebook.conflicts import Entry
from docchecker.rulebook.model import Clause, Rule
from docchecker.rulebook.options import Supplies, every_option, option_names, read_options, verbs_with
from docchecker.rulebook.verbs import Verbs, rule_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docchecker.rulebook.source import Source, Table

LEVELS: Mapping[str, Level] = {"必须": Level.ERROR, "建议": Level.WARNING, "提示": Level.NOTE}

#: Keys that a rule may do without: what it looks like when it is right, and when it is wrong.
_SAMPLES = ("good", "bad")

_KEYS = ("id", "clause", "level", "check", "on", "summary", "advice", *_SAMPLES)

#: Before the code of a fault: an advice for that fault only.
_FOR_ONE_FAULT = "advice_"


class Known(NamedTuple):
    """What a rule may refer to: clauses, fonts and term lists, verbs and targets."""

    clauses: Mapping[str, Clause]
    supplies: Supplies
    verbs: Verbs
    targets: tuple[str, ...]


def read_rules(source: Source, known: Known) -> tuple[Entry, ...]:
    """The rules of a file in order; BadRules for the first mistake."""
    return tuple(Entry(table, _rule(table, known)) for table in source.tables("rule"))


def _rule(table: Table, known: Known) -> Rule:
    table.only((*_KEYS, *_one_fault(table), *every_option(known.verbs)))
    check = table.choice("check", known.verbs, "种核对办法")
    verb = known.verbs[check]
    names = option_names(verb)
    _check_keys(table, check, names, known.verbs)
    return Rule(
        id=table.choice("id", sorted(rule_ids()), "条规则（程序里没有它的核对办法）"),
        clause=table.choice("clause", known.clauses, "个条款"),
        level=LEVELS[table.choice("level", LEVELS, "个等级")],
        check=check,
        target=table.choice("on", known.targets, "个核对的地方"),
        options=read_options(table, verb, known.supplies),
        summary=_filled(table, "summary", names),
        advice=_filled(table, "advice", names),
        advice_for=_advice_for(table, names),
        **{key: _filled(table, key, names) for key in _SAMPLES if key in table.values},
    )


def _check_keys(table: Table, check: str, names: Iterable[str], verbs: Verbs) -> None:
    """BadRules for a key that belongs to other verbs only."""
    for key in table.values:
        if key not in (*_KEYS, *_one_fault(table)) and key not in names:
            users = "、".join(f"“{verb}”" for verb in verbs_with(key, verbs))
            table.fail(f"check = “{check}”的规则没有“{key}”这个设置。", f"它只用于{users}。", key)


def _one_fault(table: Table) -> tuple[str, ...]:
    """The keys that hold an advice for one fault only."""
    return tuple(key for key in table.values if key.startswith(_FOR_ONE_FAULT))


def _advice_for(table: Table, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The advices for one fault only, by its code."""
    return tuple((key.removeprefix(_FOR_ONE_FAULT), _filled(table, key, names)) for key in _one_fault(table))


def _filled(table: Table, key: str, names: Iterable[str]) -> str:
    """A sentence with ``{max}`` and the like replaced by the rule's own settings."""
    text = table.text(key)
    if "{" not in text and "}" not in text:
        return text
    said = {name: _said(table.values[name]) for name in names if name in table.values}
    try:
        return text.format_map(said)
    except (KeyError, ValueError, IndexError, AttributeError):
        can = "、".join(f"{{{name}}}" for name in said) or "（没有）"
        table.fail(f"“{key}”里的花括号不对。", f"本条规则可以写：{can}。", key)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "加粗" if value else "不加粗"
    return "或".join(value) if isinstance(value, list) else str(value)
