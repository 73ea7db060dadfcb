"""Patterns for the shape of words, compiled when first used and stopped when they take too long.

``regex`` is imported late: a process that judges nothing does not pay for it. A compiled pattern is kept for the next
run, for to compile a hundred takes longer than to check a document.
"""

from __future__ import annotations

import atexit
import pickle
import sys
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from docchecker import __version__
from docchecker.language import disk_cache

if TYPE_CHECKING:
    from collections.abc import Sequence

    import regex

#: Seconds one pattern may take on one text. Real paragraphs take microseconds.
TIMEOUT = 0.5

#: A text no longer than this needs no watch (which costs more than the search): the patterns are linear, see the tests.
SHORT = 2000

#: Every pattern made, so that a test can feed each of them hostile text.
ALL: list[Shape] = []


#: Each kind of Python keeps its own.
_KEPT = f"patterns-{sys.implementation.cache_tag}"


@cache
def _kept() -> dict[str, bytes]:
    """The patterns of earlier runs, each pickled by ``regex``."""
    found = disk_cache.load(_KEPT, _stamp())
    return found if isinstance(found, dict) else {}


def _stamp() -> tuple[str, str, str]:
    """Who can read a kept pattern, this ``regex`` in this Python, and the version that may still want it."""
    import regex

    return regex.__version__, sys.version, __version__


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """Return a pattern compiled, from an earlier run where it is kept."""
    kept = _kept()
    if pattern in kept:
        made: regex.Pattern[str] = pickle.loads(kept[pattern])
        return made
    import regex

    made = regex.compile(pattern)
    if not _new:
        atexit.register(_keep)
    _new[pattern] = pickle.dumps(made)
    return made


#: Patterns that this run compiled.
_new: dict[str, bytes] = {}


def _keep() -> None:
    """Keep what was compiled beside what other processes have kept meanwhile."""
    _kept.cache_clear()
    disk_cache.save(_KEPT, _stamp(), _kept() | _new)


class Span(NamedTuple):
    """A stretch [start, end) of a text."""

    start: int
    end: int


class Shape:
    """One pattern; compiled on first use. A text that holds none of ``needs``, characters or words, cannot match.

    To look for one takes a fortieth of the time a search takes, and most texts hold none.
    """

    def __init__(self, pattern: str, needs: Sequence[str] = "") -> None:
        self.pattern = pattern
        self.needs = needs
        ALL.append(self)

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled pattern."""
        return compiled(self.pattern)


def _possible(shape: Shape, text: str) -> bool:
    return not shape.needs or any(map(text.__contains__, shape.needs))


def fits(shape: Shape, text: str) -> bool:
    """Whether a pattern matches a text as a whole; False when that is not found out in time."""
    return _finds(shape, text, "fullmatch")


def has(shape: Shape, text: str) -> bool:
    """Whether a pattern matches anywhere; False when that is not found out in time."""
    return _finds(shape, text, "search")


def _finds(shape: Shape, text: str, how: Literal["fullmatch", "search"]) -> bool:
    if not _possible(shape, text):
        return False
    look = getattr(shape.compiled, how)
    try:
        return (look(text) if len(text) <= SHORT else look(text, timeout=TIMEOUT)) is not None
    except TimeoutError:
        return False


def matches(shape: Shape, text: str) -> list[regex.Match[str]]:
    """The matches of a pattern, as far as they are found in time."""
    if not _possible(shape, text):
        return []
    if len(text) <= SHORT:
        return list(shape.compiled.finditer(text))
    out: list[regex.Match[str]] = []
    try:
        out.extend(shape.compiled.finditer(text, timeout=TIMEOUT))
    except TimeoutError:
        return out
    return out


def spans(shape: Shape, text: str) -> list[Span]:
    """Where a pattern matches."""
    found = matches(shape, text)
    return [Span._make(match.span()) for match in found] if found else []
