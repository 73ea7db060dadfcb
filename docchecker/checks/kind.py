"""``kind``: the document is one of those the notice asks for, and only one.

Pass: a case study, a list of problems. Fail: an invitation to a meeting. Warning: a list behind a case study. Silent: a
case study whose title speaks of an invitation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.results import Result, finding, result, title_text, verb
from docchecker.checks.title_wording import TitleWordingOptions
from docchecker.classify.assemble import whole
from docchecker.classify.headings import find_headings
from docchecker.classify.lines import Line, lines_of, squeeze
from docchecker.findings import Level
from docchecker.rulebook.verbs import Group, NoOptions
from docchecker.structure import NOT_JUDGED, Span

if TYPE_CHECKING:
    from docchecker.checks.analysis import Analysis
    from docchecker.rulebook.model import Kind, Rule

_MARKS = '“”"‘’'
#: A title in characters, and the line that holds it with its spaces and marks.
_LONGEST_TITLE, _LONGEST_LINE = 45, 120


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding when the kind was not recognised, or when a second material stands in the file."""
    if analysis.kind is not None:
        return _alone(rule, analysis, analysis.kind)
    if analysis.structure.kind is not None:
        return _not_judged(rule, analysis, NOT_JUDGED[analysis.structure.kind])
    names = "、".join(kind.name for kind in analysis.notice.kinds.values())
    title = title_text(analysis)
    seen = f"标题是“{title[:40]}”，" if title else ""
    message = f"认不出这是哪一种材料（{names}）：{seen}标题和结构都对不上，因此其他规则没有检查"
    return result(rule, [finding(rule, analysis, "unknown", message, (), actual=title[:40] or None, expected=names)], 1)


def _not_judged(rule: Rule, analysis: Analysis, name: str) -> Result:
    """What comes with the materials and is none of them."""
    message = f"这份不是要检查的材料，是{name}，因此没有检查"
    advice = "不用改。如果认错了，检查时用 --as 指明种类。"
    found = finding(rule, analysis, "not_a_material", message, (), level=Level.NOTE, actual=name, advice=advice)
    return result(rule, [found], 1)


def _alone(rule: Rule, analysis: Analysis, own: Kind) -> Result:
    if analysis.structure.materials:
        return _with_others(rule, analysis, own)
    lines = lines_of(analysis.document)
    for kind in analysis.notice.kinds.values():
        place = _begins(analysis, lines, kind) if kind.id != own.id else None
        if place is not None:
            message = f"文件里还有一份{kind.name}，没有按它检查；请把两份材料分成两个文件"
            advice = "把第二份材料剪切到新文件里，分别保存，分别检查。"
            found = finding(
                rule, analysis, "second_material", message, [analysis.location(place)], level=Level.WARNING, advice=advice,
                actual=f"{own.name}和{kind.name}", expected="一个文件一份材料",
            )  # fmt: skip
            return result(rule, [found], 1, evidence=[own.name])
    return result(rule, (), 1, evidence=[own.name])


def _with_others(rule: Rule, analysis: Analysis, own: Kind) -> Result:
    """Several materials in one file, each judged: said once, where the second begins."""
    if analysis.structure.reach[0] == 0:
        return result(rule, (), 1, evidence=[own.name])
    names = "和".join(analysis.notice.kinds[one.kind or ""].name for one in analysis.structure.materials)
    message = f"文件里有两份材料（{names}），已经分开检查；请分成两个文件"
    advice = f"把{own.name}剪切到新文件里，分别保存，分别报送。"
    first = next((p for p in analysis.document.paragraphs if p.text.strip()), None)
    places = [analysis.location(Span(first.index, 0, len(first.text)))] if first else []
    found = finding(
        rule, analysis, "second_material", message, places, level=Level.WARNING, advice=advice, actual=names,
        expected="一个文件一份材料",
    )  # fmt: skip
    return result(rule, [found], 1, evidence=[own.name])


def _begins(analysis: Analysis, lines: list[Line], kind: Kind) -> Span | None:
    """Where a material of another kind begins: its prescribed title, or its first heading when all are there."""
    endings = [rule.options.ending for rule in kind.rules if isinstance(rule.options, TitleWordingOptions)]
    titles = {span.paragraph for span in analysis.structure.title}
    wanted = tuple(_bare(ending) for ending in endings if ending)
    for line in lines if wanted else ():
        if len(line.words) <= _LONGEST_LINE and line.paragraph.index not in titles:
            words = _bare(line.text)
            if words.endswith(wanted) and len(words) <= _LONGEST_TITLE:
                return whole(line)
    exact = [found for found in find_headings(lines, kind.sections) if found.exact]
    if kind.sections and {found.section for found in exact} >= set(kind.sections):
        return whole(exact[0].line)
    return None


def _bare(text: str) -> str:
    return "".join(c for c in squeeze(text) if c not in _MARKS)


VERB = verb("kind", NoOptions, check, Group.FILE)
