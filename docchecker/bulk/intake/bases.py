"""What is left of a file's name when everything is taken out that does not tell a unit's papers apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docchecker.bulk.records import Unit
    from docchecker.rulebook.model import Notice

#: words that say nothing about which of a unit's papers a file is
_IDLE = re.compile(r"附件\d*|八五|普法|规划|中期|评估|工作|材料|关于|报送|上报|年度|20\d\d年?|[的和及暨]")
_LEADING = re.compile(r"^[\d一二三四五六七八九十]{1,2}\s*[.、,，]\s*")
_MARKS = re.compile(r"[\W_]+")


def own_words(unit: Unit) -> re.Pattern[str]:
    """Return the names of a unit as a pattern, the longest first."""
    names = sorted((unit.name, *unit.short_names), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def base_of(text: str, unit: re.Pattern[str] | None, notice: Notice) -> str:
    """Return what is left of a name when the unit, the kind of material and idle words are taken out."""
    text = _LEADING.sub("", text)
    for kind in notice.kinds.values():
        for word in sorted((kind.name, *kind.title_words), key=len, reverse=True):
            text = text.replace(word, "")
    if unit:
        text = unit.sub("", text)
    return _MARKS.sub("", _IDLE.sub("", _MARKS.sub("", text))).casefold()
