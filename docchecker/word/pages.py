"""Where a page begins by a paragraph's own format (ECMA-376 Part 1, 17.3.1.23, 17.6.22)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.word.names import VAL, W
from docchecker.word.properties import SECTPR, on_off

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: sections that begin where the one before ends, on the same page
_SAME_PAGE = ("continuous", "nextColumn")


def begins_page(ppr: Element | None) -> bool:
    """Whether a paragraph asks for a page break before it."""
    asked = ppr.find(W + "pageBreakBefore") if ppr is not None else None
    return asked is not None and on_off(asked) is True


def ends_page(ppr: Element | None) -> bool:
    """Whether a paragraph ends a section, so that the next begins a page; the break's own kind stands in the next section."""
    section = ppr.find(SECTPR) if ppr is not None else None
    kind = section.find(W + "type") if section is not None else None
    return section is not None and (kind is None or kind.get(VAL) not in _SAME_PAGE)
