"""``sections``: the prescribed headings, all of them, in order, in their own words.

Pass: “一、背景情况”, automatic or typed. Fail: one missing, doubled, renamed or out of order. Silent: “1. 背景情况”, a
space within the heading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, result, softer, verb
from docchecker.classify.lines import squeeze
from docchecker.language.characters import seen
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.checks.analysis import Analysis
    from docchecker.findings import Finding
    from docchecker.rulebook.model import Rule, Section
    from docchecker.structure import Part

_HAN = "零一二三四五六七八九十"


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding a missing, doubled, renamed, swapped, misnumbered or extra heading."""
    if analysis.kind is None:
        return result(rule, (), 0)
    sections = analysis.kind.sections
    findings = [one for find in (_presence, _order, _extra, _runs_on) for one in find(rule, analysis, sections)]
    evidence = [analysis.text(part.heading).strip() for part in analysis.structure.parts]
    return result(rule, findings, len(sections), evidence=evidence)


def prescribed(section: Section) -> str:
    """A heading as the annex has it: “一、背景情况”."""
    return f"{_HAN[section.number]}、{section.heading}"


def _presence(rule: Rule, analysis: Analysis, sections: tuple[Section, ...]) -> Iterator[Finding]:
    for section in sections:
        parts = analysis.parts(section.key)
        right = [part for part in parts if squeeze(seen(part.words)).startswith(section.heading)]
        wanted = prescribed(section)
        if not parts:
            yield finding(rule, analysis, "missing", f"缺少“{wanted}”", (), actual="无", expected=wanted)
        elif not right:
            yield _renamed(rule, analysis, parts[0], wanted)
        if len(parts) > 1:
            places = [analysis.location(part.heading) for part in parts]
            message = f"“{wanted}”出现了{len(parts)}次"
            yield finding(rule, analysis, "doubled", message, places, actual=f"{len(parts)}次", expected="1次")


def _renamed(rule: Rule, analysis: Analysis, part: Part, wanted: str) -> Finding:
    written = _written(analysis, part)
    message = f"标题“{written}”与附件不一致，应为“{wanted}”"
    return finding(
        rule, analysis, "renamed", message, [analysis.location(part.heading)], actual=written, expected=wanted
    )


def _written(analysis: Analysis, part: Part) -> str:
    """A heading as it shows, with its automatic number."""
    return analysis.document.paragraphs[part.heading.paragraph].label + analysis.text(part.heading).strip()


def _order(rule: Rule, analysis: Analysis, sections: tuple[Section, ...]) -> Iterator[Finding]:
    number = {section.key: section.number for section in sections}
    parts = [part for part in analysis.structure.parts if part.section is not None]
    order = [number[part.section] for part in parts if part.section is not None]
    if len(set(order)) < len(order):
        return
    if order != sorted(order):
        shown = "、".join(f"“{part.words}”" for part in parts)
        places = [analysis.location(part.heading) for part in parts]
        expected = "、".join(f"“{section.heading}”" for section in sections)
        yield finding(
            rule, analysis, "order", f"各部分顺序不对：现在是{shown}", places, actual=shown, expected=expected
        )
        return
    yield from _numbers(rule, analysis, parts, sections)


def _runs_on(rule: Rule, analysis: Analysis, sections: tuple[Section, ...]) -> Iterator[Finding]:
    """Headings with the text behind them in the same line: the annex has each in a paragraph of its own."""
    wanted = {section.key for section in sections}
    joined = [part for part in analysis.structure.parts if part.section in wanted and _text_behind(part, analysis)]
    if joined:
        shown = "、".join(f"“{_written(analysis, part).rstrip('。：:')}”" for part in joined)
        places = [analysis.location(part.heading) for part in joined]
        message = f"标题{shown}没有单独成段，正文接在了标题后面"
        yield finding(
            rule, analysis, "runs_on", message, places, level=softer(rule), actual="标题和正文在一段", expected="标题单独成段",
            advice="在标题后面按回车，让正文另起一段。",
        )  # fmt: skip


def _text_behind(part: Part, analysis: Analysis) -> bool:
    """Whether the first text of a part begins in the line of its heading; a page or column break ends a line as well."""
    paragraph, _, end = part.heading
    broken = end in analysis.document.paragraphs[paragraph].breaks
    return not broken and bool(part.body) and part.body[0][:2] == (paragraph, end)


def _extra(rule: Rule, analysis: Analysis, sections: tuple[Section, ...]) -> Iterator[Finding]:
    extra = [part for part in analysis.structure.parts if part.section is None]
    if extra:
        shown = "、".join(f"“{_written(analysis, part)}”" for part in extra)
        places = [analysis.location(part.heading) for part in extra]
        message = f"附件只要求{len(sections)}个部分，多出{shown}"
        yield finding(
            rule,
            analysis,
            "extra",
            message,
            places,
            level=softer(rule),
            actual=shown,
            expected=f"{len(sections)}个部分",
        )


def _numbers(rule: Rule, analysis: Analysis, parts: list[Part], sections: tuple[Section, ...]) -> Iterator[Finding]:
    """Headings without a number or with a wrong one; where a part is missing or extra, numbers that run on are right."""
    by_key = {section.key: section for section in sections}
    running = [part.number for part in analysis.structure.parts] == list(range(1, len(analysis.structure.parts) + 1))
    for part in parts:
        section = by_key[part.section or ""]
        wanted, place = prescribed(section), [analysis.location(part.heading)]
        if part.number is None:
            message = f"标题“{part.words}”没有编号，应为“{wanted}”"
            yield finding(
                rule, analysis, "no_number", message, place, level=softer(rule), actual=part.words, expected=wanted
            )
        elif part.number != section.number and not running:
            written = _written(analysis, part)
            message = f"标题“{written}”的编号不对，应为“{wanted}”"
            yield finding(rule, analysis, "wrong_number", message, place, actual=written, expected=wanted)


VERB = verb("sections", NoOptions, check, Group.STRUCTURE)
