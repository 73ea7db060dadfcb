"""From an inbox to the list of files to check: folders, zip, mail, 7z and rar walked, junk listed with its reason."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.containers import DEPTH, ContainerError, container_kind, safe_name
from docchecker.bulk.intake.junk import junk_reason
from docchecker.bulk.intake.places import Place, container_at, is_url
from docchecker.bulk.records import Skipped

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterator

    from docchecker.rulebook.model import Notice


class Entry(NamedTuple):
    """A file to check. ``name`` is its path in the inbox, containers included.

    ``hints`` are words about the sender of the mail it came in, ``arrived`` that mail's date.
    """

    name: str
    place: Place
    hints: tuple[str, ...] = ()
    arrived: datetime.datetime | None = None


class Inbox(NamedTuple):
    """What an inbox holds, in the order of the names."""

    entries: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]


class _Found(NamedTuple):
    """A file met on the way, with its size."""

    entry: Entry
    size: int


def gather(inbox: str | Path, notice: Notice, exclude: Collection[Path] = ()) -> Inbox:
    """Everything in a folder, or in one zip or mail, or under an fsspec URL; OSError when it cannot be listed.

    Files and folders of ``exclude`` (results, the roster) are left out silently.
    """
    words = kind_words(notice)
    entries: list[Entry] = []
    skipped: list[Skipped] = []
    for found in _files(str(inbox), exclude):
        for item in _opened(found, words):
            if isinstance(item, Skipped):
                skipped.append(item)
            else:
                entries.append(item)
    container_at.cache_clear()
    return Inbox(tuple(_distinct(entries)), tuple(sorted(skipped)))


def kind_words(notice: Notice) -> tuple[str, ...]:
    """Words in a file's name that say which material it is, the longest first."""
    words = {word for kind in notice.kinds.values() for word in (kind.name, *kind.title_words)}
    return tuple(sorted(words, key=len, reverse=True))


def _opened(found: _Found, words: tuple[str, ...]) -> Iterator[Entry | Skipped]:
    """A file itself, or what is in it."""
    entry = found.entry
    if container_kind(entry.name) is None:
        reason = junk_reason(entry.name, found.size, words)
        yield Skipped(entry.name, reason) if reason else entry
        return
    reason = junk_reason(entry.name + ".docx", found.size)
    if reason:
        yield Skipped(entry.name, reason)
    elif len(entry.place.steps) >= DEPTH:
        yield Skipped(entry.name, f"压缩包套压缩包，超过 {DEPTH} 层，没有打开，请先解压")
    else:
        yield from _inside(entry, words)


def _inside(entry: Entry, words: tuple[str, ...]) -> Iterator[Entry | Skipped]:
    try:
        container = container_at(entry.place)
        members = container.members()
    except ContainerError as error:
        yield Skipped(entry.name, str(error))
        return
    except OSError:
        yield Skipped(entry.name, "读取文件时出错，请检查磁盘或网络连接")
        return
    if not members:
        yield Skipped(entry.name, "里面没有附件或文件")
    hints, arrived = entry.hints + container.hints, container.arrived or entry.arrived
    for index, member in enumerate(members):
        inner = Entry(f"{entry.name}/{member.name}", entry.place.inside(index), hints, arrived)
        yield from _opened(_Found(inner, member.size), words)


def _distinct(entries: list[Entry]) -> Iterator[Entry]:
    """Entries by name; a name that a container holds twice gets a number, so that none is lost."""
    seen: dict[str, int] = {}
    for entry in sorted(entries, key=lambda entry: (entry.name, entry.place.steps)):
        times = seen[entry.name] = seen.get(entry.name, 0) + 1
        if times == 1:
            yield entry
        else:
            path = PurePosixPath(entry.name)
            yield entry._replace(name=str(path.with_name(f"{path.stem}（同名第{times}个）{path.suffix}")))


def _files(inbox: str, exclude: Collection[Path]) -> Iterator[_Found]:
    if is_url(inbox):
        yield from _remote(inbox)
        return
    root = Path(inbox)
    if not root.is_dir():
        yield _local(root, root.parent)
        return
    left_out = {path.resolve() for path in exclude}
    for where, folders, names in os.walk(root, onerror=_raise):
        folders[:] = sorted(name for name in folders if Path(where, name).resolve() not in left_out)
        for name in sorted(names):
            path = Path(where, name)
            if path.resolve() not in left_out and path.is_file():
                yield _local(path, root)


def _raise(error: OSError) -> None:
    raise error


def _local(path: Path, root: Path) -> _Found:
    state = path.stat()
    name = safe_name(path.relative_to(root).as_posix()) or path.name
    return _Found(Entry(name, Place(str(path), (), f"{state.st_size}-{state.st_mtime_ns}")), state.st_size)


def _remote(url: str) -> Iterator[_Found]:
    import fsspec

    system, root = fsspec.core.url_to_fs(url)
    for path, info in sorted(system.find(root, detail=True).items()):
        name = safe_name(path.removeprefix(root))
        stamp = str(system.ukey(path))
        yield _Found(Entry(name, Place(system.unstrip_protocol(path), (), stamp)), int(info.get("size") or 0))
