"""字数 of a document and of stretches of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docchecker.counts import NOTHING, document_counts, span_counts
from docchecker.model import Document
from docchecker.structure import Span
from docchecker.word.reader import read
from tests.building import (
    Para,
    Run,
    Table,
    complex_field,
    deleted,
    document,
    footnote_mark,
    footnotes_part,
    hyperlink,
    inserted,
    text_box,
)
from tests.classify.understanding import P
from tests.classify.understanding import document as lines


def test_nothing() -> None:
    assert document_counts(Document(())) == NOTHING
    assert document_counts(lines("", "  ")).words == 0


def test_paragraphs_and_cells_count_numbers_do_not() -> None:
    assert document_counts(lines("普法", P("宣传2023", label="一、"), P("表格", cell=(0, 0, 1)))).words == 7


def test_note_marks_count_one_each() -> None:
    made = lines("普法", "宣传")
    marked = (replace(made.paragraphs[0], note_marks=2), made.paragraphs[1])
    assert document_counts(made._replace(paragraphs=marked)).words == 6
    assert document_counts(made._replace(paragraphs=marked)).non_space == 4


def test_what_word_counts_in_a_file() -> None:
    body = [
        Para([Run("普法"), inserted("宣传"), deleted("不计")]),
        Para([Run("第"), complex_field("PAGE", "12"), Run("页"), hyperlink("链接", anchor="a"), footnote_mark()]),
        Table([["表格", Para([Run("内"), Run("隐藏", hidden=True)])]]),
        Para([text_box(Para("文本框不计"))]),
    ]
    read_back = read(document(body, extra_parts={"word/footnotes.xml": footnotes_part("脚注不计")}))
    assert document_counts(read_back).words == 4 + 5 + 3 + 1


@pytest.mark.parametrize("application", ["Microsoft Office Word", "WPS Office_11.1.0", "WPS Office_12.1.0.21915", ""])
def test_wide_spaces_are_spaces(application: str) -> None:
    made = lines("\u3000\u3000普法宣传")._replace(application=application)
    assert document_counts(made).words == 4
    assert span_counts(made, [Span(0, 0, 6)]).words == 4
    assert span_counts(made, [Span(0, 2, 4)]).words == 2


def test_spans_add_up() -> None:
    made = lines("普法宣传", "2023年9月")
    assert span_counts(made, []) == NOTHING
    assert span_counts(made, [Span(0, 0, 2), Span(1, 0, 5)]).words == 4
    assert span_counts(made, [Span(0, 0, 4), Span(1, 0, 7)]) == document_counts(made)
