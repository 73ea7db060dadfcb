"""File reports out of the JSON that a run keeps of them, so that every report can be made again without the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docchecker.counts import Counts
from docchecker.findings import FileReport, Finding, Level, Location, Outcome, Status, Trouble, Verdict
from docchecker.model import Document, Effective, Origin, OriginKind, Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docchecker.bulk.records import Submission

_LEFT = Effective("left", Origin(OriginKind.APPLICATION))


def file_report(submission: Submission, paragraphs: Sequence[str] | None = None) -> FileReport:
    """The report of a submission under its name in the inbox; ``paragraphs`` are the document's, without their looks."""
    data = submission.file
    counts, trouble = data.get("counts"), data.get("trouble")
    return FileReport(
        file=submission.name,
        sha256=submission.sha256 or None,
        kind=submission.kind,
        verdict=Verdict(submission.verdict),
        counts=Counts(**counts) if counts else None,
        findings=tuple(map(_finding, data.get("findings", ()))),
        checked=tuple(map(_outcome, data.get("checked", ()))),
        trouble=Trouble(**trouble) if trouble else None,
        document=None if paragraphs is None else _document(paragraphs),
        kind_confidence=1.0,
        note=data.get("note") or "",
        unjudged=tuple(data.get("unjudged", ())),
    )


def _finding(data: Mapping[str, Any]) -> Finding:
    return Finding(
        rule=data["rule"],
        level=Level(data["level"]),
        message=data["message"],
        clause=data["clause"],
        quote=data["quote"],
        locations=tuple(Location(**location) for location in data["locations"]),
        status=Status(data["status"]),
        actual=data["actual"],
        expected=data["expected"],
        origin=data["origin"],
        advice=data["advice"],
        fixable=data["fixable"],
        confidence=data["confidence"],
        suppressed=(data.get("suppressed") or {}).get("reason", ""),
        code=data.get("code", ""),
    )


def _outcome(data: Mapping[str, Any]) -> Outcome:
    evidence = tuple(data.get("evidence", ()))
    return Outcome(data["rule"], Status(data["status"]), data["targets"], evidence, data.get("reason", ""))


def _document(paragraphs: Sequence[str]) -> Document:
    return Document(tuple(Paragraph(index, text, (), _LEFT, "") for index, text in enumerate(paragraphs)))
