"""Texts to look for copies in: those of a run, and those of last year's ledger or of a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.bulk.copies.texts import Texts, joined
from docchecker.bulk.intake.gather import gather
from docchecker.bulk.intake.places import read_place
from docchecker.bulk.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from docchecker.bulk.copies.told import Found
    from docchecker.bulk.records import Submission
    from docchecker.rulebook.model import Notice


def copies_of(submissions: Iterable[Submission], ledger: Ledger, against: Iterable[Path], notice: Notice) -> Found:
    """What the submissions that count share with each other and with earlier texts (PACK-COPY)."""
    from docchecker.bulk.copies.copying import find_copies, template_texts

    counting = [item for item in submissions if item.superseded_by is None]
    texts = dict(Texts(ledger, counting))
    groups = {item.name: item.attribution.unit for item in counting if item.attribution.unit}
    kinds = {item.name: item.kind for item in counting if item.kind}
    known: dict[str, str] = {}
    for path in against:
        known |= earlier_texts(path, notice)
    return find_copies(texts, known, template_texts(notice), groups, kinds, notice.copies)


def earlier_texts(path: Path, notice: Notice) -> Mapping[str, str]:
    """The texts of a ledger or of the files in a folder, by “往年/<its name>/<name>”; what is no document is left out."""
    prefix = f"往年/{path.stem}"
    if path.is_dir() and not (path / "台账.sqlite").is_file():
        return {f"{prefix}/{name}": text for name, text in _folder_texts(path, notice)}
    with Ledger(path / "台账.sqlite" if path.is_dir() else path, read_only=True) as ledger:
        texts = Texts(ledger, (item.submission for item in ledger.filed()))
        return {f"{prefix}/{name}": text for name, text in texts.items()}


def _folder_texts(folder: Path, notice: Notice) -> Iterable[tuple[str, str]]:
    from docchecker.bulk.intake.containers import ContainerError
    from docchecker.errors import UnreadableDocument
    from docchecker.word.reader import read

    for entry in gather(folder, notice).entries:
        try:
            document = read(read_place(entry.place))
        except (ContainerError, OSError, UnreadableDocument):
            continue
        yield entry.name, joined(paragraph.text for paragraph in document.paragraphs)
