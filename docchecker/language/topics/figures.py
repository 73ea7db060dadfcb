"""The figures of a paragraph for which the notice fixes a number: what is counted, how many, in which unit.

A number belongs to the thing whose words stand nearest to it in its clause; in a list of years (“2022年组织3次；2023年组织2次”)
to the thing told before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.topics.facts import facts, looks_ahead, will_begins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docchecker.language.topics.points import Figure

_SENTENCE = re.compile(r"[^。！？\n]+[。！？\n]*")
_CLAUSE = re.compile(r"[^，,；;：:、（）()](?:[^，；;：:、（）()]|,(?=\d{3}))*")
#: a clause with the things that it lists
_LONG_CLAUSE = re.compile(r"[^，；;：:（）()](?:[^，；;：:（）()]|,(?=\d{3}))*")
#: what stands behind a number in a date or a plan's name
_NO_UNITS = frozenset("年月日号五·-—～~至到")
_DIGITS: Mapping[str, int] = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS: Mapping[str, int] = {"十": 10, "百": 100, "千": 1000}
_NUMBER = re.compile(
    r"(?P<arabic>\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+(?:\.\d+)?)|(?P<han>[〇零一二三四五六七八九十百千两]+)"
    r"|百分之(?P<hundredth>[一二三四五六七八九十百零]+)"
)
#: what may stand between a number and its unit
_BETWEEN = re.compile(r"\s*(?:余|多|来)?\s*")
#: before a number: a norm, an order, a share of something told before
_NORM = re.compile(
    r"(?:不少于|不低于|至少|不得少于|以上|应不少于|高于|比|低|超过规定|规定的|要求的|达不到|每少|目标|另|又|各)\s*$"
)
_WHOLE_YEARS = re.compile(r"\d{4}年|去年|前年|上年")
_YEARS = re.compile(r"\d{4}年|去年|今年|前年|上半年|下半年|当年|本年|上一年|\d+月|至今")
#: words that make a number one of people, papers or places however near the thing stands
_OTHER_UNITS = re.compile(r"^(?:人次|人数|家次|万|亿|元|小时制)")


#: what a line of figures is about
_HEAD = re.compile(r"[^，,；;。：:]{2,16}[：:]")
_SUM = re.compile(r"合计|共|总计|累计|全年")


class Stated(NamedTuple):
    """A figure as stated at [start, end) of the paragraph, in the clause [clause_start, clause_end); ``year`` as written, ““ if none."""

    figure: Figure
    value: float
    unit: str
    start: int
    end: int
    clause_start: int
    clause_end: int
    year: str


class _Number(NamedTuple):
    value: float
    unit: str
    start: int
    end: int


def stated_figures(text: str, unit_kind: str, figures: Sequence[Figure]) -> tuple[Stated, ...]:
    """Return the figures that a report of a kind of unit states as facts, in the order of the text."""
    own = tuple(one for one in figures if unit_kind in one.demands)
    found: list[Stated] = []
    ahead = False
    for match in _SENTENCE.finditer(text):
        ahead = ahead or looks_ahead(match.group())
        if not ahead:
            found += _in_sentence(match.group(), match.start(), own, unit_kind)
    return tuple(found)


class Told(NamedTuple):
    """A number that a text states, whatever it counts: its clause, where the clause before begins, and the year told of."""

    value: float
    unit: str
    clause_start: int
    clause_end: int
    before_start: int
    year: str


def told_numbers(text: str) -> tuple[Told, ...]:
    """Return the numbers with a unit that a text states as facts, in order."""
    return tuple(one for match in _SENTENCE.finditer(text) for one in _told_in(match.group(), match.start()))


def _told_in(sentence: str, offset: int) -> Iterator[Told]:
    year, before = "", 0
    for match in _LONG_CLAUSE.finditer(sentence):
        clause = match.group()
        until = -1
        for number in _numbers(clause):
            until = will_begins(clause) if until < 0 else until
            year = next(iter(_WHOLE_YEARS.findall(clause[: number.start])), year)
            if number.start < until and number.unit not in _NO_UNITS and not _NORM.search(clause[: number.start]):
                yield Told(
                    number.value, number.unit, offset + match.start(), offset + match.end(), offset + before, year
                )
        before = match.start()


def _in_sentence(sentence: str, offset: int, figures: Sequence[Figure], unit_kind: str) -> Iterator[Stated]:
    last: Figure | None = None
    year, wanted = "", False
    for match in _CLAUSE.finditer(sentence):
        clause = match.group()
        year = next((one for one in _YEARS.findall(clause)), year)
        until = facts(clause).will
        told, head = sentence, _HEAD.match(sentence)
        about = clause if head is None else head.group() + clause
        for number in _numbers(clause):
            if (
                wanted
                or number.start >= until
                or _NORM.search(clause[: number.start])
                or "其中" in clause[: number.start]
            ):
                continue
            joined = match.start() > 0 and sentence[match.start() - 1] in "：:"
            figure = _counted(clause, number, told, figures, about) or _carried(clause, number, last, joined=joined)
            if figure is not None:
                at = offset + match.start()
                yield Stated(
                    figure, number.value, number.unit, at + number.start, at + number.end, at, at + len(clause), year
                )
        wanted = wanted or until < len(clause)
        if match.end() < len(sentence) and sentence[match.end()] in "；;":
            wanted = False
        last = _told(clause, told, figures) or last


def _numbers(clause: str) -> Iterator[_Number]:
    for match in _NUMBER.finditer(clause):
        end = match.end()
        rest = clause[_BETWEEN.match(clause, end).end() :]  # type: ignore[union-attr]  # the pattern matches nothing too
        if match["hundredth"]:
            yield _Number(_han(match["hundredth"]), "%", match.start(), end)
        elif not _OTHER_UNITS.match(rest):
            unit = re.match(r"个?课时|个?学时|场次|批次|条次|[%％]|[^\W\d]", rest)
            if unit:
                value = float(re.sub("[,，]", "", match["arabic"])) if match["arabic"] else _han(match["han"])
                yield _Number(value, unit.group(), match.start(), end + len(rest) and end)


def _han(text: str) -> float:
    """Return the value of a Chinese numeral below ten thousand."""
    total, digit = 0, 0
    for char in text:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = digit * (10 if text[0] not in "十百千" and not any(t in text for t in _TENS) else 1) + _DIGITS[char]
    return float(total + digit)


def _fits(figure: Figure, number: _Number, about: str, told: str) -> bool:
    return (
        number.unit in figure.units
        and not any(word in about for word in figure.unless)
        and (not figure.context or any(word in told for word in figure.context))
    )


def _counted(clause: str, number: _Number, told: str, figures: Sequence[Figure], about: str) -> Figure | None:
    """Return the thing whose words stand nearest to the number in its clause."""
    best: tuple[int, int, Figure] | None = None
    for figure in figures:
        if _fits(figure, number, about, told):
            for word in figure.near:
                at = clause.find(word)
                if at >= 0:
                    distance = number.start - at - len(word) if at < number.start else at - number.end
                    rank = (max(distance, 0), -len(word), figure)
                    if best is None or rank[:2] < best[:2]:
                        best = rank
    return best[2] if best else None


def _carried(clause: str, number: _Number, last: Figure | None, *, joined: bool) -> Figure | None:
    """Return what was told before where the clause is one of a list of years, or the number stands behind “：”, or it is their sum."""
    if last is None or number.unit not in last.units or not (joined or _YEARS.search(clause) or _SUM.match(clause)):
        return None
    return None if any(word in clause for word in last.unless) else last


def _told(clause: str, told: str, figures: Sequence[Figure]) -> Figure | None:
    """Return the thing that a clause speaks of, the one with the longest word."""
    some = [
        (len(word), figure)
        for figure in figures
        for word in figure.near
        if word in clause
        and not any(other in clause for other in figure.unless)
        and (not figure.context or any(other in told for other in figure.context))
    ]
    return max(some, key=lambda one: one[0])[1] if some else None
