"""The password of encrypted files, given so that nobody else need see it: asked for, in the environment, in a file."""

from __future__ import annotations

import sys
from functools import wraps
from typing import TYPE_CHECKING

import click

from docchecker.commands.options import PATH
from docchecker.errors import why

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VARIABLE = "DOCCHECKER_PASSWORD"

_OPTIONS = (
    click.option(
        "--password", metavar="TEXT", envvar=VARIABLE,
        help=f"加密文件的打开密码，只在内存里解密。同一台电脑上的人能在进程列表里看到它；不想让人看到，请改用下面两种办法，或者环境变量 {VARIABLE}。",
    ),
    click.option("--ask-password", is_flag=True, help="运行时再输入密码，输入时不显示。"),
    click.option("--password-file", metavar="FILE", type=PATH, help="密码写在这个文件的第一行。"),
)  # fmt: skip


def password_options(function: Callable[..., object]) -> Callable[..., object]:
    """Decorator: three ways to give a password; the function takes ``password``."""

    @wraps(function)
    def called(
        *args: object, password: str | None, ask_password: bool, password_file: Path | None, **more: object
    ) -> object:
        return function(*args, password=_password(password, ask_password, password_file), **more)

    for option in reversed(_OPTIONS):
        called = option(called)
    return called


def _password(given: str | None, ask: bool, file: Path | None) -> str | None:
    if ask:
        return _asked()
    if file is None:
        return given or None
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise click.UsageError(f"“{file}”不是 UTF-8 编码的文字", click.get_current_context()) from None
    except OSError as error:
        raise click.UsageError(f"打不开密码文件“{file}”（{why(error)}）", click.get_current_context()) from None
    return lines[0] if lines and lines[0] else None


def _asked() -> str:
    """Return what a person types without showing it, or the first line of what is piped in."""
    if sys.stdin.isatty():
        return str(click.prompt("密码", hide_input=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")
