"""What the office asks: begin a batch, see how it goes, take its results home."""

from __future__ import annotations

import shutil
import zipfile
from typing import TYPE_CHECKING, Any

from docchecker.web import audit
from docchecker.web.api import client_of, desk_of, json_of
from docchecker.web.batches import DONE, RESULTS, Batches, Known
from docchecker.web.headers import PAGE, as_download
from docchecker.web.pages import visitor_of
from docchecker.web.refusals import Refused
from docchecker.web.uploads import delete, upload

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request
    from starlette.responses import Response

_ROWS = 2000
_INDEX = "index.html"


def batches_of(request: Request) -> Batches:
    """Return the batches of the application; Refused where the office's view was not asked for."""
    visitor_of(request)
    found: Batches | None = request.app.state.batches
    if found is None:
        raise Refused(404, "没有开批量审核，请在开启服务时加 --out。")
    return found


async def batches(request: Request) -> Response:
    """Return how all batches stand."""
    from starlette.responses import JSONResponse

    found = batches_of(request)
    return JSONResponse({"batches": [_data(one, found) for one in found.all()], "units": list(found.units)})


def _data(known: Known, batches: Batches) -> dict[str, Any]:
    """A batch as the script takes it, with what can be taken home."""
    folder = batches.folder(known.id) / RESULTS
    there = _DOWNLOADS.items() if known.state == DONE else ()
    downloads = [{"what": what, "words": words} for what, (part, words) in there if (folder / part).exists()]
    pages = known.state == DONE and (folder / _INDEX).is_file()
    return {
        **known._asdict(),
        "pages": pages,
        "decided": dict(known.decided),
        "rows": known.rows[-_ROWS:],
        "downloads": downloads,
    }


async def begin(request: Request) -> Response:
    """Begin a batch over an uploaded archive or a folder that was allowed."""
    from starlette.responses import JSONResponse

    desk, found = desk_of(request), batches_of(request)
    async with upload(request, desk.folder, desk.limits) as given:
        try:
            inbox = given.fields.get("inbox", "")
            if inbox not in found.inboxes and len(given.files) != 1:
                raise Refused(422, "请选一个收件文件夹，或者上传一个压缩包。")
            if inbox not in found.inboxes and not given.files[0].name.lower().endswith(".zip"):
                raise Refused(422, "请上传 .zip 压缩包。")
            batch = found.new_id()
            if inbox in found.inboxes:
                known = found.begin(batch, inbox, inbox)
            else:
                shutil.move(given.files[0].path, found.archive(batch))
                known = found.begin(batch, given.files[0].name)
        finally:
            delete(given.files)
    audit.note(client_of(request), "batch", 0, known.id)
    return JSONResponse(_data(known, found), 201)


async def assign(request: Request) -> Response:
    """Say of which units some files are."""
    from starlette.responses import JSONResponse

    found, data = batches_of(request), await json_of(request)
    units = data.get("units")
    if not isinstance(units, dict) or not all(isinstance(unit, str) for unit in units.values()):
        raise Refused(422, "units 应当写成 文件: 单位。")
    known = found.assign(request.path_params["batch"], units)
    audit.note(client_of(request), "assign", 0, known.id)
    return JSONResponse(_data(known, found))


#: what can be taken home → the part of the results, and what it is called
_DOWNLOADS = {
    "summary": ("汇总表.xlsx", "汇总表"),
    "letters": ("通知", "通知（压缩包）"),
    "all": ("", "全部结果（压缩包）"),
}


async def download(request: Request) -> Response:
    """Return the summary, the letters or all results of a batch."""
    from starlette.background import BackgroundTask
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import FileResponse

    what, found = request.path_params["what"], batches_of(request)
    folder = found.folder(request.path_params["batch"]) / RESULTS
    if what not in _DOWNLOADS:
        raise Refused(404, "没有这种结果。")
    part, words = _DOWNLOADS[what]
    source = folder / part
    if not source.exists():
        raise Refused(404, f"没有{words}。")
    if source.is_file():
        return FileResponse(source, headers={"content-disposition": as_download(part)})
    place = desk_of(request).folder.new_place(".zip")
    await run_in_threadpool(_zipped, source, place)
    gone = BackgroundTask(place.unlink, missing_ok=True)
    return FileResponse(place, headers={"content-disposition": as_download(f"{part or RESULTS}.zip")}, background=gone)


async def page(request: Request) -> Response:
    """Return a page of the results of a batch; its script does not run here."""
    from starlette.responses import FileResponse

    folder = batches_of(request).folder(request.path_params["batch"]) / RESULTS
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.html") if not path.is_symlink()}
    path = there.get(request.path_params["path"])
    if path is None:
        raise Refused(404, "没有这个网页。")
    return FileResponse(path, media_type="text/html", headers={"content-security-policy": PAGE})


def _zipped(source: Path, target: Path) -> None:
    """A zip of a folder without what only this program needs; links are not followed."""
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as book:
        for path in sorted(source.rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                book.write(path, path.relative_to(source).as_posix())
