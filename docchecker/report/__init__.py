"""Reports: one module per format, each with one pure function ``render(report, notice, page)``."""

from __future__ import annotations

#: the form to be printed and signed, a Word file, which is written by --report only
CERTIFICATE = "certificate"

#: Name on the command line → the module that renders it. The first is the default. ``text`` is for the console and
#: its encoding; every other format is for programs and UTF-8 wherever it goes.
FORMATS: dict[str, str] = {
    "text": "docchecker.report.text",
    "json": "docchecker.report.json_report",
    "jsonl": "docchecker.report.jsonl_report",
    "html": "docchecker.report.html_report",
    "xlsx": "docchecker.report.xlsx",
    "junit": "docchecker.report.junit",
    "sarif": "docchecker.report.sarif",
    "github": "docchecker.report.github",
    CERTIFICATE: "docchecker.repair.certificate",
}

#: Formats whose ``render`` gives bytes, which no terminal can show; the others give a string.
BINARY: frozenset[str] = frozenset({"xlsx", CERTIFICATE})
