"""Numbering parts for tests: lists as Word writes them, in few words."""

from __future__ import annotations

from tests.building import NumberLevel, Para
from tests.building.base import XML
from tests.building.wrapping import WORDML
from tests.word.reading import labels, plain

ONE = NumberLevel("%1.", "decimal")
OUTLINE = [
    NumberLevel("%1", "decimal"), NumberLevel("%1.%2", "decimal"), NumberLevel("%1.%2.%3", "decimal"),
    NumberLevel("%1.%2.%3.%4", "decimal"),
]  # fmt: skip


def shown(levels: list[int], part: str, num: int = 1) -> list[str]:
    """Labels of paragraphs at these levels of one list."""
    return labels(plain(*(Para("文", numbering=(num, level)) for level in levels), numbering=part))


def number(num: int, abstract: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def start_override(level: int, value: int | str) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def list_part(inner: str) -> str:
    return f'{XML}<w:numbering xmlns:w="{WORDML}">{inner}</w:numbering>'


def levels(*texts: str, raw: dict[int, str] | None = None) -> str:
    extra = raw or {}
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{extra.get(n, "")}<w:lvlText w:val="{text}"/></w:lvl>'
        for n, text in enumerate(texts)
    )


def abstract(number: int, inner: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'
