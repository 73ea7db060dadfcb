"""Which files are versions of one submission, and which of them counts: by their texts, rounds, arrival and names."""

from __future__ import annotations

import datetime
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.bases import base_of, own_words
from docchecker.bulk.intake.likeness import Text, likeness, text_of
from docchecker.bulk.intake.rounds import lies_among_old, round_of
from docchecker.bulk.intake.version_marks import Mark, Named, Stage, take_apart
from docchecker.bulk.records import Copy
from docchecker.pipeline import SUFFIXES

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from docchecker.bulk.records import Submission, Unit
    from docchecker.rulebook.model import Notice

_NEVER = datetime.datetime.min
#: share of common text from which on two papers of other names are one; and papers of one title
_ALIKE, _ALIKE_OF_ONE_TITLE = 0.6, 0.25
#: papers of one unit and kind beyond which only those of one name are compared
_MOST_COMPARED = 60


class Slot(NamedTuple):
    """What versions of one submission have in common: unit (or folder, where it is not known), kind, and name."""

    unit: str
    kind: str
    base: str


class Earlier(NamedTuple):
    """A paper of an earlier run: its digest, the place in the order of all that were filed, and its slot's base."""

    sha256: str
    at: int
    base: str


class Known(NamedTuple):
    """What is known beside the names: texts by digest, papers of earlier runs by name, decisions of the office."""

    texts: Callable[[str], Sequence[str]] = lambda _sha256: ()
    earlier: Mapping[tuple[str, str], Earlier] = {}
    counts: Mapping[str, bool] = {}


class _Version(NamedTuple):
    """A submission with its slot, its name taken apart, and its text."""

    slot: Slot
    named: Named
    submission: Submission
    text: Text | None


def with_versions(
    submissions: Sequence[Submission], units: Sequence[Unit], notice: Notice, known: Known | None = None
) -> tuple[tuple[Submission, ...], dict[str, Slot]]:
    """Return the submissions, each older version with the name of the one that counts; and the slot of each, by name."""
    known = known or Known()
    words = {unit.name: own_words(unit) for unit in units}
    groups: dict[tuple[str, str], list[_Version]] = defaultdict(list)
    for submission in sorted(submissions, key=lambda one: one.name):
        version = _version(submission, words, notice)
        groups[version.slot.unit, version.slot.kind].append(version)
    newer: dict[str, str] = {}
    slots: dict[str, Slot] = {}
    for group in groups.values():
        for cluster in _clusters(_with_texts(group, known), known):
            newer |= _superseded(cluster, known)
            slots |= {version.submission.name: version.slot for version in cluster}
    return tuple(item._replace(superseded_by=newer.get(item.name)) for item in submissions), slots


def age(submission: Submission, year: int) -> tuple[int, datetime.datetime, Mark, str]:
    """Return a key by which the versions of one submission stand in order, the oldest first."""
    mark = take_apart(PurePosixPath(submission.name).stem, year).mark
    return (round_of(submission.name), submission.arrived or _NEVER, mark, submission.name)


def duplicates(submissions: Sequence[Submission]) -> tuple[Copy, ...]:
    """Return files with the same bytes (PACK-DUPLICATE): each against the first of its like, in the order of names."""
    first: dict[str, str] = {}
    copies = []
    for item in sorted(submissions, key=lambda item: item.name):
        partner = first.setdefault(item.sha256, item.name)
        if item.sha256 and partner != item.name:
            copies.append(Copy(item.name, partner, 1.0, (), identical=True))
    return tuple(copies)


def _version(submission: Submission, words: Mapping[str, re.Pattern[str]], notice: Notice) -> _Version:
    path = PurePosixPath(submission.name)
    named = take_apart(path.stem, notice.deadline.year if notice.deadline else 0)
    unit = submission.attribution.unit
    owner = unit or f"/{path.parent}"
    slot = Slot(owner, submission.kind or "", base_of(named.base, words.get(owner), notice))
    return _Version(slot, named, submission, None)


def _with_texts(group: list[_Version], known: Known) -> list[_Version]:
    """The versions with their texts, where there is anything to compare."""
    if len(group) < 2:
        return group
    return [version._replace(text=text_of(known.texts(version.submission.sha256))) for version in group]


# --- which belong together -----------------------------------------------------------------------------------------


def _clusters(group: Sequence[_Version], known: Known) -> list[list[_Version]]:
    """The versions of each work: joined wherever two of them are one work; each cluster with a slot of its own."""
    leader = list(range(len(group)))
    plain = {version.slot.base for version in group if not version.named.numbered}
    for later, second in enumerate(group):
        for earlier, first in enumerate(group[:later]):
            near = len(group) <= _MOST_COMPARED or first.slot == second.slot
            if near and leader[later] != leader[earlier] and _are_one(first, second, plain):
                old, new = sorted((leader[later], leader[earlier]), reverse=True)
                leader = [new if one == old else one for one in leader]
    found = [[v for v, at in zip(group, leader, strict=True) if at == one] for one in dict.fromkeys(leader)]
    return _with_own_slots(found, known)


def _are_one(first: _Version, second: _Version, plain: set[str]) -> bool:
    """Whether two papers of a unit and kind are versions of one: by their texts where both are known, else by name."""
    same_name = first.slot.base == second.slot.base
    if first.submission.sha256 and first.submission.sha256 == second.submission.sha256:
        return True
    if first.text is None or second.text is None:
        counted = first.named.numbered and second.named.numbered and first.slot.base not in plain
        return same_name and not counted
    share = likeness(first.text, second.text)
    if first.text.title and first.text.title == second.text.title:
        return same_name or share >= _ALIKE_OF_ONE_TITLE
    return share >= (_ALIKE_OF_ONE_TITLE if same_name else _ALIKE)


def _with_own_slots(clusters: list[list[_Version]], known: Known) -> list[list[_Version]]:
    """Clusters with one base each, the one under which the ledger knows them where it does; no two have the same."""
    taken: set[str] = set()
    done = []
    order = sorted(clusters, key=lambda cluster: (_filed_base(cluster, known) is None, _first_name(cluster)))
    for cluster in order:
        filed = _filed_base(cluster, known)
        base = min((v.slot.base for v in cluster), key=lambda base: (len(base), base)) if filed is None else filed
        if base in taken:
            titles = sorted(version.text.title for version in cluster if version.text and version.text.title)
            base = f"{base}《{titles[0]}》" if titles else base
        number = 2
        while base in taken:
            base, number = f"{base.rstrip('）0123456789（')}（{number}）", number + 1
        taken.add(base)
        done.append([version._replace(slot=version.slot._replace(base=base)) for version in cluster])
    return done


def _first_name(cluster: Sequence[_Version]) -> tuple[bool, str]:
    """Plain names go before numbered ones."""
    return min((version.named.numbered, version.submission.name) for version in cluster)


def _filed_base(cluster: Sequence[_Version], known: Known) -> str | None:
    """The base under which the ledger holds one of them, that of the oldest."""
    filed = [known.earlier[key] for version in cluster if (key := _key(version)) in known.earlier]
    return min(filed, key=lambda one: one.at).base if filed else None


def _key(version: _Version) -> tuple[str, str]:
    return version.submission.name, version.submission.sha256


# --- which counts --------------------------------------------------------------------------------------------------


def _superseded(members: Sequence[_Version], known: Known) -> dict[str, str]:
    """Name → name of the version that counts instead."""
    ranks = [_rank(version, members, known) for version in members]
    best = max(ranks)
    winners = [version.submission for version, rank in zip(members, ranks, strict=True) if rank == best]
    first = min(winner.name for winner in winners)
    older = {v.submission.name: first for v, rank in zip(members, ranks, strict=True) if rank < best}
    return older | _same_bytes(winners)


#: decided by the office, not void, a form that can be checked, decided by its name, round, arrival where all are
#: known, mark, order of filing, arrival at all
_Rank = tuple[int, bool, bool, bool, datetime.datetime, int, Mark, int, datetime.datetime]


def _rank(version: _Version, members: Sequence[_Version], known: Known) -> _Rank:
    one, mark = version.submission, version.named.mark
    arrived = one.arrived or _NEVER
    all_known = all(member.submission.arrived for member in members)
    void = mark.stage == Stage.VOID or lies_among_old(one.name)
    filed = known.earlier.get(_key(version))
    decided = known.counts.get(one.name)
    return (
        0 if decided is None else 1 if decided else -1,
        not void,
        PurePosixPath(one.name).suffix.lower() in SUFFIXES,
        mark.stage == Stage.DECIDED,
        arrived if all_known else _NEVER,
        round_of(one.name),
        mark,
        0 if filed else 1,
        arrived,
    )


def _same_bytes(equals: Iterable[Submission]) -> dict[str, str]:
    """Of files that nothing tells apart, those with the same bytes count once: the first by name."""
    first: dict[str, str] = {}
    newer = {}
    for item in sorted(equals, key=lambda item: item.name):
        kept = first.setdefault(item.sha256, item.name)
        if kept != item.name and item.sha256:
            newer[item.name] = kept
    return newer
