"""``rules list|verify``, and ``rules show --format json``."""

from __future__ import annotations

import json

from docchecker.report import rules_report
from docchecker.report.page import Page
from tests.report.samples import LENGTH, NOTICE

PAGE = Page(100)


def test_list_text():
    assert rules_report.list_text(NOTICE, PAGE).splitlines() == [
        "普法规划中期评估工作方案",
        "",
        "典型创新案例（附件3）",
        "  CASE-TITLE-LENGTH  必须        标题不超过25个字",
        "  CASE-TITLE-FORMAT  必须        标题用宋体二号，加粗，居中",
        "  CASE-TITLE-UNIT    建议        以单位名称开头",
        "",
        "问题清单（附件4）",
        "  LIST-EVIDENCE      必须        每个问题有事例和数据",
        "",
        "各类材料共用",
        "  DOC-KIND           必须        认得出是哪一种材料",
    ]


def test_list_text_of_a_notice_with_one_kind():
    notice = NOTICE._replace(kinds={"problems": NOTICE.kinds["problems"]})
    lines = rules_report.list_text(notice, PAGE).splitlines()
    assert lines[2:] == [
        "问题清单（附件4）",
        "  LIST-EVIDENCE  必须        每个问题有事例和数据",
        "  DOC-KIND       必须        认得出是哪一种材料",
    ]


def test_list_text_without_rules():
    assert rules_report.list_text(NOTICE._replace(kinds={}, common=()), PAGE) == "普法规划中期评估工作方案"


def test_list_json():
    data = json.loads(rules_report.list_json(NOTICE, PAGE))
    assert [entry["rule"] for entry in data] == [
        "CASE-TITLE-LENGTH", "CASE-TITLE-FORMAT", "CASE-TITLE-UNIT", "LIST-EVIDENCE", "DOC-KIND",
    ]  # fmt: skip
    assert data[0] == {
        "rule": "CASE-TITLE-LENGTH",
        "kinds": ["case"],
        "level": "error",
        "summary": "标题不超过25个字",
        "check": "words",
        "target": "title",
        "options": {"max": 25},
        "clause": "A3-TITLE-LENGTH",
        "quote": LENGTH,
        "advice": "删短。",
        "good": "河湾区司法局“码上说法”",
        "bad": "写了31个字的标题",
        "file": None,
        "line": None,
    }


def test_show_json_is_one_rule_of_the_list():
    whole = json.loads(rules_report.list_json(NOTICE, PAGE))
    assert json.loads(rules_report.show_json(NOTICE, ("DOC-KIND",), PAGE)) == [whole[-1]]


def test_verify():
    assert rules_report.verify_text(NOTICE, PAGE).splitlines() == [
        str(NOTICE.folder),
        "规则没有错误：3类材料，5条规则，5条条文（程序检查3条，程序检查一部分1条，请人工判断1条）。",
    ]
    assert json.loads(rules_report.verify_json(NOTICE, PAGE)) == {
        "notice": "sample-2023",
        "folder": str(NOTICE.folder),
        "kinds": 3,
        "rules": 5,
        "clauses": 5,
        "automatic": 3,
        "partial": 1,
        "person": 1,
    }
