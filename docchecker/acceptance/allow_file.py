"""Accepted findings, listed with their reasons in an allow file.

One file counts: the one that the user names, or the nearest in the working directory and the folders above it. What
lies among submitted documents does not: whoever hands in a file has no say in how it is judged.
An accepted finding stays in every report, marked with its reason, and no longer fails its file.
"""

from __future__ import annotations

import datetime
import os
import posixpath
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from docchecker.findings import FileReport, IdleEntry, Level, Report, Verdict, with_findings
from docchecker.rulebook.nearest import hint
from docchecker.rulebook.source import Source, Table
from docchecker.rulebook.verbs import pack_ids, rule_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The file that lists accepted findings.
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


class Allowed(NamedTuple):
    """The allow file of a run and its entries; ``everywhere`` when the user named it, else it counts below its folder."""

    path: Path
    entries: tuple[Entry, ...]
    everywhere: bool = False


def find_allow_file(start: Path) -> Path | None:
    """Return the nearest allow file in a folder and those above it, None when there is none."""
    folder = start.resolve()
    near = (above / ALLOW_FILE for above in (folder, *folder.parents))
    return next((path for path in near if path.is_file()), None)


def load_allowed(named: Path | None, start: Path) -> Allowed | None:
    """Return what the named allow file accepts, or the one that counts in a folder; BadRules for the first mistake."""
    path = named or find_allow_file(start)
    return None if path is None else Allowed(path, read_allow_file(path), everywhere=named is not None)


def allow(report: Report, allowed: Allowed, today: datetime.date, rules: frozenset[str] | None = None) -> Report:
    """Return the report with the findings that an allow file accepts, and the entries that do nothing.

    ``rules`` are those that this run looked at (None: all). An entry is idle only when it is about a file and a rule
    of this run.
    """
    used: set[Entry] = set()
    seen: set[Entry] = set()
    files = []
    for file in report.files:
        fitting = [entry for entry in allowed.entries if _fits(entry, file, allowed)]
        if file.verdict is not Verdict.UNREADABLE:
            seen.update(fitting)
        files.append(_allowed(file, [entry for entry in fitting if not _over(entry, today)], used, report.fail_on))
    known = frozenset(rule_ids()) if rules is None else rules
    asked = (entry for entry in allowed.entries if any(fnmatchcase(rule, entry.rule) for rule in known))
    idle = tuple(_idle(entry, today) for entry in asked if entry in seen and entry not in used)
    others = tuple(path for path in report.not_obeyed if not _same(path, allowed.path))
    return report._replace(
        files=tuple(files), idle=(*report.idle, *idle), allow_file=str(allowed.path), not_obeyed=others
    )


def _same(one: str, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


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
    rule, file, reason = table.text("rule").upper(), table.text("file"), table.text("reason")
    known = (*rule_ids(), *pack_ids())
    if not any(fnmatchcase(one, rule) for one in known):
        table.fail(f"没有“{table.text('rule')}”这条规则。", hint(rule, known), "rule")
    return Entry(path, table.line(), rule, file, reason, until)


def _fits(entry: Entry, file: FileReport, allowed: Allowed) -> bool:
    """Whether an entry is about a file: its pattern matches the name, or the path from the allow file's folder."""
    pattern = posixpath.normpath(entry.file.replace("\\", "/"))
    return any(name == pattern or fnmatchcase(name, pattern) for name in _names(file.file, allowed))


def _names(file: str, allowed: Allowed) -> Iterator[str]:
    """The names of a document that a pattern may match, however the path of it was written."""
    folder = Path(os.path.realpath(allowed.path.parent))
    for path in dict.fromkeys(_places(Path(file))):
        if path.is_relative_to(folder):
            yield path.name
            yield path.relative_to(folder).as_posix()
        elif allowed.everywhere:
            parts = path.parts[1:]
            yield from ("/".join(parts[start:]) for start in range(len(parts)))
            yield path.as_posix()


def _places(path: Path) -> Iterator[Path]:
    """Where a document lies: as its path is written, through the links of its folders, through its own too."""
    yield Path(os.path.abspath(path))  # noqa: PTH100 -- without following links
    yield Path(os.path.realpath(path.parent), path.name)
    yield Path(os.path.realpath(path))


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
