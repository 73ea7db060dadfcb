"""Documents made of lines, and what classification makes of them, in a form that is easy to compare."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from docchecker import load_notice
from docchecker.classify import classify
from docchecker.model import Cell, Document, Effective, Look, Origin, OriginKind, Paragraph, Run

if TYPE_CHECKING:
    from docchecker.rulebook.model import Notice
    from docchecker.structure import Span, Structure

_DIRECT = Origin(OriginKind.DIRECT)


def look(font: str = "仿宋", *, bold: bool = False) -> Look:
    """仿宋三号, set directly."""
    size = Effective(16.0, _DIRECT)
    return Look(Effective(font, _DIRECT), Effective("Times New Roman", _DIRECT), size, Effective(bold, _DIRECT))


class P(NamedTuple):
    """A paragraph: its text, a bold head before it, its automatic number, the (table, row, column) it stands in."""

    text: str
    bold: str = ""
    label: str = ""
    cell: tuple[int, int, int] | None = None
    prompt: tuple[int, int] | None = None


@cache
def notice() -> Notice:
    """The shipped notice."""
    return load_notice()


def document(*lines: str | P) -> Document:
    """A document with these paragraphs."""
    return Document(tuple(_paragraph(index, line) for index, line in enumerate(lines)))


def _paragraph(index: int, line: str | P) -> Paragraph:
    line = P(line) if isinstance(line, str) else line
    runs = [Run(line.bold, look(bold=True))] if line.bold else []
    runs += [Run(line.text, look())] if line.text else []
    cell = Cell(*line.cell) if line.cell else None
    prompts = (line.prompt,) if line.prompt else ()
    align = Effective("both", _DIRECT)
    return Paragraph(
        index, line.bold + line.text, tuple(runs), align, "正文", line.label, cell=cell, placeholders=prompts
    )


#: one letter a role, so that a whole document is a word: “THbHb”
LETTERS = {
    "title": "T", "annex_mark": "A", "unit": "U", "date": "D", "heading": "H", "subheading": "s", "body": "b",
    "item_name": "N", "item_body": "i", "remark": "R", "other": "o", "empty": "_",
}  # fmt: skip


class Understood(NamedTuple):
    """A document with its structure, and views of it that a test compares."""

    document: Document
    structure: Structure

    @property
    def kind(self) -> str | None:
        return self.structure.kind

    @property
    def roles(self) -> str:
        """One letter a paragraph."""
        return "".join(LETTERS[role] for role in self.structure.roles)

    @property
    def title(self) -> str:
        return "|".join(self.words(span) for span in self.structure.title)

    @property
    def parts(self) -> list[tuple[str | None, int | None, str, str]]:
        """Section, number, heading without number, body joined by “|”."""
        return [(p.section, p.number, p.words, self._joined(p.body)) for p in self.structure.parts]

    @property
    def items(self) -> list[tuple[int | None, str, str, str]]:
        """Number, label, name, body joined by “|”."""
        return [(i.number, i.label, self.words(i.name), self._joined(i.body)) for i in self.structure.items]

    def spans(self, role: str) -> list[str]:
        """The words of the stretches that play a role."""
        return [self.words(span) for span in self.structure.spans.get(role, ())]

    def words(self, span: Span) -> str:
        return self.document.paragraphs[span.paragraph].text[span.start : span.end].strip()

    def _joined(self, spans: tuple[Span, ...]) -> str:
        return "|".join(self.words(span) for span in spans)


def understand(*lines: str | P, kind: str | None = None) -> Understood:
    """What a document of these lines is taken for."""
    made = document(*lines)
    return Understood(made, classify(made, notice(), kind))
