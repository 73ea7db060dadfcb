"""The commands that write a new document: ``annotate``, ``fix`` and ``template``. The source is never written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docchecker.commands.console import Command
from docchecker.commands.options import (
    PATH,
    copy_option,
    emit,
    format_option,
    kind_id,
    kind_option,
    not_the_source,
    notice_in,
    rules_option,
    save_to,
)

if TYPE_CHECKING:
    from pathlib import Path

    from docchecker.findings import FileReport
    from docchecker.rulebook.model import Notice


@click.command(
    "annotate", cls=Command,
    help="把检查结果写成批注：另存一份副本，批注落在有问题的文字上。再做一次不会重复，别人的批注保留。",
)  # fmt: skip
@click.argument("file", metavar="FILE", type=PATH)
@copy_option(required=True)
@kind_option
@rules_option
def annotate(file: Path, output: Path, kind: str | None, rules: Path | None) -> None:
    """Write a copy with comments."""
    from docchecker.repair.annotate import annotate as make
    from docchecker.report.output import say

    not_the_source(file, output)
    notice = notice_in(rules)
    data, report = _checked(file, notice, kind, without_own_comments=True)
    save_to(make(data, report, notice), output)
    found = sum(not finding.suppressed for finding in report.findings)
    say(f"{output}：写了{found}处问题的批注。" if found else f"{output}：没有发现问题，只写了一条总的批注。")


@click.command(
    "fix", cls=Command,
    help="改好能够可靠自动改的格式问题，另存一份副本；除了删去附件的格式说明、改正标题的引号，文字、编号、修订不动。\n"
    "改了什么、还剩什么要人来改，都会列出来。不能证明文字没有变动时，什么也不写。\n"
    "退出码：0 做完了（没有可改的、还有要人来改的也是 0，是否合格请再用 check 检查），2 没有做成或命令写错。",
)  # fmt: skip
@click.argument("file", metavar="FILE", type=PATH)
@copy_option(required=False)
@click.option("--dry-run", is_flag=True, help="只显示会改什么，不写文件。")
@click.option("--only", metavar="RULE", multiple=True, help="只改这些规则的问题，可以写几次，可以用 *。")
@format_option("text", "json")
@kind_option
@rules_option
def fix(
    file: Path, output: Path | None, dry_run: bool, only: tuple[str, ...], format_: str, kind: str | None,
    rules: Path | None,
) -> None:  # fmt: skip
    """Write a repaired copy."""
    from docchecker.acceptance.selection import chosen_rules
    from docchecker.repair.fix import fix as make
    from docchecker.repair.proof import UnsafeRepair

    ctx = click.get_current_context()
    if output is None and not dry_run:
        raise click.UsageError("请用 -o 写明副本的文件名；只想看看会改什么，请写 --dry-run", ctx)
    if output is not None:
        not_the_source(file, output)
    notice = notice_in(rules)
    try:
        wanted = chosen_rules(notice, only, ()) if only else None
    except ValueError as error:
        raise click.UsageError(str(error), ctx) from None
    data, report = _checked(file, notice, kind)
    try:
        result = make(data, report, notice, wanted)
    except UnsafeRepair as error:
        raise click.ClickException(f"{file}：{error}") from None
    written = None if dry_run or output is None else output
    if written:
        save_to(result.data, written)
    emit(lambda page: _said(file, written, result.done, result.left, result.diff, format_), format_, None, True)


def _said(
    file: Path, written: Path | None, done: tuple[str, ...], left: tuple[str, ...], diff: str, format_: str
) -> str:
    """What was done, and what is left for a person."""
    if format_ == "json":
        import json

        data = {
            "file": str(file),
            "output": str(written) if written else None,
            "done": done,
            "left": left,
            "diff": diff,
        }
        return json.dumps(data, ensure_ascii=False, indent=2)
    lines = [f"{'改了' if written else '可以改'}（{len(done)}项）", *(f"  · {line}" for line in done)]
    if not done:
        lines = ["没有能够自动改的问题。"]
    if left:
        lines += ["", f"还要人来改（{len(left)}项）", *(f"  · {line}" for line in left)]
    if diff and not written:
        lines += ["", "改动", *(f"  {line}" for line in diff.splitlines())]
    if written:
        lines += ["", f"副本：{written}" + ("" if done else "（与原文件相同）")]
    return "\n".join(lines)


@click.command("template", cls=Command, help="写出一份空白的材料：样式和格式已经设好，照着提示填写就行。")
@click.argument("kind", metavar="KIND")
@copy_option(required=True)
@rules_option
def template(kind: str, output: Path, rules: Path | None) -> None:
    """Write a blank document of a kind."""
    from docchecker.repair.template import template as make
    from docchecker.report.output import say
    from docchecker.report.words import kind_name

    notice = notice_in(rules)
    named = kind_id(notice, kind)
    save_to(make(str(named), notice), output)
    say(f"{output}：空白的{kind_name(notice, named)}。")


def _checked(
    file: Path, notice: Notice, kind: str | None, *, without_own_comments: bool = False
) -> tuple[bytes, FileReport]:
    """The bytes of a file and what is said of it, accepted findings marked; ClickException when it cannot be read.

    ``without_own_comments``: as it was before this program wrote comments into it.
    """
    import datetime

    from docchecker.acceptance.allow_file import allow
    from docchecker.errors import UnreadableDocument
    from docchecker.findings import Report
    from docchecker.pipeline import check_bytes, file_bytes

    try:
        data = file_bytes(file)
        if without_own_comments:
            from docchecker.repair.annotate import strip_comments

            data = strip_comments(data)
    except UnreadableDocument as error:
        raise click.ClickException(f"{file}：{error}") from None
    report = Report(notice.id, (check_bytes(str(file), data, notice, kind_id(notice, kind)),))
    (checked,) = allow(report, [file], datetime.datetime.now().astimezone().date()).files
    if checked.trouble:
        raise click.ClickException(f"{file}：{checked.trouble.reason}{checked.trouble.advice}")
    return data, checked
