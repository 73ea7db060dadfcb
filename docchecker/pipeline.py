"""The one module that knows the order: open → read → classify → check → report. No file is ever lost on the way."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docchecker import checks
from docchecker.acceptance.fingerprint import sha256
from docchecker.classify import classify
from docchecker.classify.materials import own_text
from docchecker.counts import count, document_counts, span_counts
from docchecker.errors import UnreadableDocument
from docchecker.findings import (
    STDIN,
    FileReport,
    Finding,
    InspectedFile,
    Level,
    Measure,
    Trouble,
    Verdict,
    verdict,
)
from docchecker.structure import OTHER
from docchecker.word.limits import LIMITS
from docchecker.word.package import read_bytes
from docchecker.word.reader import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docchecker.model import Document
    from docchecker.rulebook.model import Notice
    from docchecker.structure import Structure

#: What is looked at inside a folder; what the reader cannot read of these gets its own advice there.
SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt"})
#: what is looked at there as well, in case it is a material that may come as a table
SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods"})

#: what a refused spreadsheet is called, and the structure of the material that may come as one
_SPREADSHEET, _TABLE = "excel", "table"

_LEVELS = tuple(Level)


class Opened(NamedTuple):
    """A document as read; ``note`` says in Chinese when it was a converted or decrypted copy that was read."""

    document: Document
    note: str


class Said(NamedTuple):
    """What a person says of a document: its kind (None: recognise it), and what some of its paragraphs are."""

    kind: str | None
    roles: Mapping[int, str]


def inspect_file(path: Path, notice: Notice, kind: str | None = None, password: str | None = None) -> InspectedFile:
    """Read and classify one file; UnreadableDocument says why that is impossible."""
    return inspect_bytes(str(path), file_bytes(path), notice, kind, password)


def inspect_bytes(
    name: str, data: bytes, notice: Notice, kind: str | None = None, password: str | None = None
) -> InspectedFile:
    """Read and classify the bytes of a file of that name, as ``inspect_file`` does."""
    document, note = _open(data, password, notice, kind)
    structure = classify(document, notice, kind)
    return InspectedFile(name, document, structure, document_counts(document), note=note)


def check_file(
    path: Path, notice: Notice, kind: str | None = None, fail_on: Level = Level.ERROR, password: str | None = None,
    *, tell: bool = False,
) -> FileReport:  # fmt: skip
    """Check one file. ``kind`` overrides what is recognised; nothing but a broken interpreter makes this raise.

    ``tell``: the report is to hold what other files of the unit may contradict.
    """
    try:
        data = file_bytes(path)
    except UnreadableDocument as error:
        return _unreadable(str(path), Trouble(error.kind, error.reason, error.advice), None)
    except Exception as error:
        return _unreadable(str(path), _internal(error), None)
    return check_bytes(str(path), data, notice, kind, fail_on, password, tell=tell)


def check_bytes(
    name: str,
    data: bytes,
    notice: Notice,
    kind: str | None = None,
    fail_on: Level = Level.ERROR,
    password: str | None = None,
    *,
    tell: bool = False,
    roles: Mapping[int, str] | None = None,
) -> FileReport:
    """Check the bytes of a file of that name, as ``check_file`` does; ``roles`` are what a person says paragraphs are."""
    digest = sha256(data)
    try:
        opened = _open(data, password, notice, kind)
        return _check(name, opened, digest, notice, Said(kind, roles or {}), fail_on, tell=tell)
    except UnreadableDocument as error:
        return _unreadable(name, Trouble(error.kind, error.reason, error.advice), digest)
    except Exception as error:
        return _unreadable(name, _internal(error), digest)


def _is_stdin(path: Path) -> bool:
    return str(path) == STDIN


def file_bytes(path: Path) -> bytes:
    """What is in a file, or on standard input for ``-``; UnreadableDocument says why that cannot be known."""
    if _is_stdin(path):
        return sys.stdin.buffer.read(LIMITS.file_bytes + 1)
    return read_bytes(path)


def _open(data: bytes, password: str | None, notice: Notice, kind: str | None) -> Opened:
    """Return a document, by way of a converted or decrypted copy where it is in another format and that is possible."""
    try:
        return Opened(read(data), "")
    except UnreadableDocument as error:
        sheet = _score_sheet(data, notice, kind) if error.kind == _SPREADSHEET else None
        if sheet is not None:
            return sheet
        from docchecker.word.convert import readable_copy

        copy = readable_copy(data, error.kind, password)
        if copy is None:
            raise
        return Opened(copy.document(), copy.note)


def _score_sheet(data: bytes, notice: Notice, kind: str | None) -> Opened | None:
    """Return a spreadsheet as a document when it holds what the notice asks for as a table, None for any other."""
    from docchecker.word.workbook import workbook_document

    document = workbook_document(data)
    if document is None:
        return None
    found = notice.kinds.get(kind or classify(document, notice).kind or "")
    return Opened(document, "") if found is not None and found.structure == _TABLE else None


def _check(name: str, opened: Opened, digest: str, notice: Notice, said: Said, fail_on: Level, *, tell: bool
) -> FileReport:  # fmt: skip
    document = opened.document
    structure = classify(document, notice, said.kind, said.roles)
    findings, outcomes = checks.run(document, structure, notice)
    ordered = tuple(sorted(findings, key=_in_document_order))
    own = notice.kinds.get(structure.kind or "")
    ruled = own is not None and own.rules != notice.common
    return FileReport(
        file=name,
        sha256=digest,
        kind=structure.kind,
        verdict=verdict(ordered, fail_on, ruled=ruled),
        counts=document_counts(own_text(document, structure)),
        findings=ordered,
        checked=tuple(outcomes),
        document=document,
        kind_confidence=None if said.kind else structure.confidence,
        measures=_measures(document, structure),
        note=opened.note,
        unjudged=tuple(_unjudged(document, structure, notice)),
        unread=document.unread,
        ruled=ruled,
        told=checks.tell(document, structure, notice) if tell else None,
    )


def _unjudged(document: Document, structure: Structure, notice: Notice) -> Iterator[str]:
    """What stands in a file beside the text that the rules judge."""
    for where, texts in (("文本框", document.text_boxes), ("页眉页脚", document.headers_footers)):
        spoken = [text for text in texts if count(text).cjk]  # page numbers say nothing
        if spoken:
            yield f"{where}{len(spoken)}处：只找没填的空和格式说明，字体、字数、内容没有查"
    if document.notes:
        yield "脚注、尾注：字体、字数、内容没有查"
    if document.pictures:
        yield f"图片等{document.pictures}处：图里的文字没有查"
    cells = [p.index for p in document.paragraphs if p.cell and p.text.strip() and structure.roles[p.index] == OTHER]
    if cells:
        yield f"表格里的文字{len(cells)}段：计入字数，字体字号没有查（附件对表格没有规定）"
    if structure.reach != (0, 0) and not structure.materials:
        yield "文件里的另一份材料：没有查，指明的种类只查它自己的部分"
    kind = notice.kinds.get(structure.kind or "")
    if kind is not None and kind.rules == notice.common:
        yield f"{kind.name}的专门要求：没有规则，只查了各种材料都适用的几条"


def _measures(document: Document, structure: Structure) -> tuple[Measure, ...]:
    """字数 of each part without its heading, of each item with its name."""
    named = [(part.words, part.body) for part in structure.parts]
    named += [(f"第{item.order}个问题", (item.name, *item.body)) for item in structure.items]
    return tuple(Measure(name, span_counts(document, spans).words) for name, spans in named)


def _in_document_order(finding: Finding) -> tuple[int, int, int, str]:
    """What concerns the document as a whole first, then from top to bottom; graver ones first in one place."""
    at = finding.location
    paragraph = -1 if at.paragraph is None else at.paragraph
    return paragraph, at.start or 0, _LEVELS.index(finding.level), finding.rule


def _unreadable(name: str, trouble: Trouble, digest: str | None) -> FileReport:
    return FileReport(name, digest, None, Verdict.UNREADABLE, trouble=trouble)


def _internal(error: Exception) -> Trouble:
    """A mistake of the program, with what its maintainer needs and no traceback."""
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    place = f"，{Path(where.tb_frame.f_code.co_filename).name}第{where.tb_lineno}行" if where else ""
    reason = f"检查这个文件时程序自身出错（{type(error).__name__}{place}）。"
    advice = "文件不一定有问题，请先人工核对，并把括号里的话告诉程序的维护人员。"
    return Trouble("internal_error", reason, advice)
