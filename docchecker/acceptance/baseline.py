"""A baseline: what an earlier JSON report already says is accepted, so that only what is new fails a file."""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING, Any

from docchecker.acceptance.fingerprint import place_keys
from docchecker.errors import why
from docchecker.findings import FileReport, Finding, Level, Location, Report, with_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_IN_BASELINE = "基线里已有"


class BadBaseline(Exception):
    """A baseline that is no JSON report; its text is the Chinese sentence."""


def read_baseline(path: Path) -> dict[str, frozenset[str]]:
    """The findings of an earlier JSON report: file → keys of their places. BadBaseline says what is wrong with it."""
    try:
        data = json.loads(path.read_bytes())
        return {file["file"]: _keys(map(_finding, file["findings"])) for file in data["files"]}
    except OSError as error:
        raise BadBaseline(f"打不开基线“{path}”（{why(error)}）") from None
    except (ValueError, RecursionError, KeyError, TypeError):
        raise BadBaseline(f"“{path}”不是用 --format json 写出的检查报告，不能当作基线") from None


def _finding(data: Mapping[str, Any]) -> Finding:
    """A finding as far as its keys need it."""
    places = tuple(Location(excerpt=str(one["excerpt"])) for one in data["locations"])
    level = Level(data["level"])
    return Finding(data["rule"], level, data["message"], "", "", places, expected=data["expected"])


def _keys(findings: Iterable[Finding]) -> frozenset[str]:
    return frozenset(key for finding in findings for key in place_keys(finding))


def compare(report: Report, baseline: Mapping[str, frozenset[str]]) -> Report:
    """The report with those findings accepted whose every place is in the baseline."""
    partners = _partners([file.file for file in report.files], list(baseline))
    files = (
        _compared(file, baseline.get(partners.get(file.file, ""), frozenset()), report.fail_on) for file in report.files
    )
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
