"""docchecker: checks Word reports against the annexes of a notice, offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from docchecker.rulebook.model import Notice

__version__ = "0.1.0"


def load_notice(folder: Path | None = None, name: str | None = None) -> Notice:
    """Return the notice in a folder of rule files, or the shipped one of that name.

    Raise BadRules for the first mistake in its files.
    """
    from docchecker.checks import VERBS
    from docchecker.rulebook.loader import DEFAULT
    from docchecker.rulebook.loader import load_notice as load

    return load(VERBS, folder, name or DEFAULT)
