"""A program in LibreOffice's place, that does what a test wants."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from docchecker.word import convert

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_HEAD = f"""#!{sys.executable}
import json, os, pathlib, resource, subprocess, sys, time
arguments = sys.argv[1:]
source = pathlib.Path(arguments[-1])
target = pathlib.Path(arguments[arguments.index("--outdir") + 1]) / "source.docx"
target.parent.mkdir()
"""


def pretend(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> Path:
    """Put this script in LibreOffice's place; the folder given is for what it leaves behind."""
    program = folder / "soffice"
    program.write_text(f"{_HEAD}left = pathlib.Path({str(folder)!r})\n{script}", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(convert, "libreoffice", lambda: program)
    return program


def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No LibreOffice anywhere."""
    monkeypatch.setattr(convert, "libreoffice", lambda: None)
