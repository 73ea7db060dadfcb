"""``words``: 字数 as Word's status bar counts it.

Pass: a title of 23 字 where at most 25 are asked. Fail: one of 26. Silent: one of exactly 25. Warning: a count that
fails but would pass by another usual way of counting, which the message prints.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks.results import NAMES, Result, finding, item_span, item_words, result, softer, spans_of, verb
from docchecker.counts import Counts, span_counts, words
from docchecker.rulebook.verbs import Bounds, Count, Group, Mistake, Number, Percent, in_order
from docchecker.structure import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docchecker.checks.analysis import Analysis
    from docchecker.findings import Finding, Location
    from docchecker.rulebook.model import Rule

_DASH = re.compile(r"(?:^|\n)\s*(?:[—－]{1,2}|--)")


class WordsOptions(NamedTuple):
    """字数 between ``min`` and ``max``, or about ``target``: ± ``warn`` % passes, ± ``fail`` % warns."""

    min: Number | None = None
    max: Count | None = None
    target: Count | None = None
    warn: Percent | None = None
    fail: Percent | None = None


def _mistake(options: WordsOptions, keys: Iterable[str]) -> Mistake | None:
    """Settings without a limit, or with limits that contradict each other."""
    if options.min is None and options.max is None and options.target is None:
        return Mistake(None, "没有写字数。", "写上 min、max，或者 target、warn、fail。")
    about = [key for key in ("target", "warn", "fail") if key in keys]
    if 0 < len(about) < len(("target", "warn", "fail")):
        return Mistake(about[0], "target、warn、fail 要同时写。")
    return in_order(options, keys, "min", "max") or in_order(options, keys, "warn", "fail")


def _bounds(options: WordsOptions) -> Bounds:
    """The 字数 that are no error."""
    if options.target is not None:
        spread = options.target * (options.fail or 0) / 100
        return Bounds(options.target - spread, options.target + spread, "target", "target")
    return Bounds(options.min or 0, float("inf") if options.max is None else options.max)


class Measured(NamedTuple):
    """A text to be judged: its name in a message, its 字数, the same by other usual ways of counting, its place."""

    name: str
    words: int
    others: dict[str, int]
    place: Location


class Limits(NamedTuple):
    """From ``low`` to ``high`` passes; from ``soft_low`` to ``soft_high`` is only a warning."""

    low: float
    high: float
    soft_low: float
    soft_high: float


def check(rule: Rule, options: WordsOptions, analysis: Analysis) -> Result:
    """One finding a text that is too short or too long."""
    measured = list(_measured(rule, analysis))
    findings = [found for one in measured if (found := _judge(rule, analysis, options, one)) is not None]
    return result(rule, findings, len(measured), evidence=[f"{one.name}{one.words}字" for one in measured])


def _measured(rule: Rule, analysis: Analysis) -> Iterator[Measured]:
    if rule.target == "document":
        everything = [Span(paragraph.index, 0, len(paragraph.text)) for paragraph in analysis.document.paragraphs]
        others = _others(analysis.counts, _numbers(analysis, everything))
        yield Measured("全文", analysis.counts.words, others, analysis.whole())
    elif rule.target == "item":
        for item in analysis.structure.items:
            counts = span_counts(analysis.document, item_words(item))
            others = _others(counts, 1 if item.label else 0)
            yield Measured(f"第{item.order}个问题", counts.words, others, item_span(analysis, item))
    elif rule.target.startswith("section:"):
        yield from _section(rule, analysis)
    elif spans := spans_of(rule, analysis):
        yield _stretch(rule, analysis, spans)


def _section(rule: Rule, analysis: Analysis) -> Iterator[Measured]:
    """What stands below the heading of a section, nothing where there is none."""
    key = rule.target.partition(":")[2]
    parts = analysis.parts(key)
    if parts and analysis.kind is not None:
        spans = spans_of(rule, analysis)
        counts = span_counts(analysis.document, spans)
        others = _others(counts, _numbers(analysis, spans))
        section = next(section for section in analysis.kind.sections if section.key == key)
        name = f"第{'一二三四五六七八九'[section.number - 1]}部分“{section.heading}”"
        yield Measured(name, counts.words, others, analysis.location(parts[0].heading))


def _stretch(rule: Rule, analysis: Analysis, spans: Sequence[Span]) -> Measured:
    counts = span_counts(analysis.document, spans)
    others = _others(counts, _numbers(analysis, spans))
    if rule.target != "title":
        return Measured(NAMES[rule.target], counts.words, others, analysis.location(spans[0]))
    subtitle = _DASH.search(text := "\n".join(analysis.text(span) for span in spans))
    if subtitle and text[: subtitle.start()].strip():
        others["不含副标题"] = words(text[: subtitle.start()])
    return Measured("标题", counts.words, others, analysis.location(spans[0]))


def _numbers(analysis: Analysis, spans: Iterable[Span]) -> int:
    """字 that the automatic numbers of these paragraphs would add if they were typed."""
    return sum(words(analysis.document.paragraphs[index].label) for index in {span.paragraph for span in spans})


def _others(counts: Counts, numbers: int) -> dict[str, int]:
    """The same text by other usual ways of counting."""
    return {"不计空格的字符数": counts.non_space, "连同编号": counts.words + numbers}


def _judge(rule: Rule, analysis: Analysis, options: WordsOptions, one: Measured) -> Finding | None:
    limits = _limits(options)
    if limits.low <= one.words <= limits.high:
        return None
    soft = limits.soft_low <= one.words <= limits.soft_high
    near = _near(one, limits.low, limits.high)
    if not near and not soft:
        near = _near(one, limits.soft_low, limits.soft_high)
    message = f"{one.name}{one.words}字，{_demand(options, limits)}，{_difference(one.words, limits)}{near}"
    level = softer(rule) if soft or near else rule.level
    expected = _expected(limits)
    code = "too_short" if one.words < limits.low else "too_long"
    return finding(rule, analysis, code, message, [one.place], level=level, actual=f"{one.words}字", expected=expected)


def _near(one: Measured, low: float, high: float) -> str:
    """The other counts, where one of them passes."""
    if not any(low <= other <= high for other in one.others.values()):
        return ""
    told = "，".join(f"{name}为{number}" for name, number in one.others.items() if number != one.words)
    return f"（临界：Word 字数为{one.words}，{told}）"


def _limits(options: WordsOptions) -> Limits:
    if options.target is None:
        low = options.min if options.min is not None else 0
        high = options.max if options.max is not None else float("inf")
        return Limits(low, high, low, high)
    warn = options.target * (options.warn or 0) / 100
    fail = options.target * (options.fail or options.warn or 0) / 100
    return Limits(options.target - warn, options.target + warn, options.target - fail, options.target + fail)


def _demand(options: WordsOptions, limits: Limits) -> str:
    if options.target is None:
        return f"要求{_expected(limits)}"
    return f"要求{options.target}字左右（{_expected(limits)}）"


def _expected(limits: Limits) -> str:
    if limits.low == 0:
        return f"不超过{limits.high:g}字"
    return f"不少于{limits.low:g}字" if limits.high == float("inf") else f"{limits.low:g}—{limits.high:g}字"


def _difference(number: int, limits: Limits) -> str:
    return f"少{limits.low - number:g}字" if number < limits.low else f"多{number - limits.high:g}字"


VERB = verb("words", WordsOptions, check, Group.LENGTH, mistake=_mistake, bounds=_bounds)
