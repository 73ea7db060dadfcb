"""The names by which a unit is called, and where they stand in a text; the longest and most specific name wins."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.bulk.records import Unit


class Strength(IntEnum):
    """How surely a name means its unit."""

    WEAK = 1
    SHORT = 2
    FULL = 3


class Hit(NamedTuple):
    """A name in a text at [start, end), and the units that bear it (more than one: ambiguous)."""

    start: int
    end: int
    name: str
    units: tuple[str, ...]
    strength: Strength


_CITY = re.compile(r"^(?:中共|共青团)?([\u4e00-\u9fff]{2,4}?市)(?=.{2,})")
_PARTY = re.compile(r"^(?:中共|共青团)")
_GOVERNMENT = re.compile(r"(?:人民政府(?:办公室)?|管理委员会|管委会|党工委|普法办(?:公室)?|司法局|委员会)$")
_REGION = re.compile(r"[\u4e00-\u9fff]{1,7}(?:县|区)$")
_HAN = re.compile("[\u4e00-\u9fff]")
_COUNTY_LEVEL = "县区镇乡旗"
#: what stands right before the one that a paper is sent to
_ADDRESSED = re.compile(r"(?:(?<!关于)报送?|致|呈|(?<!关于报)送|转|上报|报请|关于向?)$")
#: words before a name that are no part of another unit's name
_PLAIN_BEFORE = re.compile(
    r"(?:附件|材料|单位|市直|部门|年|月|日|号|由|是|各|本|我|原|省|全|中共|党委|报送|[和与及暨的])$"
)


class UnitNames:
    """All names of a roster's units."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Names given, and names that follow from them (without the city, without 区 or 县)."""
        self._city = _common_city(units)
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
            if not _REGION.search(found[0]) and self._belongs_to_another(before, found[0]):
                if strength is not Strength.FULL:
                    continue
                strength = Strength.SHORT
            yield Hit(found.start(), found.end(), found[0], units, strength)

    def _owned(self, name: str) -> tuple[Strength, tuple[str, ...]]:
        """The strongest claim on a name, and who makes it."""
        claims = self._owners[name]
        strongest = max(claims)
        return strongest, tuple(claims[strongest])

    def _belongs_to_another(self, before: str, name: str) -> bool:
        """Whether what stands before makes it the office of another place: 东湖区|司法局, 瑞昌|市司法局."""
        if not before or not _HAN.match(before[-1]):
            return False
        if before[-1] in _COUNTY_LEVEL:
            return True
        if before.endswith((self._city, self._city.removesuffix("市"))) and self._city:
            return False
        return (name.startswith("市") or before[-1] == "市") and not _PLAIN_BEFORE.search(before)


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
    elif local.startswith("市"):
        yield from _weak(local[1:])


def _weak(name: str) -> Iterator[tuple[str, Strength]]:
    """A department's bare name: every place has one of it."""
    bare = name.removeprefix("委")
    if len(bare) > 2:
        yield bare, Strength.WEAK
