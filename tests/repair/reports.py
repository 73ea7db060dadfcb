"""Reports to repair by: of whole documents, and made by hand around some words."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from docchecker import checks, load_notice
from docchecker.classify import classify
from docchecker.counts import document_counts
from docchecker.findings import FileReport, Finding, Level, Location, Verdict, verdict
from docchecker.word.reader import read
from fixtures import make

FOLDER = Path(make.__file__).parent
NOTICE = load_notice()
DATE = datetime(2023, 11, 3, 9, 30)


def report_on(data: bytes, kind: str | None = None) -> FileReport:
    """What a check says of a document."""
    document = read(data)
    structure = classify(document, NOTICE, kind)
    findings, outcomes = checks.run(document, structure, NOTICE)
    return FileReport(
        "文件.docx", None, structure.kind, verdict(findings), document_counts(document), findings, outcomes,
        document=document,
    )  # fmt: skip


def at(paragraph: int | None, start: int | None = None, end: int | None = None) -> Location:
    """A place."""
    return Location(paragraph, start=start, end=end)


def finding(*locations: Location, message: str = "写错了", level: Level = Level.ERROR) -> Finding:
    """A finding on the title's length at these places."""
    return Finding(
        "CASE-TITLE-LENGTH", level, message, "A3-TITLE-LENGTH", "一般不超过25个字", locations, advice="改好。"
    )


def report_with(data: bytes, *findings: Finding, kind: str | None = None) -> FileReport:
    """A report of just these findings."""
    return FileReport("文件.docx", None, kind, Verdict.FAIL, findings=findings, document=read(data))


def places_of(data: bytes, words: str) -> Location:
    """The one place of some words."""
    found = [(p.index, p.text.index(words)) for p in read(data).paragraphs if words in p.text]
    ((index, start),) = found
    return at(index, start, start + len(words))


def fixable(data: bytes, kind: str | None) -> list[str]:
    """Messages of the findings that a repair could still put right."""
    return [f.message for f in report_on(data, kind).findings if f.fixable]
