"""A zip as people pack it: names in UTF-8 or GBK, sizes and paths never believed."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO

from docchecker.bulk.intake.containers import ContainerError, Member, safe_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.word.limits import Limits

_UTF8, _ENCRYPTED = 0x800, 0x1
_MEGABYTE = 2**20
#: all that zipfile and the decompressors raise on damaged data
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError,
    NotImplementedError, ValueError, OverflowError, IndexError,
)  # fmt: skip
#: end record and the longest comment after it; it states how many entries there are
_END, _TAIL = b"PK\x05\x06", 22 + 0xFFFF


class ZipContainer:
    """The files of a zip."""

    def __init__(self, file: BinaryIO, limits: Limits) -> None:
        """Open it; ContainerError when it is broken or beyond the limits."""
        self._limits = limits
        try:
            _check_count(file, limits)
            self._zip = zipfile.ZipFile(file)
        except _DAMAGE:
            raise ContainerError("压缩包打不开，可能没有传完，请重新获取") from None
        self._entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        self._members = _members(self._entries)
        _check_sizes(self._entries, file, limits)

    def members(self) -> Sequence[Member]:
        """The files in it."""
        return self._members

    def read(self, index: int) -> bytes:
        """A member inflated; ContainerError when it is locked, damaged or larger than stated."""
        entry = self._entries[index]
        if entry.flag_bits & _ENCRYPTED:
            raise ContainerError("压缩包加了密码，请解压后再检查，或者请报送单位重发不加密的")
        most = min(entry.file_size, self._limits.file_bytes)
        try:
            with self._zip.open(entry) as file:
                data = file.read(most + 1)
        except _DAMAGE:
            raise ContainerError("压缩包里的这个文件已损坏，解不开，请重新获取") from None
        if len(data) > most:
            raise ContainerError(f"文件太大（超过 {self._limits.file_bytes // _MEGABYTE} MB），没有检查")
        return data


def _check_count(file: BinaryIO, limits: Limits) -> None:
    """ContainerError for a zip that states more entries than anybody packs, before all of them are parsed."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if at >= 0 and len(tail) >= at + 12 and struct.unpack_from("<H", tail, at + 10)[0] > limits.entries:
        raise ContainerError(f"压缩包里的文件太多（超过 {limits.entries} 个），没有检查")


def _check_sizes(entries: Sequence[zipfile.ZipInfo], file: BinaryIO, limits: Limits) -> None:
    """ContainerError when the files together are beyond what the archive can honestly hold."""
    if len(entries) > limits.entries:
        raise ContainerError(f"压缩包里的文件太多（超过 {limits.entries} 个），没有检查")
    size = file.seek(0, 2)
    if sum(entry.file_size for entry in entries) > max(limits.ratio_from, limits.ratio * size):
        raise ContainerError(f"压缩比异常（超过 {limits.ratio} 倍），可能是压缩炸弹，没有检查，请先向报送单位核实")


def _members(entries: Sequence[zipfile.ZipInfo]) -> list[Member]:
    decode = _decoder(entries)
    return [Member(safe_name(decode(entry)), entry.file_size) for entry in entries]


def _decoder(entries: Sequence[zipfile.ZipInfo]) -> _Decoder:
    """Names without the UTF-8 flag are all UTF-8 (macOS) or all GBK (Windows)."""
    raw = [entry.orig_filename.encode("cp437") for entry in entries if not entry.flag_bits & _UTF8]
    for encoding in ("utf-8", "gb18030"):
        try:
            for name in raw:
                name.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _Decoder(encoding)
    return _Decoder("cp437")


class _Decoder:
    """The name of an entry in the encoding that its zip uses."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding

    def __call__(self, entry: zipfile.ZipInfo) -> str:
        if entry.flag_bits & _UTF8:
            return entry.orig_filename
        return entry.orig_filename.encode("cp437").decode(self._encoding)
