"""Fonts of a converted copy: what the source file does not name was put in by the converter, and is unknown."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from docchecker.word.limits import LIMITS

if TYPE_CHECKING:
    from docchecker.model import Document, Effective, Look, Paragraph

#: GB 18030 is what Chinese Word writes, Shift JIS what LibreOffice takes some Chinese names for
_ENCODINGS = ("utf-8", "utf-16-le", "gb18030", "cp1252", "shift_jis", "big5")
_RTF = b"{\\rtf"
_ESCAPED = re.compile(rb"\\'([0-9a-fA-F]{2})")
_UNICODE = re.compile(rb"\\u(-?\d{1,6}) ?\??")


def without_invented(document: Document, source: bytes) -> Document:
    """Return the document with each font name that does not occur in the source file made unknown."""
    fonts = _SourceFonts(source)
    looks: dict[Look, Look] = {}
    return document._replace(paragraphs=tuple(_known(paragraph, fonts, looks) for paragraph in document.paragraphs))


def _known(paragraph: Paragraph, fonts: _SourceFonts, looks: dict[Look, Look]) -> Paragraph:
    runs = []
    for run in paragraph.runs:
        if run.look not in looks:
            look = run.look
            looks[look] = look._replace(
                east_asia_font=fonts.known(look.east_asia_font), latin_font=fonts.known(look.latin_font)
            )
        runs.append(run._replace(look=looks[run.look]))
    return replace(paragraph, runs=tuple(runs))


class _SourceFonts:
    """Which names occur in the bytes of a file, in whatever encoding it may write them."""

    def __init__(self, source: bytes) -> None:
        self._text = _plain(source).lower()
        self._found: dict[str, bool] = {}

    def known(self, font: Effective[str]) -> Effective[str]:
        """The font as it is where the source names it, unknown otherwise."""
        if font.value is None or self._names(font.value):
            return font
        return font._replace(value=None)

    def _names(self, name: str) -> bool:
        """Whether any name of a list (“仿宋_GB2312;仿宋”) occurs."""
        if name not in self._found:
            self._found[name] = any(self._occurs(one.strip()) for one in name.split(";"))
        return self._found[name]

    def _occurs(self, name: str) -> bool:
        if not name:
            return False
        for encoding in _ENCODINGS:
            try:
                written = name.encode(encoding)
            except UnicodeEncodeError:
                continue
            if written.lower() in self._text:
                return True
        return False


def _plain(source: bytes) -> bytes:
    """The bytes that names are looked for in: a package unpacked, the escapes of RTF resolved."""
    if source.startswith(b"PK"):
        return b"\n".join(_parts(source))
    if not source.lstrip().startswith(_RTF):
        return source
    resolved = _ESCAPED.sub(lambda found: bytes([int(found.group(1), 16)]), source)
    return resolved + b"\n" + _UNICODE.sub(_as_utf8, source)


def _as_utf8(found: re.Match[bytes]) -> bytes:
    return chr(int(found.group(1)) & 0xFFFF).encode("utf-8", "replace")


def _parts(source: bytes) -> list[bytes]:
    """The XML parts of a package that are not too large, their character references aside."""
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            wanted = [e for e in archive.infolist() if e.filename.endswith(".xml") and e.file_size <= LIMITS.part_bytes]
            return [archive.open(entry).read(LIMITS.part_bytes) for entry in wanted[:20]]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError):
        return []
