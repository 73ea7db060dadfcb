"""The files of one unit against each other: each contradiction is told once, and what only looks like one is not."""

from __future__ import annotations

import pytest

from docchecker import load_notice
from docchecker.findings import FileReport, Location, Told, ToldFigure, ToldMarks, ToldNumber, ToldProblem, Verdict
from docchecker.packs.compare import compare
from docchecker.packs.grouping import submissions
from docchecker.packs.names import same_unit
from docchecker.packs.words import content_words, covered, shared
from docchecker.pipeline import check_bytes
from fixtures import sheets, texts
from fixtures.looks import word
from fixtures.sheets import Sheet

NOTICE = load_notice()
KINDS = {"报告": "report", "清单": "problems", "得分表": "scores"}


def filed(name, **told):
    """Return a file that tells these things."""
    return FileReport(f"甲/{name}.docx", None, KINDS[name], Verdict.PASS, told=Told(**told))


def number(value, clause, before="", year="", unit="处"):
    return ToldNumber(value, unit, clause, before, year, Location(0, place="第1段"))


def said(*files):
    return [(one.finding.rule, one.finding.code, one.file) for one in compare(files, NOTICE)]


REPORT = "甲/报告.docx"


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (number(52, "公众号推送法治文章52篇", unit="篇"), number(38, "局公众号推送法治文章38篇", unit="篇"), True),
        (number(52, "公众号推送法治文章52篇", unit="篇"), number(52, "局公众号推送法治文章52篇", unit="篇"), False),
        (number(52, "公众号推送法治文章52篇", unit="篇"), number(38, "公众号推送法治文章38次", unit="次"), False),
        (
            number(52, "推送法治文章52篇", year="2022年", unit="篇"),
            number(38, "推送法治文章38篇", year="2023年", unit="篇"),
            False,
        ),
        (number(95, "考试合格率95%", unit="%"), number(97, "去年考试合格率97%", year="去年", unit="%"), False),
        (number(7, "有7处展板破损", "抽查20处阵地"), number(9, "9处展板褪色破损", "随机抽查20处阵地"), True),
        (number(58, "58所中小学全部聘任辅导员", unit="所"), number(4, "有4所山区小学没有聘任辅导员", unit="所"), True),
        (number(58, "58所中小学全部聘任辅导员", unit="所"), number(4, "有4所山区小学没有食堂", unit="所"), False),
    ],
)
def test_two_numbers_for_one_thing(one, other, clash):
    found = said(filed("报告", numbers=(one,)), filed("清单", numbers=(other,)))
    assert found == ([("PACK-NUMBERS", "two_numbers", REPORT)] if clash else [])


def test_a_number_that_the_other_file_gives_as_well_is_none_of_two():
    report = filed("报告", numbers=(number(176, "文章平均阅读176次", unit="次"),))
    own = (number(176, "文章平均阅读176次", unit="次"), number(92, "这篇文章阅读92次", unit="次"))
    assert said(report, filed("清单", numbers=own)) == []


def test_a_listed_problem_that_the_report_does_not_own_up_to():
    passages = (ToldProblem("", "一是信息报送少。全年只报送3条，没有人接手。", Location()),)
    listed = (
        ToldProblem("全年只报送3条信息", "负责的人借调走了。", Location(1)),
        ToldProblem("河口分局没有普法联络员", "去年起一直空缺。", Location(3)),
    )
    found = compare((filed("报告", problems=passages), filed("清单", problems=listed)), NOTICE)
    assert [(one.finding.code, one.finding.location.paragraph) for one in found] == [("listed_not_in_report", 3)]


def test_a_report_without_a_part_on_problems_is_told_by_its_own_rule():
    assert said(filed("报告"), filed("清单", problems=(ToldProblem("没有联络员", "", Location()),))) == []


@pytest.mark.parametrize(("marks", "told"), [(5, True), (3, False), (2, False)])
def test_marks_that_the_report_does_not_bear_out(marks, told):
    figure = ToldFigure("info", "报送普法工作信息", 3, 5, "报送普法信息3条", ("A2-4",))
    sheet = filed("得分表", marks=(ToldMarks("A2-4", marks, Location(9)),))
    found = compare((filed("报告", figures=(figure,)), sheet), NOTICE)
    assert [(one.finding.code, one.finding.expected) for one in found] == (
        [("sheet_against_report", "最多3分")] if told else []
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("云江市市场监督管理局", "市市场监管局", True),
        ("云江市市场监督管理局", "云江市工商行政管理局", False),
        ("青湖县人民政府", "青湖县", True),
        ("青湖县司法局", "青湖县人民政府", True),
        ("青湖县", "柳溪县", False),
    ],
)
def test_names_of_one_unit(one, other, same):
    assert same_unit(one, other) is same
    assert same_unit(other, one) is same


def test_the_file_with_another_unit_is_told():
    files = (filed("报告", unit="云江市水务局"), filed("清单", unit="市水务局"), filed("得分表", unit="云江市林业局"))
    assert said(*files) == [("PACK-UNIT", "unit_name", "甲/得分表.docx")]


def test_files_without_a_name_are_no_contradiction():
    assert said(filed("报告", unit="云江市水务局"), filed("清单")) == []


def test_words_that_all_such_texts_hold_say_nothing():
    assert content_words("全县普法宣传工作") == frozenset()
    assert shared("", "") == covered("", "展板") == 0.0


def test_a_folder_with_one_of_each_is_a_submission_and_a_mixed_one_goes_by_names():
    one = [filed("报告", unit="甲县"), filed("清单", unit="乙县")]
    assert [len(group) for group in submissions(one)] == [2]
    mixed = [*one, filed("清单", unit="甲县")._replace(file="甲/清单2.docx")]
    assert [[file.file for file in group] for group in submissions(mixed)] == [[REPORT, "甲/清单2.docx"]]


def test_a_whole_submission():
    lines = texts.reword(texts.report("自评报告-部门"), "报送普法信息9条，采用4条", "报送普法信息3条")
    report = check_bytes("局/报告.docx", word(lines), NOTICE, tell=True)
    sheet = check_bytes("局/得分表.docx", sheets.docx(), NOTICE, tell=True)
    right = check_bytes("局/得分表.docx", sheets.docx(Sheet(marks={4: "3"})), NOTICE)
    assert said(report, sheet) == [("PACK-SCORES", "sheet_against_report", "局/得分表.docx")]
    assert said(report, right) == []
