"""What the office sends: to each unit what it has to put right and to hand in, and the list of those who are behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.outputs.forms import LIST, MISSING, PROBLEMS, REMINDER, RETURN, Form, fill, read_form
from docchecker.bulk.outputs.views import UnitView, base_name, reports, short_kind, unit_kind_name, unit_views
from docchecker.bulk.units import due
from docchecker.bulk.units.due import clause_of
from docchecker.checks.look import FormatOptions
from docchecker.findings import Level
from docchecker.repair.base import StyleLook
from docchecker.repair.letter import Grid, Line, letter_docx
from docchecker.report.filewords import standing
from docchecker.report.words import GROUPS, clause_place, place

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from docchecker.bulk.records import Batch, Copy, Due
    from docchecker.findings import FileReport, Finding
    from docchecker.rulebook.model import Notice

_SHOWN_PLACES = 3
_QUOTED = 24
_NEARLY_ALL = 0.95
#: What an advice says to one who runs the program, which a unit does not.
_OPTION = re.compile("[，；][^，；。]*--[a-z][^，；。]*")
_HAN = "一二三四五六七八九十"
#: half-width signs of the notice's text as Chinese prints them
_FULL_WIDTH = str.maketrans(",;()", "，；（）")
#: the number that a paragraph begins with
_LEAD = re.compile(r"[（(]?[一二三四五六七八九十0-9]{1,3}[)）.．、]\s*")
#: Points of a table's text: a size smaller than the letter's, so that a name stays on one line.
_TABLE_SIZE = 12.0
_TOLD = (Level.ERROR, Level.WARNING)


class Letter(NamedTuple):
    """A letter: what it is, the unit it goes to (empty: a list for the office), its contact, and the text."""

    form: str
    unit: str
    contact: str
    blocks: tuple[Line | Grid, ...]

    @property
    def subject(self) -> str:
        """Its title."""
        return next(
            (block.text for block in self.blocks if isinstance(block, Line) and block.role == "title"), self.form
        )


class Writer(NamedTuple):
    """What all letters of a run have in common."""

    notice: Notice
    reports: Mapping[str, FileReport]
    arrived: Mapping[str, datetime.datetime | None]
    common: Mapping[str, str]
    reply_by: str


def letters(
    batch: Batch, notice: Notice, today: datetime.date, reply_by: datetime.date | None = None
) -> tuple[Letter, ...]:
    """A letter for each unit with something to put right or to hand in, and the list of the missing when there are any.

    ``reply_by`` is the day by which answers are wanted, otherwise the term that the form names. BadRules for a
    mistake in a form.
    """
    arrived = {one.name: one.arrived for one in batch.submissions}
    common = {
        "notice": notice.title, "issuer": notice.issuer, "date": _day(today),
        "deadline": _day(notice.deadline) if notice.deadline else "",
    }  # fmt: skip
    writer = Writer(notice, reports(batch), arrived, common, f"{_day(reply_by)}前" if reply_by else "")
    forms = {name: read_form(notice.folder, name) for name in (RETURN, REMINDER, MISSING)}
    units = unit_views(batch)
    made = [_to_unit(view, forms, writer) for view in units if view.returned or view.missing]
    behind = [view for view in units if view.missing]
    return (*made, _missing_list(units, behind, forms[MISSING], writer)) if behind else tuple(made)


def _day(date: datetime.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"


def _to_unit(view: UnitView, forms: Mapping[str, Form], writer: Writer) -> Letter:
    name = RETURN if view.returned else REMINDER
    values = {**writer.common, **_values(view, writer), "reply_by": writer.reply_by or forms[name].term}
    blocks = fill(forms[name], values, {PROBLEMS: lambda: tuple(_files(view, writer)), LIST: tuple})
    return Letter(name, view.unit.name, view.unit.contact, blocks)


def _values(view: UnitView, writer: Writer) -> dict[str, str]:
    found = [finding for one in view.returned for finding in writer.reports[one.name].findings]
    return {
        "unit": view.unit.name,
        "files": str(len(view.returned)),
        "errors": str(len(standing(found, Level.ERROR))),
        "warnings": str(len(standing(found, Level.WARNING))),
        "missing": _missing_words(view.missing, writer.notice),
        "basis": _basis(view, writer.notice),
        "late": _late_words(view, writer),
        "unchecked": _unchecked_words(view, writer.notice),
        "copied": "".join(_copied_words(copies) for copies in _by_name(view.copies).values()),
    }


def _missing_words(missing: Sequence[Due], notice: Notice) -> str:
    return "、".join(f"{short_kind(owed.kind, notice)}{owed.missing}份" for owed in missing)


def _basis(view: UnitView, notice: Notice) -> str:
    """The clauses by which what is missing is owed, in the words of the notice, each once."""
    found = [clause_of(due.MISSING, notice, view.unit.kind, owed.kind) for owed in view.missing]
    quotes: dict[str, list[str]] = {}
    for clause in dict.fromkeys(filter(None, found)):
        quotes.setdefault(clause.place, []).append(f"“{_inner(clause.quote.translate(_FULL_WIDTH))}”")
    return "；".join(f"{place}{''.join(words)}" for place, words in quotes.items())


def _inner(text: str) -> str:
    """Words between quotation marks: their own become single."""
    return text.replace("“", "‘").replace("”", "’")


def _unchecked_words(view: UnitView, notice: Notice) -> str:
    return "、".join(f"{short_kind(one.kind, notice)}（文件名“{base_name(one.name)}”）" for one in view.unchecked)


def _late_words(view: UnitView, writer: Writer) -> str:
    words = []
    for owed in view.due:
        for name in owed.late:
            came = writer.arrived.get(name)
            words.append(short_kind(owed.kind, writer.notice) + (f"（{_day(came)}收到）" if came else ""))
    return "、".join(words)


def _by_name(copies: Sequence[Copy]) -> dict[str, list[Copy]]:
    found: dict[str, list[Copy]] = {}
    for copy in copies:
        found.setdefault(copy.name, []).append(copy)
    return found


def _copied_words(copies: Sequence[Copy]) -> str:
    """What of one file stands elsewhere. Where is not said: that is between the office and the other unit."""
    most = max(copies, key=lambda copy: copy.share)
    name = f"“{base_name(most.name)}”"
    if most.identical:
        return f"{name}与其他单位报送的材料一字不差。"
    share = f"约{most.share:.0%}" if most.share < _NEARLY_ALL else "几乎全部"
    return f"{name}{share}的文字{_example(most)}与其他单位报送的材料相同或者基本相同。"


def _example(copy: Copy) -> str:
    """The beginning of the longest paragraph that was found elsewhere, so that the unit knows what is meant."""
    lines = (" ".join(line.split()) for passage in copy.passages for line in passage.text.split("\n"))
    longest = _LEAD.sub("", max(lines, key=len, default=""), count=1)
    words = _inner(longest[:_QUOTED].rstrip("，。；"))
    return f"（如“{words}……”一段）" if words else ""


def _files(view: UnitView, writer: Writer) -> Iterator[Line]:
    """Each returned file with its findings, those that must be put right first."""
    told: set[str] = set()
    for number, one in enumerate(view.returned, 1):
        report = writer.reports[one.name]
        kind = short_kind(one.kind, writer.notice) if one.kind else "未能识别种类的材料"
        yield Line("subheading", f"（{_han(number)}）{kind}（文件名“{base_name(one.name)}”）")
        if report.trouble:
            yield Line("body", f"这个文件无法检查：{report.trouble.reason}{report.trouble.advice}")
        for level in _TOLD:
            yield from _findings(standing(report.findings, level), level, told, writer.notice)


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


def _missing_list(units: Sequence[UnitView], behind: Sequence[UnitView], form: Form, writer: Writer) -> Letter:
    asked = [view for view in units if any(owed.least for owed in view.due)]
    values = {
        **writer.common,
        "units": str(len(asked)), "complete": str(len(asked) - len(behind)), "incomplete": str(len(behind)),
        "reply_by": writer.reply_by or form.term,
    }  # fmt: skip
    rows = tuple(
        (str(number), view.unit.name, unit_kind_name(view.unit, writer.notice),
         _missing_words(view.missing, writer.notice), view.unit.contact)
        for number, view in enumerate(behind, 1)
    )  # fmt: skip
    grid = Grid((8, 30, 14, 31, 17), ("序号", "单位", "类别", "未报送材料", "联系人"), rows)
    return Letter(MISSING, "", "", fill(form, values, {LIST: lambda: (grid,), PROBLEMS: tuple}))


# --- as files ---------------------------------------------------------------------------------------------------


def as_docx(letter: Letter, notice: Notice) -> bytes:
    """The letter in the fonts and sizes that the notice asks of others."""
    body, heading = _asked("body", notice), _asked("heading", notice)
    upright = body._replace(indent=0)
    looks = {
        "title": _asked("title", notice)._replace(indent=0),
        "heading": heading,
        "subheading": _asked("subheading", notice)._replace(align="left"),
        "body": body,
        "address": upright._replace(align="left"),
        "signature": upright._replace(align="right"),
        "cell": upright._replace(size=_TABLE_SIZE, align="left"),
        "head": heading._replace(size=_TABLE_SIZE, align="center", indent=0),
    }
    return letter_docx(letter.blocks, looks)


def _asked(role: str, notice: Notice) -> StyleLook:
    """The look that the rules ask of a role; of several fonts the last, which is the one that sets it off."""
    asked = [rule.options for rule in notice.rules if rule.target == role and isinstance(rule.options, FormatOptions)]
    found = next(options for options in asked if options.font and options.size)
    return StyleLook(found.font[-1], found.size or 0, bool(found.bold), found.align or "both")


def as_text(letter: Letter) -> str:
    """The letter as the text of a mail, its subject and its receiver first."""
    head = [f"主题：{letter.subject}"]
    if letter.unit:
        head.append(f"收件：{letter.unit}" + (f"（{letter.contact}）" if letter.contact else ""))
    lines = [text for block in letter.blocks for text in _text_lines(block)]
    return "\n".join([*head, "", *lines]) + "\n"


def _text_lines(block: Line | Grid) -> Iterator[str]:
    if isinstance(block, Grid):
        yield "\t".join(block.heads)
        yield from ("\t".join(" ".join(cell.split()) for cell in row) for row in block.rows)
    elif block.role != "title":
        indent = {"address": "", "signature": "\u3000" * 18}.get(block.role, "\u3000\u3000")
        yield indent + block.text
