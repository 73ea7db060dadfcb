"""The application: its addresses, and the guard before all of them."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from typing import TYPE_CHECKING

from docchecker.web import api, cards, downloads, office, pages
from docchecker.web.guard import Door, Guard
from docchecker.web.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp

    from docchecker.web.batches import Batches
    from docchecker.web.desk import Desk

#: seconds between two looks for what belongs to nobody any more
_SWEEP = 15.0


class Program:
    """What the application has to do with the process that it runs in.

    ``begin`` is called once it answers; ``stop``, where there is one, when the last visitor is gone. A ticket makes
    whoever shows it first the visitor that it was made for.
    """

    def __init__(self) -> None:
        self.begin: Callable[[], Awaitable[None]] | None = None
        self.stop: Callable[[], None] | None = None
        self._tickets: dict[str, str] = {}

    def ticket_for(self, visitor: str) -> str:
        """Return a new ticket."""
        ticket = secrets.token_urlsafe(24)
        self._tickets[ticket] = visitor
        return ticket

    def take_ticket(self, ticket: str) -> str:
        """Return the visitor that a ticket is for, once; empty for a ticket that is none."""
        return self._tickets.pop(ticket, "")


def application(desk: Desk, door: Door, program: Program | None = None, batches: Batches | None = None) -> ASGIApp:
    """Return the application of a desk behind a door; with ``batches`` the office's view too."""
    from starlette.applications import Starlette
    from starlette.exceptions import HTTPException
    from starlette.routing import Route

    routes = [
        Route("/health", api.health, methods=["GET"]),
        Route("/api/openapi.json", api.openapi, methods=["GET"]),
        Route("/api/check", api.check, methods=["POST"]),
        Route("/api/judge", api.judge, methods=["POST"]),
        Route("/", pages.page, methods=["GET"]),
        Route("/login", pages.login_page, methods=["GET"]),
        Route("/login", pages.login, methods=["POST"]),
        Route("/assets/{name}", pages.asset, methods=["GET"]),
        Route("/cards", cards.cards, methods=["GET"]),
        Route("/cards", cards.add, methods=["POST"]),
        Route("/cards/{card}", cards.drop, methods=["DELETE"]),
        Route("/cards/{card}/again", cards.again, methods=["POST"]),
        Route("/cards/{card}/correct", cards.correct, methods=["POST"]),
        Route("/cards/{card}/repairs", downloads.repairs, methods=["GET"]),
        Route("/cards/{card}/{what}", downloads.download, methods=["GET"]),
        Route("/blank", downloads.blank, methods=["GET"]),
        Route("/batches", office.batches, methods=["GET"]),
        Route("/batches", office.begin, methods=["POST"]),
        Route("/batches/{batch}/units", office.assign, methods=["POST"]),
        Route("/batches/{batch}/pages/{path:path}", office.page, methods=["GET"]),
        Route("/batches/{batch}/{what}", office.download, methods=["GET"]),
        Route("/bye", pages.bye, methods=["POST"]),
        Route("/alive", pages.alive, methods=["POST"]),
    ]
    handlers = {Refused: _refused, HTTPException: _http_error, Exception: _broken}
    app = Starlette(routes=routes, exception_handlers=handlers, lifespan=_lifespan)  # type: ignore[arg-type] # handlers of narrower errors
    app.state.desk, app.state.door, app.state.program = desk, door, program or Program()
    app.state.batches = batches
    return Guard(app, door)


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    desk: Desk = app.state.desk
    program: Program = app.state.program
    running = [asyncio.create_task(_sweep(desk, program))]
    if program.begin is not None:
        running.append(asyncio.ensure_future(program.begin()))
    yield
    for task in running:
        task.cancel()


async def _sweep(desk: Desk, program: Program) -> None:
    while True:
        await asyncio.sleep(_SWEEP)
        desk.visitors.sweep()
        if program.stop is not None and not len(desk.visitors):
            program.stop()


def _refused(_request: Request, error: Refused) -> Response:
    from starlette.responses import JSONResponse

    return JSONResponse({"error": error.words}, error.status)


_WORDS = {404: "没有这个网址。", 405: "这个网址不接受这种请求。"}


def _http_error(_request: Request, error: Exception) -> Response:
    from starlette.responses import JSONResponse

    status = getattr(error, "status_code", 400)
    return JSONResponse({"error": _WORDS.get(status, "请求写得不对。")}, status, getattr(error, "headers", None))


def _broken(_request: Request, _error: Exception) -> Response:
    """A mistake of the program: its place goes to the log, nothing of it to the visitor."""
    from starlette.responses import JSONResponse

    return JSONResponse({"error": "程序自身出错，请重试；还是这样的，请告诉程序的维护人员。"}, 500)
