"""The page itself: who opens it, who is let in, its style and its script."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docchecker.web import audit
from docchecker.web.api import client_of, desk_of
from docchecker.web.guard import PASS, VISITOR
from docchecker.web.refusals import Refused

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from docchecker.web.guard import Door

_ASSETS = {
    "serve.css": ("text/css", ("base.css", "check.css", "serve.css")),
    "serve.js": ("text/javascript", ("serve.js",)),
}


def visitor_of(request: Request) -> str:
    """Return the secret of the visitor who asks; Refused for one who never opened the page."""
    secret = request.cookies.get(VISITOR, "")
    desk_of(request).visitors.of(secret)
    return secret


def with_cookie(response: Response, request: Request, name: str, value: str) -> Response:
    """Return the response that sets a cookie which no script and no foreign site can use."""
    response.set_cookie(
        name,
        value,
        path=root_of(request) or "/",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return response


def root_of(request: Request) -> str:
    """Return the prefix of all our addresses, empty without a proxy that adds one."""
    return str(request.scope.get("root_path", "")).rstrip("/")


async def page(request: Request) -> Response:
    """Return the page, and make its reader a visitor."""
    from starlette.responses import HTMLResponse, RedirectResponse

    from docchecker.report.templating import page as render

    desk, door = desk_of(request), door_of(request)
    ticket = request.app.state.program.take_ticket(request.query_params.get("open", ""))
    if ticket:
        return with_cookie(RedirectResponse(f"{root_of(request)}/", 303), request, VISITOR, ticket)
    kinds = [(kind.id, kind.name) for kind in desk.notice.kinds.values()]
    batches = request.app.state.batches
    html = render(
        "serve.html", root=root_of(request), notice=desk.notice.title, local=door.local, kinds=kinds,
        office=batches is not None, inboxes=list(batches.inboxes) if batches else [],
    )  # fmt: skip
    response = HTMLResponse(html)
    if desk.visitors.knows(request.cookies.get(VISITOR, "")):
        return response
    return with_cookie(response, request, VISITOR, desk.visitors.welcome())


def door_of(request: Request) -> Door:
    """Return the door of the application that a request came to."""
    door: Door = request.app.state.door
    return door


async def login_page(request: Request) -> Response:
    """Return the page that asks for the token."""
    return _login(request, wrong=False)


def _login(request: Request, *, wrong: bool) -> Response:
    from starlette.responses import HTMLResponse

    from docchecker.report.templating import page as render

    return HTMLResponse(render("login.html", root=root_of(request), wrong=wrong), 403 if wrong else 200)


async def login(request: Request) -> Response:
    """Let a visitor in who knows the token."""
    from starlette.responses import RedirectResponse

    desk, access = desk_of(request), door_of(request).access
    async with request.form(max_files=0, max_fields=4, max_part_size=4096) as form:
        given = form.get("token")
    if not isinstance(given, str) or not access.knows(given):
        audit.note(client_of(request), "login", 0, "口令不对")
        return _login(request, wrong=True)
    visitor = desk.visitors.welcome()
    response = with_cookie(RedirectResponse(f"{root_of(request)}/", 303), request, VISITOR, visitor)
    return with_cookie(response, request, PASS, access.pass_for(visitor))


async def asset(request: Request) -> Response:
    """Return a style sheet or the script of the page."""
    from starlette.responses import Response

    name = request.path_params["name"]
    if name not in _ASSETS:
        raise Refused(404, "没有这个网址。")
    return Response(_asset(name), media_type=_ASSETS[name][0], headers={"cache-control": "no-cache"})


@cache
def _asset(name: str) -> str:
    from docchecker.report.markup import asset as read

    return "\n".join(map(read, _ASSETS[name][1]))


async def bye(request: Request) -> Response:
    """Note that the page was closed."""
    from starlette.responses import Response

    desk_of(request).visitors.leave(request.cookies.get(VISITOR, ""))
    return Response(status_code=204)


async def alive(request: Request) -> Response:
    """Note that the page is still open."""
    from starlette.responses import Response

    visitor_of(request)
    return Response(status_code=204)
