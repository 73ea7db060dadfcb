"""``sections``: the prescribed headings, all of them, in order, in their own words.

Pass: “一、背景情况”, automatic or typed, also “1. 背景情况”. Fail: one missing, doubled, renamed or out of order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.context import Context, Result, finding, result
from docchecker.classify.lines import squeeze
from docchecker.findings import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.rulebook.model import Rule, Section
    from docchecker.structure import Part

_HAN = "零一二三四五六七八九十"


def check(rule: Rule, context: Context) -> Result:
    """One finding a missing, doubled, renamed, swapped, misnumbered or extra heading."""
    if context.kind is None:
        return result(rule, (), 0)
    sections = context.kind.sections
    findings = [*_presence(rule, context, sections), *_order(rule, context, sections)]
    evidence = [context.text(part.heading).strip() for part in context.structure.parts]
    return result(rule, findings, len(sections), evidence=evidence)


def prescribed(section: Section) -> str:
    """A heading as the annex has it: “一、背景情况”."""
    return f"{_HAN[section.number]}、{section.heading}"


def _presence(rule: Rule, context: Context, sections: tuple[Section, ...]) -> Iterator[Finding]:
    for section in sections:
        parts = context.parts(section.key)
        right = [part for part in parts if squeeze(part.words).startswith(section.heading)]
        wanted = prescribed(section)
        if not parts:
            yield finding(rule, context, f"缺少“{wanted}”", (), actual="无", expected=wanted)
        elif not right:
            yield _renamed(rule, context, parts[0], wanted)
        if len(parts) > 1:
            places = [context.location(part.heading) for part in parts]
            message = f"“{wanted}”出现了{len(parts)}次"
            yield finding(rule, context, message, places, actual=f"{len(parts)}次", expected="1次")


def _renamed(rule: Rule, context: Context, part: Part, wanted: str) -> Finding:
    written = context.text(part.heading).strip()
    label = context.document.paragraphs[part.heading.paragraph].label
    message = f"标题“{label}{written}”与附件不一致，应为“{wanted}”"
    return finding(rule, context, message, [context.location(part.heading)], actual=label + written, expected=wanted)


def _order(rule: Rule, context: Context, sections: tuple[Section, ...]) -> Iterator[Finding]:
    number = {section.key: section.number for section in sections}
    parts = [part for part in context.structure.parts if part.section is not None]
    order = [number[part.section] for part in parts if part.section is not None]
    if len(set(order)) == len(order) and order != sorted(order):
        shown = "、".join(f"“{part.words}”" for part in parts)
        places = [context.location(part.heading) for part in parts]
        message = f"各部分顺序不对：现在是{shown}"
        yield finding(rule, context, message, places, actual=shown, expected="、".join(f"“{s.heading}”" for s in sections))
        return
    if len(set(order)) == len(order):
        yield from _numbers(rule, context, parts, number, sections)
    extra = [part for part in context.structure.parts if part.section is None]
    if extra:
        shown = "、".join(f"“{context.text(part.heading).strip()}”" for part in extra)
        places = [context.location(part.heading) for part in extra]
        message = f"附件只要求{len(sections)}个部分，多出{shown}"
        yield finding(rule, context, message, places, level=Level.WARNING, actual=shown, expected=f"{len(sections)}个部分")


def _numbers(
    rule: Rule, context: Context, parts: list[Part], number: dict[str, int], sections: tuple[Section, ...]
) -> Iterator[Finding]:
    by_key = {section.key: section for section in sections}
    for part in parts:
        key = part.section or ""
        wanted = prescribed(by_key[key])
        place = [context.location(part.heading)]
        if part.number is None:
            message = f"标题“{part.words}”没有编号，应为“{wanted}”"
            yield finding(rule, context, message, place, level=Level.WARNING, actual=part.words, expected=wanted)
        elif part.number != number[key]:
            message = f"标题“{part.words}”的编号是{part.number}，应为“{wanted}”"
            yield finding(rule, context, message, place, actual=str(part.number), expected=wanted)
