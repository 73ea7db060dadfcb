"""The commands batch, ledger and watch. Only click is imported here; each command imports what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from docchecker.commands.console import COULD_NOT, Command
from docchecker.commands.options import (
    PATH,
    color_option,
    emit,
    format_option,
    not_on_a_terminal,
    notice_in,
    one_of,
    output_option,
    rules_option,
)

if TYPE_CHECKING:
    import datetime
    import threading
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from docchecker.bulk.batch import Job
    from docchecker.bulk.ledger.history import History
    from docchecker.bulk.options import BatchOptions
    from docchecker.bulk.records import Batch
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

    F = TypeVar("F", bound=Callable[..., object])

FINDINGS = 1


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime.date | None:
    """Callback of an option that takes a date."""
    from docchecker.bulk.intake.times import parse_time

    if value is None:
        return None
    time = parse_time(value)
    if time is None:
        raise click.BadParameter(f"“{value}”看不出是哪一天，应写成 2023-11-15")
    return time.date()


#: what batch and watch share
_SHARED = (
    click.option("--roster", metavar="FILE", type=PATH, help="单位名单（.xlsx、.xls、.ods 或 .csv）：单位名称、类别、简称、联系人。"),
    click.option("--out", metavar="DIR", type=PATH, required=True, help="结果放进这个文件夹，没有就新建。"),
    click.option("--arrivals", metavar="FILE", type=PATH, help="到达登记（.xlsx、.xls、.ods 或 .csv）：单位、材料或文件、到达时间。"),
    click.option("--against", metavar="PATH", multiple=True, type=PATH, help="还要与它比对雷同：往年的台账或材料文件夹，可写多次。"),
    click.option("--no-copies", is_flag=True, help="不查雷同。"),
    click.option("--no-pages", is_flag=True, help="不出网页。"),
    click.option("--no-letters", is_flag=True, help="不出退回修改通知和催报名单。"),
    click.option("--annotate", is_flag=True, help="另给每个文件出一份带批注的副本。"),
    click.option("--reply-by", metavar="DATE", callback=_day, help="通知里要求改好再报的日期，如 2023-11-15。"),
    click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="同时检查几个文件，不写就按处理器个数。"),
    click.option("--timeout", metavar="SECONDS", type=click.FloatRange(0.1), help="一个文件最多查多少秒，不写就是 60。"),
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


def _chosen(params: Mapping[str, Any]) -> BatchOptions:
    """What was asked for, of the parameters that click gives."""
    from docchecker.bulk.options import BatchOptions
    from docchecker.findings import Level

    same = ("out", "roster", "arrivals", "against", "annotate", "reply_by", "jobs", "timeout", "scheduler", "plain")
    return BatchOptions(
        **{name: params[name] for name in same},
        copies=not params["no_copies"],
        pages=not params["no_pages"],
        letters=not params["no_letters"],
        fail_on=Level(params["fail_on"]),
    )


@click.command(
    "batch", cls=Command,
    help="检查一个收件文件夹里的全部材料：归到单位，认出新旧版本，查缺、查迟、查雷同，出表、出通知。\n"
    "INBOX 可以是文件夹、压缩包、邮件（.eml），或者 s3:// 之类的网址。\n"
    "退出码：0 没有必须修改之处也不缺材料，1 有，2 有文件无法检查或命令写错。",
)  # fmt: skip
@click.argument("inbox", metavar="INBOX")
@click.option("--resume", is_flag=True, help="接着上次查：内容、规则和程序版本都没变的文件不再重查。")
@_shared
@format_option("text", "json")
@output_option
@click.pass_context
def batch(
    ctx: click.Context, /, inbox: str, resume: bool, format_: str, output: Path | None, **_options: object
) -> int:  # fmt: skip
    """Run a batch, write its results, print what it comes to."""
    from docchecker.bulk.office import carry_out, job_of

    notice = notice_in(ctx.params["rules"])
    options = _chosen(ctx.params)
    done = carry_out(job_of(inbox, notice, options, resume=resume), notice, options)

    def render(page: Page) -> str:
        from docchecker.bulk.office import whereabouts
        from docchecker.bulk.outputs import machine, summary
        from docchecker.report.page import indent

        if format_ == "json":
            return machine.batch_json(done, notice)
        return "\n".join([summary.render_text(done, notice, page), "", *indent(whereabouts(options), page, "")])

    emit(render, format_, output, ctx.params["plain"])
    return exit_code(done)


def exit_code(done: Batch) -> int:
    """2 when a submission that counts could not be checked, 1 when one fails or something is missing, else 0."""
    from docchecker.bulk.intake.received import unread

    counting = [item for item in done.submissions if item.superseded_by is None]
    if done.troubles or any(map(unread, counting)):
        return COULD_NOT
    return FINDINGS if any(item.verdict == "fail" for item in counting) or any(due.missing for due in done.due) else 0


@click.command("ledger", cls=Command, help="看台账：每个单位从第一次报送到最近一次，哪些已解决、哪些还在、哪些是新的。")
@click.argument("file", metavar="FILE", type=PATH)
@click.option("--unit", metavar="NAME", help="只看这个单位。")
@format_option("text", "json", "csv", "xlsx")
@output_option
@rules_option
@color_option
def ledger(file: Path, unit: str | None, format_: str, output: Path | None, rules: Path | None, plain: bool) -> None:
    """Show the ledger of earlier runs."""
    from docchecker.bulk.outputs import ledger_report

    not_on_a_terminal(format_, output)
    notice = notice_in(rules)
    found, absent = _histories(file, unit)
    render = ledger_report.RENDER[format_]
    emit(lambda page: render(found, absent, notice, page), format_, output, plain)


def _histories(file: Path, unit: str | None) -> tuple[tuple[History, ...], list[str]]:
    """What became of the submissions, and the units without any; of one unit where it is named."""
    from docchecker.bulk.batch import LEDGER
    from docchecker.bulk.ledger.history import histories
    from docchecker.bulk.ledger.schema import LedgerError
    from docchecker.bulk.ledger.store import Ledger

    path = file / LEDGER if file.is_dir() else file
    if not path.is_file():
        raise click.ClickException(f"没有“{path}”这本台账")
    try:
        with Ledger(path) as book:
            units = book.units()
            every = histories(book.filed(), units)
    except LedgerError as error:
        raise click.ClickException(str(error)) from None
    found = tuple(item for item in every if unit in (None, item.unit))
    sent = {item.unit for item in every}
    absent = [name for name in units if name not in sent and unit in (None, name)]
    if unit is not None and not found and not absent:
        raise click.ClickException(f"台账里没有“{unit}”")
    return found, absent


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

    from docchecker.bulk.office import job_of

    if not inbox.is_dir():
        raise click.ClickException(f"没有“{inbox}”这个文件夹")
    notice = notice_in(ctx.params["rules"])
    options = _chosen(ctx.params)
    job = job_of(str(inbox), notice, options, resume=True)
    watch_rounds(inbox, job, notice, options, threading.Event())


def watch_rounds(inbox: Path, job: Job, notice: Notice, options: BatchOptions, stop: threading.Event) -> None:
    """One run now and one after every change, until ``stop`` is set or the user interrupts.

    A run that fails is told and tried again; the office's own tables are read anew each time.
    """
    from docchecker.bulk.office import Interrupted, carry_out, job_of
    from docchecker.bulk.outputs.summary import news, totals
    from docchecker.bulk.watch import Again, rounds
    from docchecker.errors import BadRules
    from docchecker.report.output import say

    seen: frozenset[tuple[str, str]] = frozenset()
    again = Again()
    try:
        for changed in rounds(inbox, (options.out, *job.exclude), stop, options.tables, again):
            again.failed = False
            try:
                job = job_of(str(inbox), notice, options, resume=True)._replace(exclude=job.exclude)
                done = carry_out(job, notice, options)
            except Interrupted:
                raise KeyboardInterrupt from None
            except (click.ClickException, BadRules) as error:
                again.failed = True
                say(f"这一次没有查成：{error}。处理好以后会自动再查。")
                continue
            said, seen = news(done, seen)
            say("\n".join([*said, (f"有{changed}个文件变动。" if changed else "") + totals(done)]))
    except ModuleNotFoundError:
        raise click.ClickException("没有安装守候文件夹的组件，请安装 docchecker[bulk]") from None
    except KeyboardInterrupt:
        say("已停止守候。")
