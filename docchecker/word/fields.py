"""Complex fields (ECMA-376 Part 1, 17.16.18): the result is text, the code is not, save where Word shows the code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from docchecker.word.names import MC, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

K = TypeVar("K")
FIELD_TYPE, _CHARACTER = W + "fldCharType", W + "fldChar"
#: what the reader does not go into: deleted text, text boxes, the second of two alternatives
_ASIDE = frozenset({W + "del", W + "moveFrom", W + "txbxContent", MC + "Fallback"})


class Field(Generic[K]):
    """An open field: its code so far, with the look (``key``) of each piece of it."""

    def __init__(self, begin: Element) -> None:
        self.begin = begin
        self.code: list[tuple[str, K]] = []
        self.in_result = False
        #: what is shown in place of the result was put into the text; the result is not
        self.shown = False


class Fields(Generic[K]):
    """Which fields are open at a place; they may run over paragraphs and stand inside one another."""

    def __init__(self) -> None:
        self._open: list[Field[K]] = []
        # those whose code, or whose result where the code is shown, is being read: the text there is not shown
        self._hiding: list[Field[K]] = []

    @property
    def visible(self) -> bool:
        """Whether text at this place is shown."""
        return not self._hiding

    def begin(self, element: Element) -> None:
        """Open a field."""
        field: Field[K] = Field(element)
        self._open.append(field)
        self._hiding.append(field)

    def separate(self) -> Field[K] | None:
        """Go from the code of the innermost field to its result; the field, None where none is in its code."""
        if not self._open or self._open[-1].in_result:
            return None
        self._open[-1].in_result = True
        return self._hiding.pop()

    def hide_result(self, field: Field[K]) -> None:
        """Leave the result of the innermost field out: something else is shown in its place."""
        field.shown = True
        self._hiding.append(field)

    def end(self) -> Field[K] | None:
        """Close the innermost field; the field, None where none is open."""
        if not self._open:
            return None
        field = self._open.pop()
        if self._hiding and self._hiding[-1] is field:
            self._hiding.pop()
        return field

    def instruction(self, text: str, key: K) -> None:
        """Take a piece of code, or of the result of a field inside the code."""
        if self._hiding and not self._hiding[-1].shown:
            self._hiding[-1].code.append((text, key))


def unclosed(container: Element) -> frozenset[Element]:
    """Return the w:fldChar of fields that begin and never end: what follows them is no code."""
    begun: list[list[Element]] = []
    for element in _characters(container):
        kind = element.get(FIELD_TYPE)
        if kind == "begin":
            begun.append([element])
        elif kind == "separate" and begun:
            begun[-1].append(element)
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(element for field in begun for element in field)


def _characters(container: Element) -> Iterator[Element]:
    for element in container.iter(_CHARACTER):
        if not any(above.tag in _ASIDE for above in element.iterancestors()):
            yield element
