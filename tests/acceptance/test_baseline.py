"""``--baseline``: what an earlier report already says is accepted, what is new is not."""

from __future__ import annotations

import json

import pytest

from docchecker.acceptance.baseline import BadBaseline, compare, read_baseline, with_earlier
from docchecker.findings import Level, Location, Verdict
from docchecker.report import json_report
from docchecker.report.page import Page
from tests.report.samples import BAD, GOOD, LOCKED, NOTICE, TOO_LONG, UNKNOWN_FONT, WRONG_FONT, report

IN = "基线里已有"


@pytest.fixture
def baseline(tmp_path):
    def make(*files):
        path = tmp_path / "基线.json"
        path.write_text(json_report.render(report(*files), NOTICE, Page()), encoding="utf-8")
        return read_baseline(path)

    return make


def file_of(*findings, name="材料/坏案例.docx"):
    return BAD._replace(file=name, findings=findings)


def reasons(report_):
    return [[finding.suppressed for finding in file.findings] for file in report_.files]


def test_same_findings_are_accepted(baseline):
    result = compare(report(BAD), baseline(BAD))
    assert reasons(result) == [[IN] * 4]
    assert result.files[0].verdict is Verdict.PASS


def test_new_finding_still_fails(baseline):
    result = compare(report(file_of(TOO_LONG, WRONG_FONT)), baseline(file_of(WRONG_FONT)))
    assert reasons(result) == [["", IN]]
    assert result.files[0].verdict is Verdict.FAIL


def test_fewer_places_are_accepted_and_a_new_one_is_not(baseline):
    known = baseline(file_of(WRONG_FONT))
    fewer = WRONG_FONT._replace(message="正文5段中2段不是仿宋", locations=WRONG_FONT.locations[2:])
    more = WRONG_FONT._replace(locations=(*WRONG_FONT.locations, Location(11, excerpt="第11处的话")))
    assert reasons(compare(report(file_of(fewer)), known)) == [[IN]]
    assert reasons(compare(report(file_of(more)), known)) == [[""]]


def test_graver_finding_is_new(baseline):
    known = baseline(file_of(TOO_LONG._replace(level=Level.WARNING)))
    assert reasons(compare(report(file_of(TOO_LONG)), known)) == [[""]]


def test_what_is_accepted_already_keeps_its_reason(baseline):
    kept = TOO_LONG._replace(suppressed="市里同意")
    assert reasons(compare(report(file_of(kept, UNKNOWN_FONT)), baseline(BAD))) == [["市里同意", IN]]


@pytest.mark.parametrize(
    ("then", "now", "same"),
    [
        (["a/b/c.docx"], ["a/b/c.docx"], [True]),
        (["x/b/c.docx"], ["/tmp/b/c.docx"], [True]),
        (["C:\\材料\\b\\c.docx"], ["b/c.docx"], [True]),
        (["甲/清单.docx", "乙/清单.docx"], ["乙/清单.docx"], [True]),
        (["甲/清单.docx", "乙/清单.docx"], ["/x/甲/清单.docx", "/x/乙/清单.docx"], [True, True]),
        (["甲/清单.docx", "乙/清单.docx"], ["清单.docx"], [False]),
        (["清单.docx"], ["甲/清单.docx", "乙/清单.docx"], [False, False]),
        (["清单.docx"], ["清单.docx", "乙/清单.docx"], [True, False]),
        (["别的.docx"], ["清单.docx"], [False]),
        ([], ["清单.docx"], [False]),
    ],
)
def test_files_are_told_apart_by_the_ends_of_their_paths(baseline, then, now, same):
    known = baseline(*(file_of(TOO_LONG, name=name) for name in then))
    result = compare(report(*(file_of(TOO_LONG, name=name) for name in now)), known)
    assert reasons(result) == [[IN if one else ""] for one in same]


def test_good_and_unreadable_files(baseline):
    assert compare(report(GOOD, LOCKED), baseline(GOOD, LOCKED)).files == (GOOD, LOCKED)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"files": [{}]}', '{"files": [{"file": "a", "findings": [{}]}]}', "\ufeff", "[" * 100_000],
)
def test_what_is_no_report(tmp_path, text):
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadBaseline, match="不是用 --format json 写出的检查报告，不能拿来比"):
        read_baseline(path)


def test_no_such_file(tmp_path):
    with pytest.raises(BadBaseline, match="打不开以前的报告“.*”（没有这个文件或文件夹）"):
        read_baseline(tmp_path / "a.json")


def test_level_that_is_none(tmp_path, baseline):
    baseline(BAD)
    path = tmp_path / "基线.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"warning"', '"grave"'), encoding="utf-8")
    with pytest.raises(BadBaseline):
        read_baseline(path)
    assert json.loads(path.read_text(encoding="utf-8"))["files"]


def test_former_result_of_a_file(baseline):
    [file] = with_earlier(report(GOOD), baseline(file_of(TOO_LONG, name=GOOD.file))).files
    assert [(one.rule, one.message) for one in file.earlier] == [(TOO_LONG.rule, TOO_LONG.message)]


def test_former_result_of_one_file_under_another_name(baseline):
    [file] = with_earlier(report(GOOD), baseline(file_of(TOO_LONG, name="别的名字.docx"))).files
    assert [one.rule for one in file.earlier] == [TOO_LONG.rule]


def test_file_that_the_former_result_does_not_know(baseline):
    known = baseline(file_of(TOO_LONG, name="甲.docx"), file_of(TOO_LONG, name="乙.docx"))
    assert with_earlier(report(GOOD), known).files == (GOOD,)
