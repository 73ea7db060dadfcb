"""What a report says of a file beyond its findings: how sure its kind is, 字数 of its parts, what the reader saw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import FileReport

if TYPE_CHECKING:
    from docchecker.counts import Counts
    from docchecker.model import Document
    from docchecker.structure import Structure


class Measure(NamedTuple):
    """字数 of one part or item; ``name`` is its heading, or “第2个问题”."""

    name: str
    words: int


@dataclass(frozen=True, slots=True)
class MeasuredFile(FileReport):
    """A FileReport with measures. ``kind_confidence`` is 0–1, None when the user named the kind."""

    kind_confidence: float | None = None
    measures: tuple[Measure, ...] = ()


class InspectedFile(NamedTuple):
    """A document as it was read and understood."""

    file: str
    document: Document
    structure: Structure
    counts: Counts
