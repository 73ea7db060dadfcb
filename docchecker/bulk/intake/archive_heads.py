"""Whether the beginning of a 7z or rar archive is sound: known without any program that opens it."""

from __future__ import annotations

import zlib
from typing import BinaryIO

_SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c"
_RAR4, _RAR5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_HEAD = 4096


def is_damaged(file: BinaryIO) -> bool:
    """Return whether an archive cannot be opened by any program: no such archive, or its head is broken or cut off."""
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    if head.startswith(_SEVEN_ZIP):
        return _broken_seven_zip(head, size)
    if head.startswith(_RAR5):
        return _broken_rar5(head[len(_RAR5) :])
    if head.startswith(_RAR4):
        return _broken_rar4(head[len(_RAR4) :])
    return not head.startswith((b"PK", b"MZ"))


def _broken_seven_zip(head: bytes, size: int) -> bool:
    """The start header: a checksum of 20 bytes that say where the end header lies, and it must lie in the file."""
    if len(head) < 32 or zlib.crc32(head[12:32]) != int.from_bytes(head[8:12], "little"):
        return True
    start, length = (int.from_bytes(head[at : at + 8], "little") for at in (12, 20))
    return 32 + start + length > size


def _broken_rar5(head: bytes) -> bool:
    """The first block: checksum, size as a number of 7-bit groups, then as many bytes."""
    at, length = 4, 0
    for shift in range(0, 21, 7):
        if at >= len(head):
            return True
        length |= (head[at] & 0x7F) << shift
        at += 1
        if not head[at - 1] & 0x80:
            break
    block = head[4 : at + length]
    return len(block) < at - 4 + length or zlib.crc32(block) != int.from_bytes(head[:4], "little")


def _broken_rar4(head: bytes) -> bool:
    """The main block of 13 bytes: a checksum of 16 bits over what follows it."""
    block = head[2:13]
    return len(block) < 11 or zlib.crc32(block) & 0xFFFF != int.from_bytes(head[:2], "little")
