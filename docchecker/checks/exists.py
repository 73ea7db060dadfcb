"""``exists``: the target is there.

Pass: a title line before “一、背景情况”. Fail: the text begins with “一、背景情况”. Silent: a title over two paragraphs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.analysis import NAMES, Analysis, Result, finding, result, spans_of, verb
from docchecker.findings import Status
from docchecker.rulebook.verbs import Group, NoOptions
from docchecker.structure import TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.findings import Finding
    from docchecker.rulebook.model import Rule
    from docchecker.structure import Span

#: lines quoted where several may be the title, the nearest ones
_QUOTED = 4


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding when no paragraph plays the target's role."""
    spans = spans_of(rule, analysis)
    if rule.target == TITLE and analysis.structure.title_doubtful:
        return result(rule, [_doubtful(rule, analysis, spans)], len(spans))
    if spans:
        return result(rule, (), len(spans), evidence=[analysis.text(span).strip() for span in spans])
    name = NAMES.get(rule.target, rule.target)
    if analysis.document.text_boxes:
        message = f"正文里没有找到{name}；文件里有文本框，{name}如果放在文本框里，请移到正文中"
        found = finding(
            rule, analysis, "in_text_box", message, (), status=Status.UNDECIDED, actual="无", expected=f"有{name}"
        )
        return result(rule, [found], 1)
    return result(
        rule, [finding(rule, analysis, "missing", f"没有找到{name}", (), actual="无", expected=f"有{name}")], 1
    )


def _doubtful(rule: Rule, analysis: Analysis, spans: Sequence[Span]) -> Finding:
    """Several lines may be the title: each is quoted, and a person decides."""
    places = [analysis.location(span) for span in (*analysis.structure.rivals, *spans)]
    quoted = "、".join(f"“{place.excerpt}”" for place in places[-_QUOTED:]) + ("等" if len(places) > _QUOTED else "")
    return finding(
        rule,
        analysis,
        "doubtful",
        f"有几行都可能是标题：{quoted}，没有认准哪一行是，标题的字数和格式没有判定",
        places,
        status=Status.UNDECIDED,
        actual=f"{len(places)}行",
        expected="一个标题",
        advice="正文前面只留一个标题：口号、栏目名删去或移到别处，副标题前面加破折号。",
        confidence=analysis.structure.title_confidence,
    )


VERB = verb("exists", NoOptions, check, Group.STRUCTURE)
