"""Records as tests need them."""

from __future__ import annotations

from docchecker import load_notice
from docchecker.bulk.records import Attribution, Submission
from docchecker.findings import Verdict
from docchecker.report.codec import pack_data

NOTICE = load_notice()


def finding(rule="LIST-COUNT", message="问题太少", heading=None, item=None, level="error", status="failed", **more):
    place = {"paragraph": None, "heading": heading, "item": item, "excerpt": "", "start": None, "end": None}
    return {
        "rule": rule, "level": level, "status": status, "message": message, "clause": "A4", "quote": "", "location": place,
        "locations": [place], "actual": None, "expected": None, "origin": None, "advice": "", "fixable": False,
        "confidence": 1.0, **more,
    }  # fmt: skip


def file_object(name="a.docx", findings=(), verdict="pass", trouble=None):
    return {
        "file": name, "sha256": "0" * 64, "kind": "problems", "verdict": verdict, "trouble": trouble, "counts": None,
        "findings": list(findings), "checked": [],
    }  # fmt: skip


def paper(
    name, unit=None, kind="problems", sha256=None, arrived=None, superseded_by=None, verdict="pass", findings=(),
    candidates=(), evidence="", trouble=None,
):  # fmt: skip
    source = Attribution(unit, 0.9 if unit else 0.0, evidence, candidates)
    data = file_object(name, findings, verdict, trouble)
    digest = f"{hash(name):064x}"[-64:] if sha256 is None else sha256
    return Submission(name, digest, source, kind, Verdict(verdict), pack_data(data), arrived, superseded_by)
