"""The commands batch, ledger and watch. Only click is imported here; each command imports what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from docchecker.console import COULD_NOT, Command
from docchecker.options import PATH, color_option, emit, format_option, notice_in, one_of, output_option, rules_option

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from pathlib import Path

    from docchecker.bulk.batch import Job
    from docchecker.bulk.records import Batch
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

    F = TypeVar("F", bound=Callable[..., object])

FINDINGS = 1

#: what the three commands share, the last one first in the help
_SHARED = (
    click.option("--roster", metavar="FILE", type=PATH, help="单位名单（.xlsx 或 .csv）：单位名称、类别、简称、联系人。"),
    click.option("--out", metavar="DIR", type=PATH, required=True, help="结果放进这个文件夹，没有就新建。"),
    click.option("--arrivals", metavar="FILE", type=PATH, help="到达登记（.xlsx 或 .csv）：文件或单位、到达时间。"),
    click.option("--against", metavar="PATH", multiple=True, type=PATH, help="还要与它比对雷同：往年的台账或材料文件夹，可写多次。"),
    click.option("--no-copies", is_flag=True, help="不查雷同。"),
    click.option("--no-pages", is_flag=True, help="不出网页。"),
    click.option("--no-letters", is_flag=True, help="不出通知和催报名单。"),
    click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="同时检查几个文件，不写就按处理器个数。"),
    click.option("--timeout", metavar="秒", type=click.FloatRange(0.1), help="一个文件最多查多久，不写就是 60。"),
    click.option("--scheduler", metavar="URL", help="在 Dask 集群上检查，如 tcp://10.0.0.1:8786。"),
    click.option(
        "--fail-on", default="error", metavar="error|warning|note", callback=one_of("error", "warning", "note"),
        help="哪一级问题算不通过：error 必须，warning 建议，note 提示；不写就是 error。",
    ),
    rules_option,
    color_option,
)  # fmt: skip


def _shared(function: F) -> F:
    for option in reversed(_SHARED):
        function = option(function)
    return function


@click.command(
    "batch", cls=Command,
    help="检查一个收件文件夹里的全部材料：归到单位、认出新旧版本、查缺查迟查雷同，出表、出通知。\n"
    "INBOX 可以是文件夹、压缩包、邮件（.eml），或者 s3:// 之类的网址。\n"
    "退出码：0 没有必须修改之处也不缺材料，1 有，2 有文件无法检查或命令写错。",
)  # fmt: skip
@click.argument("inbox", metavar="INBOX")
@click.option("--resume", is_flag=True, help="接着上次查：内容、规则和程序版本都没变的文件不再重查。")
@_shared
@format_option("text", "json")
@output_option
@click.pass_context
def batch(ctx: click.Context, /, inbox: str, resume: bool, format_: str, output: Path | None, **_options: object) -> int:
    """Run a batch, write its results, print what it comes to."""
    options = ctx.params
    notice = notice_in(options["rules"])
    done = _run(_job(inbox, notice, resume, options), notice, options)

    def render(page: Page) -> str:
        from docchecker.bulk import machine, summary

        return machine.batch_json(done, notice) if format_ == "json" else summary.render_text(done, notice, page)

    emit(render, format_, output, options["plain"])
    return exit_code(done)


@click.command("ledger", cls=Command, help="看台账：每个单位从第一次报送到最近一次，哪些已解决、哪些还在、哪些是新的。")
@click.argument("file", metavar="FILE", type=PATH)
@click.option("--unit", metavar="NAME", help="只看这个单位。")
@format_option("text", "json", "csv", "xlsx")
@output_option
@rules_option
@color_option
def ledger(
    file: Path, unit: str | None, format_: str, output: Path | None, rules: Path | None, plain: bool
) -> None:
    """Show the ledger of earlier runs."""
    from docchecker.bulk import ledger_report
    from docchecker.bulk.batch import LEDGER
    from docchecker.bulk.history import histories
    from docchecker.bulk.ledger import Ledger
    from docchecker.bulk.schema import LedgerError

    notice = notice_in(rules)
    path = file / LEDGER if file.is_dir() else file
    if not path.is_file():
        raise click.ClickException(f"没有“{path}”这本台账")
    try:
        with Ledger(path) as book:
            units = book.units()
            found = histories(book.filed(), units)
    except LedgerError as error:
        raise click.ClickException(str(error)) from None
    sent = {item.unit for item in found}
    absent = [name for name in units if name not in sent and unit in (None, name)]
    if unit is not None:
        found = tuple(item for item in found if item.unit == unit)
        if not found and not absent:
            raise click.ClickException(f"台账里没有“{unit}”")
    if format_ == "xlsx":
        _save_bytes(ledger_report.render_xlsx(found, absent, notice), output)
        return
    emit(lambda page: ledger_report.RENDER[format_](found, absent, notice, page), format_, output, plain)


@click.command(
    "watch", cls=Command,
    help="守着一个收件文件夹：新文件一到就检查，随时更新台账和表格。按 Ctrl+C 结束。",
)  # fmt: skip
@click.argument("inbox", metavar="INBOX", type=PATH)
@_shared
@click.pass_context
def watch(ctx: click.Context, /, inbox: Path, **_options: object) -> None:
    """Check files as they arrive, until interrupted."""
    import threading

    options = ctx.params

    if not inbox.is_dir():
        raise click.ClickException(f"没有“{inbox}”这个文件夹")
    notice = notice_in(options["rules"])
    job = _job(str(inbox), notice, True, options)
    watch_rounds(inbox, job, notice, options, threading.Event())


def watch_rounds(inbox: Path, job: Job, notice: Notice, options: dict[str, Any], stop: threading.Event) -> None:
    """One run now and one after every change, until ``stop`` is set or the user interrupts."""
    from docchecker.bulk.summary import totals
    from docchecker.bulk.watch import rounds
    from docchecker.report.output import say

    try:
        for changed in rounds(inbox, (options["out"], *job.exclude), stop):
            done = _run(job, notice, options)
            say((f"有{changed}个文件变动。" if changed else "") + totals(done))
    except ModuleNotFoundError:
        raise click.ClickException("没有安装守候文件夹的组件，请安装 docchecker[bulk]") from None
    except KeyboardInterrupt:
        say("已停止守候。")


def _job(inbox: str, notice: Notice, resume: bool, options: dict[str, Any]) -> Job:
    """What the options ask for; a sentence for what is wrong with the roster or the list of arrivals."""
    from docchecker.bulk.arrivals import Arrivals, BadArrivals, read_arrivals
    from docchecker.bulk.batch import LEDGER, Job
    from docchecker.bulk.pool import TIMEOUT
    from docchecker.bulk.roster import BadRoster, read_roster

    out, roster, arrivals = options["out"], options["roster"], options["arrivals"]
    _make(out)
    try:
        return Job(
            inbox=inbox,
            ledger=out / LEDGER,
            units=read_roster(roster, notice) if roster else (),
            arrivals=read_arrivals(arrivals, notice.deadline) if arrivals else Arrivals(),
            fail_on=options["fail_on"],
            jobs=options["jobs"],
            scheduler=options["scheduler"],
            resume=resume,
            timeout=options["timeout"] or TIMEOUT,
            exclude=tuple(path for path in (roster, arrivals) if path),
            copies=not options["no_copies"],
            against=options["against"],
        )
    except (BadRoster, BadArrivals) as error:
        raise click.ClickException(str(error)) from None


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise click.ClickException(f"建不了“{folder}”这个文件夹，请换一个位置") from None


def _run(job: Job, notice: Notice, options: dict[str, Any]) -> Batch:
    """Run a job and write its results; a sentence when that is impossible or was broken off."""
    from docchecker.bulk.batch import BadInbox, now, run_batch
    from docchecker.bulk.cluster import NoCluster
    from docchecker.bulk.outputs import Wanted, write_outputs
    from docchecker.bulk.progress import progress
    from docchecker.bulk.schema import LedgerError

    try:
        with progress(not options["plain"]) as watcher:
            done = run_batch(job, notice, watcher)
        wanted = Wanted(pages=not options["no_pages"], letters=not options["no_letters"])
        write_outputs(done, notice, options["out"], job.ledger, now().date(), wanted)
    except KeyboardInterrupt:
        raise click.ClickException("已中断，查完的都已记入台账；加上 --resume 再运行一次就接着查") from None
    except (LedgerError, NoCluster, BadInbox) as error:
        raise click.ClickException(str(error)) from None
    except ModuleNotFoundError as error:
        raise click.ClickException(f"没有安装批量检查的组件（{error.name}），请安装 docchecker[bulk]") from None
    except OSError as error:
        raise click.ClickException(f"写不进“{options['out']}”（{error.strerror or error}），请换一个位置") from None
    return done


def _save_bytes(data: bytes, output: Path | None) -> None:
    from docchecker.bulk.outputs import save_bytes

    if output is None:
        raise click.UsageError("xlsx 要写明存到哪里，如 -o 台账.xlsx", click.get_current_context())
    try:
        save_bytes(data, output)
    except OSError as error:
        raise click.ClickException(f"写不进“{output}”（{error.strerror}），请换一个位置") from None


def exit_code(done: Batch) -> int:
    """2 when a submission that counts could not be checked, 1 when one fails or something is missing, else 0."""
    verdicts = {item.verdict for item in done.submissions if item.superseded_by is None}
    if "unreadable" in verdicts:
        return COULD_NOT
    return FINDINGS if "fail" in verdicts or any(due.missing for due in done.due) else 0
