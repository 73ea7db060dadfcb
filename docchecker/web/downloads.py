"""What a visitor takes home: the repaired copy, the one with comments, reports, blank documents."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docchecker.web import audit, tasks
from docchecker.web.api import client_of, desk_of
from docchecker.web.headers import as_download
from docchecker.web.pages import visitor_of
from docchecker.web.refusals import Refused
from docchecker.web.workers import Broken

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from docchecker.web.asked import Copy
    from docchecker.web.desk import Desk
    from docchecker.web.visitors import Card

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BINARY = "application/octet-stream"
_REPORTS = {
    "html": ("检查报告", ".html"),
    "xlsx": ("检查报告", ".xlsx"),
    "json": ("检查报告", ".json"),
    "certificate": ("自查表", ".docx"),
}
_LONGEST = 100


def _card(request: Request) -> tuple[Desk, Card]:
    desk = desk_of(request)
    card = desk.visitors.card(visitor_of(request), request.path_params["card"])
    if not card.asked.path:
        raise Refused(422, "这个文件没有收到，做不了副本，请重新拖入。")
    return desk, card


async def repairs(request: Request) -> Response:
    """Return what can be repaired in a card's file."""
    from starlette.responses import JSONResponse

    desk, card = _card(request)
    try:
        found = await desk.workers.run(tasks.repairs, card.asked, desk.workers.rules)
    except Broken as broken:
        raise Refused(422, broken.reason) from None
    if found.refused:
        raise Refused(422, found.refused)
    return JSONResponse({"done": list(found.done), "left": list(found.left), "diff": found.diff})


async def download(request: Request) -> Response:
    """Return a copy or a report of a card's file."""
    desk, card = _card(request)
    what = request.path_params["what"]
    audit.note(client_of(request), f"download/{what[:20]}", 0, "下载")
    try:
        if what == "fixed":
            only = _numbers(request.query_params.get("only"))
            return _copy(
                await desk.workers.run(tasks.fixed, card.asked, desk.workers.rules, only), card.asked.name, "改好"
            )
        if what == "annotated":
            return _copy(
                await desk.workers.run(tasks.annotated, card.asked, desk.workers.rules), card.asked.name, "批注"
            )
        return await _report(desk, card, what)
    except Broken as broken:
        raise Refused(422, broken.reason) from None


async def _report(desk: Desk, card: Card, what: str) -> Response:
    from docchecker.report import FORMATS

    if what not in _REPORTS or what not in FORMATS:
        raise Refused(404, "没有这种报告。")
    data = await desk.workers.run(tasks.reported, card.asked, desk.workers.rules, what)
    word, suffix = _REPORTS[what]
    return _file(data, f"{_stem(card.asked.name)}-{word}{suffix}", _BINARY)


def _numbers(given: str | None) -> tuple[int, ...] | None:
    """The numbers of chosen repairs, None for all."""
    if given is None:
        return None
    parts = given.split(",") if given else []
    if len(parts) > 1000 or not all(part.isdecimal() and len(part) < 6 for part in parts):
        raise Refused(422, "only 写号码，如 1,3。")
    return tuple(map(int, parts))


def _copy(copy: Copy, name: str, word: str) -> Response:
    if copy.refused:
        raise Refused(422, copy.refused)
    return _file(copy.data, f"{_stem(name)}-{word}.docx", _DOCX)


def _stem(name: str) -> str:
    return PurePosixPath(name).stem or "文件"


def _file(data: bytes, name: str, media: str) -> Response:
    from starlette.responses import Response

    return Response(data, media_type=media, headers={"content-disposition": as_download(name)})


async def blank(request: Request) -> Response:
    """Return an empty document of a kind, with unit and title where they are given."""
    desk, asked = desk_of(request), request.query_params
    kind = desk.kind(asked.get("kind"))
    if kind is None:
        raise Refused(422, "请选一种材料。")
    unit, title = asked.get("unit", "")[:_LONGEST], asked.get("title", "")[:_LONGEST]
    try:
        made = await desk.workers.run(tasks.blank, kind, desk.workers.rules, unit, title)
    except Broken as broken:
        raise Refused(422, broken.reason) from None
    return _copy(made, f"{unit}{desk.notice.kinds[kind].name}", "空白")
