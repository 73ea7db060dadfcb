"""Telling old binary files apart by the streams in their compound file ([MS-CFB], [MS-DOC] 2.5)."""

from __future__ import annotations

import struct
from typing import NamedTuple

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = 512
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFF9
_IN_HEADER = 109
_MOST_SECTORS = 4096
_FIB_ENCRYPTED = 0x0100

#: stream or storage → kind, the first that is there; an encrypted package may carry a WordDocument that is a dummy
_KINDS = (
    ("\tDRMContent", "rights_managed"),
    ("DRMEncryptedDataSpace", "rights_managed"),
    ("EncryptedPackage", "encrypted"),
    ("WpsCustomData", "wps"),
    ("WordDocument", "legacy_doc"),
    ("MatOST", "works"),
    ("Workbook", "excel"),
    ("Book", "excel"),
    ("ET_CustomData", "excel"),
    ("PowerPoint Document", "powerpoint"),
    ("VisioDocument", "visio"),
    ("__properties_version1.0", "email"),
)


class Stream(NamedTuple):
    """A directory entry: its first sector and its size in bytes."""

    start: int
    size: int


def ole_kind(data: bytes) -> str:
    """The kind word of a compound file."""
    try:
        sector, streams = _directory(data)
    except (struct.error, IndexError, UnicodeDecodeError):
        return "damaged_ole"
    if not streams:
        return "damaged_ole"
    kind = next((kind for name, kind in _KINDS if name in streams), "ole")
    if kind in ("legacy_doc", "wps") and _locked(data, sector, streams.get("WordDocument")):
        return "encrypted"
    return kind


def _directory(data: bytes) -> tuple[int, dict[str, Stream]]:
    """(sector size, entries by name) of a compound file."""
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):
        raise IndexError
    size = 1 << shift
    (first,) = struct.unpack_from("<I", data, 48)
    chain = _chain(data, size, first)
    raw = b"".join(_sector(data, size, number) for number in chain)
    return size, dict(_entries(raw))


def _entries(raw: bytes) -> list[tuple[str, Stream]]:
    found = []
    for at in range(0, len(raw) - _ENTRY + 1, _ENTRY):
        (length, kind) = struct.unpack_from("<HB", raw, at + 64)
        if kind in (1, 2) and 2 <= length <= 64:
            name = raw[at : at + length - 2].decode("utf-16-le")
            found.append((name, Stream(*struct.unpack_from("<II", raw, at + 116))))
    return found


def _chain(data: bytes, size: int, first: int) -> list[int]:
    """Sector numbers from ``first`` on, as the allocation table links them; IndexError when they run in a circle."""
    tables = struct.unpack_from(f"<{_IN_HEADER}I", data, 76)
    per_table = size // 4
    chain: list[int] = []
    while first < _LAST_SECTOR:
        chain.append(first)
        if len(chain) > _MOST_SECTORS:
            raise IndexError
        table, at = divmod(first, per_table)
        (first,) = struct.unpack_from("<I", _sector(data, size, tables[table]), at * 4)
    return chain


def _sector(data: bytes, size: int, number: int) -> bytes:
    start = size * (number + 1)
    if start >= len(data):
        raise IndexError
    return data[start : start + size]


def _locked(data: bytes, sector: int, document: Stream | None) -> bool:
    """Whether the FIB of a Word file says that it is encrypted (fEncrypted, [MS-DOC] 2.5.2)."""
    at = sector * (document.start + 1) + 10 if document is not None else len(data)
    return at + 2 <= len(data) and bool(struct.unpack_from("<H", data, at)[0] & _FIB_ENCRYPTED)
