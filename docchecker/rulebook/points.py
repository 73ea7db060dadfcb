"""The points of a notice's annexes that reports and score sheets are held against, from ``points/*.toml`` of its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docchecker.language.topics.points import Deduction, Figure, Point, Points, ScorePart, sign
from docchecker.rulebook.nearest import hint
from docchecker.rulebook.source import Source, unique

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docchecker.rulebook.model import Clause
    from docchecker.rulebook.source import Table

_FOLDER, _WORDS = "points", "words"
_MOST = 1000


def read_points(folder: Path, clauses: Mapping[str, Clause]) -> Points:
    """Return the points of a notice, none where it has no such folder; raise BadRules for the first mistake.

    Each point is a clause, whose words are its text.
    """
    sources = [Source(file) for file in sorted((folder / _FOLDER).glob("*.toml"))]
    groups = _groups([source for source in sources if source.path.stem == _WORDS])
    files = [source for source in sources if source.path.stem != _WORDS]
    for source in files:
        source.only("unit_kind", "point", "part", "figure")
    tables = [table for source in files for table in source.tables("point")]
    unique(tables)
    known = {str(table.values["id"]) for table in tables}
    figures = [table for source in files for table in source.tables("figure")]
    unique(figures, "what")
    return Points(
        tuple(_point(table, groups, known, clauses) for table in tables),
        tuple(_part(table) for source in files for table in source.tables("part")),
        tuple(_figure(table, known) for table in figures),
        groups,
    )


def _groups(sources: list[Source]) -> Mapping[str, str]:
    """Return the groups of words that signs share."""
    groups: dict[str, str] = {}
    for source in sources:
        groups.update({name: str(words) for name, words in source.data.items()})
    return groups


def _point(table: Table, groups: Mapping[str, str], known: set[str], clauses: Mapping[str, Clause]) -> Point:
    table.only(("id", "unit_kind", "part", "signs", "with", "marks", "steps", "names", "bonus", "deductions"))
    shares = table.words("with") if "with" in table.values else ()
    for other in shares:
        table.known("with", other, known, "一条")
    usual = table.source.data.get("unit_kind", "")
    return Point(
        id=table.choice("id", clauses, "条"),
        unit_kind=table.text("unit_kind") if "unit_kind" in table.values else str(usual),
        text=clauses[table.text("id")].quote,
        part=table.text("part") if "part" in table.values else "",
        signs=tuple(_sign(table, line, groups) for line in (table.words("signs") if "signs" in table.values else ())),
        shares=shares,
        marks=table.number("marks", 1, _MOST) if "marks" in table.values else 0,
        steps=_steps(table),
        names=table.words("names") if "names" in table.values else (),
        deductions=_deductions(table),
        bonus="bonus" in table.values and table.flag("bonus"),
    )


def _sign(table: Table, line: str, groups: Mapping[str, str]) -> str:
    """Return a sign as written; raise BadRules where it names a group that is not there."""
    try:
        sign(line, groups)
    except KeyError as error:
        name = str(error.args[0])
        table.fail(f"words.toml 里没有“{name}”这组词。", hint(name, list(groups)), "signs", line)
    return line


def _steps(table: Table) -> tuple[float, ...]:
    if "steps" not in table.values:
        return ()
    value = table.value("steps", list, called="方括号里的几个数，如 [5, 3, 2, 0]")
    steps = cast("list[object]", value)
    for step in steps:
        if type(step) not in (int, float):
            table.fail("“steps”里应当都是数。", key="steps", value=step)
    return tuple(float(str(step)) for step in steps)


def _deductions(table: Table) -> tuple[Deduction, ...]:
    if "deductions" not in table.values:
        return ()
    value = table.value("deductions", list, called='方括号里的几项，如 [{ figure = "info", each = 1 }]')
    try:
        return tuple(Deduction(**one) for one in cast("list[dict[str, Any]]", value))
    except TypeError:
        table.fail("“deductions”里每项应写 figure 和 each 或者 once。", key="deductions")


def _part(table: Table) -> ScorePart:
    table.only(ScorePart._fields)
    return ScorePart(
        table.text("name"), table.number("marks", 1, _MOST), "bonus" in table.values and table.flag("bonus")
    )


def _figure(table: Table, known: set[str]) -> Figure:
    table.only(
        ("what", "name", "unit_kinds", "points", "demand", "demands", "yearly", "units", "near", "context", "unless")
    )
    for point in table.words("points"):
        table.known("points", point, known, "一条")
    return Figure(
        what=table.text("what"),
        name=table.text("name"),
        demands=_demands(table),
        points=table.words("points"),
        units=_alternatives(table, "units"),
        near=_alternatives(table, "near"),
        context=_alternatives(table, "context") if "context" in table.values else (),
        unless=_alternatives(table, "unless") if "unless" in table.values else (),
        yearly="yearly" in table.values and table.flag("yearly"),
    )


def _demands(table: Table) -> dict[str, float]:
    """Return what is demanded of each kind of unit that the figure is about."""
    if "demands" not in table.values:
        return dict.fromkeys(table.words("unit_kinds"), float(table.number("demand", 0, _MOST)))
    value = table.value("demands", dict, called="花括号里的“单位类别 = 数”，如 { county = 100 }")
    return {name: float(str(demand)) for name, demand in cast("dict[str, object]", value).items()}


def _alternatives(table: Table, key: str) -> tuple[str, ...]:
    return tuple(filter(None, table.text(key).split("|")))
