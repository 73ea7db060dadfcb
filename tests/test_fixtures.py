"""Every shipped fixture gives exactly the findings that stand in its name, and no other error or warning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docchecker import load_notice
from docchecker.findings import Level, Status, Verdict
from docchecker.pipeline import check_file
from fixtures import make

FOLDER = Path(make.__file__).parent
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
NOTICE = load_notice()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_fixture_gives_exactly_its_findings(name: str) -> None:
    report = check_file(FOLDER / name, NOTICE)
    found = {(finding.rule, str(finding.level)) for finding in report.findings if finding.level is not Level.NOTE}
    assert report.kind == EXPECTED[name]["kind"]
    assert found == set(EXPECTED[name]["findings"].items())
    assert {finding.status for finding in report.findings} <= {Status.FAILED}
    failed = "error" in EXPECTED[name]["findings"].values()
    assert report.verdict is (Verdict.FAIL if failed else Verdict.PASS)


@pytest.mark.parametrize("name", [name for name in EXPECTED if "合格" in name])
def test_a_good_fixture_gives_not_even_a_note(name: str) -> None:
    report = check_file(FOLDER / name, NOTICE)
    assert [finding.message for finding in report.findings] == []
    passed = {outcome.rule for outcome in report.checked if outcome.status is Status.PASSED}
    assert {rule.id for rule in NOTICE.kinds[EXPECTED[name]["kind"]].rules} == passed


def test_the_files_are_those_the_script_writes() -> None:
    assert set(make.names()) == set(EXPECTED) == {path.name for path in FOLDER.glob("*.docx")}
    assert make.expected() == EXPECTED


@pytest.mark.parametrize("name", EXPECTED)
def test_a_fixture_is_what_the_script_writes(name: str) -> None:
    assert make.build(name) == (FOLDER / name).read_bytes()
