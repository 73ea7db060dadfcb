"""What stands between the network and the page: only the names it is called by, only its own pages, no more than so much."""

from __future__ import annotations

import hmac
import time
from collections import defaultdict, deque
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, NamedTuple

from starlette.responses import JSONResponse, RedirectResponse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from docchecker.web.limits import Limits

#: on every answer; a page that is made of reports has a policy of its own
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "SAMEORIGIN",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN_COOKIE = "docchecker_token"


class Access(NamedTuple):
    """By which names the page is called (“127.0.0.1:8000”), and the token that is asked for, empty for none."""

    hosts: frozenset[str]
    token: str = ""


class Guard:
    """ASGI middleware: Host and Origin (DNS rebinding, CSRF), token, requests a minute, headers of every answer."""

    def __init__(
        self, app: ASGIApp, access: Access, limits: Limits, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._app, self._access, self._limits, self._clock = app, access, limits, clock
        self._seen: dict[str, deque[float]] = defaultdict(deque)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say no."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}
        refused = self._refused(scope, headers)
        if refused is not None:
            await refused(scope, receive, _with_headers(send))
            return
        await self._app(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope, headers: Mapping[str, str]) -> JSONResponse | RedirectResponse | None:
        host = headers.get("host", "")
        if host not in self._access.hosts:
            return _no(421, "地址不对，请从程序显示的网址打开。")
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2] != host:
            return _no(403, "请求不是从这个网页发出的。")
        if (
            scope["method"] not in _SAFE
            and origin is None
            and headers.get("sec-fetch-site") not in (None, "same-origin")
        ):
            return _no(403, "请求不是从这个网页发出的。")
        client = (scope.get("client") or ("", 0))[0]
        if self._too_many(client):
            return _no(429, "请求太多，请过一会儿再试。")
        return self._without_token(scope, headers)

    def _too_many(self, client: str) -> bool:
        now, seen = self._clock(), self._seen[client]
        while seen and seen[0] < now - self._limits.window:
            seen.popleft()
        seen.append(now)
        if len(self._seen) > self._limits.sessions * 10:
            self._seen = defaultdict(deque, {client: seen})
        return len(seen) > self._limits.requests

    def _without_token(self, scope: Scope, headers: Mapping[str, str]) -> JSONResponse | RedirectResponse | None:
        """Return why a request without the token is refused; one that brings it in the address gets it as a cookie."""
        wanted = self._access.token
        if not wanted:
            return None
        if _same(_cookie(headers, TOKEN_COOKIE), wanted) or _same(_bearer(headers), wanted):
            return None
        query = scope.get("query_string", b"").decode("latin-1")
        given = next((part[6:] for part in query.split("&") if part.startswith("token=")), "")
        if scope["method"] == "GET" and _same(given, wanted):
            answer = RedirectResponse(scope.get("root_path", "") + "/", status_code=303)
            answer.set_cookie(TOKEN_COOKIE, wanted, httponly=True, samesite="strict", path="/")
            return answer
        return _no(401, "要口令：请用程序显示的完整网址打开。")


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _cookie(headers: Mapping[str, str], name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _bearer(headers: Mapping[str, str]) -> str:
    scheme, _, value = headers.get("authorization", "").partition(" ")
    return value if scheme.lower() == "bearer" else ""


def _no(status: int, words: str) -> JSONResponse:
    return JSONResponse({"error": words}, status_code=status)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {key.lower() for key, _ in message["headers"]}
            more = [(key.encode(), value.encode()) for key, value in HEADERS.items() if key.encode() not in given]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return sending
