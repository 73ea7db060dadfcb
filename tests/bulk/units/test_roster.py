"""The roster: columns by their headings, mistakes by row and column."""

from __future__ import annotations

import csv
import datetime
import sys

import openpyxl
import pytest

from docchecker.bulk.records import Unit
from docchecker.bulk.units.roster import BadRoster, Roster, read_roster
from docchecker.word import spreadsheet as tables
from tests.bulk.samples import NOTICE

ROWS = [
    ["单位名称", "类别", "简称", "联系人", "联系电话", "到达时间"],
    ["柳溪县", "县区", "柳溪，溪县", "张某", "0791-0000", "2023-11-03"],
    ["安平市教育局", "市直部门", "", "", "", ""],
]
UNITS = (
    Unit("柳溪县", "county", ("柳溪", "溪县"), "张某 0791-0000", datetime.datetime(2023, 11, 3)),
    Unit("安平市教育局", "department"),
)


def written(tmp_path, rows, encoding="utf-8", delimiter=","):
    file = tmp_path / "名单.csv"
    with file.open("w", encoding=encoding, newline="") as target:
        csv.writer(target, delimiter=delimiter).writerows(rows)
    return file


def workbook(tmp_path, rows, *, empty_first=False):
    book = openpyxl.Workbook()
    sheet = book.create_sheet("名单") if empty_first else book.active
    for row in rows:
        sheet.append(row)
    file = tmp_path / "名单.xlsx"
    book.save(file)
    return file


def problems(file):
    with pytest.raises(BadRoster) as caught:
        read_roster(file, NOTICE)
    assert str(file) in str(caught.value)
    return list(caught.value.problems)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv(tmp_path, encoding, delimiter):
    assert read_roster(written(tmp_path, ROWS, encoding, delimiter), NOTICE) == Roster(UNITS)


def test_xlsx_with_a_title_above_and_dates_as_dates(tmp_path):
    rows = [["全市单位名单"], [], ["序号", *ROWS[0]], [1, *ROWS[1]], [], [2.0, *ROWS[2]]]
    rows[3][6] = datetime.datetime(2023, 11, 3)
    assert read_roster(workbook(tmp_path, rows, empty_first=True), NOTICE) == Roster(UNITS)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (["单位", "类型"], "县区"), (["单位名称（全称）", "单 位 类 别"], "county"), (["报送单位", "性质"], "县（区）"), (["名称*", "类别："], "区"),
    ],
)  # fmt: skip
def test_other_headings_and_spellings(tmp_path, head, kind):
    assert read_roster(written(tmp_path, [head, ["柳溪县", kind]]), NOTICE) == Roster((Unit("柳溪县", "county"),))


def test_every_mistake_is_located(tmp_path):
    rows = [
        ROWS[0], ["", "县区"], ["柳溪县", ""], ["松山区", "县去"], ["梅林县", "县区", "", "", "", "上周"], ["荷塘区", "县区"], ["荷塘区", "县区"],
    ]  # fmt: skip
    assert problems(written(tmp_path, rows)) == [
        "第4行“类别”一列写的是“县去”，没有这一类，您是不是想写“县区”？",
        "第5行“到达时间”一列写的是“上周”，看不出是哪一天，应写成 2023-11-05 或 2023-11-05 17:30。",
        "“荷塘区”写了两次，请删掉一行。",
    ]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([["甲", "乙"]], "前 15 行里找不到写着“单位名称”的表头，第一行是：甲、乙。"),
        ([], "前 15 行里找不到写着“单位名称”的表头，第一行是：空的。"),
        ([["全市单位名称"], ["甲", "x"]], "前 15 行里找不到写着“单位名称”的表头，第一行是：全市单位名称。"),
        ([["单位名称", "简称"], ["柳溪", "柳"]], "第1行表头缺少“类别”这一列。"),
        ([["单位名称", "类别"], ["柳溪", ""]], "第2行“类别”一列是空的，应写“县区”或“市直部门”。"),
        ([["单位名称", "类别"]], "表头下面没有单位。"),
    ],
)
def test_tables_that_are_no_roster(tmp_path, rows, problem):
    assert problems(written(tmp_path, rows)) == [problem]


def test_files_that_cannot_be_read(tmp_path, monkeypatch):
    assert problems(tmp_path / "没有.csv") == ["没有这个文件，请核对路径和文件名。"]
    assert problems(tmp_path) == ["文件打不开，请确认自己有权读取它，并且没有别的程序占用它。"]
    (tmp_path / "坏.xlsx").write_bytes(b"PK\3\4")
    assert problems(tmp_path / "坏.xlsx") == ["这个 .xlsx 已损坏或加了密码，打不开；请另存一份再试。"]
    assert problems(tmp_path / "没有.xlsx") == ["没有这个文件，请核对路径和文件名。"]
    (tmp_path / "乱.csv").write_bytes(b"\xff\xff\xff")
    assert problems(tmp_path / "乱.csv") == ["认不出文字的编码，请用 Excel 或 WPS 另存为“CSV UTF-8”，或者存成 .xlsx。"]
    (tmp_path / "坏.xlsx").write_bytes(b"PK\3\4")
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert problems(tmp_path / "坏.xlsx") == ["本机没有安装读表格的组件，请另存为 csv，或者安装 docchecker[bulk]。"]


def test_a_workbook_of_empty_sheets(tmp_path):
    assert tables.read_table(workbook(tmp_path, [])) == []


def test_rows_shorter_than_the_head(tmp_path):
    assert read_roster(written(tmp_path, [ROWS[0], ["柳溪县", "县区"]]), NOTICE) == Roster((Unit("柳溪县", "county"),))


def test_a_utf_16_table_and_a_hidden_sheet(tmp_path):
    file = tmp_path / "名单.csv"
    file.write_text("单位名称\t类别\n柳溪县\t县区\n", encoding="utf-16")
    assert read_roster(file, NOTICE) == Roster((Unit("柳溪县", "county"),))
    book = openpyxl.Workbook()
    book.active.append(["单位名称", "类别"])
    book.active.append(["去年的县", "县区"])
    book.active.sheet_state = "hidden"
    for row in (["单位名称", "类别"], ["柳溪县", "县区"]):
        book.create_sheet("今年") if "今年" not in book.sheetnames else None
        book["今年"].append(row)
    book.active = 1
    book.save(tmp_path / "名单.xlsx")
    assert read_roster(tmp_path / "名单.xlsx", NOTICE) == Roster((Unit("柳溪县", "county"),))


COUNTY, OFFICE = Unit("柳溪县", "county"), Unit("市教育局", "department")


@pytest.mark.parametrize(
    "rows",
    [
        # sections, as rows of one cell, with the number in a cell of its own, as the bare kind
        [["名单"], ["序号", "单位"], ["一、县（市、区）（1个）", ""], [1, "柳溪县"], ["二、市直部门（1个）", ""], [2, "市教育局"]],
        [["序号", "单位"], ["一", "县区"], [1, "柳溪县"], ["二", "市直单位"], [2, "市教育局"]],
        [["单位名称", "备注"], ["县区", ""], ["柳溪县", "x"], ["市直部门", ""], ["市教育局", ""]],
        # two rows of headings
        [["序号", "单位信息", "", "联络员", ""], ["", "名称", "类别", "姓", "名"], ["1", "柳溪县", "县区"], ["2", "市教育局", "市直"]],
        # a column for each kind
        [["县区", "市直部门"], ["柳溪县", "市教育局"]],
        # other words for the kinds, a name with spaces and a number, the headings once more
        [["责任单位", "组别"], ["1. 柳 溪 县", "县级"], ["责任单位", "组别"], ["市　教育局", "市级机关"], ["合计", "2个"]],
    ],
)  # fmt: skip
def test_layouts(tmp_path, rows):
    assert read_roster(workbook(tmp_path, rows), NOTICE) == Roster((COUNTY, OFFICE))


def test_sheets_named_by_kinds_are_one_roster(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "县区"
    for title, unit in (("县区", "柳溪县"), ("市直部门", "市教育局"), ("说明", "x")):
        sheet = book[title] if title in book.sheetnames else book.create_sheet(title)
        sheet.append(["序号", "单位名称"])
        sheet.append([1, unit])
    book.save(tmp_path / "名单.xlsx")
    found = read_roster(tmp_path / "名单.xlsx", NOTICE)
    assert found.units == (COUNTY, OFFICE)
    assert found.remarks == (("名单.xlsx 工作表“说明”", "只读第一张工作表，这一张没有读"),)


def test_merged_cells(tmp_path):
    book = openpyxl.Workbook()
    for row in (["单位名称", "类别", "联系人"], ["柳溪县", "县区", "甲"], ["", "", "乙"], ["红湾区", "", "丙"]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("B2:B4")
    book.save(tmp_path / "名单.xlsx")
    found = read_roster(tmp_path / "名单.xlsx", NOTICE)
    assert found == Roster((Unit("柳溪县", "county", (), "甲 乙"), Unit("红湾区", "county", (), "丙")))


@pytest.mark.parametrize(
    ("name", "shorts", "found"),
    [
        ("市教育局（原市教委）", "", ("市教委",)), ("市教育局", "原市教委", ("市教委",)), ("市教育局(曾用名：市教委)", "", ("市教委",)),
        ("市教育局（市语委办）", "教育局", ("市语委办", "教育局")), ("市教育局", "市教委；市教体局", ("市教委", "市教体局")),
        ("市教育局", "市教委 市教体局", ("市教委", "市教体局")), ("市教育局（已报）", "无", ()),
    ],
)  # fmt: skip
def test_other_names(tmp_path, name, shorts, found):
    rows = [["单位名称", "类别", "简称（曾用名）"], [name, "市直部门", shorts]]
    assert read_roster(written(tmp_path, rows), NOTICE) == Roster((Unit("市教育局", "department", found),))


def test_every_row_that_is_not_understood_is_told_once(tmp_path):
    rows = [
        ["单位名称", "类别", "备注"], ["柳溪县", "", ""], ["", "县区", "x"], ["注：名单如有变动请告知", "", ""], ["市教育局", "市直部门", ""],
        ["合计", "3个", ""],
    ]  # fmt: skip
    found = read_roster(written(tmp_path, rows), NOTICE)
    assert found.units == (COUNTY, OFFICE)
    assert [tuple(remark) for remark in found.remarks] == [
        ("名单.csv 第2行", "没有写“柳溪县”的类别，按名称当作“县区”，请核对"),
        ("名单.csv 第3行", "这一行没有写单位名称，没有当作单位：县区 x"),
        ("名单.csv 第4行", "这一行没有当作单位：注：名单如有变动请告知"),
        ("名单.csv 第6行", "这里写的是“合计 3个”，读到的单位是2个，请核对"),
    ]
