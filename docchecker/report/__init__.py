"""Reports: one module per format, each with one pure function ``render(report, notice, page) -> str``."""

from __future__ import annotations

#: Name on the command line → the module that renders it. The first is the default. ``text`` is for the console and
#: its encoding; every other format is for programs and UTF-8 wherever it goes.
FORMATS: dict[str, str] = {
    "text": "docchecker.report.text",
    "json": "docchecker.report.json_report",
}
