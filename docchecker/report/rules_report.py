"""``rules list|show|verify``: the rules in force, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docchecker.report.page import Page, clean, columns, indent, pad
from docchecker.report.text import field
from docchecker.report.words import CLAUSE_STATUSES, LEVELS, kind_name, quoted, rule_summary, rules_of
from docchecker.rulebook.model import ClauseStatus, Notice, Rule
from docchecker.units import align_name, size_name

if TYPE_CHECKING:
    from collections.abc import Iterator


def kinds_of(notice: Notice, rule_id: str) -> tuple[str, ...]:
    """The kinds of document a rule is for."""
    return tuple(kind.id for kind in notice.kinds.values() if any(rule.id == rule_id for rule in kind.rules))


def rule_ids(notice: Notice) -> tuple[str, ...]:
    """The ids of all rules in force, in the order of the rule files, those of every kind last."""
    return tuple(dict.fromkeys(rule.id for rule in notice.rules))


def list_text(notice: Notice, page: Page) -> str:
    """Every rule in one line, by the kinds it is for."""
    lines = [*indent(clean(notice.title), page, "")]
    wide = max(map(columns, rule_ids(notice)), default=0) + 2
    group: tuple[str, ...] = ()
    for rule_id in rule_ids(notice):
        if kinds_of(notice, rule_id) != group:
            group = kinds_of(notice, rule_id)
            lines += ["", page.paint(_group_name(notice, group), "bold")]
        level = "、".join(dict.fromkeys(LEVELS[rule.level] for rule in rules_of(notice, rule_id)))
        lines += indent(clean(rule_summary(notice, rule_id)), page, f"  {pad(rule_id, wide)}{pad(level, 12)}")
    return "\n".join(lines)


def _group_name(notice: Notice, kinds: tuple[str, ...]) -> str:
    if len(notice.kinds) > 1 and len(kinds) == len(notice.kinds):
        return "各类材料共用"
    return "、".join(kind_name(notice, kind) for kind in kinds)


def list_json(notice: Notice, page: Page) -> str:
    """Every entry of every rule as plain data."""
    data = [_entry(rule, notice) for rule_id in rule_ids(notice) for rule in rules_of(notice, rule_id)]
    return json.dumps(data, ensure_ascii=False, indent=2)


def show_json(notice: Notice, rule_id: str, page: Page) -> str:
    """The entries of one rule as plain data."""
    return json.dumps([_entry(rule, notice) for rule in rules_of(notice, rule_id)], ensure_ascii=False, indent=2)


def _entry(rule: Rule, notice: Notice) -> dict[str, Any]:
    clause = notice.clauses.get(rule.clause)
    return {
        "rule": rule.id,
        "kinds": list(kinds_of(notice, rule.id)),
        "level": rule.level.value,
        "summary": rule.summary,
        "check": rule.check,
        "target": rule.target,
        "options": _options(rule),
        "clause": rule.clause,
        "quote": clause.quote if clause else "",
        "advice": rule.advice,
    }


def _options(rule: Rule) -> dict[str, Any]:
    """The settings of a rule's check that are set."""
    return {name: value for name, value in rule.options._asdict().items() if value is not None and value != ()}


def show_text(notice: Notice, rule_id: str, page: Page) -> str:
    """What one rule demands, why, and how to put it right."""
    lines = [page.paint(rule_id, "bold")]
    lines += field("适用", "、".join(kind_name(notice, kind) for kind in kinds_of(notice, rule_id)), page)
    for rule in rules_of(notice, rule_id):
        lines += ["", *_shown(rule, notice, page)]
    return "\n".join(lines)


def _shown(rule: Rule, notice: Notice, page: Page) -> Iterator[str]:
    yield from field("要求", rule.summary, page)
    yield from field("级别", LEVELS[rule.level], page)
    clause = notice.clauses.get(rule.clause)
    if clause:
        status = CLAUSE_STATUSES[clause.status]
        yield from field("依据", f"{clause.place}：{quoted(clause.quote)}（{clause.id}，{status}）", page)
        yield from field("理解", clause.reading, page)
    settings = "，".join(f"{name} = {_setting(name, value)}" for name, value in _options(rule).items())
    yield from field("核对", f"{rule.check}，对象 {rule.target}" + (f"，{settings}" if settings else ""), page)
    yield from field("怎么改", rule.advice, page)


def _setting(name: str, value: object) -> str:
    """A setting as the rule file spells it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if name == "size" and isinstance(value, float):
        return size_name(value)
    if name == "align":
        return align_name(str(value))
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)


def verify_text(notice: Notice, page: Page) -> str:
    """What a rules folder that loads without a mistake holds."""
    numbers = _numbers(notice)
    clauses = "，".join(f"{CLAUSE_STATUSES[status]}{numbers[status.value]}条" for status in ClauseStatus)
    held = f"{numbers['kinds']}类材料，{numbers['rules']}条规则，{numbers['clauses']}条条文（{clauses}）"
    text = f"规则没有错误：{held}。"
    return "\n".join([*indent(clean(str(notice.folder)), page, ""), *indent(text, page, "")])


def verify_json(notice: Notice, page: Page) -> str:
    """The same as plain data."""
    return json.dumps({"notice": notice.id, "folder": str(notice.folder), **_numbers(notice)}, ensure_ascii=False)


def _numbers(notice: Notice) -> dict[str, int]:
    statuses = [clause.status for clause in notice.clauses.values()]
    totals = {"kinds": len(notice.kinds), "rules": len(rule_ids(notice)), "clauses": len(statuses)}
    return totals | {status.value: statuses.count(status) for status in ClauseStatus}
