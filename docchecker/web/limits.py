"""What the local page bears: sizes, numbers and times."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """``upload`` and ``session`` in bytes, ``cards`` in files of one visitor, the rest in seconds or requests."""

    upload: int = 50 * 2**20
    session: int = 500 * 2**20
    cards: int = 500
    #: seconds that a visitor's files are kept after the last request, and after the page was closed
    kept: float = 3600.0
    closed: float = 30.0
    #: seconds without a byte of an upload
    stall: float = 30.0
    #: requests of one visitor's address in a window of seconds
    requests: int = 1200
    window: float = 60.0
    sessions: int = 200


LIMITS = Limits()
