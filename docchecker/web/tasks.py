"""What workers do with the files of visitors: unpack, check, repair, annotate. A hostile file costs only its worker."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from docchecker.web.asked import Answered, Asked, Copy, Repairs, Unpacked

if TYPE_CHECKING:
    from docchecker.bulk.intake.places import Place
    from docchecker.bulk.run.tasks import RuleSet
    from docchecker.findings import FileReport, Report
    from docchecker.language.judge import JudgeKind
    from docchecker.repair.fix import FixResult
    from docchecker.rulebook.model import Notice

_EMPTY = ("里面没有可以检查的文件。", "请核对压缩包。")


def _notice(rules: RuleSet) -> Notice:
    from docchecker.bulk.run.tasks import notice_of

    return notice_of(rules)


def unpack(asked: Asked, rules: RuleSet, most: int, most_bytes: int) -> tuple[Unpacked, ...]:
    """Return the files that an archive or a mail holds, each with a file of its own beside it.

    At most so many files, and so many bytes together. Names in an archive are shown to people and never become a path.
    """
    from docchecker.bulk.intake.gather import gather

    inbox = gather(asked.path, _notice(rules))
    found, left = [], most_bytes
    for entry in inbox.entries[:most]:
        taken, size = _taken(entry.place, asked.name + _inner(entry.name), Path(asked.path), left)
        found.append(taken)
        left -= size
    found += [
        Unpacked(asked.name + _inner(one.entry.name), "", one.reason, one.advice) for one in inbox.unusable[:most]
    ]
    rest = len(inbox.entries) - most
    if rest > 0:
        found.append(Unpacked(asked.name, "", f"压缩包里的文件太多，还有{rest}个没有检查。", "请分几次传。"))
    return tuple(found) or (Unpacked(asked.name, "", *_EMPTY),)


def unpacked_from(path: Path) -> list[Path]:
    """Return the files that were taken out of an upload."""
    return sorted(path.parent.glob(f"{path.stem}-*"))


def _inner(name: str) -> str:
    """The path of a file in an upload, without our own name of the upload."""
    _ours, slash, rest = name.partition("/")
    return slash + rest


def _taken(place: Place, name: str, archive: Path, left: int) -> tuple[Unpacked, int]:
    """A file out of an upload, and how many bytes it takes."""
    from docchecker.bulk.intake.containers import ContainerError
    from docchecker.bulk.intake.places import read_place

    try:
        data = read_place(place)
    except ContainerError as error:
        return Unpacked(name, "", f"{error}。"), 0
    if len(data) > left:
        return Unpacked(name, "", "压缩包解开以后太大，这个文件没有检查。", "请分几次传。"), 0
    path = archive.with_name(f"{archive.stem}-{secrets.token_hex(8)}")
    with path.open("xb") as file:
        path.chmod(0o600)
        file.write(data)
    return Unpacked(name, str(path)), len(data)


def check(asked: Asked, rules: RuleSet, number: int = 0) -> Answered:
    """Return what is said of a file; with a ``number`` also the card that shows it."""
    from docchecker.report.card import card_html
    from docchecker.report.codec import pack

    notice = _notice(rules)
    report = _checked(asked, Path(asked.path).read_bytes(), notice)
    return Answered(pack(report), card_html(number, report, notice) if number else "", number)


def _checked(asked: Asked, data: bytes, notice: Notice) -> FileReport:
    from docchecker.pipeline import check_bytes

    return check_bytes(asked.name, data, notice, asked.kind, roles=dict(asked.roles), tell=True)


def reported(asked: Asked, rules: RuleSet, format_: str) -> bytes:
    """Return the report of one file in a format."""
    from importlib import import_module

    from docchecker.findings import Report
    from docchecker.report import FORMATS
    from docchecker.report.page import Page

    notice = _notice(rules)
    report: Report = Report(notice.id, (_checked(asked, Path(asked.path).read_bytes(), notice),))
    made: str | bytes = import_module(FORMATS[format_]).render(report, notice, Page())
    return made.encode("utf-8", "replace") if isinstance(made, str) else made


def repairs(asked: Asked, rules: RuleSet) -> Repairs:
    """Return what can be repaired in a file."""
    from docchecker.errors import UnreadableDocument
    from docchecker.repair.proof import UnsafeRepair

    try:
        result = _fixed(asked, rules, None)
    except (UnsafeRepair, UnreadableDocument) as error:
        return Repairs(refused=str(error))
    return Repairs(result.done, (*result.left, *result.refused), result.diff)


def fixed(asked: Asked, rules: RuleSet, only: tuple[int, ...] | None) -> Copy:
    """Return the repaired copy; ``only`` are the numbers of the repairs that are wanted."""
    from docchecker.errors import UnreadableDocument
    from docchecker.repair.proof import UnsafeRepair

    try:
        return Copy(_fixed(asked, rules, only).data)
    except (UnsafeRepair, UnreadableDocument) as error:
        return Copy(refused=str(error))


def _fixed(asked: Asked, rules: RuleSet, only: tuple[int, ...] | None) -> FixResult:
    from docchecker.repair.fix import fix

    notice, data = _notice(rules), Path(asked.path).read_bytes()
    report = _checked(asked, data, notice)
    every = fix(data, report, notice)
    if only is None:
        return every
    others = [one for number, one in enumerate(every.findings, 1) if number not in only]
    return fix(data, report, notice, leave={(one.rule, one.message) for one in others})


def annotated(asked: Asked, rules: RuleSet) -> Copy:
    """Return the copy with the findings as comments."""
    from docchecker.errors import UnreadableDocument
    from docchecker.repair.annotate import annotate, strip_comments

    notice = _notice(rules)
    try:
        data = strip_comments(Path(asked.path).read_bytes())
        return Copy(annotate(data, _checked(asked, data, notice), notice))
    except UnreadableDocument as error:
        return Copy(refused=str(error))


def blank(kind: str, rules: RuleSet, unit: str, title: str) -> Copy:
    """Return an empty document of a kind, with the unit's name and the title filled in where they are given."""
    from docchecker.repair.template import template

    return Copy(template(kind, _notice(rules), unit=unit, title=title))


def judged(kind: JudgeKind, record: dict[str, str], rules: RuleSet) -> dict[str, object]:
    """Return what is said of one wording, with the sentences for people."""
    from docchecker.language.judge import answer, plain

    notice = _notice(rules)
    judged = answer(kind, record, notice.terms, notice.points)
    return {**judged, "lines": plain(kind, record, notice.terms, notice.points).splitlines()}
