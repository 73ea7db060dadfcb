"""What the user has decided about findings, ready to be applied; mistakes are told before the work begins."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from docchecker.acceptance.baseline import Earlier
    from docchecker.findings import Report
    from docchecker.rulebook.model import Notice

    Step = Callable[[Report], Report]


def decisions(
    notice: Notice,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: Path | None,
    allow: Path | None,
    since: Path | None = None,
) -> Step:
    """Return what selection, allow file, baseline and the former result together do to a report."""
    rules = _chosen(notice, select, ignore) if select or ignore else None
    steps = [] if rules is None else [_choice(rules)]
    steps.append(acceptance(allow, rules))
    if baseline:
        steps.append(_comparison(baseline))
    if since:
        steps.append(_former(since))
    return lambda report: reduce(lambda so_far, step: step(so_far), steps, report)


def acceptance(named: Path | None, rules: frozenset[str] | None = None) -> Step:
    """Return what the allow file does that the user named, or that counts in the working directory."""
    import datetime

    from docchecker.acceptance.allow_file import allow, load_allowed

    allowed = load_allowed(named, Path())
    if allowed is None:
        return lambda report: report
    return lambda report: allow(report, allowed, datetime.datetime.now().astimezone().date(), rules)


def _chosen(notice: Notice, select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    from docchecker.acceptance.selection import chosen_rules

    try:
        return chosen_rules(notice, select, ignore)
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None


def _choice(rules: frozenset[str]) -> Step:
    from docchecker.acceptance.selection import choose

    return lambda report: choose(report, rules)


def _comparison(baseline: Path) -> Step:
    from docchecker.acceptance.baseline import compare

    known = _earlier(baseline)
    return lambda report: compare(report, known)


def _former(since: Path) -> Step:
    from docchecker.acceptance.baseline import with_earlier

    known = _earlier(since)
    return lambda report: with_earlier(report, known)


def _earlier(path: Path) -> Earlier:
    from docchecker.acceptance.baseline import BadBaseline, read_baseline

    try:
        return read_baseline(path)
    except BadBaseline as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
