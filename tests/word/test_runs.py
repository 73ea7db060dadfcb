"""Runs of one look, hidden text, and the prompts of content controls (17.3.2, 17.5.2.39)."""

from __future__ import annotations

from tests.building import Para, Raw, Run, Table, control
from tests.word.reading import bare, only, plain, texts


def _run(inner: str) -> Raw:
    return Raw(f"<w:r>{inner}</w:r>")


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
