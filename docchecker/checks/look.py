"""``format``: the effective look of Han characters.

Pass: every ideograph of the body in 仿宋 16 pt, whatever route set it. Fail: one run in 宋体. Silent: digits, Latin
letters and curly quotes in another font, for Word itself puts these into the Latin slot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks.analysis import Analysis, Fault
from docchecker.checks.results import NAMES, Result, finding, result, softer, spans_of, verb
from docchecker.checks.steps import look_steps
from docchecker.checks.title_lines import main_lines
from docchecker.findings import Finding, Level, Status
from docchecker.language.patterns import compiled
from docchecker.rulebook.verbs import Align, Families, Flag, Group, Mistake, Points
from docchecker.structure import TITLE, Span
from docchecker.units import align_name, size_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docchecker.model import Look, Paragraph
    from docchecker.rulebook.model import Rule

_IDEOGRAPHS = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = compiled(f"[{_IDEOGRAPHS}\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_WIDE = compiled(f"[{_IDEOGRAPHS}\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff5e\uffe0-\uffe6]")
_UNKNOWN = "未知"
_SAME_SIZE = 0.01
#: how a second title line begins that is set apart from the first
_DASHES = ("—", "－", "--")


class FormatOptions(NamedTuple):
    """The look asked of Han characters. ``size`` in pt, ``align`` as the model spells it; None is not asked.

    ``font`` may hold several families, any of which is right. ``habit`` are families that 公文 use instead: they are
    a warning in words of their own.
    """

    font: Families = ()
    size: Points | None = None
    bold: Flag | None = None
    align: Align | None = None
    habit: Families = ()


def _mistake(options: FormatOptions, keys: Iterable[str]) -> Mistake | None:
    """Settings that ask for no look, or contradict themselves."""
    if not any(key in keys for key in ("font", "size", "bold", "align")):
        return Mistake(None, "没有写要什么格式。", "写上 font、size、bold、align 中的至少一项。")
    if options.habit and not options.font:
        return Mistake("habit", "写了 habit，没有写 font。")
    for family in options.habit:
        if family in options.font:
            return Mistake("habit", f"“{family}”既是要求的字体，又是习惯字体，自相矛盾。", value=family)
    return None


#: property → its word in a finding's code
_CODES = {"字体": "font", "字号": "size", "加粗": "bold", "对齐方式": "align"}


class Stretch(NamedTuple):
    """A stretch of text with the same faults, and where the faulty values come from, a word for each fault.

    ``marks_only`` when it holds no ideograph, only full-width marks; ``subtitle`` in a title's second line.
    """

    span: Span
    faults: tuple[Fault, ...]
    origins: tuple[str, ...]
    marks_only: bool = False
    subtitle: bool = False


def check(rule: Rule, options: FormatOptions, analysis: Analysis) -> Result:
    """One finding a way of being wrong, with every place; paragraphs wrong alike are told together."""
    spans = [span for span in spans_of(rule, analysis) if _HAN.search(analysis.text(span))]
    groups: dict[tuple[object, ...], list[Stretch]] = {}
    for span in spans:
        for one in _stretches(rule, span, options, analysis):
            groups.setdefault((one.faults, one.marks_only, one.subtitle), []).append(one)
    total = len({span.paragraph for span in spans})
    findings = [_finding(rule, analysis, found, total) for found in groups.values()]
    return result(rule, findings, len(spans))


def _stretches(rule: Rule, span: Span, options: FormatOptions, analysis: Analysis) -> Iterator[Stretch]:
    """Faulty stretches of a span; neighbours with the same faults are one, over what does not decide between them."""
    paragraph = analysis.document.paragraphs[span.paragraph]
    subtitle = rule.target == TITLE and analysis.text(span).lstrip().startswith(_DASHES)
    aligned = _align_fault(paragraph, options)
    if aligned is not None:
        yield Stretch(span, (aligned,), (paragraph.align.origin.text,), subtitle=subtitle)
    before: Stretch | None = None
    for stretch in _pieces(paragraph, span, options, analysis):
        if before is not None and (before.faults, before.origins) == (stretch.faults, stretch.origins):
            marks_only = before.marks_only and stretch.marks_only
            before = before._replace(span=before.span._replace(end=stretch.span.end), marks_only=marks_only)
            continue
        if before is not None and before.faults:
            yield before
        before = stretch._replace(subtitle=subtitle)
    if before is not None and before.faults:
        yield before


def _pieces(paragraph: Paragraph, span: Span, options: FormatOptions, analysis: Analysis) -> Iterator[Stretch]:
    """The runs of a span that hold ideographs or full-width marks, with their faults; of runs without any the first."""
    at, clean = 0, True
    for text, look in paragraph.runs:
        start, end = max(at, span.start), min(at + len(text), span.end)
        at += len(text)
        if start >= end:
            continue
        found = analysis.faults_of_looks.get((options, look))
        if found is None:
            found = analysis.faults_of_looks[options, look] = tuple(_look_faults(look, options, analysis))
        if (clean and not found) or not _WIDE.search(paragraph.text, start, end):
            continue
        clean = not found
        marks_only = not _HAN.search(paragraph.text, start, end)
        faults, origins = tuple(fault for fault, _ in found), tuple(origin for _, origin in found)
        yield Stretch(Span(span.paragraph, start, end), faults, origins, marks_only)


def _look_faults(look: Look, options: FormatOptions, analysis: Analysis) -> Iterator[tuple[Fault, str]]:
    """What is wrong with a look, and where the value comes from."""
    fault = _font_fault(look, options, analysis) if options.font else None
    if fault is not None:
        yield fault, look.east_asia_font.origin.text
    size = look.size_pt.value
    if options.size is not None and (size is None or abs(size - options.size) > _SAME_SIZE):
        shown = _UNKNOWN if size is None else size_name(size)
        yield Fault("字号", shown, size_name(options.size), size is None), look.size_pt.origin.text
    bold = look.bold.value
    if options.bold is not None and bold != options.bold:
        shown = _UNKNOWN if bold is None else _bold(bold)
        yield Fault("加粗", shown, _bold(options.bold), bold is None), look.bold.origin.text


def _font_fault(look: Look, options: FormatOptions, analysis: Analysis) -> Fault | None:
    name = look.east_asia_font.value
    expected = "或".join(options.font)
    if name is None:
        return Fault("字体", _UNKNOWN, expected, undecided=True)
    family = analysis.notice.fonts.family(name)
    if family in options.font:
        return None
    unheard_of = family is None and any(wanted in name for wanted in options.font)
    return Fault("字体", name, expected, unheard_of, family is not None and family in options.habit)


def _align_fault(paragraph: Paragraph, options: FormatOptions) -> Fault | None:
    actual = paragraph.align.value
    if options.align is None or actual == options.align:
        return None
    if actual is None:
        return Fault("对齐方式", _UNKNOWN, align_name(options.align), undecided=True)
    spaced = options.align == "center" and paragraph.text[:1] in (" ", "\u3000", "\t")
    shown = align_name(actual) + ("（用空格凑成居中的样子）" if spaced else "")
    return Fault("对齐方式", shown, align_name(options.align))


def _bold(value: bool) -> str:
    return "加粗" if value else "不加粗"


def _finding(rule: Rule, analysis: Analysis, found: list[Stretch], total: int) -> Finding:
    faults = found[0].faults
    undecided = all(fault.undecided for fault in faults)
    return finding(
        rule,
        analysis,
        "+".join("habit_font" if fault.habit else _CODES[fault.property] for fault in faults),
        _message(rule, found, total),
        [analysis.location(stretch.span) for stretch in found],
        level=_level(rule, found[0]),
        status=Status.UNDECIDED if undecided else Status.FAILED,
        actual="，".join(fault.actual for fault in faults),
        expected="，".join(fault.expected for fault in faults),
        origin=_origins(found),
        advice=look_steps(rule.target, faults, _sources(found), len({one.span.paragraph for one in found})),
        fixable=not undecided and all(_is_main(rule, analysis, stretch) for stretch in found),
    )


def _is_main(rule: Rule, analysis: Analysis, stretch: Stretch) -> bool:
    """Whether a repair may set a stretch as the rule asks: in a title, not what stands below it in smaller type."""
    if rule.target != TITLE:
        return True
    lines = main_lines(spans_of(rule, analysis), analysis.document)
    return any(
        line.paragraph == stretch.span.paragraph and line.start < stretch.span.end and stretch.span.start < line.end
        for line in lines
    )


def _sources(found: list[Stretch]) -> tuple[str, ...]:
    """Where the faulty values come from, each once."""
    return tuple(dict.fromkeys(origin for one in found for origin in one.origins))


def _origins(found: list[Stretch]) -> str:
    """“字体来自样式“正文”；字号来自直接格式”, each said once."""
    said = (
        f"{fault.property}来自{origin}" for one in found for fault, origin in zip(one.faults, one.origins, strict=True)
    )
    return "；".join(dict.fromkeys(said))


def _level(rule: Rule, stretch: Stretch) -> Level:
    if stretch.marks_only:
        return Level.NOTE
    habit = all(fault.habit for fault in stretch.faults)
    return softer(rule) if habit or stretch.subtitle else rule.level


def _message(rule: Rule, found: list[Stretch], total: int) -> str:
    name = "副标题" if found[0].subtitle else NAMES[rule.target]
    said = "，".join(_fault_words(fault) for fault in found[0].faults)
    marks = "（只涉及标点）" if found[0].marks_only else ""
    return f"{name}{said}{marks}{_extent(found, total)}"


def _fault_words(fault: Fault) -> str:
    if fault.undecided:
        reason = "文件里没有写明" if fault.actual == _UNKNOWN else f"不认识“{fault.actual}”"
        return f"{fault.property}无法判定（{reason}），应为{fault.expected}"
    if fault.habit:
        return f"用了公文习惯的“{fault.actual}”，附件要求{fault.expected}"
    if fault.property == "加粗":
        return "没有加粗" if fault.actual == "不加粗" else "不应加粗"
    return f"{fault.property}是{fault.actual}，应为{fault.expected}"


def _extent(found: list[Stretch], total: int) -> str:
    """In how many of the paragraphs; the places are told beside the message."""
    return f"：{total}段中{len({stretch.span.paragraph for stretch in found})}段" if total > 1 else ""


VERB = verb("format", FormatOptions, check, Group.FORMAT, mistake=_mistake)
