"""An earlier JSON report: a baseline, whose findings are accepted, or the former result that a file is compared with."""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING, Any

from docchecker.acceptance.fingerprint import place_keys
from docchecker.errors import why
from docchecker.findings import FileReport, Finding, Level, Location, Report, Status, with_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_IN_BASELINE = "基线里已有"


class BadBaseline(Exception):
    """A baseline that is no JSON report; its text is the Chinese sentence."""


#: The findings of an earlier report by file, as far as their keys and their standing need them.
Earlier = dict[str, tuple[Finding, ...]]


def read_baseline(path: Path) -> Earlier:
    """Return the findings of an earlier JSON report by file. BadBaseline says what is wrong with it."""
    try:
        data = json.loads(path.read_bytes())
        return {file["file"]: tuple(map(_finding, file["findings"])) for file in data["files"]}
    except OSError as error:
        raise BadBaseline(f"打不开以前的报告“{path}”（{why(error)}）") from None
    except (ValueError, RecursionError, KeyError, TypeError):
        raise BadBaseline(f"“{path}”不是用 --format json 写出的检查报告，不能拿来比") from None


def _finding(data: Mapping[str, Any]) -> Finding:
    places = tuple(Location(excerpt=str(one["excerpt"])) for one in data["locations"])
    return Finding(
        data["rule"],
        Level(data["level"]),
        data["message"],
        "",
        "",
        places,
        status=Status(data.get("status", Status.FAILED)),
        expected=data["expected"],
        suppressed=data.get("suppressed") or "",
    )


def _keys(findings: Iterable[Finding]) -> frozenset[str]:
    return frozenset(key for finding in findings for key in place_keys(finding))


def compare(report: Report, baseline: Earlier) -> Report:
    """Return the report with those findings accepted whose every place is in the baseline."""
    partners = _partners([file.file for file in report.files], list(baseline))
    files = (
        _compared(file, _keys(baseline.get(partners.get(file.file, ""), ())), report.fail_on) for file in report.files
    )
    return report._replace(files=tuple(files))


def with_earlier(report: Report, earlier: Earlier) -> Report:
    """Return the report, each file with what an earlier report says of it, None where that one does not know it."""
    partners = _partners([file.file for file in report.files], list(earlier))
    if len(report.files) == len(earlier) == 1:  # a corrected file often bears another name
        partners = {report.files[0].file: next(iter(earlier))}
    files = (file._replace(earlier=earlier.get(partners.get(file.file, ""))) for file in report.files)
    return report._replace(files=tuple(files))


def _compared(file: FileReport, known: frozenset[str], fail_on: Level) -> FileReport:
    findings = tuple(
        finding._replace(suppressed=_IN_BASELINE)
        if not finding.suppressed and known.issuperset(place_keys(finding))
        else finding
        for finding in file.findings
    )
    return with_findings(file, findings, fail_on)


def _partners(files: Sequence[str], earlier: Sequence[str]) -> dict[str, str]:
    """Which earlier file each file is: the one whose path ends most alike, where that is one and no more.

    A baseline may have been made in another folder; a county's hundred 问题清单.docx must not be mixed up.
    """
    found = {file: _most_alike(file, earlier) for file in files}
    taken = Counter(partner for partner in found.values() if partner)
    return {file: partner for file, partner in found.items() if partner and (partner == file or taken[partner] == 1)}


def _most_alike(file: str, earlier: Sequence[str]) -> str | None:
    if file in earlier:
        return file
    whole = os.path.abspath(file)  # noqa: PTH100 -- as it lies there, however the argument was written
    alike = {other: _common_end(whole, os.path.normpath(other)) for other in earlier}
    most = max(alike.values(), default=0)
    best = [other for other, parts in alike.items() if parts == most]
    return best[0] if most and len(best) == 1 else None


def _common_end(one: str, other: str) -> int:
    """How many parts two paths share, from the name upwards."""
    number = 0
    for a, b in zip(reversed(_parts(one)), reversed(_parts(other)), strict=False):
        if a != b:
            break
        number += 1
    return number


def _parts(path: str) -> list[str]:
    return path.replace("\\", "/").split("/")
