"""The office's view: a batch over an archive or an allowed folder, and one that was broken off."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile

import pytest

from docchecker import load_notice
from docchecker.web.batches import Batches
from docchecker.web.guard import Door
from tests.web.serving import GOOD, WRONG, archive, client, data, part

MEMBERS = {"青湖县司法局/案例.docx": data(GOOD), "河湾区教育局/案例.docx": data(WRONG)}


@pytest.fixture
def office(desk, tmp_path):
    inbox = tmp_path / "收件"
    for name, content in MEMBERS.items():
        (inbox / name).parent.mkdir(parents=True)
        (inbox / name).write_bytes(content)
    roster = tmp_path / "名单.csv"
    roster.write_text(
        "单位名称,类别\n青湖县司法局,县直部门\n河湾区教育局,区直部门\n南岭县水利局,县直部门\n", encoding="utf-8"
    )
    made = Batches(tmp_path / "结果", {"收件": inbox}, load_notice(), 1, roster)
    with client(desk, Door(), made) as opened:
        opened.get("/")
        yield opened
    made.close()


def ended(opened):
    """The only batch, once it has ended."""
    while True:
        (batch,) = opened.get("/batches").json()["batches"]
        if batch["state"] in ("done", "failed"):
            return batch
        time.sleep(0.1)


@pytest.mark.parametrize(
    "sent", [{"data": {"inbox": "收件"}, "files": {"x": (None, "")}}, {"files": [part("送来.zip", archive(**MEMBERS))]}]
)
def test_a_batch(office, sent):
    assert office.post("/batches", **sent).status_code == 201
    batch = ended(office)
    assert (batch["state"], batch["words"].startswith("共2个文件：通过1个，不通过1个")) == ("done", True)
    came = {(row[0], row[1], row[4]) for row in batch["rows"] if row[0] != "缺"}
    assert came == {("通过", "青湖县司法局", ""), ("不通过", "未能确定", "1")}
    assert "南岭县水利局" in {row[1] for row in batch["rows"] if row[0] == "缺"}
    found = {what: office.get(f"/batches/{batch['id']}/{what}") for what in ("summary", "letters", "all")}
    assert [answer.status_code for answer in found.values()] == [200] * 3
    with zipfile.ZipFile(io.BytesIO(found["all"].content)) as book:
        assert {"汇总表.xlsx", "index.html"} <= set(book.namelist())


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"data": {"inbox": "/etc"}, "files": {"x": (None, "")}}, 422), ({"data": {"inbox": "../收件"}, "files": {"x": (None, "")}}, 422),
        ({"files": [part("a.docx", b"x")]}, 422), ({"files": [part("a.zip", b"x"), part("b.zip", b"x")]}, 422),
    ],
)  # fmt: skip
def test_no_other_folder_and_no_other_file(office, sent, status):
    assert office.post("/batches", **sent).status_code == status
    assert office.get("/batches").json()["batches"] == []


def test_the_pages_of_the_results(office):
    office.post("/batches", data={"inbox": "收件"}, files={"x": (None, "")})
    batch = ended(office)
    index = office.get(f"/batches/{batch['id']}/pages/index.html")
    assert (index.status_code, "审核汇总" in index.text, "script" in index.headers["content-security-policy"]) == (
        200,
        True,
        False,
    )
    links = re.findall(r'<a href="([^"#]+)"', index.text)
    assert [office.get(f"/batches/{batch['id']}/pages/{link}").status_code for link in links] == [200] * 3
    for path in (
        "../batch.json",
        "..%2fbatch.json",
        "%2e%2e/%2e%2e/",
        "台账.sqlite",
        ".docchecker-outputs.json",
        "",
        "no.html",
        "%00.html",
        "汇总表.xlsx",
    ):
        assert office.get(f"/batches/{batch['id']}/pages/{path}").status_code == 404


@pytest.mark.parametrize("path", ["/batches/x/all", "/batches/..%2f..%2f/all", "/batches/x/other"])
def test_no_other_results(office, path):
    assert office.get(path).status_code == 404


def test_a_batch_that_was_broken_off_is_taken_up_again(desk, tmp_path):
    left = tmp_path / "20240101-000000-abc"
    left.mkdir()
    (left / "收件.zip").write_bytes(archive(**MEMBERS))
    record = {
        "id": left.name,
        "name": "送来.zip",
        "inbox": "",
        "state": "running",
        "words": "",
        "rows": [],
        "total": 2,
        "done": 1,
    }
    (left / "batch.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "batch.json").write_text("no record", encoding="utf-8")
    made = Batches(tmp_path, {}, load_notice(), 1)
    with client(desk, Door(), made) as opened:
        opened.get("/")
        assert ended(opened)["state"] == "done"
    made.close()


def test_without_a_folder_for_results_there_is_no_office(visitor):
    assert "批量审核" not in visitor.get("/").text
    assert visitor.get("/batches").status_code == 404


def test_a_file_of_no_unit_is_given_one(office):
    office.post("/batches", data={"inbox": "收件"}, files={"x": (None, "")})
    batch = ended(office)
    (name,) = [row[3] for row in batch["rows"] if row[1] == "未能确定"]
    assert "河湾区教育局" in office.get("/batches").json()["units"]
    for units in ({}, {name: "别的局"}, {"../x": "河湾区教育局"}, {name: 1}, [name]):
        assert office.post(f"/batches/{batch['id']}/units", json={"units": units}).status_code == 422
    assert office.post(f"/batches/{batch['id']}/units", json={"units": {name: "河湾区教育局"}}).status_code == 200
    batch = ended(office)
    rules, units = batch["heat"]
    assert ([rule for rule, _words in rules], units) == (["CASE-TITLE-FORMAT"], [["河湾区教育局", [1]]])
    assert {row[1] for row in batch["rows"] if row[0] != "缺"} == {"青湖县司法局", "河湾区教育局"}
    with zipfile.ZipFile(io.BytesIO(office.get(f"/batches/{batch['id']}/all").content)) as book:
        assert "分派.xlsx" in book.namelist()


def test_what_was_decided_outlives_a_restart(office, desk, tmp_path):
    office.post("/batches", data={"inbox": "收件"}, files={"x": (None, "")})
    batch = ended(office)
    (name,) = [row[3] for row in batch["rows"] if row[1] == "未能确定"]
    office.post(f"/batches/{batch['id']}/units", json={"units": {name: "河湾区教育局"}})
    ended(office)
    again = Batches(tmp_path / "结果", {}, load_notice(), 1)
    assert [(one.id, one.state, dict(one.decided)) for one in again.all()] == [
        (batch["id"], "done", {name: "河湾区教育局"})
    ]
    again.close()


def test_a_batch_is_broken_off_and_goes_on(desk, tmp_path):
    first = Batches(tmp_path, {}, load_notice(), 1)
    batch = first.new_id()
    first.archive(batch).write_bytes(archive(**{f"{n}/案例.docx": data(WRONG) + bytes(n) for n in range(30)}))
    first.begin(batch, "送来.zip")
    while not first.all()[0].done:
        time.sleep(0.01)
    first.close()
    assert first.all()[0].state == "running"
    again = Batches(tmp_path, {}, load_notice(), 1)
    while again.all()[0].state != "done":
        time.sleep(0.05)
    assert (again.all()[0].id, len([row for row in again.all()[0].rows if row[0] != "缺"])) == (batch, 30)
    again.close()
