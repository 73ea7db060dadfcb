"""The accepted view: insertions in, deletions out, and what is left of revisions, comments and hidden text."""

from __future__ import annotations

import pytest

from docchecker.model import Mark, MarkKind
from tests.building import (
    NumberLevel,
    Para,
    Raw,
    Run,
    Table,
    commented,
    comments_part,
    complex_field,
    control,
    deleted,
    deleted_mark,
    hyperlink,
    inserted,
    inserted_mark,
    moved_from,
    moved_to,
    numbering_part,
    style,
)
from tests.building.markup import block
from tests.word.reading import labels, only, plain, texts

GONE = Run(raw_rpr=deleted_mark())
AUTHOR = "审稿人"


def _marks(*body: Para | Table | Raw) -> list[tuple[MarkKind, int, str, str]]:
    return [tuple(mark) for mark in plain(*body).marks]


def _change(tag: str, inner: str = "") -> str:
    return f'<w:{tag} w:id="9" w:author="{AUTHOR}">{inner}</w:{tag}>'


def _row(text: str, properties: str = "", cell_properties: str = "") -> str:
    cell = f"<w:tc><w:tcPr>{cell_properties}</w:tcPr>{block(Para(text))}</w:tc>"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cell}</w:tr>"


def _table(*rows: str, properties: str = "") -> Raw:
    return Raw(f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>")


# text


def test_insertions_are_in_and_deletions_out() -> None:
    found = plain(Para(["甲", inserted("乙"), deleted("丙"), moved_to("丁"), moved_from("戊"), "己"]))
    assert only(found).text == "甲乙丁己"
    assert [tuple(mark) for mark in found.marks] == [
        (MarkKind.INSERTION, 0, "乙", AUTHOR),
        (MarkKind.DELETION, 0, "丙", AUTHOR),
        (MarkKind.MOVE, 0, "丁", AUTHOR),
        (MarkKind.MOVE, 0, "戊", AUTHOR),
    ]


def test_an_insertion_deleted_again_is_out() -> None:
    assert only(plain(Para(["甲", inserted("乙", deleted("丙")), "丁"]))).text == "甲乙丁"


def test_wrappers_inside_an_insertion_are_read() -> None:
    field = complex_field("PAGE", "乙")
    assert only(plain(Para(inserted("甲", field, hyperlink("丙", anchor="b"), control("丁"))))).text == "甲乙丙丁"


def test_a_clean_document_bears_no_mark() -> None:
    found = plain(Para(["甲", Run("乙", bold=True)]), Table([["丙"]]))
    assert found.marks == ()


# paragraph marks


def test_a_deleted_paragraph_mark_joins_the_next_paragraph() -> None:
    found = plain(Para("甲", mark=GONE), Para("乙", mark=GONE, align="right"), Para("丙", align="center"), Para("丁"))
    assert texts(found) == ["甲乙丙", "丁"]
    assert [(p.index, p.align.value) for p in found.paragraphs] == [(0, "center"), (1, "both")]


def test_a_moved_paragraph_mark_joins_too() -> None:
    assert texts(plain(Para("甲", mark=Run(raw_rpr=_change("moveFrom"))), Para("乙"))) == ["甲乙"]


@pytest.mark.parametrize("raw", [inserted_mark(), _change("moveTo")])
def test_an_inserted_paragraph_mark_stays(raw: str) -> None:
    assert texts(plain(Para("甲", mark=Run(raw_rpr=raw)), Para("乙"))) == ["甲", "乙"]


def test_text_before_a_deleted_mark_has_the_style_of_the_paragraph_it_joins() -> None:
    styles = style("h", "题", Run(size=22), based_on="a") + style("t", "文", Run(size=16), based_on="a")
    found = plain(Para("甲", style="h", mark=GONE), Para("乙", style="t"), styles=styles)
    assert only(found).style == "文"
    assert [(run.text, run.look.size_pt.value) for run in only(found).runs] == [("甲乙", 16.0)]


def test_a_wholly_deleted_paragraph_is_no_paragraph() -> None:
    found = plain(Para("甲"), Para(deleted("乙"), mark=GONE), Para("丙"))
    assert texts(found) == ["甲", "丙"]


def test_a_deleted_last_mark_still_ends_the_text() -> None:
    assert texts(plain(Para("甲"), Para("乙", mark=GONE))) == ["甲", "乙"]


def test_text_does_not_run_on_into_a_table() -> None:
    found = plain(Para(["甲", deleted("乙")], mark=GONE), Table([["丙"]]), Para("丁"))
    assert [(p.text, p.in_table) for p in found.paragraphs] == [("甲", False), ("丙", True), ("丁", False)]


def test_text_does_not_run_on_out_of_a_cell() -> None:
    found = plain(Table([[Para("甲", mark=GONE), "乙"]]), Para("丙"))
    assert [(p.text, p.cell.column if p.cell else None) for p in found.paragraphs] == [
        ("甲", 0),
        ("乙", 1),
        ("丙", None),
    ]


def test_deleted_paragraphs_take_no_number() -> None:
    found = plain(
        Para("甲", numbering=1), Para(deleted("乙"), numbering=1, mark=GONE), Para("丙", numbering=1),
        numbering=numbering_part([NumberLevel("%1.", "decimal")]),
    )  # fmt: skip
    assert labels(found) == ["1.", "2."]


def test_placeholders_and_notes_of_joined_paragraphs_are_kept() -> None:
    note = Raw('<w:r><w:footnoteReference w:id="1"/></w:r>')
    found = plain(Para(["甲", note], mark=GONE), Para(["乙", control("提示", prompt=True)]))
    assert (only(found).note_marks, only(found).placeholders) == (1, ((2, 4),))


# tables


def test_deleted_rows_are_out() -> None:
    found = plain(_table(_row("甲"), _row("乙", _change("del")), _row("丙", _change("ins"))))
    assert [(p.text, p.cell.row if p.cell else None) for p in found.paragraphs] == [("甲", 0), ("丙", 1)]


def test_deleted_cells_are_out() -> None:
    kept, gone = (
        f"<w:tc><w:tcPr>{x}</w:tcPr>{block(Para(t))}</w:tc>" for x, t in (("", "甲"), (_change("cellDel"), "乙"))
    )
    assert texts(plain(_table(f"<w:tr>{gone}{kept}</w:tr>"))) == ["甲"]


# marks


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (Para("甲", mark=Run(raw_rpr=inserted_mark())), MarkKind.INSERTION),
        (Para("甲", mark=GONE), MarkKind.DELETION),
        (Para("甲", mark=Run(raw_rpr=_change("moveTo"))), MarkKind.MOVE),
        (Para(Run("甲", raw_rpr=_change("rPrChange", "<w:rPr/>"))), MarkKind.FORMATTING),
        (Para("甲", raw_ppr=_change("pPrChange", "<w:pPr/>")), MarkKind.FORMATTING),
        (_table(_row("甲", _change("del")), _row("乙")), MarkKind.DELETION),
        (_table(_row("甲", _change("ins"))), MarkKind.INSERTION),
        (_table(_row("甲", _change("trPrChange", "<w:trPr/>"))), MarkKind.FORMATTING),
        (_table(_row("甲"), properties=_change("tblPrChange", "<w:tblPr/>")), MarkKind.FORMATTING),
        (_table(_row("甲", "", _change("tcPrChange", "<w:tcPr/>"))), MarkKind.FORMATTING),
        (Para(commented("甲")), MarkKind.COMMENT),
        (Para(["甲", Raw('<w:r><w:commentReference w:id="0"/></w:r>')]), MarkKind.COMMENT),
        (Para(Run("甲", hidden=True)), MarkKind.HIDDEN),
    ],
    ids=["inserted mark", "deleted mark", "moved mark", "run format", "paragraph format", "deleted row", "inserted row",
         "row format", "table format", "cell format", "comment", "comment on a point", "hidden"],
)  # fmt: skip
def test_what_is_left_is_marked_once(body: Para | Raw, kind: MarkKind) -> None:
    assert [mark.kind for mark in plain(body).marks] == [kind]


def test_a_comment_over_blocks_is_marked() -> None:
    found = plain(
        Raw('<w:commentRangeStart w:id="0"/>'), Para("甲"), Raw('<w:commentRangeEnd w:id="0"/>'),
        Para(["乙", Raw('<w:r><w:commentReference w:id="0"/></w:r>')]),
        extra_parts={"word/comments.xml": comments_part("请核实")},
    )  # fmt: skip
    assert [mark.kind for mark in found.marks] == [MarkKind.COMMENT]


def test_a_changed_section_is_marked() -> None:
    found = plain(Para("甲"), section=_change("sectPrChange", "<w:sectPr/>"))
    assert [mark.kind for mark in found.marks] == [MarkKind.FORMATTING]


def test_a_formatting_mark_is_set_once_a_paragraph() -> None:
    changed = Run("甲", raw_rpr=_change("rPrChange", "<w:rPr/>"))
    assert _marks(Para("甲"), Para([changed, changed])) == [(MarkKind.FORMATTING, 1, "", "审稿人")]


def test_marks_name_their_paragraph_and_author() -> None:
    body = [Table([["甲", Para(inserted("乙", author="王"))]]), Para(deleted("丙", author="李"))]
    assert plain(*body).marks == (Mark(MarkKind.INSERTION, 1, "乙", "王"), Mark(MarkKind.DELETION, 2, "丙", "李"))


def test_a_revision_without_author_is_still_marked() -> None:
    assert _marks(Para(Raw("<w:ins><w:r><w:t>甲</w:t></w:r></w:ins>"))) == [(MarkKind.INSERTION, 0, "甲", "")]
