"""The builder's own promises: XML that parses, all parts related, the same bytes twice."""

import io
import zipfile

import pytest
from lxml import etree

from tests.building import (
    WORD,
    WPS,
    Base,
    NumberLevel,
    Para,
    Run,
    Table,
    comments_part,
    deleted,
    document,
    inserted,
    numbering_part,
    style,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _build(base: Base) -> bytes:
    return document(
        [Para([Run("甲", east_asia="宋体", size=16), inserted("乙"), deleted("丙")], numbering=1), Table([["丁"]])],
        base,
        styles=style("my", "我的", Run(bold=True), based_on=base.normal),
        numbering=numbering_part([NumberLevel()]),
        extra_parts={"word/comments.xml": comments_part("注")},
    )


@pytest.mark.parametrize("base", [WORD, WPS], ids=lambda base: base.name)
def test_every_part_parses_and_is_declared(base: Base) -> None:
    with zipfile.ZipFile(io.BytesIO(_build(base))) as archive:
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    declared = {part.get("PartName", "").lstrip("/") for part in parts["[Content_Types].xml"]}
    assert {name for name in parts if not name.endswith(".rels")} - {"[Content_Types].xml"} == declared - {""}
    body = parts["word/document.xml"]
    assert [node.text for node in body.iter(f"{W}t", f"{W}delText")] == ["甲", "乙", "丙", "丁"]
    assert [node.get(f"{W}val") for node in body.iter(f"{W}sz")] == ["32"]


def test_a_build_gives_the_same_bytes_twice() -> None:
    assert _build(WORD) == _build(WORD)


def test_a_part_may_be_replaced_or_left_out() -> None:
    data = document([Para("甲")], extra_parts={"word/theme/theme1.xml": None, "docProps/app.xml": "<app/>"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "word/theme/theme1.xml" not in archive.namelist()
        assert archive.read("docProps/app.xml") == b"<app/>"
        assert b"theme" not in archive.read("word/_rels/document.xml.rels")
