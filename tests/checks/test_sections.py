"""The three headings: all there, in order, in their own words, numbered alike."""

from __future__ import annotations

import pytest

from docchecker.checks.analysis import Analysis
from docchecker.checks.sections import check
from docchecker.findings import Status
from docchecker.rulebook.verbs import NoOptions
from tests.checks.checking import judge_lines, rule_of
from tests.classify.samples import B1, B2, B3, CASE, ONE, THREE, TITLE, TWO
from tests.classify.understanding import P, notice, understand


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (CASE, []),
        ((ONE, B1, "1.先问后讲", TWO, B2, THREE, B3), []),
        (("1.背景情况", B1, "２、主要做法和成效", B2, "（三） 经验启示", B3), []),
        ((ONE, B1, TWO, B2), [("error", "缺少“三、经验启示”")]),
        ((ONE, B1, "二、经验启示", B3), [("error", "缺少“二、主要做法和成效”")]),
        (("一、主要做法和成效", B2, "二、经验启示", B3), [("error", "缺少“一、背景情况”")]),
        ((), [("error", "缺少“一、背景情况”"), ("error", "缺少“二、主要做法和成效”"), ("error", "缺少“三、经验启示”")]),
        ((ONE, B1, "二、主要做法与成效", B2, THREE, B3), [("error", "标题“二、主要做法与成效”与附件不一致，应为“二、主要做法和成效”")]),
        (("【背景情况】", B1, TWO, B2, THREE, B3), [
            ("error", "标题“【背景情况】”与附件不一致，应为“一、背景情况”"), ("warning", "标题“【背景情况】”没有编号，应为“一、背景情况”"),
        ]),
        (("背景情况", B1, TWO, B2, THREE, B3), [("warning", "标题“背景情况”没有编号，应为“一、背景情况”")]),
        ((*CASE, THREE, B3), [("error", "“三、经验启示”出现了2次")]),
        ((ONE, B1, "二、经验启示", B3, "三、主要做法和成效", B2), [("error", "各部分顺序不对：现在是“背景情况”、“经验启示”、“主要做法和成效”")]),
        ((ONE, B1, "一、主要做法和成效", B2, "二、经验启示", B3), [
            ("error", "标题“一、主要做法和成效”的编号不对，应为“二、主要做法和成效”"), ("error", "标题“二、经验启示”的编号不对，应为“三、经验启示”"),
        ]),
        ((*CASE, "四、下一步打算", B3), [("warning", "附件只要求3个部分，多出“四、下一步打算”")]),
        ((ONE, B1, "二、工作思路", B2, "三、主要做法和成效", B2, "四、经验启示", B3), [("warning", "附件只要求3个部分，多出“二、工作思路”")]),
        ((ONE, B1, "二、经验启示", B3, "三、主要做法和成效", B2, "四、下一步", B3), [
            ("error", "各部分顺序不对：现在是“背景情况”、“经验启示”、“主要做法和成效”"), ("warning", "附件只要求3个部分，多出“四、下一步”"),
        ]),
    ],
    ids=[
        "right", "arabic subheading", "other forms", "third missing", "second missing", "first missing", "none", "renamed", "brackets",
        "no number", "doubled", "swapped", "wrong numbers", "fourth", "one between", "swapped and fourth",
    ],
)  # fmt: skip
def test_headings(lines: tuple[str, ...], told: list[tuple[str, str]]) -> None:
    judged = judge_lines("CASE-SECTIONS", TITLE, *lines)
    assert judged.told == told
    assert judged.outcome.status is (Status.FAILED if told else Status.PASSED)


def test_an_automatic_number_shows_in_what_is_told() -> None:
    judged = judge_lines("CASE-SECTIONS", TITLE, P("背景", label="一、"), B1, TWO, B2, THREE, B3)
    assert judged.told == [("error", "标题“一、背景”与附件不一致，应为“一、背景情况”")]
    assert (judged.findings[0].location.paragraph, judged.findings[0].actual) == (1, "一、背景")


def test_a_doubled_heading_names_both_places() -> None:
    (found,) = judge_lines("CASE-SECTIONS", TITLE, *CASE, THREE, B3).findings
    assert [place.paragraph for place in found.locations] == [5, 7]


def test_what_was_seen_is_told() -> None:
    assert judge_lines("CASE-SECTIONS", TITLE, *CASE).outcome.evidence == (ONE, TWO, THREE)


def test_a_document_of_no_kind_has_no_prescribed_parts() -> None:
    found = understand(TITLE)
    analysis = Analysis(found.document, found.structure, notice(), None)
    assert check(rule_of("CASE-SECTIONS", "case"), NoOptions(), analysis).outcome.status is Status.NOT_APPLICABLE
