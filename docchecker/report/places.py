"""Where something is, as a person finds it: the part, the paragraph of that part, and words to search for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docchecker.report.page import clean
from docchecker.report.words import place

if TYPE_CHECKING:
    from docchecker.findings import Location
    from docchecker.model import Document

#: Characters that are searched for: as few as are found once only.
_FEWEST, _MOST = 6, 16
_QUOTES = r"[\s“”‘’\"']+"
_NEVER_LAST = "“‘（《〈【([—…、，：；"


def found_at(location: Location, document: Document | None) -> str:
    """“一、背景情况”下第3段, 第2个问题, 开头第1段, 全文; by the number in the whole text where that is not known."""
    if document is None or location.paragraph is None or location.paragraph >= len(document.paragraphs):
        return place(location)
    if location.item:
        return f"第{location.item}个问题"
    first = _heading(location.paragraph, location.heading, document) if location.heading else -1
    if first is None:
        return place(location)
    heading = f"“{clean(location.heading)}”" if location.heading else ""
    number = sum(bool(p.text.strip()) for p in document.paragraphs[first + 1 : location.paragraph + 1])
    if not number:
        return f"{heading}这一行" if heading else f"第{location.paragraph + 1}段"
    return f"{heading}下第{number}段" if heading else f"开头第{number}段"


def _heading(paragraph: int, heading: str | None, document: Document) -> int | None:
    """The paragraph that holds a part's heading, the nearest above; None when there is none."""
    above = range(paragraph, -1, -1)
    return next((index for index in above if document.paragraphs[index].text.strip() == heading), None)


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
