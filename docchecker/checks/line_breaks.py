"""``line_breaks``: paragraphs end with a paragraph mark, not with a manual line break.

Pass: name and text of a problem in paragraphs of their own. Note: five problems in one paragraph. Silent: a title broken
into two lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, result, verb
from docchecker.classify.lines import paragraph_lines
from docchecker.rulebook.verbs import Group, NoOptions
from docchecker.structure import TITLE, Span

if TYPE_CHECKING:
    from docchecker.checks.analysis import Analysis
    from docchecker.rulebook.model import Rule


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding for all paragraphs that hold several lines."""
    titles = {span.paragraph for span in analysis.structure.spans.get(TITLE, ())}
    paragraphs = [p for p in analysis.document.paragraphs if p.text.strip() and p.index not in titles]
    several = [(p, lines) for p in paragraphs if len(lines := paragraph_lines(p)) > 1]
    if not several:
        return result(rule, (), len(paragraphs))
    places = [analysis.location(Span(p.index, lines[0].start, lines[0].end)) for p, lines in several]
    breaks = sum(len(lines) - 1 for _, lines in several)
    message = f"有{len(several)}段用了手动换行（↓），共{breaks}处；已按行检查，分段请用回车"
    found = finding(
        rule, analysis, "manual", message, places, actual=f"{breaks}处手动换行（↓）", expected="回车分段（↵）"
    )
    return result(rule, [found], len(paragraphs))


VERB = verb("line_breaks", NoOptions, check, Group.FILE)
