"""Views of a batch that several outputs need: what counts, whose it is, and how a unit stands."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.received import office_trouble, only_received
from docchecker.findings import Level, Verdict
from docchecker.report.filewords import standing
from docchecker.report.words import VERDICTS, verdict_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docchecker.bulk.records import Batch, Copy, Due, Submission, Unit
    from docchecker.findings import FileReport
    from docchecker.rulebook.model import Notice


class Standing(StrEnum):
    """How a unit stands, the gravest first."""

    MISSING = "缺报"
    RETURNED = "需修改"
    OPEN = "待核对"
    COMPLETE = "合格"


#: What is said of a file that counts as received and was not checked.
UNCHECKED = "收到，未检查"

#: What stands for the unit of a file that could not be attributed.
NOBODY = "单位不明"


class UnitView(NamedTuple):
    """A unit with its submissions that count, what it owes, and what of its texts stands in others'."""

    unit: Unit
    submissions: tuple[Submission, ...]
    due: tuple[Due, ...]
    copies: tuple[Copy, ...]

    @property
    def returned(self) -> tuple[Submission, ...]:
        """What could be read and does not pass: what it has to put right."""
        return tuple(one for one in self.submissions if one.verdict == Verdict.FAIL)

    @property
    def broken(self) -> tuple[Submission, ...]:
        """What it sent and nobody can open: what it has to send again."""
        return tuple(one for one in self.submissions if is_broken(one))

    @property
    def unchecked(self) -> tuple[Submission, ...]:
        """What counts as received although nothing in it was checked."""
        return tuple(one for one in self.submissions if only_received(one))

    @property
    def missing(self) -> tuple[Due, ...]:
        """Of what kinds something is still to come."""
        return tuple(due for due in self.due if due.missing)

    @property
    def late(self) -> tuple[str, ...]:
        """Names of submissions that came after the deadline."""
        return tuple(name for due in self.due for name in due.late)

    @property
    def open(self) -> tuple[Submission, ...]:
        """What nobody has looked at, or not at all of it: the office has to, before the unit is told anything."""
        return tuple(one for one in self.submissions if is_open(one))

    @property
    def standing(self) -> Standing:
        """The gravest thing that is to be said of it."""
        if self.missing:
            return Standing.MISSING
        if self.returned or self.broken:
            return Standing.RETURNED
        return Standing.OPEN if self.open else Standing.COMPLETE


def unit_views(batch: Batch) -> tuple[UnitView, ...]:
    """Every unit in the order of the roster."""
    submissions: dict[str | None, list[Submission]] = defaultdict(list)
    for one in current(batch.submissions):
        submissions[one.attribution.unit].append(one)
    due: dict[str, list[Due]] = defaultdict(list)
    for each in batch.due:
        due[each.unit].append(each)
    owner = {one.name: one.attribution.unit for one in batch.submissions}
    copies: dict[str | None, list[Copy]] = defaultdict(list)
    for copy in batch.copies:
        if owner.get(copy.name) != owner.get(copy.partner):
            copies[owner.get(copy.name)].append(copy)
    return tuple(
        UnitView(unit, tuple(submissions[unit.name]), tuple(due[unit.name]), tuple(copies[unit.name]))
        for unit in batch.units
    )


def is_broken(one: Submission) -> bool:
    """Whether a submission cannot be read, and that is a matter of the file and not of the office."""
    return one.verdict == Verdict.UNREADABLE and not only_received(one) and not office_trouble(one)


def is_open(one: Submission) -> bool:
    """Whether a submission was not checked, or not wholly, for a reason that is none of its unit's."""
    if one.verdict == Verdict.PASS:
        return bool(one.report.unread)
    return one.verdict == Verdict.NOT_CHECKED or office_trouble(one)


def current(submissions: Iterable[Submission]) -> tuple[Submission, ...]:
    """Submissions that no newer version replaces."""
    return tuple(one for one in submissions if one.superseded_by is None)


def verdict_word(one: Submission) -> str:
    """“通过”, “不通过”, “无法检查”, or that it was only received: what files are counted by."""
    return UNCHECKED if only_received(one) else VERDICTS[Verdict(one.verdict)]


def verdict_shown(one: Submission) -> str:
    """The same, and that something in it was not read where that keeps it from a bare “通过”."""
    return UNCHECKED if only_received(one) else verdict_words(one.report)


def arrival_words(one: Submission) -> str:
    """When a submission came and what that is taken from; that it is not known where nobody said."""
    if one.arrived is None:
        return one.arrived_by
    return f"{one.arrived:%Y-%m-%d %H:%M}收到" + (f"（{one.arrived_by}）" if one.arrived_by else "")


def undated(batch: Batch) -> tuple[Submission, ...]:
    """What counts and came nobody knows when, where the time of anything is known at all."""
    if not any(one.arrived for one in batch.submissions):
        return ()
    return tuple(one for one in current(batch.submissions) if one.arrived is None and one.arrived_by)


def tallies(report: FileReport) -> tuple[int, ...]:
    """How many findings of each level stand."""
    return tuple(len(standing(report.findings, level)) for level in Level)


def unit_words(submission: Submission) -> str:
    """The unit of a submission, or what is known of it."""
    found = submission.attribution
    return found.unit or (f"待定：{'、'.join(found.candidates)}" if found.candidates else NOBODY)


def unit_kind_name(unit: Unit, notice: Notice) -> str:
    """“县区”; the id itself for a kind that the notice does not know."""
    known = notice.unit_kinds.get(unit.kind)
    return known.name if known else unit.kind


def short_kind(kind: str | None, notice: Notice) -> str:
    """A document kind's name without its annex."""
    known = notice.kinds.get(kind or "")
    return known.name if known else kind or "未识别"


def base_name(name: str) -> str:
    """The file's own name, without the folders and containers it was found in."""
    return PurePosixPath(name.replace("\\", "/")).name


def pairs(copies: Iterable[Copy]) -> tuple[tuple[Copy, Copy | None], ...]:
    """Each two texts that share what no third has, once, with the copy seen from the other side where there is one."""
    by_names: Mapping[tuple[str, str], Copy] = {(copy.name, copy.partner): copy for copy in copies if not copy.group}
    kept = (copy for names, copy in by_names.items() if names[0] < names[1] or (names[1], names[0]) not in by_names)
    return tuple((copy, by_names.get((copy.partner, copy.name))) for copy in kept)
