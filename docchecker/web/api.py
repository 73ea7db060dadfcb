"""What programs may ask: ``POST /api/check`` and ``POST /api/judge``; the page's own questions stand in ``pages``."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docchecker import __version__
from docchecker.findings import Level
from docchecker.report import json_report
from docchecker.web import audit, tasks
from docchecker.web.refusals import Refused
from docchecker.web.uploads import delete, upload
from docchecker.web.workers import Broken

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from docchecker.language.judge import JudgeKind
    from docchecker.web.desk import Desk

_OPENAPI = Path(__file__).with_name("openapi.json")
#: kind of wording → the fields that it has
_RECORDS: dict[JudgeKind, tuple[str, ...]] = {
    "name": ("text",),
    "item": ("name", "body"),
    "paragraph": ("text",),
    "report": ("text",),
}
_LONGEST_WORDING = 20_000


def desk_of(request: Request) -> Desk:
    """Return the desk of the application that a request came to."""
    desk: Desk = request.app.state.desk
    return desk


def client_of(request: Request) -> str:
    """Return the address that a request came from."""
    return request.client.host if request.client else ""


async def health(_request: Request) -> Response:
    """Say that the server runs."""
    from starlette.responses import JSONResponse

    return JSONResponse({"status": "ok", "version": __version__})


async def openapi(_request: Request) -> Response:
    """Return the description of this interface."""
    from starlette.responses import Response

    return Response(_description(), media_type="application/json")


@cache
def _description() -> bytes:
    return _OPENAPI.read_bytes()


async def check(request: Request) -> Response:
    """Check the files of a form; nothing of them is kept."""
    from starlette.responses import JSONResponse

    desk = desk_of(request)
    async with upload(request, desk.folder, desk.limits) as given:
        try:
            if not given.files:
                raise Refused(422, "没有收到文件，请在表单里用 file 传文件。")
            kind, fail_on = desk.kind(given.fields.get("kind")), _level(given.fields.get("fail_on"))
            size = sum(Path(one.path).stat().st_size for one in given.files)
            report = await desk.report(await desk.opened(given.files), kind, fail_on)
        finally:
            delete(given.files)
    data = json_report.as_data(report, desk.notice)
    audit.note(client_of(request), "api/check", size, _outcome(data["summary"]))
    return JSONResponse(data)


def _level(named: str | None) -> Level:
    try:
        return Level(named or Level.ERROR)
    except ValueError:
        raise Refused(422, f"fail_on 可以写 {'、'.join(Level)}。") from None


def _outcome(summary: dict[str, Any]) -> str:
    return (
        f"{summary['files']}个文件，通过{summary['passed']}，不通过{summary['failed']}，无法检查{summary['unreadable']}"
    )


async def judge(request: Request) -> Response:
    """Judge one wording."""
    from starlette.responses import JSONResponse

    desk, data = desk_of(request), await json_of(request)
    kind = next((one for one in _RECORDS if one == data.get("kind", "name")), None)
    if kind is None:
        raise Refused(422, f"kind 可以写 {'、'.join(_RECORDS)}。")
    record = {key: value for key in _RECORDS[kind] if isinstance(value := data.get(key), str)}
    if len(record) < len(_RECORDS[kind]) or any(len(value) > _LONGEST_WORDING for value in record.values()):
        raise Refused(422, f"要判断的文字写在 {'、'.join(_RECORDS[kind])} 里，最多 {_LONGEST_WORDING} 字。")
    try:
        return JSONResponse(await desk.workers.run(tasks.judged, kind, record, desk.workers.rules))
    except Broken as broken:
        raise Refused(422, f"这段文字没有判断成：{broken.reason}") from None


async def json_of(request: Request) -> dict[str, Any]:
    """Return the object that a request holds; Refused for anything else."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "请用 application/json 提交。")
    try:
        data = json.loads(await _small(request))
    except (ValueError, RecursionError):
        raise Refused(400, "提交的内容不是 JSON。") from None
    if not isinstance(data, dict):
        raise Refused(400, "提交的内容应当是一个 JSON 对象。")
    return data


async def _small(request: Request) -> bytes:
    most, data = desk_of(request).limits.small_bytes, bytearray()
    async for part in request.stream():
        data += part
        if len(data) > most:
            raise Refused(413, "提交的内容太长。")
    return bytes(data)
