"""The files that a batch leaves in its folder: each file, and each folder of files, is whole or as it was before."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.ledger import Ledger
from docchecker.bulk.machine import batch_json, batch_junit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from pathlib import Path

    from docchecker.bulk.letters import Letter
    from docchecker.bulk.records import Batch, Submission
    from docchecker.rulebook.model import Notice

JSON, JUNIT, TABLE, LETTERS = "结果.json", "结果.xml", "汇总表.xlsx", "通知"


class Wanted(NamedTuple):
    """What is made beside the tables: web pages, letters."""

    pages: bool = True
    letters: bool = True


EVERYTHING = Wanted()


class Texts(Mapping[str, str]):
    """The text of each submission by name, a line a paragraph; read from the ledger whenever it is asked for."""

    def __init__(self, ledger: Ledger, submissions: Iterable[Submission]) -> None:
        self._ledger = ledger
        self._digests = {item.name: item.sha256 for item in submissions if item.sha256}

    def __getitem__(self, name: str) -> str:
        return joined(self._ledger.texts(self._digests[name]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)


def joined(paragraphs: Iterable[str]) -> str:
    """A text with a line a paragraph: a break inside one becomes a space, so that lines and offsets stay right."""
    return "\n".join(text.replace("\n", " ") for text in paragraphs)


def write_outputs(
    batch: Batch, notice: Notice, folder: Path, ledger: Path, today: datetime.date, wanted: Wanted = EVERYTHING
) -> None:
    """Write all of them; OSError when that is impossible, BadRules for a mistake in the form of a letter."""
    from docchecker.bulk.workbook import workbook

    save_bytes(batch_json(batch, notice).encode("utf-8", "backslashreplace"), folder / JSON)
    save_bytes(batch_junit(batch, notice).encode("utf-8"), folder / JUNIT)
    save_bytes(workbook(batch, notice), folder / TABLE)
    if wanted.letters:
        _replace_folder(folder / LETTERS, _letters(batch, notice, today))
    if wanted.pages:
        with Ledger(ledger) as book:
            _write_pages(batch, notice, folder, Texts(book, batch.submissions))


def _letters(batch: Batch, notice: Notice, today: datetime.date) -> Iterator[tuple[str, bytes]]:
    from docchecker.bulk.letters import as_docx, as_text, letters

    for letter in letters(batch, notice, today):
        name = _letter_name(letter)
        yield f"{name}.docx", as_docx(letter, notice)
        yield f"{name}.txt", as_text(letter).encode("utf-8")


def _letter_name(letter: Letter) -> str:
    from docchecker.bulk.containers import safe_name

    return safe_name("-".join(filter(None, (letter.unit, letter.form)))).replace("/", "、")


def _write_pages(batch: Batch, notice: Notice, folder: Path, texts: Mapping[str, str]) -> None:
    """The pages in their folders, and last of all the one that leads to them."""
    from docchecker.bulk.pages import COPIES, FILES, pages

    fresh = folder / f".pages.{os.getpid()}.tmp"
    index = b""
    try:
        for path, content in pages(batch, notice, texts):
            data = content.encode("utf-8", "backslashreplace")
            if "/" in path:
                _write(fresh / path, data)
            else:
                index = data
        for name in (FILES, COPIES):
            _swap(fresh / name, folder / name)
        save_bytes(index, folder / "index.html")
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _replace_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """A folder with these files and no others."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        for name, data in files:
            _write(fresh / name, data)
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _swap(fresh: Path, target: Path) -> None:
    """Put ``fresh``, where there is one, in the place of ``target``."""
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    if target.exists():
        target.replace(old)
    if fresh.exists():
        fresh.replace(target)
    shutil.rmtree(old, ignore_errors=True)


def save_bytes(data: bytes, target: Path) -> None:
    """Write a file beside its place first, so that it is never half there."""
    beside = target.with_name(f".{target.name[:40]}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(data)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
