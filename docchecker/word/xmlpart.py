"""Parsing a part's XML without entities, network or DTD, within limits."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from docchecker.word.limits import LIMITS, Limits
from docchecker.word.names import STRICT, W
from docchecker.word.refusals import refusal

if TYPE_CHECKING:
    from docchecker.errors import UnreadableDocument

_DOCTYPE = b"<!DOCTYPE"
#: as UTF-8 and as both forms of UTF-16
_DOCTYPES = (_DOCTYPE, b"".join(bytes((c, 0)) for c in _DOCTYPE), b"".join(bytes((0, c)) for c in _DOCTYPE))
_OOXML = b"purl.oclc.org/ooxml"
_STRICT_ROOT = "{http://purl.oclc.org/ooxml/"
_SMALLEST_TAG = len("<p/>")
#: what a file that is one XML is called in a message
_WHOLE = "（整个文件）"
#: libxml2's own bound on depth, lifted by its “huge” mode, which single parts are never parsed in
_BUILT_IN_DEPTH = 256
#: of libxml2's xmlParserErrors: unknown, unsupported and invalid encoding
_ENCODING_CODES = (31, 32, 81)
#: how libxml2 words its bounds; their codes differ between versions
_DEPTH_WORDS, _LENGTH_WORDS = "Excessive depth", ("XML_PARSE_HUGE", "too long", "huge", "Buffer size limit")


def parse(data: bytes, part: str, limits: Limits = LIMITS) -> etree._Element:
    """Root element of a part, Strict namespaces turned into Transitional ones.

    UnreadableDocument for bad XML, a DOCTYPE and whatever is beyond the limits.
    """
    _check_bytes(data, part, limits)
    root = _parse(_transitional(data) if _OOXML in data else data, part, limits)
    if root.tag.startswith(_STRICT_ROOT):  # written in an encoding where the bytes look otherwise
        root = _parse(_transitional(etree.tostring(root, encoding="utf-8")), part, limits)
    _check_tree(root, len(data), part, limits)
    return root


def parse_whole(data: bytes, limits: Limits = LIMITS) -> etree._Element:
    """Root element of a file that is one XML; its parts are to be parsed again, each within the limits of a part."""
    _check_bytes(data, _WHOLE, limits)
    return _parse(data, _WHOLE, limits, huge=True)


def _transitional(data: bytes) -> bytes:
    for strict, transitional in STRICT:
        data = data.replace(strict, transitional)
    return data


def _parse(data: bytes, part: str, limits: Limits, *, huge: bool = False) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=huge
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _bad(error, part, limits) from None
    if root.getroottree().docinfo.internalDTD is not None:  # behind a long comment, or in an unusual encoding
        raise refusal("doctype", part=part)
    return root


def _bad(error: etree.XMLSyntaxError, part: str, limits: Limits) -> UnreadableDocument:
    message = error.msg or ""
    if _DEPTH_WORDS in message:
        return refusal("too_deep", part=part, limit=min(limits.depth, _BUILT_IN_DEPTH))
    if any(words in message for words in _LENGTH_WORDS):
        return refusal("text_too_long", part=part)
    if getattr(error, "code", 0) in _ENCODING_CODES:
        return refusal("bad_encoding", part=part)
    line, column = error.position
    return refusal("bad_xml", part=part, line=line or 1, column=column or 1)


def _check_bytes(data: bytes, part: str, limits: Limits) -> None:
    """No DOCTYPE, and a bound on what the tree will take in memory; ordinary parts are too short to be counted."""
    head = data[:4096]
    if any(doctype in head for doctype in _DOCTYPES):
        raise refusal("doctype", part=part)
    for sign, limit in ((b"<", limits.tags), (b"=", limits.attributes)):
        if len(data) > limit and data.count(sign) > limit:
            raise refusal("too_complex", part=part, limit=limit)


def _check_tree(root: etree._Element, size: int, part: str, limits: Limits) -> None:
    most = limits.paragraphs
    if size > most * _SMALLEST_TAG and next(islice(root.iter(W + "p"), most, None), None) is not None:
        raise refusal("too_many_paragraphs", limit=most)
    if limits.depth < _BUILT_IN_DEPTH and _deeper(root, limits.depth):
        raise refusal("too_deep", part=part, limit=limits.depth)


def _deeper(root: etree._Element, depth: int) -> bool:
    level = [root]
    for _ in range(depth):
        level = [child for element in level for child in element]
    return bool(level)
