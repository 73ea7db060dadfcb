"""``rules show``: what a rule demands, why, what it looks like right and wrong, and how to change it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.report.page import Page, clean
from docchecker.report.rules_report import kinds_of, options_of
from docchecker.report.templating import page
from docchecker.report.text import field
from docchecker.report.words import CLAUSE_STATUSES, LEVELS, kind_name, quoted, rule_summary, rules_of
from docchecker.rulebook.places import rules_root
from docchecker.rulebook.whereabouts import whereabouts
from docchecker.units import align_name, size_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.rulebook.model import Notice, Rule

GOOD, BAD = "正例", "反例"

_MARKDOWN = re.compile(r"([\\`*_<>|#\[\]])")


def show_text(notice: Notice, ids: tuple[str, ...], page_: Page) -> str:
    """The rules for a terminal."""
    return "\n\n\n".join("\n".join(_text(notice, rule_id, page_)) for rule_id in ids)


def _text(notice: Notice, rule_id: str, page_: Page) -> Iterator[str]:
    yield page_.paint(rule_id, "bold")
    yield from field("适用", _kinds(notice, rule_id), page_)
    for rule in rules_of(notice, rule_id):
        yield ""
        for name, words in fields_of(rule, notice):
            yield from field(name, words, page_)


def show_md(notice: Notice, ids: tuple[str, ...], page_: Page) -> str:
    """The rules as Markdown."""
    return "\n".join(
        [f"# 规则：{_md(notice.title)}", *(line for rule_id in ids for line in _markdown(notice, rule_id))]
    )


def _markdown(notice: Notice, rule_id: str) -> Iterator[str]:
    yield from ("", f"## {rule_id}　{_md(rule_summary(notice, rule_id))}", "", f"适用：{_md(_kinds(notice, rule_id))}")
    for rule in rules_of(notice, rule_id):
        yield ""
        yield from (f"- **{name}**：{_md(words)}" for name, words in fields_of(rule, notice))


def _md(text: str) -> str:
    """Text whose marks mean nothing to Markdown."""
    return _MARKDOWN.sub(r"\\\1", clean(text))


class Entry(NamedTuple):
    """One entry of a rule: names, what is said, and the look (a CSS class) of what is said."""

    fields: tuple[tuple[str, str, str], ...]


class ShownRule(NamedTuple):
    """A rule as the page shows it."""

    id: str
    summary: str
    kinds: str
    entries: tuple[Entry, ...]


def show_html(notice: Notice, ids: tuple[str, ...], page_: Page) -> str:
    """The rules as one page."""
    return page("rules.html", notice=notice.title, rules=[_shown(notice, rule_id) for rule_id in ids])


def _shown(notice: Notice, rule_id: str) -> ShownRule:
    entries = tuple(_entry(rule, notice) for rule in rules_of(notice, rule_id))
    return ShownRule(rule_id, rule_summary(notice, rule_id), _kinds(notice, rule_id), entries)


def _entry(rule: Rule, notice: Notice) -> Entry:
    looks = {GOOD: "good", BAD: "bad"}
    return Entry(tuple((name, words, looks.get(name, "")) for name, words in fields_of(rule, notice)))


def _kinds(notice: Notice, rule_id: str) -> str:
    return "、".join(kind_name(notice, kind) for kind in kinds_of(notice, rule_id))


def fields_of(rule: Rule, notice: Notice) -> list[tuple[str, str]]:
    """What is said of an entry of a rule: names and words, those without words left out."""
    clause = notice.clauses.get(rule.clause)
    status = CLAUSE_STATUSES[clause.status] if clause else ""
    settings = "，".join(f"{name} = {setting_words(name, value)}" for name, value in options_of(rule).items())
    fields = [
        ("要求", rule.summary),
        ("级别", LEVELS[rule.level]),
        ("依据", f"{clause.place}：{quoted(clause.quote)}（{clause.id}，{status}）" if clause else ""),
        ("理解", clause.reading if clause else ""),
        ("核对", f"{rule.check}，对象 {rule.target}" + (f"，{settings}" if settings else "")),
        (GOOD, rule.good),
        (BAD, rule.bad),
        ("怎么改", rule.advice),
        ("改规则", _how_to_change(rule, notice)),
    ]
    return [(name, words) for name, words in fields if words]


def _how_to_change(rule: Rule, notice: Notice) -> str:
    """The file and the keys of a rule, with their lines."""
    found = whereabouts(rule, notice)
    if found is None:
        return ""
    keys = "；".join(f"第{setting.line}行 {setting.written}" for setting in found.settings)
    shipped = found.file.is_relative_to(rules_root())
    copy = "自带的规则先复制整个文件夹再改，检查时用 --rules 指明；" if shipped else ""
    place = f"自带规则里的 {found.file.relative_to(rules_root()).as_posix()}" if shipped else str(found.file)
    return f"{place} 第{found.line}行起：{keys}。{copy}不要这条规则，就把整段删去。"


def setting_words(name: str, value: object) -> str:
    """Return a setting as the rule file spells it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if name == "size" and isinstance(value, float):
        return size_name(value)
    if name == "align":
        return align_name(str(value))
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)
