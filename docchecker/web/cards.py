"""What the page shows of a file, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docchecker.acceptance.fingerprint import place_keys
from docchecker.findings import Status, stands
from docchecker.report.first_screen import first_screen
from docchecker.report.words import verdict_class, verdict_words

if TYPE_CHECKING:
    from docchecker.findings import FileReport, Finding
    from docchecker.rulebook.model import Notice
    from docchecker.web.store import Card

_TASKS = 40


def card_data(card: Card, notice: Notice) -> dict[str, Any]:
    """Return a card: the verdict, what to do in order, what can be done by itself, what a person must see."""
    report = card.report
    assert report is not None
    screen = first_screen(report, notice)
    return {
        "id": card.id,
        "name": card.name,
        "kind": report.kind,
        "verdict": report.verdict.value,
        "look": verdict_class(report),
        "verdict_words": verdict_words(report),
        "headline": screen.verdict,
        "about": screen.about,
        "unread": screen.unread,
        "trouble": report.trouble.advice if report.trouble else "",
        "tasks": [{"number": task.number, "tag": task.tag, "line": task.line} for task in screen.tasks[:_TASKS]],
        "more": max(0, len(screen.tasks) - _TASKS),
        "person": screen.person,
        "fixable": sum(one.fixable and stands(one) for one in report.findings) if report.trouble is None else 0,
        "copies": report.trouble is None and not report.note and card.name.lower().endswith((".docx", ".docm")),
        "changes": changes(card.before, report) if card.before else None,
    }


def changes(before: FileReport, after: FileReport) -> dict[str, list[str]]:
    """Return what was put right since the version before, what was not, and what is new."""
    old, new = _told(before), _told(after)
    return {
        "fixed": [finding.message for key, finding in old.items() if key not in new],
        "left": [finding.message for key, finding in new.items() if key in old],
        "new": [finding.message for key, finding in new.items() if key not in old],
    }


def _told(report: FileReport) -> dict[tuple[str, ...], Finding]:
    failed = (one for one in report.findings if one.status is Status.FAILED and not one.suppressed)
    return {place_keys(finding): finding for finding in failed}
