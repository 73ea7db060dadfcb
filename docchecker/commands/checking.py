"""Gathered files checked one after the other, or by several processes at once: the same reports in the same order."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from docchecker.commands.gathering import Gathered, Given, trouble_of
from docchecker.findings import FileReport, Level, Report, Trouble, Verdict, with_findings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from concurrent.futures import ProcessPoolExecutor
    from pathlib import Path

    from docchecker.findings import Finding
    from docchecker.rulebook.model import Notice

#: from how many files on further processes are worth their start
MANY = 20
#: files that a process takes at a time
_CHUNK = 4
#: so many files at least can contradict each other
_LEAST = 2

_CRASHED = Trouble(
    "crashed", "检查这个文件时程序意外退出，没有查完。", "文件可能已损坏；请用 Word 或 WPS 打开，另存为新的 .docx 后再检查。"
)  # fmt: skip


class Wanted(NamedTuple):
    """What is asked of every file. ``documents``: the reports keep the texts, which a page shows.

    ``tell``: they hold what other files of a unit may contradict; several files are told of in any case.
    """

    kind: str | None = None
    fail_on: Level = Level.ERROR
    password: str | None = None
    documents: bool = True
    tell: bool = False


def check_all(gathered: Gathered, notice: Notice, wanted: Wanted, jobs: int | None = None) -> Report:
    """Return the report on gathered files; ``jobs`` processes, as many as there are processors where there are many."""
    files = gathered.files
    wanted = wanted._replace(tell=wanted.tell or len(files) >= _LEAST)
    number = min(jobs or (_processors() if len(files) >= MANY else 1), max(1, len(files) // _CHUNK))
    checked = _at_once(files, notice, wanted, number) if number > 1 else [_check(notice, wanted, one) for one in files]
    kept, skipped = _without_other_tables(files, checked)
    kept = _held_together(kept, notice, wanted.fail_on)
    skipped = tuple(sorted({*gathered.skipped, *skipped}))
    return Report(notice.id, tuple(kept), wanted.fail_on, skipped=skipped, not_obeyed=gathered.allow_files)


def _held_together(files: Sequence[FileReport], notice: Notice, fail_on: Level) -> Sequence[FileReport]:
    """Return the reports with what the files of one unit say against each other."""
    if sum(file.told is not None for file in files) < _LEAST:
        return files
    from docchecker.packs.compare import compare
    from docchecker.packs.grouping import submissions

    more: dict[str, list[Finding]] = {}
    for group in submissions(files):
        for filed in compare(group, notice):
            more.setdefault(filed.file, []).append(filed.finding)
    return [
        with_findings(file, (*file.findings, *more[file.file]), fail_on) if file.file in more else file
        for file in files
    ]


def _without_other_tables(
    files: Sequence[Given], checked: Sequence[FileReport]
) -> tuple[Sequence[FileReport], tuple[str, ...]]:
    """Return the reports without those on spreadsheets that are no material, and the names of these."""
    others = {file.file for given, file in zip(files, checked, strict=True) if given.maybe and _is_other(file)}
    kept = [file for file in checked if file.file not in others]
    return (kept, tuple(others)) if kept else (checked, ())


def _is_other(file: FileReport) -> bool:
    return file.verdict is Verdict.UNREADABLE


def _check(notice: Notice, wanted: Wanted, given: Given) -> FileReport:
    from pathlib import Path

    from docchecker.pipeline import check_bytes, check_file

    if given.trouble:
        return FileReport(given.name, None, None, Verdict.UNREADABLE, trouble=given.trouble)
    more = (notice, wanted.kind, wanted.fail_on, wanted.password)
    if given.place is None:
        return check_file(Path(given.name), *more, tell=wanted.tell)
    from docchecker.bulk.intake.containers import ContainerError
    from docchecker.bulk.intake.places import read_place

    try:
        data = read_place(given.place)
    except (ContainerError, OSError) as error:
        return FileReport(given.name, None, None, Verdict.UNREADABLE, trouble=trouble_of(error))
    return check_bytes(given.name, data, *more, tell=wanted.tell)


# ---- several processes ----

_notice: Notice | None = None


def _begin(folder: Path) -> None:
    """What every process does first: leave Ctrl-C to its parent, load the rules."""
    global _notice
    import gc
    import signal

    from docchecker import load_notice

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000)
    _notice = load_notice(folder)


def _check_chunk(wanted: Wanted, chunk: Sequence[Given]) -> list[FileReport]:
    assert _notice is not None
    checked = [_check(_notice, wanted, given) for given in chunk]
    return checked if wanted.documents else [file._replace(document=None) for file in checked]


def _at_once(files: Sequence[Given], notice: Notice, wanted: Wanted, jobs: int) -> list[FileReport]:
    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    done = dict(zip(range(len(chunks)), _results(chunks, notice, wanted, jobs), strict=True))
    return [file for number, chunk in enumerate(chunks) for file in done[number] or _alone(chunk, notice, wanted)]


def _results(
    chunks: Iterable[Sequence[Given]], notice: Notice, wanted: Wanted, jobs: int
) -> list[list[FileReport] | None]:
    """What each chunk came to, None where a process died."""
    from concurrent.futures.process import BrokenProcessPool

    with _pool(notice, jobs) as pool:
        futures = [pool.submit(partial(_check_chunk, wanted), chunk) for chunk in chunks]
        found: list[list[FileReport] | None] = []
        for future in futures:
            try:
                found.append(future.result())
            except BrokenProcessPool:
                found.append(None)
        return found


def _alone(chunk: Sequence[Given], notice: Notice, wanted: Wanted) -> list[FileReport]:
    """Files of which one may have cost a process its life, each in a process of its own."""
    files = []
    for given in chunk:
        (result,) = _results([[given]], notice, wanted, 1)
        crashed = FileReport(given.name, None, None, Verdict.UNREADABLE, trouble=_CRASHED)
        files += result or [crashed]
    return files


def _pool(notice: Notice, jobs: int) -> ProcessPoolExecutor:
    import multiprocessing
    import threading
    from concurrent.futures import ProcessPoolExecutor

    ways = multiprocessing.get_all_start_methods()
    # A fork has everything loaded already; with threads about, or elsewhere than on Linux, it is not safe.
    forked = "fork" in ways and os.uname().sysname == "Linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if forked else "spawn")
    return ProcessPoolExecutor(jobs, context, _begin, (notice.folder,))


def _processors() -> int:
    """As many as this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
