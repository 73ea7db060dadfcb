"""The commands that write a new document: ``annotate``, ``fix`` and ``template``. The source is never written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docchecker.commands import complete
from docchecker.commands.console import Command
from docchecker.commands.options import (
    PATH,
    allow_option,
    copy_option,
    emit,
    format_option,
    kind_id,
    kind_option,
    notice_in,
    rules_option,
    save_to,
)
from docchecker.commands.targets import beside

if TYPE_CHECKING:
    from pathlib import Path

    from docchecker.findings import FileReport
    from docchecker.repair.fix import FixResult
    from docchecker.rulebook.model import Notice

_COPY = "写成这个新的 .docx 文件，不能是原文件；不写就写在原文件旁边，叫“原名-{}.docx”，已经有了就编号。"


@click.command(
    "annotate", cls=Command,
    help="把检查结果写成批注：另存一份副本，批注落在有问题的文字上。再做一次不会重复，别人的批注保留。",
)  # fmt: skip
@click.argument("file", metavar="FILE", type=PATH)
@copy_option(required=False, help_=_COPY.format("批注"))
@kind_option
@allow_option
@rules_option
def annotate(
    file: Path, output: Path | None, force: bool, kind: str | None, allow: Path | None, rules: Path | None
) -> None:
    """Write a copy with comments."""
    from docchecker.repair.annotate import annotate as make
    from docchecker.report.output import say

    notice = notice_in(rules)
    output = output or _beside(file, "批注")
    data, report = _checked(file, notice, kind, allow, without_own_comments=True)
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
@copy_option(required=False, help_=_COPY.format("改好"))
@click.option("--dry-run", is_flag=True, help="只显示会改什么，不写文件；每项前面有号码。")
@click.option(
    "--only", metavar="RULE|N,N", multiple=True,
    help="只改这些：--dry-run 列出的号码，如 1,3；或者规则，可以写几次，可以用 *。",
)  # fmt: skip
@format_option("text", "json")
@kind_option
@allow_option
@rules_option
def fix(
    file: Path, output: Path | None, force: bool, dry_run: bool, only: tuple[str, ...], format_: str, kind: str | None,
    allow: Path | None, rules: Path | None,
) -> None:  # fmt: skip
    """Write a repaired copy."""
    from docchecker.acceptance.selection import chosen_rules

    notice = notice_in(rules)
    numbers, patterns = _numbers(only)
    try:
        wanted = chosen_rules(notice, patterns, ()) if patterns else None
    except ValueError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None
    data, report = _checked(file, notice, kind, allow)
    result = _repair(file, data, report, notice, numbers, wanted)
    written = None if dry_run else output or _beside(file, "改好")
    if written:
        save_to(result.data, written)
    emit(lambda page: _said(file, written, result, format_), format_, None, True)


def _numbers(only: tuple[str, ...]) -> tuple[set[int], tuple[str, ...]]:
    """The numbers and the rules of ``--only 1,3 --only CASE-*``."""
    parts = [part.strip() for one in only for part in one.replace("，", ",").split(",") if part.strip()]
    numbers = {int(part) for part in parts if part.isdecimal()}
    return numbers, tuple(part for part in parts if not part.isdecimal())


def _repair(
    file: Path, data: bytes, report: FileReport, notice: Notice, numbers: set[int], wanted: frozenset[str] | None
) -> FixResult:
    """The repaired copy; of numbered findings only those."""
    from docchecker.repair.fix import fix as make
    from docchecker.repair.proof import UnsafeRepair

    try:
        result = make(data, report, notice, wanted)
        unknown = sorted(number for number in numbers if not 0 < number <= len(result.findings))
        if unknown:
            listed = "、".join(map(str, unknown))
            raise click.UsageError(
                f"没有第{listed}项，--dry-run 列出{len(result.findings)}项", click.get_current_context()
            )
        if not numbers:
            return result
        others = [one for number, one in enumerate(result.findings, 1) if number not in numbers]
        return make(data, report, notice, wanted, {(one.rule, one.message) for one in others})
    except UnsafeRepair as error:
        raise click.ClickException(f"{file}：{error}") from None


def _said(file: Path, written: Path | None, result: FixResult, format_: str) -> str:
    """What was done, what is left for a person, and what was not dared."""
    done, left, refused = result.done, result.left, result.refused
    if format_ == "json":
        import json

        data = {
            "file": str(file),
            "output": str(written) if written else None,
            "done": done,
            "left": left,
            "refused": refused,
            "diff": result.diff,
        }
        return json.dumps(data, ensure_ascii=False, indent=2)
    lines = [f"{'已改' if written else '可以改'}（{len(done)}项）"]
    lines += (f"  {number}. {line}" for number, line in enumerate(done, 1))
    if not done:
        lines = ["没有能够自动改的问题。"]
    if left:
        lines += ["", f"还要您改（{len(left)}项）", *(f"  · {line}" for line in left)]
    if refused:
        lines += ["", f"不敢改（{len(refused)}项）", *(f"  · {line}" for line in refused)]
    if result.diff and not written:
        lines += ["", "改动", *(f"  {line}" for line in result.diff.splitlines())]
    if len(done) > 1 and not written:
        lines += ["", "只改其中几项：不写 --dry-run，加上号码，如 --only 1,2。"]
    if written:
        lines += ["", f"副本：{written}" + ("" if done else "（与原文件相同）")]
    return "\n".join(lines)


@click.command("template", cls=Command, help="写出一份空白的材料：样式和格式已经设好，照着提示填写就行。")
@click.argument("kind", metavar="KIND", shell_complete=complete.kinds)
@copy_option(required=True, help_="写成这个新的 .docx 文件。")
@click.option("--unit", metavar="NAME", default="", help="单位名称，写进标题。")
@click.option("--title", metavar="TEXT", default="", help="标题，只用于没有规定标题措辞的材料。")
@rules_option
def template(kind: str, output: Path, force: bool, unit: str, title: str, rules: Path | None) -> None:
    """Write a blank document of a kind."""
    from docchecker.repair.template import template as make
    from docchecker.report.output import say
    from docchecker.report.words import kind_name

    notice = notice_in(rules)
    named = kind_id(notice, kind)
    save_to(make(str(named), notice, unit.strip(), title.strip()), output)
    say(f"{output}：空白的{kind_name(notice, named)}。")


def _beside(file: Path, word: str) -> Path:
    """Where a copy goes when nobody said: beside its source."""
    from docchecker.findings import STDIN

    if str(file) == STDIN:
        raise click.UsageError("从标准输入读的，请用 -o 写明副本的文件名", click.get_current_context())
    return beside(file, word)


def _checked(
    file: Path, notice: Notice, kind: str | None, allow: Path | None, *, without_own_comments: bool = False
) -> tuple[bytes, FileReport]:
    """The bytes of a file and what is said of it, accepted findings marked; ClickException when it cannot be read.

    ``without_own_comments``: as it was before this program wrote comments into it.
    """
    from docchecker.commands.decisions import acceptance
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
    accept = acceptance(allow)
    report = Report(notice.id, (check_bytes(str(file), data, notice, kind_id(notice, kind)),))
    (checked,) = accept(report).files
    if checked.trouble:
        raise click.ClickException(f"{file}：{checked.trouble.reason}{checked.trouble.advice}")
    return data, checked
