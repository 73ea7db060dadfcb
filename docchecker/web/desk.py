"""Everything that one running page has: the notice, the files, the processes that check, the log."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from starlette.requests import Request

    from docchecker.rulebook.model import Notice
    from docchecker.web.checker import Checker
    from docchecker.web.store import Store

_LOG = logging.getLogger("docchecker.serve")


class Desk(NamedTuple):
    """What the addresses share."""

    notice: Notice
    store: Store
    checker: Checker

    def audit(self, request: Request, what: str, size: int) -> None:
        """Log that a file came, without its name or content."""
        client = request.client.host if request.client else "?"
        _LOG.info("%s %s %d bytes", client, what, size)

    def close(self) -> None:
        """End the processes and remove all files."""
        self.checker.close()
        self.store.close()
