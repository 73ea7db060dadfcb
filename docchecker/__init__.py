"""docchecker: checks Word reports against the annexes of a notice, offline.

The Python interface: ``check``, ``inspect``, ``judge``, ``load_notice`` and ``as_data``. Nothing is printed, nothing is
written, and everything may be called from several threads at once. See docs/python.md.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Protocol

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from docchecker.findings import FileReport, InspectedFile, Level
    from docchecker.rulebook.model import Notice

    class WordDocument(Protocol):
        """A ``docx.Document`` of python-docx: whatever can save itself as a .docx."""

        def save(self, path_or_stream: Any, /) -> None:  # noqa: ANN401 -- as python-docx has it
            """Write the document."""

    Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryIO | WordDocument

__all__ = ["__version__", "as_data", "check", "inspect", "judge", "load_notice"]

__version__ = "0.1.0"

_notices: dict[str, Notice] = {}
_lock = threading.Lock()


def load_notice(folder: Path | None = None, name: str | None = None) -> Notice:
    """Return the notice in a folder of rule files, or the shipped one of that name.

    Raise BadRules for the first mistake in its files.
    """
    from docchecker.rulebook.kept import load_notice as load
    from docchecker.rulebook.places import DEFAULT

    return load(folder, name or DEFAULT, lambda: _read_notice(folder, name or DEFAULT))


def _read_notice(folder: Path | None, name: str) -> Notice:
    from docchecker.checks import VERBS
    from docchecker.rulebook.loader import load_notice as load

    return load(VERBS, folder, name)


def check(
    source: Source,
    *,
    notice: Notice | None = None,
    kind: str | None = None,
    fail_on: Level | Literal["error", "warning", "note"] = "error",
    password: str | None = None,
    name: str | None = None,
) -> FileReport:
    """Check one document: a path, the bytes of a file, a file opened for reading bytes, or a ``docx.Document``.

    ``kind`` overrides what is recognised, by id or Chinese name; ``name`` is what the report calls the document. What
    cannot be read gives a report with the verdict ``unreadable``; ValueError is raised for an unknown kind and
    TypeError for a source that is none of these.
    """
    from docchecker.findings import Level
    from docchecker.pipeline import check_bytes, check_file

    rules = notice or _default()
    chosen, level = _kind(kind, rules), Level(fail_on)
    path = _path(source)
    if path is not None:
        report = check_file(path, rules, chosen, level, password)
        return report._replace(file=name) if name is not None else report
    return check_bytes(name or _name(source), _bytes(source), rules, chosen, level, password)


def inspect(
    source: Source,
    *,
    notice: Notice | None = None,
    kind: str | None = None,
    password: str | None = None,
    name: str | None = None,
) -> InspectedFile:
    """Return what is seen in one document: paragraphs with their roles, fonts and sizes, parts, items, counts.

    Raise UnreadableDocument when it cannot be read. The arguments are those of ``check``.
    """
    from docchecker.pipeline import inspect_bytes, inspect_file

    rules = notice or _default()
    path = _path(source)
    if path is not None:
        seen = inspect_file(path, rules, _kind(kind, rules), password)
        return seen._replace(file=name) if name is not None else seen
    return inspect_bytes(name or _name(source), _bytes(source), rules, _kind(kind, rules), password)


def judge(
    text: str,
    *,
    kind: Literal["name", "item", "paragraph", "report"] = "name",
    body: str = "",
    unit: str | None = None,
    notice: Notice | None = None,
) -> dict[str, Any]:
    """Judge one wording: the name of a problem, an item (its name and ``body``), a paragraph of a case study, or one of
    a self-evaluation report that a ``unit`` of a kind (“county”, “department”) hands in.

    Return the object that ``docchecker judge --format jsonl`` writes, without ``id``.
    """
    from docchecker.language.judge import answer

    record = {"name": text, "body": body} if kind == "item" else {"text": text, "unit": unit}
    rules = notice or _default()
    return answer(kind, record, rules.terms, rules.points)


def as_data(result: FileReport | InspectedFile, notice: Notice | None = None) -> dict[str, Any]:
    """Return a report of ``check``, or what ``inspect`` saw, as the plain data that the commands write as JSON."""
    from docchecker.findings import FileReport, Report
    from docchecker.report import json_report

    rules = notice or _default()
    if isinstance(result, FileReport):
        data: dict[str, Any] = json_report.as_data(Report(rules.id, (result,)), rules)["files"][0]
        return data
    from docchecker.report.inspect_json import as_data as inspected

    return inspected(result)


def _default() -> Notice:
    """Return the shipped notice, loaded once however many threads ask for it."""
    with _lock:
        if "" not in _notices:
            _notices[""] = load_notice()
        return _notices[""]


def _kind(named: str | None, notice: Notice) -> str | None:
    if named is None:
        return None
    ids = {word: kind.id for kind in notice.kinds.values() for word in (kind.id, kind.name)}
    if named not in ids:
        raise ValueError(f"没有“{named}”这种材料，可以写 {'、'.join(ids)}")
    return ids[named]


def _path(source: Source) -> Path | None:
    """Return the path that a source is, None when it is none."""
    from os import PathLike
    from pathlib import Path

    return Path(source) if isinstance(source, str | PathLike) else None


def _name(source: Source) -> str:
    """Return how a document in memory calls itself."""
    name = getattr(source, "name", None)
    return name if isinstance(name, str) and name else "文档.docx"


def _bytes(source: Any) -> bytes:  # noqa: ANN401 -- told apart here
    """Return the bytes of a source; a file is left where it was, as far as it can be moved."""
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source)
    if hasattr(source, "save") and not hasattr(source, "read"):
        from io import BytesIO

        stream = BytesIO()
        source.save(stream)
        return stream.getvalue()
    if not hasattr(source, "read"):
        raise TypeError(
            f"check 和 inspect 接受路径、bytes、打开的二进制文件或 docx.Document，不接受 {type(source).__name__}"
        )
    return _read(source)


def _read(file: Any) -> bytes:  # noqa: ANN401 -- anything with “read”
    seekable = bool(getattr(file, "seekable", lambda: False)())
    at = file.tell() if seekable else 0
    data = file.read()
    if seekable:
        file.seek(at)
    if not isinstance(data, bytes):
        raise TypeError("文件要用二进制方式打开：open(path, 'rb')")
    return data
