"""Parsing a part's XML without entities, network or DTD."""

from __future__ import annotations

from lxml import etree

from docchecker.errors import UnreadableDocument
from docchecker.word.names import STRICT

_DAMAGED = "请用 Word 或 WPS 打开该文件（如提示修复请选“是”），另存为 .docx 后再检查。"


def parse(data: bytes, part: str) -> etree._Element:
    """Root element of a part, Strict namespaces turned into Transitional ones; UnreadableDocument for bad XML."""
    head = data[:4096]
    if b"<!DOCTYPE" in head or "<!DOCTYPE".encode("utf-16-le") in head or "<!DOCTYPE".encode("utf-16-be") in head:
        raise UnreadableDocument("doctype", f"文件部件 {part} 含有 Word 不会写入的 DOCTYPE 声明，可能有害，未读取。", _DAMAGED)
    if b"purl.oclc.org/ooxml" in data:
        for strict, transitional in STRICT:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument("bad_xml", f"文件部件 {part} 的内容已损坏（{error.msg}）。", _DAMAGED) from None
