"""A list or report typed into the text of a mail instead of a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docchecker.rulebook.model import Notice

#: a text shorter than this only announces what is attached
_SHORTEST = 150
_NUMBERED = re.compile(
    r"^\s*(?:问题)?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[（(][一二三四五六七八九十\d]{1,2}[)）])\s*[、.．:：)）]?",
    re.M,
)
_LONG_LINE = 25
#: numbered lines of some length that make a list
_LEAST = 3
_HEAD = 60


def typed_kind(text: str, notice: Notice) -> str | None:
    """Return the kind of material that a mail's text itself holds; None for a text that only accompanies papers."""
    if len("".join(text.split())) < _SHORTEST:
        return None
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    numbered = [line for line in lines if _NUMBERED.match(line)]
    if len(numbered) < _LEAST or not any(len(line) >= _LONG_LINE for line in lines):
        return None
    named = [
        (min(at for at, line in enumerate(lines) if word in line[:_HEAD]), kind.id)
        for kind in notice.kinds.values()
        for word in (kind.name, *kind.title_words)
        if any(word in line[:_HEAD] for line in lines)
    ]
    return min(named)[1] if named else None
