"""Where a report goes: a stream that may lack characters, or a file that is whole or not there at all."""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
from typing import TYPE_CHECKING, TextIO

from docchecker.report.page import MAX_WIDTH, MIN_WIDTH, Page

if TYPE_CHECKING:
    from pathlib import Path

#: Characters of ours that GBK or a code page may lack, with what says the same there.
_STAND_INS = {
    "✓": "√", "√": "[v]", "✗": "×", "×": "x", "─": "-", "·": "-", "…": "...", "“": '"', "”": '"', "—": "-",
    "\u2011": "-", "\u00a0": " ", "±": "+/-", "≤": "<=", "≥": ">=",
}  # fmt: skip

_HANDLER = "docchecker"


def _encodable(char: str, encoding: str) -> str:
    """``char``, or what stands in for it in an encoding that lacks it; at last its code as ``\\u1234``."""
    while True:
        with contextlib.suppress(UnicodeEncodeError):
            char.encode(encoding)
            return char
        if char not in _STAND_INS:
            return char.encode("ascii", "backslashreplace").decode("ascii")
        char = _STAND_INS[char]


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Error handler for encoding: never fails, and keeps what can be read."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_encodable(char, error.encoding) for char in lacking), error.end


def make_safe(stream: TextIO | None) -> None:
    """Keep ``stream`` from ever raising UnicodeEncodeError, whatever its encoding."""
    codecs.register_error(_HANDLER, _replace)
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors=_HANDLER)


def page_of(stream: TextIO, color: bool = True) -> Page:
    """The page that a stream is: a terminal's width and colours, 80 plain columns for anything else.

    ``color=False`` and a set ``NO_COLOR`` (https://no-color.org) switch colours off.
    """
    if not stream.isatty():
        return Page()
    return Page(_terminal_width(stream), color and _takes_color())


def _terminal_width(stream: TextIO) -> int:
    with contextlib.suppress(OSError, ValueError):
        # The last column stays free: some consoles break the line there by themselves.
        return min(max(os.get_terminal_size(stream.fileno()).columns - 1, MIN_WIDTH), MAX_WIDTH)
    return Page().width


def _takes_color() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or bool(os.environ.get("WT_SESSION") or os.environ.get("ANSICON"))


def say(text: str | bytes, *, utf8: bool = False) -> None:
    """Write ``text`` and a line end to standard output; ``utf8`` whatever the console's encoding, bytes as they are.

    When the reader of a pipe has gone, the rest is dropped quietly.
    """
    try:
        if utf8 or isinstance(text, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(_bytes(text))
            sys.stdout.buffer.flush()
        else:
            _warn_without_chinese(sys.stdout)
            sys.stdout.write(text + "\n" if text else "")
            sys.stdout.flush()
    except BrokenPipeError:
        drop_output()


def _warn_without_chinese(stream: TextIO) -> None:
    """The one message in English: on this console nobody could read it in Chinese."""
    encoding = stream.encoding or "utf-8"
    try:
        "中".encode(encoding)
    except UnicodeEncodeError:
        sys.stderr.write(f"{encoding} has no Chinese characters: set PYTHONIOENCODING=utf-8, or use -o FILE.\n")


def drop_output() -> None:
    """Send what is still to be written to nowhere, so that the interpreter does not complain at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bytes(text: str | bytes) -> bytes:
    """UTF-8 with a line end, nothing for an empty text. A lone surrogate (no text) becomes its JSON escape."""
    if isinstance(text, bytes) or not text:
        return text or b""
    return (text.rstrip("\n") + "\n").encode("utf-8", "backslashreplace")


def save(text: str | bytes, target: Path) -> None:
    """Write ``text`` (as UTF-8) so that ``target`` is either whole or as it was; OSError when that is impossible."""
    target = target.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(_bytes(text))
        return
    beside = target.with_name(f".{target.name[:40]}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(_bytes(text))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
