"""``rules list|verify``, and ``rules show`` for programs: the rules in force."""

from __future__ import annotations

from typing import Any

from docchecker.report.page import Page, clean, columns, indent, pad
from docchecker.report.words import CLAUSE_STATUSES, LEVELS, kind_name, rule_summary, rules_of
from docchecker.rulebook.model import ClauseStatus, Notice, Rule
from docchecker.rulebook.verbs import settings
from docchecker.rulebook.whereabouts import whereabouts


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
    return show_json(notice, rule_ids(notice), page)


def show_json(notice: Notice, ids: tuple[str, ...], page: Page) -> str:
    """The entries of these rules as plain data."""
    data = [_entry(rule, notice) for rule_id in ids for rule in rules_of(notice, rule_id)]
    import json

    return json.dumps(data, ensure_ascii=False, indent=2)


def _entry(rule: Rule, notice: Notice) -> dict[str, Any]:
    clause = notice.clauses.get(rule.clause)
    return {
        "rule": rule.id,
        "kinds": list(kinds_of(notice, rule.id)),
        "level": rule.level.value,
        "summary": rule.summary,
        "check": rule.check,
        "target": rule.target,
        "options": options_of(rule),
        "clause": rule.clause,
        "quote": clause.quote if clause else "",
        "advice": rule.advice,
        "good": rule.good,
        "bad": rule.bad,
        **_place(rule, notice),
    }


def _place(rule: Rule, notice: Notice) -> dict[str, Any]:
    """Where the rule can be changed."""
    found = whereabouts(rule, notice)
    return {"file": str(found.file), "line": found.line} if found else {"file": None, "line": None}


def options_of(rule: Rule) -> dict[str, Any]:
    """The settings of a rule's check that are set."""
    return {
        name: value
        for name, value in zip(settings(type(rule.options)), rule.options, strict=True)
        if value not in (None, (), "")
    }


def verify_text(notice: Notice, page: Page) -> str:
    """What a rules folder that loads without a mistake holds."""
    numbers = _numbers(notice)
    clauses = "，".join(f"{CLAUSE_STATUSES[status]}{numbers[status.value]}条" for status in ClauseStatus)
    held = f"{numbers['kinds']}类材料，{numbers['rules']}条规则，{numbers['clauses']}条条文（{clauses}）"
    text = f"规则没有错误：{held}。"
    return "\n".join([*indent(clean(str(notice.folder)), page, ""), *indent(text, page, "")])


def verify_json(notice: Notice, page: Page) -> str:
    """The same as plain data."""
    import json

    return json.dumps({"notice": notice.id, "folder": str(notice.folder), **_numbers(notice)}, ensure_ascii=False)


def _numbers(notice: Notice) -> dict[str, int]:
    statuses = [clause.status for clause in notice.clauses.values()]
    totals = {"kinds": len(notice.kinds), "rules": len(rule_ids(notice)), "clauses": len(statuses)}
    return totals | {status.value: statuses.count(status) for status in ClauseStatus}
