"""Opening what Word opens: templates, macros, Strict, one XML file, UTF-16, odd names and relationships."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from docchecker.errors import UnreadableDocument
from docchecker.word.limits import LIMITS
from docchecker.word.package import Package, read_bytes
from docchecker.word.reader import read
from tests.building import Para, Run, document, header_part
from tests.word_files.making import GOOD, REPAIR, TEXT, changed, flat, parts, refused, strict, text, zipped

_STYLED = document([Para(Run(TEXT), style="公文正文")], styles=(
    '<w:style w:type="paragraph" w:styleId="公文正文"><w:name w:val="公文正文"/><w:rPr><w:rFonts w:eastAsia="仿宋"/>'
    '<w:sz w:val="32"/></w:rPr></w:style>'
))  # fmt: skip
_CONTENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SIBLINGS = (
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    b"application/vnd.ms-word.document.macroEnabled.main+xml",
    b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)


def _look(data: bytes) -> tuple[str, str | None, float | None]:
    (run,) = read(data).paragraphs[0].runs
    return run.text, run.look.east_asia_font.value, run.look.size_pt.value


def _utf_16(content: bytes) -> bytes:
    return content.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


@pytest.mark.parametrize("content_type", _SIBLINGS)
def test_templates_and_macro_documents_are_read(content_type: bytes) -> None:
    types = parts()["[Content_Types].xml"].replace(_CONTENT_TYPE, content_type)
    assert text(changed({"[Content_Types].xml": types})) == TEXT


def test_strict_is_read_like_transitional() -> None:
    stylish = {name: strict(content) for name, content in parts(_STYLED).items()}
    assert b"purl.oclc.org" in stylish["word/document.xml"]
    assert _look(zipped(stylish)) == _look(_STYLED) == (TEXT, "仿宋", 16.0)


def test_utf_16_is_read_like_utf_8() -> None:
    wide = {name: _utf_16(content) for name, content in parts(_STYLED).items()}
    assert _look(zipped(wide)) == (TEXT, "仿宋", 16.0)


def test_strict_in_utf_16_is_read() -> None:
    wide = {name: _utf_16(strict(content)) for name, content in parts(_STYLED).items()}
    assert _look(zipped(wide)) == (TEXT, "仿宋", 16.0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_one_xml_file_is_read_like_the_zip(encoding: str) -> None:
    whole = flat(_STYLED).replace("UTF-8", "UTF-16" if encoding == "utf-16" else "UTF-8").encode(encoding)
    assert _look(whole) == (TEXT, "仿宋", 16.0)


def test_one_xml_file_without_a_document_is_a_missing_main_part() -> None:
    whole = flat().replace('/word/document.xml"', '/word/other.xml"')
    assert refused(whole.encode())[0] == "missing_main"


def test_a_part_missing_in_one_xml_file_is_named() -> None:
    package = Package(flat().encode())
    assert refused_part(package, "word/nothing.xml") == "文件不完整：缺少部件 word/nothing.xml。"
    package.close()


def test_binary_data_that_is_none_is_damage() -> None:
    whole = flat().replace("<pkg:binaryData>", "<pkg:binaryData>A")
    assert refused(whole.encode())[:2] == ("damaged_part", "文件已损坏：部件 word/styles.xml 解不开。")


def test_two_parts_of_one_name_in_one_xml_file_are_refused() -> None:
    whole = flat().replace("/word/styles.xml", "/word/Document.xml")
    assert refused(whole.encode())[:2] == (
        "duplicate_part",
        "文件里有两个同名部件 word/document.xml，无法确定以哪个为准。",
    )


def test_an_xml_file_that_only_mentions_the_package_is_none() -> None:
    other = '<?xml version="1.0"?><a xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>'
    assert refused(other.encode())[0] == "xml"


def test_one_xml_file_cut_short_is_damaged() -> None:
    whole = flat().encode()
    assert refused(whole[: len(whole) // 2])[0] == "bad_xml"


def test_names_are_compared_without_case_and_with_either_slash() -> None:
    renamed = {name.upper().replace("/", "\\"): content for name, content in parts().items()}
    assert text(zipped(renamed)) == TEXT


def test_a_leading_slash_is_no_part_of_a_name() -> None:
    assert text(zipped({"/" + name: content for name, content in parts().items()})) == TEXT


def test_folders_among_the_entries_do_not_count() -> None:
    assert text(zipped({"word/": "", "Word/": "", **parts()})) == TEXT


@pytest.mark.parametrize("target", ["word/document2.xml", "/word/document2.xml", "正文/document.xml"])
def test_the_main_part_may_have_another_name(target: str) -> None:
    every = parts()
    name = target.lstrip("/")
    moved = {
        name: every.pop("word/document.xml"),
        "_rels/.rels": every.pop("_rels/.rels").replace(b"word/document.xml", target.encode()),
    }
    assert text(zipped(every | moved)) == TEXT


def test_an_escaped_target_is_found() -> None:
    every = parts()
    relations = every.pop("_rels/.rels").replace(b"word/document.xml", b"word/%E6%AD%A3%E6%96%87.xml")
    moved = {"word/正文.xml": every.pop("word/document.xml"), "_rels/.rels": relations}
    assert text(zipped(every | moved)) == TEXT


def test_a_main_part_that_is_elsewhere_is_not_followed() -> None:
    outside = parts()["_rels/.rels"].replace(
        b'Target="word/document.xml"', b'Target="http://example.org/document.xml" TargetMode="External"'
    )
    assert text(changed({"_rels/.rels": outside})) == TEXT
    assert refused(changed({"_rels/.rels": outside, "word/document.xml": None}))[0] == "missing_main"


def test_missing_relationships_leave_the_text_readable() -> None:
    assert text(changed({"_rels/.rels": None, "word/_rels/document.xml.rels": None})) == TEXT


def test_dangling_relationships_are_no_trouble() -> None:
    lost = [name for name in parts() if name.startswith(("word/theme", "word/fontTable", "docProps"))]
    assert len(lost) == 4
    assert text(changed(dict.fromkeys(lost))) == TEXT


def test_external_targets_are_reported_and_not_followed() -> None:
    relation = (
        '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
        ' Target="http://198.51.100.7/evil.dotm" TargetMode="External"/>'
        '<Relationship Id="y" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"'
        ' Target="file:///etc/passwd" TargetMode="External"/>'
    )
    read_back = read(document([Para(Run(TEXT))], relations=relation))
    assert read_back.external == ("http://198.51.100.7/evil.dotm", "file:///etc/passwd")


def test_names_that_leave_the_package_never_touch_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ("../evil.txt", "/evil.txt", "C:\\evil.txt", "word/../../evil.txt", "..\\evil2.txt")
    assert text(changed(dict.fromkeys(names, b"evil"))) == TEXT
    assert [*tmp_path.parent.rglob("evil*")] == []
    assert not Path("/evil.txt").exists()


def test_a_relationship_cannot_climb_out_of_the_package() -> None:
    relations = parts()["word/_rels/document.xml.rels"].replace(b'"styles.xml"', b'"../../../../etc/passwd"')
    package = Package(changed({"word/_rels/document.xml.rels": relations}))
    assert package.related("styles") is None
    assert {r.target for r in package.relationships if r.type == "styles"} == {"etc/passwd"}


@pytest.mark.parametrize(
    "part",
    ["word/document.xml", "word/styles.xml", "word/theme/theme1.xml", "word/settings.xml", "_rels/.rels",
     "word/_rels/document.xml.rels"],
)  # fmt: skip
def test_a_damaged_part_that_bears_on_the_verdict_refuses_the_file(part: str) -> None:
    broken = parts()[part][:-9]
    kind, reason, advice = refused(changed({part: broken}))
    lines = broken.count(b"\n") + 1
    assert (kind, advice) == ("bad_xml", REPAIR)
    assert re.fullmatch(rf"文件部件 {part} 的内容已损坏（第{lines}行，第\d+列）。", reason)


def test_a_damaged_header_is_named_and_the_text_read() -> None:
    whole = document([Para(Run(TEXT))], extra_parts={"word/header1.xml": header_part(Para(Run("页眉")))[:-5]})
    assert text(whole) == TEXT
    assert read(whole).unread == ("已损坏的部件 word/header1.xml",)


def test_a_hostile_header_refuses_the_file() -> None:
    whole = document([Para(Run(TEXT))], extra_parts={"word/header1.xml": "<!DOCTYPE a><a/>"})
    assert refused(whole)[0] == "doctype"


@pytest.mark.parametrize("size", ["9" * 5000, "9" * 5000 + "pt", "1e999", "-32", "٣٢"])
def test_a_size_that_is_none_is_as_if_it_were_absent(size: str) -> None:
    assert _look(document([Para(Run(TEXT, east_asia="仿宋", size=size))])) == (TEXT, "仿宋", 10.5)


def test_damaged_properties_do_not_matter() -> None:
    assert read(changed({"docProps/app.xml": b"<Properties>"})).application == ""


def test_a_checksum_that_does_not_fit_is_damage() -> None:
    stored = bytearray(zipped(parts(), zipfile.ZIP_STORED))
    at = stored.index(TEXT.encode())
    stored[at] ^= 1
    assert refused(bytes(stored)) == ("damaged_part", "文件已损坏：部件 word/document.xml 解不开。", REPAIR)


def test_a_way_of_packing_that_is_unknown_is_damage() -> None:
    strange = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = strange.index(signature)
        while at >= 0:
            strange[at + offset] = 99
            at = strange.find(signature, at + 1)
    assert refused(bytes(strange))[0] == "damaged_part"


def test_a_part_is_read_by_its_name() -> None:
    package = Package(GOOD)
    assert package.has("/WORD/document.xml")
    assert package.data("/word/document.xml") == parts()["word/document.xml"]
    assert refused_part(package, "word/nothing.xml") == "文件不完整：缺少部件 word/nothing.xml。"
    package.close()


def refused_part(package: Package, name: str) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        package.data(name)
    return caught.value.reason


@pytest.mark.parametrize(
    "clash", ["word/document.xml", "WORD/Document.xml", "word\\document.xml", "/word/document.xml"]
)
def test_two_entries_of_one_name_are_refused(clash: str, recwarn: pytest.WarningsRecorder) -> None:
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(clash, "<w:document/>")
    kind, reason, advice = refused(target.getvalue())
    assert (kind, reason, advice) == ("duplicate_part", f"文件里有两个同名部件 {clash}，无法确定以哪个为准。", REPAIR)
    recwarn.clear()


def test_a_path_is_read_from_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "案例.doc"
    file.write_bytes(GOOD)
    assert text(file) == TEXT


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    assert refused(tmp_path / "无.docx") == ("not_found", "没有这个文件或文件夹。", "请核对路径和文件名，注意扩展名。")
    assert refused(tmp_path) == ("not_a_file", "这不是文件。", "请写明一个 Word 文件。")
    assert refused(tmp_path / "a\0b")[0] == "read_error"


@pytest.mark.parametrize(
    ("trouble", "kind"), [(PermissionError(13, "x"), "no_access"), (OSError(5, "Input/output error"), "read_error")]
)
def test_a_disk_that_does_not_give_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: OSError, kind: str
) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(GOOD)

    def fail(_: Path) -> bytes:
        raise trouble

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert refused(file)[0] == kind


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    with file.open("wb") as target:
        target.truncate(LIMITS.file_bytes + 1)
    assert refused(file)[:2] == ("too_large", "文件太大（超过 200 MB），未读取。")
    small = LIMITS._replace(file_bytes=len(GOOD))
    file.write_bytes(GOOD)
    assert read_bytes(file, small) == GOOD
    assert refused(GOOD, small._replace(file_bytes=len(GOOD) - 1))[0] == "too_large"
