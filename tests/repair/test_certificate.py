"""The form to be signed: what was checked and how each clause came out, and no more."""

from __future__ import annotations

import datetime
import io

import docx
import pytest

from docchecker.findings import FileReport, Report, Status, Verdict
from docchecker.pipeline import check_bytes
from docchecker.repair.certificate import render
from docchecker.report.page import Page
from fixtures import make
from tests.commands.test_main import run
from tests.repair.readback import check_package
from tests.repair.reports import NOTICE

DAY = datetime.date(2023, 11, 2)


def form(*files: FileReport) -> docx.document.Document:
    data = render(Report(NOTICE.id, files), NOTICE, Page(), DAY)
    check_package(data)
    return docx.Document(io.BytesIO(data))


def rows(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows][1:]


def checked(name: str) -> FileReport:
    return check_bytes(f"{name}.docx", make.build(name), NOTICE, tell=True)


def test_the_facts_of_a_file():
    file = checked("案例-合格")
    facts = dict(rows(form(file).tables[0]))
    assert facts == {
        "单位": "青湖县司法局",
        "文件": "案例-合格.docx",
        "材料种类": "典型创新案例（附件3）",
        "依据的通知": NOTICE.title,
        "SHA-256": file.sha256,
        "全文字数": f"{file.counts.words}字",
        "检查结论": "没有必须修改之处",
        "检查日期、程序": facts["检查日期、程序"],
    }
    assert facts["检查日期、程序"].startswith("2023年11月2日，docchecker ")


@pytest.mark.parametrize(
    ("name", "words", "result"),
    [
        ("案例-合格", "宋体二号加粗居中", "✓ 符合"),
        ("案例-标题黑体", "宋体二号加粗居中", "✗ 不符合：1处"),
        ("案例-合格", "提倡小切口", "□符合 □不符合"),
        ("案例-合格", "切忌太笼统", "✓ 符合，其余□符合 □不符合"),
    ],
)
def test_how_a_clause_came_out(name, words, result):
    found = [row for row in rows(form(checked(name)).tables[1]) if words in row[1]]
    assert [row[2] for row in found] == [result]


def test_what_is_not_decided_is_left_to_a_person():
    file = checked("案例-合格")
    outcomes = tuple(
        one._replace(status=Status.UNDECIDED) if one.rule == "CASE-TITLE-FORMAT" else one for one in file.checked
    )
    found = [row[2] for row in rows(form(file._replace(checked=outcomes)).tables[1]) if "宋体二号" in row[1]]
    assert found == ["没有判定 □符合 □不符合"]


def test_a_file_that_was_not_checked_has_no_results():
    made = form(FileReport("甲.docx", None, None, Verdict.UNREADABLE))
    assert len(made.tables) == 1
    assert dict(rows(made.tables[0]))["检查结论"] == "无法检查"


def test_each_file_begins_a_page():
    made = form(checked("案例-合格"), checked("问题清单-合格"))
    titles = [p for p in made.paragraphs if p.text == "自查表"]
    assert [title.paragraph_format.page_break_before for title in titles] == [None, True]


def test_the_command_writes_it_once(tmp_path):
    (tmp_path / "甲.docx").write_bytes(make.build("案例-合格"))
    target = tmp_path / "自查表.docx"
    assert run("check", tmp_path / "甲.docx", "--report", f"certificate={target}").code == 0
    assert docx.Document(target).tables
    again = run("check", tmp_path / "甲.docx", "--report", f"certificate={target}")
    assert (again.code, "已经有了" in again.err) == (2, True)
    wrong = run("check", tmp_path / "甲.docx", "--report", f"certificate={tmp_path / '表.txt'}")
    assert (wrong.code, ".docx" in wrong.err) == (2, True)
