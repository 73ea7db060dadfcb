"""What ``inspect`` shows: a document as it was read and understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from docchecker.counts import Counts
    from docchecker.model import Document
    from docchecker.structure import Structure


class InspectedFile(NamedTuple):
    """A document as it was read and understood."""

    file: str
    document: Document
    structure: Structure
    counts: Counts
