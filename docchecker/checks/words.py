"""``words``: 字数 as Word's status bar counts it.

Pass: a title of 25 字 where at most 25 are asked. Fail: one of 26. Near the limit: a count that fails but would pass
by another usual way of counting is a warning that prints the counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks.context import Context, Result, finding, item_span, item_words, result, spans_of
from docchecker.findings import Finding, Level, Location
from docchecker.measure import span_counts
from docchecker.rulebook.verbs import WordsOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docchecker.counts import Counts
    from docchecker.rulebook.model import Rule
    from docchecker.structure import Span


class Measured(NamedTuple):
    """A text to be judged: its name in a message, its counts, the 字 of its automatic numbers, its place."""

    name: str
    counts: Counts
    numbers: int
    place: Location


def check(rule: Rule, context: Context) -> Result:
    """One finding a text that is too short or too long."""
    measured = list(_measured(rule, context))
    findings = [found for one in measured if (found := _judge(rule, context, one)) is not None]
    return result(rule, findings, len(measured), evidence=[f"{one.name}{one.counts.words}字" for one in measured])


def _measured(rule: Rule, context: Context) -> Iterator[Measured]:
    if rule.target == "document":
        paragraphs = context.document.paragraphs
        yield Measured("全文", context.counts, _numbers(context, (p.index for p in paragraphs)), context.whole())
    elif rule.target == "item":
        for item in context.structure.items:
            spans = item_words(item)
            number = 1 if item.label else 0
            counts = span_counts(context.document, spans)
            yield Measured(f"第{item.order}个问题", counts, number, item_span(context, item))
    else:
        spans = spans_of(rule, context)
        if spans:
            counts = span_counts(context.document, spans)
            numbers = _numbers(context, (span.paragraph for span in spans))
            yield Measured(_name(rule, context), counts, numbers, _place(rule, context, spans))


def _numbers(context: Context, paragraphs: Iterable[int]) -> int:
    """字 that the automatic numbers of these paragraphs would add if they were typed."""
    from docchecker.counts import words

    return sum(words(context.document.paragraphs[i].label) for i in set(paragraphs))


def _name(rule: Rule, context: Context) -> str:
    if rule.target.startswith("section:") and context.kind is not None:
        key = rule.target.partition(":")[2]
        return next((f"第{'一二三四五六七八九'[s.number - 1]}部分“{s.heading}”" for s in context.kind.sections if s.key == key), key)
    return "标题" if rule.target == "title" else rule.target


def _place(rule: Rule, context: Context, spans: tuple[Span, ...]) -> Location:
    if rule.target.startswith("section:"):
        return context.location(context.parts(rule.target.partition(":")[2])[0].heading)
    return context.location(spans[0])


def _judge(rule: Rule, context: Context, one: Measured) -> Finding | None:
    options = rule.options
    if not isinstance(options, WordsOptions):
        raise TypeError(rule.check)
    low, high, soft_low, soft_high = _limits(options)
    words = one.counts.words
    if low <= words <= high:
        return None
    soft = soft_low <= words <= soft_high
    near = any(low <= other <= high for other in _other_counts(one, wide_spaces=context.wide_spaces))
    hard_near = any(soft_low <= other <= soft_high for other in _other_counts(one, wide_spaces=context.wide_spaces))
    level = Level.WARNING if soft or near or hard_near else rule.level
    message = f"{one.name}{words}字，{_demand(options)}，{_difference(words, low, high)}"
    if near or (hard_near and not soft):
        c = one.counts
        message += f"（临界：按 Word 字数统计为{words}字，不计空格的字符为{c.non_space}个，连同自动编号为{words + one.numbers}字）"
    expected = _expected(low, high)
    return finding(rule, context, message, [one.place], level=level, actual=f"{words}字", expected=expected)


def _other_counts(one: Measured, *, wide_spaces: bool) -> tuple[int, ...]:
    """The same text by other usual ways of counting."""
    spaces = one.counts.characters - one.counts.non_space if wide_spaces else 0
    return one.counts.non_space, one.counts.words + one.numbers, one.counts.words - spaces


def _limits(options: WordsOptions) -> tuple[float, float, float, float]:
    """(low, high) that pass and (low, high) within which it is only a warning."""
    if options.target is not None:
        warn, fail = (options.warn or 0) / 100, (options.fail or options.warn or 0) / 100
        target = options.target
        return target * (1 - warn), target * (1 + warn), target * (1 - fail), target * (1 + fail)
    low = options.min if options.min is not None else 0
    high = options.max if options.max is not None else float("inf")
    return low, high, low, high


def _demand(options: WordsOptions) -> str:
    if options.target is not None:
        return f"要求{options.target}字左右"
    if options.min is not None and options.max is not None:
        return f"要求{options.min}—{options.max}字"
    return f"要求不少于{options.min}字" if options.min is not None else f"要求不超过{options.max}字"


def _expected(low: float, high: float) -> str:
    if low == 0:
        return f"不超过{high:g}字"
    return f"不少于{low:g}字" if high == float("inf") else f"{low:g}—{high:g}字"


def _difference(words: int, low: float, high: float) -> str:
    return f"少{low - words:g}字" if words < low else f"多{words - high:g}字"
