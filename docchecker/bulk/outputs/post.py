"""Letters into the folder of results: which are new, their days and numbers, one zip a round, and the register of them."""

from __future__ import annotations

import datetime
import hashlib
import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.outputs.letter_files import as_docx, as_text, own_base
from docchecker.bulk.outputs.letters import outlines
from docchecker.bulk.outputs.names import free_name, safe_name
from docchecker.bulk.outputs.register import Entry, write_register

if TYPE_CHECKING:
    from docchecker.bulk.outputs.folder import Folder
    from docchecker.bulk.outputs.letters import Letter, Outline
    from docchecker.bulk.records import Batch
    from docchecker.rulebook.model import Notice

LETTERS = "通知"
_NEW = "(新)"
_SUFFIXES = (".docx", ".txt")
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
#: what stands for the number and the day when the words of two letters are compared
_NO_DAY = datetime.date(1, 1, 1)


class Posted(NamedTuple):
    """A letter in the folder: its entry in the register, and the paths of its two files."""

    entry: Entry
    paths: tuple[str, ...]


def write_letters(
    batch: Batch, folder: Folder, notice: Notice, today: datetime.date, reply_by: datetime.date | None
) -> None:
    """Write every letter that is due, the zip of those of today, and the register.

    A letter that says what it said before stays as it is, with its day and number, and with what the office wrote into
    it; one that says something new gets today's day, and stands beside one that was changed by hand.
    """
    log = [entry for raw in folder.memory.get("letters", ()) if (entry := Entry.of(raw))]
    taken: set[str] = set()
    posted: list[Posted] = []
    for outline in outlines(batch, notice, reply_by):
        name = _name(outline, taken)
        posted.append(_posted(outline, name, folder, notice, today, [*log, *(one.entry for one in posted)]))
    _write_zip([one for one in posted if one.entry.unit and one.entry.day == today.isoformat()], folder, today)
    log = _closed(log, posted, today)
    folder.memory["letters"] = [entry.as_data() for entry in log]
    write_register(log, folder, notice)


def _name(outline: Outline, taken: set[str]) -> str:
    stem = f"{LETTERS}/{safe_name(outline.unit)}{outline.form}" if outline.unit else outline.form
    return free_name(stem, taken)


def _posted(
    outline: Outline, name: str, folder: Folder, notice: Notice, today: datetime.date, log: list[Entry]
) -> Posted:
    """The letter as it was made before where it says the same, otherwise written anew."""
    words = _words(outline, notice)
    before = next((one for one in reversed(log) if (one.unit, one.form) == (outline.unit, outline.form)), None)
    if before and before.words == words and not before.closed:
        kept = {path for path in before.paths if folder.keep(path)}
        entry = before
    else:
        kept = set()
        number = before.number if before and before.day == today.isoformat() else _number(notice, log, outline)
        entry = Entry(outline.unit, outline.form, number, today.isoformat(), words, outline.contact)
    if len(kept) == len(_SUFFIXES):
        return Posted(entry, entry.paths)
    letter = outline.made(entry.number, datetime.date.fromisoformat(entry.day))
    paths = tuple(
        next((path for path in kept if path.endswith(suffix)), None)
        or folder.put(f"{name}{suffix}", _content(letter, suffix, notice), _NEW)
        for suffix in _SUFFIXES
    )
    return Posted(entry._replace(paths=paths), paths)


def _content(letter: Letter, suffix: str, notice: Notice) -> bytes:
    if suffix == ".docx":
        return as_docx(letter, notice)
    return as_text(letter).replace("\n", "\r\n").encode("utf-8-sig", "replace")


def _words(outline: Outline, notice: Notice) -> str:
    """A digest of what a letter says, day and number aside, and of the letterhead."""
    base = own_base(notice)
    head = hashlib.sha256(base.read_bytes() if base else b"").hexdigest()
    return hashlib.sha256(f"{outline.made('', _NO_DAY).digest}{head}".encode()).hexdigest()


def _number(notice: Notice, log: list[Entry], outline: Outline) -> str:
    """The next 文号; the list of the missing takes none of its own."""
    pattern = notice.letters.number
    if not pattern or not outline.unit:
        return ""
    if "{n}" not in pattern:
        return pattern
    used = {entry.number for entry in log}
    number = notice.letters.first
    while pattern.replace("{n}", str(number)) in used:
        number += 1
    return pattern.replace("{n}", str(number))


def _write_zip(posted: list[Posted], folder: Folder, today: datetime.date) -> None:
    """What is to be sent of this round: the letters of today, as they lie in the folder."""
    if not posted:
        return
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(path for one in posted for path in one.paths):
            entry = zipfile.ZipInfo(path.removeprefix(f"{LETTERS}/"), _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (folder.root / path).read_bytes())
    folder.put(f"{LETTERS}（{today.year}年{today.month}月{today.day}日）.zip", target.getvalue(), lasting=True)


def _closed(log: list[Entry], posted: list[Posted], today: datetime.date) -> list[Entry]:
    """Every letter ever made, in order; what is not due any more, or was replaced by another, with that day."""
    now = [one.entry for one in posted]
    kept = {(entry.unit, entry.form, entry.day, entry.words) for entry in now}
    old = [
        entry if entry.closed else entry._replace(closed=today.isoformat())
        for entry in log
        if (entry.unit, entry.form, entry.day, entry.words) not in kept
    ]
    same_day = {(entry.unit, entry.form, entry.day) for entry in now}
    return [*(entry for entry in old if (entry.unit, entry.form, entry.day) not in same_day), *now]
