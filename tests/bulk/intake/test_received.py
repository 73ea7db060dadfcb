"""Score tables that come as spreadsheets: received, not checked, and nowhere called broken."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
import xlsxwriter

from docchecker.bulk.intake.places import Place
from docchecker.bulk.intake.received import EVIDENCE, office_trouble, only_received, table_report, unread
from docchecker.bulk.intake.troubles import FileTrouble
from docchecker.bulk.run.tasks import RuleSet, check_place, rules_digest
from docchecker.report.codec import encode, unpack
from fixtures import make, sheets
from tests.bulk.running import invoke
from tests.bulk.samples import NOTICE, paper

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
TROUBLE = {
    "kind": FileTrouble.RECEIVED,
    "reason": "收到，未检查：不是 Word 文件。",
    "advice": "这种材料没有规定格式，内容请人工核对。",
}


def sheet():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        book.add_worksheet().write_row(0, 0, ["项目", "得分"])
    return target.getvalue()


def titled(*cells):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet()
        for row, cell in enumerate(cells):
            page.write(row, 0, cell)
    return target.getvalue()


def filled():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page = book.add_worksheet()
        for row, cells in enumerate([["市教育局自测得分表"], sheets.HEAD, *sheets.rows()]):
            page.write_row(row, 0, cells)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("市教育局/自测得分表.xlsx", sheet(), ("scores", FileTrouble.RECEIVED)), ("自测得分表.XLS", OLE, ("scores", FileTrouble.RECEIVED)),
        ("自测得分表.et", OLE, ("scores", FileTrouble.RECEIVED)), ("自评报告.et", sheet(), None),
        ("自测得分表.csv", "项目,得分".encode("gbk"), ("scores", FileTrouble.RECEIVED)),
        # by what stands in it
        ("附件2.xlsx", titled("市教育局普法责任制履职报告自测得分表", "项目"), ("scores", FileTrouble.RECEIVED)),
        ("附件4.xlsx", titled("市教育局“八五”普法规划中期评估问题清单"), ("problems", "unusable_form")),
        ("联系表.xlsx", titled("联系表", "姓名"), (EVIDENCE, None)),
        ("附件2.xlsx", filled(), None),  # is checked
        ("自测得分表.xlsx", b"x" * 99, None),  # no spreadsheet
        ("自测得分表.docx", sheet(), None), ("自测得分表.pdf", b"%PDF-1.7", None),
        ("问题清单.xlsx", sheet(), None),  # has rules of its own
        ("自测得分表和问题清单.xlsx", sheet(), None),
    ],
)  # fmt: skip
def test_tables(name, data, said):
    report = table_report(name, data, "0" * 64, NOTICE)
    found = report and (report.kind, report.trouble.kind if report.trouble else None)
    assert found == said


def test_it_is_checked_no_further(tmp_path):
    rules = RuleSet(str(NOTICE.folder.resolve()), rules_digest(NOTICE.folder.resolve()))
    file = tmp_path / "自测得分表.xlsx"
    file.write_bytes(sheet())
    checked = check_place(Place(str(file)), file.name, rules)
    assert (checked.verdict, checked.passing, encode(unpack(checked.report))["trouble"]) == (
        "unreadable",
        False,
        TROUBLE,
    )
    other = check_place(Place(str(file)), "问题清单.xlsx", rules)
    assert encode(unpack(other.report))["trouble"]["kind"] == "excel"


@pytest.mark.parametrize(
    ("verdict", "trouble", "received", "broken"),
    [("pass", None, False, False), ("unreadable", TROUBLE, True, False), ("unreadable", {**TROUBLE, "kind": "excel"}, False, True)],
)  # fmt: skip
def test_received_or_broken(verdict, trouble, received, broken):
    one = paper("自测得分表.xlsx", "市教育局", "scores", verdict=verdict, trouble=trouble)
    assert (only_received(one), unread(one)) == (received, broken)


@pytest.mark.parametrize(
    ("kind", "yes"), [("no_access", True), ("timeout", True), ("damaged", False), ("excel", False)]
)
def test_whose_trouble(kind, yes):
    one = paper("清单.docx", "市教育局", verdict="unreadable", trouble={**TROUBLE, "kind": kind})
    assert office_trouble(one) is yes
    assert not office_trouble(one._replace(verdict="pass"))


@pytest.fixture
def desk(tmp_path):
    """A department with everything, its scores as a spreadsheet."""
    folder = tmp_path / "收件" / "青湖县司法局"
    folder.mkdir(parents=True)
    (folder / "问题清单.docx").write_bytes(make.build("问题清单-合格"))
    (folder / "自评报告.docx").write_bytes(make.build("自评报告-部门-合格"))
    (folder / "自测得分表.xlsx").write_bytes(sheet())
    (tmp_path / "名单.csv").write_text("单位名称,类别\n青湖县司法局,市直部门\n", encoding="utf-8")
    return tmp_path


def run(desk, *more):
    return invoke(
        "batch", desk / "收件", "--roster", desk / "名单.csv", "--out", desk / "结果", "--jobs", 1, "--no-copies", *more
    )


def test_a_run(desk):
    ran = run(desk)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[:4] == [
        "共3个文件：通过2个；收到但未检查1个。名单上1个单位：报齐1个，缺材料0个，其中什么也没报0个。",
        "",
        "收到，未检查：不是 Word 文件（1）：",
        "  青湖县司法局/自测得分表.xlsx",
    ]
    assert not (desk / "结果" / "通知").exists()
    book = openpyxl.load_workbook(desk / "结果" / "汇总表.xlsx")
    units = [[cell.value for cell in row] for row in book["汇总"]]
    assert dict(zip(*units, strict=True)) | {
        "状态": "合格",
        "自测得分表\n收到/应报": "1/1",
        "收到，未检查\n份数": 1,
    } == dict(zip(*units, strict=True))
    files = [tuple(cell.value for cell in row[:4]) for row in book["文件"]][1:]
    assert files[0] == ("收到，未检查", "青湖县司法局", "青湖县司法局/自测得分表.xlsx", "自测得分表")
    index = (desk / "结果" / "index.html").read_text(encoding="utf-8")
    assert "自测得分表.xlsx" in index
    assert "无法检查" not in index
    assert {path.name for path in (desk / "结果" / "页面").iterdir()} == {"00002.html", "00003.html"}


def test_junit_and_json(desk):
    run(desk)
    junit = (desk / "结果" / "结果.xml").read_text(encoding="utf-8")
    assert 'tests="3" failures="0" errors="0" skipped="1"' in junit
    assert junit.count('<skipped type="received" message="收到，未检查：不是 Word 文件。"') == 1
    data = json.loads((desk / "结果" / "结果.json").read_text(encoding="utf-8"))
    assert [item["file"]["trouble"] and item["file"]["trouble"]["kind"] for item in data["submissions"]].count(
        FileTrouble.RECEIVED
    ) == 1


def test_the_ledger(desk):
    run(desk)
    shown = invoke("ledger", desk / "结果").stdout
    assert "自测得分表.xlsx（收到，未检查）" in shown
    assert "无法检查" not in shown


@pytest.mark.parametrize(("gone", "letter"), [("问题清单.docx", "催报通知"), ("", "退回修改通知")])
def test_letters_say_that_it_came(desk, gone, letter):
    if gone:
        (desk / "收件" / "青湖县司法局" / gone).unlink()
    else:
        (desk / "收件" / "青湖县司法局" / "问题清单.docx").write_bytes(make.build("清单-问题过短"))
    run(desk)
    text = (desk / "结果" / "通知" / f"青湖县司法局{letter}.txt").read_text(encoding="utf-8-sig")
    assert "自测得分表（文件名“自测得分表.xlsx”）已经收到，不是Word文件，没有检查，不用重新报送" in text
    assert "无法检查" not in text
    assert "自测得分表1份" not in text
