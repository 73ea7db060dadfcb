"""Everything that a batch comes to, as files in one folder: each is whole or not there, none is left from last time."""

from __future__ import annotations

import datetime
import json
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING

from docchecker.bulk.ledger.stored import file_report
from docchecker.errors import UnreadableDocument
from docchecker.findings import Verdict
from docchecker.report.output import save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from docchecker.bulk.records import Batch
    from docchecker.rulebook.model import Notice

    Content = str | bytes

#: The names that a person and a program look for.
WORKBOOK, REPORT, JUNIT = "汇总表.xlsx", "结果.json", "结果.xml"
LETTERS, ANNOTATED = "通知", "批注"

#: What was written last time, so that a letter that is no longer due does not stay and get sent.
_WRITTEN = ".docchecker-outputs.json"

_LONGEST = 80
_FORBIDDEN = str.maketrans(dict.fromkeys([*'<>:"/\\|?*', *map(chr, range(32)), "\x7f"], "_"))
_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{name}{n}" for name in ("COM", "LPT") for n in range(1, 10))})


def write_outputs(
    batch: Batch,
    folder: Path,
    notice: Notice,
    *,
    html: bool,
    annotate: bool,
    letters: bool,
    texts: Mapping[str, str] = MappingProxyType({}),
    read: Callable[[str], bytes] | None = None,
    today: datetime.date | None = None,
    reply_by: datetime.date | None = None,
) -> tuple[Path, ...]:
    """Write 汇总表, 结果.json, 结果.xml (JUnit) and what else is wanted into ``folder``; the paths written.

    ``texts`` are the paragraphs of documents by name, a line each: pages show them. ``read`` gives the bytes of a
    submission by its name, which annotated copies need. ``today`` is the letters' date, ``reply_by`` the day by which
    answers are wanted. OSError when a file cannot be written, BadRules for a mistake in a letter's form. What an
    earlier call wrote into the folder and this one did not is removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    sources = [_machines(batch, notice), _workbook(batch, notice)]
    if letters:
        sources.append(_letters(batch, notice, today or datetime.date.today(), reply_by))
    if html:
        sources.append(_pages(batch, notice, texts))
    if annotate and read:
        sources.append(_annotated(batch, notice, read))
    for source in sources:
        for name, content in source:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            save(content, path)
            written.append(path)
    _forget(folder, written)
    return tuple(written)


def _workbook(batch: Batch, notice: Notice) -> Iterator[tuple[str, Content]]:
    from docchecker.bulk.outputs.workbook import workbook

    yield WORKBOOK, workbook(batch, notice)


def _machines(batch: Batch, notice: Notice) -> Iterator[tuple[str, Content]]:
    """For programs: everything as JSON, and JUnit."""
    from docchecker.bulk.outputs.machine import batch_json, batch_junit

    yield REPORT, batch_json(batch, notice)
    yield JUNIT, batch_junit(batch, notice)


def _letters(
    batch: Batch, notice: Notice, today: datetime.date, reply_by: datetime.date | None
) -> Iterator[tuple[str, Content]]:
    from docchecker.bulk.outputs.letters import as_docx, as_text, letters

    taken: set[str] = set()
    for letter in letters(batch, notice, today, reply_by):
        stem = f"{LETTERS}/{safe_name(letter.unit)}{letter.form}" if letter.unit else letter.form
        name = _free(stem, taken)
        yield f"{name}.docx", as_docx(letter, notice)
        yield f"{name}.txt", as_text(letter).replace("\n", "\r\n").encode("utf-8-sig", "replace")


def _pages(batch: Batch, notice: Notice, texts: Mapping[str, str]) -> Iterator[tuple[str, Content]]:
    from docchecker.bulk.outputs.pages import pages

    return pages(batch, notice, texts)


def _annotated(batch: Batch, notice: Notice, read: Callable[[str], bytes]) -> Iterator[tuple[str, Content]]:
    """A copy with comments of each file that could be checked, in a folder a unit."""
    from docchecker.bulk.outputs.views import base_name, current, unit_words
    from docchecker.repair.annotate import annotate

    taken: set[str] = set()
    for one in current(batch.submissions):
        if one.verdict == Verdict.UNREADABLE:
            continue
        stem = PurePosixPath(safe_name(base_name(one.name))).stem
        name = _free(f"{ANNOTATED}/{safe_name(unit_words(one))}/{stem}-批注", taken)
        try:
            copy = annotate(read(one.name), file_report(one), notice)
        except (UnreadableDocument, OSError):
            taken.discard(name.casefold())
            continue
        yield f"{name}.docx", copy


def safe_name(text: str) -> str:
    """A name that every file system takes: no separators or reserved words, no dot or space at its ends, not too long."""
    encodable = text.encode("utf-8", "replace").decode("utf-8")
    name = encodable.translate(_FORBIDDEN).strip(" .")[:_LONGEST].strip(" .")
    return f"_{name}" if not name or name.split(".")[0].upper() in _RESERVED else name


def _free(stem: str, taken: set[str]) -> str:
    """The name, with a number when it was used before (also in other letters' case); it counts as used now."""
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}（{number}）"
    taken.add(name.casefold())
    return name


def _forget(folder: Path, written: list[Path]) -> None:
    """Remove what an earlier call wrote and this one did not, and keep a list of what this one wrote."""
    record = folder / _WRITTEN
    now = [path.relative_to(folder).as_posix() for path in written]
    for name in set(_earlier(record)) - set(now):
        old = folder / name
        if old.resolve().is_relative_to(folder.resolve()):
            old.unlink(missing_ok=True)
    save(json.dumps(now, ensure_ascii=False), record)


def _earlier(record: Path) -> list[str]:
    try:
        return [str(name) for name in json.loads(record.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []
