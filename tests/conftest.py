"""Skip, with a reason, the tests whose programs are missing, and say at the end what to install."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.programs import PROGRAMS, missing

if TYPE_CHECKING:
    from collections.abc import Iterator


#: With this in the environment a missing program makes a test fail, as in continuous integration.
STRICT = "ALL_PROGRAMS"

# tests leave the user's own cache alone, and those of one process share what they compile
os.environ["DOCCHECKER_CACHE"] = tempfile.mkdtemp(prefix="docchecker-cache-")
atexit.register(shutil.rmtree, os.environ["DOCCHECKER_CACHE"], ignore_errors=True)

# how long an example takes says nothing on a busy machine
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """Register the marks."""
    for mark, program in PROGRAMS.items():
        config.addinivalue_line("markers", f"{mark}: needs {program.name} ({program.packages})")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test, or fail it, when a program is missing."""
    for program in missing({mark.name for mark in item.iter_markers()}):
        reason = f"{program.name} 没有安装：{program.installer} {program.packages}"
        if os.environ.get(STRICT):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List the skipped tests and what to install for them."""
    skipped = list(_skipped(terminalreporter))
    if skipped:
        terminalreporter.section(f"跳过了{len(skipped)}个测试")
        for reason in dict.fromkeys(reason for _, reason in skipped):
            names = [name for name, why in skipped if why == reason]
            terminalreporter.line(f"{reason}（{len(names)}个）")
            for name in names:
                terminalreporter.line(f"    {name}")


def _skipped(terminalreporter: pytest.TerminalReporter) -> Iterator[tuple[str, str]]:
    for report in terminalreporter.stats.get("skipped", ()):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        yield report.nodeid, reason.removeprefix("Skipped: ")
