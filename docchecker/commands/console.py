"""The command line in Chinese: click's help, usage and errors, which it has in English only.

A command returns its exit code. Whatever goes wrong ends in a Chinese sentence on standard error and exit code 2.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from docchecker.errors import BadRules, UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COULD_NOT = 2

#: the range click appends to the help of a number
_RANGE = re.compile(r"\s*\[[\d.]*[<>=]*x[<>=]*[\d.]*\]")

# What click says without a class of its own to tell it by, in the wording of click 8.1 to 8.5.
_SENTENCES = (
    (re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL), "多了“{}”，这个命令用不着它"),
    (re.compile(r"No such command '(.*)'", re.DOTALL), "没有“{}”这个命令"),
    (re.compile(r"Missing command()"), "还没有写要做什么"),
    (re.compile(r"No such option:? '?([^'.]*)", re.DOTALL), "没有“{}”这个选项"),
    (re.compile(r"Option '(.*)' requires an? .*"), "选项 {} 后面要写上值"),
    (re.compile(r"Option '(.*)' requires \d+ .*"), "选项 {} 后面的值不够"),
    (re.compile(r"Option '(.*)' does not take a value.*"), "选项 {} 后面不能带值"),
)


def _has_han(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def _in_chinese(error: click.ClickException) -> str:
    """What is wrong with a call, in one sentence."""
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_name(error.param)}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{_name(error.param)} 写得不对：{error.message}"
    if _has_han(error.message):
        return error.message
    for pattern, words in _SENTENCES:
        found = pattern.match(error.message)
        if found:
            return words.format(found[1])
    return f"命令写得不对（{error.message}）"


def _name(param: click.Parameter | None) -> str:
    """How a parameter is written: ``--format``, or the argument's name in the usage line."""
    if isinstance(param, click.Option):
        return param.opts[-1]
    return (param.metavar if isinstance(param, click.Argument) else None) or "参数"


def show_help(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Callback of ``--help``."""
    if wanted and not ctx.resilient_parsing:
        from docchecker.report.output import say

        say(ctx.get_help())
        ctx.exit()


_HELP = click.Option(
    ["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=show_help, help="显示这份说明。"
)


class Command(click.Command):
    """A command whose help is Chinese and wrapped by the width of Han characters."""

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """The same help option for every command."""
        return _HELP

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """“[选项]” and the arguments."""
        return ["[选项]", *(piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx))]

    def get_usage(self, ctx: click.Context) -> str:
        """“用法：docchecker check [选项] PATH…”."""
        return f"用法：{' '.join([ctx.command_path, *self.collect_usage_pieces(ctx)])}"

    def get_help(self, ctx: click.Context) -> str:
        """Usage, description, sub-commands and options."""
        return "\n".join(_help(self, ctx))


class Group(Command, click.Group):
    """A group of such commands; as the outermost one it turns every error into a sentence and an exit code."""

    command_class = Command
    group_class = type

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """“[选项] 命令 …”."""
        return [*super().collect_usage_pieces(ctx), "命令 …"]

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: object,
    ) -> NoReturn:
        """Run, and leave with the command's exit code."""
        run = super().main
        _leave(lambda: run(args, prog_name, complete_var, standalone_mode=False, **extra))


def _leave(run: Callable[[], object]) -> NoReturn:
    from docchecker.report.output import make_safe

    make_safe(sys.stdout)
    make_safe(sys.stderr)
    try:
        code = run()
    except Exception as error:
        complain(_sentence(error))
        code = COULD_NOT
    sys.exit(code if isinstance(code, int) else 0)


def _sentence(error: Exception) -> str:
    if isinstance(error, click.UsageError) and error.ctx is not None:
        path = error.ctx.command_path
        return f"{_full_stop(_in_chinese(error))}\n{error.ctx.get_usage()}\n详细说明：{path} --help"
    if isinstance(error, click.ClickException):
        return _full_stop(_in_chinese(error))
    if isinstance(error, click.Abort):
        return "已中断。"
    if isinstance(error, BadRules | UnreadableDocument):
        return str(error)
    return f"程序自身出错（{type(error).__name__}：{error}）。请把这句话告诉程序的维护人员。"


def _full_stop(text: str) -> str:
    return text if text.endswith(("。", "？")) else f"{text}。"


def complain(text: str) -> None:
    """Write an error to standard error, harmless to the terminal line by line."""
    from docchecker.report.page import clean

    try:
        sys.stderr.write("".join(f"{clean(line)}\n" for line in text.splitlines()))
        sys.stderr.flush()
    except OSError:
        return


def _help(command: Command, ctx: click.Context) -> list[str]:
    from docchecker.report.output import page_of
    from docchecker.report.page import indent

    page = page_of(sys.stdout, color=False)
    lines = [command.get_usage(ctx), ""]
    for paragraph in (command.help or "").splitlines():
        lines += indent(paragraph.strip(), page, "")
    for heading, rows in (("命令", _commands(command, ctx)), ("选项", _options(command, ctx))):
        if rows:
            lines += ["", f"{heading}："]
            for name, words in rows:
                lines += [f"  {name}", *indent(words, page, " " * 6)]
    return lines


def _commands(command: Command, ctx: click.Context) -> list[tuple[str, str]]:
    if not isinstance(command, click.Group):
        return []
    named = ((name, command.get_command(ctx, name)) for name in command.list_commands(ctx))
    return [(name, (sub.help or "").splitlines()[0]) for name, sub in named if sub and not sub.hidden]


def _options(command: Command, ctx: click.Context) -> list[tuple[str, str]]:
    records = (param.get_help_record(ctx) for param in command.get_params(ctx) if isinstance(param, click.Option))
    return [(name, _RANGE.sub("", words.replace("  [required]", "必须写。"))) for name, words in filter(None, records)]
