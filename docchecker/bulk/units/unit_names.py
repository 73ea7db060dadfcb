"""The names by which a unit is called, and where they stand in a text; the longest and most specific name wins."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.units.abbreviations import short_forms
from docchecker.bulk.units.surroundings import Bound, bound_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.bulk.records import Unit


class Strength(IntEnum):
    """How surely a name means its unit; DOUBTFUL: it is a part of another unit's name and only makes a candidate."""

    DOUBTFUL = 0
    WEAK = 1
    SHORT = 2
    FULL = 3


class Hit(NamedTuple):
    """A name in a text at [start, end), and the units that bear it (more than one: ambiguous).

    ``elsewhere``: what stands around it makes it the name of another place's office.
    """

    start: int
    end: int
    name: str
    units: tuple[str, ...]
    strength: Strength
    elsewhere: bool = False


_CITY = re.compile(r"^(?:中共|共青团)?([\u4e00-\u9fff]{2,4}?市)(?=.{2,})")
_PARTY = re.compile(r"^(?:中共|共青团)")
_REGION = re.compile(r"[\u4e00-\u9fff]{1,7}(?:县|区)$")
#: a zone's name without its place
_ZONE = re.compile(r"(?:经济(?:技术)?|高新技术(?:产业)?)开发区$|综合保税区$|旅游度假区$|风景名胜区$")
_GOVERNMENT = re.compile(r"(?:人民政府(?:办公室)?|管理委员会|管委会|党工委|普法办(?:公室)?|司法局|委员会)$")
#: what stands right before the one that a paper is sent to
_ADDRESSED = re.compile(r"(?:(?<!关于)报送?|致|呈|(?<!关于报)送|转|上报|报请|关于向?)$")


class UnitNames:
    """All names of a roster's units."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Names given, and names that follow from them (without the city, without 区 or 县)."""
        self._city = _common_city(units)
        self._given = frozenset(short for unit in units for short in unit.short_names)
        self._owners: dict[str, dict[Strength, list[str]]] = defaultdict(lambda: defaultdict(list))
        for unit in units:
            for name, strength in _names(unit, self._city):
                owners = self._owners[name][strength]
                if unit.name not in owners:
                    owners.append(unit.name)
        known = sorted(self._owners, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, known)) or r"(?!)")

    def hits(self, text: str) -> Iterator[Hit]:
        """Names in a text from left to right, none inside another; the one a paper is sent to is no hit."""
        for found in self._pattern.finditer(text):
            before = text[: found.start()]
            strength, units = self._owned(found[0])
            if _ADDRESSED.search(before):
                continue
            bound = bound_of(before, found[0], text[found.end() :], self._city)
            if bound is Bound.ELSEWHERE and strength is not Strength.FULL and not self._is_given(found[0]):
                continue
            sure = strength if bound is Bound.WHOLE else Strength.DOUBTFUL
            yield Hit(found.start(), found.end(), found[0], units, sure, bound is Bound.ELSEWHERE)

    def _is_given(self, name: str) -> bool:
        """Whether the roster itself gives a name as a short one."""
        return name in self._given

    def _owned(self, name: str) -> tuple[Strength, tuple[str, ...]]:
        """The strongest claim on a name, and who makes it."""
        claims = self._owners[name]
        strongest = max(claims)
        return strongest, tuple(claims[strongest])


def _common_city(units: Sequence[Unit]) -> str:
    """The city that most names begin with, empty when fewer than two do."""
    cities = Counter(found[1] for unit in units if (found := _CITY.match(unit.name)))
    if not cities:
        return ""
    city, times = cities.most_common(1)[0]
    return city if times > 1 else ""


def _names(unit: Unit, city: str) -> Iterator[tuple[str, Strength]]:
    """Every name of a unit with its strength."""
    yield unit.name, Strength.FULL
    for short in unit.short_names:
        yield short, Strength.SHORT
    yield from ((short, Strength.SHORT) for short in short_forms(unit.name))
    bare = _PARTY.sub("", unit.name)
    local = bare.removeprefix(city) if city and bare != city else bare
    region = _GOVERNMENT.sub("", local) if _REGION.match(_GOVERNMENT.sub("", local)) else ""
    if region:
        yield region, Strength.SHORT
        if len(region) > 2 and region[:-1] != city.removesuffix("市"):
            yield region[:-1], Strength.WEAK
    elif local != bare:
        yield "市" + local, Strength.SHORT
        yield from _weak(local)
        yield from (("市" + short, Strength.SHORT) for short in short_forms(local))
        yield from (weak for short in short_forms(local) for weak in _weak(short))
    elif local.startswith("市"):
        yield from _weak(local[1:])
        yield from (weak for short in short_forms(local[1:]) for weak in _weak(short))
    elif zone := _ZONE.search(local):
        yield from ((short, Strength.WEAK) for short in short_forms(zone[0]))


def _weak(name: str) -> Iterator[tuple[str, Strength]]:
    """A department's bare name: every place has one of it."""
    bare = name.removeprefix("委")
    if len(bare) > 2:
        yield bare, Strength.WEAK
