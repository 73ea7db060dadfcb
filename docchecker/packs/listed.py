"""Problems of a list that the report's part on problems does not own up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.packs.words import covered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.findings import ToldProblem

#: share of the words of a problem's name that a passage of the report has to hold
_SAME = 0.5
#: the same for its text, which tells more than the report does
_BODY = 0.3


def unlisted(problems: Sequence[ToldProblem], passages: Sequence[str]) -> Iterator[ToldProblem]:
    """Yield the problems that no passage speaks of."""
    for problem in problems:
        if not any(_tells(problem, passage) for passage in passages):
            yield problem


def _tells(problem: ToldProblem, passage: str) -> bool:
    return covered(problem.name, passage) >= _SAME or covered(passage, problem.name + problem.body) >= _BODY + 0.3
