"""Everything that a batch comes to, as files in one folder (``Folder``)."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.outputs.folder import Folder
from docchecker.bulk.outputs.names import free_name, safe_name
from docchecker.errors import UnreadableDocument
from docchecker.findings import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from docchecker.bulk.outputs.folder import Beside
    from docchecker.bulk.records import Batch
    from docchecker.rulebook.model import Notice

#: The names that a person and a program look for.
WORKBOOK, REPORT, JUNIT = "汇总表.xlsx", "结果.json", "结果.xml"
LETTERS, ANNOTATED = "通知", "批注"


class Written(NamedTuple):
    """What was written, and what stands under another name because its own was taken."""

    paths: tuple[Path, ...]
    beside: tuple[Beside, ...] = ()


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
    more: Callable[[Folder], None] | None = None,
) -> Written:
    """Write 汇总表, 结果.json, 结果.xml (JUnit) and what else is wanted into ``folder``.

    ``texts`` are the paragraphs of documents by name, a line each: pages show them. ``read`` gives the bytes of a
    submission by its name, which annotated copies need. ``today`` is the letters' date, ``reply_by`` the day by which
    answers are wanted; ``more`` writes what else belongs there. OSError when a file cannot be written, BadRules for a
    mistake in a letter's form. What an earlier call wrote into the folder, this one did not, and nobody changed is
    removed.
    """
    made = Folder(folder)
    _write_tables(batch, made, notice)
    if letters:
        from docchecker.bulk.outputs.post import write_letters

        write_letters(batch, made, notice, today or datetime.date.today(), reply_by)
    if html:
        from docchecker.bulk.outputs.pages import pages

        for name, text in pages(batch, notice, texts):
            made.put(name, text)
    if annotate and read:
        for name, data in _annotated(batch, notice, read):
            made.put(name, data)
    if more:
        more(made)
    made.close()
    return Written(made.written, tuple(made.beside))


def _write_tables(batch: Batch, made: Folder, notice: Notice) -> None:
    """For programs everything as JSON, and JUnit; for people the workbook."""
    from docchecker.bulk.outputs.machine import batch_junit, json_pieces
    from docchecker.bulk.outputs.workbook import workbook

    made.put(REPORT, json_pieces(batch, notice))
    made.put(JUNIT, batch_junit(batch, notice))
    made.put(WORKBOOK, workbook(batch, notice))


def _annotated(batch: Batch, notice: Notice, read: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    """A copy with comments of each file that could be checked, in a folder a unit."""
    from docchecker.bulk.outputs.views import base_name, current, unit_words
    from docchecker.repair.annotate import annotate

    taken: set[str] = set()
    for one in current(batch.submissions):
        if one.verdict == Verdict.UNREADABLE:
            continue
        stem = PurePosixPath(safe_name(base_name(one.name))).stem
        name = free_name(f"{ANNOTATED}/{safe_name(unit_words(one))}/{stem}-批注", taken)
        try:
            copy = annotate(read(one.name), one.report, notice)
        except (UnreadableDocument, OSError):
            taken.discard(name.casefold())
            continue
        yield f"{name}.docx", copy
