"""Where a report goes: a stream that may lack characters, or a file that is whole or not there at all."""

from __future__ import annotations

import codecs
import contextlib
import os
import re
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


def open_closed_streams() -> None:
    """Open the standard streams that the caller has closed, so that no file of ours takes their numbers.

    What is written to them goes nowhere, what is read from them is empty.
    """
    for number, name, mode in ((0, "stdin", os.O_RDONLY), (1, "stdout", os.O_WRONLY), (2, "stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            with contextlib.suppress(OSError):
                opened = os.open(os.devnull, mode)
                if opened != number:
                    os.dup2(opened, number)
                    os.close(opened)
                way = "r" if mode == os.O_RDONLY else "w"
                setattr(sys, name, open(number, way, encoding="utf-8", closefd=False))  # noqa: PTH123, SIM115 -- a number, open for good


def say(text: str | bytes, *, utf8: bool = False, stream: TextIO | None = None) -> None:
    """Write ``text`` and a line end to standard output; ``utf8`` whatever the console's encoding, bytes as they are.

    When the reader of a pipe has gone, the rest is dropped quietly; OSError when the output is full.
    """
    out = stream or sys.stdout
    try:
        if utf8 or isinstance(text, bytes):
            out.flush()
            out.buffer.write(_bytes(text))
            out.buffer.flush()
        else:
            _warn_without_chinese(out)
            out.write(text + "\n" if text else "")
            out.flush()
    except BrokenPipeError:
        drop_output(out)
    except OSError:
        drop_output(out)
        raise


def _warn_without_chinese(stream: TextIO) -> None:
    """The one message in English: on this console nobody could read it in Chinese."""
    encoding = stream.encoding or "utf-8"
    try:
        "中".encode(encoding)
    except UnicodeEncodeError:
        sys.stderr.write(f"{encoding} has no Chinese characters: set PYTHONIOENCODING=utf-8, or use -o FILE.\n")


def drop_output(stream: TextIO) -> None:
    """Send what is still to be written to nowhere, so that the interpreter does not complain at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _bytes(text: str | bytes) -> bytes:
    """UTF-8 with a line end, nothing for an empty text. A lone surrogate (no text) becomes its JSON escape."""
    if isinstance(text, bytes) or not text:
        return text or b""
    return (text.rstrip("\n") + "\n").encode("utf-8", "backslashreplace")


#: Names of what the caller has opened for us: the standard streams, and “>(…)” of a shell.
_OPENED = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")
_STREAMS = {"/dev/stdout": 1, "/dev/stderr": 2}


def descriptor(target: Path) -> int | None:
    """Return the number of an opened stream that a path names (``/dev/stdout``, ``/dev/fd/63``), None for a file."""
    written = target.as_posix()
    found = _OPENED.fullmatch(written)
    return int(found[1]) if found else _STREAMS.get(written)


def save(text: str | bytes, target: Path) -> None:
    """Write ``text`` (as UTF-8) so that ``target`` is either whole or as it was; OSError when that is impossible.

    A file that is replaced keeps its permissions; one that may not be written stays as it is.
    """
    number = descriptor(target)
    if number is not None:
        _write_to_descriptor(_bytes(text), number)
        return
    if target.exists() and not target.is_file():  # a device or a pipe
        target.write_bytes(_bytes(text))
        return
    _replace_file(_bytes(text), target.resolve())


def _write_to_descriptor(data: bytes, number: int) -> None:
    """Write behind what is there already: what is opened again would begin at the beginning of a file."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    with open(os.dup(number), "wb") as stream_of_bytes:  # noqa: PTH123 -- a number
        with contextlib.suppress(BrokenPipeError):
            stream_of_bytes.write(data)
            stream_of_bytes.flush()
            return
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream_of_bytes.fileno())


def _replace_file(data: bytes, target: Path) -> None:
    existing = target.exists()
    if existing:
        target.open("r+b").close()  # one that may not be written is not replaced either
    beside = target.with_name(f".{target.name[:40]}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        if existing:
            _take_over(target, beside)
        beside.replace(target)
    except PermissionError:
        if not existing:
            raise
        target.write_bytes(data)  # the file may be written, its folder may not
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _take_over(old: Path, new: Path) -> None:
    """Give a file the permissions, and where that is allowed the owner, of the one it is to replace."""
    state = old.stat()
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):
            os.chown(new, state.st_uid, state.st_gid)
    new.chmod(state.st_mode & 0o7777)
