"""A batch for machines: 结果.json with everything, 结果.xml as JUnit for whatever shows test results."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docchecker import __version__
from docchecker.bulk.intake.received import only_received
from docchecker.bulk.units.due import pack_findings
from docchecker.findings import Level, Verdict
from docchecker.report import junitxml
from docchecker.report.junitxml import Case, Outcome, Suite
from docchecker.report.words import VERDICTS

if TYPE_CHECKING:
    from docchecker.bulk.records import Batch, Copy, Due, Submission
    from docchecker.bulk.units.due import PackFinding
    from docchecker.rulebook.model import Notice

SCHEMA_VERSION = "1.0"


def batch_json(batch: Batch, notice: Notice) -> str:
    """Everything about a batch; ``file`` of a submission is the object that ``check --format json`` gives."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "docchecker", "version": __version__},
        "notice": {"id": notice.id, "title": notice.title},
        "units": [{"name": unit.name, "kind": unit.kind, "contact": unit.contact} for unit in batch.units],
        "submissions": [_submission(item) for item in batch.submissions],
        "skipped": [item._asdict() for item in batch.skipped],
        "due": [_due(due) for due in batch.due],
        "copies": [_copy(copy) for copy in batch.copies],
        "findings": [finding.as_data() for finding in pack_findings(batch, notice)],
    }
    return json.dumps(data, ensure_ascii=False)


def _submission(item: Submission) -> dict[str, Any]:
    return {
        "name": item.name,
        "sha256": item.sha256 or None,
        "unit": item.attribution.unit,
        "confidence": item.attribution.confidence,
        "evidence": item.attribution.evidence,
        "candidates": list(item.attribution.candidates),
        "kind": item.kind,
        "verdict": item.verdict,
        "arrived": item.arrived.isoformat() if item.arrived else None,
        "superseded_by": item.superseded_by,
        "file": dict(item.file),
    }


def _due(due: Due) -> dict[str, Any]:
    return {**due._asdict(), "received": list(due.received), "late": list(due.late), "missing": due.missing}


def _copy(copy: Copy) -> dict[str, Any]:
    return {**copy._asdict(), "passages": [passage._asdict() for passage in copy.passages]}


def batch_junit(batch: Batch, notice: Notice) -> str:
    """A test suite a unit: a case for each submission that counts, and one for each kind that is missing."""
    missing = [finding for finding in pack_findings(batch, notice) if finding.level is Level.ERROR]
    suites = []
    for unit in (*(unit.name for unit in batch.units), None):
        papers = [i for i in batch.submissions if i.attribution.unit == unit and i.superseded_by is None]
        lacking = [finding for finding in missing if finding.unit == unit]
        if papers or lacking:
            name = unit or "未归属"
            cases = (*(_case(name, paper) for paper in papers), *(_lacking(name, finding) for finding in lacking))
            suites.append(Suite(name, cases))
    return junitxml.document(notice.title, suites)


def _case(unit: str, paper: Submission) -> Case:
    return Case(unit, paper.name, _came_out(paper))


def _came_out(paper: Submission) -> Outcome | None:
    trouble = paper.file["trouble"]
    if only_received(paper):
        return Outcome("skipped", trouble["kind"], trouble["reason"])
    if trouble:
        return Outcome("error", trouble["kind"], trouble["reason"])
    if paper.verdict == Verdict.NOT_CHECKED:
        return Outcome("error", Verdict.NOT_CHECKED.value, VERDICTS[Verdict.NOT_CHECKED])
    if paper.verdict != Verdict.FAIL:
        return None
    messages = [f"{f['rule']} {f['message']}" for f in paper.file["findings"] if f["status"] == "failed"]
    return Outcome("failure", "findings", f"{len(messages)}处", "\n".join(messages))


def _lacking(unit: str, finding: PackFinding) -> Case:
    return Case(unit, finding.message, Outcome("failure", finding.rule, finding.message))
