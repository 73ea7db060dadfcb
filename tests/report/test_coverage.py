"""Every clause of the notice in one table."""

from __future__ import annotations

import json

from docchecker import load_notice
from docchecker.report.coverage import coverage_json, coverage_md, coverage_text
from docchecker.report.page import Page

NOTICE = load_notice()


def test_every_clause_has_its_line():
    text = coverage_text(NOTICE, Page())
    for clause in NOTICE.clauses:
        assert text.count(f"  {clause} ") == 1
    assert f"共{len(NOTICE.clauses)}条" in text.splitlines()[-1]


def test_data_and_table_hold_the_same():
    rows = json.loads(coverage_json(NOTICE, Page()))
    assert [row["clause"] for row in rows] == list(NOTICE.clauses)
    assert {row["status"] for row in rows if not row["rules"]} == {"person"}
    assert len(coverage_md(NOTICE, Page()).splitlines()) == len(rows) + 2
