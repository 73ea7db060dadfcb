"""Where the bytes of a submission lie: a file or URL, and the way through the containers in it."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from docchecker.bulk.intake.containers import Container, ContainerError
from docchecker.bulk.intake.opening import open_container
from docchecker.word.limits import LIMITS, Limits

_MEGABYTE = 2**20


class Place(NamedTuple):
    """``url`` is a path or an fsspec URL; ``steps`` is the index of the member in each container on the way.

    ``stamp`` tells states of a file apart that was written anew under its old name.
    """

    url: str
    steps: tuple[int, ...] = ()
    stamp: str = ""

    def inside(self, index: int) -> Place:
        """A member of the container at this place."""
        return self._replace(steps=(*self.steps, index))


def is_url(path: str) -> bool:
    """Whether a place is named by an fsspec URL (s3://…) and not by a path."""
    return "://" in path


def open_file(url: str) -> BinaryIO:
    """A file opened for reading; OSError when that is impossible."""
    if not is_url(url):
        return Path(url).open("rb")
    import fsspec

    return cast("BinaryIO", fsspec.open(url, "rb").open())


def read_place(place: Place, limits: Limits = LIMITS) -> bytes:
    """The bytes at a place; OSError or ContainerError when they cannot be had."""
    if place.steps:
        outer = container_at(place._replace(steps=place.steps[:-1]), limits)
        return outer.read(place.steps[-1])
    with open_file(place.url) as file:
        data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise ContainerError(f"文件太大（超过 {limits.file_bytes // _MEGABYTE} MB），没有检查")
    return data


@lru_cache(maxsize=2)
def container_at(place: Place, limits: Limits = LIMITS) -> Container:
    """The container at a place. The last ones stay open: their members are read one after the other."""
    if not place.steps:
        return open_container(place.url, open_file(place.url), limits)
    outer = container_at(place._replace(steps=place.steps[:-1]), limits)
    index = place.steps[-1]
    return open_container(outer.members()[index].name, io.BytesIO(outer.read(index)), limits)
