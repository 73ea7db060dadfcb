"""The shipped term lists, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docchecker.language.terms import load_terms

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "rules" / "common" / "terms", ROOT / "rules" / "nanchang-2023" / "terms")


@cache
def shipped():
    return load_terms(*FOLDERS)
