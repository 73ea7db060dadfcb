"""A list that is right under one reading of w:startOverride is not failed under the other."""

from __future__ import annotations

from dataclasses import replace

from docchecker.checks import run
from docchecker.classify import classify
from docchecker.findings import Status
from tests.classify.samples import BODIES, LIST_TITLE, NAMES
from tests.classify.understanding import P, document, notice


def _statuses(*labels: tuple[str, str | None]) -> list[tuple[str, Status]]:
    """How the numbers of a list come out, each given under both readings."""
    lines = [
        line
        for name, body, (own, _) in zip(NAMES, BODIES, labels, strict=False)
        for line in (P(name, label=own), P(body))
    ]
    made = document(LIST_TITLE, *lines)
    others = dict(zip(range(1, len(made.paragraphs), 2), (other for _, other in labels), strict=True))
    paragraphs = tuple(replace(p, other_label=others.get(p.index)) for p in made.paragraphs)
    made = made._replace(paragraphs=paragraphs)
    found, _ = run(made, classify(made, notice(), "problems"), notice())
    return [(one.code, one.status) for one in found if one.rule == "LIST-NUMBERING"]


def test_a_list_that_is_right_under_either_reading_is_not_failed() -> None:
    assert _statuses(("1.", "1."), ("2.", "2."), ("1.", "3."), ("2.", "4.")) == [("unsettled", Status.UNDECIDED)]
    assert _statuses(("1.", "1."), ("2.", "2."), ("3.", "1."), ("4.", "2.")) == []


def test_a_list_that_is_wrong_under_both_readings_fails() -> None:
    assert _statuses(("1.", "1."), ("2.", "2."), ("1.", "2."), ("2.", "3.")) == [("sequence", Status.FAILED)]
    assert _statuses(("1.", None), ("2.", None), ("2.", None), ("4.", None)) == [("sequence", Status.FAILED)]
