"""A notice that was read before is not read again: to unpickle it takes a fifth of the time.

It is read anew when a file of its folder, of ``common`` or of the program has another size or time.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from docchecker import __version__
from docchecker.language import disk_cache
from docchecker.rulebook.model import Notice
from docchecker.rulebook.places import COMMON, rules_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Stamp = tuple[tuple[str, int, int], ...]

#: What makes a notice of rule files; a notice made by other code is not taken.
_CODE = ("rulebook", "checks", "language")


def load_notice(folder: Path | None, name: str, read: Callable[[], Notice]) -> Notice:
    """Return the notice in a folder, or the shipped one of that name, from what is kept or else by ``read``."""
    at = (rules_root() / name if folder is None else folder).resolve()
    stamp = _stamp(at)
    called = f"notice-{crc32(os.fsencode(at)):08x}"
    found = disk_cache.load(called, stamp)
    if isinstance(found, Notice) and found.folder == (folder or rules_root() / name):
        return found
    notice = read()
    disk_cache.save(called, stamp, notice)
    return notice


def _stamp(folder: Path) -> Stamp:
    """Return path, time and size of everything that a notice is made of."""
    package = Path(__file__).resolve().parent.parent
    roots = (folder, folder.parent / COMMON, rules_root() / COMMON, *(package / room for room in _CODE))
    return (_program(), *sorted(entry for root in roots for entry in _files(os.fspath(root))))


def _program() -> tuple[str, int, int]:
    """The version, and of a program in one folder, which has no files of code, the program itself."""
    about = Path(sys.executable).stat() if getattr(sys, "frozen", False) else None
    return __version__, about.st_mtime_ns if about else 0, about.st_size if about else 0


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    yield from _files(entry.path)
                elif not entry.name.endswith(".pyc"):
                    about = entry.stat()
                    yield entry.path, about.st_mtime_ns, about.st_size
    except OSError:
        return
