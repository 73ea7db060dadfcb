"""Which files are versions of one submission, and which of them counts: by arrival where it is given, else by name."""

from __future__ import annotations

import datetime
import re
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.version_marks import Mark, Named, take_apart
from docchecker.bulk.records import Copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docchecker.bulk.records import Submission, Unit
    from docchecker.rulebook.model import Notice

#: words that say nothing about which of a unit's papers a file is
_IDLE = re.compile(r"附件\d*|八五|普法|规划|中期|评估|工作|材料|关于|报送|上报|年度|20\d\d年?|[的和及暨]")
_LEADING = re.compile(r"^[\d一二三四五六七八九十]{1,2}\s*[.、,，]\s*")
_MARKS = re.compile(r"[\W_]+")
_NEVER = datetime.datetime.min


class Slot(NamedTuple):
    """What versions of one submission have in common: unit (or folder, where it is not known), kind, and name."""

    unit: str
    kind: str
    base: str


class _Version(NamedTuple):
    """A submission with its slot and its name taken apart."""

    slot: Slot
    named: Named
    submission: Submission


def with_versions(
    submissions: Sequence[Submission], units: Sequence[Unit], notice: Notice
) -> tuple[tuple[Submission, ...], dict[str, Slot]]:
    """The submissions, each older version with the name of the one that counts; and the slot of each, by name."""
    words = {unit.name: _own_words(unit) for unit in units}
    versions = [_version(submission, words, notice) for submission in submissions]
    versions = _told_apart(versions)
    newer = _superseded(versions)
    done = tuple(item._replace(superseded_by=newer.get(item.name)) for item in submissions)
    return done, {version.submission.name: version.slot for version in versions}


def age(submission: Submission, year: int) -> tuple[datetime.datetime, Mark, str]:
    """A key by which the versions of one submission stand in order, the oldest first."""
    return (submission.arrived or _NEVER, take_apart(PurePosixPath(submission.name).stem, year).mark, submission.name)


def duplicates(submissions: Sequence[Submission]) -> tuple[Copy, ...]:
    """Files with the same bytes (PACK-DUPLICATE): each against the first of its like, in the order of the names."""
    first: dict[str, str] = {}
    copies = []
    for item in sorted(submissions, key=lambda item: item.name):
        partner = first.setdefault(item.sha256, item.name)
        if item.sha256 and partner != item.name:
            copies.append(Copy(item.name, partner, 1.0, (), identical=True))
    return tuple(copies)


def _own_words(unit: Unit) -> re.Pattern[str]:
    names = sorted((unit.name, *unit.short_names), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def _version(submission: Submission, words: dict[str, re.Pattern[str]], notice: Notice) -> _Version:
    path = PurePosixPath(submission.name)
    named = take_apart(path.stem, notice.deadline.year if notice.deadline else 0)
    unit = submission.attribution.unit
    owner = unit or f"/{path.parent}"
    slot = Slot(owner, submission.kind or "", _base(named.base, words.get(owner), notice))
    return _Version(slot, named, submission)


def _base(text: str, unit: re.Pattern[str] | None, notice: Notice) -> str:
    """What is left of a name when the unit, the kind of material and idle words are taken out."""
    text = _LEADING.sub("", text)
    for kind in notice.kinds.values():
        for word in sorted((kind.name, *kind.title_words), key=len, reverse=True):
            text = text.replace(word, "")
    if unit:
        text = unit.sub("", text)
    return _MARKS.sub("", _IDLE.sub("", _MARKS.sub("", text))).casefold()


def _told_apart(versions: list[_Version]) -> list[_Version]:
    """“案例(1)” and “案例(2)” without a “案例” beside them are two submissions, not two copies of one."""
    plain = {version.slot for version in versions if not version.named.numbered}
    return [
        version._replace(slot=version.slot._replace(base=f"{version.slot.base}({version.named.mark.copy})"))
        if version.named.numbered and version.slot not in plain
        else version
        for version in versions
    ]


def _superseded(versions: Iterable[_Version]) -> dict[str, str]:
    """Name → name of the version that counts instead."""
    newer: dict[str, str] = {}
    for _, group in groupby(sorted(versions, key=lambda version: version.slot), key=lambda version: version.slot):
        members = list(group)
        ranks = [_rank(version, members) for version in members]
        best = max(ranks)
        winners = sorted(v.submission.name for v, rank in zip(members, ranks, strict=True) if rank == best)
        for version, rank in zip(members, ranks, strict=True):
            if rank < best:
                newer[version.submission.name] = winners[0]
        newer |= _same_bytes([v.submission for v, rank in zip(members, ranks, strict=True) if rank == best])
    return newer


def _rank(version: _Version, members: Sequence[_Version]) -> tuple[datetime.datetime, Mark]:
    """Arrival decides only where it is known of every version."""
    times = [member.submission.arrived for member in members]
    known = None not in times
    return (version.submission.arrived if known and version.submission.arrived else _NEVER, version.named.mark)


def _same_bytes(equals: Iterable[Submission]) -> dict[str, str]:
    """Of files that no mark tells apart, those with the same bytes count once: the first by name."""
    first: dict[str, str] = {}
    newer = {}
    for item in sorted(equals, key=lambda item: item.name):
        kept = first.setdefault(item.sha256, item.name)
        if kept != item.name and item.sha256:
            newer[item.name] = kept
    return newer
