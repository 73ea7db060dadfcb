"""The commands. Exit code 0: no error-level finding; 1: findings; 2: a file could not be checked or the call was wrong.

Only click is imported here; each command imports what it needs, so that it starts fast.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, cast

import click

from docchecker.commands import complete
from docchecker.commands.console import COULD_NOT, Group, complain
from docchecker.commands.copies import annotate, fix, template
from docchecker.commands.office import batch, ledger, watch
from docchecker.commands.options import (
    PATH,
    allow_option,
    color_option,
    emit,
    format_option,
    kind_id,
    kind_option,
    not_on_a_terminal,
    notice_in,
    one_of,
    output_option,
    reports_option,
    rules_option,
    save_to,
)
from docchecker.commands.password import password_options
from docchecker.commands.rules import rules
from docchecker.commands.schema import schema
from docchecker.commands.serve import serve
from docchecker.report import CERTIFICATE, FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docchecker.commands.judge import JudgeKind
    from docchecker.findings import Report
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

FINDINGS = 1


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from docchecker import __version__
        from docchecker.report.output import say

        say(f"docchecker {__version__}")
        ctx.exit()


@click.group(
    "docchecker", cls=Group, invoke_without_command=True,
    help="对照通知的附件检查 Word、WPS 材料的结构、格式、字数和内容。\n只在本机运行，从不改动原文件。",
)  # fmt: skip
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="显示版本。")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Help when no command is named."""
    if ctx.invoked_subcommand is None:
        from docchecker.report.output import say

        say(ctx.get_help())
        ctx.exit(COULD_NOT)


@cli.command(
    "check",
    help="检查文件，或者文件夹、压缩包、邮件里的所有文件；PATH 写 - 时从标准输入读一个文件。命令名可以不写：docchecker PATH…。\n"
    "当前文件夹或上层文件夹里的 docchecker-allow.toml 写明哪些问题同意保留。\n"
    "退出码：0 没有必须修改之处，1 有，2 有文件无法检查、没有检查，或命令写错。",
)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=PATH)
@kind_option
@format_option(*(name for name in FORMATS if name != CERTIFICATE))
@output_option
@reports_option
@click.option(
    "--select",
    metavar="RULE",
    multiple=True,
    shell_complete=complete.rules,
    help="只查这些规则，可以写几次，可以用 *，如 --select CASE-TITLE-*。",
)
@click.option(
    "--ignore",
    metavar="RULE",
    multiple=True,
    shell_complete=complete.rules,
    help="不查这些规则，写法和 --select 一样。",
)
@allow_option
@click.option(
    "--baseline", metavar="FILE", type=PATH, help="以前用 --format json 写出的报告：里面已有的问题不再算不通过。"
)
@click.option(
    "--since", metavar="FILE", type=PATH, help="上次用 --format json 写出的报告：说明哪些已改、哪些未改、哪些是新增的。"
)
@click.option("--pages", is_flag=True, help="html 报告里加上每一页的样子，框出有问题的地方（要装 LibreOffice）。")
@click.option("--statistics", is_flag=True, help="最后列出每条规则有几个文件、几处问题。")
@click.option("-v", "--verbose", is_flag=True, help="全部列出：查过的规则、看到的文字、字数怎么算、哪些要由人判断。")
@click.option("-q", "--quiet", "brief", is_flag=True, help="只显示要改的，不列通过的文件和查过的规则。")
@click.option(
    "--fail-on",
    default="error",
    metavar="error|warning|note",
    callback=one_of("error", "warning", "note"),
    shell_complete=complete.words("error", "warning", "note"),
    help="哪一级问题算不通过：error 必须，warning 建议，note 提示；不写就是 error。",
)
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="同时检查几个文件；不写，文件多时按处理器个数。")
@password_options
@rules_option
@color_option
def check(
    paths: tuple[Path, ...], kind: str | None, format_: str, output: Path | None, reports: tuple[tuple[str, Path], ...],
    select: tuple[str, ...], ignore: tuple[str, ...], allow: Path | None, baseline: Path | None, since: Path | None,
    pages: bool, statistics: bool, verbose: bool, brief: bool, fail_on: str, jobs: int | None, password: str | None, rules: Path | None, plain: bool,
) -> int:  # fmt: skip
    """Check files and folders, and report."""
    from docchecker.commands.checking import Wanted, check_all
    from docchecker.commands.decisions import decisions
    from docchecker.commands.gathering import gather
    from docchecker.findings import Level

    _one_on_standard_output(output, reports)
    not_on_a_terminal(format_, output)
    notice = notice_in(rules)
    decide = decisions(notice, select, ignore, baseline, allow, since)
    texts = "html" in (format_, *(also for also, _target in reports))
    tell = any(also == CERTIFICATE for also, _target in reports)
    wanted = Wanted(kind_id(notice, kind), Level(fail_on), password, texts, tell)
    if pages:
        _can_draw_pages(texts)
    report = decide(check_all(gather(paths), notice, wanted, jobs))
    if pages:
        report = _with_pages(report)
    for also, target in reports:
        emit(_renderer(also, report, notice, target), also, target, plain)
    aside = any(str(target) == "-" for _also, target in reports)
    wishes = {"brief": brief, "statistics": statistics, "verbose": verbose}
    emit(_renderer(format_, report, notice), format_, output, plain, aside=aside, **wishes)
    return _exit_code(report)


def _one_on_standard_output(output: Path | None, reports: tuple[tuple[str, Path], ...]) -> None:
    """UsageError when two reports would be mixed on standard output."""
    if sum(str(target) == "-" for _also, target in reports) > 1:
        raise click.UsageError("标准输出只能写一份报告，--report 里只能有一个 -", click.get_current_context())


def _can_draw_pages(texts: bool) -> None:
    """UsageError where no page could be drawn."""
    from importlib.util import find_spec

    from docchecker.word.convert import libreoffice

    context = click.get_current_context()
    if not texts:
        raise click.UsageError("--pages 只用于 html 报告，请加上 --report html=报告.html", context)
    if libreoffice() is None:
        raise click.UsageError("没有找到 LibreOffice，画不出页面；请先安装 LibreOffice，或者不写 --pages", context)
    if find_spec("pypdfium2") is None or find_spec("PIL") is None:
        raise click.UsageError("少了画页面的程序包；请先运行：pip install 'docchecker[pages]'", context)


def _with_pages(report: Report) -> Report:
    """Return the report with pictures of pages; say of which files there are none."""
    from docchecker.report.page_images import with_pages

    drawn = with_pages(report)
    for file in drawn.files:
        if not file.pages and not file.trouble:
            complain(f"{file.file}：画不出这个文件的页面，报告的其他内容不受影响。")
    return drawn


def _renderer(
    format_: str, report: Report, notice: Notice, target: Path | None = None
) -> Callable[[Page], str | bytes]:
    from importlib import import_module

    render = import_module(FORMATS[format_]).render
    if format_ == CERTIFICATE and target and target.suffix.lower() == ".pdf":
        from docchecker.word.convert import to_pdf

        return lambda page: to_pdf(render(report, notice, page))
    return lambda page: cast("str | bytes", render(report, notice, page))


def _exit_code(report: Report) -> int:
    """2 wins over 1. A rule whose check broke down has not been checked."""
    from docchecker.findings import Status, Verdict

    verdicts = {file.verdict for file in report.files}
    broken = any(outcome.status is Status.ERROR for file in report.files for outcome in file.checked)
    if verdicts & {Verdict.UNREADABLE, Verdict.NOT_CHECKED} or broken:
        return COULD_NOT
    return FINDINGS if Verdict.FAIL in verdicts else 0


@cli.command("inspect", help="显示从文件里看到了什么：每一段是什么、几个字、什么字体字号、从哪里来的。")
@click.argument("file", metavar="FILE", type=PATH)
@kind_option
@format_option("text", "json", "html")
@output_option
@click.option(
    "--where",
    metavar="TEXT",
    default="",
    help="只看符合的段落：字体、字号、样式、作用、来源或文字里有 TEXT，如 --where 仿宋。",
)
@password_options
@rules_option
@color_option
def inspect(
    file: Path, kind: str | None, format_: str, output: Path | None, where: str, password: str | None,
    rules: Path | None, plain: bool,
) -> None:  # fmt: skip
    """Show what the reader saw."""
    from importlib import import_module

    from docchecker.errors import UnreadableDocument
    from docchecker.pipeline import inspect_file

    notice = notice_in(rules)
    try:
        seen = inspect_file(file, notice, kind_id(notice, kind), password)._replace(where=where)
    except UnreadableDocument as error:
        raise click.ClickException(f"{file}：{error}") from None
    render = import_module(f"docchecker.report.inspect_{format_}").render
    emit(lambda page: render(seen, notice, page), format_, output, plain)


@cli.command(
    "judge",
    help="判断一句话：问题名称是不是大而空泛，问题有没有事例和数据，案例、自评报告的一段写了什么。\n"
    'TEXT 写 - 时从标准输入读 JSON，每行一条：{"id", "text"}，问题写 {"id", "name", "body"}，\n'
    '自评报告写 {"id", "text", "unit"}（unit 是单位类别，如 county、department）。',
)
@click.argument("texts", metavar="TEXT…", nargs=-1, required=True)
@click.option(
    "--as", "kind", default="name", metavar="name|item|paragraph|report",
    callback=one_of("name", "item", "paragraph", "report"),
    help="判断什么：name 问题名称，item 一个问题的名称和内容，paragraph 案例的一段，report 自评报告的一段写到附件1、附件2的哪几条；不写就是 name。",
)  # fmt: skip
@click.option(
    "--format", "format_", metavar="text|jsonl", callback=one_of("text", "jsonl"),
    help="输出格式，不写就是 text；TEXT 写 - 时是 jsonl。",
)  # fmt: skip
@output_option
@rules_option
@color_option
def judge(
    texts: tuple[str, ...], kind: JudgeKind, format_: str | None, output: Path | None, rules: Path | None, plain: bool
) -> int:
    """Judge wordings one by one."""
    from docchecker.commands.judge import Mistake, answer_line, answer_text, given_records, read_records
    from docchecker.report.output import page_of, say
    from docchecker.report.page import Page

    notice = notice_in(rules)
    piped = texts == ("-",)
    utf8 = (format_ or ("jsonl" if piped else "text")) == "jsonl"
    page = page_of(sys.stdout, color=not plain) if output is None else Page()
    code, answers = 0, []
    for record in read_records(kind) if piped else given_records(kind, texts):
        if isinstance(record, Mistake):
            complain(record.text)
            code = COULD_NOT
            continue
        answers.append(answer_line(kind, record, notice) if utf8 else answer_text(kind, record, notice, page))
        if output is None:
            say(answers.pop(), utf8=utf8)
    if output is not None:
        save_to("\n".join(answers), output)
    return code


cli.default = "check"
cli.add_command(rules)
for command in (annotate, fix, template, batch, ledger, watch, serve, schema):
    cli.add_command(command)


def main() -> None:
    """Entry point of the ``docchecker`` command.

    Most runs are over in a tenth of a second, a tenth of which went into looking for garbage while modules load and
    when the interpreter ends; long runs still collect theirs.
    """
    gc.set_threshold(100_000)
    try:
        cli(prog_name="docchecker")
    finally:
        gc.freeze()
