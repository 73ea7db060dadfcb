"""What each paragraph *is*, by words, numbers and position, never by the format under check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.classify.assemble import Assembly
from docchecker.classify.boxes import box_lines
from docchecker.classify.free import assemble_free
from docchecker.classify.kinds import Recognised, recognise
from docchecker.classify.lines import lines_of
from docchecker.classify.lists import assemble_list
from docchecker.classify.sections import assemble_sections
from docchecker.structure import Structure

if TYPE_CHECKING:
    from docchecker.model import Document
    from docchecker.rulebook.model import Notice

__all__ = ["Structure", "classify"]

_ASSEMBLERS = {"sections": assemble_sections, "items": assemble_list}


def classify(document: Document, notice: Notice, kind: str | None = None) -> Structure:
    """The structure of a document; ``kind`` overrides what is recognised. KeyError for a kind the notice lacks."""
    lines = lines_of(document)
    found = Recognised(notice.kinds[kind], 1.0) if kind else recognise(lines, notice)
    if found.kind is None and document.text_boxes:
        found = recognise([*box_lines(document), *lines], notice)
    assembly = Assembly(document, notice, found.kind)
    assembler = _ASSEMBLERS.get(found.kind.structure, assemble_free) if found.kind else assemble_free
    assembler(assembly, assembly.sort_out(lines))
    return assembly.structure(found.confidence)
