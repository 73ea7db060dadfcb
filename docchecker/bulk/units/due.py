"""What each unit owes by the notice, what came, and what came late: PACK-MISSING and PACK-LATE."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.received import is_closed_package
from docchecker.bulk.records import Due, PackFinding
from docchecker.bulk.units.assignments import Assignments
from docchecker.findings import Level

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from docchecker.bulk.intake.versions import Slot
    from docchecker.bulk.records import Batch, Copy, Submission, Unit
    from docchecker.rulebook.model import Clause, Kind, Notice, Owed, UnitKind

MISSING, LATE, COPY, DUPLICATE = "PACK-MISSING", "PACK-LATE", "PACK-COPY", "PACK-DUPLICATE"


class Earlier(NamedTuple):
    """A submission of an earlier run, and when that run began: by then it had come."""

    submission: Submission
    started: datetime.datetime


def dues(
    units: Iterable[Unit],
    submissions: Sequence[Submission],
    slots: Mapping[str, Slot],
    notice: Notice,
    decided: Assignments | None = None,
    earlier: Sequence[Earlier] = (),
    today: datetime.date | None = None,
) -> tuple[Due, ...]:
    """Return one for each unit and kind it may send, in the order of the roster; only versions that count.

    What came in an earlier run counts where this one holds nothing of its kind. A submission is late when the first
    version of it came after the deadline: putting right what came in time is not, nor what came nobody knows when.
    """
    decided = decided or Assignments()
    received = _received(submissions)
    before = _earlier(earlier, {item.name for item in submissions}, decided)
    late = _late(submissions, slots, notice, decided, before)
    return tuple(
        _due(unit.name, owed, received, before, late, decided, notice, today)
        for unit in units
        for owed in notice.unit_kinds[unit.kind].owes
    )


_Key = tuple[str, str]


def _due(
    unit: str, owed: Owed, received: Mapping[_Key, Sequence[Submission]], before: Mapping[_Key, Sequence[Earlier]],
    late: frozenset[str], decided: Assignments, notice: Notice, today: datetime.date | None,
) -> Due:  # fmt: skip
    names = [item.name for item in received.get((unit, owed.kind), ())]
    names = names or _latest(before.get((unit, owed.kind), ()))
    names = names or [item.name for item in received.get((unit, ""), ()) if item.kind is None]
    deadline = decided.deadline(unit, owed.kind, notice.deadline)
    running = deadline != notice.deadline and deadline is not None and today is not None and today <= deadline
    least = 0 if running or decided.is_exempt(unit, owed.kind) else owed.least
    return Due(unit, owed.kind, least, tuple(names), tuple(name for name in names if name in late))


def _received(submissions: Iterable[Submission]) -> dict[_Key, list[Submission]]:
    """What counts by unit and kind; packages that cannot be opened, which may hold any kind, under the empty kind."""
    received: dict[_Key, list[Submission]] = defaultdict(list)
    for item in submissions:
        if item.superseded_by is None and item.attribution.unit and (item.kind or is_closed_package(item)):
            received[item.attribution.unit, item.kind or ""].append(item)
    return received


def _earlier(earlier: Iterable[Earlier], here: Collection[str], decided: Assignments) -> dict[_Key, list[Earlier]]:
    """Papers of earlier runs by unit and kind, in the order of filing; those that lie in this inbox too are its own."""
    before: dict[_Key, list[Earlier]] = defaultdict(list)
    for one in earlier:
        item = one.submission
        settled = item.name in decided.units or decided.counts.get(item.name) is False
        if item.attribution.unit and item.kind and item.name not in here and not settled:
            before[item.attribution.unit, item.kind].append(one)
    return before


def _latest(before: Sequence[Earlier]) -> list[str]:
    """Names of what counted in the last run that held anything."""
    last = max((one.started for one in before), default=None)
    return [one.submission.name for one in before if one.started == last and one.submission.superseded_by is None]


def _late(
    submissions: Sequence[Submission], slots: Mapping[str, Slot], notice: Notice, decided: Assignments,
    before: Mapping[_Key, Sequence[Earlier]],
) -> frozenset[str]:  # fmt: skip
    """Names of submissions all of whose versions are known to have come after the deadline."""
    times: dict[Slot, list[datetime.datetime | None]] = defaultdict(list)
    for item in submissions:
        times[slots[item.name]].append(item.arrived)
    late = set()
    for item in submissions:
        slot = slots[item.name]
        deadline = decided.deadline(slot.unit, slot.kind, notice.deadline)
        earlier = [_came(one, deadline) for one in before.get((slot.unit, slot.kind), ())]
        known = [time for time in (*times[slot], *earlier) if time]
        if deadline and len(known) == len(times[slot]) + len(earlier) and min(known).date() > deadline:
            late.add(item.name)
    return frozenset(late)


def _came(one: Earlier, deadline: datetime.date | None) -> datetime.datetime | None:
    """When a paper of an earlier run came: as it says, else before that run when this was in time; else unknown."""
    in_time = deadline is not None and one.started.date() <= deadline
    return one.submission.arrived or (one.started if in_time else None)


def pack_findings(batch: Batch, notice: Notice) -> tuple[PackFinding, ...]:
    """Return what is missing, late, copied or sent twice, or does not fit together, in that order.

    Each has the clause that the rules name for it.
    """
    owner = {item.name: item.attribution.unit or "" for item in batch.submissions}
    kinds = {unit.name: unit.kind for unit in batch.units}
    found = [_missing(due, kinds.get(due.unit), notice) for due in batch.due if due.missing]
    found += [_too_late(due, kinds.get(due.unit), batch, notice) for due in batch.due if due.late]
    for copy in batch.copies:
        rule = DUPLICATE if copy.identical else COPY
        words = f"{_partners(copy, batch)}" + ("一字不差" if copy.identical else f"有{copy.share:.0%}的文字相同")
        level = Level.WARNING if owner[copy.name] != owner.get(copy.partner) else Level.NOTE
        clause = clause_of(rule, notice, kinds.get(owner[copy.name]))
        found.append(
            _finding(rule, level, owner[copy.name], f"“{copy.name}”{words}", clause, (copy.name, copy.partner))
        )
    return (*found, *batch.against)


def against_each_other(submissions: Iterable[Submission], notice: Notice) -> Iterator[PackFinding]:
    """Yield what the materials of one unit that count say against each other."""
    from docchecker.packs.compare import compare

    own: dict[str, list[Submission]] = defaultdict(list)
    for item in submissions:
        if item.attribution.unit and item.superseded_by is None and not item.run and item.kind in notice.kinds:
            own[item.attribution.unit].append(item)
    for unit, items in own.items():
        if len({item.kind for item in items}) == len(items) > 1:
            for filed in compare([item.report for item in items], notice):
                found = filed.finding
                yield PackFinding(
                    found.rule, found.level, unit, f"“{filed.file}”{found.location.place}：{found.message}",
                    found.clause, found.quote, (filed.file,),
                )  # fmt: skip


def _partners(copy: Copy, batch: Batch) -> str:
    members = next((len(group.members) for group in batch.groups if group.number == copy.group), 0)
    return f"与“{copy.partner}”等{members - 1}份材料" if members else f"与“{copy.partner}”"


def _missing(due: Due, unit_kind: str | None, notice: Notice) -> PackFinding:
    name = notice.kinds[due.kind].name
    came = f"，收到{len(due.received)}份" if due.received else "，一份也没有收到"
    message = f"缺{name}：应报{due.least}份{came}"
    clause = clause_of(MISSING, notice, unit_kind, due.kind)
    return _finding(MISSING, Level.ERROR, due.unit, message, clause, due.received)


def _too_late(due: Due, unit_kind: str | None, batch: Batch, notice: Notice) -> PackFinding:
    arrived = {item.name: item.arrived for item in batch.submissions}
    days = "、".join(f"{time:%Y-%m-%d}" for name in due.late if (time := arrived[name]))
    message = f"{notice.kinds[due.kind].name}{days}才收到，截止日期是{notice.deadline:%Y-%m-%d}"
    clause = clause_of(LATE, notice, unit_kind, due.kind)
    return _finding(LATE, Level.WARNING, due.unit, message, clause, due.late)


def _finding(
    rule: str, level: Level, unit: str, message: str, clause: Clause | None, names: tuple[str, ...] = ()
) -> PackFinding:
    return PackFinding(rule, level, unit, message, clause.id if clause else "", clause.quote if clause else "", names)


def clause_of(rule: str, notice: Notice, unit_kind: str | None, kind: str | None = None) -> Clause | None:
    """The clause by which a kind of unit must keep a rule for a kind of material, None when the notice's files name none.

    A clause that names kinds of units (quote or reading) or kinds of material (quote) is about those only, and goes
    before one that names none. None for ``unit_kind`` or ``kind``: whichever.
    """
    about = [c for c in notice.clauses.values() if rule in c.checked_by and (kind is None or kind in c.kinds)]
    ranked = [(rank, clause) for clause in about if (rank := _rank(clause, notice, unit_kind, kind))]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _rank(clause: Clause, notice: Notice, unit_kind: str | None, kind: str | None) -> tuple[bool, bool] | None:
    """Whether a clause names the kind of unit and that of material; None when it names only others."""
    units = _named(f"{clause.quote}{clause.reading}", notice.unit_kinds.values())
    kinds = _named(clause.quote, notice.kinds.values())
    if (unit_kind and units and unit_kind not in units) or (kind and kinds and kind not in kinds):
        return None
    return bool(unit_kind and units), bool(kind and kinds)


def _named(words: str, things: Iterable[Kind | UnitKind]) -> frozenset[str]:
    """Ids of the kinds of units, or of material, that stand in some words."""
    return frozenset(thing.id for thing in things if thing.name in words)
