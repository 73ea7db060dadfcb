"""Styles and numbering definitions as XML strings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.building.markup import Para, Run, attributes, ppr_inner, rpr
from tests.building.wrapping import WORDML

if TYPE_CHECKING:
    from collections.abc import Sequence


def style(
    style_id: str,
    name: str,
    look: Run | None = None,
    layout: Para | None = None,
    *,
    kind: str = "paragraph",
    based_on: str | None = None,
    raw: str = "",
) -> str:
    """One w:style; ``look`` and ``layout`` are a Run and a Para whose formatting it takes, ``raw`` ends it.

    ``kind`` is paragraph, character or table.
    """
    properties = ppr_inner(layout) if layout else ""
    return (
        f"<w:style{attributes(type=kind, customStyle='1', styleId=style_id)}><w:name{attributes(val=name)}/>"
        + (f"<w:basedOn{attributes(val=based_on)}/>" if based_on else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{properties}</w:pPr>" if properties else "")
        + (rpr(look) if look else "")
        + f"{raw}</w:style>"
    )


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """A level of a list: ``text`` with ``%1``, ``number_format`` as w:numFmt has it, ``suffix`` as w:suff.

    ``label`` formats the number itself, ``style`` links a paragraph style.
    """

    text: str = "%1、"
    number_format: str = "chineseCounting"
    start: int = 1
    suffix: str = "nothing"
    label: Run | None = None
    style: str | None = None
    raw: str = ""


def numbering_part(*lists: Sequence[NumberLevel], overrides: str = "") -> str:
    """word/numbering.xml: list n (from 1) is numId n; ``overrides`` is XML of more w:num elements."""
    abstracts = "".join(_abstract(number, levels) for number, levels in enumerate(lists))
    numbers = "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="{number}"/></w:num>' for number in range(len(lists))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:numbering xmlns:w="{WORDML}">{abstracts}{numbers}{overrides}</w:numbering>'
    )


def _abstract(number: int, levels: Sequence[NumberLevel]) -> str:
    inner = "".join(_level(index, level) for index, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="5A1C{number:04X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'
    )


def _level(index: int, level: NumberLevel) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{level.start}"/>'
        f"<w:numFmt{attributes(val=level.number_format)}/>"
        + (f"<w:pStyle{attributes(val=level.style)}/>" if level.style else "")
        + f'{level.raw}<w:suff w:val="{level.suffix}"/><w:lvlText{attributes(val=level.text)}/><w:lvlJc w:val="left"/>'
        + (rpr(level.label) if level.label else "")
        + "</w:lvl>"
    )
