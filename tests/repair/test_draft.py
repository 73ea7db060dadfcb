"""Writing a changed copy of a package."""

from __future__ import annotations

import io
import zipfile

import pytest

from docchecker.errors import UnreadableDocument
from docchecker.repair.draft import Draft
from docchecker.word.places import find_places
from tests.building import Para, document
from tests.repair.readback import parts, raw, zipped


def test_an_unchanged_draft_is_written_as_it_is() -> None:
    data = document([Para("甲")])
    assert parts(Draft(data).to_bytes()) == parts(data)
    assert [e.date_time for e in zipfile.ZipFile(io.BytesIO(Draft(data).to_bytes())).infolist()] == [
        e.date_time for e in zipfile.ZipFile(io.BytesIO(data)).infolist()
    ]


def test_folders_backslashes_case_and_comment_survive() -> None:
    found = {
        name.replace("word/document.xml", "word\\Document.xml"): c for name, c in parts(document([Para("甲")])).items()
    }
    data = zipped({**found, "word/media/": b""}, b"note")
    draft = Draft(data)
    draft.put_main()
    with zipfile.ZipFile(io.BytesIO(draft.to_bytes())) as archive:
        assert archive.comment == b"note"
        # the copy names its parts as the standard does
        assert set(archive.namelist()) == {*(name.replace("\\", "/") for name in found), "word/media/"}
        assert b"\xe7\x94\xb2" in archive.read("word/Document.xml")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"<?xml version='1.0' encoding='utf-8'?>", b"<?xml version='1.0' encoding='utf-8'?>"),
        (b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\r\n', b'<?xml version="1.0" encoding="UTF-8"?>\r\n'),
        (b"", b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'),
        (b'<?xml version="1.0"?>', b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'),
    ],
)
def test_the_declaration_of_a_part_stays(head: bytes, expected: bytes) -> None:
    found = parts(document([Para("甲")]))
    body = found["word/document.xml"]
    found["word/document.xml"] = head + body[body.index(b"<w:document") :]
    draft = Draft(zipped(found))
    draft.put_main()
    assert raw(draft.to_bytes(), "word/document.xml") == expected + body[body.index(b"<w:document") :]


def test_a_document_without_relationships_of_its_own_gets_them() -> None:
    found = parts(document([Para("甲")]))
    del found["word/_rels/document.xml.rels"]
    draft = Draft(zipped(found))
    draft.relate("word/new.xml", "new", "application/new+xml", "rIdNew")
    draft.put("word/new.xml", draft.root)
    written = parts(draft.to_bytes())
    assert b'Target="new.xml"' in written["word/_rels/document.xml.rels"]
    assert b'PartName="/word/new.xml"' in written["[Content_Types].xml"]


def test_what_is_related_can_be_taken_back() -> None:
    data = document([Para("甲")])
    draft = Draft(data)
    draft.relate("word/new.xml", "new", "application/new+xml", "rIdNew")
    draft.put("word/new.xml", draft.root)
    with_part = draft.to_bytes()
    again = Draft(with_part)
    again.unrelate("word/new.xml", "rIdNew")
    assert set(parts(again.to_bytes())) == set(parts(data))
    assert b"new" not in raw(again.to_bytes(), "word/_rels/document.xml.rels")


def test_other_files_are_refused() -> None:
    flat = (
        b'<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        b'<pkg:part pkg:name="/word/document.xml"><pkg:xmlData>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
        b"</pkg:xmlData></pkg:part></pkg:package>"
    )
    with pytest.raises(UnreadableDocument) as caught:
        Draft(flat)
    assert caught.value.kind == "flat_xml"
    found = parts(document([Para("甲")]))
    found["word/document.xml"] = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    with pytest.raises(UnreadableDocument) as caught:
        find_places(Draft(zipped(found)).package, Draft(zipped(found)).body)
    assert caught.value.kind == "no_body"
