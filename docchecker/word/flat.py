"""A whole package in one XML file (“flat OPC”), as Word writes it under “Word XML 文档”."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from lxml import etree

from docchecker.word.refusals import refusal
from docchecker.word.sniff import decoded
from docchecker.word.xmlpart import parse_whole

if TYPE_CHECKING:
    from docchecker.word.limits import Limits

_NAMESPACE = "http://schemas.microsoft.com/office/2006/xmlPackage"
_PKG = "{" + _NAMESPACE + "}"
_HEAD = 4096


class FlatPackage:
    """Parts by name, in lower case."""

    def __init__(self, parts: dict[str, etree._Element]) -> None:
        self._parts = parts

    @property
    def names(self) -> list[str]:
        """Names of the parts."""
        return list(self._parts)

    def has(self, name: str) -> bool:
        """Whether a part is there."""
        return name.lower() in self._parts

    def read(self, name: str) -> bytes:
        """A part's bytes; UnreadableDocument when it is missing or damaged."""
        part = self._parts.get(name.lower())
        if part is None:
            raise refusal("missing_part", part=name)
        return _content(part, name)

    def close(self) -> None:
        """Nothing to close."""


def flat_parts(data: bytes, limits: Limits) -> FlatPackage | None:
    """The parts of a flat package; None when the file is something else, UnreadableDocument when it is damaged."""
    head = decoded(data[:_HEAD])
    if head is None or not head.lstrip().startswith("<") or _NAMESPACE not in head:
        return None
    if len(data) > limits.total_bytes:
        raise refusal("too_large", limit=limits.total_bytes // 2**20)
    root = parse_whole(data, limits)
    return FlatPackage(_by_name(root, limits)) if root.tag == _PKG + "package" else None


def _by_name(root: etree._Element, limits: Limits) -> dict[str, etree._Element]:
    if len(root) > limits.entries:
        raise refusal("too_many_entries", limit=limits.entries)
    parts: dict[str, etree._Element] = {}
    for part in root.iterchildren(_PKG + "part"):
        name = (part.get(_PKG + "name") or "").lstrip("/").lower()
        if name in parts:
            raise refusal("duplicate_part", part=name)
        parts[name] = part
    return parts


def _content(part: etree._Element, name: str) -> bytes:
    written = part.find(_PKG + "xmlData")
    if written is not None and len(written):
        return etree.tostring(written[0], encoding="utf-8", with_tail=False)
    try:
        return base64.b64decode(part.findtext(_PKG + "binaryData") or "")
    except binascii.Error:
        raise refusal("damaged_part", part=name) from None
