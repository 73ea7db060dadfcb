"""What holds the parts of a package: a zip, or a flat XML file."""

from __future__ import annotations

from typing import Protocol


class Parts(Protocol):
    """Where parts are kept; names are compared without case."""

    @property
    def names(self) -> list[str]:
        """Names of all parts, in lower case."""

    def has(self, name: str) -> bool:
        """Whether a part is there."""

    def read(self, name: str) -> bytes:
        """A part's bytes; UnreadableDocument when it is missing, damaged or too large."""

    def close(self) -> None:
        """Let go of the file."""
