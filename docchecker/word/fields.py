"""Complex fields (ECMA-376 Part 1, 17.16.18): the result is text, the code is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.word.names import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TYPE = W + "fldCharType"


class Fields:
    """Which fields are open at a place; they may run over paragraphs and stand inside one another."""

    def __init__(self) -> None:
        self._in_result: list[bool] = []
        self.visible = True

    def character(self, element: Element) -> None:
        """Take a w:fldChar."""
        kind = element.get(_TYPE)
        if kind == "begin":
            self._in_result.append(False)
        elif kind == "separate" and self._in_result:
            self._in_result[-1] = True
        elif kind == "end" and self._in_result:
            self._in_result.pop()
        self.visible = all(self._in_result)
