"""Answers for programs and for people."""

from __future__ import annotations

import pytest

from docchecker.language.judge import answer, plain
from tests.language.lexicon import shipped

ITEM = {"id": 7, "name": "普法针对性不强", "body": "村民许春生说没见过，共XX场。"}


def test_name():
    got = answer("name", {"id": "a", "text": "普法针对性不强"}, shipped())
    assert list(got) == ["id", "verdict", "confidence", "reasons", "hint"]
    assert (got["id"], got["verdict"], got["confidence"]) == ("a", "vague", "high")


def test_item():
    got = answer("item", ITEM, shipped())
    assert {key: value for key, value in got.items() if key != "reasons"} == {
        "id": 7, "vague_name": True, "has_example": True, "has_data": False, "in_scope": True, "unmasked_person": True,
        "placeholder_left": True,
    }  # fmt: skip


def test_paragraph():
    got = answer("paragraph", {"id": 1, "text": "根据《江西省矛盾纠纷多元化解条例》，制定方案。"}, shipped())
    assert "policy_basis" in got["labels"]
    assert "政策制度依据：“《江西省矛盾纠纷多元化解条例》”" in got["reasons"]


def test_a_record_without_id_gets_none():
    assert "id" not in answer("name", {"text": "普法针对性不强"}, shipped())


def test_a_record_without_text_is_a_mistake():
    with pytest.raises(KeyError):
        answer("name", {"id": 1}, shipped())


def test_plain_name():
    lines = plain("name", {"text": "普法针对性不强"}, shipped()).splitlines()
    assert lines[0] == "问题名称：大而空泛"
    assert len(lines) == 3


def test_plain_name_that_is_not_sure():
    first = plain("name", {"text": "法治副校长示范效应不突出"}, shipped()).splitlines()[0]
    assert first == "问题名称：大而空泛（把握不大，请人看一眼）"


def test_plain_specific_name_has_no_hint():
    assert plain("name", {"text": "旁听计划没有报备"}, shipped()).splitlines()[0] == "问题名称：明确具体"


def test_plain_item():
    text = plain("item", ITEM, shipped())
    assert text.splitlines()[0] == "问题名称：大而空泛"
    assert "未隐去的姓名：“许春生”" in text
    assert "没有填写完的地方：“XX场”" in text


def test_plain_paragraph():
    text = plain("paragraph", {"text": "根据《江西省矛盾纠纷多元化解条例》，制定方案。"}, shipped())
    assert "政策制度依据：“《江西省矛盾纠纷多元化解条例》”" in text
    assert plain("paragraph", {"text": ""}, shipped()).startswith("没有看到附件3要求写的内容")
