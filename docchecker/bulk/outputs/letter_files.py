"""A letter as a Word file and as the text of a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.bulk.outputs.forms import FOLDER
from docchecker.checks.look import FormatOptions
from docchecker.repair.base import NAME, StyleLook
from docchecker.repair.letter import Grid, Line, letter_docx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docchecker.bulk.outputs.letters import Letter
    from docchecker.rulebook.model import Notice

#: Points of a table's text: a size smaller than the letter's, so that a name stays on one line.
_TABLE_SIZE = 12.0


def as_docx(letter: Letter, notice: Notice) -> bytes:
    """The letter in the fonts and sizes that the notice asks of others."""
    body, heading = _asked("body", notice), _asked("heading", notice)
    upright = body._replace(indent=0)
    looks = {
        "title": _asked("title", notice)._replace(indent=0),
        "number": upright._replace(align="center"),
        "heading": heading,
        "subheading": _asked("subheading", notice)._replace(align="left"),
        "body": body,
        "address": upright._replace(align="left"),
        "signature": upright._replace(align="right"),
        "cell": upright._replace(size=_TABLE_SIZE, align="left"),
        "head": heading._replace(size=_TABLE_SIZE, align="center", indent=0),
    }
    return letter_docx(letter.blocks, looks, own_base(notice))


def own_base(notice: Notice) -> Path | None:
    """The office's own base.docx, None where the notice has none."""
    path = notice.folder / FOLDER / NAME
    return path if path.is_file() else None


def _asked(role: str, notice: Notice) -> StyleLook:
    """The look that the rules ask of a role; of several fonts the last, which is the one that sets it off."""
    asked = [rule.options for rule in notice.rules if rule.target == role and isinstance(rule.options, FormatOptions)]
    found = next(options for options in asked if options.font and options.size)
    return StyleLook(found.font[-1], found.size or 0, bool(found.bold), found.align or "both")


def as_text(letter: Letter) -> str:
    """The letter as the text of a mail, its subject and its receiver first."""
    head = [f"主题：{letter.subject}"]
    if letter.unit:
        head.append(f"收件：{letter.unit}" + (f"（{letter.contact}）" if letter.contact else ""))
    lines = [text for block in letter.blocks for text in _text_lines(block)]
    return "\n".join([*head, "", *lines]) + "\n"


def _text_lines(block: Line | Grid) -> Iterator[str]:
    if isinstance(block, Grid):
        yield "\t".join(block.heads)
        yield from ("\t".join(" ".join(cell.split()) for cell in row) for row in block.rows)
    elif block.role != "title":
        indent = {"address": "", "number": "", "signature": "\u3000" * 18}.get(block.role, "\u3000\u3000")
        yield indent + block.text
