"""``check --format xlsx``: as openpyxl reads it back."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from docchecker.findings import Location, Verdict
from docchecker.report import xlsx
from docchecker.report.page import Page
from tests.report.samples import (
    ASK_PERSON,
    BAD,
    GOOD,
    KEPT,
    LENGTH,
    LOCKED,
    NOTICE,
    TOO_LONG,
    UNKNOWN_FONT,
    WRONG_FONT,
    report,
)


def book_of(*files):
    return openpyxl.load_workbook(BytesIO(xlsx.render(report(*files), NOTICE, Page())))


def rows(sheet):
    return [["" if cell.value is None else cell.value for cell in row] for row in sheet.iter_rows()]


def test_overview_has_one_row_a_file():
    head, *found = rows(book_of(GOOD, BAD, LOCKED)["总览"])
    assert head == ["结论", "文件", "材料类型", "字数", "必须修改", "建议修改", "提示", "待人工", "已同意保留", "说明"]
    assert found == [
        ["通过", "好案例.docx", "典型创新案例（附件3）", 4012, 0, 0, 0, 0, 0, ""],
        ["不通过", "材料/坏案例.docx", "典型创新案例（附件3）", 3901, 1, 1, 0, 4, 0, ""],
        ["无法检查", "加密.docx", "", "", 0, 0, 0, 0, 0, "文件加了密码，打不开。请取消密码后再检查。"],
    ]


def test_what_was_not_looked_at_is_told():
    beside = GOOD._replace(note="由旧格式转换而来。", unjudged=("图片等2处：图里的文字没有查", "脚注：没有查"))
    sheet = openpyxl.load_workbook(
        BytesIO(xlsx.render(report(beside, GOOD, skipped=("材料/照片.jpg", "=1.pdf")), NOTICE, Page()))
    )["总览"]
    first, second, *skipped = rows(sheet)[1:]
    assert first[-1] == "由旧格式转换而来；没查的：图片等2处：图里的文字没有查；没查的：脚注：没有查"
    assert second[-1] == ""
    assert skipped == [
        ["没有检查", name, "", "", "", "", "", "", "", "不是 Word 文档"] for name in ("材料/照片.jpg", "=1.pdf")
    ]


def test_findings_have_one_row_each():
    head, *found = rows(book_of(BAD._replace(findings=(TOO_LONG, WRONG_FONT, UNKNOWN_FONT, ASK_PERSON, KEPT)))["问题"])
    assert head == ["级别", "文件", "问题", "位置", "原文", "现在", "应为", "怎么改", "依据", "来源", "规则", "状态"]
    assert found[0] == [
        "必须", "材料/坏案例.docx", "标题有31个字，应不超过25个字", "第1段", "河湾区司法局“码上说法”", "31字", "不超过25字",
        "删去修饰词。", f"附件3 关于标题：{LENGTH}", "", "CASE-TITLE-LENGTH", "",
    ]  # fmt: skip
    assert found[1][3:5] == ["第4段（一、背景情况） 等4处", "第3处的话"]
    assert [row[-1] for row in found] == [
        "", "", "未能判定，请人工核对", "请人工判断", "已同意保留：市里同意保留原名",
    ]  # fmt: skip


def test_few_places_are_named():
    places = (Location(0), Location(2), Location(2))
    assert rows(book_of(GOOD._replace(findings=(TOO_LONG._replace(locations=places),)))["问题"])[1][3] == "第1段、第3段"


def test_rules_with_findings_come_first():
    head, *found = rows(book_of(GOOD._replace(findings=(TOO_LONG,)), BAD)["规则"])
    assert head == ["级别", "规则", "要求", "文件数", "处数", "依据"]
    assert found[0] == ["必须", "CASE-TITLE-LENGTH", "标题不超过25个字", 2, 2, f"附件3 关于标题：{LENGTH}"]
    assert found[1] == ["", "CASE-BODY-FORMAT", "CASE-BODY-FORMAT", 1, 1, ""]
    assert [row[1:5:2] for row in found[2:]] == [
        ["CASE-TITLE-FORMAT", 0], ["CASE-TITLE-UNIT", 0], ["LIST-EVIDENCE", 0], ["DOC-KIND", 0],
    ]  # fmt: skip


def test_sheets_can_be_filtered_and_keep_their_heads_in_sight():
    book = book_of(GOOD, BAD, LOCKED)
    assert book.sheetnames == ["总览", "问题", "规则"]
    for sheet in book:
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.cell(1, 1).font.bold


def test_colours_depend_on_the_words():
    sheet = book_of(GOOD, BAD)["总览"]
    ((area, rules),) = [(str(area.sqref), area.rules) for area in sheet.conditional_formatting]
    assert area == "A2:A3"
    colours = {rule.formula[0]: rule.dxf.fill.bgColor.rgb for rule in rules}
    assert colours['"不通过"'] == colours['"必须"'] != colours['"通过"']
    assert set(colours) == {
        '"不通过"',
        '"通过"',
        '"通过（有没看到的内容）"',
        '"无法检查"',
        '"没有检查"',
        '"必须"',
        '"建议"',
        '"提示"',
    }


@pytest.mark.parametrize("text", ["=1+1", "+cmd|'/c calc'!A0", "-2+3", "@SUM(1)", "http://example.com", "0012", "{=1}"])
def test_text_never_becomes_a_formula_a_number_or_a_link(text):
    finding = TOO_LONG._replace(message=text, actual=text, advice=text)
    sheet = book_of(GOOD._replace(file=text, findings=(finding,)))["问题"]
    for column in (2, 3, 6, 8):
        cell = sheet.cell(2, column)
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_text_that_no_cell_can_hold():
    finding = TOO_LONG._replace(message="字" * 40_000, actual="a\x00\ud800b")
    sheet = book_of(GOOD._replace(findings=(finding,)))["问题"]
    assert len(sheet.cell(2, 3).value) == 32_767
    assert sheet.cell(2, 6).value == "a<U+0000><U+D800>b"


def test_rows_are_as_high_as_their_text_up_to_a_limit():
    long = GOOD._replace(
        findings=(TOO_LONG, TOO_LONG._replace(message="字" * 60), TOO_LONG._replace(message="字" * 5000))
    )
    heights = [book_of(long)["问题"].row_dimensions[row].height for row in (2, 3, 4)]
    assert heights == [18, 48, 399]


def test_no_file():
    assert rows(book_of()["总览"])[1:] == []


def test_pass_that_is_only_accepted():
    kept = GOOD._replace(findings=(KEPT,), verdict=Verdict.PASS)
    assert rows(book_of(kept)["总览"])[1][-2:] == [1, ""]
