"""Fixtures saved in an old format and checked by way of conversion: ``python -m tests.convert.roundtrip [SUFFIX]``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from docchecker import checks, load_notice
from docchecker.classify import classify
from docchecker.errors import UnreadableDocument
from docchecker.findings import Level, Status
from docchecker.word.convert import libreoffice, readable_copy
from docchecker.word.reader import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.rulebook.model import Notice

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8"}

Rules = frozenset[tuple[str, str]]


def saved_as(suffix: str, documents: Sequence[Path], folder: Path) -> list[Path]:
    """The documents saved by LibreOffice in another format, in this folder."""
    profile = (folder / "profile").as_uri()
    command = [str(libreoffice()), f"-env:UserInstallation={profile}", "--headless", "--convert-to", FILTERS[suffix]]
    files = [str(document) for document in documents]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=300)
    return [folder / document.with_suffix(f".{suffix}").name for document in documents]


def rules(data: bytes, notice: Notice) -> Rules:
    """(rule, level) of each finding that stands, notes left out."""
    document = read(data)
    findings, _ = checks.run(document, classify(document, notice, None), notice)
    return frozenset(
        (finding.rule, finding.level.value)
        for finding in findings
        if finding.status is Status.FAILED and finding.level is not Level.NOTE
    )


def rules_of_copy(data: bytes, notice: Notice) -> Rules:
    """The same of a file in an old format, by way of the reader's refusal and conversion."""
    try:
        return rules(data, notice)
    except UnreadableDocument as error:
        copy = readable_copy(data, error.kind)
        if copy is None:
            raise
        return rules(copy.data, notice)


def main(suffix: str = "doc") -> int:
    """Print each fixture whose verdict changes on the way, and return their number."""
    notice, changed = load_notice(), 0
    documents = sorted(FIXTURES.glob("*.docx"))
    with tempfile.TemporaryDirectory() as name:
        for document, old in zip(documents, saved_as(suffix, documents, Path(name)), strict=True):
            before, after = rules(document.read_bytes(), notice), rules_of_copy(old.read_bytes(), notice)
            if before != after:
                changed += 1
                print(f"{document.name}: lost {sorted(before - after)}, new {sorted(after - before)}")
    print(f"{len(documents)} fixtures as .{suffix}: {len(documents) - changed} with the same rules")
    return min(changed, 100)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
