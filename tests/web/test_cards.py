"""What a visitor does at the page, asked as its script asks."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from docchecker import check
from docchecker.web.limits import LIMITS
from docchecker.web.visitors import Visitors
from tests.web.serving import GOOD, WRONG, a_desk, archive, client, data, left_in, lines, part


def dropped(visitor, name=WRONG, content=None):
    count, (card,) = lines(visitor.post("/cards", files=[part(name, content)]))
    assert count == 1
    return card


@pytest.mark.parametrize(
    ("name", "content", "verdict", "errors"),
    [
        (GOOD, None, "pass", 0),
        (WRONG, None, "fail", 1),
        ("坏.docx", b"PK\3\4", "unreadable", 0),
        ("其他文件-会议通知.docx", None, "fail", 1),
    ],
)
def test_a_file(visitor, name, content, verdict, errors):
    card = dropped(visitor, name, content)
    assert (card["name"], card["verdict"], card["errors"], card["changes"]) == (name, verdict, errors, None)


def test_a_zip_gives_a_card_for_each(visitor):
    held = archive(**{f"第{n}件.docx": data(GOOD) for n in range(5)}, **{"图.jpg": b"x"})
    count, cards = lines(visitor.post("/cards", files=[part("一批.zip", held)]))
    assert (count, sorted(card["name"] for card in cards)) == (5, [f"一批.zip/第{n}件.docx" for n in range(5)])


def test_a_reload_shows_the_same_cards(visitor):
    card = dropped(visitor)
    assert visitor.get("/cards").json() == {"cards": [card]}


def test_the_repaired_copy_passes(visitor):
    card = dropped(visitor)
    found = visitor.get(f"/cards/{card['id']}/repairs").json()
    assert (len(found["done"]), "22磅" in found["diff"]) == (1, True)
    answer = visitor.get(f"/cards/{card['id']}/fixed?only=1")
    assert check(answer.content).verdict == "pass"
    assert answer.headers["content-disposition"].endswith("-%E6%94%B9%E5%A5%BD.docx")


def test_only_what_was_chosen_is_repaired(visitor):
    card = dropped(visitor, "案例-标题黑体.docx")
    assert visitor.get(f"/cards/{card['id']}/fixed?only=").content == data("案例-标题黑体.docx")
    assert visitor.get(f"/cards/{card['id']}/fixed?only=x").status_code == 422


@pytest.mark.parametrize(
    ("what", "head"),
    [("annotated", b"PK"), ("html", b"<!DOCTYPE html>"), ("xlsx", b"PK"), ("certificate", b"PK"), ("json", b"{")],
)
def test_copies_and_reports(visitor, what, head):
    answer = visitor.get(f"/cards/{dropped(visitor)['id']}/{what}")
    assert (answer.status_code, answer.content[: len(head)]) == (200, head)
    assert answer.headers["content-disposition"].startswith("attachment")


def test_the_annotated_copy_holds_the_finding(visitor):
    answer = visitor.get(f"/cards/{dropped(visitor)['id']}/annotated")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        assert "二号" in book.read("word/comments.xml").decode()


@pytest.mark.parametrize("what", ["text", "nothing"])
def test_no_other_report(visitor, what):
    assert visitor.get(f"/cards/{dropped(visitor)['id']}/{what}").status_code == 404


def test_a_file_that_cannot_be_read_has_no_copies(visitor):
    card = dropped(visitor, "坏.docx", b"PK\3\4")
    for what in ("fixed", "annotated", "repairs"):
        answer = visitor.get(f"/cards/{card['id']}/{what}")
        assert (answer.status_code, list(answer.json())) == (422, ["error"])


def test_the_corrected_file_on_the_same_card(visitor, desk):
    card = dropped(visitor)
    before = left_in(desk)
    answer = visitor.post(f"/cards/{card['id']}/again", files=[part("改好.docx", data("案例-标题未加粗.docx"))]).json()
    assert (answer["id"], answer["number"], answer["name"]) == (card["id"], card["number"], "改好.docx")
    assert answer["changes"] == {"fixed": ["标题字号是小二（18磅），应为二号（22磅）"], "kept": [], "new": [1]}
    assert len(left_in(desk)) == len(before)
    answer = visitor.post(f"/cards/{card['id']}/again", files=[part(GOOD)]).json()
    assert (answer["verdict"], len(answer["changes"]["fixed"])) == ("pass", 1)


def test_one_corrected_file_and_no_more(visitor, desk):
    card = dropped(visitor)
    before = left_in(desk)
    assert visitor.post(f"/cards/{card['id']}/again", files=[part(GOOD), part(GOOD)]).status_code == 422
    assert left_in(desk) == before


def test_another_kind(visitor):
    card = dropped(visitor, GOOD)
    answer = visitor.post(f"/cards/{card['id']}/correct", json={"kind": "problems"}).json()
    assert (answer["verdict"], "LIST-TITLE-WORDING" in answer["html"]) == ("fail", True)
    assert visitor.post(f"/cards/{card['id']}/correct", json={"kind": ""}).json()["verdict"] == "pass"


def test_the_role_of_a_paragraph(visitor):
    card = dropped(visitor, GOOD)
    answer = visitor.post(f"/cards/{card['id']}/correct", json={"roles": {"0": "other"}}).json()
    assert "CASE-TITLE-MISSING" in answer["html"]
    assert visitor.post(f"/cards/{card['id']}/correct", json={"roles": {}}).json()["verdict"] == "pass"


@pytest.mark.parametrize(
    "roles",
    [{"0": "king"}, {"x": "title"}, {"-1": "title"}, {str(n): "body" for n in range(201)}, {"12345678": "body"}],
)
def test_roles_that_are_none(visitor, roles):
    card = dropped(visitor, GOOD)
    assert visitor.post(f"/cards/{card['id']}/correct", json={"roles": roles}).status_code == 422


def test_a_card_that_was_removed_is_gone_with_its_file(visitor, desk):
    before = left_in(desk)
    card = dropped(visitor)
    assert len(left_in(desk)) == len(before) + 1
    assert visitor.delete(f"/cards/{card['id']}").status_code == 204
    assert (left_in(desk), visitor.get(f"/cards/{card['id']}/html").status_code) == (before, 404)


def test_the_last_cards_are_kept():
    with a_desk(LIMITS._replace(cards=2)) as made, client(made) as opened:
        opened.get("/")
        cards = [dropped(opened) for _ in range(3)]
        assert [card["id"] for card in opened.get("/cards").json()["cards"]] == [card["id"] for card in cards[1:]]
        assert len(left_in(made)) == 2


def test_a_closed_page_leaves_nothing(desk):
    now = [0.0]
    made = desk._replace(visitors=Visitors(LIMITS, lambda: now[0]))
    before = left_in(desk)
    with client(made) as opened:
        opened.get("/")
        dropped(opened)
        opened.post("/bye")
        now[0] = 10.0
        assert opened.post("/alive").status_code == 204
        opened.post("/bye")
        now[0] = 161.0
        made.visitors.sweep()
        assert (left_in(desk), opened.get("/cards").status_code) == (before, 403)


def test_after_an_hour_nothing_is_left(desk):
    now = [0.0]
    made = desk._replace(visitors=Visitors(LIMITS, lambda: now[0]))
    before = left_in(desk)
    with client(made) as opened:
        opened.get("/")
        dropped(opened)
        now[0] = 3601.0
        made.visitors.sweep()
        assert (left_in(desk), len(made.visitors)) == (before, 0)


@pytest.mark.parametrize(("kind", "asked", "words"), [
    ("case", {"unit": "青湖县司法局", "title": "“菜场小法桌”普法"}, "青湖县司法局“菜场小法桌”普法"),
    ("problems", {"unit": "青湖县司法局"}, "青湖县司法局“八五”普法规划中期评估问题清单"),
    ("case", {"unit": "<w:t>", "title": "&\x01"}, None),
])  # fmt: skip
def test_a_blank_document(visitor, kind, asked, words):
    answer = visitor.get("/blank", params={"kind": kind, **asked})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        text = re.sub("<[^>]+>", "", book.read("word/document.xml").decode())
    assert words is None or words in text


def test_no_blank_document_of_no_kind(visitor):
    assert [visitor.get("/blank", params={"kind": kind}).status_code for kind in ("", "poem")] == [422, 422]


def test_what_an_archive_left_when_its_worker_died_is_gone(visitor, desk, monkeypatch):
    from docchecker.web.workers import CRASHED, Broken

    before = left_in(desk)
    task = type(desk.workers).run

    async def run(self, wanted, *given):
        await task(self, wanted, *given)
        raise Broken(*CRASHED)

    monkeypatch.setattr(type(desk.workers), "run", run)
    card = dropped(visitor, "包.zip", archive(**{"a.docx": data(GOOD)}))
    assert (card["verdict"], left_in(desk)) == ("unreadable", before)


def test_a_file_that_comes_for_a_card_that_is_gone_is_not_kept(visitor, desk, monkeypatch):
    card = dropped(visitor)
    before = left_in(desk)
    answer = type(desk).answer

    async def slow(self, *given):
        found = await answer(self, *given)
        (secret,) = [one for one in self.visitors._known if card["id"] in self.visitors._known[one].cards]
        self.visitors.drop(secret, card["id"])
        return found

    monkeypatch.setattr(type(desk), "answer", slow)
    assert visitor.post(f"/cards/{card['id']}/again", files=[part(GOOD)]).status_code == 404
    assert len(left_in(desk)) == len(before) - 1


def test_a_worker_that_dies_costs_its_file(visitor, desk, monkeypatch):
    import os

    from docchecker.web import tasks

    monkeypatch.setattr(tasks, "check", os._exit)
    task = desk.workers.run

    async def run(wanted, *given):
        return await task(os._exit, 1) if wanted is os._exit else await task(wanted, *given)

    monkeypatch.setattr(type(desk.workers), "run", lambda _self, *given: run(*given))
    card = dropped(visitor)
    assert (card["verdict"], "意外退出" in card["html"]) == ("unreadable", True)
    monkeypatch.undo()
    assert dropped(visitor, GOOD)["verdict"] == "pass"
