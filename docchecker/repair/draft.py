"""A .docx opened for a changed copy: parts taken out as trees, put back, and zipped; the rest byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from docchecker.errors import UnreadableDocument
from docchecker.word.archive import plain_name
from docchecker.word.bindings import show_stores
from docchecker.word.limits import LIMITS
from docchecker.word.names import STRICT, W
from docchecker.word.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TYPES, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
_SIGNATURES = "_xmlsignatures/"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再处理。"
_NEW_PART = (2000, 1, 1, 0, 0, 0)


class Draft:
    """A document's package with the changes made so far.

    Opening raises UnreadableDocument as reading does, and for a document that is no zip.
    """

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        if not data.startswith(b"PK"):
            raise UnreadableDocument("flat_xml", "这是 Word XML 文档，不是 .docx。", _SAVE_AS)
        self._source = data
        self._changed: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        self.main = self.package.main
        self.root = self.package.root(self.main)
        show_stores(self.package, self.root)
        self.strict = b"purl.oclc.org/ooxml" in self.package.data(self.main)

    @property
    def body(self) -> Element:
        """The w:body; UnreadableDocument when there is none."""
        body = self.root.find(W + "body")
        if body is None:
            raise UnreadableDocument("no_body", "文件里没有正文部分。", _SAVE_AS)
        return body

    def put(self, name: str, root: Element, head: bytes | None = None) -> None:
        """Keep a part for writing, under the XML declaration it had; Strict where the document is."""
        data = etree.tostring(root, encoding="UTF-8")
        if self.strict:
            for strict, transitional in STRICT:
                data = data.replace(transitional, strict)
        self._changed[name] = (self._declaration(name) if head is None else head) + data

    def put_main(self) -> None:
        """Keep the changed main part."""
        self.put(self.main, self.root)

    def drop(self, name: str) -> None:
        """Leave a part out."""
        self._dropped.add(name.lower())

    def to_bytes(self) -> bytes:
        """The copy: entries in their order with their own dates, each name once, new parts at the end."""
        if self.signed and self._changed:
            self._unsign()
        target = io.BytesIO()
        left = {name.lower(): (name, data) for name, data in self._changed.items() if name.lower() not in self._dropped}
        with zipfile.ZipFile(io.BytesIO(self._source)) as source, zipfile.ZipFile(target, "w") as archive:
            archive.comment = source.comment
            written: set[str] = set()
            for entry in source.infolist():
                name = plain_name(entry.filename)
                if name in self._dropped or name in written:
                    continue
                written.add(name)
                _, changed = left.pop(name, ("", None))
                entry.filename = entry.filename.replace("\\", "/").lstrip("/")
                archive.writestr(entry, self._stored(source, entry) if changed is None else changed)
            for name, data in left.values():
                entry = zipfile.ZipInfo(name, _NEW_PART)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, data)
        return target.getvalue()

    def _stored(self, source: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
        """An entry's bytes; of a part that is there twice, which no reader asks for, the first is kept."""
        if entry.is_dir():
            return b""
        try:
            return self.package.data(entry.filename.replace("\\", "/"))
        except UnreadableDocument as error:
            if error.kind != "duplicate_part":
                raise
        with source.open(entry) as stored:
            return stored.read(LIMITS.part_bytes)

    def relate(self, target: str, kind: str, content_type: str, identifier: str) -> None:
        """Add a relationship of the main part to a part, and the part's content type. ``kind`` is the type's last word."""
        types = self.package.root(TYPES)
        if not any((e.get("PartName") or "").lower() == f"/{target.lower()}" for e in types.iter(_CT + "Override")):
            etree.SubElement(types, _CT + "Override", PartName=f"/{target}", ContentType=content_type)
            self.put(TYPES, types)
        if any(r.type == kind and r.target == target for r in self.package.relationships):
            return
        path = _relations_path(self.main)
        relations = self.package.root(path) if self.package.has(path) else etree.Element(_REL + "Relationships")
        where = posixpath.relpath("/" + target, "/" + posixpath.dirname(self.main))
        etree.SubElement(relations, _REL + "Relationship", Id=identifier, Type=f"{_OFFICE}/{kind}", Target=where)
        self.put(path, relations)

    def unrelate(self, target: str, identifier: str) -> None:
        """Take back what ``relate`` added, and the part with it."""
        types, path = self.package.root(TYPES), _relations_path(self.main)
        relations = self.package.root(path)
        for element in [*types.iter(_CT + "Override")]:
            if (element.get("PartName") or "").lower() == f"/{target.lower()}":
                types.remove(element)
        for element in [*relations.iter(_REL + "Relationship")]:
            if element.get("Id") == identifier:
                relations.remove(element)
        self.put(TYPES, types)
        self.put(path, relations)
        self.drop(target)

    @property
    def signature_parts(self) -> tuple[str, ...]:
        """Names of the parts of digital signatures (ECMA-376 Part 2, 13)."""
        return tuple(name for name in self.package.names if name.startswith(_SIGNATURES))

    @property
    def signed(self) -> bool:
        """Whether the document bears a digital signature, which a changed copy would belie."""
        return bool(self.signature_parts)

    def _unsign(self) -> None:
        """Take out the signatures with what points at them."""
        for name in self.signature_parts:
            self.drop(name)
        relations = self.package.root(ROOT_RELATIONS)
        for element in [*relations.iter(_REL + "Relationship")]:
            if _SIGNATURES in plain_name(element.get("Target") or ""):
                relations.remove(element)
        self.put(ROOT_RELATIONS, relations)
        types = self.package.root(TYPES) if TYPES not in self._changed else etree.fromstring(self._changed[TYPES])
        for element in [*types]:
            if plain_name(element.get("PartName") or "").startswith(_SIGNATURES) or element.get("Extension") == "sigs":
                types.remove(element)
        self.put(TYPES, types)

    def _declaration(self, name: str) -> bytes:
        """The XML declaration of a part as it stands, where it is in UTF-8; a standard one otherwise."""
        data = self.package.data(name) if self.package.has(name) else b""
        start = data.removeprefix(b"\xef\xbb\xbf")
        end = start.find(b"?>")
        if not start.startswith(b"<?xml") or b"UTF-8" not in start[:end].upper():
            return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        rest = start[end + 2 :]
        return start[: end + 2] + rest[: len(rest) - len(rest.lstrip())]


def _relations_path(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")
