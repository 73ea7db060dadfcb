"""``placeholder``: nothing is left that was to be filled in.

Pass: “共培训86人次”. Fail: “培训XX人次”, “____”, a content control that still shows its prompt. Silent: “XX镇”, “某村”,
“张某” (masking).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.analysis import Analysis, excerpt
from docchecker.checks.results import Result, finding, result, verb
from docchecker.checks.template_hint import hints_in
from docchecker.classify.unit_names import unit_prefix
from docchecker.findings import Location
from docchecker.language.characters import fold
from docchecker.language.patterns import compiled
from docchecker.language.placeholder import find_placeholders
from docchecker.rulebook.verbs import Group, NoOptions
from docchecker.structure import REMARK, Span

#: “XX局” at the head of a title; “某局” is how stories speak of others, and longer rows of signs are told anywhere
_MASKED_UNIT = compiled(r"\s*([XxＸｘ×*＊○〇]{1,3}[^XxＸｘ×*＊○〇\W])")


if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.rulebook.model import Rule


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding with every place."""
    places = [analysis.location(span) for span in _spans(analysis)]
    places += [Location(excerpt=f"{words}（在文本框、页眉页脚或脚注里）") for words in _aside(analysis)]
    total = len(analysis.document.paragraphs)
    if not places:
        return result(rule, (), total)
    first = places[0].excerpt
    message = f"有{len(places)}处没有填写：“{first}”{'等' if len(places) > 1 else ''}"
    return result(
        rule, [finding(rule, analysis, "unfilled", message, places, actual=first, expected="填写实际内容")], total
    )


def _aside(analysis: Analysis) -> Iterator[str]:
    for text in analysis.aside:
        yield from (excerpt(found.text) for found in find_placeholders(fold(text), analysis.notice.terms))


def _spans(analysis: Analysis) -> Iterator[Span]:
    yield from _masked_units(analysis)
    remarks = {span.paragraph for span in analysis.structure.spans.get(REMARK, ())}
    for paragraph in analysis.document.paragraphs:
        if not paragraph.text.strip():
            continue
        prompts = paragraph.placeholders
        for start, end in prompts:
            yield Span(paragraph.index, start, end)
        if paragraph.index in remarks:
            continue
        # A hint of the annex is told by ``template_hint``, and told once.
        told = (*prompts, *((span.start, span.end) for _, span in hints_in(paragraph)))
        for found in find_placeholders(fold(paragraph.text), analysis.notice.terms):
            if not any(start < found.end and found.start < end for start, end in told):
                yield Span(paragraph.index, found.start, found.end)


def _masked_units(analysis: Analysis) -> Iterator[Span]:
    """The unit at the head of a title, where signs stand for it: a unit does not mask its own name."""
    for span in analysis.structure.title[:1]:
        text = fold(analysis.text(span))
        found = _MASKED_UNIT.match(text)
        if found and unit_prefix(text.strip(), analysis.notice.unit_endings):
            yield Span(span.paragraph, span.start + found.start(1), span.start + found.end(1))


VERB = verb("placeholder", NoOptions, check, Group.FILE)
