"""How often one address may ask: a bucket that fills again evenly."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MINUTE = 60.0
#: addresses remembered; one that was forgotten starts with a full bucket
_CLIENTS = 4096


class Rate:
    """So many requests a minute for each client."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = most, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def may(self, client: str) -> bool:
        """Return whether the client may ask once more, without counting it."""
        return self._now(client) >= 1

    def _now(self, client: str) -> float:
        now = self._clock()
        left, since = self._left.get(client, (float(self._most), now))
        return min(self._most, left + (now - since) * self._most / _MINUTE)

    def take(self, client: str) -> bool:
        """Return whether the client may ask once more, and count it."""
        now, left = self._clock(), self._now(client)
        allowed = left >= 1
        self._left.pop(client, None)
        self._left[client] = (left - 1 if allowed else left, now)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)
        return allowed
