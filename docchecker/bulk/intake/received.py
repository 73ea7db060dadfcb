"""Materials without a format of their own that come as spreadsheets: they count as received and are not checked."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docchecker.bulk.intake.junk import TABLES
from docchecker.findings import FileReport, Trouble, Verdict

if TYPE_CHECKING:
    from docchecker.bulk.records import Submission
    from docchecker.rulebook.model import Notice

#: the trouble of such a file
RECEIVED = "received"
_REASON = "收到，未检查：不是 Word 文件。"
_ADVICE = "这种材料没有规定格式，内容请人工核对。"
#: how spreadsheets begin: a zip, an OLE file
_BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def kind_by_name(name: str, notice: Notice) -> str | None:
    """The kind of material that a file's name speaks of, the last one in it; None when it speaks of none."""
    stem = PurePosixPath(name).stem
    found = [
        (stem.rfind(word) + len(word), len(word), kind.id)
        for kind in notice.kinds.values()
        for word in {kind.name, *kind.title_words}
        if word in stem
    ]
    return max(found)[2] if found else None


def is_received(name: str, data: bytes, notice: Notice) -> bool:
    """Whether a file is a sound spreadsheet of a kind of material for which the notice has no rules of its own."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in TABLES or not (suffix == ".csv" or data.startswith(_BEGINNINGS)):
        return False
    kind = notice.kinds.get(kind_by_name(name, notice) or "")
    return kind is not None and kind.rules == notice.common


def received(digest: str) -> FileReport:
    """The report of such a file."""
    return FileReport("", digest, None, Verdict.UNREADABLE, trouble=Trouble(RECEIVED, _REASON, _ADVICE))


def only_received(one: Submission) -> bool:
    """Whether a submission counts as received although nothing in it was checked."""
    return one.verdict == Verdict.UNREADABLE and (one.file.get("trouble") or {}).get("kind") == RECEIVED


def unread(one: Submission) -> bool:
    """Whether a submission should have been checked and could not be."""
    return one.verdict == Verdict.UNREADABLE and not only_received(one)
