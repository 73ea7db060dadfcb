"""7z and rar, opened with a program that the machine has: bsdtar (the tar of Windows and macOS) or 7z."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from docchecker.bulk.intake.archive_heads import is_damaged
from docchecker.bulk.intake.containers import ContainerError, Member, safe_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docchecker.word.limits import Limits

_SECONDS = 60
_MEGABYTE = 2**20
_MISSING = "本机没有能打开 {suffix} 压缩包的程序，请先解压，或者安装 7-Zip（命令 7z）或 bsdtar"


class _Tool(NamedTuple):
    """A program: what it is called with to list an archive and to write one member to its standard output."""

    program: str
    list: tuple[str, ...]
    parse: Callable[[str], Iterator[tuple[str, int]]]
    extract: tuple[str, ...]
    pattern: Callable[[str], str]


def _seven_zip_rows(text: str) -> Iterator[tuple[str, int]]:
    """Path and size of the files in ``7z l -slt``: blocks of “Key = value”."""
    for block in text.split("\n\n"):
        values = dict(line.split(" = ", 1) for line in block.splitlines() if " = " in line)
        if "Path" in values and values.get("Folder") != "+" and not values.get("Attributes", "").startswith("D"):
            yield values["Path"], int(values.get("Size") or 0)


def _tar_rows(text: str) -> Iterator[tuple[str, int]]:
    """Path and size of the files in ``bsdtar -tvf``: mode, links, owner, group, size, three of date, path."""
    for line in text.splitlines():
        fields = line.split(maxsplit=8)
        if len(fields) == 9 and fields[0].startswith("-"):
            yield fields[8], int(fields[4])


def _escaped(name: str) -> str:
    """A name as a pattern that fits nothing else."""
    return "".join(f"\\{char}" if char in "*?[]\\{}" else char for char in name)


_TOOLS = (
    _Tool("7z", ("l", "-slt", "-ba", "-sccUTF-8", "-p-", "--"), _seven_zip_rows,
          ("e", "-so", "-sccUTF-8", "-p-", "-spd", "--"), str),
    _Tool("bsdtar", ("-tvf",), _tar_rows, ("-xOf",), _escaped),
)  # fmt: skip


class ToolContainer:
    """The files of an archive that a program lists and unpacks."""

    def __init__(self, name: str, file: BinaryIO, limits: Limits) -> None:
        """List it; ContainerError when there is no program for it or the program fails."""
        self._limits = limits
        self._folder = tempfile.TemporaryDirectory(prefix="docchecker-")
        if is_damaged(file):
            raise ContainerError("压缩包打不开，可能已损坏或没有传完，请重新获取")
        self._tool, program = _installed(Path(name).suffix)
        self._program = program
        self._archive = str(Path(self._folder.name, "archive" + Path(name).suffix.lower()))
        with Path(self._archive).open("wb") as target:
            shutil.copyfileobj(file, target)
        listing = self._run(self._tool.list, self._archive, most=limits.part_bytes).decode("utf-8", "replace")
        self._rows = list(self._tool.parse(listing.replace("\r\n", "\n")))
        if len(self._rows) > limits.entries:
            raise ContainerError(f"压缩包里的文件太多（超过 {limits.entries} 个），没有检查")

    def members(self) -> Sequence[Member]:
        """The files in it."""
        return [Member(safe_name(name), size) for name, size in self._rows]

    def read(self, index: int) -> bytes:
        """A member; never more than the limit, whatever the archive holds."""
        most = self._limits.file_bytes
        name = self._tool.pattern(self._rows[index][0])
        data = self._run(self._tool.extract, self._archive, name, most=most)
        if len(data) > most:
            raise ContainerError(f"文件太大（超过 {most // _MEGABYTE} MB），没有检查")
        return data

    def _run(self, arguments: tuple[str, ...], *operands: str, most: int) -> bytes:
        """What the program writes, up to one byte more than ``most``; ContainerError when it fails."""
        command = [self._program, *arguments, *operands]
        with subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            timer = _Killer(process)
            with timer:
                assert process.stdout is not None
                data = process.stdout.read(most + 1)
                if len(data) > most:
                    process.kill()
                elif process.wait() != 0:
                    raise ContainerError("压缩包打不开，可能已损坏或加了密码，请先解压再检查")
        return data


class _Killer:
    """Ends a program that takes longer than it may."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        import threading

        self._timer = threading.Timer(_SECONDS, process.kill)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()


def _installed(suffix: str) -> tuple[_Tool, str]:
    for tool in _TOOLS:
        program = shutil.which(tool.program)
        if program:
            return tool, program
    raise ContainerError(_MISSING.format(suffix=suffix), office=True)
