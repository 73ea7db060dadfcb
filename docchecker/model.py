"""What was read from a document: frozen values, no XML, no rules.

Everything is the *effective* value, the one Word or WPS shows, with the place it comes from.
``None`` as a value means “could not be determined”, which is neither right nor wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class OriginKind(StrEnum):
    """Which of Word's routes set a value (ECMA-376 Part 1, 17.7.2)."""

    DIRECT = "direct"
    CHARACTER_STYLE = "character_style"
    PARAGRAPH_STYLE = "paragraph_style"
    NUMBERING = "numbering"
    TABLE_STYLE = "table_style"
    DOC_DEFAULTS = "doc_defaults"
    APPLICATION = "application"


_ORIGIN_TEXT = {
    OriginKind.DIRECT: "直接格式",
    OriginKind.CHARACTER_STYLE: "字符样式“{}”",
    OriginKind.PARAGRAPH_STYLE: "样式“{}”",
    OriginKind.NUMBERING: "自动编号",
    OriginKind.TABLE_STYLE: "表格样式“{}”",
    OriginKind.DOC_DEFAULTS: "文档默认",
    OriginKind.APPLICATION: "软件默认值",
}


class Origin(NamedTuple):
    """Where a value comes from; ``style`` is the style's name as Word lists it.

    ``theme`` is true when the font is named through the theme.
    """

    kind: OriginKind
    style: str = ""
    theme: bool = False

    @property
    def text(self) -> str:
        """The origin in words: 直接格式 / 样式“正文” / 文档默认 / … （主题字体）."""
        words = _ORIGIN_TEXT[self.kind].format(self.style)
        return words + "（主题字体）" if self.theme else words


class Effective(NamedTuple, Generic[T]):
    """A value as shown, and its origin; ``value`` is None when it could not be determined."""

    value: T | None
    origin: Origin


class Look(NamedTuple):
    """The effective character format of a run. Sizes in pt, font names as the document spells them."""

    east_asia_font: Effective[str]
    latin_font: Effective[str]
    size_pt: Effective[float]
    bold: Effective[bool]
    hint_east_asia: bool = False


class Run(NamedTuple):
    """A stretch of accepted text with one look."""

    text: str
    look: Look


class Cell(NamedTuple):
    """Where in a table a paragraph stands; all count from 0. ``table`` numbers the body's tables in order."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph on the accepted view (insertions in, deletions out).

    ``index`` counts from 0 in body order, table paragraphs included. ``text`` is the runs' text joined;
    a soft line break is ``\\n``, a tab ``\\t``. ``label`` is the automatic number as Word shows it, without
    its suffix, empty when there is none. ``outline`` is 0 for level 1, None for body text.
    ``note_marks`` counts foot- and endnote references. ``placeholders`` are [start, end) spans of content
    controls that still show their prompt. ``breaks`` are the offsets of page and column breaks, which are no
    characters of the text; ``new_page`` says that the paragraph begins a page by its own format or by the section before.
    ``other_label`` is the label under the other reading of w:startOverride, None where there is only one.
    """

    index: int
    text: str
    runs: tuple[Run, ...]
    align: Effective[str]
    style: str
    label: str = ""
    outline: int | None = None
    cell: Cell | None = None
    note_marks: int = 0
    placeholders: tuple[tuple[int, int], ...] = ()
    breaks: tuple[int, ...] = ()
    new_page: bool = False
    other_label: str | None = None

    @property
    def in_table(self) -> bool:
        """Whether the paragraph stands in a table cell."""
        return self.cell is not None


class MarkKind(StrEnum):
    """What is left in a file that should have been cleared before it is submitted."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVE = "move"
    FORMATTING = "formatting"
    COMMENT = "comment"
    HIDDEN = "hidden"


class Mark(NamedTuple):
    """One revision, comment or stretch of hidden text; ``paragraph`` is the index of the paragraph it is in."""

    kind: MarkKind
    paragraph: int
    text: str = ""
    author: str = ""


class Document(NamedTuple):
    """A document as read: body paragraphs in order, and apart from them what stands elsewhere.

    ``unread`` names in Chinese what could not be read (altChunk, sub-documents …); ``external`` are targets of
    external relationships, ``pictures`` is how many pictures and drawings the body holds, ``macros`` says whether a
    macro project is inside. ``text_boxes`` are the texts of text boxes and WordArt, ``text_box_places`` the index of the
    paragraph that each hangs on.
    """

    paragraphs: tuple[Paragraph, ...]
    application: str = ""
    marks: tuple[Mark, ...] = ()
    text_boxes: tuple[str, ...] = ()
    headers_footers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    external: tuple[str, ...] = ()
    macros: bool = False
    unread: tuple[str, ...] = ()
    pictures: int = 0
    text_box_places: tuple[int, ...] = ()
