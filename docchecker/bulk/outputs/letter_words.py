"""The words of letters: what is missing, late, copied, not to be opened, and what is wrong in each file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docchecker.bulk.outputs.views import UnitView, base_name, short_kind
from docchecker.bulk.units import due
from docchecker.bulk.units.due import clause_of
from docchecker.findings import Level
from docchecker.repair.letter import Line
from docchecker.report.filewords import standing
from docchecker.report.words import GROUPS, clause_place, place

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from docchecker.bulk.records import Copy, Due, Submission
    from docchecker.findings import Finding
    from docchecker.rulebook.model import Notice

_SHOWN_PLACES = 3
_QUOTED = 24
_NEARLY_ALL = 0.95
#: What an advice says to one who runs the program, which a unit does not.
_OPTION = re.compile("[，；][^，；。]*--[a-z][^，；。]*")
_HAN = "一二三四五六七八九十"
#: half-width signs of the notice's text as Chinese prints them
_FULL_WIDTH = str.maketrans(",;()", "，；（）")
#: the number that a paragraph begins with; the beginning of “64.2%” is none
_LEAD = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,3}(?:[)）、]|[.．](?![0-9０-９]))\s*")
#: the beginning of a figure that goes on
_CUT_FIGURE = re.compile(r"[0-9０-９][0-9０-９.．,，:：]*$")
_FIGURE_GOES_ON = re.compile(r"[0-9０-９.．%％‰]")
_TOLD = (Level.ERROR, Level.WARNING)


def day(date: datetime.date) -> str:
    """“2023年11月5日”."""
    return f"{date.year}年{date.month}月{date.day}日"


def missing(owed: Sequence[Due], notice: Notice) -> str:
    """“自评报告1份、问题清单2份”."""
    return "、".join(f"{short_kind(each.kind, notice)}{each.missing}份" for each in owed)


def basis(view: UnitView, notice: Notice) -> str:
    """The clauses by which what is missing is owed, in the words of the notice, each once."""
    found = [clause_of(due.MISSING, notice, view.unit.kind, owed.kind) for owed in view.missing]
    quotes: dict[str, list[str]] = {}
    for clause in dict.fromkeys(filter(None, found)):
        quotes.setdefault(clause.place, []).append(f"“{_inner(clause.quote.translate(_FULL_WIDTH))}”")
    return "；".join(f"{where}{''.join(words)}" for where, words in quotes.items())


def _inner(text: str) -> str:
    """Words between quotation marks: their own become single."""
    return text.replace("“", "‘").replace("”", "’")


def unchecked(view: UnitView, notice: Notice) -> str:
    """What came in another form than Word's."""
    return "、".join(f"{short_kind(one.kind, notice)}（文件名“{base_name(one.name)}”）" for one in view.unchecked)


def late(view: UnitView, arrived: Mapping[str, datetime.datetime | None], notice: Notice) -> str:
    """What came after the deadline, and when."""
    words = []
    for owed in view.due:
        for name in owed.late:
            came = arrived.get(name)
            words.append(short_kind(owed.kind, notice) + (f"（{day(came)}收到）" if came else ""))
    return "、".join(words)


# --- copies -----------------------------------------------------------------------------------------------------


def copied(copies: Sequence[Copy], names: Collection[str]) -> str:
    """What of each file stands elsewhere; ``names`` are the files of this run: others are of earlier years."""
    found: dict[str, list[Copy]] = {}
    for copy in copies:
        found.setdefault(copy.name, []).append(copy)
    return "".join(_copied(each, names) for each in found.values())


def _copied(copies: Sequence[Copy], names: Collection[str]) -> str:
    """What of one file stands elsewhere. Where is not said: that is between the office and the other unit."""
    most = max(copies, key=lambda copy: copy.share)
    name = f"“{base_name(most.name)}”"
    others = "其他单位报送的材料" if any(copy.partner in names for copy in copies) else "往年或者其他已有的材料"
    if any(copy.identical for copy in copies):
        return f"{name}与{others}一字不差。"
    total = max(most.share, most.total)
    share = f"约{total:.0%}" if total < _NEARLY_ALL else "几乎全部"
    return f"{name}{share}的文字{_example(most)}与{others}相同或者基本相同。"


def _example(copy: Copy) -> str:
    """The beginning of the longest paragraph that was found elsewhere, so that the unit knows what is meant."""
    lines = (" ".join(line.split()) for passage in copy.passages for line in passage.text.split("\n"))
    words = _inner(beginning(max(lines, key=len, default="")))
    return f"（如“{words}……”一段）" if words else ""


def beginning(line: str, most: int = _QUOTED) -> str:
    """The first words of a line without its number; no figure is cut through."""
    lead = _LEAD.match(line)
    line = line[lead.end() :] if lead else line
    words = line[:most]
    if _FIGURE_GOES_ON.match(line, most):
        words = _CUT_FIGURE.sub("", words) or line[: most * 2]
    return words.rstrip("，。；、：！？")


# --- files ------------------------------------------------------------------------------------------------------


def broken_lines(broken: Sequence[Submission], notice: Notice) -> tuple[Line, ...]:
    """Each file that came and cannot be opened, with the reason and what to do."""
    if not broken:
        return ()
    told = [Line("body", "下列材料已经收到，但是打不开，请核对后重新报送：")]
    for number, one in enumerate(broken, 1):
        kind = short_kind(one.kind, notice) if one.kind else "未能识别种类的材料"
        told.append(Line("body", f"{number}.{kind}（文件名“{base_name(one.name)}”）：{_trouble(one)}"))
    return tuple(told)


def _trouble(one: Submission) -> str:
    trouble = one.report.trouble
    return _OPTION.sub("", f"{trouble.reason}{trouble.advice}") if trouble else "打不开。"


def file_lines(files: Sequence[Submission], notice: Notice) -> tuple[Line, ...]:
    """Each returned file with its findings, those that must be put right first."""
    return tuple(_file_lines(files, notice))


def _file_lines(files: Sequence[Submission], notice: Notice) -> Iterator[Line]:
    told: set[str] = set()
    for number, one in enumerate(files, 1):
        kind = short_kind(one.kind, notice) if one.kind else "未能识别种类的材料"
        yield Line("subheading", f"（{_han(number)}）{kind}（文件名“{base_name(one.name)}”）")
        report = one.report
        if report.trouble:
            yield Line("body", f"这个文件无法检查：{_trouble(one)}")
        for level in _TOLD:
            yield from _findings(standing(report.findings, level), level, told, notice)


def _han(number: int) -> str:
    """一 … 九十九."""
    tens, ones = divmod(number, 10)
    lead = ("" if tens == 1 else _HAN[tens - 1]) + "十" if tens else ""
    return lead + (_HAN[ones - 1] if ones else "")


def _findings(found: Sequence[Finding], level: Level, told: set[str], notice: Notice) -> Iterator[Line]:
    if found:
        head = f"{GROUPS[level]}（{len(found)}处）："
        yield Line("body", head, len(head))
    for number, finding in enumerate(found, 1):
        yield Line("body", f"{number}.{_finding(finding, told, notice)}")


def _finding(finding: Finding, told: set[str], notice: Notice) -> str:
    """“标题用的是黑体（第1段；附件3 关于标题）。修改办法：……”; the same advice is given once in a letter."""
    places = list(dict.fromkeys(map(place, finding.locations)))
    shown = "、".join(places[:_SHOWN_PLACES]) + (f"等{len(places)}处" if len(places) > _SHOWN_PLACES else "")
    text = f"{finding.message.rstrip('。')}（位置：{shown}；依据：{clause_place(notice, finding.clause)}）。"
    if not finding.advice:
        return text
    advice = "同上文同类问题。" if finding.advice in told else _OPTION.sub("", finding.advice)
    told.add(finding.advice)
    return f"{text}修改办法：{advice}"
