"""A small writer of compound files ([MS-CFB] version 3), enough to look like old binary documents."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from docchecker.word.ole import SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECTOR = 512
_END, _FREE, _TABLE, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_CUTOFF = 4096


def compound(streams: Mapping[str, bytes], *, sector: int = _SECTOR) -> bytes:
    """A compound file with these streams below its root; each is filled up to the size that needs no mini stream."""
    contents = [content.ljust(_CUTOFF, b"\0") for content in streams.values()]
    directory_size = -(-(len(streams) + 1) * 128 // sector)
    table: list[int] = [_TABLE]
    table += _chain(1, directory_size)
    starts = []
    for content in contents:
        starts.append(len(table))
        table += _chain(len(table), -(-len(content) // sector))
    entries = _entry("Root Entry", 5, _END, 0, child=1 if streams else _NONE)
    for i, (name, content) in enumerate(zip(streams, contents, strict=True)):
        right = i + 2 if i + 1 < len(streams) else _NONE
        entries += _entry(name, 2, starts[i], len(content), right=right)
    fat = struct.pack(f"<{len(table)}I", *table).ljust(sector, b"\xff")
    body = fat + entries.ljust(directory_size * sector, b"\0")
    body += b"".join(content.ljust(-(-len(content) // sector) * sector, b"\0") for content in contents)
    return _header(sector).ljust(sector, b"\0") + body


def word_97(*, encrypted: bool = False, **others: bytes) -> bytes:
    """What tells a .doc: a WordDocument stream that begins with a FIB."""
    flags = 0x0100 if encrypted else 0
    fib = struct.pack("<HHHHHH", 0xA5EC, 193, 0, 0x0804, 0, flags)
    return compound({"WordDocument": fib, "1Table": b"", **others})


def _chain(first: int, length: int) -> list[int]:
    return [*range(first + 1, first + length), _END]


def _header(sector: int) -> bytes:
    version, shift = (3, 9) if sector == _SECTOR else (4, 12)
    head = struct.pack("<8s16sHHHHH6sIIIIIIIIII", SIGNATURE, b"", 0x3E, version, 0xFFFE, shift, 6, b"",
                       0, 1, 1, 0, _CUTOFF, _END, 0, _END, 0, 0)  # fmt: skip
    return head + struct.pack("<108I", *[_FREE] * 108)


def _entry(name: str, kind: int, start: int, size: int, *, right: int = _NONE, child: int = _NONE) -> bytes:
    encoded = name.encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBBIII", len(encoded) + 2, kind, 1, _NONE, right, child)
    return head + b"\0" * 36 + struct.pack("<IQ", start, size)
