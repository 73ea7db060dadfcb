"""``exists``: the target is there.

Pass: a title line before “一、背景情况”. Fail: the text begins with “一、背景情况”. Silent: a title over two paragraphs.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from docchecker.checks.results import NAMES, Result, finding, result, spans_of, verb
from docchecker.classify.lines import is_annex_mark, is_date, squeeze
from docchecker.classify.unit_names import is_unit_name
from docchecker.counts import count
from docchecker.findings import Status
from docchecker.rulebook.verbs import Group, NoOptions
from docchecker.structure import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.checks.analysis import Analysis
    from docchecker.findings import Finding
    from docchecker.rulebook.model import Rule
    from docchecker.structure import Span

#: lines quoted where several may be the title, the nearest ones
_QUOTED = 4
#: a title in a text box, in characters
_SHORTEST, _LONGEST = 6, 60


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding when no paragraph plays the target's role."""
    spans = spans_of(rule, analysis)
    if rule.target == TITLE and analysis.structure.title_doubtful:
        return result(rule, [_doubtful(rule, analysis, spans)], len(spans))
    if spans:
        return result(rule, (), len(spans), evidence=[analysis.text(span).strip() for span in spans])
    name = NAMES.get(rule.target, rule.target)
    if rule.target == TITLE and any(_may_be_title(words, analysis) for words in _boxes_above(analysis)):
        message = f"正文里没有找到{name}；文件里有文本框，{name}如果放在文本框里，请移到正文中"
        found = finding(
            rule, analysis, "in_text_box", message, (), status=Status.UNDECIDED, actual="无", expected=f"有{name}"
        )
        return result(rule, [found], 1)
    return result(
        rule, [finding(rule, analysis, "missing", f"没有找到{name}", (), actual="无", expected=f"有{name}")], 1
    )


def _boxes_above(analysis: Analysis) -> Iterator[str]:
    """The words of the text boxes that hang on no paragraph behind the first part's heading or the first item's name."""
    first = min(
        (*(part.heading for part in analysis.structure.parts), *(i.name for i in analysis.structure.items)),
        default=None,
    )
    document = analysis.document
    for words, place in zip_longest(
        document.text_boxes, document.text_box_places[: len(document.text_boxes)], fillvalue=0
    ):
        if first is None or int(place) <= first.paragraph:
            yield str(words)


def _may_be_title(words: str, analysis: Analysis) -> bool:
    """Whether some line of a text box may be the title: neither a word of decoration nor text, unit, date or annex mark."""
    return any(
        count(line).cjk >= _SHORTEST
        and len(line) <= _LONGEST
        and not is_date(line)
        and not is_annex_mark(line)
        and not is_unit_name(squeeze(line), analysis.notice.unit_endings)
        for line in (words, *words.split("\n"))
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
