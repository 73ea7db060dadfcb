"""What the office sends: to each unit what it has to put right and to hand in, and the list of those who are behind."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.outputs.forms import (
    BROKEN,
    LATE_ONLY,
    LIST,
    MISSING,
    PROBLEMS,
    REMINDER,
    RETURN,
    VERIFY,
    Form,
    fill,
    read_form,
)
from docchecker.bulk.outputs.letter_words import (
    basis,
    broken_lines,
    copied,
    day,
    file_lines,
    late,
    missing,
    unchecked,
)
from docchecker.bulk.outputs.views import UnitView, unit_kind_name, unit_views
from docchecker.findings import Level
from docchecker.repair.letter import Grid, Line
from docchecker.report.filewords import standing

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence

    from docchecker.bulk.records import Batch
    from docchecker.rulebook.model import Notice

#: forms of letters to a unit, and the list
FORMS = (RETURN, REMINDER, VERIFY, LATE_ONLY, MISSING)


class Letter(NamedTuple):
    """A letter: what it is, the unit it goes to (empty: a list for the office), its contact, and the text."""

    form: str
    unit: str
    contact: str
    blocks: tuple[Line | Grid, ...]

    @property
    def subject(self) -> str:
        """Return its title."""
        return next(
            (block.text for block in self.blocks if isinstance(block, Line) and block.role == "title"), self.form
        )

    @property
    def digest(self) -> str:
        """Return what tells its text from another."""
        return hashlib.sha256(repr(self.blocks).encode("utf-8", "surrogatepass")).hexdigest()


class Outline(NamedTuple):
    """A letter that waits for its number and its day: what it is, to whom, and what makes it of them."""

    form: str
    unit: str
    contact: str
    made: Callable[[str, datetime.date], Letter]


class Writer(NamedTuple):
    """What all letters of a run have in common."""

    notice: Notice
    arrived: Mapping[str, datetime.datetime | None]
    earlier: frozenset[str]
    common: Mapping[str, str]
    reply_by: str


def letters(
    batch: Batch, notice: Notice, today: datetime.date, reply_by: datetime.date | None = None
) -> tuple[Letter, ...]:
    """The letters of a batch without numbers, all of one day (``outlines``)."""
    return tuple(outline.made("", today) for outline in outlines(batch, notice, reply_by))


def outlines(batch: Batch, notice: Notice, reply_by: datetime.date | None = None) -> tuple[Outline, ...]:
    """A letter for each unit that has to be told anything, and the list of the missing when there are any.

    ``reply_by`` is the day by which answers are wanted, otherwise that of the notice, otherwise the term that the form
    names. BadRules for a mistake in a form.
    """
    wanted = reply_by or notice.letters.reply_by
    common = {
        "notice": notice.title, "issuer": notice.issuer, "contact": notice.letters.contact,
        "deadline": day(notice.deadline) if notice.deadline else "",
    }  # fmt: skip
    arrived = {one.name: one.arrived for one in batch.submissions}
    writer = Writer(notice, arrived, frozenset(arrived), common, f"{day(wanted)}前" if wanted else "")
    forms = {name: read_form(notice.folder, name) for name in FORMS}
    units = unit_views(batch)
    told = [(view, form) for view in units if (form := form_for(view))]
    made = [_to_unit(view, forms[name], name, writer) for view, name in told]
    behind = [view for view in units if view.missing]
    return (*made, _missing_list(units, behind, forms[MISSING], writer)) if behind else tuple(made)


def form_for(view: UnitView) -> str | None:
    """Return the letter that a unit gets by the gravest thing that it is told; None when there is nothing to tell."""
    if view.returned:
        return RETURN
    if view.missing or view.broken:
        return REMINDER
    if view.copies:
        return VERIFY
    return LATE_ONLY if view.late else None


def _to_unit(view: UnitView, form: Form, name: str, writer: Writer) -> Outline:
    def made(number: str, today: datetime.date) -> Letter:
        values = _values(view, writer) | {
            "number": number,
            "date": day(today),
            "reply_by": writer.reply_by or form.term,
        }
        apart = any(word == BROKEN for word, _ in form.lines)
        parts = {
            PROBLEMS: lambda: file_lines(view.returned if apart else (*view.returned, *view.broken), writer.notice),
            BROKEN: lambda: broken_lines(view.broken, writer.notice),
            LIST: tuple,
        }
        return Letter(name, view.unit.name, view.unit.contact, fill(form, values, parts))

    return Outline(name, view.unit.name, view.unit.contact, made)


def _values(view: UnitView, writer: Writer) -> dict[str, str]:
    found = [finding for one in view.returned for finding in one.report.findings]
    return {
        **writer.common,
        "unit": view.unit.name,
        "addressee": writer.notice.letters.addressee.replace("{unit}", view.unit.name),
        "files": str(len(view.returned)),
        "errors": str(len(standing(found, Level.ERROR))),
        "warnings": str(len(standing(found, Level.WARNING))),
        "missing": missing(view.missing, writer.notice),
        "basis": basis(view, writer.notice),
        "late": late(view, writer.arrived, writer.notice),
        "unchecked": unchecked(view, writer.notice),
        "copied": copied(view.copies, writer.earlier),
    }


def _missing_list(units: Sequence[UnitView], behind: Sequence[UnitView], form: Form, writer: Writer) -> Outline:
    asked = [view for view in units if any(owed.least for owed in view.due)]
    rows = tuple(
        (str(number), view.unit.name, unit_kind_name(view.unit, writer.notice), missing(view.missing, writer.notice),
         view.unit.contact)
        for number, view in enumerate(behind, 1)
    )  # fmt: skip
    grid = Grid((8, 30, 14, 31, 17), ("序号", "单位", "类别", "未报送材料", "联系人"), rows)

    def made(number: str, today: datetime.date) -> Letter:
        values = {
            **writer.common,
            "units": str(len(asked)), "complete": str(len(asked) - len(behind)), "incomplete": str(len(behind)),
            "reply_by": writer.reply_by or form.term, "number": number, "date": day(today),
        }  # fmt: skip
        return Letter(MISSING, "", "", fill(form, values, {LIST: lambda: (grid,), PROBLEMS: tuple, BROKEN: tuple}))

    return Outline(MISSING, "", "", made)
