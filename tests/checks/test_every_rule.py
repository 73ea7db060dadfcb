"""Every rule has an example that passes, one that fails in exactly one way, and one that nearly does."""

from __future__ import annotations

import pytest

from docchecker import load_notice
from docchecker.findings import FileReport, Finding, Status
from docchecker.pipeline import check_bytes, read
from docchecker.rulebook.verbs import rule_ids
from tests.checks.table import TABLE
from tests.checks.table.row import Found

NOTICE = load_notice()


def checked(data: bytes, kind: str | None = None) -> FileReport:
    return check_bytes("材料.docx", data, NOTICE, kind)


def told(data: bytes, kind: str | None) -> list[tuple[str, Found]]:
    """Return the rule of everything that is said, and what it says."""
    paragraphs = [paragraph.text for paragraph in read(data).paragraphs]
    return [(one.rule, _found(one, paragraphs)) for one in checked(data, kind).findings]


def _found(finding: Finding, paragraphs: list[str]) -> Found:
    words = "" if finding.status is Status.FOR_PERSON else _words(finding, paragraphs)
    return Found(finding.code, str(finding.level), words, finding.status)


def _words(finding: Finding, paragraphs: list[str]) -> str:
    """Return the words at the first place."""
    place = finding.location
    return "" if place.paragraph is None else paragraphs[place.paragraph][place.start : place.end]


def test_every_rule_is_in_the_table() -> None:
    assert sorted(TABLE) == sorted(rule_ids())


@pytest.mark.parametrize("rule", TABLE)
def test_a_good_document_passes(rule: str) -> None:
    report = checked(TABLE[rule].good())
    assert report.findings == ()
    assert {one.status for one in report.checked if one.rule == rule} == {Status.PASSED}


@pytest.mark.parametrize("rule", TABLE)
def test_one_thing_wrong_is_one_finding(rule: str) -> None:
    expected = TABLE[rule].found
    ((found_rule, found),) = told(TABLE[rule].wrong(), TABLE[rule].asked)
    assert found_rule == rule
    assert found._replace(words=found.words[: len(expected.words)]) == expected
    assert bool(found.words) == bool(expected.words)


@pytest.mark.parametrize("rule", TABLE)
def test_a_near_miss_is_not_told(rule: str) -> None:
    row = TABLE[rule]
    report = checked(row.near())
    assert row.near() not in (row.good(), row.wrong())
    assert [(one.rule, one.code, one.message) for one in report.findings] == []
    assert {one.status for one in report.checked if one.rule == rule} == {Status.PASSED}
