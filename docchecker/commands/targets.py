"""Where output may go: never over what a command reads, never over a document that a person made.

One guard for every command, called before its work begins; it knows outputs and inputs by the names of parameters.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from docchecker.errors import why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: what Word, WPS and LibreOffice write
DOCUMENTS = frozenset({
    ".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".fodt",
})  # fmt: skip
#: what holds documents
CONTAINERS = frozenset({".zip", ".eml", ".7z", ".rar"})
_PAPERS = DOCUMENTS | CONTAINERS | {".pdf", ".ofd", ".ceb", ".pages"}
_TABLES = frozenset({".xlsx", ".xls", ".et", ".csv", ".ods"})

#: parameter → what is read of a folder that it names
_INPUTS: dict[str, frozenset[str]] = {
    "paths": _PAPERS,
    "file": _PAPERS | {".db", ".sqlite", ".sqlite3"},
    "inbox": _PAPERS | _TABLES,
    "against": _PAPERS | {".db", ".sqlite", ".sqlite3"},
    "rules": frozenset({".toml", ".txt", ".md"}),
    "roster": frozenset(),
    "arrivals": frozenset(),
    "baseline": frozenset(),
    "allow": frozenset(),
    "password_file": frozenset(),
    "out": frozenset({".db", ".sqlite", ".sqlite3"}),
}

_OLE, _RTF, _PDF, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"%PDF-", b"PK"
#: names, or beginnings of names, in the zips that documents are
_PARTS = ("word/", "ofd.xml", "content.xml", "index/document.iwa")
_PROPERTIES, _MAKER = "docProps/core.xml", b"docchecker"


class _Input(NamedTuple):
    path: Path
    suffixes: frozenset[str]


def guard(ctx: click.Context) -> None:
    """Raise UsageError when a command's output would go over an input, over a document, or cannot be written."""
    targets = list(_targets(ctx.params))
    inputs = list(_inputs(ctx.params))
    for target in targets:
        refuse_input(target, inputs, ctx)
        if not ctx.params.get("force"):
            refuse_document(target, ctx)
        refuse_closed(target, ctx)
    _refuse_twice(targets, ctx)


def _targets(params: dict[str, Any]) -> Iterator[Path]:
    """The files that a command was told to write; standard streams are none."""
    from docchecker.report.output import descriptor

    named = [params.get("output"), *(target for _format, target in params.get("reports") or ())]
    yield from (path for path in named if path is not None and str(path) != "-" and descriptor(path) is None)


def _inputs(params: dict[str, Any]) -> Iterator[_Input]:
    for name, suffixes in _INPUTS.items():
        given = params.get(name)
        for one in given if isinstance(given, tuple) else (given,):
            if one is not None and str(one) != "-":
                yield _Input(Path(one), suffixes)


def refuse_input(target: Path, inputs: Iterable[_Input], ctx: click.Context) -> None:
    """Raise UsageError when a file is what a command reads, by whatever name or link."""
    for path, suffixes in inputs:
        if same_file(target, path):
            raise click.UsageError(f"“{target}”就是原文件，请换一个文件名", ctx)
        if (
            _inside(target, path)
            and target.exists()
            and suffixes & {target.suffix.lower(), _real(target).suffix.lower()}
        ):
            raise click.UsageError(f"“{target}”在要读的文件夹“{path}”里，不能被写掉，请换一个文件名", ctx)


def refuse_document(target: Path, ctx: click.Context) -> None:
    """Raise UsageError when something that a person made lies at a place."""
    if target.is_file() and is_document(target):
        force = any(param.name == "force" for param in ctx.command.params)
        advice = "；确实要换掉它，请加 --force" if force else ""
        raise click.UsageError(f"“{target}”是已有的文档，不能被写掉，请换一个文件名{advice}", ctx)


def refuse_closed(target: Path, ctx: click.Context) -> None:
    """Raise UsageError when a file may not be written, before the work for it begins."""
    if os.name != "posix":
        return
    place = target if target.exists() else _real(target).parent
    if not os.access(place, os.W_OK):
        raise click.UsageError(f"写不进“{target}”（没有权限），请换一个位置", ctx)


def _refuse_twice(targets: list[Path], ctx: click.Context) -> None:
    for number, target in enumerate(targets):
        if any(same_file(target, other) for other in targets[:number]):
            raise click.UsageError(f"“{target}”要写两次，请把一份写到别的文件", ctx)


def same_file(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one file, through links too."""
    try:
        if one.exists() and other.exists():
            return one.samefile(other)
        return os.path.normcase(_real(one)) == os.path.normcase(_real(other))
    except OSError:
        return False


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _inside(target: Path, folder: Path) -> bool:
    return folder.is_dir() and _real(folder) in _real(target).parents


def is_document(path: Path) -> bool:
    """Return whether a file is a document, or a table that this program did not make, by its names or its content."""
    if DOCUMENTS & {path.suffix.lower(), _real(path).suffix.lower()}:
        return True
    try:
        with path.open("rb") as file:
            head = file.read(8)
        if head.startswith((_OLE, _RTF, _PDF)):
            return True
        return head.startswith(_ZIP) and _holds_a_document(path)
    except OSError:
        return False


def _holds_a_document(path: Path) -> bool:
    import zipfile

    try:
        with zipfile.ZipFile(path) as package:
            names = [name.lower() for name in package.namelist()]
            if any(name.startswith(_PARTS) for name in names):
                return True
            if not any(name.startswith("xl/") for name in names):
                return False
            return _PROPERTIES.lower() not in names or _MAKER not in package.read(_PROPERTIES)
    except (zipfile.BadZipFile, OSError, KeyError, RuntimeError, NotImplementedError):
        return False


def beside(source: Path, word: str) -> Path:
    """Return a new name for a copy of a document: ``原名-改好.docx``, numbered when it is taken."""
    base = source.with_name(f"{source.stem}-{word}.docx")
    target, number = base, 1
    while os.path.lexists(target):
        number += 1
        target = base.with_name(f"{base.stem}({number}){base.suffix}")
    return target


def cannot_write(output: Path, error: OSError) -> click.ClickException:
    """Return the error for a file that could not be written."""
    return click.ClickException(f"写不进“{output}”（{why(error)}），请换一个位置")
