"""What each paragraph *is*, by words, numbers and position, never by the format under check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.classify.assemble import Assembly
from docchecker.classify.boxes import box_lines
from docchecker.classify.free import assemble_free
from docchecker.classify.kinds import Recognised, recognise
from docchecker.classify.letters import letter_end
from docchecker.classify.lines import lines_of
from docchecker.classify.lists import assemble_list
from docchecker.classify.others import recognise_other
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
    own = lines[letter_end(lines) :]
    found = Recognised(notice.kinds[kind], 1.0) if kind else recognise(own, notice)
    if found.kind is None and document.text_boxes:
        found = recognise([*box_lines(document), *own], notice)
    other = None if kind else recognise_other(lines, notice, known=found.kind is not None)
    if other is not None:
        found = Recognised(None, found.confidence or 1.0)
    assembly = Assembly(document, notice, found.kind)
    assembler = _ASSEMBLERS.get(found.kind.structure, assemble_free) if found.kind else assemble_free
    assembler(assembly, lines)
    structure = assembly.structure(found.confidence)
    return structure._replace(kind=other) if other is not None else structure
