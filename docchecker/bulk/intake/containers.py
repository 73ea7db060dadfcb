"""Files that hold files: zip, mail, and what an installed tool can open. Read in memory, within limits.

Names inside a container are for people only; they never become a path on this machine.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

#: how many containers may lie in one another: a mail, a zip in it, a zip in that
DEPTH = 3

_UNSAFE = str.maketrans(dict.fromkeys((*range(32), 127, *map(ord, '<>:"|?*'))))


class Member(NamedTuple):
    """A file in a container: its path there with plain slashes, and its size in bytes as the container states it.

    Of a mail also words about the sender, when it came, and what that time is taken from.
    """

    name: str
    size: int
    hints: tuple[str, ...] = ()
    arrived: datetime.datetime | None = None
    arrived_by: str = ""


class ContainerError(Exception):
    """A container, or a member of one, that cannot be read; the message says why and what to do (Chinese).

    ``office``: it is the office's own trouble (a program that is not installed) and not the sender's.
    """

    def __init__(self, words: str, *, office: bool = False) -> None:
        super().__init__(words)
        self.office = office


class Container(Protocol):
    """An opened container."""

    def members(self) -> Sequence[Member]:
        """The files in it, always in the same order."""

    def read(self, index: int) -> bytes:
        """The bytes of a member; ContainerError when they cannot be had."""


def container_kind(name: str) -> str | None:
    """``zip``, ``mail`` or ``tool`` by the name of a file, None for a file that holds no others."""
    return _KINDS.get(PurePosixPath(name.lower()).suffix)


def safe_name(name: str) -> str:
    """A path from a container without drive, root, ``..``, control characters and all that Windows forbids."""
    import unicodedata

    plain = unicodedata.normalize("NFC", name).replace("\\", "/")
    parts = (part.translate(_UNSAFE).strip() for part in plain.split("/"))
    return "/".join(part for part in parts if part not in ("", ".", ".."))


_KINDS = {".zip": "zip", ".eml": "mail", ".7z": "tool", ".rar": "tool"}
