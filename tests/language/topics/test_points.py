"""Signs of points as written in the rule files, and the points of the shipped notice."""

from __future__ import annotations

import pickle
import re
from functools import cache
from pathlib import Path

import pytest

from docchecker import load_notice
from docchecker.errors import BadRules
from docchecker.language.topics.points import Group, holds, sign, touches
from docchecker.rulebook.points import read_points

NOTICE = Path(__file__).resolve().parents[3] / "rules" / "nanchang-2023"
GROUPS = {"law": "普法|学法"}


@cache
def shipped():
    return load_notice().points


def test_a_sign_is_groups_that_are_wanted_and_unwanted():
    assert sign("旁听|庭审 + <law> - @law - 学生", GROUPS) == (
        Group(frozenset({"旁听", "庭审"})),
        Group(frozenset({"普法", "学法"})),
        Group(frozenset({"普法", "学法"}), wanted=False, anywhere=True),
        Group(frozenset({"学生"}), wanted=False),
    )


@pytest.mark.parametrize(
    ("here", "expected"),
    [
        ({"旁听", "干部"}, True),
        ({"旁听"}, False),
        ({"旁听", "干部", "学生"}, False),
        (set(), False),
    ],
)
def test_a_sign_holds_where_all_it_wants_stands_and_nothing_it_does_not(here, expected):
    assert holds(sign("旁听|庭审 + 干部 - 学生", {}), frozenset(here), frozenset()) is expected


def test_what_may_stand_anywhere_need_not_stand_here():
    one = sign("信息 + @law", GROUPS)
    assert holds(one, frozenset({"信息"}), frozenset({"信息", "普法"}))
    assert not holds(one, frozenset({"信息"}), frozenset({"信息"}))
    assert touches(one, frozenset({"信息"}), frozenset({"学法"}))


def test_the_points_of_the_notice_are_all_there_in_its_own_words():
    points = shipped().points
    numbers = {
        letter: [int(one.id.split("-")[1]) for one in points if one.id.startswith(letter)]
        for letter in ("A1", "A2", "F1", "F2")
    }
    assert numbers == {
        "A1": list(range(1, 41)), "A2": list(range(1, 19)), "F1": list(range(1, 9)), "F2": list(range(1, 11)),
    }  # fmt: skip
    words = re.sub(r"\s", "", (NOTICE / "notice.txt").read_text("utf-8"))
    assert [one.id for one in points if re.sub(r"\s", "", one.text) not in words] == []


def test_the_score_sheet_has_a_hundred_points_and_fifteen():
    points = shipped()
    bonus = {part.name for part in points.parts if part.bonus}
    assert sum(one.marks for one in points.scored if one.part not in bonus) == 100
    for part in points.parts:
        assert sum(one.marks for one in points.scored if one.part == part.name) == part.marks
    assert all(max(one.steps) == one.marks and min(one.steps) == 0 for one in points.scored if one.steps)


def test_every_figure_names_points_of_its_units():
    kinds = {one.id: one.unit_kind for one in shipped().points}
    for figure in shipped().figures:
        assert {kinds[point] for point in figure.points} == set(figure.demands)


def test_points_are_kept_whole():
    again = pickle.loads(pickle.dumps(shipped()))  # our own bytes
    assert (again.points, again.parts, again.figures) == (shipped().points, shipped().parts, shipped().figures)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"<xi>|总书记 + <child>', '"<xi>|总书记 + <chld>', "words.toml 里没有“chld”这组词。"),
        ('id = "A1-2"', 'id = "A1-1"', "“A1-1”在第11行已经有了。"),
        ("signs = [", "sings = [", "没有“sings”这个设置。"),
        ('id = "A1-40"', 'id = "A1-41"', "没有“A1-41”这条。"),
    ],
)
def test_mistakes_are_located(tmp_path, old, new, message):
    (tmp_path / "points").mkdir()
    for file in (NOTICE / "points").glob("*.toml"):
        text = file.read_text("utf-8")
        text = text.replace(old, new, 1) if file.stem == "annex1" else text
        (tmp_path / "points" / file.name).write_text(text, "utf-8")
    with pytest.raises(BadRules) as raised:
        read_points(tmp_path, load_notice().clauses)
    assert raised.value.problem == message
    assert raised.value.file.name == "annex1.toml"
    assert raised.value.line > 0


def test_a_notice_without_annexes_has_no_points(tmp_path):
    assert read_points(tmp_path, {}).points == ()
