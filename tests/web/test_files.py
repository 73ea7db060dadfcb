"""Files through the page: cards, corrections, copies, and that nothing stays behind."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from docchecker.pipeline import check_bytes
from docchecker.report.first_screen import first_screen
from docchecker.web.limits import Limits
from docchecker.web.store import Store
from fixtures import make, sheets
from tests.web.desks import LIMITS, NOTICE, client

GOOD, WRONG = make.build("问题清单-合格"), make.build("清单-标题仿宋")


@pytest.fixture
def page():
    with client() as made:
        made.get("/")
        yield made


def put(page, name, data, **query):
    return page.post("/upload", params={"name": name, **query}, content=data)


def test_a_file_gets_the_verdict_that_the_command_gives(page):
    (card,) = put(page, "清单.docx", WRONG).json()["cards"]
    screen = first_screen(check_bytes("清单.docx", WRONG, NOTICE), NOTICE)
    assert (card["verdict"], card["headline"], card["fixable"]) == ("fail", screen.verdict, 1)
    assert [task["line"] for task in card["tasks"]] == [task.line for task in screen.tasks]


@pytest.mark.parametrize(
    ("name", "data", "verdict"),
    [
        ("好.docx", GOOD, "pass"),
        ("坏.docx", GOOD[:900], "unreadable"),
        ("空.docx", b"", "unreadable"),
        ("表.docx", sheets.docx(), "pass"),
        ("别的.docx", make.build("其他文件-会议通知"), "fail"),
    ],
)
def test_files_of_every_kind(page, name, data, verdict):
    (card,) = put(page, name, data).json()["cards"]
    assert card["verdict"] == verdict


def test_an_archive_gives_a_card_for_each_document_in_it(page):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        book.writestr("县/好.docx", GOOD)
        book.writestr("县/__MACOSX/x.docx", GOOD)
        book.writestr("县/照片.jpg", b"x")
        book.writestr("../../坏.docx", WRONG)
    cards = put(page, "材料.zip", stream.getvalue()).json()["cards"]
    assert [card["verdict"] for card in cards] == ["pass", "fail"]
    assert all(card["name"].startswith("材料.zip/") for card in cards)
    inside = {path.parent.parent for path in page.desk.store.folder.rglob("*") if path.is_file()}
    assert inside == {page.desk.store.folder}


def test_the_corrected_file_shows_what_was_put_right(page):
    (card,) = put(page, "清单.docx", WRONG).json()["cards"]
    again = page.post(f"/card/{card['id']}/again", params={"name": "改好.docx"}, content=GOOD).json()
    assert (again["verdict"], again["name"]) == ("pass", "改好.docx")
    assert [len(again["changes"][key]) for key in ("fixed", "left", "new")] == [1, 0, 0]
    worse = page.post(f"/card/{card['id']}/again", content=WRONG).json()
    assert [len(worse["changes"][key]) for key in ("fixed", "left", "new")] == [0, 0, 1]


def test_another_kind_is_judged_by_its_own_rules(page):
    (card,) = put(page, "清单.docx", GOOD).json()["cards"]
    other = page.post(f"/card/{card['id']}/kind", params={"kind": "case"}).json()
    assert (other["kind"], other["verdict"]) == ("case", "fail")
    assert page.post(f"/card/{card['id']}/kind", params={"kind": "casus"}).status_code == 400


def test_the_repaired_copy_passes_and_only_what_was_chosen_is_repaired(page):
    (card,) = put(page, "清单.docx", WRONG).json()["cards"]
    assert len(page.get(f"/card/{card['id']}/repairs").json()["done"]) == 1
    copy = page.get(f"/card/{card['id']}/fixed", params={"only": "1"})
    assert "UTF-8''%E6%B8%85%E5%8D%95-" in copy.headers["content-disposition"]
    assert check_bytes("a.docx", copy.content, NOTICE).verdict == "pass"


@pytest.mark.parametrize(
    ("what", "begin"),
    [("annotated", b"PK"), ("certificate", b"PK"), ("xlsx", b"PK"), ("html", b"<!DOCTYPE html>"), ("json", b"{")],
)
def test_what_can_be_taken_away(page, what, begin):
    (card,) = put(page, "清单.docx", WRONG).json()["cards"]
    answer = page.get(f"/card/{card['id']}/{what}")
    assert answer.content.startswith(begin)
    assert "attachment" in answer.headers["content-disposition"]


def test_the_report_may_run_only_its_own_script(page):
    (card,) = put(page, "清单.docx", WRONG).json()["cards"]
    answer = page.get(f"/card/{card['id']}/report")
    policy = answer.headers["content-security-policy"]
    assert "'sha256-" in policy
    assert "unsafe" not in policy


def test_blank_documents_and_wordings(page):
    blank = page.get("/template/problems", params={"unit": "青湖县司法局"})
    assert check_bytes("a.docx", blank.content, NOTICE).kind == "problems"
    answer = page.post("/judge", json={"kind": "name", "text": "普法针对性实效性不强"}).json()
    assert answer["answer"]["verdict"] == "vague"
    assert answer["words"][0].startswith("问题名称：")
    assert page.post("/judge", content=b"[").status_code == 400


def test_programs_get_the_answer_of_the_command(page):
    answer = page.post("/api/check", params={"name": "清单.docx"}, content=WRONG).json()
    (file,) = answer["files"]
    assert (file["file"], file["verdict"]) == ("清单.docx", "fail")
    assert [path for path in page.desk.store.folder.iterdir() if path.is_file()] == []
    described = page.get("/api/openapi.json").json()
    assert "/api/check" in described["paths"]


def test_a_file_that_is_too_large_leaves_nothing(page):
    assert put(page, "大.docx", b"x" * (LIMITS.upload + 1)).status_code == 413
    assert page.post("/api/check", content=b"x" * (LIMITS.upload + 1)).status_code == 413
    assert [path for path in page.desk.store.folder.rglob("*") if path.is_file()] == []


def test_no_more_files_than_are_kept(page):
    codes = [put(page, f"{number}.docx", b"x").status_code for number in range(LIMITS.cards + 1)]
    assert codes == [200] * LIMITS.cards + [429]
    assert page.post("/clear").json() == {"cards": []}
    assert put(page, "a.docx", b"x").status_code == 200


def test_two_visitors_never_see_each_others_files(page):
    (card,) = put(page, "清单.docx", WRONG).json()["cards"]
    page.cookies.clear()
    page.get("/")
    for path in ("report", "fixed", "html", "repairs"):
        assert page.get(f"/card/{card['id']}/{path}").status_code == 404
    assert page.post(f"/card/{card['id']}/again", content=GOOD).status_code == 404


def test_without_a_visit_nothing_is_taken():
    with client() as page:
        assert put(page, "a.docx", GOOD).status_code == 410


def test_a_worker_that_dies_costs_its_file_only(page, monkeypatch):
    monkeypatch.setattr("docchecker.web.checker.checked", _die)
    (card,) = put(page, "a.docx", GOOD).json()["cards"]
    assert "程序意外退出" in card["headline"]
    monkeypatch.undo()
    (card,) = put(page, "b.docx", GOOD).json()["cards"]
    assert card["verdict"] == "pass"


def _die(*_args):
    import os

    os._exit(1)


def test_files_go_after_their_time_when_the_page_is_closed_and_at_the_end():
    now = [0.0]
    store = Store(Limits(kept=100, closed=10), lambda: now[0])
    one, other = store.begin(), store.begin()
    store.add(one, "a", _written(store.new_file(one)))
    now[0] = 99
    assert store.session(one.id) is one
    now[0] = 150
    assert (store.session(other.id), other.folder.exists()) == (None, False)
    store.close_soon(one)
    now[0] = 161
    assert (store.session(one.id), one.folder.exists()) == (None, False)
    store.close()
    assert not store.folder.exists()


def _written(place):
    place.write_bytes(b"x")
    return place


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    left = tmp_path / "docchecker-serve-4194301-x"
    left.mkdir()
    running = Store()
    assert not left.exists()
    again = Store()
    assert running.folder.exists()
    for store in (running, again):
        store.close()


def test_the_answer_is_plain_data_whatever_a_name_says(page):
    name = "<img src=x onerror=alert(1)>.docx"
    (card,) = put(page, name, WRONG).json()["cards"]
    text = page.get(f"/card/{card['id']}/report").text
    assert "<img src=x" not in text
    assert json.dumps(card)
