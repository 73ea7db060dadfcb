"""What the page lists of what was checked, what could not be decided and what only a person can judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.report.first_screen import clauses_about
from docchecker.report.lists import FOR_PERSON, outcome_words, outcomes_by_list
from docchecker.report.words import kind_name, quoted

if TYPE_CHECKING:
    from docchecker.findings import FileReport, Outcome
    from docchecker.rulebook.model import Notice


class CheckedRule(NamedTuple):
    """A rule without a finding of its own: what it came to, and the words seen that satisfied it."""

    rule: str
    words: str
    seen: str


class CheckedList(NamedTuple):
    """Rules that came out alike."""

    heading: str
    mark: str
    rows: tuple[CheckedRule, ...]


class ClauseList(NamedTuple):
    """Clauses that a person has to judge: place and words of each."""

    heading: str
    rows: tuple[tuple[str, str], ...]


class ForPerson(NamedTuple):
    """What a person has to judge of a kind of document."""

    kind: str
    lists: tuple[ClauseList, ...]


def checked_lists(file: FileReport, notice: Notice) -> tuple[CheckedList, ...]:
    """How every rule came out that has no finding of its own."""
    return tuple(
        CheckedList(heading, mark.strip(), tuple(_checked(outcome, file.kind, notice) for outcome in outcomes))
        for heading, mark, outcomes in outcomes_by_list(file)
    )


def _checked(outcome: Outcome, kind: str | None, notice: Notice) -> CheckedRule:
    return CheckedRule(outcome.rule, *outcome_words(outcome, kind, notice))


def for_person(notice: Notice, kind: str) -> ForPerson | None:
    """The clauses on a kind that a person has to judge, or to judge the rest of; None where there are none."""
    lists = []
    for status, words in FOR_PERSON.items():
        clauses = [clause for clause in clauses_about(notice, kind) if clause.status is status]
        if clauses:
            lists.append(ClauseList(words, tuple((clause.place, quoted(clause.quote)) for clause in clauses)))
    return ForPerson(kind_name(notice, kind), tuple(lists)) if lists else None
