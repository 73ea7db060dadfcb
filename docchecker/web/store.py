"""Whose files are where: a private folder of this process, a folder for each visitor, names of our own for each file."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from docchecker.web.limits import LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from docchecker.findings import FileReport

_PREFIX = "docchecker-serve-"


class Full(Exception):
    """A visitor, or all of them, hand in more than is kept; the message says so in Chinese."""


@dataclass
class Card:
    """A file of a visitor: its name as given, its bytes on disk, what was said of it, and of the version before."""

    id: str
    name: str
    path: Path
    size: int
    kind: str | None = None
    report: FileReport | None = None
    before: FileReport | None = None


@dataclass
class Session:
    """A visitor's files; ``ends`` is when they are removed (monotonic seconds)."""

    id: str
    folder: Path
    ends: float
    cards: dict[str, Card] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(card.size for card in self.cards.values())


class Store:
    """All visitors' files. What a process that was killed has left is removed when the next one starts."""

    def __init__(self, limits: Limits = LIMITS, clock: Callable[[], float] = time.monotonic) -> None:
        self.limits, self._clock = limits, clock
        _remove_leftovers()
        self.folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        self._sessions: dict[str, Session] = {}

    def session(self, key: str | None) -> Session | None:
        """Return a visitor's files by the key in the cookie, None for no such visitor; they are kept for longer."""
        self.expire()
        found = self._sessions.get(key or "")
        if found is not None:
            found.ends = self._clock() + self.limits.kept
        return found

    def begin(self) -> Session:
        """Return a new visitor; raise Full when there are too many."""
        self.expire()
        if len(self._sessions) >= self.limits.sessions:
            raise Full("现在用的人太多，请过一会儿再试。")
        key = secrets.token_urlsafe(24)
        folder = self.folder / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        made = Session(key, folder, self._clock() + self.limits.kept)
        self._sessions[key] = made
        return made

    def new_file(self, session: Session) -> Path:
        """Return the place of a new file of a visitor; raise Full when there are too many."""
        if len(session.cards) >= self.limits.cards:
            raise Full(f"一次最多放{self.limits.cards}个文件，请先清空再放。")
        if session.size >= self.limits.session:
            raise Full("文件总共太大，请先清空再放。")
        return session.folder / secrets.token_hex(8)

    def loose_file(self) -> Path:
        """Return the place of a file that is nobody's, to be removed by whoever writes it."""
        return self.folder / secrets.token_hex(16)

    def add(self, session: Session, name: str, path: Path) -> Card:
        """Return the card of a file that stands at its place."""
        card = Card(secrets.token_urlsafe(9), name, path, path.stat().st_size)
        session.cards[card.id] = card
        return card

    def close_soon(self, session: Session) -> None:
        """Remove a visitor's files unless the page asks again within moments (it was only loaded anew)."""
        session.ends = min(session.ends, self._clock() + self.limits.closed)

    def clear(self, session: Session) -> None:
        """Remove all files of a visitor."""
        for card in session.cards.values():
            card.path.unlink(missing_ok=True)
        session.cards.clear()

    def expire(self) -> None:
        """Remove the files of visitors whose time is over."""
        now = self._clock()
        for key in [key for key, session in self._sessions.items() if session.ends < now]:
            shutil.rmtree(self._sessions.pop(key).folder, ignore_errors=True)

    def close(self) -> None:
        """Remove everything."""
        self._sessions.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


def _remove_leftovers() -> None:
    """Remove the folders of processes that are no more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        number = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if number.isdecimal() and not _alive(int(number)):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(process: int) -> bool:
    if os.name == "nt":  # signal 0 would end it there
        return _alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _alive_on_windows(process: int) -> bool:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]  # Windows only
    handle = kernel.OpenProcess(0x1000, False, process)
    if handle:
        kernel.CloseHandle(handle)
    return bool(handle)
