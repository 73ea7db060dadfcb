"""Single characters of a run, alternatives, and what stands apart from the text (17.3.3; Part 3)."""

from __future__ import annotations

import pytest

from tests.building import Para, Raw, Table, alternate, footnote_mark, text_box
from tests.building.markup import block, blocks
from tests.word.reading import only, plain, texts


def _run(inner: str) -> Raw:
    return Raw(f"<w:r>{inner}</w:r>")


# characters


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:tab/>", "\t"),
        ("<w:ptab/>", "\t"),
        ("<w:br/>", "\n"),
        ('<w:br w:type="textWrapping"/>', "\n"),
        ("<w:cr/>", "\n"),
        ('<w:br w:type="page"/>', ""),
        ('<w:br w:type="column"/>', ""),
        ("<w:noBreakHyphen/>", "-"),
        ("<w:softHyphen/>", ""),
        ("<w:lastRenderedPageBreak/>", ""),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "\uf0fc"),
        ('<w:sym w:font="宋体" w:char="2160"/>', "Ⅰ"),
        ('<w:sym w:font="宋体" w:char="D800"/>', ""),
        ('<w:sym w:font="宋体" w:char="xyz"/>', ""),
        ('<w:sym w:font="宋体" w:char="0007"/>', ""),
        ("<w:sym/>", ""),
        ("<w:t/>", ""),
        ("<w:instrText>码</w:instrText>", ""),
        ("<w:delText>删</w:delText>", ""),
        ("<w:footnoteRef/><w:separator/><w:pgNum/>", ""),
    ],
)
def test_characters_of_a_run(inner: str, text: str) -> None:
    assert only(plain(Para(["甲", _run(inner), "乙"]))).text == f"甲{text}乙"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<w:t> 乙 </w:t>", "乙"),
        ('<w:t xml:space="preserve"> 乙 </w:t>', " 乙 "),
        ('<w:t xml:space="default"> 乙 </w:t>', "乙"),
        ('<w:t xml:space="preserve"> </w:t>', " "),
        ("<w:t> </w:t>", ""),
        ("<w:t>乙 丙</w:t>", "乙 丙"),
        ("<w:t>\u3000\u3000乙</w:t>", "\u3000\u3000乙"),
        ("<w:t>\u00a0乙</w:t>", "\u00a0乙"),
    ],
)
def test_white_space_at_the_ends_counts_only_where_it_is_preserved(markup: str, text: str) -> None:
    assert only(plain(Para(_run(markup)))).text == text


def test_a_line_end_in_the_xml_is_a_space_and_no_break() -> None:
    assert only(plain(Para(_run('<w:t xml:space="preserve">甲\n乙</w:t>')))).text == "甲 乙"


def test_ruby_gives_its_base() -> None:
    ruby = (
        "<w:ruby><w:rubyPr/><w:rt><w:r><w:t>pǔ</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>普</w:t></w:r></w:rubyBase></w:ruby>"
    )
    assert only(plain(Para(["学", _run(ruby), "法"]))).text == "学普法"
    assert only(plain(Para(["学", Raw(ruby), "法"]))).text == "学普法"
    assert only(plain(Para(["学", _run("<w:ruby/>"), "法"]))).text == "学法"


# alternatives


def test_of_alternatives_the_first_that_is_understood_is_read_once() -> None:
    inside = '<mc:AlternateContent><mc:Choice Requires="{}">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'
    one, other = (f"<w:r><w:t>{text}</w:t></w:r>" for text in "甲乙")
    assert only(plain(Para(Raw(inside.format("wps", one, other))))).text == "甲"
    assert only(plain(Para(Raw(inside.format("nobody", one, other))))).text == "乙"
    assert only(plain(Para(Raw(inside.format("wps nobody", one, other))))).text == "乙"
    found = plain(Raw(inside.format("nobody", block(Para("丙")), block(Para("丁")))))
    assert texts(found) == ["丁"]


def test_alternatives_without_fallback_may_be_nothing() -> None:
    nothing = (
        '<mc:AlternateContent><mc:Choice Requires="nobody"><w:r><w:t>甲</w:t></w:r></mc:Choice></mc:AlternateContent>'
    )
    assert only(plain(Para(["乙", Raw(nothing)]))).text == "乙"


def test_a_symbol_word_writes_as_alternatives_is_not_lost() -> None:
    # Word's own way to write a character outside the basic plane: a choice no older reader knows, the text beside it
    symbol = (
        '<mc:AlternateContent xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex">'
        '<mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" w16se:char="1F4E2"/></mc:Choice>'
        "<mc:Fallback><w:t>\U0001f4e2</w:t></mc:Fallback></mc:AlternateContent>"
    )
    assert only(plain(Para(["甲", _run(symbol), "乙"]))).text == "甲\U0001f4e2乙"


# what stands apart


def test_text_boxes_stand_apart_and_are_read_once() -> None:
    found = plain(Para(["甲", text_box(Para("框一"), Para("框二")), "乙"]))
    assert only(found).text == "甲乙"
    assert found.text_boxes == ("框一\n框二",)


@pytest.mark.parametrize("tag", ["drawing", "pict", "object"])
def test_boxes_of_every_vessel(tag: str) -> None:
    inner = f"<w:{tag}><w:txbxContent>{blocks([Para('框')])}</w:txbxContent></w:{tag}>"
    found = plain(Para(["甲", _run(inner)]))
    assert (only(found).text, found.text_boxes) == ("甲", ("框",))


def test_an_empty_box_is_no_box() -> None:
    assert plain(Para(text_box(Para(" ")))).text_boxes == ()


def test_a_picture_without_text_is_nothing() -> None:
    found = plain(Para(alternate("<w:drawing/>", "<w:pict/>")))
    assert (only(found).text, found.text_boxes) == ("", ())


def test_note_marks_are_counted_and_have_no_text() -> None:
    end = _run('<w:endnoteReference w:id="2"/>')
    assert only(plain(Para(["甲", footnote_mark(), end]))).note_marks == 2
    hidden = Raw('<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/></w:r>')
    paragraph = only(plain(Para(["甲", hidden])))
    assert (paragraph.text, paragraph.note_marks) == ("甲", 0)


@pytest.mark.parametrize(
    "body",
    [
        [Para("甲"), Raw('<w:altChunk r:id="x"/>')],
        [Table([[[Raw('<w:altChunk r:id="x"/>'), Para("甲")]]])],
    ],
    ids=["body", "cell"],
)
def test_embedded_documents_are_reported(body: list[Para | Raw | Table]) -> None:
    found = plain(*body)
    assert (texts(found), found.unread) == (["甲"], ("嵌入的其他格式内容（altChunk）",))


def test_sub_documents_are_reported_once() -> None:
    found = plain(Raw('<w:subDoc r:id="x"/>'), Para([Raw('<w:subDoc r:id="y"/>'), "甲"]))
    assert (texts(found), found.unread) == (["甲"], ("子文档",))
