"""Documents to open, whole and broken, and what opening them says."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from docchecker.errors import UnreadableDocument
from docchecker.word.limits import LIMITS, Limits
from docchecker.word.reader import read
from tests.building import Para, Run, document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TEXT = "青山县司法局普法工作情况"
GOOD = document([Para(Run(TEXT, east_asia="仿宋", size=16))])

SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再检查。"
REPAIR = "请用 Word 或 WPS 打开该文件（如提示修复请选“是”），另存为 .docx 后再检查；打不开就重新获取原文件。"
FETCH = "可能没有传完或保存时出错，请重新获取原文件。"
ORIGINAL = "请提交可编辑的 Word 原文件（.docx）。"
WRONG_FILE = "请确认选对了文件，提交 Word 原文件（.docx）。"
SUSPICIOUS = "正常的材料不会这样，请不要随意打开，先向报送单位核实；确属误判的，用 Word 打开后另存为 .docx 再检查。"
OVERSIZED = "正常的材料没有这么大，请核对是否选错了文件；确需检查的，请拆成几个文件。"


def refused(source: Path | bytes, limits: Limits = LIMITS) -> tuple[str, str, str]:
    """(kind, reason, advice) with which a file is refused."""
    with pytest.raises(UnreadableDocument) as caught:
        read(source, limits)
    return caught.value.kind, caught.value.reason, caught.value.advice


def text(source: Path | bytes, limits: Limits = LIMITS) -> str:
    """The text that is read, a line a paragraph."""
    return "\n".join(paragraph.text for paragraph in read(source, limits).paragraphs)


def zipped(entries: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these entries."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def parts(data: bytes = GOOD) -> dict[str, bytes]:
    """The parts of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(changes: Mapping[str, bytes | None], data: bytes = GOOD) -> bytes:
    """The document with parts replaced, added or, with None, left out."""
    return zipped({name: content for name, content in (parts(data) | changes).items() if content is not None})


def body(inner: str) -> bytes:
    """The document with this inside its w:body."""
    before, _, rest = parts()["word/document.xml"].decode().partition("<w:body>")
    return changed({"word/document.xml": f"{before}<w:body>{inner}{rest[rest.index('<w:sectPr') :]}".encode()})


def flat(data: bytes = GOOD) -> str:
    """The document as one XML file, its first style part as binary data."""
    pieces = []
    for name, content in parts(data).items():
        if name == "word/styles.xml":
            inner = f"<pkg:binaryData>{base64.encodebytes(content).decode()}</pkg:binaryData>"
        else:
            plain = content.decode().partition("?>")[2]
            inner = f"<pkg:xmlData>{plain}</pkg:xmlData>"
        pieces.append(f'<pkg:part pkg:name="/{name}" pkg:contentType="application/xml">{inner}</pkg:part>')
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
        f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{"".join(pieces)}</pkg:package>'
    )


def strict(content: bytes) -> bytes:
    """A part in the namespaces of Strict OOXML."""
    names = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/drawingml/2006/main": b"http://purl.oclc.org/ooxml/drawingml/main",
    }
    for transitional, in_strict in names.items():
        content = content.replace(transitional, in_strict)
    return content
