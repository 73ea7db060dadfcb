"""Copies of the shipped rules with one edit."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from docchecker import load_notice
from docchecker.errors import BadRules
from docchecker.rulebook.loader import DEFAULT, rules_root

if TYPE_CHECKING:
    from pathlib import Path


def copied(tmp_path: Path) -> Path:
    """A copy of all rules; the folder of the shipped notice in it."""
    shutil.copytree(rules_root(), tmp_path / "rules")
    return tmp_path / "rules" / DEFAULT


def edited(folder: Path, name: str, old: str, new: str, after: str = "") -> int:
    """Replace the first ``old`` behind ``after`` in a file; the line on which it stood."""
    file = folder / name
    text = file.read_text(encoding="utf-8")
    start = text.index(old, text.index(after))
    file.write_text(text[:start] + new + text[start + len(old) :], encoding="utf-8")
    return text.count("\n", 0, start) + 1


def mistake(folder: Path) -> BadRules:
    """The mistake that loading a folder raises."""
    with pytest.raises(BadRules) as caught:
        load_notice(folder)
    return caught.value
