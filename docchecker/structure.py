"""What the paragraphs of a document are: its title, parts and items. Made by ``classify``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

#: roles a paragraph may have
TITLE, ANNEX_MARK, UNIT, DATE = "title", "annex_mark", "unit", "date"
HEADING, SUBHEADING, BODY = "heading", "subheading", "body"
ITEM_NAME, ITEM_BODY, ITEM = "item_name", "item_body", "item"
REMARK, OTHER, EMPTY = "remark", "other", "empty"
ROLES: frozenset[str] = frozenset(
    {TITLE, ANNEX_MARK, UNIT, DATE, HEADING, SUBHEADING, BODY, ITEM_NAME, ITEM_BODY, ITEM, REMARK, OTHER, EMPTY}
)

#: kinds that come with the materials and are not judged, and what people call them
COVER_LETTER, NOTICE, EVIDENCE = "cover_letter", "notice", "evidence"
NOT_JUDGED: Mapping[str, str] = MappingProxyType(
    {COVER_LETTER: "报送函", NOTICE: "通知或附件的原文", EVIDENCE: "佐证材料"}
)


class Span(NamedTuple):
    """A stretch of one paragraph's text: [start, end)."""

    paragraph: int
    start: int
    end: int


class Part(NamedTuple):
    """A part of a report: the prescribed section it answers to (None: none), its heading and what follows.

    ``number`` is the number the heading bears, None without one; ``words`` the heading without its number. ``body`` holds sub-headings too.
    """

    section: str | None
    number: int | None
    words: str
    heading: Span
    body: tuple[Span, ...]


class Item(NamedTuple):
    """A problem of a list. ``order`` counts from 1 as it stands; ``number`` is what its label says.

    ``label`` is the number as written or shown (“1.”, “（一）”), ``automatic`` whether Word made it.
    """

    order: int
    number: int | None
    label: str
    automatic: bool
    name: Span
    body: tuple[Span, ...]


#: below this confidence a role is a guess: nothing is held against it, and no repair touches what plays it
SURE = 0.8


class Structure(NamedTuple):
    """A document understood: ``kind`` is one of the notice's, one of ``NOT_JUDGED``, or None when it is neither.

    ``roles`` holds one role a paragraph (that of its first line), ``spans`` the stretches that play each role.
    ``materials`` are the structures of a case study and a list that stand in one file; the file's own is that of the first
    with the parts and items of both.
    ``title_confidence`` says how sure the title is; ``rivals`` are the other lines that may be it. ``reach``
    is a material's first paragraph and the first one behind it, (0, 0) for a file that holds only one.
    """

    kind: str | None
    confidence: float
    roles: tuple[str, ...]
    title: tuple[Span, ...] = ()
    parts: tuple[Part, ...] = ()
    items: tuple[Item, ...] = ()
    spans: Mapping[str, tuple[Span, ...]] = MappingProxyType({})
    title_confidence: float = 1.0
    rivals: tuple[Span, ...] = ()
    materials: tuple[Structure, ...] = ()
    reach: tuple[int, int] = (0, 0)

    @property
    def title_doubtful(self) -> bool:
        """Whether another line may be the title as well."""
        return self.title_confidence < SURE
