"""What visitors send: streamed to a place of our own, never larger than allowed, never waited for without end."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import anyio
from starlette.requests import ClientDisconnect

from docchecker.pipeline import SPREADSHEETS, SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

    from docchecker.web.limits import Limits

_ARCHIVES = frozenset({".zip", ".rar", ".7z", ".eml", ".tar", ".gz"})
_UNSEEN = (".", "~$", "__MACOSX")
_MOST_MEMBERS = 300


class TooLarge(Exception):
    """More bytes than allowed."""


class TooSlow(Exception):
    """No byte came for too long, or the visitor went away."""


async def receive(request: Request, place: Path, limits: Limits) -> None:
    """Write the body of a request to a place; raise TooLarge or TooSlow, and leave nothing there then."""
    size = 0
    stream = request.stream().__aiter__()
    try:
        async with await anyio.open_file(place, "wb") as file:
            while True:
                with anyio.fail_after(limits.stall):
                    chunk = await anext(stream, None)
                if chunk is None:
                    return
                size += len(chunk)
                if size > limits.upload:
                    raise TooLarge
                await file.write(chunk)
    except (TimeoutError, ClientDisconnect):
        place.unlink(missing_ok=True)
        raise TooSlow from None
    except TooLarge:
        place.unlink(missing_ok=True)
        raise


def members(place: Path, name: str) -> list[tuple[str, bytes]] | None:
    """Return the documents of an archive with their names, None for a file that is none or cannot be opened."""
    if PurePosixPath(name).suffix.lower() not in _ARCHIVES:
        return None
    from docchecker.bulk.intake.containers import ContainerError
    from docchecker.bulk.intake.places import Place, container_at, read_place

    # The kind of an archive is told by its name, which on disk is ours.
    named = place.with_name(place.name + PurePosixPath(name).suffix.lower())
    place.rename(named)
    whole = Place(str(named), (), "")
    try:
        names = [member.name for member in container_at(whole).members()]
        kept = [number for number, member in enumerate(names) if _is_document(member)][:_MOST_MEMBERS]
        return [(f"{name}/{names[number]}", read_place(whole.inside(number))) for number in kept]
    except (ContainerError, OSError):
        return None
    finally:
        container_at.cache_clear()
        named.rename(place)


def _is_document(name: str) -> bool:
    path = PurePosixPath(name)
    seen = not any(part.startswith(_UNSEEN) for part in path.parts)
    return seen and path.suffix.lower() in SUFFIXES | SPREADSHEETS
