"""``title_wording``: the title begins with a unit's name and, where asked, ends in exactly these words.

Pass: “青湖县司法局“八五”普法规划中期评估问题清单”. Warning: the same with straight quotes. Fail: other words. Silent:
the title broken into two lines before “八五”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks.results import Result, finding, result, softer, title_text, verb
from docchecker.classify.lines import squeeze
from docchecker.classify.unit_names import is_unit_name, unit_prefix
from docchecker.language.characters import odd_characters, seen
from docchecker.language.patterns import compiled
from docchecker.rulebook.verbs import Flag, Group, Wording

if TYPE_CHECKING:
    from docchecker.checks.analysis import Analysis
    from docchecker.findings import Finding
    from docchecker.rulebook.model import Rule

_QUOTES = "“”\"＂‘’'＇「」『』〝〞"

#: words in front of the prescribed ones that belong to no unit's name
_ADDED = compiled(
    "关于|推进|贯彻|实施|落实|开展|完成|的$|(?<!工)作为|普法工作|工作$|情况$|20[0-9]{2}年?(?:度)?|对$|在$"
)


class TitleWordingOptions(NamedTuple):
    """The title begins with a unit name when ``unit``, then (``ending``) exactly those words."""

    unit: Flag = True
    ending: Wording = ""


def check(rule: Rule, options: TitleWordingOptions, analysis: Analysis) -> Result:
    """At most one finding on the words of the title."""
    title = squeeze(title_text(analysis))
    if not title:
        return result(rule, (), 0)
    found = _ending(rule, analysis, title, options) if options.ending else None
    if found is None and options.unit:
        found = _unit(rule, analysis, squeeze(seen(title)), options)
    return result(rule, [found] if found else [], 1, evidence=[title])


def _ending(rule: Rule, analysis: Analysis, title: str, options: TitleWordingOptions) -> Finding | None:
    if title.endswith(options.ending):
        return None
    expected = f"XX（单位）{options.ending}"
    places = [analysis.location(span) for span in analysis.structure.title]
    plain = squeeze(seen(title))
    if plain.endswith(options.ending):
        message = f"标题里有{odd_characters(title)}，看上去与附件一样，实际不一样"
        advice = "把标题照附件重新打一遍，不要从网页、PDF 粘贴。"
        return finding(
            rule, analysis, "characters", message, places, level=softer(rule), actual=odd_characters(title),
            expected=expected, advice=advice,
        )  # fmt: skip
    title = plain
    if _bare(title).endswith(_bare(options.ending)):
        message = f"标题里的引号写法不对（缺少、方向反了或不是弯引号），应写成{options.ending}"
        return finding(
            rule, analysis, "quotes", message, places, level=softer(rule), actual=title, expected=expected, fixable=True
        )
    message = f"标题的文字与附件不一致，应为单位名称加上{options.ending}"
    return finding(rule, analysis, "wording", message, places, actual=title, expected=expected)


def _unit(rule: Rule, analysis: Analysis, title: str, options: TitleWordingOptions) -> Finding | None:
    name = title[: len(title) - len(options.ending)] if options.ending else title
    endings = analysis.notice.unit_endings
    places = [analysis.location(span) for span in analysis.structure.title]
    if options.ending and is_unit_name(name, endings):
        return None
    prefix = unit_prefix(name, endings)
    added = _ADDED.search(name) if options.ending else None
    if added:
        message = f"标题的文字与附件不一致：多了“{added.group()}”，应为单位名称加上{options.ending}"
        expected = f"XX（单位）{options.ending}"
        return finding(rule, analysis, "wording", message, places, actual=title, expected=expected)
    if prefix or (options.ending and name.endswith(endings)):
        return None
    # with nothing in front the unit is certainly missing; words that look like none may still be one
    level = softer(rule) if name else rule.level
    message = "标题没有以单位名称开头"
    return finding(
        rule, analysis, "no_unit", message, places, level=level, actual=title, expected="以单位名称开头", confidence=0.8
    )


def _bare(text: str) -> str:
    return "".join(c for c in text if c not in _QUOTES)


VERB = verb("title_wording", TitleWordingOptions, check, Group.STRUCTURE)
