"""分派.xlsx: written by a run, edited by the office, obeyed by the next."""

from __future__ import annotations

import datetime

import openpyxl
import pytest

from docchecker.bulk.records import Batch, Due, Skipped, Unit
from docchecker.bulk.units.assignments import Assignments, find_assignments, read_assignments
from docchecker.bulk.units.assignments_sheet import assignments_book
from tests.bulk.samples import NOTICE, paper

UNITS = (Unit("柳溪县", "county", ("柳溪",)), Unit("红湾区", "county"))
BATCH = Batch(
    NOTICE.id,
    UNITS,
    (
        paper("a/清单.docx", "柳溪县"),
        paper("b/清单.docx", None, candidates=("柳溪县", "红湾区")),
        paper("a/旧.docx", "柳溪县", superseded_by="a/清单.docx"),
    ),
    due=(Due("柳溪县", "problems", 1, ("a/清单.docx",)), Due("红湾区", "problems", 1, ())),
)


@pytest.fixture
def file(tmp_path):
    """The assignments file of a first run."""
    path = tmp_path / "分派.xlsx"
    path.write_bytes(assignments_book(BATCH, Assignments(), {one.name: one for one in BATCH.submissions}, NOTICE))
    return path


def edit(path, sheet, row, **cells):
    """Write into the row that begins with some words, by the headings of its columns."""
    book = openpyxl.load_workbook(path)
    heads = [cell.value for cell in book[sheet][1]]
    line = next(line for line in book[sheet].iter_rows(min_row=2) if line[0].value == row)
    for head, value in cells.items():
        line[heads.index(head)].value = value
    book.save(path)


def read(path):
    """What is decided, without what is known of the file itself."""
    return read_assignments(path, UNITS, NOTICE)._replace(digest="", has_more=False)


def holds_more(path):
    return read_assignments(path, UNITS, NOTICE).has_more


def test_what_the_program_would_lose(file):
    """Decisions are written again; a row that is not understood, a column or a sheet of the office's own would be lost."""
    assert not holds_more(file)
    edit(file, "文件", "b/清单.docx", 单位="红湾区")
    assert not holds_more(file)
    decided = file.read_bytes()
    edit(file, "文件", "b/清单.docx", 单位="红弯区")
    assert holds_more(file)
    file.write_bytes(decided)
    book = openpyxl.load_workbook(file)
    book["文件"].cell(1, 8, "备注")
    book["文件"].cell(2, 8, "已电话核实")
    book.save(file)
    assert holds_more(file)
    file.write_bytes(decided)
    book = openpyxl.load_workbook(file)
    book.create_sheet("电话记录")["A1"] = "红湾区已来电"
    book.save(file)
    assert holds_more(file)


def test_what_nobody_edited_decides_nothing(file):
    assert read(file) == Assignments()
    rows = [[cell.value or "" for cell in row] for row in openpyxl.load_workbook(file)["文件"].iter_rows()]
    assert [row[:6] for row in rows] == [
        ["文件", "单位", "是否计入", "材料", "程序认定的单位", "程序认定是否计入"],
        ["b/清单.docx", "", "是", "问题清单", "", "是"],
        ["a/旧.docx", "柳溪县", "否", "问题清单", "柳溪县", "否"],
        ["a/清单.docx", "柳溪县", "是", "问题清单", "柳溪县", "是"],
    ]


def test_edits_are_read_and_kept(file):
    edit(file, "文件", "b/清单.docx", 单位="红湾区")
    edit(file, "文件", "a/清单.docx", 是否计入="否", 单位="无")
    edit(file, "文件", "a/旧.docx", 是否计入="是")
    edit(file, "免报和延期", "红湾区", 免报="是")
    edit(file, "免报和延期", "柳溪县", 延期至="11月15日")
    found = read(file)
    assert found == Assignments(
        {"b/清单.docx": "红湾区", "a/清单.docx": ""},
        {"a/清单.docx": False, "a/旧.docx": True},
        frozenset({("红湾区", "problems")}),
        {("柳溪县", "problems"): datetime.date(2023, 11, 15)},
    )
    less = BATCH._replace(submissions=BATCH.submissions[1:])
    file.write_bytes(assignments_book(less, found, {one.name: one for one in less.submissions}, NOTICE))
    assert read(file) == found


def test_what_is_not_understood_is_told(file):
    edit(file, "文件", "b/清单.docx", 单位="没有的县", 是否计入="也许")
    edit(file, "免报和延期", "红湾区", 免报="大概", 延期至="下周")
    assert read(file) == Assignments(
        remarks=(
            Skipped("分派.xlsx 第2行", "名单上没有“没有的县”，“b/清单.docx”的单位没有改"),
            Skipped("分派.xlsx 第2行", "“是否计入”写的是“也许”，应写“是”或“否”"),
            Skipped("分派.xlsx 第3行", "“免报”写的是“大概”，应写“是”或“否”"),
            Skipped("分派.xlsx 第3行", "“延期至”写的是“下周”，看不出是哪一天"),
        )
    )


def test_a_csv_of_ones_own(tmp_path):
    (tmp_path / "分派.csv").write_bytes("文件,单位,免报,材料\nb/清单.docx,柳溪,,\n,柳溪县,是,全部\n".encode("gbk"))
    path = find_assignments(tmp_path)
    found = read(path)
    assert (found.units, found.exempt) == ({"b/清单.docx": "柳溪县"}, frozenset({("柳溪县", "")}))
    assert found.is_exempt("柳溪县", "case")
    assert not found.is_exempt("红湾区", "case")


def test_a_broken_file_is_told_and_left(tmp_path):
    assert find_assignments(tmp_path) is None
    assert read(None) == Assignments()
    (tmp_path / "分派.xlsx").write_bytes(b"PK")
    found = read(find_assignments(tmp_path))
    assert (found.is_broken, [tuple(item) for item in found.remarks]) == (
        True,
        [("分派.xlsx", "这个分派表没有采用：这个 .xlsx 已损坏或加了密码，打不开；请另存一份再试。")],
    )


@pytest.mark.parametrize(("given", "common", "last"), [(15, 5, 15), (3, 5, 5), (None, 5, 5), (15, None, 15)])
def test_an_extension_never_shortens(given, common, last):
    day = {None: None, **{number: datetime.date(2023, 11, number) for number in (3, 5, 15)}}
    found = Assignments(until={("柳溪县", ""): day[given]} if given else {})
    assert found.deadline("柳溪县", "case", day[common]) == day[last]
