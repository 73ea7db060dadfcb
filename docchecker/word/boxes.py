"""Text boxes and WordArt: their text, a line a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.word.names import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_P, _T = W + "p", W + "t"
_CONTENT = W + "txbxContent"
#: WordArt as Word 97 to 2007 write it: the text is an attribute of the path that it runs along
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"


def box_text(element: Element) -> str | None:
    """Return the text in a drawing, boxes inside others where they stand; None for a picture without any box."""
    boxed = next(element.iter(_CONTENT), None) is not None
    paths = [path.get("string") or "" for path in element.iter(_TEXT_PATH)]
    if not boxed and not any(path.strip() for path in paths):
        return None
    return "\n".join([*paths, *(_lines(element) if boxed else ())])


def _lines(element: Element) -> list[str]:
    lines: list[str] = []
    for node in element.iter(_P, _T):
        if node.tag == _P:
            lines.append("")
        elif lines:
            lines[-1] += node.text or ""
    return lines
