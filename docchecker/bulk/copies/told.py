"""What of shared passages is told: pairs of texts, and groups of three and more, above the limits that the office set."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.copies.alignment import merged
from docchecker.bulk.records import Copy, CopyGroup, Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from docchecker.bulk.copies.spans import Places
    from docchecker.rulebook.desk import CopyLimits

Span = tuple[int, int]
#: texts of so many units that share one passage are a group
_GROUP = 3
#: characters of a passage that are kept where many share it
_EXCERPT = 200
_IDENTICAL = 1.0
#: texts of earlier years that are named beside those of this year
_EARLIER = 3


class Member(NamedTuple):
    """A text with its stretches of a passage, as [start, end) in the text itself; their share of it, and their 字."""

    name: str
    spans: tuple[Span, ...]
    share: float
    length: int


class Party(NamedTuple):
    """Whose texts are whose: the unit of a name, whether it is a text of this run, and which two are to be compared."""

    unit: Callable[[str], str]
    own: Callable[[str], bool]
    wanted: Callable[[str, str], bool]


class Found(NamedTuple):
    """What was copied: each pair from both sides, each member of a group once; and the groups."""

    copies: tuple[Copy, ...] = ()
    groups: tuple[CopyGroup, ...] = ()


def member(name: str, spans: Iterable[Span], places: Places) -> Member:
    """A text with stretches given in its plain text."""
    plain = merged(spans)
    raw = tuple(places.widened(span) for span in plain)
    return Member(name, raw, round(places.share(raw), 4), sum(end - start for start, end in plain))


def is_told(members: Iterable[Member], limits: CopyLimits) -> bool:
    """Whether what texts share is worth telling: for one of them at least it is a part that counts."""
    members = tuple(members)
    length, share = max(one.length for one in members), max(one.share for one in members)
    return length >= limits.always or (length >= limits.length and share >= limits.share)


def told(
    shared: Iterable[Sequence[Member]], texts: Mapping[str, str], party: Party, limits: CopyLimits, *, identical: bool
) -> Iterator[Copy | CopyGroup]:
    """Pairs and groups of what several texts share; of a group its members follow, each with the first of the others."""
    for members in shared:
        if not is_told(members, limits):
            continue
        if len({party.unit(one.name) for one in members if party.own(one.name)}) >= _GROUP:
            yield from _group(members, texts, party, identical=identical)
        else:
            yield from _pairs(members, texts, party, identical=identical)


def _group(
    members: Sequence[Member], texts: Mapping[str, str], party: Party, *, identical: bool
) -> Iterator[Copy | CopyGroup]:
    ordered = sorted((one for one in members if party.own(one.name)), key=lambda one: one.name)
    first = ordered[0]
    text = " …… ".join(texts[first.name][slice(*span)][:_EXCERPT] for span in first.spans[:2])
    yield CopyGroup(0, tuple(one.name for one in (*ordered, *_earlier(members, party))), text, identical)
    for one in ordered:
        others = (two for two in ordered if two.name != one.name)
        other = next((two for two in others if party.wanted(one.name, two.name)), None)
        if other:
            yield _copy(one, other, texts, identical=identical, most=_EXCERPT)._replace(group=-1)


def _earlier(members: Iterable[Member], party: Party) -> list[Member]:
    """The first few texts of earlier years among those that share."""
    return [one for one in members if not party.own(one.name)][:_EARLIER]


def _pairs(members: Sequence[Member], texts: Mapping[str, str], party: Party, *, identical: bool) -> Iterator[Copy]:
    own = (one for one in members if party.own(one.name))
    for one, other in permutations([*own, *_earlier(members, party)], 2):
        if one.name != other.name and party.own(one.name) and party.wanted(one.name, other.name):
            yield _copy(one, other, texts, identical=identical)


def _copy(one: Member, other: Member, texts: Mapping[str, str], *, identical: bool, most: int | None = None) -> Copy:
    own = texts[one.name]
    pairs = zip(one.spans, _spread(other.spans, len(one.spans)), strict=True)
    passages = tuple(Passage(first, second, own[slice(*first)][:most]) for first, second in pairs)
    return Copy(one.name, other.name, _IDENTICAL if identical else one.share, passages, identical)


def _spread(spans: tuple[Span, ...], number: int) -> tuple[Span, ...]:
    """As many stretches as the other side has, the last one as often as needed."""
    return (*spans[:number], *(spans[-1],) * (number - len(spans)))


def numbered(found: Iterable[Copy | CopyGroup]) -> Found:
    """Copies and groups in order, groups numbered from 1, each copy with the total of its text."""
    copies: list[Copy] = []
    groups: list[CopyGroup] = []
    for one in found:
        if isinstance(one, CopyGroup):
            groups.append(one._replace(number=len(groups) + 1))
        else:
            copies.append(one._replace(group=len(groups)) if one.group else one)
    return Found(tuple(sorted(copies, key=lambda copy: (copy.name, copy.partner, copy.group))), tuple(groups))


def with_totals(found: Found, places_of: Callable[[str], Places]) -> Found:
    """Each copy with the part of its text that stands in any other."""
    spans: dict[str, list[Span]] = {}
    whole = {copy.name for copy in found.copies if copy.identical}
    for copy in found.copies:
        spans.setdefault(copy.name, []).extend(passage.first for passage in copy.passages)
    totals = {
        name: _IDENTICAL if name in whole else round(places_of(name).share(merged(each)), 4)
        for name, each in spans.items()
    }
    return found._replace(copies=tuple(copy._replace(total=totals[copy.name]) for copy in found.copies))
