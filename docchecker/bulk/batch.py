"""A whole run over an inbox: gather, check, attribute, file, and write what comes out of it."""

from __future__ import annotations

import contextlib
import datetime
import itertools
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from docchecker import __version__
from docchecker.bulk.assemble import Office, Past, assemble
from docchecker.bulk.intake.arrivals import Arrivals
from docchecker.bulk.intake.gather import gather
from docchecker.bulk.intake.mails import BEIJING
from docchecker.bulk.intake.troubles import FileTrouble
from docchecker.bulk.ledger.earlier import with_earlier
from docchecker.bulk.ledger.store import Ledger
from docchecker.bulk.run.pool import MEMORY, TIMEOUT, PoolExecutor, default_jobs
from docchecker.bulk.run.runner import Result, paced, run
from docchecker.bulk.run.tasks import RuleSet, digest_of, failed, rules_digest
from docchecker.bulk.units.assignments import Assignments
from docchecker.findings import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from docchecker.bulk.intake.gather import Inbox, Unusable
    from docchecker.bulk.ledger.store import Run
    from docchecker.bulk.records import Batch, Skipped, Submission, Unit
    from docchecker.rulebook.model import Notice

LEDGER = "台账.sqlite"

#: when nothing at all has ended for so many times the time-out, what is under way is given up
_STALLS = 3


class Job(NamedTuple):
    """What to run: the inbox (path or fsspec URL), where results go, whose papers they are, and how to run it.

    ``jobs`` is the number of workers, None: one a processor. ``scheduler`` is the address of a Dask cluster to run on
    instead. ``resume`` takes over results of earlier runs for the same bytes, rules and version. ``timeout`` is in
    seconds for one file, ``memory`` in bytes for one worker. ``exclude`` are files that lie in the inbox and are none
    of it. ``assignments`` is what the office decided by hand, ``remarks`` what of its tables was not understood.
    ``copies`` looks for copied text, also in the ledgers and folders of ``against``.
    """

    inbox: str
    ledger: Path
    units: tuple[Unit, ...] = ()
    arrivals: Arrivals = Arrivals()
    assignments: Assignments = Assignments()
    remarks: tuple[Skipped, ...] = ()
    fail_on: Level = Level.ERROR
    jobs: int | None = None
    scheduler: str | None = None
    resume: bool = False
    timeout: float = TIMEOUT
    memory: int = MEMORY
    exclude: tuple[Path, ...] = ()
    copies: bool = True
    against: tuple[Path, ...] = ()


class BadInbox(Exception):
    """An inbox that cannot be listed; the message says so (Chinese)."""


class Watcher(NamedTuple):
    """What is told how a run goes: ``start`` the number of files, ``step`` each result."""

    start: Callable[[int], None]
    step: Callable[[Result], None]


_NOBODY = Watcher(lambda _count: None, lambda _result: None)


class Outcome(NamedTuple):
    """What a run comes to, and what the program found by itself where the office decided otherwise."""

    batch: Batch
    automatic: dict[str, Submission]


def run_batch(job: Job, notice: Notice, watcher: Watcher = _NOBODY) -> Batch:
    """Run a job and file it in its ledger.

    BadInbox, LedgerError and NoCluster when the inbox, a ledger or the cluster cannot be used. Broken off at any
    moment, the ledger keeps every result that was reported, and the next run with ``resume`` goes on from there.
    """
    return outcome(job, notice, watcher).batch


def outcome(job: Job, notice: Notice, watcher: Watcher = _NOBODY) -> Outcome:
    """Run a job as ``run_batch`` does, and return all that comes of it."""
    rules = RuleSet(str(notice.folder.resolve()), rules_digest(notice.folder.resolve()), job.fail_on)
    with contextlib.ExitStack() as stack:
        # Workers take a moment to begin and to end: meanwhile the inbox is listed, and what came of it put together.
        executor, width = stack.enter_context(_executor(job, rules))
        inbox = gathered(job, notice)
        ledger = stack.enter_context(Ledger(job.ledger))
        past = tuple(ledger.filed())
        filed = ledger.begin(notice.id, rules, __version__, job.inbox, now())
        watcher.start(len(inbox.entries) + len(inbox.unusable))
        known = partial(ledger.known, filed) if job.resume else None
        results = run(inbox.entries, executor, rules, width=width, stall=job.timeout * _STALLS, known=known)
        _file(itertools.chain(map(_unusable, inbox.unusable), results), ledger, filed, watcher)
        if isinstance(executor, PoolExecutor):
            executor.shutdown(wait=False, cancel_futures=True)
        office = Office(job.units, job.arrivals, job.assignments, job.remarks, now().date())
        done = assemble(inbox, ledger.checked(filed), notice, office, Past(past, ledger.texts))
        ledger.finish(filed, job.units, done.filed, inbox.skipped, now())
        batch = with_earlier(done.batch, past)
        return Outcome(_with_copies(batch, ledger, job, notice), done.automatic)


def _unusable(one: Unusable) -> Result:
    """The result of a file of which is known without a look at its text that it cannot be checked."""
    digest = "" if one.kind is FileTrouble.EMPTY else digest_of(one.entry.place)
    return Result(one.entry, digest, failed(one.kind, one.reason, one.advice, digest))


def gathered(job: Job, notice: Notice) -> Inbox:
    """What the inbox of a job holds; BadInbox when it cannot be listed."""
    try:
        return gather(job.inbox, notice, (job.ledger.parent, *job.exclude))
    except (OSError, ValueError, ImportError):
        raise BadInbox(f"打不开“{job.inbox}”，请核对路径，并确认自己有权读取它") from None


def _with_copies(batch: Batch, ledger: Ledger, job: Job, notice: Notice) -> Batch:
    """The batch with what was copied; of files with the same bytes only those that this does not tell already."""
    if not job.copies:
        return batch
    from docchecker.bulk.copies.compared import copies_of

    found = copies_of(batch.submissions, ledger, job.against, notice)
    told = {(copy.name, copy.partner) for copy in found.copies}
    grouped = {copy.name for copy in found.copies if copy.group and copy.identical}
    rest = (one for one in batch.copies if (one.name, one.partner) not in told and one.name not in grouped)
    return batch._replace(copies=(*rest, *found.copies), groups=found.groups)


def _file(results: Iterator[Result], ledger: Ledger, filed: Run, watcher: Watcher) -> None:
    """Every result into the ledger as it comes."""
    with contextlib.closing(paced(results, ledger.flush)) as saved:
        for result in saved:
            ledger.add(filed, result.entry.name, result.sha256, result.checked)
            watcher.step(result)


@contextlib.contextmanager
def _executor(job: Job, rules: RuleSet) -> Iterator[tuple[Executor, int]]:
    """The local pool or the cluster, and its number of workers; ended at once when the run is broken off."""
    if job.scheduler:
        from docchecker.bulk.run.cluster import cluster_executor

        with cluster_executor(job.scheduler) as (executor, width):
            yield executor, width
        return
    jobs = job.jobs or default_jobs()
    pool = PoolExecutor(jobs, rules, job.timeout, job.memory)
    try:
        pool.start()
        yield pool, jobs
    finally:
        pool.shutdown(cancel_futures=True)


def now() -> datetime.datetime:
    """The office's time, to the second."""
    return datetime.datetime.now(BEIJING).replace(tzinfo=None, microsecond=0)
