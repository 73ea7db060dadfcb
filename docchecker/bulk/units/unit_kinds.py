"""Which kind of unit a cell, a heading of a section or a unit's own name speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docchecker.rulebook.model import UnitKind

#: how the heading of a section begins: “一、”, “（二）”, “第一组”, “1.”
SECTION = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六七八九十\d]+[类组部]|[（(]\d{1,2}[)）]|[A-Z][.、])"
)
#: how the names of offices end, and what the kind of unit that they are is called
_OFFICE = re.compile(r"[局委办院厅会部社馆站队校行联]$|中心$|集团$|公司$|办公室$")
_DEPARTMENT = "部门"
_LEAVE_OUT = re.compile(r"[\s()（）、，,/]|\d+[个家]|共|各|类")


class Kinds:
    """The kinds of units of a notice, by the words that people use for them."""

    def __init__(self, kinds: Iterable[UnitKind]) -> None:
        self._kinds = tuple(kinds)
        #: what a kind may be called, names of single units left aside
        self.words = frozenset(word for kind in self._kinds for word in (kind.name, *kind.also))

    def written(self, cell: str) -> str:
        """The id of the kind that a cell names: by id, name or another word for it; empty when it is none or several."""
        bare = _LEAVE_OUT.sub("", SECTION.sub("", cell))
        exact = {kind.id for kind in self._kinds if bare in (kind.id, kind.name, *kind.also)}
        near = {kind.id for kind in self._kinds if bare and (bare in kind.name or kind.name in bare)}
        other = {kind.id for kind in self._kinds if any(word in bare for word in kind.also)}
        return next((next(iter(found)) for found in (exact, near, other) if len(found) == 1), "")

    def is_section(self, text: str) -> bool:
        """Whether a text looks like the heading of a section of the table."""
        return SECTION.match(text) is not None

    def by_name(self, name: str, known: Mapping[str, str]) -> str:
        """The kind of a unit by what its name ends with: as other units do, or as the kind itself says; else empty."""
        alike = {kind for other, kind in known.items() if other[-1:] == name[-1:]}
        if len(alike) == 1:
            return alike.pop()
        said = {kind.id for kind in self._kinds if name[-1:] in kind.name or any(map(name.endswith, kind.also))}
        if not said and _OFFICE.search(name):
            said = {kind.id for kind in self._kinds if any(_DEPARTMENT in word for word in (kind.name, *kind.also))}
        return said.pop() if len(said) == 1 and not alike else ""

    def is_name(self, cell: str) -> bool:
        """Whether a cell is nothing but a word for a kind of unit."""
        return _LEAVE_OUT.sub("", cell) in self.words

    def name(self, kind: str) -> str:
        """The name of a kind."""
        return next((one.name for one in self._kinds if one.id == kind), kind)

    def mistake(self, cell: str) -> str:
        """What is wrong with a cell that names no kind (Chinese)."""
        from docchecker.rulebook.nearest import hint

        names = [kind.name for kind in self._kinds]
        if not cell:
            return f"是空的，应写{'或'.join(f'“{name}”' for name in names)}。"
        return f"写的是“{cell}”，没有这一类，{hint(cell, names)}"
