"""Words of a call as people write them: paths broken at their spaces, files without a command, names nearly right."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from docchecker.commands.targets import CONTAINERS, DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

#: how many words one path is looked for in
_PIECES = 12


def broken_path(args: list[str]) -> str:
    """Return the path that several words make together when one of them alone is none; empty when there is none.

    A shell breaks a path at its spaces where nobody put it in quotation marks.
    """
    for start, first in enumerate(args):
        if first.startswith("-") and first != "-":
            continue
        for end in range(start + 2, min(start + _PIECES, len(args)) + 1):
            pieces = args[start:end]
            whole = " ".join(pieces)
            if _lies_there(whole) and not all(map(_lies_there, pieces)):
                return whole
    return ""


def _lies_there(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:  # a character that no path may hold
        return False


def looks_like_path(word: str) -> bool:
    """Return whether a word names a file or folder: it is there, or it is written like one."""
    suffix = os.path.splitext(word)[1].lower()  # noqa: PTH122 -- a word, not yet a path
    return word == "-" or _lies_there(word) or suffix in DOCUMENTS | CONTAINERS or "/" in word or "\\" in word


def nearest_words(word: str, known: Iterable[str]) -> str:
    """Return the known word most like this one, empty when none is near enough to be a slip of the fingers."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), 1)), "")
