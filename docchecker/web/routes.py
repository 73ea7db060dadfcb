"""The addresses of the local page."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import re
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import anyio
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from docchecker import __version__
from docchecker.findings import Report
from docchecker.report import CERTIFICATE, FORMATS
from docchecker.report.page import Page
from docchecker.report.templating import page
from docchecker.report.words import kind_name
from docchecker.web.cards import card_data
from docchecker.web.guard import HEADERS
from docchecker.web.store import Card, Full, Session
from docchecker.web.uploads import TooLarge, TooSlow, members, receive

if TYPE_CHECKING:
    from starlette.requests import Request

    from docchecker.web.desk import Desk

SESSION_COOKIE = "docchecker_session"
_ASSETS = Path(import_module("docchecker.report").__file__ or "").with_name("assets")
_STATIC = {"serve.css": "text/css", "serve.js": "text/javascript"}
_API = Path(__file__).with_name("openapi.json")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_INLINE = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)
_LONGEST_NAME = 200
_LONGEST_TEXT = 20_000


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _error(status: int, words: str) -> JSONResponse:
    return JSONResponse({"error": words}, status_code=status)


def _session(request: Request) -> Session | None:
    return _desk(request).store.session(request.cookies.get(SESSION_COOKIE))


def _card(request: Request) -> Card | None:
    session = _session(request)
    return session.cards.get(request.path_params["card"]) if session else None


def _name_of(request: Request) -> str:
    """The name of an uploaded file as the visitor gave it, its path too, without control characters."""
    given = request.query_params.get("name", "").replace("\\", "/")
    kept = "".join(char for char in given if char.isprintable())
    return kept.strip("/ ")[-_LONGEST_NAME:] or "未命名.docx"


def _kind_of(request: Request) -> str | None:
    """The kind named, None where it is to be recognised; KeyError for one that the notice lacks."""
    named = request.query_params.get("kind", "")
    if named and named not in _desk(request).notice.kinds:
        raise KeyError(named)
    return named or None


# ---- the page itself ----


async def index(request: Request) -> Response:
    """The page; whoever opens it gets a place for files."""
    desk = _desk(request)
    session = _session(request)
    try:
        session = session or desk.store.begin()
    except Full as error:
        return _error(503, str(error))
    kinds = [(kind.id, kind_name(desk.notice, kind.id)) for kind in desk.notice.kinds.values()]
    text = page("serve.html", notice=desk.notice.title, kinds=kinds, version=__version__)
    answer = HTMLResponse(text)
    secure = request.url.scheme == "https"
    answer.set_cookie(SESSION_COOKIE, session.id, httponly=True, samesite="strict", path="/", secure=secure)
    return answer


async def static(request: Request) -> Response:
    """A style sheet or the script."""
    name = request.path_params["name"]
    if name not in _STATIC:
        return _error(404, "没有这个文件。")
    headers = {"cache-control": "no-cache"}
    return Response((_ASSETS / name).read_bytes(), media_type=_STATIC[name], headers=headers)


async def health(_request: Request) -> Response:
    """Whether the program is there."""
    return JSONResponse({"status": "ok", "version": __version__})


async def openapi(_request: Request) -> Response:
    """The description of the interface for programs."""
    return Response(_API.read_bytes(), media_type="application/json")


# ---- files ----


async def upload(request: Request) -> Response:
    """A file, or an archive of files, of this visitor: checked, and the cards of what it holds."""
    desk, session = _desk(request), _session(request)
    if session is None:
        return _error(410, "这一页放得太久，文件已经删除，请刷新网页再放。")
    try:
        kind, name = _kind_of(request), _name_of(request)
        place = desk.store.new_file(session)
        await receive(request, place, desk.store.limits)
        desk.audit(request, "upload", place.stat().st_size)
        cards = await _cards(desk, session, name, place, kind)
    except KeyError as error:
        return _error(400, f"没有“{error.args[0]}”这种材料。")
    except TooLarge:
        return _error(413, f"文件太大，最大{desk.store.limits.upload // 2**20}兆。")
    except TooSlow:
        return _error(408, "上传中断，请再试一次。")
    except Full as error:
        return _error(429, str(error))
    return JSONResponse({"cards": [card_data(card, desk.notice) for card in cards]})


async def _cards(desk: Desk, session: Session, name: str, place: Path, kind: str | None) -> list[Card]:
    inside = await anyio.to_thread.run_sync(members, place, name)
    if inside is None:
        return [await _checked(desk, desk.store.add(session, name, place), kind)]
    cards = []
    try:
        for shown, data in inside:
            kept = desk.store.new_file(session)
            await anyio.Path(kept).write_bytes(data)
            cards.append(await _checked(desk, desk.store.add(session, shown, kept), kind))
    finally:
        place.unlink(missing_ok=True)
    return cards


async def _checked(desk: Desk, card: Card, kind: str | None) -> Card:
    card.kind = kind
    card.report = await desk.checker.check(card.name, card.path, kind)
    return card


async def again(request: Request) -> Response:
    """The corrected version of a file: what was put right, what was not, what is new."""
    desk, card = _desk(request), _card(request)
    if card is None:
        return _error(404, "没有这个文件，可能已经删除，请重新放进来。")
    fresh = card.path.with_name(card.path.name + "n")
    try:
        await receive(request, fresh, desk.store.limits)
    except TooLarge:
        return _error(413, f"文件太大，最大{desk.store.limits.upload // 2**20}兆。")
    except TooSlow:
        return _error(408, "上传中断，请再试一次。")
    desk.audit(request, "again", fresh.stat().st_size)
    fresh.replace(card.path)
    card.size = card.path.stat().st_size
    card.before = card.report
    card.name = _name_of(request) if "name" in request.query_params else card.name
    await _checked(desk, card, card.kind)
    return JSONResponse(card_data(card, desk.notice))


async def as_kind(request: Request) -> Response:
    """The same file judged as another kind."""
    desk, card = _desk(request), _card(request)
    if card is None:
        return _error(404, "没有这个文件，可能已经删除，请重新放进来。")
    try:
        kind = _kind_of(request)
    except KeyError as error:
        return _error(400, f"没有“{error.args[0]}”这种材料。")
    card.before = None
    await _checked(desk, card, kind)
    return JSONResponse(card_data(card, desk.notice))


async def clear(request: Request) -> Response:
    """Remove all files of this visitor now."""
    session = _session(request)
    if session is not None:
        _desk(request).store.clear(session)
    return JSONResponse({"cards": []})


async def bye(request: Request) -> Response:
    """The page was closed: its files go soon."""
    session = _session(request)
    if session is not None:
        _desk(request).store.close_soon(session)
    return Response(status_code=204)


# ---- what is made of a file ----


async def report(request: Request) -> Response:
    """The whole report on a file as a page: its text with the words marked, the findings beside it."""
    desk, card = _desk(request), _card(request)
    if card is None or card.report is None:
        return _error(404, "没有这个文件，可能已经删除，请重新放进来。")
    text = await anyio.to_thread.run_sync(_rendered, "html", card, desk)
    return HTMLResponse(text, headers={"content-security-policy": _policy(str(text))})


def _policy(text: str) -> str:
    """Return a policy that lets just the style and script of this page run."""
    found: dict[str, list[str]] = {"style": [], "script": []}
    for tag, inner in _INLINE.findall(text):
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        found[tag].append(f"'sha256-{digest}'")
    style, script = (" ".join(found[tag]) or "'none'" for tag in ("style", "script"))
    return (
        f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'self'"
    )


def _rendered(format_: str, card: Card, desk: Desk) -> str | bytes:
    assert card.report is not None
    render = import_module(FORMATS[format_]).render
    made: str | bytes = render(Report(desk.notice.id, (card.report,)), desk.notice, Page())
    return made


_MADE = {
    "html": ("检查报告", ".html", "text/html; charset=utf-8"),
    "xlsx": ("检查报告", ".xlsx", _SHEET),
    CERTIFICATE: ("自查表", ".docx", _WORD),
    "json": ("检查结果", ".json", "application/json"),
}


async def download(request: Request) -> Response:
    """A report or a form on a file, or a copy of it with comments or with repairs."""
    desk, card, what = _desk(request), _card(request), request.path_params["what"]
    if card is None or card.report is None:
        return _error(404, "没有这个文件，可能已经删除，请重新放进来。")
    if what in _MADE:
        words, suffix, media = _MADE[what]
        made = await anyio.to_thread.run_sync(_rendered, what, card, desk)
        data = made.encode() if isinstance(made, str) else made
        return _file(data, f"{PurePosixPath(card.name).stem}-{words}{suffix}", media)
    if what not in ("annotated", "fixed"):
        return _error(404, "没有这种文件。")
    try:
        result = await desk.checker.made(what, card.path, card.report, _numbers(request))
    except Exception as error:
        return _error(422, f"没有做成：{error}")
    words = "批注" if what == "annotated" else "改好"
    data = result if what == "annotated" else result[0]
    return _file(data, f"{PurePosixPath(card.name).stem}-{words}.docx", _WORD)


async def repairs(request: Request) -> Response:
    """What can be repaired, numbered, what is left for a person, and what is not dared."""
    desk, card = _desk(request), _card(request)
    if card is None or card.report is None:
        return _error(404, "没有这个文件，可能已经删除，请重新放进来。")
    try:
        _, done, left, refused = await desk.checker.made("fixed", card.path, card.report, ())
    except Exception as error:
        return _error(422, f"没有做成：{error}")
    return JSONResponse({"done": list(done), "left": list(left), "refused": list(refused)})


def _numbers(request: Request) -> tuple[int, ...]:
    return tuple(int(one) for one in request.query_params.get("only", "").split(",") if one.isdecimal())


def _file(data: bytes, name: str, media: str) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=media, headers={"content-disposition": disposition})


async def blank(request: Request) -> Response:
    """A blank document of a kind, with unit and title where they are given."""
    from docchecker.repair.template import template

    desk, kind = _desk(request), request.path_params["kind"]
    if kind not in desk.notice.kinds:
        return _error(404, "没有这种材料。")
    unit, title = (request.query_params.get(key, "").strip()[:60] for key in ("unit", "title"))
    data = await anyio.to_thread.run_sync(template, kind, desk.notice, unit, title)
    return _file(data, f"{unit}{desk.notice.kinds[kind].name}-空白.docx", _WORD)


# ---- wordings, and programs ----


async def wording(request: Request) -> Response:
    """A wording judged as it is typed."""
    from docchecker.language.judge import answer, plain

    desk = _desk(request)
    try:
        given = await request.json()
        kind, text, body = str(given["kind"]), str(given["text"]), str(given.get("body", ""))
    except (ValueError, KeyError, TypeError):
        return _error(400, "应当写成 {“kind”: …, “text”: …}。")
    if kind not in ("name", "item", "paragraph", "report") or len(text) + len(body) > _LONGEST_TEXT:
        return _error(400, "没有这种判断，或者文字太长。")
    record: dict[str, Any] = {"name": text, "body": body} if kind == "item" else {"text": text}
    terms, points = desk.notice.terms, desk.notice.points
    judged = await anyio.to_thread.run_sync(lambda: answer(kind, record, terms, points))  # type: ignore[arg-type]
    words = await anyio.to_thread.run_sync(lambda: plain(kind, record, terms, points))  # type: ignore[arg-type]
    return JSONResponse({"words": words.splitlines(), "answer": judged})


async def api_check(request: Request) -> Response:
    """A file in the body of the request, checked; the same answer as ``check --format json``. Nothing is kept."""
    desk = _desk(request)
    place = desk.store.loose_file()
    try:
        kind, name = _kind_of(request), _name_of(request)
        await receive(request, place, desk.store.limits)
        desk.audit(request, "api", place.stat().st_size)
        found = await desk.checker.check(name, place, kind)
    except KeyError as error:
        return _error(400, f"没有“{error.args[0]}”这种材料。")
    except TooLarge:
        return _error(413, f"文件太大，最大{desk.store.limits.upload // 2**20}兆。")
    except TooSlow:
        return _error(408, "上传中断，请再试一次。")
    finally:
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)
    text = import_module(FORMATS["json"]).render(Report(desk.notice.id, (found,)), desk.notice, Page())
    return Response(text, media_type="application/json")


ROUTES = (
    Route("/", index),
    Route("/health", health),
    Route("/static/{name}", static),
    Route("/upload", upload, methods=["POST"]),
    Route("/clear", clear, methods=["POST"]),
    Route("/bye", bye, methods=["POST"]),
    Route("/judge", wording, methods=["POST"]),
    Route("/template/{kind}", blank),
    Route("/card/{card}/again", again, methods=["POST"]),
    Route("/card/{card}/kind", as_kind, methods=["POST"]),
    Route("/card/{card}/report", report),
    Route("/card/{card}/repairs", repairs),
    Route("/card/{card}/{what}", download),
    Route("/api/check", api_check, methods=["POST"]),
    Route("/api/openapi.json", openapi),
)

__all__ = ["HEADERS", "ROUTES", "SESSION_COOKIE"]
