"""w:sym (ECMA-376 Part 1, 17.3.3.30): a character named by its code in a font."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.word.names import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def symbol_text(element: Element) -> str:
    """The character; symbol fonts' private codes (F000–F0FF) stay private, rubbish is nothing."""
    try:
        code = int(element.get(W + "char") or "", 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""
