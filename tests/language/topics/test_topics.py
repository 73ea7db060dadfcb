"""What a paragraph of a self-evaluation report says on the points: a fact, only the will, or nothing."""

from __future__ import annotations

import pytest

from docchecker.language.topics.facts import facts
from docchecker.language.topics.topics import topics
from tests.language.topics.test_points import shipped


def said(text, unit="county"):
    """Return the states of the points that a paragraph speaks of."""
    return {one.point: one.state for one in topics(text, unit, shipped())}


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("全区61所中小学都聘了法治副校长，上学期进校讲课140次。", "county", {"A1-21": "treated", "F1-4": "treated"}),
        ("下一步，要配齐法治副校长，抓好聘任和考核。", "county", {"A1-21": "named", "F1-4": "named"}),
        ("去年信访局接待来访群众800批次，办结率99%。", "county", {}),
        ("局党组4月专题研究普法工作2次。", "department", {"A2-1": "treated", "F2-5": "treated"}),
        ("全年推动招商项目落地31个，到位资金18亿元。", "department", {}),
        ("不断加大普法经费保障力度。", "department", {"A2-5": "named", "F2-10": "named"}),
        ("普法经费12万元列入部门预算。", "department", {"A2-5": "treated", "F2-10": "treated"}),
    ],
)
def test_points(text, unit, expected):
    assert said(text, unit) == expected


def test_the_words_are_those_of_the_sentence():
    text = "工作有声有色。全区61所中小学都聘了法治副校长。"
    one = topics(text, "county", shipped())[0]
    assert text[one.start : one.end] == "全区61所中小学都聘了法治副校长。"


def test_what_follows_an_outlook_is_only_named():
    text = "存在的问题：电子屏使用不够。单位楼道里的普法展板有2块褪色。"
    assert set(said(text, "department").values()) == {"named"}


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("讲了12场", True), ("两次到会", True), ("3月起", True), ("印发《普法办法》", True), ("百分之十二", True),
        ("第一责任人", False), ("八五普法规划", False), ("一是抓落实", False), ("每一次执法", False), ("2023年", False),
    ],
)  # fmt: skip
def test_figures_dates_and_documents_are_facts(text, strong):
    assert facts(text).strong is strong


def test_will_ends_what_is_told():
    text = "去年办了3期，今后将每年办5期"
    assert text[: facts(text).will] == "去年办了3期，"


def test_a_demand_of_a_superior_is_no_fact():
    assert said("会议要求各单位组织3次旁听庭审。")["F1-2"] == "named"
