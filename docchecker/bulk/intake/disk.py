"""The files of a folder on the disk as they are met: names in GBK, links, pipes and closed folders cost one line each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.containers import safe_name
from docchecker.bulk.intake.places import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

#: files that a run of our own leaves in its folder of results
RESULTS = ("结果.json", "台账.sqlite", ".docchecker-outputs.json")


class OnDisk(NamedTuple):
    """A file: its name in the inbox, where it lies, and its size."""

    name: str
    place: Place
    size: int


class NotRead(NamedTuple):
    """What is not read: its name in the inbox, why, and whether somebody of the office has to see to it."""

    name: str
    reason: str
    trouble: bool = False


def walk(root: Path, exclude: Collection[Path]) -> Iterator[OnDisk | NotRead]:
    """Return everything below a folder by name. Raise OSError when the folder itself may not be listed."""
    left_out = {path.resolve() for path in exclude}
    yield from _folder(root, root, left_out)


def _folder(folder: Path, root: Path, left_out: Collection[Path]) -> Iterator[OnDisk | NotRead]:
    with os.scandir(folder) as listing:
        found = sorted(listing, key=lambda entry: readable(entry.name))
    names = {entry.name for entry in found}
    if folder != root and all(name in names for name in RESULTS[:1]) and names & set(RESULTS[1:]):
        yield NotRead(_name(folder, root) + "/", "以前检查得出的结果文件夹，没有检查")
        return
    for entry in found:
        path = Path(entry.path)
        if path.resolve() not in left_out if not entry.is_symlink() else path not in left_out:
            yield from _entry(entry, path, root, left_out)


def _entry(entry: os.DirEntry[str], path: Path, root: Path, left_out: Collection[Path]) -> Iterator[OnDisk | NotRead]:
    name = _name(path, root)
    try:
        if entry.is_symlink() and (not path.exists() or path.is_dir()):
            yield NotRead(name, _LINK if path.exists() else _BROKEN_LINK)
        elif entry.is_dir():
            yield from _inner(path, root, left_out)
        elif entry.is_file():
            state = entry.stat()
            yield OnDisk(name, Place(str(path), (), f"{state.st_size}-{state.st_mtime_ns}"), state.st_size)
        else:
            yield NotRead(name, "不是文件（管道、设备之类），没有检查")
    except OSError:
        yield NotRead(name, "读不到这个文件的情况，请检查权限、磁盘或网络连接", trouble=True)


_LINK = "指向别处文件夹的链接，没有进入，需要检查的请把文件夹本身放进来"
_BROKEN_LINK = "链接指向的文件不存在"


def _inner(path: Path, root: Path, left_out: Collection[Path]) -> Iterator[OnDisk | NotRead]:
    try:
        yield from _folder(path, root, left_out)
    except PermissionError:
        yield NotRead(
            _name(path, root) + "/", "没有权限打开这个文件夹，里面的文件没有检查；请取得权限后再运行一次", trouble=True
        )
    except OSError:
        yield NotRead(
            _name(path, root) + "/", "打不开这个文件夹，里面的文件没有检查；请检查磁盘或网络连接", trouble=True
        )


def _name(path: Path, root: Path) -> str:
    return safe_name(readable(path.relative_to(root).as_posix())) or path.name


def readable(name: str) -> str:
    """A name as people meant it: bytes that are no UTF-8 are GBK, which a zip program left."""
    if not any("\udc80" <= char <= "\udcff" for char in name):
        return name
    parts = name.split("/")
    return "/".join(_decoded(os.fsencode(part)) for part in parts)


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")
