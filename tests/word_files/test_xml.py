"""Parsing a part: what is damaged is said with its place, what is merely unusual is read."""

from __future__ import annotations

import pytest

from docchecker.errors import UnreadableDocument
from docchecker.word.xmlpart import parse

_XML = "<?xml version='1.0' encoding='{}'?><a>普法</a>"


def _refused(data: bytes) -> tuple[str, str]:
    with pytest.raises(UnreadableDocument) as caught:
        parse(data, "word/x.xml")
    return caught.value.kind, caught.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
def test_encodings_that_are_declared_are_read(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    assert parse(_XML.format(declared).encode(encoding), "x").text == "普法"


@pytest.mark.parametrize(
    "data",
    [_XML.format("klingon").encode(), _XML.format("utf-8").encode("gbk"), b"<a>\xff\xfe\xd6</a>"],
)
def test_encodings_that_are_wrong(data: bytes) -> None:
    assert _refused(data) == ("bad_encoding", "文件部件 word/x.xml 的文字编码有误，读不出来。")


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"", 1, 1),
        (b"<a>\n<b>", 2, 4),
        (b"<a/>x", 1, 5),
        (b"<a>\x01</a>", 1, 4),
        (b"<a>\n<w:b/></a>", 2, 5),
        (b"<a b='1' b='2'/>", 1, 15),
        (b"<a>&nbsp;</a>", 1, 10),
    ],
)
def test_bad_xml_with_its_place(data: bytes, line: int, column: int) -> None:
    kind, reason = _refused(data)
    assert kind == "bad_xml"
    assert reason.startswith(f"文件部件 word/x.xml 的内容已损坏（第{line}行，第")
    assert abs(int(reason.partition("行，第")[2].removesuffix("列）。")) - column) <= 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-7", "utf-32"])
def test_a_doctype_in_any_encoding(encoding: str) -> None:
    data = "<?xml version='1.0'?><!DOCTYPE a><a/>".encode(encoding)
    if encoding == "utf-7":
        data = b"<?xml version='1.0' encoding='utf-7'?>" + "<!DOCTYPE a><a/>".encode("utf-7")
    assert _refused(data)[0] in {"doctype", "bad_encoding", "bad_xml"}


def test_a_doctype_behind_a_comment() -> None:
    assert _refused(b"<!--" + b" " * 9000 + b"--><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")[0] == "doctype"


@pytest.mark.parametrize("data", [b"<a>" + b"x" * 10_000_001 + b"</a>", b"<" + b"a" * 60_000 + b"/>"])
def test_a_text_or_name_without_end(data: bytes) -> None:
    assert _refused(data) == ("text_too_long", "文件部件 word/x.xml 里有一段文字或一个值太长，未读取。")


def test_comments_and_instructions_are_dropped() -> None:
    root = parse(b"<a><!-- b --><?c d?>e</a>", "x")
    assert (root.text, len(root)) == ("e", 0)
