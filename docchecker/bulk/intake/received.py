"""Materials without a format of their own that come as spreadsheets: they count as received and are not checked."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docchecker.bulk.intake.containers import container_kind
from docchecker.bulk.intake.junk import TABLES
from docchecker.bulk.intake.troubles import OFFICE_TROUBLES, FileTrouble
from docchecker.findings import FileReport, Trouble, Verdict

if TYPE_CHECKING:
    from docchecker.bulk.records import Submission
    from docchecker.rulebook.model import Notice

#: kind of papers sent along, of which nothing is judged
EVIDENCE = "evidence"
_REASON = "收到，未检查：不是 Word 文件。"
_ADVICE = "这种材料没有规定格式，内容请人工核对。"
#: how spreadsheets begin: a zip, an OLE file
_BEGINNINGS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
#: rows and characters of a table in which its title is looked for
_TITLE_ROWS, _TITLE = 4, 400
#: structure of a kind that may come as a table
_TABLE = "table"


def kinds_in(text: str, notice: Notice) -> tuple[str, ...]:
    """Return the kinds of material that a text speaks of, in its order, each once."""
    found = {}
    for kind in notice.kinds.values():
        words = {kind.name, *kind.title_words}
        places = [(text.rfind(word) + len(word), len(word)) for word in words if word in text]
        if places:
            found[kind.id] = max(places)
    return tuple(sorted(found, key=lambda kind: found[kind]))


def kind_by_name(name: str, notice: Notice) -> str | None:
    """Return the kind of material that a file's name speaks of, the last one in it; None when it speaks of none."""
    found = kinds_in(PurePosixPath(name).stem, notice)
    return found[-1] if found else None


def table_report(name: str, data: bytes, digest: str, notice: Notice) -> FileReport | None:
    """Return the report of a sound spreadsheet: received when nothing in it can be held against the notice.

    None for a file that is to be checked, or refused, like any other.
    """
    suffix = PurePosixPath(name).suffix.lower()
    by_name = kind_by_name(name, notice)
    sound = suffix == ".csv" or data.startswith(_BEGINNINGS)
    if suffix not in TABLES or (by_name and not sound):
        return None
    kind = by_name or kind_of_table(suffix, data, notice)
    if kind is None:
        return FileReport("", digest, EVIDENCE, Verdict.NOT_CHECKED, note="表格，看不出是哪一种材料，没有检查。")
    if notice.kinds[kind].structure == _TABLE:
        if _is_filled_in(data, notice):
            return None
    elif notice.kinds[kind].rules != notice.common:
        return None if by_name else _table_of(kind, digest, notice)
    return FileReport("", digest, kind, Verdict.UNREADABLE, trouble=Trouble(FileTrouble.RECEIVED, _REASON, _ADVICE))


def _is_filled_in(data: bytes, notice: Notice) -> bool:
    """Return whether a spreadsheet can be read as the table that the notice asks for, so that it is checked."""
    from docchecker.classify.score_sheet import read_sheet
    from docchecker.word.workbook import workbook_document

    document = workbook_document(data)
    return document is not None and bool(read_sheet(document, notice.points).rows)


def _table_of(kind: str, digest: str, notice: Notice) -> FileReport:
    """A table that holds what should have been a document."""
    name = notice.kinds[kind].name
    trouble = Trouble(
        FileTrouble.UNUSABLE_FORM, f"{name}写在了表格里，没有检查。", f"请把{name}做成 Word 文件（.docx）再报。"
    )
    return FileReport("", digest, kind, Verdict.UNREADABLE, trouble=trouble)


def kind_of_table(suffix: str, data: bytes, notice: Notice) -> str | None:
    """The kind of material that the first rows of a table speak of; None when they speak of none."""
    from docchecker.word.spreadsheet import TableError, sheets_of

    try:
        sheets = sheets_of(data, suffix)
    except TableError:
        return None
    for sheet in sheets:
        title = "".join(cell for row in sheet.rows[:_TITLE_ROWS] for cell in row)[:_TITLE]
        found = kinds_in("".join(title.split()), notice)
        if found:
            return found[0] if len(found) == 1 else found[-1]
    return None


def only_received(one: Submission) -> bool:
    """Return whether a submission counts as received although nothing in it was checked."""
    return one.verdict == Verdict.UNREADABLE and _trouble(one) == FileTrouble.RECEIVED


def unread(one: Submission) -> bool:
    """Return whether a submission should have been checked and could not be."""
    return one.verdict == Verdict.UNREADABLE and not only_received(one)


def office_trouble(one: Submission) -> bool:
    """Return whether a submission was not checked for a reason that is none of its unit's."""
    return one.verdict == Verdict.UNREADABLE and _trouble(one) in OFFICE_TROUBLES


def is_closed_package(one: Submission) -> bool:
    """Return whether a submission is an archive or mail that cannot be opened: nobody knows what it holds."""
    return one.verdict == Verdict.UNREADABLE and container_kind(one.name) is not None


def _trouble(one: Submission) -> str:
    trouble = one.report.trouble
    return trouble.kind if trouble else ""
