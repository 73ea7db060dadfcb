"""What was not read is told in every format, and a file that passes says so with its verdict."""

from __future__ import annotations

import io
import zipfile

import pytest

from docchecker.findings import Report
from docchecker.report import github, html_report, json_report, jsonl_report, junit, sarif, text, xlsx
from docchecker.report.page import Page
from tests.report.samples import GOOD, NOTICE

WHAT = "嵌入的另一份文件（altChunk）"


@pytest.mark.parametrize(
    "form", [github, html_report, json_report, jsonl_report, junit, sarif, text], ids=lambda m: m.__name__
)
def test_every_format_tells_it(form) -> None:
    report = Report("小通知", (GOOD._replace(unread=(WHAT,)),))
    assert WHAT in form.render(report, NOTICE, Page())
    assert WHAT not in form.render(Report("小通知", (GOOD,)), NOTICE, Page())


def test_the_workbook_tells_it() -> None:
    made = xlsx.render(Report("小通知", (GOOD._replace(unread=(WHAT,)),)), NOTICE, Page())
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        assert any(WHAT.encode() in book.read(name) for name in book.namelist())
