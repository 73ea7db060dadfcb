"""The zip of a package, read in memory only: names never become paths, sizes in headers are never believed."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from docchecker.word.refusals import refusal

if TYPE_CHECKING:
    from docchecker.word.limits import Limits

_CENTRAL, _END = b"PK\x01\x02", b"PK\x05\x06"
_CENTRAL_SIZE = 46
_ENCRYPTED = 1
_MEGABYTE = 2**20
#: all that zipfile and the decompressors raise on damaged data
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError,
    NotImplementedError, ValueError, OverflowError, IndexError,
)  # fmt: skip


class Archive:
    """Entries by name, in lower case and with plain slashes (Part 2, 6.2.2.3: names are compared without case).

    Of two entries of one name and one content the first counts; where they differ, reading them is refused. A part
    that nobody reads decides nothing, so a double of it is no reason to refuse the file.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Open the zip; UnreadableDocument when it is broken, locked or beyond the limits."""
        self._limits = limits
        self._left = limits.total_bytes
        self._size = len(data)
        self._zip = _open(data, limits)
        self._entries, self._doubles = _entries(self._zip)

    @property
    def names(self) -> list[str]:
        """Names of the entries, folders left out."""
        return list(self._entries)

    def has(self, name: str) -> bool:
        """Whether an entry is there."""
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """An entry inflated; UnreadableDocument when it is missing, damaged or beyond the limits."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise refusal("missing_part", part=name)
        data = self._content(entry, name)
        for double in self._doubles.get(name.lower(), ()):
            if self._content(double, name) != data:
                raise refusal("duplicate_part", part=double.filename)
        return data

    def _content(self, entry: zipfile.ZipInfo, name: str) -> bytes:
        limits = self._limits
        by_ratio = max(limits.ratio_from, limits.ratio * min(entry.compress_size, self._size))
        most = min(limits.part_bytes, self._left, by_ratio)
        data = self._inflate(entry, most + 1)
        if len(data) > by_ratio:
            raise refusal("suspicious_ratio", part=name, limit=limits.ratio)
        if len(data) > limits.part_bytes:
            raise refusal("part_too_large", part=name, limit=limits.part_bytes // _MEGABYTE)
        if len(data) > self._left:
            raise refusal("too_large", limit=limits.total_bytes // _MEGABYTE)
        self._left -= len(data)
        return data

    def close(self) -> None:
        """Close the zip."""
        self._zip.close()

    def _inflate(self, entry: zipfile.ZipInfo, most: int) -> bytes:
        try:
            with self._zip.open(entry) as file:
                return file.read(most)
        except _DAMAGE:
            raise refusal("damaged_part", part=entry.filename) from None


def _open(data: bytes, limits: Limits) -> zipfile.ZipFile:
    most = limits.entries
    if len(data) > most * _CENTRAL_SIZE and data.count(_CENTRAL) > most:
        raise refusal("too_many_entries", limit=most)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE:
        raise refusal("damaged_zip" if _END in data else "truncated") from None


def plain_name(name: str) -> str:
    """Return the name of an entry as parts are named: plain slashes, none in front, lower case."""
    return name.replace("\\", "/").lstrip("/").lower()


_Entries = dict[str, zipfile.ZipInfo]


def _entries(archive: zipfile.ZipFile) -> tuple[_Entries, dict[str, list[zipfile.ZipInfo]]]:
    """The first entry of each name, and the further ones of a name that several bear."""
    found: _Entries = {}
    doubles: dict[str, list[zipfile.ZipInfo]] = {}
    for entry in archive.infolist():
        name = plain_name(entry.filename)
        if name.endswith("/") or not name:
            continue
        if entry.flag_bits & _ENCRYPTED:
            raise refusal("encrypted_zip")
        if found.setdefault(name, entry) is not entry:
            doubles.setdefault(name, []).append(entry)
    return found, doubles
