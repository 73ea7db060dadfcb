from __future__ import annotations

import datetime
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.bulk.outputs.folder import RECORD
from docchecker.bulk.outputs.names import safe_name
from docchecker.bulk.outputs.results import write_outputs
from docchecker.report.codec import encode
from docchecker.word.reader import read as read_docx
from tests.building import Para, Run, document
from tests.bulk.office import A_CASE, A_LIST, NOTICE, STRANGER, TEXTS, TODAY, batch

if TYPE_CHECKING:
    from pathlib import Path

ALWAYS = {"汇总表.xlsx", "结果.json", "结果.xml"}
LETTERS = {
    f"{name}{suffix}"
    for name in (
        "通知/青湖县退回修改通知", "通知/白河区核实情况通知", "通知/市林业局催报通知", "通知/市教育局催报通知", "催报名单",
    )
    for suffix in (".docx", ".txt")
} | {"通知登记.xlsx", "通知（2023年11月10日）.zip"}  # fmt: skip
PAGES = {"index.html", *(f"页面/{n:05}.html" for n in range(1, 10)), "雷同/00001.html", "雷同/00002.html"}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {RECORD}


def write(folder: Path, one: Any = None, **more: Any) -> set[str]:
    wanted = {"html": False, "annotate": False, "letters": False, "today": TODAY, "texts": TEXTS} | more
    written = write_outputs(one or batch(), folder, NOTICE, **wanted).paths
    return {path.relative_to(folder).as_posix() for path in written}


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ALWAYS),
        ({"letters": True}, ALWAYS | LETTERS),
        ({"html": True}, ALWAYS | PAGES),
        ({"annotate": True}, ALWAYS),
    ],
)
def test_what_is_written(tmp_path: Path, wanted: dict[str, bool], names: set[str]) -> None:
    assert write(tmp_path / "新" / "结果", **wanted) == names
    assert files(tmp_path / "新" / "结果") == names


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    for folder in ("一", "二"):
        write(tmp_path / folder, html=True, letters=True)
    changing = {"汇总表.xlsx", "通知登记.xlsx"}
    for name in files(tmp_path / "一") - changing:
        assert (tmp_path / "一" / name).read_bytes() == (tmp_path / "二" / name).read_bytes()


def test_what_is_no_longer_due_is_removed_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, html=True, letters=True)
    (tmp_path / "通知" / "批示.docx").write_bytes(b"own")
    write(tmp_path, batch()._replace(units=batch().units[:1], copies=()), letters=True)
    assert files(tmp_path) == {
        *ALWAYS, "通知/批示.docx", "通知/青湖县退回修改通知.docx", "通知/青湖县退回修改通知.txt", "通知登记.xlsx",
        "通知（2023年11月10日）.zip",
    }  # fmt: skip


@pytest.mark.parametrize("record", ["[]", "{", '["../外.txt"]', "5", '["不在.txt"]'])
def test_a_damaged_record_removes_nothing_outside(tmp_path: Path, record: str) -> None:
    outside = tmp_path / "外.txt"
    outside.write_text("留", encoding="utf-8")
    folder = tmp_path / "结果"
    folder.mkdir()
    (folder / RECORD).write_text(record, encoding="utf-8")
    write(folder)
    assert outside.exists()
    assert files(folder) == ALWAYS


def test_a_failure_leaves_the_earlier_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, letters=True)
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="no space"):
        write(tmp_path, batch()._replace(units=()), letters=True)
    monkeypatch.undo()
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path)} == before


def test_for_machines(tmp_path: Path) -> None:
    write(tmp_path)
    data = json.loads((tmp_path / "结果.json").read_text(encoding="utf-8"))
    one = batch()
    assert [(item["name"], item["file"]) for item in data["submissions"]] == [
        (item.name, encode(item.report)) for item in one.submissions
    ]
    root = ElementTree.fromstring((tmp_path / "结果.xml").read_text(encoding="utf-8"))
    assert [suite.get("name") for suite in root] == ["青湖县", "白河区", "市林业局", "市教育局", "未归属"]


def test_mail_text_opens_in_notepad(tmp_path: Path) -> None:
    write(tmp_path, letters=True)
    data = (tmp_path / "通知" / "青湖县退回修改通知.txt").read_bytes()
    assert data.startswith("\ufeff主题：".encode())
    assert data.count(b"\r\n") == data.count(b"\n") > 10


def test_today_by_default(tmp_path: Path) -> None:
    write(tmp_path, letters=True, today=None, reply_by=datetime.date(2024, 1, 5))
    text = (tmp_path / "催报名单.txt").read_text(encoding="utf-8-sig")
    days = {datetime.date.today() - datetime.timedelta(days=back) for back in (0, 1)}
    assert any(f"{day.year}年{day.month}月{day.day}日" in text for day in days)


def test_units_whose_names_are_no_file_names(tmp_path: Path) -> None:
    one = batch()
    names = ("市/教育局", "市:教育局", "CON", "../外")
    units = tuple(one.units[3]._replace(name=name) for name in names)
    due = tuple(one.due[-2]._replace(unit=name) for name in names)
    written = write(tmp_path, one._replace(units=units, due=due), letters=True)
    assert {name for name in written if name.startswith("通知/") and name.endswith(".txt")} == {
        "通知/市_教育局催报通知.txt", "通知/市_教育局催报通知（2）.txt", "通知/_CON催报通知.txt", "通知/_外催报通知.txt",
    }  # fmt: skip


@given(st.text(max_size=120))
def test_any_name_becomes_a_safe_one(text: str) -> None:
    name = safe_name(text)
    assert 1 <= len(name) <= 81
    assert not set(name) & set('<>:"/\\|?*\n\0')
    assert name == name.strip(" .")
    name.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "name"),
    [("青湖县", "青湖县"), ("nul.docx", "_nul.docx"), ("...", "_"), ("a/b", "a_b"), ("甲\ud800", "甲_")],
)
def test_safe_names(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_annotated_copies(tmp_path: Path) -> None:
    data = document([Para(Run("青湖县案例", east_asia="黑体", size=22)), Para(Run("正文"))])
    one = batch()

    def read(name: str) -> bytes:
        if name == STRANGER:
            raise OSError("gone")
        return data if name != A_LIST else b"no document any more"

    kept = [item for item in one.submissions if item.name in (A_CASE, A_LIST, STRANGER)]
    kept += [kept[0]._replace(name=f"另一封/{kept[0].name}"), one.submissions[2], one.submissions[7]]
    written = write(tmp_path, one._replace(submissions=tuple(kept), due=(), copies=()), annotate=True, read=read)
    assert written - ALWAYS == {"批注/青湖县/案例-批注.docx", "批注/青湖县/案例-批注（2）.docx"}
    copy = tmp_path / "批注/青湖县/案例-批注.docx"
    with zipfile.ZipFile(copy) as package:
        assert "标题字体是黑体" in package.read("word/comments.xml").decode()
    remarked = read_docx(copy.read_bytes())
    assert [paragraph.text for paragraph in remarked.paragraphs] == ["青湖县案例", "正文"]


def test_the_workbook_opens(tmp_path: Path) -> None:
    write(tmp_path)
    data = (tmp_path / "汇总表.xlsx").read_bytes()
    assert openpyxl.load_workbook(io.BytesIO(data))["汇总"]["B2"].value == "青湖县"
