"""The private folder that uploads lie in: names of our own, for nobody else to read, gone with the server.

A server that was killed cannot clear up: the next one does. A folder belongs to a running server as long as the lock
in it is held, which the system lets go however a process ends.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import IO

PREFIX = "docchecker-web-"
_LOCK = "lock"


class PrivateFolder:
    """A folder of this run."""

    def __init__(self, parent: Path | None = None) -> None:
        """Make the folder, and remove what killed servers of this user left beside it."""
        parent = parent or Path(tempfile.gettempdir())
        for left in leftovers(parent):
            shutil.rmtree(left, ignore_errors=True)
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
        self._lock = _locked(self.path / _LOCK)

    def new_place(self, suffix: str = "") -> Path:
        """Return where a new file may go: a name that nobody can guess and that nobody gave."""
        return self.path / f"{secrets.token_hex(16)}{suffix}"

    def close(self) -> None:
        """Remove everything."""
        if self._lock is not None:
            self._lock.close()
        shutil.rmtree(self.path, ignore_errors=True)


def leftovers(parent: Path) -> list[Path]:
    """Return the folders of this user's servers that run no longer."""
    return [path for path in sorted(parent.glob(f"{PREFIX}*")) if _is_ours(path) and _is_free(path / _LOCK)]


def _is_ours(path: Path) -> bool:
    with contextlib.suppress(OSError):
        return not path.is_symlink() and path.is_dir() and (os.name != "posix" or path.stat().st_uid == os.getuid())
    return False


def _locked(path: Path) -> IO[bytes] | None:
    """The lock, held until it is closed or the process ends."""
    file = path.open("wb")
    with contextlib.suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return file


def _is_free(path: Path) -> bool:
    """Whether nobody holds a lock: where files are not locked (Windows), an open one cannot be removed."""
    try:
        import fcntl
    except ImportError:
        with contextlib.suppress(FileNotFoundError):
            try:
                path.unlink()
            except PermissionError:
                return False
        return True
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True
