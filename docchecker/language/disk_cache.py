"""What takes time to make and is the same in every run, kept in the user's cache folder: patterns, rules.

Nothing of any document is in it. ``DOCCHECKER_CACHE`` names another folder; when it is empty nothing is kept. What
cannot be read or written, or was made by another version, is made anew.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from zlib import crc32

#: Names the folder; empty: nothing is kept.
VARIABLE = "DOCCHECKER_CACHE"
#: Bytes of the check sum.
_SUM = 4


def folder() -> Path | None:
    """Return the folder to keep things in, or None when nothing is to be kept."""
    chosen = os.environ.get(VARIABLE)
    if chosen is not None:
        return Path(chosen) if chosen else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        at = Path(base or "", "docchecker").expanduser()
    except RuntimeError:
        return None
    return at if at.is_absolute() else None


def load(name: str, stamp: object) -> object | None:
    """Return what was kept under a name, or None when there is nothing or it bears another stamp."""
    import pickle

    at = folder()
    if at is None or not _own(at):
        return None
    try:
        data = (at / name).read_bytes()
        if data[:_SUM] != _sum(data[_SUM:]):
            return None
        kept_stamp, value = pickle.loads(data[_SUM:])
    except Exception:  # noqa: BLE001 -- whatever a foreign file holds, it is made anew
        return None
    return value if kept_stamp == stamp else None


def save(name: str, stamp: object, value: object) -> None:
    """Keep something under a name; nothing happens where nothing can be written."""
    import pickle

    at = folder()
    if at is None:
        return
    beside = at / f"{name}.{os.getpid()}"
    try:
        at.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _own(at):
            data = pickle.dumps((stamp, value), protocol=5)
            beside.write_bytes(_sum(data) + data)
            beside.replace(at / name)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _sum(data: bytes) -> bytes:
    """What stands before the data, so that a damaged file is not taken for a whole one."""
    return crc32(data).to_bytes(_SUM, "big")


def _own(at: Path) -> bool:
    """Return whether nobody else can put a file there: what is kept decides verdicts."""
    if sys.platform == "win32":
        return True
    try:
        about = at.stat()
    except OSError:
        return False
    return about.st_uid == os.geteuid() and not about.st_mode & 0o022
