"""A file's report as plain data and back: the object of the JSON report, which is also what a run stores of a file."""

from __future__ import annotations

import json
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docchecker.acceptance.fingerprint import fingerprint
from docchecker.counts import Counts
from docchecker.findings import FileReport, Finding, Level, Location, Measure, Outcome, Status, Trouble, Verdict
from docchecker.report.told_codec import told_data, told_of

if TYPE_CHECKING:
    from collections.abc import Mapping


def encode(file: FileReport) -> dict[str, Any]:
    """Return a report as plain data: everything but the document itself and what is only for comparing files."""
    return {
        "file": file.file,
        "sha256": file.sha256,
        "kind": file.kind,
        "verdict": file.verdict.value,
        "note": file.note or None,
        "unread": list(file.unread),
        "unjudged": list(file.unjudged),
        "trouble": file.trouble._asdict() if file.trouble else None,
        "counts": file.counts._asdict() if file.counts else None,
        "findings": [_finding(finding) for finding in file.findings],
        "checked": [_outcome(outcome) for outcome in file.checked],
        "measures": [measure._asdict() for measure in file.measures],
        "kind_confidence": file.kind_confidence,
        "ruled": file.ruled,
    }


def decode(data: Mapping[str, Any]) -> FileReport:
    """Return the report that ``encode`` made the data of, without its document."""
    counts, trouble = data["counts"], data["trouble"]
    return FileReport(
        file=data["file"],
        sha256=data["sha256"],
        kind=data["kind"],
        verdict=Verdict(data["verdict"]),
        counts=Counts(**counts) if counts else None,
        findings=tuple(map(_finding_of, data["findings"])),
        checked=tuple(map(_outcome_of, data["checked"])),
        trouble=Trouble(**trouble) if trouble else None,
        kind_confidence=data.get("kind_confidence"),
        measures=tuple(Measure(**measure) for measure in data.get("measures", ())),
        note=data.get("note") or "",
        unjudged=tuple(data.get("unjudged", ())),
        unread=tuple(data.get("unread", ())),
        ruled=data.get("ruled", True),
    )


def pack(file: FileReport) -> bytes:
    """Return a report as bytes to be sent or stored."""
    data = encode(file)
    return pack_data({**data, "told": told_data(file.told)} if file.told else data)


@lru_cache(maxsize=1)  # every output asks for one part of a report after the other
def unpack(data: bytes) -> FileReport:
    """Return the report that ``pack`` made the bytes of."""
    plain = unpack_data(data)
    told = plain.get("told")
    return decode(plain)._replace(told=told_of(told) if told else None)


def pack_data(value: object) -> bytes:
    """Return a value as compressed JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)


def unpack_data(data: bytes) -> Any:  # noqa: ANN401 -- whatever was packed
    """Return the value that ``pack_data`` made the bytes of."""
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "code": finding.code,
        "level": finding.level.value,
        "status": finding.status.value,
        "message": finding.message,
        "clause": finding.clause,
        "quote": finding.quote,
        "location": finding.location._asdict(),
        "locations": [location._asdict() for location in finding.locations],
        "actual": finding.actual,
        "expected": finding.expected,
        "origin": finding.origin,
        "advice": finding.advice,
        "fixable": finding.fixable,
        "confidence": finding.confidence,
        "fingerprint": fingerprint(finding),
        "suppressed": {"reason": finding.suppressed} if finding.suppressed else None,
    }


def _finding_of(data: Mapping[str, Any]) -> Finding:
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


def _outcome(outcome: Outcome) -> dict[str, Any]:
    data: dict[str, Any] = {"rule": outcome.rule, "status": outcome.status.value, "targets": outcome.targets}
    if outcome.evidence:
        data["evidence"] = list(outcome.evidence)
    if outcome.reason:
        data["reason"] = outcome.reason
    return data


def _outcome_of(data: Mapping[str, Any]) -> Outcome:
    evidence = tuple(data.get("evidence", ()))
    return Outcome(data["rule"], Status(data["status"]), data["targets"], evidence, data.get("reason", ""))
