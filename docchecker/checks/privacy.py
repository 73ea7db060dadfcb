"""``privacy``: names and particulars of private persons.

Pass: “村民张某，住桥头村”. Note: a full name, a house number (masking them is a “可以”). Warning: an ID, phone, bank card
or plate number. Silent: “老邹”, an official cited by post, “139****1234”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, result, verb
from docchecker.findings import Finding, Level
from docchecker.language.characters import fold
from docchecker.language.persons.privacy import find_private
from docchecker.rulebook.verbs import Group, NoOptions
from docchecker.structure import DATE, REMARK, TITLE, UNIT, Span

if TYPE_CHECKING:
    from docchecker.checks.analysis import Analysis
    from docchecker.rulebook.model import Rule

_NAMES = {
    "person": "私人的完整姓名", "house_number": "门牌号", "id_card": "身份证号", "phone": "电话号码",
    "bank_card": "银行卡号", "plate": "车牌号",
}  # fmt: skip
_MAY_STAY = frozenset({"person", "house_number"})
_NO_STORY = (TITLE, UNIT, DATE, REMARK)
_CONFIDENCE = 0.8


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding a kind of particular, with every place."""
    found: dict[str, list[Span]] = {}
    passed_over = {span.paragraph for role in _NO_STORY for span in analysis.structure.spans.get(role, ())}
    for paragraph in analysis.document.paragraphs:
        if paragraph.index not in passed_over and paragraph.text.strip():
            for private in find_private(fold(paragraph.text), analysis.notice.terms):
                found.setdefault(private.kind, []).append(Span(paragraph.index, private.start, private.end))
    findings = [_finding(rule, analysis, kind, spans) for kind, spans in found.items()]
    return result(rule, findings, len(analysis.document.paragraphs))


def _finding(rule: Rule, analysis: Analysis, kind: str, spans: list[Span]) -> Finding:
    words = "、".join(f"“{text}”" for text in dict.fromkeys(analysis.text(span) for span in spans))
    level = Level.NOTE if kind in _MAY_STAY else rule.level
    return finding(
        rule,
        analysis,
        kind,
        f"出现{_NAMES[kind]}：{words}",
        [analysis.location(span) for span in spans],
        level=level,
        actual=words,
        expected="隐去（如“张某”“XX村”）",
        confidence=_CONFIDENCE,
    )


VERB = verb("privacy", NoOptions, check, Group.FILE)
