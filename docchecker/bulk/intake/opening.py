"""Open a file that holds files with the reader of its kind: zip, mail, or what an installed tool reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from docchecker.bulk.intake.containers import container_kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from docchecker.bulk.intake.containers import Container
    from docchecker.word.limits import Limits


def open_container(name: str, file: BinaryIO, limits: Limits) -> Container:
    """Open what ``container_kind`` knows by its name; ContainerError when it is broken, locked or beyond the limits."""
    return _OPENERS[container_kind(name) or ""](name, file, limits)


def _zip(name: str, file: BinaryIO, limits: Limits) -> Container:
    from docchecker.bulk.intake.zips import ZipContainer

    return ZipContainer(file, limits)


def _mail(name: str, file: BinaryIO, limits: Limits) -> Container:
    from docchecker.bulk.intake.mails import MailContainer

    return MailContainer(file, limits)


def _tool(name: str, file: BinaryIO, limits: Limits) -> Container:
    from docchecker.bulk.intake.archivers import ToolContainer

    return ToolContainer(name, file, limits)


_OPENERS: dict[str, Callable[[str, BinaryIO, Limits], Container]] = {"zip": _zip, "mail": _mail, "tool": _tool}
