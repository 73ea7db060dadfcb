"""Two files of a unit that give two numbers for one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.packs.words import content_words, shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.findings import ToldNumber

#: share of common words from which on two clauses speak of one thing; with the same base before them less will do
_SAME, _SAME_BASE = 0.5, 0.3
_LEAST_WORDS = 2
_ALL = re.compile(r"全部|都(?!市)|均|全覆盖|无一|百分之百|100[%％]")
_NONE = re.compile(r"没有|未|尚缺|没|缺(?!点)|无(?!一)")
#: years named by their distance from the latest
_BACK = {"去年": 1, "上年": 1, "前年": 2}


class Clash(NamedTuple):
    """Two statements that cannot both be right."""

    one: ToldNumber
    other: ToldNumber


def clashes(ones: Sequence[ToldNumber], others: Sequence[ToldNumber]) -> Iterator[Clash]:
    """Yield the numbers of one file that another file gives otherwise, each once."""
    years = [int(told.year[:4]) for told in (*ones, *others) if told.year[:4].isdigit()]
    latest = max(years, default=_BACK["前年"] + 1)
    for one in ones:
        rivals = [other for other in others if _comparable(one, other, latest)]
        alike = [other for other in rivals if _alike(one, other)]
        if any(other.value == one.value for other in alike):
            continue
        best = max(alike, key=lambda other: shared(one.clause, other.clause), default=None)
        if best is not None and not any(
            same.value == best.value and _alike(same, best) for same in ones if same != one
        ):
            yield Clash(one, best)
            continue
        missing = next((other for other in rivals if _all_and_some(one, other)), None)
        if missing is not None:
            yield Clash(one, missing)


def _comparable(one: ToldNumber, other: ToldNumber, latest: int) -> bool:
    """Return whether two numbers count in the same unit and are told of the same year."""
    return one.unit == other.unit and _year(one, latest) == _year(other, latest)


def _year(one: ToldNumber, latest: int) -> int:
    """Return the year that a number is told of, the latest where none is named."""
    if one.year[:4].isdigit():
        return int(one.year[:4])
    return latest - _BACK.get(one.year, 0)


def _alike(one: ToldNumber, other: ToldNumber) -> bool:
    """Return whether two numbers count the same: their clauses share their words, or they are parts of one whole."""
    common = content_words(one.clause) & content_words(other.clause)
    if not common:
        return False
    share = shared(one.clause, other.clause)
    if share >= _SAME and len(common) >= _LEAST_WORDS:
        return True
    base = bool(one.before and other.before) and bool(set(_numbers(one.before)) & set(_numbers(other.before)))
    return (
        base and share >= _SAME_BASE and len(common) >= _LEAST_WORDS and shared(one.before, other.before) >= _SAME_BASE
    )


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", text)


def _all_and_some(one: ToldNumber, other: ToldNumber) -> bool:
    """Return whether one file says all, and the other of some that they have it not."""
    for every, some in ((one, other), (other, one)):
        if _ALL.search(every.clause) and not _NONE.search(every.clause) and _NONE.search(some.clause) and some.value:
            common = content_words(every.clause) & content_words(some.clause)
            missing = some.clause[_NONE.search(some.clause).end() :]  # type: ignore[union-attr]  # found the line above
            wanted = content_words(missing)
            if wanted and wanted <= content_words(every.clause) and sum(map(len, common)) >= 4:
                return True
    return False
