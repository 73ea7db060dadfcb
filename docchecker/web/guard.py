"""The door: every request passes here first, every answer last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.web.access import Access
from docchecker.web.body import bounded
from docchecker.web.headers import SECURITY
from docchecker.web.limits import LIMITS, WebLimits
from docchecker.web.origins import host_allowed, same_origin
from docchecker.web.rates import Rate
from docchecker.web.refusals import Refused

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

VISITOR, PASS = "docchecker-visitor", "docchecker-pass"
_NO_TOKEN = 401
_TOO_MANY = "口令试得太多，请等一分钟再试。"
_READS = frozenset({"GET", "HEAD"})
#: what a visitor without the token may see: the page that asks for it
_OPEN = ("/login", "/health", "/assets/")


class Door(NamedTuple):
    """Whom a server lets in: the names it answers to, whether it listens on this machine only, and who may use it."""

    names: frozenset[str] = frozenset()
    local: bool = True
    access: Access = Access(None)
    limits: WebLimits = LIMITS


class Guard:
    """ASGI middleware that refuses what no visitor of ours sends."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door
        self._requests, self._logins = Rate(door.limits.requests), Rate(door.limits.logins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with a refusal."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        from starlette.requests import Request

        answer, request = _Answer(send), Request(scope)
        try:
            self._admit(request)
            length = request.headers.get("content-length", "")
            await self._app(scope, bounded(receive, length, self._door.limits), answer.send)
        except Refused as refused:
            if answer.begun:
                raise
            await _refusal(refused, request)(scope, receive, answer.send)

    def _admit(self, request: Request) -> None:
        """Raise Refused for a request that is not to be answered."""
        client = request.client.host if request.client else ""
        if not self._requests.take(client):
            raise Refused(429, "请求太频繁，请等一分钟再试。")
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or not host_allowed(hosts[0], self._door.names, local=self._door.local):
            raise Refused(421, "这个网址不是本机页面的网址，没有回答。")
        self._from_our_page(request, hosts[0])
        if path_of(request) == "/login" and request.method not in _READS and not self._logins.take(client):
            raise Refused(429, _TOO_MANY)
        self._known(request, client)

    def _from_our_page(self, request: Request, host: str) -> None:
        headers = request.headers
        if request.method in _READS:
            return
        if not same_origin(headers.get("origin"), headers.get("sec-fetch-site"), host):
            raise Refused(403, "请求不是从本页面发出的，没有执行。")

    def _known(self, request: Request, client: str) -> None:
        """Raise Refused for a visitor who did not show the token; who shows wrong ones may soon try no more."""
        cookies = request.cookies
        given = request.headers.get("authorization", "").encode("latin-1").decode("utf-8", "replace")
        if path_of(request).startswith(_OPEN):
            return
        if given and not self._logins.may(client):
            raise Refused(429, _TOO_MANY)
        if not self._door.access.allows(cookies.get(VISITOR, ""), cookies.get(PASS, ""), given):
            if given:
                self._logins.take(client)
            raise Refused(_NO_TOKEN, "请先输入口令。")


class _Answer:
    """Sends an answer with the headers that all of them have."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            from starlette.datastructures import MutableHeaders

            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in SECURITY.items():
                headers.setdefault(name, value)
        await self._send(message)


def path_of(request: Request) -> str:
    """Return the path of a request below the prefix that a proxy gives us."""
    path: str = request.scope["path"]
    return path.removeprefix(request.scope.get("root_path", "").rstrip("/"))


def _refusal(refused: Refused, request: Request) -> ASGIApp:
    """The answer to a request that is refused; a reader without the token is led to where it is asked for."""
    from starlette.responses import JSONResponse, RedirectResponse

    if refused.status == _NO_TOKEN and request.method == "GET" and path_of(request) == "/":
        return RedirectResponse(f"{request.scope.get('root_path', '').rstrip('/')}/login", 303)
    return JSONResponse({"error": refused.words}, refused.status)
