"""Titles that begin with a unit's name, and titles that begin with what is done."""

from __future__ import annotations

import pytest

from docchecker.classify.unit_names import unit_prefix
from tests.classify.understanding import notice

ENDINGS = notice().unit_endings


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("青湖县司法局“菜场小法桌”", "青湖县"), ("县司法局：普法进菜场", "县司法局"), ("XX县打造普法新品牌", "XX县"),
        ("某镇“板凳会”", "某镇"),
        ("南湖市公安局东湖分局反诈课", "南湖市"), ("XX市XX区司法局坚持", "XX市"),
        ("共青团青湖县委“青春课堂”", "共青团青湖县"),
        ("青湖县人民法院城关法庭：法官说法", "青湖县"), ("国网青湖供电公司“电力课堂”", "国网青湖供电公司"), ("青湖监狱“高墙课堂”", "青湖监狱"),
        ("城关街道“楼道普法”", "城关街道"), ("市水利局“河边讲堂”", "市水利局"),
    ],
)  # fmt: skip
def test_units(title: str, unit: str) -> None:
    assert unit_prefix(title, ENDINGS) == unit


@pytest.mark.parametrize(
    "title",
    [
        "", "“菜场小法桌”：把普法课开到秤台边", "让普法走进菜场", "打造县域普法新品牌", "以案释法进万家", "社区普法十分钟", "小区里的法治课",
        "深化市域治理 让普法落地", "普法进乡镇", "我县“法律明白人”的一天", "法治文化主题公园", "坚持县镇联动", "（青湖县司法局）菜场普法",
    ],
)  # fmt: skip
def test_no_units(title: str) -> None:
    assert unit_prefix(title, ENDINGS) == ""
