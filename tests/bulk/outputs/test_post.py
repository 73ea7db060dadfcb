"""Letters over several runs: what says the same stays, what was edited is kept, numbers, zips and the register."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
from python_calamine import CalamineWorkbook

from docchecker.bulk.outputs.results import write_outputs
from docchecker.rulebook.desk import LetterSettings
from tests.bulk.office import NOTICE, batch

if TYPE_CHECKING:
    from pathlib import Path

    from docchecker.bulk.records import Batch
    from docchecker.rulebook.model import Notice

FIRST, SECOND = datetime.date(2023, 11, 10), datetime.date(2023, 11, 20)
NUMBERED = NOTICE._replace(
    letters=LetterSettings("洪普函〔2023〕{n}号", 7, "联系人：张某，电话：0791-1234", "{unit}普法办")
)
LETTER = "通知/青湖县退回修改通知.txt"


def run(folder: Path, day: datetime.date, one: Batch | None = None, notice: Notice = NUMBERED) -> None:
    write_outputs(one or batch(), folder, notice, html=False, annotate=False, letters=True, today=day)


def without(unit: str) -> Batch:
    """The batch once a unit has put everything right."""
    one = batch()
    papers = tuple(each for each in one.submissions if each.attribution.unit != unit)
    due = tuple(each for each in one.due if each.unit != unit)
    names = {each.name for each in papers}
    return one._replace(submissions=papers, due=due, copies=tuple(copy for copy in one.copies if copy.name in names))


def changed() -> Batch:
    """青湖县 has another file to put right."""
    one = batch()
    worse = one.submissions[0]._replace(name="收件/青湖县.zip/另一份.docx")
    return one._replace(submissions=(*one.submissions, worse))


def text(folder: Path, name: str = LETTER) -> str:
    return (folder / name).read_text(encoding="utf-8-sig")


def register(folder: Path) -> list[dict[str, str]]:
    heads, *rows = CalamineWorkbook.from_path(str(folder / "通知登记.xlsx")).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, heads), map(str, row), strict=True)) for row in rows]


def test_what_the_notice_says_of_the_office_stands_in_each_letter(tmp_path: Path) -> None:
    run(tmp_path, FIRST)
    lines = text(tmp_path).split("\n")
    assert lines[3:5] == ["洪普函〔2023〕7号", "青湖县普法办："]
    assert "联系人：张某，电话：0791-1234" in text(tmp_path)
    assert {row["文号"] for row in register(tmp_path)} == {f"洪普函〔2023〕{n}号" for n in (7, 8, 9, 10)}
    assert "号" not in text(tmp_path, "催报名单.txt").split("根据")[0]


def test_a_letter_that_says_the_same_keeps_its_day_and_number(tmp_path: Path) -> None:
    run(tmp_path, FIRST)
    before = text(tmp_path)
    run(tmp_path, SECOND)
    assert text(tmp_path) == before
    assert {row["日期"] for row in register(tmp_path)} == {"2023-11-10"}


def test_a_letter_that_says_something_new_has_another_day_and_number(tmp_path: Path) -> None:
    run(tmp_path, FIRST)
    run(tmp_path, SECOND, changed())
    assert "2023年11月20日" in text(tmp_path)
    assert "洪普函〔2023〕11号" in text(tmp_path)
    mine = [(row["日期"], row["状态"], row["办结日期"]) for row in register(tmp_path) if row["单位"] == "青湖县"]
    assert mine == [("2023-11-10", "已办结", "2023-11-20"), ("2023-11-20", "待发", "")]


def test_an_edited_letter_stays_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    run(tmp_path, FIRST)
    edited = text(tmp_path) + "（经电话沟通，标题一项不再要求修改。）"
    (tmp_path / LETTER).write_text(edited, encoding="utf-8-sig")
    run(tmp_path, SECOND)
    assert text(tmp_path) == edited
    assert not (tmp_path / "通知/青湖县退回修改通知(新).txt").exists()
    run(tmp_path, SECOND, changed())
    assert text(tmp_path) == edited
    assert "另一份.docx" in text(tmp_path, "通知/青湖县退回修改通知(新).txt")
    run(tmp_path, SECOND, without("青湖县"))
    assert text(tmp_path) == edited
    assert not (tmp_path / "通知/青湖县退回修改通知.docx").exists()


def test_one_zip_a_round_with_what_is_to_be_sent_of_it(tmp_path: Path) -> None:
    run(tmp_path, FIRST)
    (tmp_path / LETTER).write_text("改过的", encoding="utf-8-sig")
    run(tmp_path, FIRST)
    run(tmp_path, SECOND, changed())
    with zipfile.ZipFile(tmp_path / "通知（2023年11月10日）.zip") as first:
        assert len(first.namelist()) == 8
        assert first.read("青湖县退回修改通知.txt").decode("utf-8-sig") == "改过的"
    with zipfile.ZipFile(tmp_path / "通知（2023年11月20日）.zip") as second:
        assert second.namelist() == ["青湖县退回修改通知(新).txt", "青湖县退回修改通知.docx"]


def test_what_the_office_writes_into_the_register_stays(tmp_path: Path) -> None:
    run(tmp_path, FIRST)
    book = openpyxl.load_workbook(tmp_path / "通知登记.xlsx")
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(1, len(heads) + 1, "经办人")
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, 2).value == "青湖县":
            sheet.cell(row, heads.index("发出时间") + 1, "11月11日")
            sheet.cell(row, len(heads) + 1, "李某")
    book.save(tmp_path / "通知登记.xlsx")
    run(tmp_path, SECOND, without("市教育局"))
    rows = {row["单位"]: row for row in register(tmp_path)}
    assert (rows["青湖县"]["状态"], rows["青湖县"]["发出时间"], rows["青湖县"]["经办人"]) == (
        "已发",
        "11月11日",
        "李某",
    )
    assert (rows["市教育局"]["状态"], rows["市教育局"]["办结日期"]) == ("已办结", "2023-11-20")
    assert not (tmp_path / "通知登记(2).xlsx").exists()


def test_a_table_of_the_office_under_the_name_of_the_register(tmp_path: Path) -> None:
    own = io.BytesIO()
    openpyxl.Workbook().save(own)
    (tmp_path / "通知登记.xlsx").write_bytes(own.getvalue())
    for day in (FIRST, SECOND):
        run(tmp_path, day)
        assert (tmp_path / "通知登记.xlsx").read_bytes() == own.getvalue()
    assert (tmp_path / "通知登记(2).xlsx").exists()
