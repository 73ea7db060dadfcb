"""Files as they arrive: each into a file of its own in the private folder, under a name that nobody gave."""

from __future__ import annotations

import shutil
from contextlib import asynccontextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.web.asked import Asked
from docchecker.web.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.datastructures import FormData, UploadFile
    from starlette.requests import Request

    from docchecker.web.limits import WebLimits
    from docchecker.web.private import PrivateFolder

_MEGABYTE = 2**20
_LONGEST_NAME = 200
_UNNAMED = "未命名.docx"


class Upload(NamedTuple):
    """The files of a form, and its other fields."""

    files: tuple[Asked, ...]
    fields: dict[str, str]


@asynccontextmanager
async def upload(request: Request, folder: PrivateFolder, limits: WebLimits) -> AsyncIterator[Upload]:
    """Receive a form with files; Refused when it is none or too much. Whoever asked deletes the files."""
    from starlette.exceptions import HTTPException
    from starlette.formparsers import MultiPartException

    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise Refused(415, "请用 multipart/form-data 传文件。")
    if shutil.disk_usage(folder.path).free < limits.free_bytes:
        raise Refused(507, "磁盘快满了，没有接收；请腾出空间后再传。")
    try:
        form = await request.form(max_files=limits.files, max_fields=50, max_part_size=limits.small_bytes)
    except (HTTPException, MultiPartException):
        raise Refused(400, f"表单不完整，或者一次传的文件太多（最多 {limits.files} 个）。") from None
    try:
        yield await _kept(form, folder, limits)
    finally:
        await form.close()


async def _kept(form: FormData, folder: PrivateFolder, limits: WebLimits) -> Upload:
    from starlette.concurrency import run_in_threadpool
    from starlette.datastructures import UploadFile

    files: list[Asked] = []
    try:
        for _name, value in form.multi_items():
            if isinstance(value, UploadFile):
                files.append(await run_in_threadpool(_keep, value, folder, limits))
    except BaseException:
        delete(tuple(files))
        raise
    return Upload(tuple(files), {name: value for name, value in form.multi_items() if isinstance(value, str)})


def _keep(file: UploadFile, folder: PrivateFolder, limits: WebLimits) -> Asked:
    name = shown_name(file.filename or "")
    if (file.size or 0) > limits.file_bytes:
        raise Refused(413, f"“{name}”太大（超过 {limits.file_bytes // _MEGABYTE} MB），没有接收。")
    path = folder.new_place(_container_suffix(name))
    with path.open("xb") as target:
        path.chmod(0o600)
        shutil.copyfileobj(file.file, target)
    return Asked(str(path), name)


def shown_name(given: str) -> str:
    """Return what people are shown as a file's name: no drive, no root, no ``..``, no control characters, not too long."""
    from docchecker.bulk.intake.containers import safe_name
    from docchecker.report.page import clean

    return clean(safe_name(given))[-_LONGEST_NAME:].lstrip("/") or _UNNAMED


def _container_suffix(name: str) -> str:
    """The suffix that tells an archive from a document; of others none is needed."""
    from docchecker.bulk.intake.containers import container_kind

    return PurePosixPath(name).suffix.lower() if container_kind(name) else ""


def delete(files: tuple[Asked, ...]) -> None:
    """Delete received files; those that are gone already do not matter."""
    for one in files:
        Path(one.path).unlink(missing_ok=True)
