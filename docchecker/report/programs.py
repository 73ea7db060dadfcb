"""Advice for the program that the reader has: Word or WPS, where their menus differ."""

from __future__ import annotations

import re

WORD, WPS = "Word", "WPS"
_BOTH = "（Word、WPS 相同）"
#: “Word 点…，WPS 点…”: what each program is told, up to the end of its clause
_EITHER = re.compile(r"Word (?P<word>[^，；。]+)，WPS (?P<wps>[^，；。]+)")


def advice_for(advice: str, program: str) -> str:
    """Return advice with what concerns the other program left out."""
    group = "word" if program == WORD else "wps"
    return _EITHER.sub(lambda found: found[group], advice.replace(_BOTH, ""))
