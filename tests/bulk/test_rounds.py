"""Three rounds of one office: resubmissions, a version withdrawn, a letter edited by hand, decisions in 分派.xlsx."""

from __future__ import annotations

import datetime
import json

import openpyxl
import pytest

from docchecker.bulk import batch as batches
from fixtures import make
from tests.bulk.running import invoke

ROSTER = "单位名称,类别\n柳溪县,县区\n松山区,县区\n梅林县,县区\n"
GOOD_LIST, BAD_LIST, OTHER_BAD_LIST = "问题清单-合格", "清单-标题措辞不对", "清单-标题仿宋"
GOOD_CASE, BAD_CASE = "案例-合格", "案例-标题未加粗"


class Office:
    """A desk with an inbox, a roster and a folder of results."""

    def __init__(self, folder, monkeypatch):
        self.folder, self.out, self.monkeypatch = folder, folder / "结果", monkeypatch
        (folder / "名单.csv").write_text(ROSTER, encoding="utf-8")

    def put(self, name, fixture):
        path = self.folder / "收件" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make.build(fixture))

    def run(self, day):
        """The run of a day; what it says of files, units and copies is read from its tables."""
        self.monkeypatch.setattr(batches, "now", lambda: datetime.datetime(2023, 11, day, 9))
        ran = invoke(
            "batch", self.folder / "收件", "--roster", self.folder / "名单.csv", "--out", self.out, "--jobs", 1,
            "--no-pages", "--no-copies", "--resume",
        )  # fmt: skip
        self.data = json.loads((self.out / "结果.json").read_text(encoding="utf-8"))
        return ran

    def rows(self, sheet, book="汇总表.xlsx"):
        lines = [[cell.value for cell in row] for row in openpyxl.load_workbook(self.out / book)[sheet].iter_rows()]
        return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]

    @property
    def units(self):
        """How each unit stands, and what it has still to send."""
        return {row["单位"]: (row["状态"], row["尚缺"] or "") for row in self.rows("汇总")}

    @property
    def files(self):
        return {row["文件"]: (row["结论"], row["版本"] or "") for row in self.rows("文件")}

    @property
    def received(self):
        return {(due["unit"], due["kind"]): due["received"] for due in self.data["due"] if due["received"]}

    @property
    def letters(self):
        return {path.name for path in (self.out / "通知").glob("*.txt")}

    def letter(self, name):
        return (self.out / "通知" / name).read_text(encoding="utf-8-sig")

    def decide(self, sheet, name, **cells):
        path = self.out / "分派.xlsx"
        book = openpyxl.load_workbook(path)
        heads = [cell.value for cell in book[sheet][1]]
        lines = book[sheet].iter_rows(min_row=2)
        line = next(line for line in lines if name == tuple(cell.value for cell in line[: len(name)]))
        for head, value in cells.items():
            line[heads.index(head)].value = value
        book.save(path)


@pytest.fixture
def office(tmp_path, monkeypatch):
    return Office(tmp_path, monkeypatch)


def test_three_rounds(office):
    office.put("柳溪县/问题清单.docx", BAD_LIST)
    office.put("柳溪县/典型创新案例.docx", GOOD_CASE)
    office.put("松山区/问题清单.docx", GOOD_LIST)
    office.put("松山区/典型创新案例.docx", BAD_CASE)
    first(office)
    # The office adds a sentence to one letter, and lets 梅林县 off its case.
    office.edited = office.out / "通知" / "柳溪县退回修改通知.txt"
    office.edited.write_text("请于周五前来电。", encoding="utf-8-sig")
    office.decide("免报和延期", ("梅林县", "典型创新案例"), 免报="是")
    # 柳溪县 sends its list again, better but not good; 松山区 a case that it withdraws later.
    office.put("第二次报送/柳溪县/问题清单.docx", OTHER_BAD_LIST)
    office.put("第二次报送/松山区/典型创新案例.docx", GOOD_CASE)
    second(office)
    # 松山区 withdraws what it sent last: the office says so. 柳溪县 sends a good list.
    office.decide("文件", ("第二次报送/松山区/典型创新案例.docx",), 是否计入="否")
    office.put("第三次报送/柳溪县/问题清单.docx", GOOD_LIST)
    third(office)


def first(office):
    assert office.run(6).exit_code == 1
    assert office.units == {
        "柳溪县": ("缺报", "自评报告1份"), "松山区": ("缺报", "自评报告1份"),
        "梅林县": ("缺报", "自评报告1份、典型创新案例1份、问题清单1份"),
    }  # fmt: skip
    assert office.files == {
        "柳溪县/问题清单.docx": ("不通过", ""), "柳溪县/典型创新案例.docx": ("通过", ""),
        "松山区/问题清单.docx": ("通过", ""), "松山区/典型创新案例.docx": ("不通过", ""),
    }  # fmt: skip
    assert office.letters == {"柳溪县退回修改通知.txt", "松山区退回修改通知.txt", "梅林县催报通知.txt"}


def second(office):
    old = "柳溪县/问题清单.docx", "松山区/典型创新案例.docx"
    new = "第二次报送/柳溪县/问题清单.docx", "第二次报送/松山区/典型创新案例.docx"
    assert office.run(8).exit_code == 1
    assert office.files == {
        old[0]: ("不通过", f"已被“{new[0]}”代替"), new[0]: ("不通过", ""), "柳溪县/典型创新案例.docx": ("通过", ""),
        "松山区/问题清单.docx": ("通过", ""), old[1]: ("不通过", f"已被“{new[1]}”代替"), new[1]: ("通过", ""),
    }  # fmt: skip
    assert office.received == {
        ("柳溪县", "problems"): [new[0]], ("柳溪县", "case"): ["柳溪县/典型创新案例.docx"],
        ("松山区", "problems"): ["松山区/问题清单.docx"], ("松山区", "case"): [new[1]],
    }  # fmt: skip
    assert "典型创新案例" not in office.units["梅林县"][1]
    assert office.edited.read_text(encoding="utf-8-sig") == "请于周五前来电。"
    assert "柳溪县退回修改通知(新).txt" in office.letters
    assert "标题" in office.letter("柳溪县退回修改通知(新).txt")
    assert {"松山区催报通知.txt", "梅林县催报通知.txt"} <= office.letters
    assert "松山区退回修改通知.txt" not in office.letters


def third(office):
    withdrawn = "第二次报送/松山区/典型创新案例.docx"
    good = "第三次报送/柳溪县/问题清单.docx"
    assert office.run(10).exit_code == 1
    assert withdrawn not in office.files
    assert {row["文件"]: row["原因"] for row in office.rows("未检查的文件")} == {withdrawn: "按分派表不计入"}
    assert office.files["松山区/典型创新案例.docx"] == ("不通过", "")
    assert office.files[good] == ("通过", "")
    assert (
        office.files["柳溪县/问题清单.docx"][1]
        == office.files["第二次报送/柳溪县/问题清单.docx"][1]
        == f"已被“{good}”代替"
    )
    assert office.received["松山区", "case"] == ["松山区/典型创新案例.docx"]
    assert office.received["柳溪县", "problems"] == [good]
    assert office.edited.read_text(encoding="utf-8-sig") == "请于周五前来电。"
    assert {"柳溪县催报通知.txt", "松山区退回修改通知.txt", "梅林县催报通知.txt"} <= office.letters
    assert "柳溪县退回修改通知(新).txt" not in office.letters
    decided = {row["文件"]: row["是否计入"] for row in office.rows("文件", "分派.xlsx")}
    assert decided[withdrawn] == "否"
    exempt = {(row["单位"], row["材料"]): row["免报"] for row in office.rows("免报和延期", "分派.xlsx")}
    assert exempt["梅林县", "典型创新案例"] == "是"
    seen = invoke("ledger", office.out, "--format", "json")
    assert seen.exit_code == 0
    assert good in seen.stdout
