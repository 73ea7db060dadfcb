"""``template_hint``: nothing of the annex's own instructions is left in the document.

Pass: “一、背景情况”. Fail: “一、背景情况（黑体三号）”, a note copied from the annex. Silent: “（附后）”, “（三号楼）”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, result, verb
from docchecker.findings import Location
from docchecker.language.patterns import Shape, fits, spans
from docchecker.rulebook.verbs import Group, NoOptions
from docchecker.structure import REMARK, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.checks.analysis import Analysis
    from docchecker.findings import Finding
    from docchecker.model import Paragraph
    from docchecker.rulebook.model import Rule

_HINT = Shape(
    "[（(][^（）()]{0,24}(?:宋体|黑体|仿宋|楷体)[^（）()]{0,6}(?:初号|[小一二三四五六七八]号|加粗|居中)[^（）()]{0,20}[）)]",
    needs=("宋体", "黑体", "仿宋", "楷体"),
)
_ANNEX_TITLE = "内容和格式要求"
_UNIT_SLOT = Shape("[XxＸ×]{2,}\\s*[（(]单位[）)]", needs=("单位",))


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding a hint, one for the sentences copied from the annex."""
    findings = [*_hints(rule, analysis), *_remarks(rule, analysis), *_aside(rule, analysis)]
    return result(rule, findings, len(analysis.document.paragraphs))


def _hints(rule: Rule, analysis: Analysis) -> Iterator[Finding]:
    remarks = {span.paragraph for span in analysis.structure.spans.get(REMARK, ())}
    found: dict[str, list[Span]] = {}
    for paragraph in analysis.document.paragraphs:
        if paragraph.index not in remarks:
            for words, span in hints_in(paragraph):
                found.setdefault(words, []).append(span)
    for words, places_of in found.items():
        places = [analysis.location(span) for span in places_of]
        times = f"（{len(places)}处）" if len(places) > 1 else ""
        message = f"留有附件里的格式说明“{words}”{times}"
        fixable = fits(_HINT, words)
        yield finding(rule, analysis, "hint", message, places, actual=words, expected="删去", fixable=fixable)


def hints_in(paragraph: Paragraph) -> Iterator[tuple[str, Span]]:
    """Yield the hints in a paragraph and where they stand; a heading of the annex is one as a whole."""
    text = paragraph.text
    if text.rstrip().endswith(_ANNEX_TITLE):
        yield text.strip(), Span(paragraph.index, 0, len(text))
        return
    for pattern in (_HINT, _UNIT_SLOT):
        for begin, stop in spans(pattern, text):
            if not any(start <= begin < end for start, end in paragraph.placeholders):
                yield text[begin:stop], Span(paragraph.index, begin, stop)


def _aside(rule: Rule, analysis: Analysis) -> Iterator[Finding]:
    words = [text[start:end] for text in analysis.aside for start, end in spans(_HINT, text)]
    if words:
        places = [Location(excerpt=word) for word in words]
        message = f"文本框、页眉页脚或脚注里留有附件里的格式说明“{words[0]}”"
        yield finding(rule, analysis, "hint_aside", message, places, actual=words[0], expected="删去")


def _remarks(rule: Rule, analysis: Analysis) -> Iterator[Finding]:
    prompts = {paragraph.index for paragraph in analysis.document.paragraphs if paragraph.placeholders}
    spans = [span for span in analysis.structure.spans.get(REMARK, ()) if span.paragraph not in prompts]
    if spans:
        places = [analysis.location(span) for span in spans]
        yield finding(
            rule,
            analysis,
            "annex_text",
            f"留有附件里的说明文字{len(spans)}段",
            places,
            actual=places[0].excerpt,
            expected="删去",
        )


VERB = verb("template_hint", NoOptions, check, Group.FILE)
