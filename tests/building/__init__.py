"""A small writer of .docx files that look like what Word and WPS write, for tests and fixtures.

``document([Para(Run("标题", east_asia="宋体", size=22, bold=True), align="center")], base=WPS)`` gives the bytes.
"""

from __future__ import annotations

from tests.building.base import WORD, WPS, Base
from tests.building.markup import Block, Inline, Para, Raw, Run, Table
from tests.building.package import document, reference, relation_id
from tests.building.styling import NumberLevel, numbering_part, style
from tests.building.theme import theme_part
from tests.building.wrapping import (
    alternate,
    commented,
    comments_part,
    complex_field,
    control,
    deleted,
    deleted_mark,
    footnote_mark,
    footnotes_part,
    header_part,
    hyperlink,
    inserted,
    inserted_mark,
    moved_from,
    moved_to,
    simple_field,
    smart_tag,
    text_box,
)

__all__ = [
    "WORD",
    "WPS",
    "Base",
    "Block",
    "Inline",
    "NumberLevel",
    "Para",
    "Raw",
    "Run",
    "Table",
    "alternate",
    "commented",
    "comments_part",
    "complex_field",
    "control",
    "deleted",
    "deleted_mark",
    "document",
    "footnote_mark",
    "footnotes_part",
    "header_part",
    "hyperlink",
    "inserted",
    "inserted_mark",
    "moved_from",
    "moved_to",
    "numbering_part",
    "reference",
    "relation_id",
    "simple_field",
    "smart_tag",
    "style",
    "text_box",
    "theme_part",
]
