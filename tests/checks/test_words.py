"""字数 against its limits: at the limit, one beyond, and near it by another way of counting."""

from __future__ import annotations

import pytest

from docchecker.checks.words import WordsOptions
from docchecker.counts import document_counts
from docchecker.findings import Status
from tests.checks.checking import Judged, judge, judge_lines
from tests.classify.samples import B1, B3, CASE, LIST_TITLE, ONE, THREE, TITLE, TWO
from tests.classify.understanding import P, understand


def title_of(words: int) -> str:
    return "青湖县" + "普" * (words - 3)


@pytest.mark.parametrize(("words", "told"), [(4, []), (25, []), (26, [("error", "标题26字，要求不超过25字，多1字")])])
def test_a_title(words: int, told: list[tuple[str, str]]) -> None:
    assert judge_lines("CASE-TITLE-LENGTH", title_of(words), *CASE).told == told


def test_a_title_over_two_paragraphs_counts_whole() -> None:
    assert judge_lines("CASE-TITLE-LENGTH", "青湖县司法局", "普" * 19, *CASE).told == []
    assert judge_lines("CASE-TITLE-LENGTH", "青湖县司法局\n" + "普" * 20, *CASE).levels == ["error"]


def test_latin_and_digits_in_a_title_count_as_words() -> None:
    assert judge_lines("CASE-TITLE-LENGTH", title_of(22) + "1+3+N 2023", *CASE).told == []


def test_a_subtitle_is_told_apart() -> None:
    judged = judge_lines("CASE-TITLE-LENGTH", title_of(20), "——青湖县司法局的探索", *CASE)
    assert judged.told == [
        ("warning", "标题31字，要求不超过25字，多6字（临界：Word 字数为31，不含副标题为20）")
    ]  # fmt: skip
    assert judge_lines("CASE-TITLE-LENGTH", title_of(26), "——青湖县司法局的探索", *CASE).levels == ["error"]
    assert judge_lines("CASE-TITLE-LENGTH", "——" + title_of(24), *CASE).levels == ["error"]
    assert judge_lines("CASE-TITLE-LENGTH", title_of(14), "——青湖县司法局的探索", *CASE).told == []


def test_no_title_is_another_rules_business() -> None:
    judged = judge_lines("CASE-TITLE-LENGTH", *CASE)
    assert (judged.told, judged.outcome.status) == ([], Status.NOT_APPLICABLE)


def total(words: int) -> Judged:
    lines = [TITLE, ONE, B1, TWO, "普", THREE, B3]
    missing = words - document_counts(understand(*lines).document).words
    return judge_lines("CASE-WORDS-TOTAL", *lines[:4], "普" * (missing + 1), *lines[5:])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (3600, []), (4000, []), (4400, []),
        (4401, [("warning", "全文4401字，要求4000字左右（3600—4400字），多1字")]),
        (5000, [("warning", "全文5000字，要求4000字左右（3600—4400字），多600字")]),
        (5001, [("error", "全文5001字，要求4000字左右（3600—4400字），多601字")]),
        (2950, [("error", "全文2950字，要求4000字左右（3600—4400字），少650字")]),
    ],
)  # fmt: skip
def test_the_whole_text(words: int, told: list[tuple[str, str]]) -> None:
    assert total(words).told == told


def test_the_whole_text_near_its_limits() -> None:
    (low,) = total(3599).told
    assert low[0] == "warning"
    assert low[1].startswith(
        "全文3599字，要求4000字左右（3600—4400字），少1字（临界：Word 字数为3599，不计空格的字符数为36"
    )
    assert [level for level, _ in total(3000).told] == ["warning"]
    (beyond,) = total(2999).told
    assert beyond[0] == "warning"
    assert "（临界：Word 字数为2999，不计空格的字符数为30" in beyond[1]


def main(text: str | P) -> Judged:
    return judge_lines("CASE-WORDS-MAIN", TITLE, ONE, B1, TWO, text, THREE, B3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("普" * 2500, []), ("普" * 2501, []),
        ("普" * 2499, [("error", "第二部分“主要做法和成效”2499字，要求不少于2500字，少1字")]),
        ("普" * 2489 + " Word" * 10, [
            ("warning", "第二部分“主要做法和成效”2499字，要求不少于2500字，少1字（临界：Word 字数为2499，不计空格的字符数为2529）"),
        ]),
    ],
    ids=["2500", "2501", "2499", "2499 near"],
)  # fmt: skip
def test_the_second_part(text: str, told: list[tuple[str, str]]) -> None:
    assert main(text).told == told


def test_an_automatic_number_that_would_make_the_difference() -> None:
    found = main(P("普" * 2499, label="（一）"))
    assert found.told == [
        ("warning", "第二部分“主要做法和成效”2499字，要求不少于2500字，少1字（临界：Word 字数为2499，连同编号为2502）")
    ]


def test_headings_do_not_count_subheadings_do() -> None:
    lines = (TITLE, ONE, B1, TWO, "（一）先问后讲", "普" * 2493, THREE, B3)
    assert judge_lines("CASE-WORDS-MAIN", *lines).told == []
    assert judge_lines("CASE-WORDS-MAIN", TITLE, ONE, B1, TWO + "。" + "普" * 2499, THREE, B3).levels == ["error"]


def test_two_second_parts_count_together() -> None:
    lines = (TITLE, ONE, B1, TWO, "普" * 1300, TWO, "普" * 1300, THREE, B3)
    assert judge_lines("CASE-WORDS-MAIN", *lines).told == []


def test_a_second_part_without_text_and_none_at_all() -> None:
    empty = judge_lines("CASE-WORDS-MAIN", TITLE, ONE, B1, TWO, THREE, B3)
    assert empty.told == [("error", "第二部分“主要做法和成效”0字，要求不少于2500字，少2500字")]
    missing = judge_lines("CASE-WORDS-MAIN", TITLE, ONE, B1, THREE, B3)
    assert (missing.told, missing.outcome.status) == ([], Status.NOT_APPLICABLE)


def item(words: int) -> Judged:
    """A list whose first problem has so many 字, ten of them in its name."""
    name, text, other = "普法责任清单没有公示", "法" * (words - 11) + "。", "法" * 290 + "。"
    return judge_lines("LIST-ITEM-WORDS", LIST_TITLE, "1." + name, text, "2." + name, other, kind="problems")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (200, []), (500, []), (501, [("error", "第1个问题501字，要求200—500字，多1字")]),
        (199, [("warning", "第1个问题199字，要求200—500字，少1字（临界：Word 字数为199，连同编号为200）")]),
        (198, [("error", "第1个问题198字，要求200—500字，少2字")]),
    ],
)  # fmt: skip
def test_a_problem(words: int, told: list[tuple[str, str]]) -> None:
    judged = item(words)
    assert judged.told == told
    assert [finding.location.item for finding in judged.findings] == [1] * len(told)
    assert judged.outcome.evidence == (f"第1个问题{words}字", "第2个问题301字")


def test_wide_spaces_count_nowhere() -> None:
    made = understand("青湖县\u3000" + "普" * 22, *CASE, kind="case").document
    assert judge("CASE-TITLE-LENGTH", made).told == []
    assert judge("CASE-TITLE-LENGTH", made._replace(application="WPS Office_11.1.0")).told == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (WordsOptions(target=100, warn=10), [("error", "标题23字，要求100字左右（90—110字），少67字")]),
        (WordsOptions(min=10, max=20), [("error", "标题23字，要求10—20字，多3字")]),
        (WordsOptions(min=23), []),
    ],
)
def test_other_options(options: WordsOptions, told: list[tuple[str, str]]) -> None:
    assert judge("CASE-TITLE-LENGTH", understand(title_of(23), *CASE).document, options=options).told == told


def test_another_target() -> None:
    judged = judge("CASE-TITLE-LENGTH", understand(TITLE, *CASE).document, on="heading", options=WordsOptions(max=5))
    assert judged.told == [("error", "部分标题21字，要求不超过5字，多16字")]
