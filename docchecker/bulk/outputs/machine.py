"""A batch for machines: 结果.json with everything, 结果.xml as JUnit for whatever shows test results."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docchecker import __version__
from docchecker.bulk.intake.received import only_received
from docchecker.bulk.units.due import pack_findings
from docchecker.findings import Level, Status, Verdict
from docchecker.report import junitxml
from docchecker.report.codec import encode
from docchecker.report.junitxml import Case, Outcome, Suite
from docchecker.report.words import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.bulk.records import Batch, Copy, Due, PackFinding, Submission
    from docchecker.rulebook.model import Notice

SCHEMA_VERSION = "1.0"


def batch_json(batch: Batch, notice: Notice) -> str:
    """Everything about a batch; ``file`` of a submission is the object that ``check --format json`` gives."""
    return "".join(json_pieces(batch, notice))


def json_pieces(batch: Batch, notice: Notice) -> Iterator[str]:
    """``batch_json`` piece by piece: one submission at a time, so that many of them need no memory."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "docchecker", "version": __version__},
        "notice": {"id": notice.id, "title": notice.title},
        "units": [{"name": unit.name, "kind": unit.kind, "contact": unit.contact} for unit in batch.units],
    }
    yield f'{_json(head)[:-1]}, "submissions": ['
    for number, item in enumerate(batch.submissions):
        yield (", " if number else "") + _json(_submission(item))
    rest = {
        "skipped": [item._asdict() for item in batch.skipped],
        "troubles": [item._asdict() for item in batch.troubles],
        "remarks": [item._asdict() for item in batch.remarks],
        "due": [_due(due) for due in batch.due],
        "copies": [_copy(copy) for copy in batch.copies],
        "groups": [{**group._asdict(), "members": list(group.members)} for group in batch.groups],
        "findings": [finding.as_data() for finding in pack_findings(batch, notice)],
    }
    yield f"], {_json(rest)[1:]}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


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
        "arrived_by": item.arrived_by,
        "superseded_by": item.superseded_by,
        "round": "earlier" if item.run else "this",
        "file": encode(item.report),
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
    trouble = paper.report.trouble
    if trouble:
        return Outcome("skipped" if only_received(paper) else "error", trouble.kind, trouble.reason)
    if paper.verdict is Verdict.NOT_CHECKED:
        return Outcome("error", Verdict.NOT_CHECKED.value, VERDICTS[Verdict.NOT_CHECKED])
    if paper.verdict is not Verdict.FAIL:
        return None
    messages = [f"{one.rule} {one.message}" for one in paper.report.findings if one.status is Status.FAILED]
    return Outcome("failure", "findings", f"{len(messages)}处", "\n".join(messages))


def _lacking(unit: str, finding: PackFinding) -> Case:
    return Case(unit, finding.message, Outcome("failure", finding.rule, finding.message))
