"""What the commands batch and watch do with their options: a job made of them, carried out, its results written."""

from __future__ import annotations

import errno
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.bulk.batch import Job, Outcome, Watcher
    from docchecker.bulk.intake.arrivals import Arrivals
    from docchecker.bulk.options import BatchOptions
    from docchecker.bulk.outputs.folder import Beside, Folder
    from docchecker.bulk.records import Batch
    from docchecker.bulk.units.roster import Roster
    from docchecker.rulebook.model import Notice


class Interrupted(click.ClickException):
    """The user broke a run off."""


def job_of(inbox: str, notice: Notice, options: BatchOptions, *, resume: bool) -> Job:
    """What the options ask for; a sentence for what is wrong with the roster or the list of arrivals."""
    from docchecker.bulk.batch import LEDGER, Job
    from docchecker.bulk.run.pool import TIMEOUT
    from docchecker.bulk.units.assignments import find_assignments, read_assignments

    listed, times = _tables(options.roster, options.arrivals, notice)
    for path in options.against:
        if not path.exists():
            raise click.ClickException(f"没有“{path}”，请核对 --against 后面的路径")
    if _is_same(inbox, options.out):
        raise click.ClickException(
            "结果不能直接放在收件文件夹里，请在 --out 后面写另一个文件夹，如收件文件夹旁边的“结果”"
        )
    _make(options.out)
    return Job(
        inbox=inbox,
        ledger=options.out / LEDGER,
        units=listed.units,
        arrivals=times,
        assignments=read_assignments(find_assignments(options.out), listed.units, notice),
        remarks=listed.remarks,
        fail_on=options.fail_on,
        jobs=options.jobs,
        scheduler=options.scheduler,
        resume=resume,
        timeout=options.timeout or TIMEOUT,
        exclude=options.tables,
        copies=options.copies,
        against=options.against,
    )


def _tables(roster: Path | None, arrivals: Path | None, notice: Notice) -> tuple[Roster, Arrivals]:
    """The roster and the register of arrivals; a sentence when one of them cannot be used."""
    from docchecker.bulk.intake.arrivals import Arrivals, BadArrivals, read_arrivals
    from docchecker.bulk.units.roster import BadRoster, Roster, read_roster

    try:
        return (
            read_roster(roster, notice) if roster else Roster(),
            read_arrivals(arrivals, notice.deadline) if arrivals else Arrivals(),
        )
    except (BadRoster, BadArrivals) as error:
        raise click.ClickException(str(error)) from None


def _is_same(inbox: str, out: Path) -> bool:
    """Whether the results would lie among what was handed in."""
    from docchecker.bulk.intake.places import is_url

    return not is_url(inbox) and Path(inbox).is_dir() and Path(inbox).resolve() == out.resolve()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise click.ClickException(f"建不了“{folder}”这个文件夹，请换一个位置") from None


def carry_out(job: Job, notice: Notice, options: BatchOptions, told: Watcher | None = None) -> Batch:
    """Run a job and write its results; a sentence when that is impossible or was broken off.

    ``told`` is told how it goes, by default a bar at the terminal.
    """
    from docchecker.bulk.batch import outcome
    from docchecker.bulk.progress import progress

    with _in_words(options.out):
        with progress(not options.plain) if told is None else nullcontext(told) as watcher:
            done = outcome(job, notice, watcher)
        for one in _write(done, job, notice, options):
            click.echo(f"“{one.name}”{one.reason}；新的一份写在“{one.path}”。", err=True)
    return done.batch


def _write_assignments(done: Outcome, job: Job, notice: Notice, folder: Folder) -> None:
    """The assignments file anew, with all that the office wrote.

    One that cannot be read, or that the office keeps in another form, is left as it is; where it holds more than
    decisions, or was changed during the run, the new one stands beside it.
    """
    from docchecker.bulk.units.assignments import NAMES, find_assignments
    from docchecker.bulk.units.assignments_sheet import assignments_book

    there, decided = find_assignments(folder.root), job.assignments
    if not job.units or (there and (there.name != NAMES[0] or decided.is_broken)):
        folder.keep(NAMES[0])
        return
    here = done.batch._replace(submissions=tuple(one for one in done.batch.submissions if not one.run))
    if there and not decided.has_more:
        folder.adopt(NAMES[0], decided.digest)
    folder.put(NAMES[0], assignments_book(here, decided, done.automatic, notice), "(新)")


def _write(done: Outcome, job: Job, notice: Notice, options: BatchOptions) -> tuple[Beside, ...]:
    from docchecker.bulk.batch import gathered, now
    from docchecker.bulk.copies.texts import Texts, reader
    from docchecker.bulk.ledger.store import Ledger
    from docchecker.bulk.outputs.results import write_outputs

    with Ledger(job.ledger) as ledger:
        written = write_outputs(
            done.batch,
            options.out,
            notice,
            html=options.pages,
            annotate=options.annotate,
            letters=options.letters,
            texts=Texts(ledger, done.batch.submissions),
            read=reader(gathered(job, notice)) if options.annotate else None,
            today=now().date(),
            reply_by=options.reply_by,
            more=lambda folder: _write_assignments(done, job, notice, folder),
        )
    return written.beside


def whereabouts(options: BatchOptions) -> str:
    """Where the results lie, and which to look at for what."""
    from docchecker.bulk.outputs.results import ANNOTATED, LETTERS, WORKBOOK
    from docchecker.bulk.units.assignments import NAMES as ASSIGNMENTS

    parts = [f"全部情况看“{WORKBOOK}”"]
    parts += ["逐份看“index.html”"] if options.pages else []
    parts += [f"要发的通知在“{LETTERS}”文件夹"] if options.letters else []
    parts += [f"带批注的副本在“{ANNOTATED}”文件夹"] if options.annotate else []
    parts += [f"认错了单位、要免报或延期的在“{ASSIGNMENTS[0]}”里改"] if options.roster else []
    return f"结果在“{options.out}”：{'，'.join(parts)}。"


@contextmanager
def _in_words(out: Path) -> Iterator[None]:
    """Whatever may go wrong with a run, in a sentence."""
    from docchecker.bulk.batch import BadInbox
    from docchecker.bulk.ledger.schema import LedgerError
    from docchecker.bulk.run.cluster import NoCluster
    from docchecker.repair.base import BadBase

    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted("已中断，查完的都已记入台账；加上 --resume 再运行一次就接着查") from None
    except (LedgerError, NoCluster, BadInbox, BadBase) as error:
        raise click.ClickException(str(error)) from None
    except ModuleNotFoundError as error:
        raise click.ClickException(f"没有安装批量检查的组件（{error.name}），请安装 docchecker[bulk]") from None
    except OSError as error:
        if error.errno == errno.ENOSPC:
            full = f"磁盘满了，“{out}”没有写完；请腾出空间，加上 --resume 再运行一次"
            raise click.ClickException(full) from None
        raise click.ClickException(f"写不进“{out}”（{error.strerror or error}），请换一个位置") from None
