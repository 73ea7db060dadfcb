"""The manual page docchecker.1, made of the help of every command: python tools/manpage.py > docchecker.1"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from docchecker import __version__
from docchecker.commands.console import Command, _commands, _options
from docchecker.commands.main import cli

if TYPE_CHECKING:
    from collections.abc import Iterator


def escaped(text: str) -> str:
    """Return text that troff takes as text: no commands, no escapes, hyphens that can be copied."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in plain.splitlines())


def page() -> str:
    """Return the manual page."""
    ctx = click.Context(cli, info_name="docchecker")
    lines = [
        f'.TH DOCCHECKER 1 "" "docchecker {__version__}" "用户手册"',
        ".SH 名称",
        "docchecker \\- 对照通知的附件检查 Word、WPS 材料",
        ".SH 用法",
        f".B {escaped(cli.get_usage(ctx).removeprefix('用法：'))}",
        ".SH 说明",
        escaped(cli.help or ""),
        ".SH 命令",
        *_section(cli, ctx),
        ".SH 环境变量",
        ".TP\n.B DOCCHECKER_PASSWORD\n加密文件的打开密码。",
        ".TP\n.B DOCCHECKER_CACHE\n存放整理好的规则的文件夹；空的表示不存。",
        ".TP\n.B NO_COLOR\n有值时不用颜色。",
        ".TP\n.B SOURCE_DATE_EPOCH\n表格文件里写明的制作时间。",
    ]
    return "\n".join(lines) + "\n"


def _section(command: Command, ctx: click.Context) -> Iterator[str]:
    for name, _words in _commands(command, ctx):
        found = command.get_command(ctx, name) if isinstance(command, click.Group) else None
        if isinstance(found, Command):
            inner = click.Context(found, info_name=name, parent=ctx)
            yield f".SS {escaped(inner.command_path)}"
            yield escaped(found.help or "")
            for option, words in _options(found, inner):
                yield f".TP\n.B {escaped(option)}\n{escaped(words)}"
            yield from _section(found, inner)


if __name__ == "__main__":
    sys.stdout.buffer.write(page().encode())
