"""One line for each thing done with a file: when, from where, what, how many bytes, what came of it. No name, no text."""

from __future__ import annotations

import logging

_LOG = logging.getLogger("docchecker.web")


def note(client: str, action: str, size: int, outcome: str) -> None:
    """Write a line."""
    _LOG.info("%s %s %d字节 %s", client or "-", action, size, outcome)


def start() -> None:
    """Let the lines go to standard error, with the time."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False
