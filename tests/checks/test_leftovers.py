"""What should not be in a file that is sent in: hints, revisions, macros, outside references; and no known kind."""

from __future__ import annotations

import pytest

from docchecker.checks import VERBS
from docchecker.checks.analysis import Analysis
from docchecker.classify import classify
from docchecker.findings import Level, Status
from docchecker.model import Document, Mark, MarkKind
from tests.checks.checking import Judged, judge, judge_lines, rule_of, rules_on
from tests.classify.samples import B1, B2, B3, CASE, ONE, THREE, TITLE, TWO, problems
from tests.classify.understanding import notice, understand

GOOD = understand(TITLE, *CASE).document


@pytest.mark.parametrize(
    "hint",
    [
        "(黑体三号)", "（黑体三号）", "（黑体三号不少于2500字）", "（宋体二号加粗居中）", "(宋体二号\n加粗居中)", "（仿宋三号）",
        "(具体问题名称,仿宋三号加粗)", "（标题用方正小标宋简体，二号宋体加粗）", "XX(单位)", "XXXX（单位）",
    ],
)  # fmt: skip
def test_hints(hint: str) -> None:
    judged = judge_lines("DOC-TEMPLATE-HINT", TITLE, ONE, B1 + hint, TWO, B2, THREE, B3)
    (found,) = judged.findings
    assert judged.told == [("error", f"留有附件里的格式说明“{hint}”")]
    assert (found.location.paragraph, found.location.start, found.location.end) == (2, len(B1), len(B1) + len(hint))
    assert found.fixable is not hint.startswith("XX")


@pytest.mark.parametrize(
    "words",
    [
        "（附后）",
        "（三号楼）",
        "（仿宋风格的建筑）",
        "（宋体字帖）",
        "黑体三号",
        "（二号窗口居中）",
        "XX县",
        "（单位）",
    ],
)
def test_no_hints(words: str) -> None:
    judged = judge_lines("DOC-TEMPLATE-HINT", TITLE, ONE, B1 + words, TWO, B2, THREE, B3)
    assert (judged.told, judged.outcome.status) == ([], Status.PASSED)


def test_a_hint_left_more_than_once_is_one_finding() -> None:
    lines = ("一、背景情况(黑体三号)", B1, "二、主要做法和成效(黑体三号)", B2, "三、经验启示（黑体三号）", B3)
    judged = judge_lines("DOC-TEMPLATE-HINT", TITLE, *lines)
    assert judged.told == [
        ("error", "留有附件里的格式说明“(黑体三号)”（2处）"),
        ("error", "留有附件里的格式说明“（黑体三号）”"),
    ]
    assert [place.paragraph for place in judged.findings[0].locations] == [1, 3]


def test_the_heading_of_the_annex() -> None:
    judged = judge_lines("DOC-TEMPLATE-HINT", "附件3", "典型创新案例内容和格式要求", TITLE, *CASE)
    assert judged.told == [("error", "留有附件里的格式说明“典型创新案例内容和格式要求”")]


def test_sentences_of_the_annex_are_told_once() -> None:
    remark = "主要介绍在探索解决方法的过程中总结积累的经验、反思以及下一步的考虑。(仿宋三号)"
    judged = judge_lines("DOC-TEMPLATE-HINT", TITLE, "关于内容", *CASE[:-1], remark, B3)
    (found,) = judged.findings
    assert judged.told == [("error", "留有附件里的说明文字2段")]
    assert [place.paragraph for place in found.locations] == [1, 7]
    assert found.actual == "关于内容"


def marked(*marks: Mark) -> Judged:
    return judge("DOC-REVISIONS", GOOD._replace(marks=marks))


def test_revisions_comments_hidden_text() -> None:
    judged = marked(
        Mark(MarkKind.INSERTION, 2, "只有", "审稿人"), Mark(MarkKind.DELETION, 2, "大约"), Mark(MarkKind.MOVE, 4), Mark(MarkKind.FORMATTING, 4),
        Mark(MarkKind.COMMENT, 2, "再核对"), Mark(MarkKind.HIDDEN, 6, "此数待核"),
    )  # fmt: skip
    assert judged.told == [
        ("warning", "文件里留有修订痕迹4处（本次按接受全部修订后的文字检查）"),
        ("warning", "文件里留有批注1处，如没有署名的批注“再核对”"),
        ("warning", "文件里有隐藏文字1处（没有计入字数，也没有检查）"),
    ]
    first = judged.findings[0].location
    assert (first.paragraph, first.heading, first.excerpt) == (2, ONE, "只有")
    assert "接受所有修订" in judged.findings[0].advice


def test_the_advice_is_about_the_kind_of_mark() -> None:
    hidden, comment = (marked(Mark(kind, 2, "此数待核")).findings[0] for kind in (MarkKind.HIDDEN, MarkKind.COMMENT))
    assert hidden.advice.startswith("按 Ctrl+A 全选")
    assert "修订" not in hidden.advice
    assert "删除文档中的所有批注" in comment.advice
    assert "隐藏" not in comment.advice


def test_an_advice_that_names_no_kind_of_mark_is_given_whole() -> None:
    shipped = notice()
    rule = rule_of("DOC-REVISIONS", "case")._replace(advice="都去掉。再存盘。")
    document = GOOD._replace(marks=(Mark(MarkKind.COMMENT, 2),))
    analysis = Analysis(document, classify(document, shipped, "case"), shipped, shipped.kinds["case"])
    assert VERBS["revisions"].check(rule, rule.options, analysis).findings[0].advice == "都去掉。再存盘。"


def test_no_marks() -> None:
    judged = marked()
    assert (judged.told, judged.outcome.status) == ([], Status.PASSED)


def test_a_mark_behind_the_last_paragraph_and_in_an_empty_document() -> None:
    assert marked(Mark(MarkKind.COMMENT, 99)).findings[0].location.paragraph == len(GOOD.paragraphs) - 1
    empty = judge("DOC-REVISIONS", Document((), marks=(Mark(MarkKind.COMMENT, 0),)))
    assert empty.findings[0].location.paragraph is None


def test_macros() -> None:
    assert judge("DOC-MACRO", GOOD).told == []
    judged = judge("DOC-MACRO", GOOD._replace(macros=True))
    assert judged.told == [("warning", "文件里带有宏（本次没有运行）")]
    assert "另存为" in judged.findings[0].advice


def test_outside_references() -> None:
    assert judge("DOC-EXTERNAL", GOOD).told == []
    judged = judge("DOC-EXTERNAL", GOOD._replace(external=("file:///D:/a.png", "http://x.invalid/t.dotx")))
    assert judged.told == [("note", "文件引用了外部内容2处，本次没有读取：file:///D:/a.png")]
    assert judged.outcome.status is Status.FAILED


def test_what_could_not_be_read_is_undecided() -> None:
    judged = judge("DOC-EXTERNAL", GOOD._replace(unread=("嵌入的网页",)))
    assert judged.told == [("note", "文件里有没能读取的内容：嵌入的网页，其中的文字没有检查")]
    assert judged.outcome.status is Status.UNDECIDED


def test_a_known_kind() -> None:
    judged = judge("DOC-KIND", GOOD)
    assert (judged.told, judged.outcome.evidence) == ([], ("典型创新案例",))


def test_no_known_kind_is_the_only_thing_said() -> None:
    other = understand("关于召开普法会议的通知", "各乡镇：", B1).document
    assert rules_on(other) == {("DOC-KIND", "error")}
    assert ("DOC-KIND", "error") not in rules_on(other, "case")


@pytest.mark.parametrize(
    ("lines", "seen"), [(("关于召开普法会议的通知", B1), "标题是“关于召开普法会议的通知”，"), ((B1,), ""), ((), "")]
)
def test_what_is_said_of_no_known_kind(lines: tuple[str, ...], seen: str) -> None:
    from docchecker.checks import run
    from tests.classify.understanding import notice

    found = understand(*lines)
    (finding,), _ = run(found.document, found.structure, notice())
    kinds = "典型创新案例、问题清单、自评报告、自测得分表"
    assert finding.message == f"认不出这是哪一种材料（{kinds}）：{seen}标题和结构都对不上，因此其他规则没有检查"
    assert finding.level is Level.ERROR
    assert "--as" in finding.advice


def test_places_know_their_part_and_problem() -> None:
    made = understand(*problems(1, 2), "青湖县司法局", "2023年11月3日").document
    hinted = judge("DOC-REVISIONS", made._replace(marks=tuple(Mark(MarkKind.COMMENT, n) for n in range(7))), "problems")
    assert [place.item for place in hinted.findings[0].locations] == [None, 1, 1, 2, 2, None, None]
    parts = judge("DOC-REVISIONS", GOOD._replace(marks=tuple(Mark(MarkKind.COMMENT, n) for n in range(7))))
    assert [place.heading for place in parts.findings[0].locations] == [None, ONE, ONE, TWO, TWO, THREE, THREE]
