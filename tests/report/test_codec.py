"""A report as data and back: nothing is lost on the way from a worker to a letter."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from docchecker.counts import Counts
from docchecker.findings import (
    FileReport,
    Finding,
    Level,
    Location,
    Measure,
    Outcome,
    Status,
    Told,
    ToldFigure,
    ToldMarks,
    ToldNumber,
    ToldProblem,
    Trouble,
    Verdict,
)
from docchecker.report.codec import decode, encode, pack, unpack

TEXT = st.text(st.sampled_from("甲乙“”\n\t\x00\ud800=<&1a"), max_size=8)
MAYBE = st.none() | TEXT
NUMBER = st.none() | st.integers(0, 9)
LOCATIONS = st.lists(st.builds(Location, NUMBER, MAYBE, NUMBER, TEXT, NUMBER, NUMBER), min_size=1, max_size=3).map(
    tuple
)
FINDINGS = st.builds(
    Finding, TEXT, st.sampled_from(Level), TEXT, TEXT, TEXT, LOCATIONS, st.sampled_from(Status), MAYBE, MAYBE, MAYBE, TEXT,
    st.booleans(), st.floats(0, 1), TEXT, TEXT,
)  # fmt: skip
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
OUTCOMES = st.builds(Outcome, TEXT, st.sampled_from(Status), st.integers(0, 9), TEXTS, TEXT)
COUNTS = st.builds(Counts, *[st.integers(0, 9999) for _ in Counts._fields])
REPORTS = st.builds(
    FileReport, TEXT, MAYBE, MAYBE, st.sampled_from(Verdict), st.none() | COUNTS, st.lists(FINDINGS, max_size=3).map(tuple),
    st.lists(OUTCOMES, max_size=3).map(tuple), st.none() | st.builds(Trouble, TEXT, TEXT, TEXT), st.none(),
    st.none() | st.floats(0, 1), st.lists(st.builds(Measure, TEXT, st.integers(0, 9)), max_size=2).map(tuple), TEXT, TEXTS,
    TEXTS, st.booleans(),
)  # fmt: skip
PLACES = st.builds(Location, NUMBER, MAYBE, NUMBER, TEXT, NUMBER, NUMBER)
VALUES = st.floats(0, 1000)
TOLD = st.builds(
    Told, TEXT, PLACES,
    st.lists(st.builds(ToldNumber, VALUES, TEXT, TEXT, TEXT, TEXT, PLACES), max_size=2).map(tuple),
    st.lists(st.builds(ToldProblem, TEXT, TEXT, PLACES), max_size=2).map(tuple),
    st.lists(st.builds(ToldFigure, TEXT, TEXT, VALUES, VALUES, TEXT, TEXTS), max_size=2).map(tuple),
    st.lists(st.builds(ToldMarks, TEXT, VALUES, PLACES), max_size=2).map(tuple),
)  # fmt: skip


@given(REPORTS)
def test_a_report_comes_back_from_its_data(report: FileReport) -> None:
    assert decode(encode(report)) == report
    assert decode(json.loads(json.dumps(encode(report)))) == report


@given(REPORTS)
def test_a_report_comes_back_from_its_bytes(report: FileReport) -> None:
    assert unpack(pack(report)) == report


@given(REPORTS, TOLD)
def test_what_a_file_tells_comes_back_from_the_bytes_and_is_no_data_for_others(report: FileReport, told: Told) -> None:
    assert unpack(pack(report._replace(told=told))).told == told
    assert encode(report._replace(told=told)) == encode(report)


def test_data_of_older_runs_can_be_read() -> None:
    old = encode(FileReport("a", None, None, Verdict.PASS))
    for key in ("measures", "kind_confidence", "ruled", "unread", "unjudged", "note"):
        del old[key]
    assert decode(old) == FileReport("a", None, None, Verdict.PASS)
