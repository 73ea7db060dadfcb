"""``check --format github``: one workflow command a line."""

from __future__ import annotations

import re

from docchecker.findings import Outcome, Status
from docchecker.report import github
from docchecker.report.page import Page
from tests.report.samples import ASK_PERSON, BAD, GOOD, KEPT, LOCKED, NOTICE, TOO_LONG, UNKNOWN_FONT, WRONG_FONT, report

COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]*),line=\d+,title=([^,:]*)::(.*)")


def commands(*files):
    lines = github.render(report(*files), NOTICE, Page()).splitlines()
    return [COMMAND.fullmatch(line).groups() for line in lines]


def test_levels_and_places():
    file = BAD._replace(findings=(TOO_LONG, WRONG_FONT, WRONG_FONT._replace(level="note", advice="")), checked=())
    assert commands(file) == [
        ("error", "材料/坏案例.docx", "CASE-TITLE-LENGTH", "第1段：标题有31个字，应不超过25个字%0A怎么改：删去修饰词。"),
        (
            "warning", "材料/坏案例.docx", "CASE-BODY-FORMAT",
            "第4段（一、背景情况）等4处：正文5段中4段不是仿宋%0A怎么改：选中这些段落，把字体改成仿宋。",
        ),
        ("notice", "材料/坏案例.docx", "CASE-BODY-FORMAT", "第4段（一、背景情况）等4处：正文5段中4段不是仿宋"),
    ]  # fmt: skip


def test_what_does_not_count_is_a_notice():
    file = GOOD._replace(findings=(KEPT, UNKNOWN_FONT, ASK_PERSON))
    assert [(command, message[:13]) for command, _, _, message in commands(file)] == [
        ("notice", "（已同意保留：市里同意保留"),
        ("notice", "（未能判定，请人工核对）第"),
        ("notice", "（请人工判断）第2个问题："),
    ]


def test_files_and_rules_that_could_not_be_checked():
    broken = GOOD._replace(checked=(Outcome("DOC-KIND", Status.ERROR),))
    assert commands(LOCKED, broken) == [
        ("error", "加密.docx", "encrypted", "文件加了密码，打不开。请取消密码后再检查。"),
        ("error", "好案例.docx", "DOC-KIND", "检查时程序出错：认得出是哪一种材料"),
    ]


def test_names_cannot_begin_a_command():
    file = GOOD._replace(
        file="a,b:100%\n::error::x.docx", findings=(TOO_LONG._replace(message="甲%\n::error::乙\x1b"),)
    )
    assert commands(file) == [
        (
            "error", "a%2Cb%3A100%25%0A%3A%3Aerror%3A%3Ax.docx", "CASE-TITLE-LENGTH",
            "第1段：甲%25%0A::error::乙<U+001B>%0A怎么改：删去修饰词。",
        )
    ]  # fmt: skip


def test_nothing_to_say():
    assert github.render(report(GOOD), NOTICE, Page()) == ""
