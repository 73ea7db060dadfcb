"""From the results of a run to a Batch: whose each file is, when it came, which version counts, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.arrivals import Arrivals, arrival
from docchecker.bulk.intake.received import kind_by_name
from docchecker.bulk.intake.versions import Slot, age, duplicates, with_versions
from docchecker.bulk.ledger.store import PackedReport
from docchecker.bulk.records import Batch, Submission
from docchecker.bulk.units.attribution import Clues, attribute
from docchecker.bulk.units.due import dues
from docchecker.bulk.units.unit_names import UnitNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docchecker.bulk.intake.gather import Entry, Inbox
    from docchecker.bulk.records import Unit
    from docchecker.bulk.run.tasks import Checked
    from docchecker.rulebook.model import Notice


class Assembled(NamedTuple):
    """A batch, and the submissions with what their versions have in common, the oldest version first."""

    batch: Batch
    filed: tuple[tuple[Submission, str], ...]


def assemble(
    inbox: Inbox, checked: Iterable[tuple[str, Checked]], units: Sequence[Unit], notice: Notice, arrivals: Arrivals
) -> Assembled:
    """The batch of a run; the same for the same files, in whatever order they were checked."""
    entries = {entry.name: entry for entry in inbox.entries}
    names, roster = UnitNames(units), {unit.name: unit for unit in units}
    items = [
        _submission(entries[name], result, names, roster, notice, arrivals)
        for name, result in checked
        if name in entries
    ]
    submissions, slots = with_versions(items, units, notice)
    batch = Batch(
        notice.id,
        tuple(units),
        submissions,
        inbox.skipped,
        dues(units, submissions, slots, notice),
        duplicates(submissions),
    )
    return Assembled(batch, _filed(submissions, slots, notice))


def _submission(
    entry: Entry, result: Checked, names: UnitNames, roster: dict[str, Unit], notice: Notice, arrivals: Arrivals
) -> Submission:
    source = attribute(Clues(entry.name, entry.hints, result.front, result.last), names)
    unit = roster.get(source.unit or "")
    return Submission(
        name=entry.name,
        sha256=result.sha256,
        attribution=source,
        kind=result.kind or kind_by_name(entry.name, notice),
        verdict=result.verdict,
        file=PackedReport(entry.name, result.report),
        arrived=arrival(entry, unit, arrivals, notice.deadline),
    )


def _filed(
    submissions: Sequence[Submission], slots: dict[str, Slot], notice: Notice
) -> tuple[tuple[Submission, str], ...]:
    year = notice.deadline.year if notice.deadline else 0
    ordered = sorted(submissions, key=lambda item: (item.superseded_by is None, age(item, year)))
    return tuple((item, slots[item.name].base) for item in ordered)
