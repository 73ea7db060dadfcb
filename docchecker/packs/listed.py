"""Problems of a list that the report's part on problems does not own up to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docchecker.packs.words import covered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.findings import ToldProblem

#: share of the words of a problem's name that a passage of the report has to hold
_SAME = 0.5
#: the same where a number of the name stands there as well
_NEAR = 0.3
_NUMBER = re.compile(r"\d[\d.]*\s*[%％\w]")


def unlisted(problems: Sequence[ToldProblem], passages: Sequence[str]) -> Iterator[ToldProblem]:
    """Yield the problems that no passage speaks of."""
    for problem in problems:
        if not any(_tells(problem, passage) for passage in passages):
            yield problem


def _tells(problem: ToldProblem, passage: str) -> bool:
    share = covered(problem.name, passage)
    return share >= _SAME or (share >= _NEAR and any(number in passage for number in _NUMBER.findall(problem.name)))
