"""``check --format jsonl``: one file of the JSON report a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from docchecker.report.codec import encode

if TYPE_CHECKING:
    from docchecker.findings import Report
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice


def render(report: Report, notice: Notice, page: Page) -> str:
    """The files as JSON lines; ``notice`` and ``page`` do not matter to them."""
    return "\n".join(json.dumps(encode(file), ensure_ascii=False) for file in report.files)
