"""Which rules count in a run: ``--select`` and ``--ignore``."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from docchecker.findings import FileReport, Level, Outcome, Report, Status, with_findings
from docchecker.rulebook.nearest import hint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docchecker.rulebook.model import Notice

_NOT_CHOSEN = "这次没有选查"


def chosen_rules(notice: Notice, select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The rules that some pattern of ``select`` (none: all) matches and none of ``ignore``.

    ValueError, with a Chinese sentence, for a pattern that matches no rule.
    """
    known = list(dict.fromkeys(rule.id for rule in notice.rules))
    select, ignore = [one.upper() for one in select], [one.upper() for one in ignore]
    for pattern in (*select, *ignore):
        if not any(fnmatchcase(rule, pattern) for rule in known):
            raise ValueError("，".join(filter(None, [f"没有“{pattern}”这样的规则", hint(pattern, known)])))
    kept = (rule for rule in known if not select or any(fnmatchcase(rule, pattern) for pattern in select))
    return frozenset(rule for rule in kept if not any(fnmatchcase(rule, pattern) for pattern in ignore))


def choose(report: Report, rules: frozenset[str]) -> Report:
    """The report with only these rules; the others are listed as not checked."""
    return report._replace(files=tuple(_chosen(file, rules, report.fail_on) for file in report.files))


def _chosen(file: FileReport, rules: frozenset[str], fail_on: Level) -> FileReport:
    # what was not read is told whatever was chosen: every rule would have looked there
    findings = tuple(finding for finding in file.findings if finding.rule in rules or finding.code == "unread")
    checked = tuple(
        outcome if outcome.rule in rules else Outcome(outcome.rule, Status.NOT_APPLICABLE, reason=_NOT_CHOSEN)
        for outcome in file.checked
    )
    looked = bool(findings) or any(outcome.status is not Status.NOT_APPLICABLE for outcome in checked)
    ruled = file.ruled and (looked or not checked)
    return with_findings(file._replace(ruled=ruled), findings, fail_on)._replace(checked=checked)
