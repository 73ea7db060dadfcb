"""The command line in Chinese: click's help, usage and errors, which it has in English only.

A command returns its exit code. Whatever goes wrong ends in a Chinese sentence on standard error and exit code 2.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from docchecker.commands import chinese
from docchecker.commands.arguments import broken_path, looks_like_path, nearest_words
from docchecker.errors import BadRules, UnreadableDocument, why

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COULD_NOT = 2

#: the range click appends to the help of a number
_RANGE = re.compile(r"\s*\[[\d.]*[<>=]*x[<>=]*[\d.]*\]")


def _has_han(text: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def _in_chinese(error: click.ClickException) -> str:
    """What is wrong with a call, in one sentence."""
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_name(error.param)}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        said = error.message if _has_han(error.message) else "请看说明"
        return f"{_name(error.param)} 写得不对：{said}"
    if isinstance(error, click.NoSuchOption) and error.ctx is not None:
        return f"没有“{error.option_name}”这个选项{_near(error.option_name, _option_names(error.ctx))}"
    return error.message if _has_han(error.message) else "命令写得不对"


def _near(word: str, known: list[str]) -> str:
    near = nearest_words(word, known)
    return f"，您是不是想写“{near}”？" if near else ""


def _option_names(ctx: click.Context) -> list[str]:
    params = ctx.command.get_params(ctx)
    return [
        name for param in params if isinstance(param, click.Option) for name in (*param.opts, *param.secondary_opts)
    ]


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

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; a path that was broken at its spaces is told as that, once."""
        whole = None if ctx.resilient_parsing else broken_path(args)
        if whole:
            raise click.UsageError(f'“{whole}”这个路径里有空格，要用引号括起来："{whole}"', ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- as in click
        """Make sure that nothing is overwritten, then run."""
        if not ctx.params.get("dry_run"):
            from docchecker.commands.targets import guard

            guard(ctx)
        return super().invoke(ctx)

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
    """A group of such commands; as the outermost one it turns every error into a sentence and an exit code.

    ``default``: the command that is meant where the first words are files and no command.
    """

    command_class = Command
    group_class = type
    default: str | None = None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; files alone are for the default command."""
        if self.default and not ctx.resilient_parsing and self._means_default(args):
            args = [self.default, *args]
        return click.Group.parse_args(self, ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- as in click
        """Run the command that is named; it looks after its own output."""
        return click.Group.invoke(self, ctx)

    def _means_default(self, args: list[str]) -> bool:
        if not args or args[0] in self.commands or args[0] in ("--help", "-h", "--version"):
            return False
        if args[0].startswith("-") and args[0] != "-":
            words = [word for word in args if not word.startswith("-")]
            return not any(word in self.commands for word in words) and any(map(looks_like_path, words))
        return looks_like_path(args[0])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is told with the nearest name."""
        if not ctx.resilient_parsing and args[0] not in self.commands and not args[0].startswith("-"):
            raise click.UsageError(f"没有“{args[0]}”这个命令{_near(args[0], list(self.commands))}", ctx)
        return super().resolve_command(ctx, args)

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
    from docchecker.report.output import make_safe, open_closed_streams

    open_closed_streams()
    chinese.install()
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
    if isinstance(error, OSError):
        return f"没有做完：{f'“{error.filename}”' if error.filename else ''}{why(error)}。"
    return f"程序自身出错（{type(error).__name__}：{error}）。请把这句话告诉程序的维护人员。"


def _full_stop(text: str) -> str:
    return text if text.endswith(("。", "？")) else f"{text}。"


def complain(text: str) -> None:
    """Write an error to standard error, harmless to the terminal line by line."""
    from docchecker.report.page import clean

    try:
        sys.stderr.write("".join(f"{clean(line)}\n" for line in text.splitlines()))
        sys.stderr.flush()
    except (OSError, ValueError):
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
