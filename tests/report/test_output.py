"""Where output goes: consoles that lack characters, closed pipes, files that are whole or not there."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from docchecker.report import output
from docchecker.report.page import Page


class Terminal(io.StringIO):
    """A stream that says it is a terminal of a given width."""

    def __init__(self, fd=None):
        super().__init__()
        self.fd = fd

    def isatty(self):
        return True

    def fileno(self):
        if self.fd is None:
            raise OSError
        return self.fd


def encoded(text, encoding):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="")
    output.make_safe(stream)
    stream.write(text)
    stream.flush()
    return raw.getvalue().decode(encoding)


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("utf-8", "✓ 通过", "✓ 通过"),
        ("gbk", "✓ 通过…“好”─·", "√ 通过…“好”─·"),
        ("gbk", "𠮷 ✗ \u00a0", "\\U00020bb7 ×  "),
        ("ascii", "✓ ✗ “a”…─", '[v] x "a"...-'),
        ("ascii", "通过", "\\u901a\\u8fc7"),
        ("latin-1", "✗ é", "× é"),
        ("utf-8", "a\udcb0b", "a\\udcb0b"),
    ],
)
def test_never_fails_to_encode(encoding, text, shown):
    assert encoded(text, encoding) == shown


def test_stream_without_encoding_is_left_alone():
    output.make_safe(None)
    stream = io.StringIO()
    output.make_safe(stream)
    stream.write("✓")
    assert stream.getvalue() == "✓"


def test_handler_is_for_encoding_only():
    output.make_safe(None)
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", "docchecker")


@pytest.mark.parametrize(("columns", "width"), [(120, 100), (81, 80), (30, 40)])
def test_page_of_a_terminal(monkeypatch, columns, width):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(os, "get_terminal_size", lambda _fd: os.terminal_size((columns, 24)))
    assert output.page_of(Terminal(1)) == Page(width, color=True)


def test_page_of_a_terminal_of_unknown_size(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert output.page_of(Terminal()) == Page(80, color=False)


def test_page_of_a_pipe_is_plain():
    assert output.page_of(io.StringIO()) == Page(80, color=False)


@pytest.mark.parametrize(
    ("platform", "environment", "color"),
    [
        ("linux", {"TERM": "xterm"}, True),
        ("linux", {"TERM": "xterm", "NO_COLOR": ""}, True),
        ("linux", {"TERM": "xterm", "NO_COLOR": "1"}, False),
        ("linux", {"TERM": "dumb"}, False),
        ("win32", {}, False),
        ("win32", {"WT_SESSION": "x"}, True),
        ("win32", {"ANSICON": "x"}, True),
    ],
)
def test_colour_only_where_it_is_wanted_and_shown(monkeypatch, platform, environment, color):
    for name in ("NO_COLOR", "TERM", "WT_SESSION", "ANSICON"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert output.page_of(Terminal()).color is color
    assert output.page_of(Terminal(), color=False).color is False


def test_say(capfdbinary):
    output.say("通过")
    output.say('{"a": "通过"}', utf8=True)
    assert capfdbinary.readouterr().out == '通过\n{"a": "通过"}\n'.encode()


def test_say_utf8_on_a_gbk_console(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="gbk"))
    output.say("通过", utf8=True)
    assert raw.getvalue() == "通过\n".encode()


def test_say_on_a_console_without_chinese(monkeypatch, capsys):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    output.make_safe(stream)
    monkeypatch.setattr(sys, "stdout", stream)
    output.say("通过")
    assert raw.getvalue() == b"\\u901a\\u8fc7\n"
    assert capsys.readouterr().err.startswith("ascii has no Chinese characters: set PYTHONIOENCODING=utf-8")


def test_closed_pipe_is_quiet(monkeypatch):
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        output.say("通过")
        output.say("通过", utf8=True)


def test_save_writes_the_whole_file_and_leaves_nothing_beside_it(tmp_path):
    target = tmp_path / "报告.json"
    target.write_text("旧", encoding="utf-8")
    output.save("新的\n", target)
    assert target.read_bytes() == "新的\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_save_that_fails_keeps_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "报告.txt"
    target.write_text("旧", encoding="utf-8")

    def fail(_self, _target):
        raise OSError(28, "full")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OSError, match="full"):
        output.save("新", target)
    assert target.read_text(encoding="utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [target]


def test_save_follows_a_link_and_keeps_it(tmp_path):
    target, link = tmp_path / "a.txt", tmp_path / "b.txt"
    target.write_text("旧", encoding="utf-8")
    link.symlink_to(target)
    output.save("新", link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "新\n"


def test_save_to_a_device():
    device = Path(os.devnull)
    output.save("新", device)
    assert not device.is_file()


def test_file_name_that_is_no_text_is_an_escape_in_json(tmp_path):
    target = tmp_path / "a.json"
    output.save('"\udcb0"', target)
    assert target.read_bytes() == b'"\\udcb0"\n'
