"""``check --format json``: every output is as the shipped schema says."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator, ValidationError

from docchecker import __version__
from docchecker.acceptance.fingerprint import fingerprint
from docchecker.findings import Location, Outcome, Status
from docchecker.report import json_report, jsonl_report
from docchecker.report.page import Page
from tests.report.samples import (
    ASK_PERSON,
    BAD,
    EXPIRED,
    GOOD,
    KEPT,
    LOCKED,
    NOTICE,
    TOO_LONG,
    UNKNOWN_FONT,
    UNUSED,
    WRONG_FONT,
    report,
)

SCHEMA = json.loads(files("docchecker.report").joinpath("schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def data_of(*reports):
    return json.loads(json_report.render(report(*reports), NOTICE, Page()))


def test_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("reports", [(), (GOOD,), (BAD,), (LOCKED,), (GOOD, BAD, LOCKED)])
def test_output_is_valid(reports):
    VALIDATOR.validate(data_of(*reports))


def test_head_and_summary():
    data = data_of(GOOD, BAD, LOCKED)
    assert {key: data[key] for key in data if key != "files"} == {
        "schema_version": "1.0",
        "tool": {"name": "docchecker", "version": __version__},
        "notice": {"id": "sample-2023", "title": "普法规划中期评估工作方案"},
        "skipped": [],
        "allow": [],
        "allow_file": None,
        "allow_files_not_obeyed": [],
        "summary": {
            "files": 3, "passed": 1, "failed": 1, "unreadable": 1, "not_checked": 0, "errors": 1, "warnings": 1, "notes": 0,
            "suppressed": 0,
            "rules": {"CASE-BODY-FORMAT": {"findings": 1, "files": 1}, "CASE-TITLE-LENGTH": {"findings": 1, "files": 1}},
        },
    }  # fmt: skip


def test_unreadable_file():
    assert data_of(LOCKED)["files"] == [
        {
            "file": "加密.docx",
            "sha256": None,
            "kind": None,
            "verdict": "unreadable",
            "note": None,
            "unread": [],
            "unjudged": [],
            "trouble": {"kind": "encrypted", "reason": "文件加了密码，打不开。", "advice": "请取消密码后再检查。"},
            "counts": None,
            "findings": [],
            "checked": [],
            "measures": [],
            "kind_confidence": None,
            "ruled": True,
        }
    ]


def test_checked_file():
    (file,) = data_of(GOOD)["files"]
    assert file == {
        "file": "好案例.docx",
        "sha256": "a" * 64,
        "kind": "case",
        "verdict": "pass",
        "note": None,
        "unread": [],
        "unjudged": [],
        "trouble": None,
        "counts": {"words": 4012, "cjk": 3700, "non_space": 4050, "characters": 4100},
        "findings": [],
        "checked": [
            {"rule": "CASE-TITLE-LENGTH", "status": "passed", "targets": 1},
            {"rule": "CASE-TITLE-FORMAT", "status": "passed", "targets": 1},
        ],
        "measures": [],
        "kind_confidence": 0.97,
        "ruled": True,
    }


def test_finding():
    finding = data_of(BAD)["files"][0]["findings"][2]
    places = [
        {
            "paragraph": n,
            "heading": "一、背景情况",
            "item": None,
            "excerpt": f"第{n}处的话",
            "start": 0,
            "end": 5,
            "place": "",
        }
        for n in (3, 4, 6, 9)
    ]
    assert finding == {
        "rule": "CASE-BODY-FORMAT",
        "code": "font",
        "level": "warning",
        "status": "failed",
        "message": "正文5段中4段不是仿宋",
        "clause": "A3-BODY",
        "quote": "仿宋三号",
        "location": places[0],
        "locations": places,
        "actual": "宋体",
        "expected": "仿宋",
        "origin": "样式“正文”",
        "advice": "选中这些段落，把字体改成仿宋。",
        "fixable": True,
        "confidence": 0.75,
        "fingerprint": fingerprint(WRONG_FONT),
        "suppressed": None,
    }


def test_accepted_finding_and_idle_entries():
    data = json.loads(
        json_report.render(report(BAD._replace(findings=(KEPT,)), idle=(UNUSED, EXPIRED)), NOTICE, Page())
    )
    VALIDATOR.validate(data)
    assert data["files"][0]["findings"][0]["suppressed"] == {"reason": "市里同意保留原名"}
    assert (data["summary"]["warnings"], data["summary"]["suppressed"], data["summary"]["rules"]) == (0, 1, {})
    entry = {
        "file": "材料/docchecker-allow.toml",
        "line": 4,
        "rule": "CASE-*",
        "pattern": "旧案例.docx",
        "state": "unused",
    }
    assert data["allow"] == [entry, entry | {"line": 9, "state": "expired"}]


def test_lines_are_the_files_of_the_report():
    lines = jsonl_report.render(report(GOOD, BAD, LOCKED), NOTICE, Page()).split("\n")
    assert [json.loads(line) for line in lines] == data_of(GOOD, BAD, LOCKED)["files"]
    assert jsonl_report.render(report(), NOTICE, Page()) == ""


def test_findings_keep_their_order_and_undecided_ones_are_not_counted():
    data = data_of(BAD._replace(findings=(UNKNOWN_FONT, TOO_LONG, WRONG_FONT, ASK_PERSON)))
    assert [finding["status"] for finding in data["files"][0]["findings"]] == [
        "undecided", "failed", "failed", "for_person",
    ]  # fmt: skip
    assert data["summary"]["errors"] == 1


def test_evidence_and_reason_only_where_there_are_any():
    checked = data_of(BAD)["files"][0]["checked"]
    assert checked[2:5] == [
        {
            "rule": "CASE-TITLE-FORMAT", "status": "undecided", "targets": 1,
            "reason": "字体由主题决定，而文件里没有主题。",
        },
        {
            "rule": "CASE-TITLE-UNIT", "status": "passed", "targets": 1,
            "evidence": ["河湾区司法局", "“说法”", "甲", *"乙丙丁戊"],
        },
        {"rule": "CASE-MACRO", "status": "undecided", "targets": 1, "reason": "背景情况只有一句话。"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    "broken",
    [
        GOOD._replace(trouble=LOCKED.trouble),
        LOCKED._replace(trouble=None),
        GOOD._replace(sha256="xyz"),
        GOOD._replace(checked=(Outcome("lower-case", Status.PASSED),)),
        GOOD._replace(checked=(Outcome("DOC-KIND", Status.PASSED, -1),)),
        BAD._replace(findings=(TOO_LONG._replace(message=""),)),
        BAD._replace(findings=(TOO_LONG._replace(confidence=1.5),)),
        BAD._replace(findings=(TOO_LONG._replace(status=Status.PASSED),)),
        BAD._replace(findings=(TOO_LONG._replace(locations=(Location(item=0),)),)),
        BAD._replace(findings=(TOO_LONG._replace(locations=(Location(paragraph=-1),)),)),
    ],
)
def test_schema_rejects(broken):
    with pytest.raises(ValidationError):
        VALIDATOR.validate(data_of(broken))


def test_schema_rejects_unknown_keys_at_every_level():
    kept = BAD._replace(findings=(KEPT, TOO_LONG))
    data = json.loads(json_report.render(report(kept, LOCKED, idle=(UNUSED,)), NOTICE, Page()))
    file, locked = data["files"]
    finding = file["findings"][0]
    for place in (
        data, data["tool"], data["notice"], data["summary"], file, file["counts"], file["checked"][0], finding,
        finding["location"], locked["trouble"], finding["suppressed"], data["allow"][0],
        data["summary"]["rules"]["CASE-TITLE-LENGTH"],
    ):  # fmt: skip
        place["surprise"] = 1
        assert not VALIDATOR.is_valid(data)
        del place["surprise"]
    assert VALIDATOR.is_valid(data)


def test_text_is_written_as_it_is():
    assert "好案例" in json_report.render(report(GOOD), NOTICE, Page())
