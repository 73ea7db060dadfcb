"""The page as an ASGI application."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse

from docchecker.web.guard import Access, Guard
from docchecker.web.routes import ROUTES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from docchecker.web.desk import Desk


def application(desk: Desk, access: Access) -> Starlette:
    """Return the application; its files and processes go when it ends."""

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            desk.close()

    app = Starlette(
        routes=list(ROUTES),
        middleware=[Middleware(Guard, access=access, limits=desk.store.limits)],
        exception_handlers={404: _missing, 405: _wrong_method, 500: _broken},
        lifespan=life,
    )
    app.state.desk = desk
    return app


async def _missing(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"error": "没有这个地址。"}, status_code=404)


async def _wrong_method(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"error": "这个地址不能这样用。"}, status_code=405)


async def _broken(_request: Request, _error: Exception) -> Response:
    return JSONResponse({"error": "程序自身出错，请再试一次；还是这样的，请告诉程序的维护人员。"}, status_code=500)
