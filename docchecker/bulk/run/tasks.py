"""What a worker does with one file, here or on another machine: read, check, and send back what is needed of it."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.troubles import PASSING, FileTrouble, OfficeTrouble
from docchecker.findings import Level

if TYPE_CHECKING:
    from docchecker.bulk.intake.places import Place
    from docchecker.findings import FileReport, Verdict
    from docchecker.model import Document
    from docchecker.rulebook.model import Notice

#: a folder of a notice with forms of letters, which no check looks at
LETTERS = "letters"

_FRONT_LINES, _LAST_LINES, _LONGEST_LINE = 6, 6, 60


class RuleSet(NamedTuple):
    """The rules of a run: their folder, a digest of every file in it, and what fails a file."""

    folder: str
    digest: str
    fail_on: Level = Level.ERROR


class Checked(NamedTuple):
    """What is kept of a file that was checked.

    ``report`` is its report and ``texts`` the text of each paragraph, both packed (see ``codec``).
    ``front`` and ``last`` are the first and the last lines of the text, as clues to its unit.
    """

    sha256: str
    kind: str | None
    verdict: Verdict
    report: bytes
    texts: bytes = b""
    front: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    passing: bool = False


def check_place(place: Place, name: str, rules: RuleSet) -> Checked:
    """Check the file at a place. Nothing that is wrong with the file makes this raise."""
    from docchecker.bulk.intake.containers import ContainerError
    from docchecker.bulk.intake.places import read_place
    from docchecker.bulk.intake.received import table_report

    try:
        data = read_place(place)
    except ContainerError as error:
        return failed(FileTrouble.CONTAINER, f"{error}。", "", "")
    except OSError as error:
        return _not_read(error)
    digest = hashlib.sha256(data).hexdigest()
    if rules_digest(Path(rules.folder)) != rules.digest:
        return failed(
            OfficeTrouble.RULES_DIFFER,
            "执行检查的机器上的规则与本机不同。",
            "请在每台机器上装同一版本、放同一套规则。",
            digest,
        )
    notice = notice_of(rules)
    table = table_report(name, data, digest, notice)
    if table:
        return packed(table, digest)
    from docchecker.pipeline import check_bytes

    return packed(check_bytes(name, data, notice, fail_on=rules.fail_on, tell=True), digest)


def check_places(files: tuple[tuple[Place, str], ...], rules: RuleSet) -> tuple[Checked, ...]:
    """Check the files at some places, each with its name."""
    return tuple(check_place(place, name, rules) for place, name in files)


def digest_of(place: Place) -> str:
    """sha256 of the bytes at a place, empty when they cannot be read."""
    from docchecker.bulk.intake.containers import ContainerError
    from docchecker.bulk.intake.places import read_place

    try:
        return hashlib.sha256(read_place(place)).hexdigest()
    except (ContainerError, OSError):
        return ""


@lru_cache(maxsize=2)
def notice_of(rules: RuleSet) -> Notice:
    """The notice, loaded once in each worker."""
    from docchecker import load_notice

    return load_notice(Path(rules.folder))


@lru_cache(maxsize=4)
def rules_digest(folder: Path) -> str:
    """A digest of every file of a notice's folder and of what it shares with others."""
    from docchecker.rulebook.loader import common_folder

    digest = hashlib.sha256()
    for root in (folder, common_folder(folder)):
        for file in sorted(root.rglob("*")):
            if file.suffix in (".toml", ".txt") and file.parent.name != LETTERS and file.is_file():
                digest.update(f"{file.relative_to(root).as_posix()}\0{file.stat().st_size}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def packed(report: FileReport, digest: str) -> Checked:
    """A report in the form that is sent and stored."""
    from docchecker.report.codec import pack, pack_data

    lines = _lines(report.document)
    short = [line for line in lines if len(line) <= _LONGEST_LINE]
    return Checked(
        report.sha256 or digest,
        report.kind,
        report.verdict,
        pack(report),
        pack_data([paragraph.text for paragraph in report.document.paragraphs] if report.document else []),
        tuple(line for line in lines[:_FRONT_LINES] if line in short),
        tuple(line for line in lines[-_LAST_LINES:] if line in short),
        report.trouble is not None and report.trouble.kind in PASSING,
    )


def failed(kind: FileTrouble | OfficeTrouble, reason: str, advice: str, digest: str) -> Checked:
    """The result of a file whose check broke down: a row of its own, tried again the next time."""
    from docchecker.findings import FileReport, Trouble, Verdict

    trouble = Trouble(kind, reason, advice)
    return packed(FileReport("", digest or None, None, Verdict.UNREADABLE, trouble=trouble), digest)


def _not_read(error: OSError) -> Checked:
    if isinstance(error, FileNotFoundError):
        return failed(OfficeTrouble.NOT_FOUND, "文件不见了。", "检查开始以后它被移走或改了名，请再查一次。", "")
    if isinstance(error, PermissionError):
        return failed(
            OfficeTrouble.NO_ACCESS, "没有权限打开这个文件。", "请确认自己有权读取它，并且没有别的程序占用它。", ""
        )
    return failed(OfficeTrouble.READ_ERROR, "读取文件时出错。", "请检查磁盘或网络连接，再查一次。", "")


def _lines(document: Document | None) -> list[str]:
    if document is None:
        return []
    return [text for paragraph in document.paragraphs if (text := paragraph.text.strip())]
