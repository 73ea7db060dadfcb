"""Each limit: what is just within it is read, what is just beyond it is refused by name."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from docchecker.word.limits import LIMITS, Limits
from tests.word_files.making import GOOD, OVERSIZED, SUSPICIOUS, TEXT, body, changed, flat, parts, refused, text, zipped

if TYPE_CHECKING:
    from pathlib import Path

_MAIN = parts()["word/document.xml"]
_STYLE = '<w:style w:type="paragraph" w:styleId="s{}"><w:name w:val="s{}"/><w:basedOn w:val="s{}"/></w:style>'
_MEGABYTE = 2**20


def _paragraphs(count: int) -> str:
    return f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>" + "<w:p/>" * (count - 1)


def _nested(levels: int) -> str:
    return "<w:customXml>" * levels + "<w:p/>" + "</w:customXml>" * levels


def _chain(count: int, first: str = "") -> bytes:
    styles = first + "".join(_STYLE.format(i, i, i - 1) for i in range(count))
    whole = parts()["word/styles.xml"].replace(b"</w:styles>", styles.encode() + b"</w:styles>")
    used = f'<w:p><w:pPr><w:pStyle w:val="s{count - 1}"/></w:pPr><w:r><w:t>{TEXT}</w:t></w:r></w:p>'
    return changed({"word/styles.xml": whole}, body(used))


def test_entries() -> None:
    count = len(parts())
    few = LIMITS._replace(entries=count)
    assert text(GOOD, few) == TEXT
    crowd = zipped({**parts(), **{f"word/{i}.xml": "" for i in range(400)}})
    assert refused(crowd, few) == ("too_many_entries", f"文件里的部件太多（超过 {count} 个），未读取。", SUSPICIOUS)


def test_entries_of_one_xml_file() -> None:
    count = len(parts())
    assert text(flat().encode(), LIMITS._replace(entries=count)) == TEXT
    assert refused(flat().encode(), LIMITS._replace(entries=count - 1))[0] == "too_many_entries"


def test_bytes_of_one_part() -> None:
    largest = max(len(content) for content in parts().values())
    assert text(GOOD, LIMITS._replace(part_bytes=largest)) == TEXT
    padded = changed({"word/document.xml": _MAIN + b" " * 3 * _MEGABYTE})
    roomy = LIMITS._replace(ratio=10_000)
    assert text(padded, roomy) == TEXT
    assert refused(padded, roomy._replace(part_bytes=2 * _MEGABYTE)) == (
        "part_too_large",
        "文件部件 word/document.xml 太大（超过 2 MB），未读取。",
        OVERSIZED,
    )


def test_bytes_in_all() -> None:
    padded = changed(
        {
            name: parts()[name] + b" " * _MEGABYTE
            for name in ("word/document.xml", "word/styles.xml", "word/settings.xml")
        }
    )
    roomy = LIMITS._replace(ratio=10_000)
    assert text(padded, roomy._replace(total_bytes=4 * _MEGABYTE)) == TEXT
    assert refused(padded, roomy._replace(total_bytes=2 * _MEGABYTE))[:2] == (
        "too_large",
        "文件太大（超过 2 MB），未读取。",
    )


def test_bytes_of_one_xml_file() -> None:
    whole = flat().encode()
    assert text(whole, LIMITS._replace(total_bytes=len(whole))) == TEXT
    assert refused(whole, LIMITS._replace(total_bytes=len(whole) - 1))[0] == "too_large"


def test_ratio() -> None:
    padded = changed({"word/document.xml": _MAIN + b" " * 3 * _MEGABYTE})
    assert refused(padded) == (
        "suspicious_ratio",
        "文件部件 word/document.xml 的压缩比异常（超过 200 倍），可能是压缩炸弹，未读取。",
        SUSPICIOUS,
    )
    assert text(padded, LIMITS._replace(ratio_from=4 * _MEGABYTE)) == TEXT


def test_a_header_that_lies_about_the_size_is_not_believed() -> None:
    honest = changed({"word/document.xml": _MAIN + b" " * 3 * _MEGABYTE})
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    for claimed in (1000, size + 50_000_000):
        lying = honest.replace(size.to_bytes(4, "little"), claimed.to_bytes(4, "little"))
        assert lying != honest
        assert refused(lying)[0] in {"damaged_part", "suspicious_ratio"}


def test_depth() -> None:
    assert text(body(_paragraphs(1) + _nested(100))) == TEXT + "\n"
    assert refused(body(_nested(300))) == (
        "too_deep",
        "文件部件 word/document.xml 嵌套太深（超过 256 层），未读取。",
        SUSPICIOUS,
    )


def test_depth_below_the_parsers_own_bound() -> None:
    shallow = LIMITS._replace(depth=20)
    assert text(body(_paragraphs(1) + _nested(17)), shallow) == TEXT + "\n"
    assert refused(body(_nested(18)), shallow)[:2] == (
        "too_deep",
        "文件部件 word/document.xml 嵌套太深（超过 20 层），未读取。",
    )


@pytest.mark.parametrize(("limit", "sign"), [("tags", b"<"), ("attributes", b"=")])
def test_tags_and_attributes(limit: str, sign: bytes) -> None:
    most = max(content.count(sign) for content in parts().values())
    assert text(GOOD, LIMITS._replace(**{limit: most})) == TEXT
    kind, reason, advice = refused(GOOD, LIMITS._replace(**{limit: most - 1}))
    assert (kind, advice) == ("too_complex", OVERSIZED)
    assert reason.endswith(f" 太复杂（标记或属性超过 {most - 1} 个），未读取。")


def test_paragraphs() -> None:
    few = LIMITS._replace(paragraphs=50)
    assert text(body(_paragraphs(50)), few).startswith(TEXT)
    assert refused(body(_paragraphs(51)), few) == (
        "too_many_paragraphs",
        "文件段落太多（超过 50 段），未读取。",
        OVERSIZED,
    )


def test_characters() -> None:
    two = body(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>" * 2)
    length = len(TEXT)
    exact = LIMITS._replace(characters=2 * length, paragraph_characters=length)
    assert text(two, exact) == f"{TEXT}\n{TEXT}"
    assert refused(two, exact._replace(characters=2 * length - 1))[:2] == (
        "too_much_text",
        f"文件太长（超过 {2 * length - 1} 字），未检查。",
    )
    assert refused(two, exact._replace(paragraph_characters=length - 1)) == (
        "paragraph_too_long",
        f"文件里有一段太长（超过 {length - 1} 字），未检查。",
        OVERSIZED,
    )


def test_a_chain_of_styles() -> None:
    assert text(_chain(LIMITS.style_chain)) == TEXT
    assert refused(_chain(LIMITS.style_chain + 1)) == (
        "style_chain",
        "文件里的样式一个基于一个，连了超过 256 层，未读取。",
        SUSPICIOUS,
    )
    assert text(_chain(5), LIMITS._replace(style_chain=5)) == TEXT
    assert refused(_chain(6), LIMITS._replace(style_chain=5))[0] == "style_chain"


def test_styles_in_a_circle_are_read() -> None:
    assert text(_chain(50, _STYLE.format(-1, -1, 49))) == TEXT


_ENTITIES = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(10))
_LAUGHS = f'<!DOCTYPE x [<!ENTITY a "ha">{_ENTITIES}]>'
_TABLES = 100_000
_HAN = "".join(chr(0x4E00 + i * 7919 % 20_000) for i in range(4000))

#: hostile documents → the kinds they may be refused with, None where they may be read
HOSTILE: dict[str, tuple[bytes, set[str | None]]] = {
    "bomb": (changed({"word/document.xml": _MAIN + b" " * 100 * _MEGABYTE}), {"suspicious_ratio"}),
    "billion laughs": (
        changed({"word/document.xml": _MAIN.replace(b"<w:document", _LAUGHS.encode() + b"<w:document", 1)}),
        {"doctype"},
    ),
    "billion laughs in an attribute behind a comment": (
        changed({"word/document.xml": _MAIN.replace(
            b"<w:document", f'<!--{"x" * 5000}-->{_LAUGHS}<w:document z="&k;"'.encode(), 1)}),
        {"doctype", "bad_xml"},
    ),
    "small entity behind a comment": (
        changed({"word/document.xml": _MAIN.replace(
            b"<w:document", b"<!--" + b"x" * 5000 + b'--><!DOCTYPE x [<!ENTITY a "ha">]><w:document', 1)}),
        {"doctype"},
    ),
    "entity in UTF-16": (
        changed({"word/document.xml": '<?xml version="1.0"?><!DOCTYPE x><x/>'.encode("utf-16")}), {"doctype"},
    ),
    "200,000 empty paragraphs": (body("<w:p/>" * 200_000), {"too_many_paragraphs", "suspicious_ratio"}),
    "200,000 empty paragraphs, stored": (
        zipped(parts(body("<w:p/>" * 200_000)), zipfile.ZIP_STORED), {"too_many_paragraphs"},
    ),
    "100,000 nested tables": (
        zipped(parts(body("<w:tbl><w:tr><w:tc>" * _TABLES + "</w:tc></w:tr></w:tbl>" * _TABLES)), zipfile.ZIP_STORED),
        {"too_deep"},
    ),
    "80 nested tables": (body("<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80), {None}),
    "10 MB in one text": (
        zipped(parts(body(f"<w:p><w:r><w:t>{_HAN * 850}</w:t></w:r></w:p>")), zipfile.ZIP_STORED), {"text_too_long"},
    ),
    "10 MB in one paragraph": (
        zipped(parts(body("<w:p>" + f"<w:r><w:t>{_HAN}</w:t></w:r>" * 850 + "</w:p>")), zipfile.ZIP_STORED),
        {"paragraph_too_long"},
    ),
    "a chain of 10,000 styles": (_chain(10_000), {"style_chain"}),
    "a circle of 200 styles": (_chain(200, _STYLE.format(-1, -1, 199)), {None}),
    "a million attributes": (
        body("<w:p " + " ".join(f'a{i}=""' for i in range(1_000_000)) + "/>"), {"too_complex", "text_too_long"},
    ),
    "a million tags": (
        zipped(parts(body("<w:p>" + "<w:r/>" * 1_000_001 + "</w:p>")), zipfile.ZIP_STORED), {"too_complex"},
    ),
    "200,000 entries": (b"", {"too_many_entries"}),
}  # fmt: skip

_CHILD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
from docchecker.errors import UnreadableDocument
from docchecker.word.reader import read
data = open(sys.argv[1], "rb").read()
try:
    read(data)
    kind = "None"
except UnreadableDocument as error:
    kind = error.kind
used = [line for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(kind, int(used[0].split()[1]) // 1024)
"""


def _crowd() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for i in range(20_000):
            archive.writestr(f"{i}", b"")
    return target.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_cost_little(name: str, tmp_path: Path) -> None:
    data, kinds = HOSTILE[name]
    file = tmp_path / "x.docx"
    file.write_bytes(data or _crowd())
    done = subprocess.run([sys.executable, "-c", _CHILD, str(file)], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    kind, megabytes = done.stdout.split()
    assert (None if kind == "None" else kind) in kinds
    assert int(megabytes) <= 300


def test_the_table_is_one_value_in_one_place() -> None:
    assert Limits() == LIMITS
    assert all(value > 0 for value in LIMITS)
