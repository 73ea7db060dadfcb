"""What of a body is text, in which order, and what is not (ECMA-376 Part 1, 17.3.3, 17.16, 17.5.2; Part 3)."""

from __future__ import annotations

import pytest

from docchecker.model import Cell
from tests.building import (
    Para,
    Raw,
    Run,
    Table,
    alternate,
    complex_field,
    control,
    footnote_mark,
    hyperlink,
    simple_field,
    smart_tag,
    text_box,
)
from tests.building.markup import block, blocks
from tests.word.reading import bare, only, plain, texts

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def _run(inner: str) -> Raw:
    return Raw(f"<w:r>{inner}</w:r>")


def _sdt(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


# order


def test_tables_nested_tables_and_controls_are_read_where_they_stand() -> None:
    found = plain(
        Para("一"),
        Table([["二", "三"], [[Para("四"), Table([["五"]]), Para("六")], "七"]]),
        control(Para("八"), Para("九")),
        Para("十"),
    )
    assert texts(found) == list("一二三四五六七八九十")
    assert [p.cell for p in found.paragraphs] == [
        None, Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 1, 0), Cell(1, 0, 0), Cell(0, 1, 0), Cell(0, 1, 1), None, None, None,
    ]  # fmt: skip
    assert [p.index for p in found.paragraphs] == list(range(10))


def test_rows_and_cells_inside_content_controls_and_custom_xml_are_read() -> None:
    def cell(text: str) -> str:
        return f"<w:tc><w:tcPr/>{block(Para(text))}</w:tc>"

    def row(inner: str) -> str:
        return f"<w:tr>{inner}</w:tr>"

    custom = '<w:customXml w:uri="urn:x" w:element="e">{}</w:customXml>'
    table = (
        "<w:tbl><w:tblPr/><w:tblGrid/>"
        + row(cell("甲") + _sdt(cell("乙")) + custom.format(cell("丙")))
        + _sdt(row(cell("丁")))
        + custom.format(row(cell("戊")))
        + f'<w:ins w:id="1" w:author="审">{row(cell("己"))}</w:ins>'
        + "<w:sdt/>"
        + row("<w:sdt/>" + cell("庚"))
        + "</w:tbl>"
    )
    found = plain(Raw(table))
    assert texts(found) == list("甲乙丙丁戊己庚")
    assert [p.cell for p in found.paragraphs] == [
        Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 0, 2), Cell(0, 1, 0), Cell(0, 2, 0), Cell(0, 3, 0), Cell(0, 4, 0),
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["customXml", "smartTag", "ins", "moveTo"])
def test_blocks_inside_wrappers_are_read(tag: str) -> None:
    found = plain(Raw(f'<w:{tag} w:element="e" w:id="7" w:author="审">{block(Para("甲"))}</w:{tag}>'), Para("乙"))
    assert texts(found) == ["甲", "乙"]


def test_what_is_no_block_is_passed_over() -> None:
    marks = '<w:bookmarkStart w:id="1" w:name="n"/><w:bookmarkEnd w:id="1"/><w:permEnd w:id="2"/><w:sdt/>'
    assert texts(plain(Raw(marks), Para("甲"))) == ["甲"]


# inline wrappers


@pytest.mark.parametrize(
    "middle",
    [
        control("乙"),
        hyperlink("乙", anchor="b"),
        smart_tag("乙"),
        simple_field("PAGE", "乙"),
        complex_field("PAGE", "乙"),
        Raw('<w:customXml w:uri="u" w:element="e"><w:r><w:t>乙</w:t></w:r></w:customXml>'),
        Raw('<w:bdo w:val="ltr"><w:r><w:t>乙</w:t></w:r></w:bdo>'),
        Raw('<w:dir w:val="ltr"><w:r><w:t>乙</w:t></w:r></w:dir>'),
        Raw(_sdt(_sdt("<w:r><w:t>乙</w:t></w:r>"))),
        Raw("<m:oMath><m:r><m:t>乙</m:t></m:r></m:oMath>"),
        Raw("<m:oMathPara><m:oMath><m:r><m:t>乙</m:t></m:r></m:oMath></m:oMathPara>"),
    ],
    ids=["control", "hyperlink", "smart tag", "simple field", "complex field", "custom xml", "bdo", "dir",
         "control in control", "formula", "formula paragraph"],
)  # fmt: skip
def test_inline_wrappers_do_not_hide_text(middle: Raw) -> None:
    assert only(plain(Para(["甲", middle, "丙"]))).text == "甲乙丙"


def test_an_empty_control_leaves_no_trace() -> None:
    assert only(plain(Para(["甲", Raw("<w:sdt/>"), "乙"]))).text == "甲乙"


# fields


def test_nested_fields_show_the_result_only() -> None:
    inner = complex_field("PAGE", "内码")
    code = f"<w:r><w:instrText> IF </w:instrText></w:r><w:r><w:t>码</w:t></w:r>{inner.xml}"
    outer = FIELD.format("begin") + code + FIELD.format("separate") + "<w:r><w:t>果</w:t></w:r>" + FIELD.format("end")
    assert only(plain(Para(["前", Raw(outer), "后"]))).text == "前果后"


def test_a_field_in_a_result_shows() -> None:
    assert only(plain(Para(complex_field("TOC", "目", complex_field("PAGEREF", "3"), "录")))).text == "目3录"


def test_a_field_over_paragraphs_shows_its_result() -> None:
    head = FIELD.format("begin") + "<w:r><w:instrText> TOC </w:instrText></w:r>" + FIELD.format("separate")
    found = plain(Para([Raw(head), "第一行"]), Para("第二行"), Para(["第三行", Raw(FIELD.format("end"))]), Para("正文"))
    assert texts(found) == ["第一行", "第二行", "第三行", "正文"]


def test_a_code_over_paragraphs_stays_unseen() -> None:
    found = plain(
        Para([Raw(FIELD.format("begin")), "码"]), Para(["码", Raw(FIELD.format("separate")), "果"]),
        Para([Raw(FIELD.format("end")), "文"]),
    )  # fmt: skip
    assert "".join(texts(found)) == "果文"


def test_a_field_without_result_has_no_text() -> None:
    bare_field = FIELD.format("begin") + "<w:r><w:instrText>XE</w:instrText></w:r>" + FIELD.format("end")
    assert only(plain(Para(["甲", Raw(bare_field), "乙"]))).text == "甲乙"


@pytest.mark.parametrize("kind", ["separate", "end", "nonsense"])
def test_a_field_mark_that_opens_nothing_is_harmless(kind: str) -> None:
    assert only(plain(Para(["甲", Raw(FIELD.format(kind)), "乙"]))).text == "甲乙"


def test_a_note_mark_in_a_code_is_not_counted() -> None:
    code = Raw(FIELD.format("begin") + footnote_mark().xml + FIELD.format("separate"))
    assert only(plain(Para([code, footnote_mark(), Raw(FIELD.format("end"))]))).note_marks == 1


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


# placeholders


def test_a_control_that_shows_its_prompt_is_a_placeholder() -> None:
    found = plain(Para(["单位：", control("单击此处输入", prompt=True), "。"]))
    assert (only(found).text, only(found).placeholders) == ("单位：单击此处输入。", ((3, 9),))


def test_a_filled_control_is_no_placeholder() -> None:
    assert only(plain(Para(["单位：", control("司法局"), "。"]))).placeholders == ()


def test_an_empty_prompt_is_no_placeholder() -> None:
    empty = Raw("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent/></w:sdt>")
    assert only(plain(Para(["甲", empty]))).placeholders == ()


def test_every_paragraph_of_a_block_prompt_is_a_placeholder() -> None:
    found = plain(Para("甲"), control(Para("单击"), Para(), Table([["此处"]]), prompt=True), Para("乙"))
    assert [(p.text, p.placeholders) for p in found.paragraphs] == [
        ("甲", ()), ("单击", ((0, 2),)), ("", ()), ("此处", ((0, 2),)), ("乙", ()),
    ]  # fmt: skip


# runs


def test_a_run_is_one_look() -> None:
    found = plain(Para([Run("甲", size=16), Run("乙", size=16), Run("丙", size=12), "丁", "戊"]))
    assert [run.text for run in only(found).runs] == ["甲乙", "丙", "丁戊"]


def test_the_same_look_written_differently_is_one_run() -> None:
    twice = Raw('<w:r><w:rPr><w:sz w:val="32"/><w:szCs w:val="24"/></w:rPr><w:t>乙</w:t></w:r>')
    assert [run.text for run in only(bare(Para([Run("甲", size=16), twice]))).runs] == ["甲乙"]


def test_an_empty_paragraph_has_no_runs() -> None:
    paragraph = only(plain(Para()))
    assert (paragraph.text, paragraph.runs) == ("", ())


def test_formatting_below_the_text_of_a_run_counts_for_what_follows() -> None:
    late = Raw('<w:r><w:t>甲</w:t><w:rPr><w:sz w:val="44"/></w:rPr><w:t>乙</w:t></w:r>')
    assert [(run.text, run.look.size_pt.value) for run in only(plain(Para(late))).runs] == [("甲", 10.5), ("乙", 22.0)]


# hidden


def test_hidden_text_is_left_out_whoever_hides_it() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="c"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="p"><w:name w:val="隐段"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    found = bare(
        Para(["甲", Run("乙", hidden=True), Run("丙", style="c")]),
        Para(["丁", Run("戊", style="c"), Run("己", raw_rpr='<w:vanish w:val="0"/>')], style="p"),
        styles=styles,
    )
    assert texts(found) == ["甲", "戊己"]
    assert [(mark.paragraph, mark.text) for mark in found.marks] == [(0, "乙"), (0, "丙"), (1, "丁")]
