"""Seeded damage to a .docx, on three levels: the zip's bytes, a part's XML, a value in it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Entries = dict[str, bytes]

_DATE = (2023, 11, 3, 9, 30, 0)

_TAG = re.compile(rb"<[^<>]+>")
_VALUE = re.compile(rb'="([^"<>]*)"')
_TEXT = re.compile(rb">([^<>]+)<")
_ELEMENT = re.compile(rb"<(w:[A-Za-z]+)\b[^<>]*>")

#: values that programs have been seen to write, and ones that nobody should
_ODD = (
    b"", b"0", b"-1", b"1", b"true", b"off", b"32.5", b"16pt", b"1e9", b"99999999999", b"-2147483648", b"NaN",
    "三号".encode(), b"center", b"distribute", b"start", b"a" * 5000, b"%1", b"%1%2%3%9.", b"9" * 5000, b"&#x202e;",
    b"&#65535;", b"&amp;lt;", b"eastAsia", b"chineseCounting", b"bullet", b"upperRoman", b"none", b"\xff\xfe", b" ",
)  # fmt: skip
_TEXTS = (
    b"XXXX", "一、背景情况".encode(), "（一）".encode() * 50, b"\t\n", "“八五”普法规划中期评估问题清单".encode(),
    "普法".encode() * 3000, b"110101199003070011", b"&#x1F600;", b"&#x2028;", b"1.", b"((((((((((" * 20,
    "张三，男，住青山路12号".encode(), b" " * 4000, "《".encode() * 500, "2023年1月1日".encode() * 200,
)  # fmt: skip
_WRAPPERS = (
    b"w:ins", b"w:del", b"w:sdt", b"w:sdtContent", b"w:tbl", b"w:tr", b"w:tc", b"w:p", b"w:r", b"w:hyperlink",
    b"w:moveFrom", b"w:customXml", b"mc:AlternateContent", b"w:txbxContent", b"w:fldSimple", b"w:rPr", b"w:pPr",
)  # fmt: skip
#: shapes that show something else than their text, or hide it
_PIECES = (
    b'<w:r><w:fldChar w:fldCharType="begin"/></w:r>', b'<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    b'<w:r><w:fldChar w:fldCharType="end"/></w:r>', rb"<w:r><w:instrText>EQ \o\ac(\s(((,1)</w:instrText></w:r>",
    b"<w:r><w:instrText>MACROBUTTON a " + b"(" * 3000 + b"</w:instrText></w:r>",
    rb'<w:fldSimple w:instr="LISTNUM \l 9 \s 99999"/>', rb'<w:fldSimple w:instr="SYMBOL 99999999999 \u"/>',
    b"<w:r><w:instrText>AUTONUM</w:instrText></w:r>", b'<w:altChunk r:id="x"/>', b"<w:subDoc/>", b"<w:vMerge/>",
    b'<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>', b"<w:vanish/>", b'<w:hMerge w:val="continue"/>', b"</w:body><w:body>",
    b'<w:sdt><w:sdtPr><w:text/><w:dataBinding w:xpath="/a[1]/b[2]"/></w:sdtPr><w:sdtContent/></w:sdt>',
    b'<w:gridSpan w:val="99999999"/>',
)  # fmt: skip


def mutate(random: Random, data: bytes) -> bytes:
    """The document damaged once to four times."""
    if random.random() < 0.25:
        return _damage(random, data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(random.randint(1, 4)):
        random.choice(_STEPS)(random, entries)
    return _zipped(random, entries)


def _damage(random: Random, data: bytes) -> bytes:
    """Bytes changed, cut out, doubled or lost at the end."""
    damaged = bytearray(data)
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(damaged))
        random.choice(_BYTES)(random, damaged, at)
        if not damaged:
            break
    return bytes(damaged)


def _flip(random: Random, data: bytearray, at: int) -> None:
    data[at] ^= 1 << random.randrange(8)


def _cut(random: Random, data: bytearray, at: int) -> None:
    del data[at : at + random.randint(1, 200)]


def _double(random: Random, data: bytearray, at: int) -> None:
    data[at:at] = data[at : at + random.randint(1, 200)]


def _end(_: Random, data: bytearray, at: int) -> None:
    del data[max(at, 1) :]


def _rubbish(random: Random, data: bytearray, at: int) -> None:
    data[at : at + 4] = random.randbytes(4)


_BYTES: tuple[Callable[[Random, bytearray, int], None], ...] = (_flip, _flip, _flip, _cut, _double, _end, _rubbish)


def _zipped(random: Random, entries: Entries) -> bytes:
    target = io.BytesIO()
    method = zipfile.ZIP_STORED if random.random() < 0.1 else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), content, method)
    return target.getvalue()


def _pick(random: Random, entries: Entries) -> str:
    """A part to change, the text more often than the rest."""
    if "word/document.xml" in entries and random.random() < 0.5:
        return "word/document.xml"
    return random.choice(sorted(entries))


def _one(random: Random, pattern: re.Pattern[bytes], content: bytes) -> re.Match[bytes] | None:
    found = list(pattern.finditer(content))
    return random.choice(found) if found else None


def _replace_one(random: Random, entries: Entries, pattern: re.Pattern[bytes], new: Callable[[bytes], bytes]) -> None:
    name = _pick(random, entries)
    content = entries[name]
    found = _one(random, pattern, content)
    if found is not None:
        group = 1 if pattern.groups else 0
        start, end = found.span(group)
        entries[name] = content[:start] + new(found[group]) + content[end:]


def _odd_value(random: Random, entries: Entries) -> None:
    _replace_one(random, entries, _VALUE, lambda _: random.choice(_ODD))


def _odd_text(random: Random, entries: Entries) -> None:
    _replace_one(random, entries, _TEXT, lambda _: random.choice(_TEXTS))


def _lose_tag(random: Random, entries: Entries) -> None:
    _replace_one(random, entries, _TAG, lambda _: b"")


def _double_tag(random: Random, entries: Entries) -> None:
    _replace_one(random, entries, _TAG, lambda tag: tag * random.choice((2, 2, 300)))


def _swap_tag(random: Random, entries: Entries) -> None:
    _replace_one(random, entries, _ELEMENT, lambda _: random.choice(_WRAPPERS))


def _double_element(random: Random, entries: Entries) -> None:
    """An element put in again, up to 200 times."""
    span = _element(random, entries)
    if span is not None:
        name, start, end = span
        piece = entries[name][start:end]
        entries[name] = entries[name][:end] + piece * random.choice((1, 3, 200)) + entries[name][end:]


def _lose_element(random: Random, entries: Entries) -> None:
    span = _element(random, entries)
    if span is not None:
        name, start, end = span
        entries[name] = entries[name][:start] + entries[name][end:]


def _wrap_element(random: Random, entries: Entries) -> None:
    """An element put inside another, up to 60 levels deep."""
    span = _element(random, entries)
    if span is not None:
        name, start, end = span
        tag, depth = random.choice(_WRAPPERS), random.choice((1, 2, 60))
        whole = entries[name]
        piece = b"<%s>" % tag * depth + whole[start:end] + b"</%s>" % tag * depth
        entries[name] = whole[:start] + piece + whole[end:]


def _move_element(random: Random, entries: Entries) -> None:
    span = _element(random, entries)
    if span is not None:
        name, start, end = span
        piece = entries[name][start:end]
        rest = entries[name][:start] + entries[name][end:]
        target = _one(random, _TAG, rest)
        at = target.end() if target else 0
        entries[name] = rest[:at] + piece + rest[at:]


def _element(random: Random, entries: Entries) -> tuple[str, int, int] | None:
    """(part, start, end) of an element, up to the next end tag of its name."""
    name = _pick(random, entries)
    found = _one(random, _ELEMENT, entries[name])
    if found is None:
        return None
    if found[0].endswith(b"/>"):
        return name, found.start(), found.end()
    closing = b"</" + found[1] + b">"
    end = entries[name].find(closing, found.end())
    return None if end < 0 else (name, found.start(), end + len(closing))


def _insert_piece(random: Random, entries: Entries) -> None:
    """One of the shapes behind some tag, up to 200 times."""
    name = _pick(random, entries)
    found = _one(random, _TAG, entries[name])
    if found is not None:
        piece = random.choice(_PIECES) * random.choice((1, 1, 200))
        entries[name] = entries[name][: found.end()] + piece + entries[name][found.end() :]


def _lose_part(random: Random, entries: Entries) -> None:
    if len(entries) > 1:
        del entries[random.choice(sorted(entries))]


def _copy_part(random: Random, entries: Entries) -> None:
    """One part in the place of another."""
    names = sorted(entries)
    entries[random.choice(names)] = entries[random.choice(names)]


def _rename_part(random: Random, entries: Entries) -> None:
    name = random.choice(sorted(entries))
    odd = (name.upper(), "/" + name, "../" + name, name.replace("/", "\\"), name + " ", "word/document.xml")
    entries[random.choice(odd)] = entries.pop(name)


def _recode_part(random: Random, entries: Entries) -> None:
    name = _pick(random, entries)
    text = entries[name].decode("utf-8", "replace")
    encoding = random.choice(("utf-16", "utf-16-le", "gbk", "utf-8-sig", "utf-32"))
    entries[name] = text.encode(encoding, "replace")


def _damage_part(random: Random, entries: Entries) -> None:
    name = _pick(random, entries)
    if entries[name]:
        entries[name] = _damage(random, entries[name])


_STEPS: tuple[Callable[[Random, Entries], None], ...] = (
    _odd_value, _odd_value, _odd_value, _odd_value, _odd_text, _odd_text, _lose_tag, _double_tag, _swap_tag,
    _double_element, _double_element, _lose_element, _lose_element, _wrap_element, _wrap_element, _move_element,
    _insert_piece, _insert_piece, _insert_piece, _lose_part, _copy_part, _rename_part, _recode_part, _damage_part,
)  # fmt: skip
