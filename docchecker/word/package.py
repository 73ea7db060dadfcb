"""Opening a .docx: the zip, its content types and relationships (ECMA-376 Part 2)."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docchecker.errors import UnreadableDocument
from docchecker.word.xmlpart import parse

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element as Element

_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再检查。"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship: its type's last word (``styles``), its target (a part name, or an address when external)."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """An opened .docx. Parts are read once, when asked for."""

    def __init__(self, source: Path | bytes) -> None:
        """Open the file; UnreadableDocument when it is no Word document."""
        self._zip = _open(source)
        self._names = {name.lower(): name for name in self._zip.namelist()}
        self.main = self._main_part()
        self.relationships = self._relationships(self.main)

    def close(self) -> None:
        """Close the zip."""
        self._zip.close()

    def has(self, name: str) -> bool:
        """Whether a part is there (names are compared without case, Part 2, 6.2.2.3)."""
        return name.lstrip("/").lower() in self._names

    def data(self, name: str) -> bytes:
        """A part's bytes; UnreadableDocument when it is missing or damaged."""
        stored = self._names.get(name.lstrip("/").lower())
        if stored is None:
            raise UnreadableDocument("missing_part", f"文件不完整：缺少部件 {name}。", _SAVE_AS)
        try:
            return self._zip.read(stored)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
            raise UnreadableDocument("damaged_zip", f"文件已损坏：部件 {name} 解不开。", _SAVE_AS) from None

    def root(self, name: str) -> Element:
        """A part's root element."""
        return parse(self.data(name), name)

    def related(self, kind: str) -> str | None:
        """Name of the part the main part relates to by this type, where it is there."""
        found = (r.target for r in self.relationships if r.type == kind and not r.external)
        return next((target for target in found if self.has(target)), None)

    def related_root(self, kind: str) -> Element | None:
        """Root of a related part; None when there is none or its XML is damaged beyond reading."""
        name = self.related(kind)
        if name is None:
            return None
        try:
            return self.root(name)
        except UnreadableDocument as error:
            if error.kind == "doctype":
                raise
            return None

    def all_related(self, *kinds: str) -> list[tuple[str, str]]:
        """(type, part name) of every related part of these types that is there."""
        return [(r.type, r.target) for r in self.relationships if r.type in kinds and not r.external and self.has(r.target)]

    def _relationships(self, part: str) -> tuple[Relationship, ...]:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", name + ".rels")
        if not self.has(path):
            return ()
        try:
            root = self.root(path)
        except UnreadableDocument:
            return ()
        return tuple(_relationship(element, folder) for element in root.iter(_REL + "Relationship"))

    def _main_part(self) -> str:
        for relation in self._relationships(""):
            if relation.type == "officeDocument" and self.has(relation.target):
                return relation.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        kind, reason = _what_else(self._names)
        raise UnreadableDocument(kind, reason, _SAVE_AS)


def _relationship(element: Element, folder: str) -> Relationship:
    target = element.get("Target") or ""
    external = element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
    kind = (element.get("Type") or "").rstrip("/").rsplit("/", 1)[-1]
    return Relationship(element.get("Id") or "", kind, target, external)


def _open(source: Path | bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        head = source[:4096] if isinstance(source, bytes) else _head(source)
        raise _refusal(head) from None
    except OSError as error:
        raise UnreadableDocument("no_access", f"文件打不开：{error.strerror or error}。", "请确认文件存在、没有被其他程序占用，并且有读取权限。") from None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4096)


def _refusal(head: bytes) -> UnreadableDocument:
    if not head:
        return UnreadableDocument("empty", "文件是空的（0 字节）。", "可能没有保存或传输中断，请重新获取原文件。")
    if head.startswith(_OLE):
        return UnreadableDocument("ole", "这是旧版 .doc/.wps 文件，或者是加密文件，不是 .docx。", "请用 Word 或 WPS 打开（加密的先取消密码），另存为 .docx 后再检查。")
    if head.startswith(b"PK"):
        return UnreadableDocument("damaged_zip", "文件已损坏或不完整（压缩结构读不出来）。", "可能是传输中断，请重新获取原文件；或用 Word 打开修复后另存为 .docx。")
    if head.startswith(b"%PDF"):
        return UnreadableDocument("pdf", "这是 PDF 文件，不是 Word 文件。", "请提交可编辑的 .docx 原文件。")
    if head.startswith(b"{\\rtf"):
        return UnreadableDocument("rtf", "这是 RTF 文件，不是 .docx。", _SAVE_AS)
    return UnreadableDocument("not_word", "这不是 Word 文件（.docx）。", "请确认选对了文件；如果能用 Word 或 WPS 打开，请另存为 .docx 后再检查。")


def _what_else(names: dict[str, str]) -> tuple[str, str]:
    if any(name.startswith("xl/") for name in names):
        return "excel", "这是 Excel 表格，不是 Word 文件。"
    if any(name.startswith("ppt/") for name in names):
        return "powerpoint", "这是演示文稿，不是 Word 文件。"
    if "mimetype" in names and "content.xml" in names:
        return "odt", "这是 OpenDocument 文件（.odt），不是 .docx。"
    if "ofd.xml" in names:
        return "ofd", "这是 OFD 版式文件，不是 Word 文件。"
    return "not_word", "这是一个压缩包，里面没有 Word 正文。"
