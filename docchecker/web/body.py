"""A request's body within its limits: no larger, and no slower, than a person's upload is."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from docchecker.web.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Message, Receive

    from docchecker.web.limits import WebLimits

_MEGABYTE = 2**20


def bounded(receive: Receive, length: str, limits: WebLimits, clock: Callable[[], float] = time.monotonic) -> Receive:
    """Return a ``receive`` that raises Refused for a body that is too large or comes too slowly.

    ``length`` is the Content-Length header, which may be missing or a lie.
    """
    if length.isdecimal() and int(length) > limits.request_bytes:
        raise _too_large(limits)
    state = {"bytes": 0, "ended": 0}
    began = clock()

    async def next_part() -> Message:
        if state["ended"]:
            return await receive()
        rest = began + limits.grace + state["bytes"] / limits.least_rate - clock()
        try:
            message = await asyncio.wait_for(receive(), max(rest, 0.001))
        except TimeoutError:
            raise Refused(408, "文件传得太慢，已停止接收，请检查网络后再传。") from None
        state["bytes"] += len(message.get("body", b""))
        state["ended"] = not message.get("more_body", False)
        if state["bytes"] > limits.request_bytes:
            raise _too_large(limits)
        return message

    return next_part


def _too_large(limits: WebLimits) -> Refused:
    return Refused(413, f"一次传的文件太大（超过 {limits.request_bytes // _MEGABYTE} MB），请分几次传。")
