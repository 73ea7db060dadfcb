"""Accepted findings, listed with their reasons in allow files beside the documents.

An accepted finding stays in every report, marked with its reason, and no longer fails its file.
"""

from __future__ import annotations

import datetime
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, cast

from docchecker.findings import FileReport, IdleEntry, Level, Report, with_findings
from docchecker.rulebook.source import Source, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: The file that lists accepted findings, beside the documents or in a folder above them.
ALLOW_FILE = "docchecker-allow.toml"

_KEYS = ("rule", "file", "reason", "until")


class Entry(NamedTuple):
    """Accepted: findings of rules like ``rule`` in files like ``file``, up to and including the day ``until``."""

    allow_file: Path
    line: int
    rule: str
    file: str
    reason: str
    until: datetime.date | None = None


def allow(report: Report, named: Iterable[Path], today: datetime.date) -> Report:
    """The report with the findings that allow files accept, and the entries that do nothing.

    ``named`` are the paths of the call: an allow file counts from a document's folder up to the folder named.
    BadRules says where one has a mistake.
    """
    roots = {_folder_of(path) for path in named}
    entries: dict[Path, tuple[Entry, ...]] = {}
    used: set[Entry] = set()
    seen: set[Entry] = set()
    files = []
    for file in report.files:
        near = [entry for path in _allow_files(file, roots) for entry in _entries(path, entries)]
        fitting = [entry for entry in near if _fits(entry, file)]
        seen.update(fitting)
        files.append(_allowed(file, [entry for entry in fitting if not _over(entry, today)], used, report.fail_on))
    whole = {entry for path, found in entries.items() if path.parent in roots for entry in found}
    idle = tuple(
        _idle(entry, today)
        for found in entries.values()
        for entry in found
        if entry in seen | whole and entry not in used
    )
    return report._replace(files=tuple(files), idle=(*report.idle, *idle))


def _folder_of(path: Path) -> Path:
    return path.resolve() if path.is_dir() else path.parent.resolve()


def _allow_files(file: FileReport, roots: set[Path]) -> Iterator[Path]:
    """The allow files on the way from a document's folder up to a folder that was named, the nearest first."""
    folder = Path(file.file).parent.resolve()
    way = [folder, *folder.parents]
    tops = [place for place, above in enumerate(way) if above in roots]
    for above in way[: tops[-1] + 1] if tops else ():
        if (above / ALLOW_FILE).is_file():
            yield above / ALLOW_FILE


def _entries(path: Path, known: dict[Path, tuple[Entry, ...]]) -> tuple[Entry, ...]:
    if path not in known:
        known[path] = read_allow_file(path)
    return known[path]


def read_allow_file(path: Path) -> tuple[Entry, ...]:
    """The entries of an allow file; BadRules for the first mistake."""
    source = Source(path)
    source.only("allow")
    return tuple(_entry(table, path) for table in source.tables("allow"))


def _entry(table: Table, path: Path) -> Entry:
    table.only(_KEYS)
    until = None
    if "until" in table.values:
        until = cast("datetime.date", table.value("until", datetime.date, called="日期，不加引号，如 2023-12-31"))
    return Entry(path, table.line(), table.text("rule").upper(), table.text("file"), table.text("reason"), until)


def _fits(entry: Entry, file: FileReport) -> bool:
    """Whether an entry is about a file: its pattern matches the name, or the path from the allow file's folder."""
    path = Path(file.file)
    below = PurePosixPath(path.parent.resolve().relative_to(entry.allow_file.parent), path.name)
    pattern = entry.file.replace("\\", "/")
    return fnmatchcase(path.name, pattern) or fnmatchcase(str(below), pattern)


def _over(entry: Entry, today: datetime.date) -> bool:
    return entry.until is not None and entry.until < today


def _allowed(file: FileReport, entries: list[Entry], used: set[Entry], fail_on: Level) -> FileReport:
    findings = []
    for finding in file.findings:
        entry = next((one for one in entries if fnmatchcase(finding.rule, one.rule)), None)
        if entry and not finding.suppressed:
            used.add(entry)
            finding = finding._replace(suppressed=entry.reason)
        findings.append(finding)
    return with_findings(file, tuple(findings), fail_on)


def _idle(entry: Entry, today: datetime.date) -> IdleEntry:
    state = "expired" if _over(entry, today) else "unused"
    return IdleEntry(str(entry.allow_file), entry.line, entry.rule, entry.file, state)
