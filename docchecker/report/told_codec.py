"""What a file tells as plain data and back, for the way from a worker to where the files of a unit are compared."""

from __future__ import annotations

from typing import Any

from docchecker.findings import Location, Told, ToldFigure, ToldMarks, ToldNumber, ToldProblem


def told_data(told: Told) -> list[Any]:
    """Return what a file tells as lists."""
    return [
        told.unit,
        list(told.place),
        [[*one[:-1], list(one.place)] for one in told.numbers],
        [[*one[:-1], list(one.place)] for one in told.problems],
        [[*one[:-1], list(one.points)] for one in told.figures],
        [[*one[:-1], list(one.place)] for one in told.marks],
    ]


def told_of(data: list[Any]) -> Told:
    """Return what ``told_data`` made the lists of."""
    unit, place, numbers, problems, figures, marks = data
    return Told(
        unit,
        Location(*place),
        tuple(ToldNumber(v, u, c, b, y, Location(*at)) for v, u, c, b, y, at in numbers),
        tuple(ToldProblem(name, body, Location(*at)) for name, body, at in problems),
        tuple(ToldFigure(w, n, v, d, s, tuple(points)) for w, n, v, d, s, points in figures),
        tuple(ToldMarks(point, given, Location(*at)) for point, given, at in marks),
    )
