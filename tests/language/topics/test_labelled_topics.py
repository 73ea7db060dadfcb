"""The labelled paragraphs: in the registers that were read the points are told nearly as a reader does."""

from __future__ import annotations

import json

import pytest

from docchecker import load_notice
from tools.score_topics import SET, figures_of, points_of, total

POINTS = load_notice().points
RECORDS = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]
READ = ("report", "annual", "news", "numbered", "ledger")


def test_every_point_and_figure_is_labelled_somewhere():
    labelled = {
        *(f"A1-{number}" for record in RECORDS for number in record["annex1"]),
        *(f"A2-{number}" for record in RECORDS for number in record["annex2"]),
        *(key for record in RECORDS for key in record["focus"]),
    }
    assert labelled == {point.id for point in POINTS.points}
    assert {one["what"] for record in RECORDS for one in record["figures"]} == {one.what for one in POINTS.figures}


@pytest.mark.parametrize("register", READ)
def test_points_in_the_registers_that_were_read(register):
    found = total(points_of(record, POINTS) for record in RECORDS if record["register"] == register)
    assert found.precision > 0.85
    assert found.recall > 0.9


def test_figures_in_the_registers_that_were_read():
    found = total(figures_of(record, POINTS) for record in RECORDS if record["register"] in READ)
    assert min(found.precision, found.recall) > 0.85


def test_a_paragraph_of_other_work_is_hardly_given_a_point():
    other = [one for one in RECORDS if not (one["annex1"] or one["annex2"] or one["focus"])]
    assert sum(points_of(record, POINTS).extra > 0 for record in other) <= len(other) * 0.06
