"""List every option of every command in docs/commands.md: ``python tools/list_options.py``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docchecker.commands.console import Command, _commands, _options
from docchecker.commands.main import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = Path(__file__).parents[1] / "docs" / "commands.md"

_HEAD = """# 命令和选项

由 `python tools/list_options.py` 从程序列出，不要手改。怎么用见 [README](../README.md) 和 [命令行](command-line.md)。
"""


def markdown() -> str:
    """Return the page: one table a command."""
    return "\n".join([_HEAD, *_tables(cli, click.Context(cli, info_name="docchecker"))])


def _tables(command: Command, ctx: click.Context) -> Iterator[str]:
    yield f"## {ctx.command_path}\n"
    yield f"{_escaped((command.help or '').splitlines()[0])}\n"
    yield "| 选项 | 做什么 |\n|---|---|"
    yield from (f"| `{_escaped(option)}` | {_escaped(words)} |" for option, words in _options(command, ctx))
    yield ""
    for name, _words in _commands(command, ctx):
        found = command.get_command(ctx, name) if isinstance(command, click.Group) else None
        if isinstance(found, Command):
            yield from _tables(found, click.Context(found, info_name=name, parent=ctx))


def _escaped(text: str) -> str:
    """Return text that fits in one cell of a table."""
    return " ".join(text.split()).replace("|", "\\|").replace("<", "\\<")


if __name__ == "__main__":
    TARGET.write_text(markdown(), encoding="utf-8")
