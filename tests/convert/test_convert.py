"""Conversion with a program that stands in for LibreOffice: what it is given, what it may do, how it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import psutil
import pytest

from docchecker.errors import UnreadableDocument
from docchecker.word import convert
from docchecker.word.refusals import KINDS
from tests.convert.pretending import nothing_installed, pretend

SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再检查。"
_COPY = "target.write_bytes(b'PK' + source.read_bytes())\n"


def _refused(
    data: bytes = b"x", kind: str = "rtf", timeout: float = 20, memory: int = convert.MEMORY
) -> tuple[str, str, str]:
    with pytest.raises(UnreadableDocument) as caught:
        convert.to_docx(data, kind, timeout, memory)
    return caught.value.kind, caught.value.reason, caught.value.advice


def test_the_program_gets_the_file_and_its_result_is_the_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, tmp_path, _COPY)
    assert convert.readable_copy(b"{\\rtf", "rtf") == convert.Copy(b"PK{\\rtf", convert.NOTE, b"{\\rtf")
    assert convert.NOTE.startswith("结论针对由 LibreOffice 转换得到的副本")


@pytest.mark.parametrize(("kind", "suffix"), convert.CONVERTIBLE.items())
def test_every_kind_has_the_suffix_the_program_knows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, suffix: str
) -> None:
    assert kind in KINDS
    pretend(monkeypatch, tmp_path, "target.write_text(source.suffix)\n")
    assert convert.to_docx(b"", kind) == suffix.encode()


def test_the_program_runs_in_a_folder_of_its_own_that_is_gone_afterwards(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "geheim")
    pretend(
        monkeypatch, tmp_path,
        "(left / 'seen').write_text(json.dumps((arguments, dict(os.environ), os.getcwd())))\n"
        "settings = pathlib.Path.cwd() / 'profile/user/registrymodifications.xcu'\n"
        "(left / 'settings').write_bytes(settings.read_bytes())\n" + _COPY,
    )  # fmt: skip
    convert.to_docx(b"x", "rtf")
    arguments, environment, folder = json.loads((tmp_path / "seen").read_text())
    assert arguments[0] == f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
    assert "--headless" in arguments and "--norestore" in arguments
    assert arguments[-1] == str(Path(folder) / "source.rtf")
    assert not Path(folder).exists()
    assert "SECRET_TOKEN" not in environment
    assert environment["HOME"] == environment["TMPDIR"] == folder
    assert environment["https_proxy"] == "http://127.0.0.1:9"
    root = ET.fromstring((tmp_path / "settings").read_bytes())
    values = {
        prop.get("{http://openoffice.org/2001/registry}name"): prop.findtext("value") for prop in root.iter("prop")
    }
    assert values["DisableMacrosExecution"] == "true"
    assert values["MacroSecurityLevel"] == "3"
    assert values["ooInetHTTPProxyName"] == "127.0.0.1"


@pytest.mark.parametrize("script", ["sys.exit(0)\n", _COPY + "sys.exit(81)\n"])
def test_a_program_that_writes_nothing_or_ends_in_an_error_has_failed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str
) -> None:
    pretend(monkeypatch, tmp_path, script)
    assert _refused() == ("conversion_failed", "LibreOffice 没能把这个文件转换成 .docx。", SAVE_AS)


def test_a_program_that_writes_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(convert, "_OUTPUT", 4096)
    pretend(monkeypatch, tmp_path, "target.write_bytes(b'x' * 100_000)\n")
    assert _refused()[0] == "conversion_failed"


def test_what_is_larger_than_it_may_be_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(convert, "_bound", lambda *_: None)
    monkeypatch.setattr(convert, "_OUTPUT", 2**20)
    pretend(monkeypatch, tmp_path, "target.write_bytes(b'x' * (2**20 + 1))\n")
    assert _refused()[:2] == ("too_large", "文件太大（超过 1 MB），未读取。")


def test_a_program_that_takes_too_long_is_ended_with_its_children(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretend(
        monkeypatch, tmp_path,
        "child = subprocess.Popen(['sleep', '600'])\n"
        "(left / 'children').write_text(f'{os.getpid()} {child.pid}')\ntime.sleep(600)\n",
    )  # fmt: skip
    monkeypatch.setattr(convert, "_without_network", tuple)
    assert _refused(timeout=1) == (
        "conversion_timeout", "LibreOffice 转换这个文件超过 1 秒，已停止。", SAVE_AS,
    )  # fmt: skip
    started = [int(number) for number in (tmp_path / "children").read_text().split()]
    assert len(started) == 2
    assert [number for number in started if _alive(number)] == []


def _alive(process: int) -> bool:
    """Whether a process still runs; one that has ended may wait a moment, or for ever, to be noticed by its parent."""
    for _ in range(100):
        try:
            if psutil.Process(process).status() == psutil.STATUS_ZOMBIE:
                return False
        except psutil.NoSuchProcess:
            return False
        time.sleep(0.02)
    return True


def test_limits_are_set_on_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(
        monkeypatch, tmp_path,
        "time.sleep(0.3)\n"
        "kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)\n"
        "target.write_text(json.dumps([resource.getrlimit(kind)[1] for kind in kinds]))\n",
    )  # fmt: skip
    limits = json.loads(convert.to_docx(b"", "rtf", timeout=30, memory=2**30))
    assert limits == [2**30, 31, 100 * 2**20, 0]


def test_a_program_that_wants_more_memory_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pretend(monkeypatch, tmp_path, "time.sleep(0.3)\nx = bytearray(2**30)\n" + _COPY)
    assert _refused(memory=2**28)[0] == "conversion_failed"


def test_where_limits_cannot_be_set_the_program_still_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import resource

    monkeypatch.delattr(resource, "prlimit")
    pretend(monkeypatch, tmp_path, _COPY)
    assert convert.to_docx(b"x", "rtf") == b"PKx"


def test_a_program_that_is_already_gone_cannot_be_limited() -> None:
    done = subprocess.Popen(["true"])
    done.wait()
    convert._bound(done.pid, 1, 2**30)


def test_where_there_are_no_process_groups_the_tree_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    class Process:
        pid = 4711

        def wait(self) -> None:
            commands.append(["wait"])

    monkeypatch.delattr(os, "killpg")
    monkeypatch.setattr(subprocess, "run", lambda command, **_: commands.append(command))
    convert._stop(Process())
    assert commands == [["taskkill", "/F", "/T", "/PID", "4711"], ["wait"]]


def test_one_conversion_at_a_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    pretend(
        monkeypatch, tmp_path,
        "lock = left / 'running'\n"
        "clash = lock.exists()\nlock.touch()\ntime.sleep(0.2)\nlock.unlink()\n"
        "target.write_text('clash' if clash else 'alone')\n",
    )  # fmt: skip
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(lambda _: convert.to_docx(b"", "rtf"), range(3))) == [b"alone"] * 3


def test_nothing_is_done_without_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing_installed(monkeypatch)
    assert convert.readable_copy(b"{\\rtf", "rtf") is None
    assert _refused()[:2] == ("rtf", "这是 RTF 文件，不是 .docx。")


@pytest.mark.parametrize("kind", ["pdf", "truncated", "doctype", "encrypted", "html"])
def test_nothing_is_done_about_other_kinds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str) -> None:
    pretend(monkeypatch, tmp_path, _COPY)
    assert convert.readable_copy(b"x", kind) is None


def test_where_the_program_is_looked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = {"libreoffice": "/opt/libreoffice"}
    monkeypatch.setattr(shutil, "which", found.get)
    assert convert.libreoffice() == Path("/opt/libreoffice")
    found["soffice"] = "/opt/soffice"
    assert convert.libreoffice() == Path("/opt/soffice")
    found.clear()
    program = tmp_path / "soffice.com"
    monkeypatch.setattr(convert, "_PLACES", (tmp_path / "elsewhere", program))
    assert convert.libreoffice() is None
    program.touch()
    assert convert.libreoffice() == program


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([0], ("/bin/unshare", "--net")),
        ([1, 0], ("/bin/unshare", "--user", "--map-root-user", "--net")),
        ([1, 1], ()),
    ],
)
def test_how_the_network_is_taken_away(
    monkeypatch: pytest.MonkeyPatch, answers: list[int], expected: tuple[str, ...]
) -> None:
    convert._without_network.cache_clear()
    left = iter(answers)
    monkeypatch.setattr(shutil, "which", lambda _: "/bin/unshare")
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, next(left)))
    assert convert._without_network() == expected
    convert._without_network.cache_clear()


def test_where_there_is_nothing_to_take_the_network_away(monkeypatch: pytest.MonkeyPatch) -> None:
    convert._without_network.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert convert._without_network() == ()
    convert._without_network.cache_clear()
