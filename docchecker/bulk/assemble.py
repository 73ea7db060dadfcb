"""From the results of a run to a Batch: whose each file is, when it came, which version counts, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.arrivals import Arrivals, Known, Matched, match
from docchecker.bulk.intake.arrived import arrival
from docchecker.bulk.intake.asides import REASONS, aside_by_text
from docchecker.bulk.intake.gather import kind_words
from docchecker.bulk.intake.received import kind_by_name
from docchecker.bulk.intake.versions import Known as KnownVersions
from docchecker.bulk.intake.versions import Slot, age, duplicates, with_versions
from docchecker.bulk.records import Attribution, Batch, Skipped, Submission
from docchecker.bulk.units.assignments import Assignments
from docchecker.bulk.units.attribution import Clues, attribute
from docchecker.bulk.units.due import Earlier, against_each_other, dues
from docchecker.bulk.units.unit_names import UnitNames
from docchecker.report.codec import unpack

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Sequence

    from docchecker.bulk.intake.gather import Entry, Inbox
    from docchecker.bulk.ledger.store import Filed
    from docchecker.bulk.records import Unit
    from docchecker.bulk.run.tasks import Checked
    from docchecker.rulebook.model import Notice

_NOT_COUNTED = "按分派表不计入"


class Office(NamedTuple):
    """What the office knows and has decided: the units, when papers came, and its assignments.

    ``remarks`` are on its own tables, ``today`` is the day by which what may still come is judged.
    """

    units: Sequence[Unit] = ()
    arrivals: Arrivals = Arrivals()
    assignments: Assignments = Assignments()
    remarks: Sequence[Skipped] = ()
    today: datetime.date | None = None


class Past(NamedTuple):
    """What earlier runs left in the ledger: submissions in the order of filing, and texts by digest."""

    filed: Sequence[Filed] = ()
    texts: Callable[[str], Sequence[str]] = lambda _sha256: ()


class Assembled(NamedTuple):
    """A batch, the submissions with what their versions have in common, the oldest version first, and what the program
    found by itself where the office decided otherwise."""

    batch: Batch
    filed: tuple[tuple[Submission, str], ...]
    automatic: dict[str, Submission]


def assemble(
    inbox: Inbox,
    checked: Iterable[tuple[str, Checked]],
    notice: Notice,
    office: Office | None = None,
    past: Past | None = None,
) -> Assembled:
    """Return the batch of a run; the same for the same files, in whatever order they were checked."""
    office, past = office or Office(), past or Past()
    entries = {entry.name: entry for entry in (*inbox.entries, *(one.entry for one in inbox.unusable))}
    names = UnitNames(office.units)
    found = [(entries[name], result) for name, result in checked if name in entries]
    asides = {entry.name: kind for entry, result in found if (kind := _aside(entry, result, notice))}
    items = [_submission(entry, result, names, notice) for entry, result in found if entry.name not in asides]
    assigned, said = _with_arrivals(_assigned(items, office.assignments), entries, office, names, notice)
    left_out = _left_out(assigned, office.assignments)
    counting = [item for item in assigned if item.name not in left_out]
    known = _known(past, office.assignments)
    submissions, slots = with_versions(counting, office.units, notice, known)
    automatic = {item.name: item for item in with_versions(items, office.units, notice, known._replace(counts={}))[0]}
    earlier = [Earlier(one.submission, one.run.started) for one in past.filed]
    skipped = (
        *inbox.skipped,
        *(Skipped(name, REASONS.get(kind, kind)) for name, kind in asides.items()),
        *(Skipped(name, _NOT_COUNTED) for name in left_out),
    )
    batch = Batch(
        notice.id,
        tuple(office.units),
        submissions,
        tuple(sorted(skipped)),
        dues(office.units, submissions, slots, notice, office.assignments, earlier, office.today),
        duplicates(submissions),
        inbox.troubles,
        (*office.remarks, *office.assignments.remarks, *said.remarks),
        against=tuple(against_each_other(submissions, notice)),
    )
    return Assembled(batch, _filed(submissions, slots, notice), automatic)


def _aside(entry: Entry, result: Checked, notice: Notice) -> str:
    """The kind of a paper that is no material, empty for material."""
    if result.kind in REASONS:
        return result.kind
    if result.kind is None and kind_by_name(entry.name, notice):
        return ""

    def length() -> int | None:
        counts = unpack(result.report).counts
        return counts.words if counts else None

    return aside_by_text(result.front, length, kind_words(notice))


def _submission(entry: Entry, result: Checked, names: UnitNames, notice: Notice) -> Submission:
    return Submission(
        name=entry.name,
        sha256=result.sha256,
        attribution=attribute(Clues(entry.name, entry.hints, result.front, result.last), names),
        kind=result.kind or kind_by_name(entry.name, notice),
        verdict=result.verdict,
        packed=result.report,
    )


def _assigned(items: Sequence[Submission], assignments: Assignments) -> list[Submission]:
    """The submissions with the units that the office has assigned."""
    return [
        item._replace(attribution=Attribution(assignments.units[item.name] or None, 1.0, "分派表"))
        if item.name in assignments.units
        else item
        for item in items
    ]


def _with_arrivals(
    items: Sequence[Submission], entries: dict[str, Entry], office: Office, names: UnitNames, notice: Notice
) -> tuple[list[Submission], Matched]:
    """The submissions with the times at which they came, and what the register says."""
    units = {unit.name: unit for unit in office.units}
    said = match(office.arrivals, (Known(i.name, i.attribution.unit, i.kind) for i in items), names, notice)
    done = []
    for item in items:
        came = arrival(entries[item.name], units.get(item.attribution.unit or ""), said, notice.deadline)
        done.append(item._replace(arrived=came.time, arrived_by=came.source))
    return done, said


def _left_out(items: Sequence[Submission], assignments: Assignments) -> frozenset[str]:
    """Files of which the office says that they do not count, or are nobody's."""
    return frozenset(
        item.name
        for item in items
        if assignments.counts.get(item.name) is False or assignments.units.get(item.name) == ""
    )


def _known(past: Past, assignments: Assignments) -> KnownVersions:
    from docchecker.bulk.intake.versions import Earlier as EarlierVersion

    earlier: dict[tuple[str, str], EarlierVersion] = {}
    for at, filed in enumerate(past.filed):
        one = filed.submission
        earlier.setdefault((one.name, one.sha256), EarlierVersion(one.sha256, at, filed.slot))
    return KnownVersions(past.texts, earlier, assignments.counts)


def _filed(
    submissions: Sequence[Submission], slots: dict[str, Slot], notice: Notice
) -> tuple[tuple[Submission, str], ...]:
    year = notice.deadline.year if notice.deadline else 0
    ordered = sorted(submissions, key=lambda item: (item.superseded_by is None, age(item, year)))
    return tuple((item, slots[item.name].base) for item in ordered)
