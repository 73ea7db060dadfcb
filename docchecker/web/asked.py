"""What is asked of a worker about one file, and what it answers: plain values, for they cross into another process."""

from __future__ import annotations

from typing import NamedTuple


class Asked(NamedTuple):
    """A file in the private folder, what its sender calls it, and what a person has said about it.

    ``kind`` is the kind of material (None: recognise it), ``roles`` what paragraphs are, where that was corrected.
    """

    path: str
    name: str
    kind: str | None = None
    roles: tuple[tuple[int, str], ...] = ()


class Answered(NamedTuple):
    """A checked file: its packed report, and the markup of its card, which ``number`` tells from other cards."""

    report: bytes
    card: str = ""
    number: int = 0


class Unpacked(NamedTuple):
    """A file out of an upload; without a ``path`` there is only the reason why it is not checked."""

    name: str
    path: str
    reason: str = ""
    advice: str = ""


class Copy(NamedTuple):
    """A new document, or the words why there is none."""

    data: bytes = b""
    refused: str = ""


class Repairs(NamedTuple):
    """What can be repaired, each with its number from 1 on; what is left to a person; what changes, in words."""

    done: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    diff: str = ""
    refused: str = ""
