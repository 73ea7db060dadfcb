"""What the page asks about the files of its visitor: take them in, check them again, forget them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docchecker.findings import Level
from docchecker.report import codec
from docchecker.report.changes import changes
from docchecker.report.filewords import standing
from docchecker.report.words import verdict_class, verdict_words
from docchecker.web import audit
from docchecker.web.api import client_of, desk_of, json_of
from docchecker.web.pages import visitor_of
from docchecker.web.refusals import Refused
from docchecker.web.uploads import delete, upload

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from docchecker.web.desk import Desk
    from docchecker.web.visitors import Card

_MOST_ROLES = 200


def card_data(card: Card) -> dict[str, Any]:
    """Return a card as the script takes it."""
    report = codec.unpack(card.report)
    return {
        "id": card.id,
        "number": card.number,
        "name": card.asked.name,
        "verdict": report.verdict.value,
        "look": verdict_class(report),
        "words": verdict_words(report),
        "errors": len(standing(report.findings, Level.ERROR)),
        "changes": changes(codec.unpack(card.before).findings, report).as_data() if card.before else None,
        "html": card.html,
    }


async def cards(request: Request) -> Response:
    """Return the cards that a visitor has already."""
    from starlette.responses import JSONResponse

    visitor = desk_of(request).visitors.of(visitor_of(request))
    return JSONResponse({"cards": [card_data(card) for card in visitor.cards.values()]})


async def add(request: Request) -> Response:
    """Check files that were dropped: a line of JSON for how many there are, and one for each as soon as it is done."""
    from starlette.responses import StreamingResponse

    desk, visitor = desk_of(request), visitor_of(request)
    async with upload(request, desk.folder, desk.limits) as given:
        if not given.files:
            raise Refused(422, "没有收到文件。")
        size = sum(Path(one.path).stat().st_size for one in given.files)
        opened = await desk.opened(given.files)
    audit.note(client_of(request), "upload", size, f"{len(opened)}个文件")
    lines = _lines(desk, visitor, opened, client_of(request))
    return StreamingResponse(lines, media_type="application/x-ndjson", headers={"x-accel-buffering": "no"})


async def _lines(desk: Desk, visitor: str, opened: list[Any], client: str) -> AsyncIterator[str]:
    yield _line({"count": len(opened)})
    async for card in desk.cards(visitor, opened):
        data = card_data(card)
        audit.note(client, "check", 0, f"{data['words']}，{data['errors']}处必须修改")
        yield _line(data)


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False) + "\n"


async def again(request: Request) -> Response:
    """Check the corrected file that was dropped on a card."""
    from starlette.responses import JSONResponse

    desk, visitor = desk_of(request), visitor_of(request)
    card = desk.visitors.card(visitor, request.path_params["card"])
    async with upload(request, desk.folder, desk.limits) as given:
        if len(given.files) != 1:
            delete(given.files)
            raise Refused(422, "请只拖入一个改好的文件。")
        (asked,) = given.files
        new = await desk.again(visitor, card, asked._replace(kind=card.asked.kind))
    audit.note(client_of(request), "again", 0, "重查")
    return JSONResponse(card_data(new))


async def correct(request: Request) -> Response:
    """Check a card's file again as another kind, or with some paragraphs as a person says they are."""
    from starlette.responses import JSONResponse

    desk, visitor, data = desk_of(request), visitor_of(request), await json_of(request)
    card = desk.visitors.card(visitor, request.path_params["card"])
    kind = data.get("kind")
    asked = card.asked._replace(
        kind=desk.kind(kind if isinstance(kind, str) else None), roles=_roles(data.get("roles"))
    )
    return JSONResponse(card_data(await desk.again(visitor, card, asked)))


def _roles(given: object) -> tuple[tuple[int, str], ...]:
    """What paragraphs are, of an object of numbers from 0 and roles; Refused for anything else."""
    from docchecker.classify.corrected import CORRECTABLE

    pairs = list(given.items()) if isinstance(given, dict) else []
    fits = all(str(key).isdecimal() and len(str(key)) < 7 and role in CORRECTABLE for key, role in pairs)
    if not fits or len(pairs) > _MOST_ROLES:
        raise Refused(422, f"roles 应当写成 段号: 作用，作用可以写 {'、'.join(CORRECTABLE)}。")
    return tuple(sorted((int(key), role) for key, role in pairs))


async def drop(request: Request) -> Response:
    """Delete a card and its file."""
    from starlette.responses import Response

    desk_of(request).visitors.drop(visitor_of(request), request.path_params["card"])
    return Response(status_code=204)
