"""``check --format github``: workflow commands that a GitHub runner shows beside the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.findings import FileReport, Finding, Level, Report, Status, Verdict
from docchecker.report.filewords import headline
from docchecker.report.page import clean
from docchecker.report.words import ACCEPTED, FOR_PERSON, UNDECIDED, place, rule_summary, unread_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_OPEN = {Status.UNDECIDED: UNDECIDED, Status.FOR_PERSON: FOR_PERSON}


def render(report: Report, notice: Notice, page: Page) -> str:
    """One command a line; ``page`` does not matter to it."""
    return "\n".join(line for file in report.files for line in _file(file, notice))


def _file(file: FileReport, notice: Notice) -> Iterator[str]:
    if file.trouble:
        yield _command("error", file.file, file.trouble.kind, file.trouble.reason + file.trouble.advice)
    if file.verdict is Verdict.NOT_CHECKED:
        yield _command("error", file.file, file.verdict.value, f"{headline(file)}。")
    for words in unread_words(file.unread):
        yield _command("warning", file.file, "unread", words)
    for finding in file.findings:
        yield _finding(file, finding)
    for outcome in file.checked:
        if outcome.status is Status.ERROR:
            said = f"检查时程序出错：{rule_summary(notice, outcome.rule, file.kind)}"
            yield _command("error", file.file, outcome.rule, said)


def _finding(file: FileReport, finding: Finding) -> str:
    more = f"等{len(finding.locations)}处" if len(finding.locations) > 1 else ""
    said = f"{place(finding.location)}{more}：{finding.message}"
    advice = f"\n怎么改：{finding.advice}" if finding.advice else ""
    command = _COMMANDS[finding.level]
    if finding.suppressed:
        command, said = "notice", f"（{ACCEPTED}：{finding.suppressed}）{said}"
    elif finding.status in _OPEN:
        command, said = "notice", f"（{_OPEN[finding.status]}）{said}"
    paragraph = finding.location.paragraph
    return _command(command, file.file, finding.rule, said + advice, 1 if paragraph is None else paragraph + 1)


def _command(command: str, file: str, title: str, message: str, line: int = 1) -> str:
    """A command; its line is the number of the paragraph, as in SARIF."""
    lines = "\n".join(map(clean, message.split("\n")))
    return f"::{command} file={_property(file)},line={line},title={_property(title)}::{_data(lines)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
