"""The folder of results: each file whole or not there; what a person made or changed is neither overwritten nor deleted."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Content = str | bytes | Iterable[str]

#: what was written last time: which files are ours, and as they were then
RECORD = ".docchecker-outputs.json"
_VERSION = 2
_BLOCK = 2**20
#: so many names are tried beside one that is taken
_TRIES = 1000
#: what a table program puts beside a table that it has open
_LOCKS = ("~${}", ".~lock.{}#")


class Beside(NamedTuple):
    """A file that could not be written under its own name: the name, the one it has, and why (Chinese)."""

    name: str
    path: str
    reason: str


class Folder:
    """The results of one run. ``close`` removes what an earlier run wrote, this one did not, and nobody changed."""

    def __init__(self, root: Path) -> None:
        """Make the folder where there is none."""
        root.mkdir(parents=True, exist_ok=True)
        self._root = root
        record = _read(root / RECORD)
        #: path → digest of what we wrote there; None: an older version of this program did not say
        self._ours: dict[str, str | None] = record["files"]
        self._now: dict[str, str | None] = {}
        self._lasting: dict[str, str | None] = {}
        self.beside: list[Beside] = []
        #: what else is to be remembered
        self.memory: dict[str, Any] = record["memory"]

    @property
    def root(self) -> Path:
        """Return the folder itself."""
        return self._root

    @property
    def written(self) -> tuple[Path, ...]:
        """Return what this run wrote or found as it is to be, in order."""
        return tuple(self._root / path for path in (*self._now, *self._lasting))

    def put(self, name: str, content: Content, mark: str = "({})", *, lasting: bool = False) -> str:
        """Write a file and return the path that it got: beside a file of that name that is not ours or was changed.

        ``mark`` tells the one beside, with its number where it has braces. ``lasting``: it stays when a later run does
        not write it. OSError when nothing can be written.
        """
        temporary, digest = self._temporary(content)
        try:
            path = self._place(name, digest, temporary, mark)
        finally:
            temporary.unlink(missing_ok=True)
        (self._lasting if lasting else self._now)[path] = digest
        return path

    def keep(self, path: str) -> bool:
        """Leave a file as it stands, changed or not; whether it is there. One that is not ours does not become so."""
        if not (self._root / path).is_file():
            return False
        if path in self._ours:
            self._now[path] = self._ours[path]
        return True

    def adopt(self, path: str, digest: str | None = None) -> None:
        """Take a file as it stands for ours: what a person wrote into it has been read and is written again.

        ``digest`` is that of the file as it was read: nothing is adopted that has changed since.
        """
        now = _digest(self._root / path)
        if digest is None or digest == now:
            self._ours[path] = now

    def close(self) -> None:
        """Remove what is not due any more, and remember what was written."""
        for path in set(self._ours) - set(self._now) - set(self._lasting):
            target = self._root / path
            if path in self.memory.get("lasting", ()):
                self._lasting[path] = self._ours[path]
            elif self._inside(target) and self._is_ours(path):
                with contextlib.suppress(OSError):
                    target.unlink(missing_ok=True)
        self.memory["lasting"] = sorted(self._lasting)
        record = {"version": _VERSION, "files": {**self._now, **self._lasting}, "memory": self.memory}
        temporary, _ = self._temporary(json.dumps(record, ensure_ascii=False))
        temporary.replace(self._root / RECORD)

    def _place(self, name: str, digest: str, temporary: Path, mark: str) -> str:
        reason = ""
        for path in _names(name, mark):
            target = self._root / path
            if target.is_file() and self._is_ours(path) and _digest(target) == digest:
                break
            why = self._taken(path)
            if not why:
                try:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    temporary.replace(target)
                    break
                except (PermissionError, IsADirectoryError):
                    # A folder that nothing can be written into is no matter of this one name.
                    if not target.exists():
                        raise
                    why = "正被别的程序打开，或者不让写"
            reason = reason or why
        else:
            raise OSError(f"“{name}”写不进去")
        if path != name:
            self.beside.append(Beside(name, path, reason))
        return path

    def _taken(self, path: str) -> str:
        """Why a name cannot be used, empty where it can."""
        target = self._root / path
        if target.is_dir():
            return "已有同名的文件夹"
        if any((target.parent / lock.format(target.name)).exists() for lock in _LOCKS):
            return "正在 Excel 或 WPS 里打开着"
        if not (target.exists() or target.is_symlink()) or self._is_ours(path):
            return ""
        return "上次写出以后被改动过，没有覆盖" if path in self._ours else "已有同名的文件，不是程序写的，没有覆盖"

    def _is_ours(self, path: str) -> bool:
        """Whether a file is as we wrote it."""
        if path not in self._ours or path in self._now or path in self._lasting:
            return False
        known = self._ours[path]
        return known is None or _digest(self._root / path) == known

    def _inside(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self._root.resolve())

    def _temporary(self, content: Content) -> tuple[Path, str]:
        """A file beside the others with this content, and its digest."""
        temporary = self._root / f".docchecker.{os.getpid()}.tmp"
        digest = hashlib.sha256()
        try:
            with temporary.open("wb") as file:
                for piece in _pieces(content):
                    digest.update(piece)
                    file.write(piece)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        return temporary, digest.hexdigest()


def _pieces(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
    elif isinstance(content, str):
        # A lone surrogate (no text) becomes its escape.
        yield (content.rstrip("\n") + "\n").encode("utf-8", "backslashreplace") if content else b""
    else:
        yield from (piece.encode("utf-8", "backslashreplace") for piece in content)
        yield b"\n"


def _names(name: str, mark: str) -> Iterator[str]:
    """The name, then those beside it: “汇总表(2).xlsx”, “通知(新).docx”, “通知(新2).docx”."""
    yield name
    path = PurePosixPath(name)
    for number in range(2, _TRIES):
        told = mark.format(number) if "{}" in mark else mark.replace(")", f"{number - 1})" if number > 2 else ")")
        yield str(path.with_name(f"{path.stem}{told}{path.suffix}"))


def _digest(path: Path) -> str | None:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_BLOCK):
                digest.update(piece)
    except OSError:
        return None
    return digest.hexdigest()


def _read(record: Path) -> dict[str, Any]:
    """What was remembered; nothing where it was damaged."""
    empty: dict[str, Any] = {"files": {}, "memory": {}}
    try:
        found = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return empty
    if isinstance(found, list):  # before version 2: names only
        return {"files": {str(name): None for name in found}, "memory": {}}
    if not isinstance(found, dict) or not all(isinstance(found.get(key), dict) for key in empty):
        return empty
    return {"files": {str(path): digest for path, digest in found["files"].items()}, "memory": found["memory"]}


def own_files(root: Path) -> frozenset[Path]:
    """Return the files in a folder of results that are ours, changed or not, and the record itself."""
    return frozenset(root / name for name in (RECORD, *_read(root / RECORD)["files"]))
