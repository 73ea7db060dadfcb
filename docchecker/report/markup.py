"""What every page needs besides its template: text that HTML can hold, and the style sheets and scripts."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

# What XML and HTML forbid, and what reorders the reader's line: one visible character each, so that offsets stay.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

_ASSETS = Path(__file__).with_name("assets")


def harmless(text: str) -> str:
    """``text`` as XML and HTML can hold it, every forbidden character shown as U+FFFD."""
    return _HARMFUL.sub("\ufffd", text)


@cache
def asset(name: str) -> str:
    """A style sheet or script that goes into a page."""
    return (_ASSETS / name).read_text(encoding="utf-8")
