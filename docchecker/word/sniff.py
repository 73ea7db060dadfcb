"""What a file is that is no .docx, by its content: needed on refusal only, so imported late."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docchecker.word import ole

if TYPE_CHECKING:
    from docchecker.word.parts import Parts

_HEAD = 4096
#: readers accept a PDF that begins within its first kilobyte
_PDF_HEAD = 1024

#: (offset, bytes, kind); the first that fits
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"{\\rtf", "rtf"),
    (0, b"{\\urtf", "rtf"),
    (0, b"Founder CEB", "ceb"),
    (0, b"\x89PNG", "image"),
    (0, b"\xff\xd8\xff", "image"),
    (0, b"GIF8", "image"),
    (0, b"II*\0", "image"),
    (0, b"MM\0*", "image"),
    (8, b"WEBP", "image"),
    (4, b"ftypheic", "image"),
    (4, b"ftypmif1", "image"),
    (4, b"ftypavif", "image"),
    (0, b"Rar!\x1a\x07", "archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "archive"),
    (0, b"\x1f\x8b", "archive"),
    (0, b"BZh", "archive"),
    (0, b"\xfd7zXZ\0", "archive"),
    (257, b"ustar", "archive"),
    (0, b"\x7fELF", "program"),
    (0, b"\xdb\xa5-\0", "legacy_doc"),  # Word 2.0
    (0, b"\x31\xbe\0\0", "legacy_doc"),  # Word for DOS, Write
)

#: beginnings too short to tell anything about a text
_BINARY = ((b"BM", "image"), (b"MZ", "program"))

#: pattern at the beginning of a text (in lower case) → kind; the first that fits
_TEXTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s*(?:<\?xml.*?)?<!doctype html|\s*(?:<\?xml.*?\?>)?\s*(?:<!--.*?-->\s*)?<html\b", re.S), "html"),
    (re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related"), "mht"),
    (re.compile(r"(?:(?:received|return-path|delivered-to|from|message-id|x-[\w-]+):[^\n]*\n)"), "email"),
    (re.compile(r"\s*<.*http://schemas\.microsoft\.com/office/word/2003/wordml", re.S), "word_2003_xml"),
    (re.compile(r"\s*<.*urn:schemas-microsoft-com:office:spreadsheet", re.S), "excel"),
    (re.compile(r"\s*<.*urn:oasis:names:tc:opendocument:xmlns:office.*opendocument\.text", re.S), "odt"),
    (re.compile(r"\s*<\?xml\b"), "xml"),
    (re.compile(r"\s*<(?:head|body|meta|table|div|title|style|p|h1|font)\b"), "html"),
)

#: what LibreOffice and others write into a package's first entry
_MEDIA_TYPES = (
    ("application/vnd.oasis.opendocument.text", "odt"),
    ("application/vnd.oasis.opendocument.spreadsheet", "excel"),
    ("application/vnd.oasis.opendocument.presentation", "powerpoint"),
)

#: a name in a zip, or how names there begin → kind; the first that fits
_NAMES = (
    ("xl/", "excel"),
    ("ppt/", "powerpoint"),
    ("visio/", "visio"),
    ("ofd.xml", "ofd"),
    ("index/document.iwa", "pages"),
    ("index.zip", "pages"),
    ("word/", "missing_main"),
    ("[content_types].xml", "missing_main"),
)

#: sizes of the ~$ files of Word and of Excel, and where they repeat the length of the user's name
_LOCK_SIZES, _LOCK_REPEAT = (162, 165), (54, 55)


def kind_of(data: bytes) -> str:
    """The kind word of a file that is neither a zip nor a flat package."""
    if not data:
        return "empty"
    if data.count(0) == len(data):
        return "blank"
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "pdf"
    if data.startswith(ole.SIGNATURE):
        return ole.ole_kind(data)
    for at, signature, kind in _SIGNATURES:
        if data.startswith(signature, at):
            return kind
    if len(data) in _LOCK_SIZES and data[0] in {data[at] for at in _LOCK_REPEAT}:
        return "lock_file"
    return _text_kind(data)


def package_kind(parts: Parts) -> str:
    """The kind word of a zip or flat package without a Word document in it; UnreadableDocument when it is damaged."""
    names = parts.names
    if parts.has("mimetype"):
        kind = _by_media_type(parts)
        if kind:
            return kind
    for beginning, kind in _NAMES:
        if any(name.startswith(beginning) for name in names):
            return kind
    return "archive"


def _by_media_type(parts: Parts) -> str:
    written = parts.read("mimetype")[:200].decode("ascii", "replace")
    manifest = parts.read("META-INF/manifest.xml") if parts.has("META-INF/manifest.xml") else b""
    kind = next((kind for media, kind in _MEDIA_TYPES if written.startswith(media)), "")
    return "encrypted_odt" if kind == "odt" and b":encryption-data" in manifest else kind


def _text_kind(data: bytes) -> str:
    text = decoded(data[:_HEAD])
    if text is None:
        return next((kind for beginning, kind in _BINARY if data.startswith(beginning)), "not_word")
    lowered = text.lower()
    if lowered.lstrip().startswith("{\\rtf"):
        return "rtf"
    return next((kind for pattern, kind in _TEXTS if pattern.match(lowered)), "text")


def decoded(head: bytes) -> str | None:
    """The beginning of a text in one of the encodings met in China; None when it is no text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) & ~1].decode("utf-16", "replace").lstrip("\ufeff")
    for encoding in ("utf-8-sig", "gb18030"):
        for cut in range(4):  # the last character may be cut through
            try:
                text = head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return text if _is_text(text) else None
    return None


def _is_text(text: str) -> bool:
    return not any(char < " " and char not in "\t\n\v\f\r\x1a" for char in text)
