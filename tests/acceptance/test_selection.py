"""``--select`` and ``--ignore``."""

from __future__ import annotations

import pytest

from docchecker.acceptance.selection import choose, chosen_rules
from docchecker.findings import Level, Outcome, Status, Verdict
from tests.report.samples import BAD, LOCKED, NOTICE, TOO_LONG, WRONG_FONT, report

CASE = {"CASE-TITLE-LENGTH", "CASE-TITLE-FORMAT", "CASE-TITLE-UNIT"}
ALL = {*CASE, "LIST-EVIDENCE", "DOC-KIND"}


@pytest.mark.parametrize(
    ("select", "ignore", "rules"),
    [
        ([], [], ALL),
        (["CASE-*"], [], CASE),
        (["case-title-unit", "DOC-*"], [], {"CASE-TITLE-UNIT", "DOC-KIND"}),
        ([], ["CASE-*"], ALL - CASE),
        (["CASE-*"], ["*-UNIT"], CASE - {"CASE-TITLE-UNIT"}),
        (["CASE-*"], ["CASE-*"], set()),
    ],
)
def test_chosen_rules(select, ignore, rules):
    assert chosen_rules(NOTICE, select, ignore) == rules


@pytest.mark.parametrize(("select", "ignore"), [(["CASE-TITEL-UNIT"], []), ([], ["CASE-TITEL-UNIT"])])
def test_pattern_that_matches_nothing(select, ignore):
    with pytest.raises(ValueError, match="没有“CASE-TITEL-UNIT”这样的规则，您是不是想写“CASE-TITLE-UNIT”？"):
        chosen_rules(NOTICE, select, ignore)


def test_what_is_not_chosen_is_told_as_not_checked():
    file = BAD._replace(findings=(TOO_LONG, WRONG_FONT), checked=(Outcome("CASE-TITLE-LENGTH", Status.FAILED, 1),) * 1)
    (chosen,) = choose(report(file), frozenset({"CASE-BODY-FORMAT"})).files
    assert chosen.findings == (WRONG_FONT,)
    assert chosen.checked == (Outcome("CASE-TITLE-LENGTH", Status.NOT_APPLICABLE, reason="这次没有选查"),)
    assert chosen.verdict is Verdict.PASS


def test_what_is_chosen_stays_and_fails_by_the_same_level():
    (chosen,) = choose(report(BAD, fail_on=Level.WARNING), frozenset({"CASE-BODY-FORMAT"})).files
    assert chosen.verdict is Verdict.FAIL
    assert [outcome for outcome in chosen.checked if outcome.rule == "CASE-BODY-FORMAT"] == [BAD.checked[1]]


def test_unreadable_file_stays_unreadable():
    assert choose(report(LOCKED), frozenset()).files == (LOCKED,)
