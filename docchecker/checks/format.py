"""``format``: the effective look of Han characters.

Pass: every ideograph of the body in 仿宋 16 pt, whatever route set it. Fail: one run in 宋体. Silent: digits, Latin
letters and curly quotes in another font, for Word itself puts these into the Latin slot.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks.context import Context, Result, finding, result, spans_of
from docchecker.findings import Finding, Level, Status
from docchecker.rulebook.verbs import FormatOptions
from docchecker.structure import Span
from docchecker.units import align_name, size_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.model import Look, Paragraph
    from docchecker.rulebook.model import Rule

_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_WIDE_MARK = re.compile("[\uff01-\uff5e\uffe0-\uffe6]")
_NAMES = {
    "title": "标题", "heading": "部分标题", "subheading": "小标题", "body": "正文",
    "item_name": "问题名称", "item_body": "问题正文",
}  # fmt: skip
_LISTED = 6


class Fault(NamedTuple):
    """What is wrong with a stretch: the property, what it is, what it should be, where it comes from."""

    property: str
    actual: str
    expected: str
    origin: str
    undecided: bool = False
    habit: bool = False


class Stretch(NamedTuple):
    """A stretch of text with the same faults; ``marks_only`` when it holds no ideograph, only full-width marks."""

    span: Span
    faults: tuple[Fault, ...]
    marks_only: bool


def check(rule: Rule, context: Context) -> Result:
    """One finding a way of being wrong, with every place; paragraphs wrong alike are told together."""
    options = rule.options
    if not isinstance(options, FormatOptions):
        raise TypeError(rule.check)
    spans = [span for span in spans_of(rule, context) if _HAN.search(context.text(span))]
    stretches = [s for span in spans for s in _stretches(span, options, context)]
    groups: dict[tuple[tuple[Fault, ...], bool], list[Stretch]] = {}
    for stretch in stretches:
        groups.setdefault((stretch.faults, stretch.marks_only), []).append(stretch)
    total = len({span.paragraph for span in spans})
    findings = [_finding(rule, context, faults, marks, found, total) for (faults, marks), found in groups.items()]
    return result(rule, findings, len(spans))


def _stretches(span: Span, options: FormatOptions, context: Context) -> Iterator[Stretch]:
    """Faulty stretches of a span; neighbours with the same faults are one, over what does not decide between them."""
    paragraph = context.document.paragraphs[span.paragraph]
    aligned = _align_fault(paragraph, options)
    if aligned is not None:
        yield Stretch(span, (aligned,), False)
    at, open_stretch = 0, None
    known: dict[int, tuple[Fault, ...]] = {}
    for text, look in paragraph.runs:
        start, end = max(at, span.start), min(at + len(text), span.end)
        at += len(text)
        if start >= end:
            continue
        words = paragraph.text[start:end]
        marks_only = not _HAN.search(words)
        if marks_only and not _WIDE_MARK.search(words):
            continue
        if id(look) not in known:
            known[id(look)] = tuple(_look_faults(look, options, context))
        faults = known[id(look)]
        if open_stretch is not None and open_stretch.faults == faults:
            open_stretch = open_stretch._replace(
                span=open_stretch.span._replace(end=end), marks_only=open_stretch.marks_only and marks_only
            )
            continue
        if open_stretch is not None and open_stretch.faults:
            yield open_stretch
        open_stretch = Stretch(Span(span.paragraph, start, end), faults, marks_only)
    if open_stretch is not None and open_stretch.faults:
        yield open_stretch


def _look_faults(look: Look, options: FormatOptions, context: Context) -> Iterator[Fault]:
    if options.font:
        fault = _font_fault(look, options, context)
        if fault is not None:
            yield fault
    size = look.size_pt.value
    if options.size is not None and size is not None and abs(size - options.size) > 0.01:
        yield Fault("字号", size_name(size), size_name(options.size), look.size_pt.origin.text)
    bold = look.bold.value
    if options.bold is not None and bold is not None and bold != options.bold:
        yield Fault("加粗", _bold(bold), _bold(options.bold), look.bold.origin.text)


def _font_fault(look: Look, options: FormatOptions, context: Context) -> Fault | None:
    name, origin = look.east_asia_font.value, look.east_asia_font.origin.text
    expected = "或".join(options.font)
    if name is None:
        return Fault("字体", "未知", expected, origin, undecided=True)
    family = context.notice.fonts.family(name)
    if family in options.font:
        return None
    if family is None and any(wanted in name for wanted in options.font):
        return Fault("字体", name, expected, origin, undecided=True)
    return Fault("字体", name, expected, origin, habit=family is not None and family in options.habit)


def _align_fault(paragraph: Paragraph, options: FormatOptions) -> Fault | None:
    actual = paragraph.align.value
    if options.align is None or actual is None or actual == options.align:
        return None
    spaced = options.align == "center" and paragraph.text[:1] in (" ", "\u3000", "\t")
    shown = align_name(actual) + ("（用空格凑成居中的样子）" if spaced else "")
    return Fault("对齐方式", shown, align_name(options.align), paragraph.align.origin.text)


def _bold(value: bool) -> str:
    return "加粗" if value else "不加粗"


def _finding(
    rule: Rule, context: Context, faults: tuple[Fault, ...], marks_only: bool, found: list[Stretch], total: int
) -> Finding:
    undecided = all(fault.undecided for fault in faults)
    habit = all(fault.habit for fault in faults)
    level = Level.NOTE if marks_only else Level.WARNING if habit and rule.level is Level.ERROR else rule.level
    return finding(
        rule,
        context,
        _message(rule, faults, marks_only, found, total),
        [context.location(stretch.span) for stretch in found],
        level=level,
        status=Status.UNDECIDED if undecided else Status.FAILED,
        actual="，".join(fault.actual for fault in faults),
        expected="，".join(fault.expected for fault in faults),
        origin="；".join(dict.fromkeys(f"{fault.property}来自{fault.origin}" for fault in faults)),
        fixable=not undecided,
    )


def _message(rule: Rule, faults: tuple[Fault, ...], marks_only: bool, found: list[Stretch], total: int) -> str:
    name = _NAMES.get(rule.target, rule.target)
    said = "，".join(_fault_words(fault) for fault in faults)
    where = _extent(found, total)
    marks = "（只涉及标点）" if marks_only else ""
    return f"{name}{said}{marks}{where}"


def _fault_words(fault: Fault) -> str:
    if fault.undecided:
        known = "文档没有说明中文字体" if fault.actual == "未知" else f"不认识字体“{fault.actual}”"
        return f"的{fault.property}无法判定（{known}），应为{fault.expected}"
    if fault.habit:
        return f"用了公文习惯的“{fault.actual}”，附件要求{fault.expected}"
    if fault.property == "加粗":
        return f"{'没有' if fault.actual == '不加粗' else '多了'}加粗，应{fault.expected}"
    return f"{fault.property}是{fault.actual}，应为{fault.expected}"


def _extent(found: list[Stretch], total: int) -> str:
    paragraphs = list(dict.fromkeys(stretch.span.paragraph + 1 for stretch in found))
    if total <= 1:
        return ""
    listed = "、".join(str(number) for number in paragraphs[:_LISTED])
    more = "…" if len(paragraphs) > _LISTED else ""
    return f"：{total}段中{len(paragraphs)}段（第{listed}{more}段）"
