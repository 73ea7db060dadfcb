"""Connections that keep us waiting: one that does not say within seconds what it wants is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

#: seconds from the first word of a request, or from the connection, to the end of its headers
SECONDS = 10.0


class Patience(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, with an end to waiting for headers; a body has limits of its own."""

    seconds = SECONDS
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in uvicorn
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what has come; begin to wait when it is not yet a request."""
        super().data_received(data)
        if self._silent():
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        if self._waiting is not None:
            self._waiting.cancel()
        super().connection_lost(exc)

    def _silent(self) -> bool:
        """Whether no request is being answered."""
        return not self.cycle or self.cycle.response_complete

    def _wait(self) -> None:
        if self._waiting is None:
            self._waiting = self.loop.call_later(self.seconds, self._enough)

    def _enough(self) -> None:
        self._waiting = None
        if self._silent() and not self.transport.is_closing():
            self.transport.close()
