"""Conversion by LibreOffice itself, and the message that says what to do where it is not installed."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from typing import TYPE_CHECKING

import pytest

from docchecker import load_notice
from docchecker.errors import UnreadableDocument
from docchecker.word import convert
from docchecker.word.reader import read
from tests.convert.roundtrip import FIXTURES, rules, rules_of_copy, saved_as
from tests.word_files.making import zipped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.needs_libreoffice
_RTF = rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}}\f0\fs32\pard\qc\b \'c6\'d5\'b7\'a8\b0\par\pard \'d2\'bb\par}"
_WORD_2003 = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r>'
    "<w:t>普法</w:t></w:r></w:p></w:body></w:wordDocument>"
).encode()
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
#: good ones, and wrong ones whose fault lies in the format, the numbering, the text and its length
SAMPLE = (
    "案例-合格.docx", "案例-合格-WPS.docx", "问题清单-合格.docx", "案例-标题未居中.docx", "案例-缺第三部分.docx",
    "清单-名称未加粗.docx", "清单-编号缺号.docx",
)  # fmt: skip


def _kind(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    return caught.value.kind


def _texts(data: bytes, kind: str) -> list[str]:
    """The text of the converted copy."""
    return [paragraph.text for paragraph in read(convert.to_docx(data, kind)).paragraphs if paragraph.text]


def test_rtf_keeps_its_formats() -> None:
    kind = _kind(_RTF)
    assert (kind, _texts(_RTF, kind)) == ("rtf", ["普法", "一"])
    copy = convert.readable_copy(_RTF, kind)
    assert copy is not None
    title, *_ = read(copy.data).paragraphs
    look = title.runs[0].look
    assert (look.size_pt.value, look.bold.value) == (16.0, True)
    assert title.align.value == "center"


def test_word_2003_xml_is_converted() -> None:
    kind = _kind(_WORD_2003)
    assert (kind, _texts(_WORD_2003, kind)) == ("word_2003_xml", ["普法"])


def test_old_formats_are_judged_like_the_docx(tmp_path: Path) -> None:
    notice = load_notice()
    documents = [FIXTURES / name for name in SAMPLE]
    expected = [rules(document.read_bytes(), notice) for document in documents]
    assert ["error" in dict(map(reversed, found)) for found in expected] == [False] * 3 + [True] * 4
    old = [file.read_bytes() for file in saved_as("doc", documents, tmp_path)]
    assert {_kind(data) for data in old} == {"legacy_doc"}
    assert [rules_of_copy(data, notice) for data in old] == expected


def test_the_conversion_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    with _listening() as (port, seen):
        linked = _linked_odt(f"http://127.0.0.1:{port}/picture.png")
        kind = _kind(linked)
        assert (kind, _texts(linked, kind)) == ("odt", ["普法"])
        monkeypatch.setattr(convert, "_without_network", tuple)
        assert _texts(linked, kind) == ["普法"]
        assert seen == []
        # without these precautions it does connect
        monkeypatch.setattr(convert, "_SETTINGS", ())
        monkeypatch.setattr(convert, "_environment", lambda folder: {**os.environ, "HOME": str(folder)})
        _texts(linked, kind)
    assert seen


@contextlib.contextmanager
def _listening() -> Iterator[tuple[int, list[bytes]]]:
    """A port of this machine, and what anybody said to it."""
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    with connection:
                        seen.append(connection.recv(100))

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1], seen
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def _linked_odt(address: str) -> bytes:
    """An OpenDocument text with a picture that lies elsewhere."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_OFFICE}office:1.0"'
        f' xmlns:text="{_OFFICE}text:1.0" xmlns:draw="{_OFFICE}drawing:1.0" xmlns:svg="{_OFFICE}svg-compatible:1.0"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text><text:p>普法</text:p>'
        '<text:p><draw:frame svg:width="3cm" svg:height="3cm"><draw:image xlink:type="simple" xlink:show="embed"'
        f' xlink:actuate="onLoad" xlink:href="{address}"/></draw:frame></text:p></office:text></office:body>'
        "</office:document-content>"
    )
    names = ("/", "content.xml")
    types = ("application/vnd.oasis.opendocument.text", "text/xml")
    listed = "".join(
        f'<m:file-entry m:full-path="{name}" m:media-type="{kind}"/>' for name, kind in zip(names, types, strict=True)
    )
    manifest = f'<m:manifest xmlns:m="{_OFFICE}manifest:1.0" m:version="1.2">{listed}</m:manifest>'
    return zipped({"mimetype": types[0], "content.xml": content, "META-INF/manifest.xml": manifest})
