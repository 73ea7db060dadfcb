"""Words to search for, by which a person finds a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docchecker.report.page import clean

if TYPE_CHECKING:
    from docchecker.findings import Location
    from docchecker.model import Document

#: Characters that are searched for: as few as are found once only.
_FEWEST, _MOST = 6, 16
_QUOTES = r"[\s“”‘’\"']+"
_NEVER_LAST = "“‘（《〈【([—…、，：；"


def searched_for(location: Location, document: Document | None) -> str:
    """The first words of a place, as few as stand nowhere else; the empty string where none are known."""
    words = _own_words(location, document)
    for most in range(_FEWEST, _MOST + 1):
        sought = words[:most].rstrip(_NEVER_LAST)
        if most >= len(words) or (sought and _times(sought, document) == 1):
            return sought or words[:most]
    return words[:_FEWEST].rstrip(_NEVER_LAST)


def _own_words(location: Location, document: Document | None) -> str:
    """What stands at a place, between quotation marks and blanks, which would have to be typed exactly."""
    text = location.excerpt
    if document is not None and location.paragraph is not None and location.paragraph < len(document.paragraphs):
        whole = document.paragraphs[location.paragraph].text
        if location.start is not None and location.end is not None:
            text = whole[location.start : location.end]
        elif location.excerpt.rstrip("…") not in whole:
            return ""
    pieces = [piece for piece in re.split(_QUOTES, clean(text)) if len(piece.strip(_NEVER_LAST)) > 1]
    return pieces[0].strip(_NEVER_LAST) if pieces else clean(text).partition(" ")[0].rstrip("…")


def _times(words: str, document: Document | None) -> int:
    """How often words stand in the document; once where it is not known."""
    if document is None:
        return 1
    return sum(paragraph.text.count(words) for paragraph in document.paragraphs)
