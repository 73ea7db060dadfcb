"""From the words of a call to the files that are checked: files, folders, archives and mails, each document once.

What cannot be looked into (a folder without permission, a broken archive) is a row of its own, never silence.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.acceptance.allow_file import ALLOW_FILE
from docchecker.commands.targets import CONTAINERS
from docchecker.findings import STDIN, Trouble
from docchecker.pipeline import SPREADSHEETS, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docchecker.bulk.intake.places import Place

#: beginnings of names that people do not see: hidden files, Word's lock files, macOS's shadow copies
_UNSEEN = (".", "~$", "__MACOSX")
#: the main part of a .docx, which is a zip as well
_MAIN = "word/document.xml"

_FOLDER = Trouble("no_access", "没有权限打开这个文件夹。", "里面的文件没有检查，请确认自己有权读取它。")
_EMPTY = {
    "folder": Trouble("no_documents", "这个文件夹里没有 Word 文件。", "请核对文件夹。"),
    "zip": Trouble("no_documents", "这个压缩包里没有 Word 文件。", "请核对压缩包。"),
    "mail": Trouble("no_documents", "这封邮件里没有 Word 附件。", "请核对邮件；写在邮件正文里的内容没有检查。"),
}  # fmt: skip


class Given(NamedTuple):
    """A document to check: on the disk, or at a place in a container; with ``trouble`` it cannot even be looked for.

    ``maybe``: a spreadsheet found on the way, checked only if it holds what the notice asks for as a table.
    """

    name: str
    place: Place | None = None
    trouble: Trouble | None = None
    maybe: bool = False


class Gathered(NamedTuple):
    """Everything that a call names: documents in order, other files, and allow files that lay among them."""

    files: tuple[Given, ...]
    skipped: tuple[str, ...] = ()
    allow_files: tuple[str, ...] = ()


def gather(paths: Iterable[Path]) -> Gathered:
    """Return what some files, folders, archives and mails hold, each once, in the order named, folders by name."""
    walk = _Walk()
    files: dict[object, Given] = {}
    for path in paths:
        for given in walk.named(str(path)):
            files.setdefault(_identity(given), given)
    return Gathered(tuple(files.values()), tuple(sorted(set(walk.skipped))), tuple(dict.fromkeys(walk.allow_files)))


def _identity(given: Given) -> object:
    """The same for every way to name one document."""
    path = given.place.url if given.place else given.name
    steps = given.place.steps if given.place else ()
    try:
        return os.path.normcase(os.path.realpath(path)), steps, given.place is None and given.trouble
    except (OSError, ValueError):
        return path, steps


class _Walk:
    """Collects, besides the documents, what is no document."""

    def __init__(self) -> None:
        self.skipped: list[str] = []
        self.allow_files: list[str] = []
        self._entered: set[str] = set()

    def named(self, path: str) -> Iterator[Given]:
        """What the user named: whatever it is, it is tried."""
        if path == STDIN:
            yield Given(path)
        elif _is_folder(path):
            self._entered = set()
            yield from list(self._folder(path)) or [Given(path, trouble=_EMPTY["folder"])]
        else:
            beside = Path(path).parent / ALLOW_FILE
            if beside.is_file():
                self.allow_files.append(str(beside))
            contained = _suffix(path) in CONTAINERS and Path(path).is_file()
            yield from self._container(path) if contained else (Given(path),)

    def _folder(self, folder: str) -> Iterator[Given]:
        """Documents below a folder, by name; links to folders are followed, circles are not."""
        real = os.path.realpath(folder)
        if real in self._entered:
            return
        self._entered.add(real)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            yield Given(folder, trouble=_FOLDER)
            return
        for entry in entries:
            if not entry.name.startswith(_UNSEEN):
                yield from self._entry(entry.path)

    def _entry(self, path: str) -> Iterator[Given]:
        if _is_folder(path):
            yield from self._folder(path)
        elif _suffix(path) in SUFFIXES:
            yield Given(path)
        elif _suffix(path) in SPREADSHEETS:
            yield Given(path, maybe=True)
        elif _suffix(path) in CONTAINERS:
            yield from self._container(path)
        elif Path(path).name == ALLOW_FILE:
            self.allow_files.append(path)
        else:
            self.skipped.append(path)

    def _container(self, path: str) -> Iterator[Given]:
        from docchecker.bulk.intake.places import Place, container_at

        try:
            state = Path(path).stat()
            stamp = f"{state.st_size}-{state.st_mtime_ns}"
        except OSError:
            stamp = ""
        yield from self._held(path, Place(path, (), stamp))
        container_at.cache_clear()

    def _held(self, name: str, place: Place) -> Iterator[Given]:
        """The documents in a container, by name."""
        from docchecker.bulk.intake.containers import DEPTH, ContainerError, container_kind
        from docchecker.bulk.intake.places import container_at

        if len(place.steps) >= DEPTH:
            reason = f"压缩包套压缩包，超过{DEPTH}层，没有打开。"
            yield Given(name, place, Trouble("nested_archives", reason, "请先解压，再检查里面的文件。"))
            return
        try:
            members = container_at(place).members()
        except (ContainerError, OSError) as error:
            yield Given(name, place, trouble_of(error))
            return
        names = [member.name for member in members]
        if _MAIN in names and not place.steps:
            yield Given(name)
            return
        found = list(self._members(name, place, names))
        empty = _EMPTY["mail" if container_kind(name) == "mail" else "zip"]
        yield from found or [Given(name, place, empty)]

    def _members(self, name: str, place: Place, names: list[str]) -> Iterator[Given]:
        seen: dict[str, int] = {}
        for index in sorted(range(len(names)), key=lambda at: (PurePosixPath(names[at]).parts, at)):
            member = PurePosixPath(names[index])
            if any(part.startswith(_UNSEEN) for part in member.parts):
                continue
            times = seen[str(member)] = seen.get(str(member), 0) + 1
            shown = member.with_name(f"{member.stem}（同名第{times}个）{member.suffix}") if times > 1 else member
            yield from self._member(f"{name}/{shown}", place.inside(index))

    def _member(self, name: str, place: Place) -> Iterator[Given]:
        if _suffix(name) in SUFFIXES:
            yield Given(name, place)
        elif _suffix(name) in SPREADSHEETS:
            yield Given(name, place, maybe=True)
        elif _suffix(name) in CONTAINERS:
            yield from self._held(name, place)
        elif PurePosixPath(name).name == ALLOW_FILE:
            self.allow_files.append(name)
        else:
            self.skipped.append(name)


def trouble_of(error: Exception) -> Trouble:
    """Return why a container, or a document in one, could not be read."""
    from docchecker.errors import why

    if isinstance(error, PermissionError):
        return Trouble("no_access", "没有权限打开这个文件。", "请确认自己有权读取它，并且没有别的程序占用它。")
    if isinstance(error, OSError):
        return Trouble("read_error", f"读取文件时出错（{why(error)}）。", "请检查磁盘或网络连接，再查一次。")
    return Trouble("container", f"{error}。", "")


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _is_folder(path: str) -> bool:
    try:
        return os.path.isdir(path)  # noqa: PTH112 -- Path.is_dir raises where a folder above may not be read
    except ValueError:
        return False
