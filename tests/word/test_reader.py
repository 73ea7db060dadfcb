"""Documents as wholes: what comes from the other parts, and which bases are understood."""

from __future__ import annotations

import pytest

from docchecker.errors import UnreadableDocument
from docchecker.word.reader import read
from tests.building import (
    WORD,
    WPS,
    Base,
    Para,
    Run,
    document,
    footnote_mark,
    footnotes_part,
    header_part,
    hyperlink,
    reference,
)
from tests.building.wrapping import WORDML
from tests.word.reading import only, plain, texts

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize("base", [WORD, WPS], ids=lambda base: base.name)
def test_both_programs_documents_are_read(base: Base) -> None:
    found = read(document([Para("标题", style=base.headings[0]), Para("正文")], base))
    assert [(p.text, p.style, p.outline) for p in found.paragraphs] == [("标题", "标题 1", 0), ("正文", "正文", None)]
    assert found.paragraphs[0].runs[0].look.size_pt.value == 22.0
    assert found.paragraphs[0].runs[0].look.bold.value is True
    assert found.paragraphs[1].runs[0].look.size_pt.value == 10.5


def test_the_application_is_named() -> None:
    assert plain(Para("甲")).application == "Microsoft Office Word"
    assert read(document([Para("甲")], WPS)).application.startswith("WPS Office_11.1")
    assert plain(Para("甲"), extra_parts={"docProps/app.xml": None}).application == ""
    assert plain(Para("甲"), extra_parts={"docProps/app.xml": "<broken"}).application == ""


def test_headers_and_notes_stand_apart() -> None:
    found = plain(
        Para(["甲", footnote_mark()]),
        extra_parts={
            "word/header1.xml": header_part(Para("页眉")),
            "word/footer1.xml": header_part(Para("第"), Para("页"), footer=True),
            "word/header2.xml": header_part(Para()),
            "word/footnotes.xml": footnotes_part("脚注文字"),
        },
        section=reference("word/header1.xml") + reference("word/footer1.xml"),
    )
    assert texts(found) == ["甲"]
    assert set(found.headers_footers) == {"页眉", "第\n页"}
    assert found.notes == ("脚注文字",)


def test_a_damaged_header_is_passed_over() -> None:
    found = plain(Para("甲"), extra_parts={"word/header1.xml": "<w:hdr"})
    assert (texts(found), found.headers_footers) == (["甲"], ())


def test_external_targets_other_than_links_are_named() -> None:
    kinds = {"attachedTemplate": "file:///t.dotm", "hyperlink": "https://a.example", "image": "https://b.example/i.png"}
    relations = "".join(
        f'<Relationship Id="x{n}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for n, (kind, target) in enumerate(kinds.items())
    )
    found = plain(Para(hyperlink("甲", relation="x1")), relations=relations)
    assert found.external == ("file:///t.dotm", "https://b.example/i.png")


def test_macros_are_noticed() -> None:
    assert plain(Para("甲"), extra_parts={"word/vbaProject.bin": b"\0"}).macros
    assert not plain(Para("甲")).macros


def test_parts_may_be_missing() -> None:
    missing = dict.fromkeys(
        ("word/styles.xml", "word/settings.xml", "word/theme/theme1.xml", "word/fontTable.xml", "docProps/app.xml")
    )
    found = plain(Para(Run("甲", east_asia="仿宋")), extra_parts=missing)
    look = only(found).runs[0].look
    assert (look.east_asia_font.value, look.latin_font.value, look.size_pt.value, look.bold.value) == (
        "仿宋", None, 10.0, False,
    )  # fmt: skip
    assert (only(found).style, only(found).align.value) == ("", "left")


def test_a_document_without_body_is_refused() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        plain(extra_parts={"word/document.xml": f'<w:document xmlns:w="{WORDML}"/>'})
    assert caught.value.kind == "no_body"


def test_an_empty_body_is_an_empty_document() -> None:
    assert plain().paragraphs == ()


@pytest.mark.parametrize(
    ("ppr", "outline"),
    [("", None), ('<w:outlineLvl w:val="0"/>', 0), ('<w:outlineLvl w:val="8"/>', 8), ('<w:outlineLvl w:val="9"/>', None),
     ('<w:outlineLvl w:val="x"/>', None), ('<w:outlineLvl w:val="-1"/>', None)],
)  # fmt: skip
def test_outline_levels(ppr: str, outline: int | None) -> None:
    assert only(plain(Para("甲", raw_ppr=ppr))).outline == outline


def test_a_paragraph_takes_its_styles_outline_unless_it_has_its_own() -> None:
    found = plain(Para("甲", style="2"), Para("乙", style="2", outline=9), Para("丙", style="2", outline=0))
    assert [p.outline for p in found.paragraphs] == [1, None, 0]
