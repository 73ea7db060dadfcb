"""What the user asked of the commands batch and watch."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import Level

if TYPE_CHECKING:
    import datetime
    from pathlib import Path


class BatchOptions(NamedTuple):
    """Where results go (``out``), the office's own tables, what is wanted, and how to run it.

    ``against`` are ledgers and folders to compare with; ``timeout`` is in seconds for one file, ``jobs`` the number of
    workers, None for what the program thinks best. ``plain``: no colours and no progress bar.
    """

    out: Path
    roster: Path | None = None
    arrivals: Path | None = None
    against: tuple[Path, ...] = ()
    copies: bool = True
    pages: bool = True
    letters: bool = True
    annotate: bool = False
    reply_by: datetime.date | None = None
    fail_on: Level = Level.ERROR
    jobs: int | None = None
    timeout: float | None = None
    scheduler: str | None = None
    plain: bool = False

    @property
    def tables(self) -> tuple[Path, ...]:
        """Return the office's own tables that the user named: they are no submissions."""
        return tuple(path for path in (self.roster, self.arrivals) if path)
