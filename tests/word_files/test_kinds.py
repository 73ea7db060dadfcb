"""Every kind of file that is not read, with the exact words for the clerk."""

from __future__ import annotations

import zipfile
from string import Formatter

import pytest

from docchecker.errors import UnreadableDocument
from docchecker.word.refusals import KINDS, refusal
from tests.word_files.compound import compound, word_97
from tests.word_files.making import (
    FETCH,
    GOOD,
    ORIGINAL,
    REPAIR,
    SAVE_AS,
    WRONG_FILE,
    changed,
    parts,
    refused,
    zipped,
)

_NAME = b"\x05admin".ljust(54, b"\0")
_LOCK = (_NAME + b"\x05\0" + "admin".encode("utf-16-le")).ljust(162, b"\0")
_ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>", "META-INF/manifest.xml": "<m/>"}
_LOCKED_ODT = {**_ODT, "META-INF/manifest.xml": '<m xmlns:manifest="m"><manifest:encryption-data/></m>'}
_EXCEL_RELS = parts()["_rels/.rels"].replace(b"word/document.xml", b"xl/workbook.xml")
_EXCEL = {"[Content_Types].xml": "<Types/>", "_rels/.rels": _EXCEL_RELS, "xl/workbook.xml": "<workbook/>"}
_WORD_2003 = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body/></w:wordDocument>'
)
_MAIL = "Received: from mail\r\nFrom: a@example.org\r\nSubject: 材料\r\n\r\n附件请查收\r\n"
_MHT = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x\r\n\r\n--x\r\n"
_HTML = '<html xmlns:v="urn:schemas-microsoft-com:vml"><head><meta charset="gb2312"></head><body>普法</body></html>'
_UNKNOWN = bytes(range(1, 256)) * 9
_ARCHIVE = ("archive", "这是压缩包，不是 Word 文件。", "请先解压，再检查里面的 Word 文件。")
_IMAGE = ("image", "这是图片，不是 Word 文件。", "图片里的文字无法检查，" + ORIGINAL)
_PROGRAM = ("program", "这是程序文件，不是 Word 文件。", "可能是病毒，请不要打开，并联系信息技术人员。")
_DOC = ("legacy_doc", "这是旧版 Word 文件（.doc），不是 .docx。", SAVE_AS)
_PDF = ("pdf", "这是 PDF 文件，不是 Word 文件。", ORIGINAL)
_RTF = ("rtf", "这是 RTF 文件，不是 .docx。", SAVE_AS)
_WEB = ("html", "这是网页文件（HTML），只是用了 Word 的扩展名或从网页另存而来。", SAVE_AS)
_SHEET = ("excel", "这是电子表格（Excel、WPS 表格等），不是 Word 文件。", WRONG_FILE)
_SLIDES = ("powerpoint", "这是演示文稿（PowerPoint、WPS 演示等），不是 Word 文件。", WRONG_FILE)
_PAPER = ("text", "这是纯文本文件，没有格式可查。", SAVE_AS)
_MISSING = ("missing_main", "文件不完整：缺少正文部件。", REPAIR)
_LOCKED = (
    "encrypted",
    "这是加密文件，要密码才能打开。",
    "请先取消密码：用 Word 或 WPS 打开，在“文件—信息—保护文档”里清空密码，另存后再检查。",
)
_BROKEN_OLE = ("damaged_ole", "旧格式的复合文件已损坏，读不出来。", FETCH)
_RIGHTS = ("rights_managed", "这是受权限管理（IRM）保护的文件。", "请让作者取消“限制访问”，另存为 .docx 后再检查。")
_NOT_WORD = (
    "not_word",
    "这不是 Word 文件，也认不出是什么文件。",
    "请确认选对了文件；如果能用 Word 或 WPS 打开，请另存为 .docx 后再检查。",
)
_LOCK_FILE = (
    "lock_file",
    "这是 Word 打开文件时留下的临时文件（文件名以 ~$ 开头），不是文档。",
    "请选同名但不带 ~$ 的那个文件。",
)
_EMAIL = ("email", "这是邮件，不是 Word 文件。", "请打开邮件，把附件里的 Word 文件存下来再检查。")
_ODF = ("odt", "这是 OpenDocument 文本（.odt），不是 .docx。", SAVE_AS)


def _circle() -> bytes:
    """A compound file whose directory's sectors run in a circle."""
    data = bytearray(word_97())
    data[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")
    return bytes(data)


def _odd_sector_size() -> bytes:
    data = bytearray(word_97())
    data[30] = 7
    return bytes(data)


def _locked_zip() -> bytes:
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


CASES: dict[str, tuple[bytes, tuple[str, str, str]]] = {
    "empty": (b"", ("empty", "文件是空的（0 字节）。", FETCH)),
    "zeros": (b"\0" * 5000, ("blank", "文件里全是空字节，没有内容。", FETCH)),
    "lock file": (_LOCK, _LOCK_FILE),
    "doc": (word_97(), _DOC),
    "doc with a package at its end": (word_97() + GOOD, _DOC),
    "doc in large sectors": (compound({"WordDocument": b"\xec\xa5"}, sector=4096), _DOC),
    "doc of Word 2": (b"\xdb\xa5-\0" + b"\x01" * 99, _DOC),
    "locked doc": (word_97(encrypted=True), _LOCKED),
    "wps": (
        word_97(WpsCustomData=b""),
        ("wps", "这是旧格式的 WPS 文字文件（.wps、.doc），不是 .docx。", "请用 WPS 打开，另存为 .docx 后再检查。"),
    ),
    "works": (compound({"MatOST": b""}), ("works", "这是 Microsoft Works 文件（.wps），不是 .docx。", SAVE_AS)),
    "locked docx": (compound({"EncryptionInfo": b"", "EncryptedPackage": b"", "WordDocument": b""}), _LOCKED),
    "rights": (compound({"EncryptedPackage": b"", "DRMEncryptedDataSpace": b""}), _RIGHTS),
    "rights on doc": (compound({"\tDRMContent": b"", "WordDocument": b""}), _RIGHTS),
    "xls": (compound({"Workbook": b""}), _SHEET),
    "ppt": (compound({"PowerPoint Document": b""}), _SLIDES),
    "visio": (compound({"VisioDocument": b""}), ("visio", "这是 Visio 绘图，不是 Word 文件。", WRONG_FILE)),
    "msg": (compound({"__properties_version1.0": b""}), _EMAIL),
    "other ole": (compound({"Catalog": b""}), ("ole", "这是旧格式的复合文件，里面没有 Word 正文。", WRONG_FILE)),
    "ole without entries": (compound({}), _BROKEN_OLE),
    "ole header only": (word_97()[:512], _BROKEN_OLE),
    "ole cut in the header": (word_97()[:40], _BROKEN_OLE),
    "ole in a circle": (_circle(), _BROKEN_OLE),
    "ole of odd sectors": (_odd_sector_size(), _BROKEN_OLE),
    "doc cut before its text": (word_97()[:1536], _DOC),
    "rtf": (b"{\\rtf1\\ansi\\ansicpg936 ...}", _RTF),
    "rtf after a blank line": (b"\r\n{\\rtf1\\ansi}", _RTF),
    "odt": (zipped(_ODT), _ODF),
    "odt with a broken manifest": (
        zipped(_ODT, zipfile.ZIP_STORED).replace(b"<m/>", b"<x/>", 1),
        ("damaged_part", "文件已损坏：部件 META-INF/manifest.xml 解不开。", REPAIR),
    ),
    "flat odt": (
        b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        b' office:mimetype="application/vnd.oasis.opendocument.text"/>',
        _ODF,
    ),
    "locked odt": (
        zipped(_LOCKED_ODT),
        ("encrypted_odt", "这是加密的 OpenDocument 文本（.odt）。", "请先取消密码，另存为 .docx 后再检查。"),
    ),
    "ods": (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), _SHEET),
    "odp": (zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"}), _SLIDES),
    "epub": (zipped({"mimetype": "application/epub+zip", "OEBPS/a.xhtml": ""}), _ARCHIVE),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", _PDF),
    "pdf after rubbish": (b"\0\x01junk\n%PDF-1.4\n", _PDF),
    "ofd": (zipped({"OFD.xml": "", "Doc_0/Document.xml": ""}), ("ofd", "这是 OFD 版式文件，不是 Word 文件。", ORIGINAL)),
    "ceb": (b"Founder CEB 3.0\0\x01", ("ceb", "这是 CEB 版式文件，不是 Word 文件。", ORIGINAL)),
    "png": (b"\x89PNG\r\n\x1a\n", _IMAGE),
    "jpeg": (b"\xff\xd8\xff\xe0", _IMAGE),
    "webp": (b"RIFF\x01\x02\x03\x04WEBP", _IMAGE),
    "heic": (b"\0\0\0\x18ftypheic", _IMAGE),
    "bmp": (b"BM\x36\0\0\0\0\0\0\0", _IMAGE),
    "text that begins like a bmp": ("BM25 排序".encode(), _PAPER),
    "text": ("普法工作情况\r\n一、背景情况\r\n".encode(), _PAPER),
    "text in GBK": (("普法工作情况" * 2000).encode("gbk"), _PAPER),
    "text in GBK, cut in a character": (("a" + "普法工作情况" * 2000).encode("gbk"), _PAPER),
    "text in UTF-16": ("普法工作情况".encode("utf-16"), _PAPER),
    "html": (_HTML.encode("gbk"), _WEB),
    "html in UTF-8 with BOM": (_HTML.encode("utf-8-sig"), _WEB),
    "xhtml": (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN">\n<html/>', _WEB),
    "piece of html": (b"<table><tr><td>x</td></tr></table>", _WEB),
    "mht": (_MHT.encode(), ("mht", "这是单个文件网页（MHT），不是 .docx。", SAVE_AS)),
    "mht from a browser": (
        ("From: <Saved by Browser>\r\nSubject: x\r\n" + _MHT).encode(),
        ("mht", "这是单个文件网页（MHT），不是 .docx。", SAVE_AS),
    ),
    "eml": (_MAIL.encode(), _EMAIL),
    "Word 2003 XML": (
        _WORD_2003.encode(),
        ("word_2003_xml", "这是 Word 2003 的 XML 文件，不是 .docx。", SAVE_AS),
    ),
    "Excel 2003 XML": (b'<?xml version="1.0"?><W xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', _SHEET),
    "other xml": (b'<?xml version="1.0"?><a/>', ("xml", "这是 XML 文件，但不是 Word 文档。", WRONG_FILE)),
    "pages": (
        zipped({"Index/Document.iwa": ""}),
        ("pages", "这是苹果 Pages 文稿，不是 .docx。", "请在 Pages 中导出为 Word（.docx）后再检查。"),
    ),
    "xlsx": (zipped(_EXCEL), _SHEET),
    "pptx": (zipped({"[Content_Types].xml": "<T/>", "ppt/presentation.xml": "<p/>"}), _SLIDES),
    "vsdx": (
        zipped({"visio/document.xml": ""}),
        ("visio", "这是 Visio 绘图，不是 Word 文件。", WRONG_FILE),
    ),
    "zip of documents": (zipped({"材料/案例.docx": GOOD}), _ARCHIVE),
    "zip of nothing": (zipped({}), _ARCHIVE),
    "locked zip": (
        _locked_zip(),
        ("encrypted_zip", "这是加密的压缩包。", "请用密码解压，再检查里面的 Word 文件。"),
    ),
    "rar": (b"Rar!\x1a\x07\x01\0", _ARCHIVE),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\x04", _ARCHIVE),
    "gzip": (b"\x1f\x8b\x08\0", _ARCHIVE),
    "program": (b"MZ\x90\0\x03\0\0\0", _PROGRAM),
    "elf": (b"\x7fELF\x02\x01", _PROGRAM),
    "unknown": (_UNKNOWN, _NOT_WORD),
    "cut short": (GOOD[: len(GOOD) // 2], ("truncated", "文件不完整，后面一截丢了。", FETCH)),
    "a few bytes": (GOOD[:3], ("truncated", "文件不完整，后面一截丢了。", FETCH)),
    "cut at the front": (
        b"PK" + GOOD[len(GOOD) // 2 :].replace(b"PK\x01\x02", b"PK\x01\x03"),
        ("damaged_zip", "文件已损坏（压缩结构读不出来）。", REPAIR),
    ),
    "no main part": (changed({"word/document.xml": None}), _MISSING),
    "no main part, no relationships": (changed({"word/document.xml": None, "_rels/.rels": None}), _MISSING),
    "only content types": (zipped({"[Content_Types].xml": "<T/>"}), _MISSING),
    "no body": (
        changed({"word/document.xml": parts()["word/document.xml"].replace(b"w:body>", b"w:corpse>")}),
        ("no_body", "文件里没有正文部分。", REPAIR),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_not_read_is_named_with_advice(name: str) -> None:
    data, expected = CASES[name]
    assert refused(data) == expected


def test_every_kind_can_be_said_and_every_detail_is_given() -> None:
    for kind, words in KINDS.items():
        fields = [field for text in words for _, field, _, _ in Formatter().parse(text) if field]
        error = refusal(kind, **dict.fromkeys(fields, "甲"))
        assert (error.kind, error.advice) == (kind, words.advice)
        assert "{" not in str(error)
        assert str(error).endswith("。")
        assert not [field for field in Formatter().parse(words.advice) if field[1]]


def test_a_name_from_the_file_cannot_play_tricks() -> None:
    error = refusal("missing_part", part="a\x1b[31m\u202e\n" + "长" * 200)
    assert error.reason == "文件不完整：缺少部件 a�[31m��" + "长" * 71 + "…。"


def test_an_error_is_an_exception_with_a_whole_sentence() -> None:
    error = refusal("empty")
    assert isinstance(error, UnreadableDocument)
    assert str(error) == "文件是空的（0 字节）。" + FETCH
