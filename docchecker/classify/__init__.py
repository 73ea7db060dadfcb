"""What each paragraph *is*, by words, numbers and position, never by the format under check."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from docchecker.classify.assemble import Assembly
from docchecker.classify.boxes import box_lines
from docchecker.classify.corrected import corrected
from docchecker.classify.free import assemble_free
from docchecker.classify.kinds import Recognised, recognise
from docchecker.classify.letters import letter_end
from docchecker.classify.lines import lines_of
from docchecker.classify.lists import assemble_list
from docchecker.classify.materials import alone, materials
from docchecker.classify.others import recognise_other
from docchecker.classify.sections import assemble_sections
from docchecker.structure import EMPTY, OTHER, Structure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docchecker.classify.lines import Line
    from docchecker.classify.materials import Material
    from docchecker.model import Document
    from docchecker.rulebook.model import Notice

__all__ = ["Structure", "classify"]

#: nothing corrected
_AS_SEEN: Mapping[int, str] = MappingProxyType({})
_ASSEMBLERS = {"sections": assemble_sections, "items": assemble_list}


def classify(
    document: Document, notice: Notice, kind: str | None = None, roles: Mapping[int, str] = _AS_SEEN
) -> Structure:
    """The structure of a document; ``kind`` overrides what is recognised. KeyError for a kind the notice lacks.

    ``roles`` are what a person says that some paragraphs are.
    """
    found = _seen(document, notice, kind)
    return corrected(found, document, notice.kinds.get(found.kind or ""), roles) if roles else found


def _seen(document: Document, notice: Notice, kind: str | None) -> Structure:
    lines = lines_of(document)
    own = lines[letter_end(lines) :]
    found = Recognised(notice.kinds[kind], 1.0) if kind else recognise(own, notice)
    if found.kind is None and document.text_boxes:
        found = recognise([*box_lines(document), *own], notice)
    other = None if kind else recognise_other(lines, notice, known=found.kind is not None)
    if other is not None:
        return _classified(document, lines, notice, Recognised(None, found.confidence or 1.0))._replace(kind=other)
    several = materials(own, document, notice)
    if kind is not None and several:
        several = tuple(material for material in several if material.kind == kind)
    return _several(document, notice, several) if several else _classified(document, lines, notice, found)


def _classified(document: Document, lines: Sequence[Line], notice: Notice, found: Recognised) -> Structure:
    """The structure of a document of one kind."""
    assembly = Assembly(document, notice, found.kind)
    assembler = _ASSEMBLERS.get(found.kind.structure, assemble_free) if found.kind else assemble_free
    assembler(assembly, lines)
    return assembly.structure(found.confidence)


def _several(document: Document, notice: Notice, several: Sequence[Material]) -> Structure:
    """The structure of a file with several materials, each understood by itself; of one of them where one was named."""
    found = []
    for material in several:
        part = alone(document, material)
        kind = Recognised(notice.kinds[material.kind], 1.0)
        structure = _classified(part, lines_of(part), notice, kind)
        found.append(structure._replace(reach=(material.first, material.after)))
    roles = [OTHER if p.text.strip() else EMPTY for p in document.paragraphs]
    for one in found:
        roles[slice(*one.reach)] = one.roles[slice(*one.reach)]
    return found[0]._replace(
        roles=tuple(roles),
        parts=tuple(part for one in found for part in one.parts),
        items=tuple(item for one in found for item in one.items),
        materials=tuple(found) if len(found) > 1 else (),
    )
