"""Font families: the names people and programs use, and those that must stay apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docchecker import load_notice

if TYPE_CHECKING:
    from docchecker.rulebook.model import Fonts


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return load_notice().fonts


@pytest.mark.parametrize(
    ("family", "names"),
    [
        ("宋体", ["宋体", "SimSun", "simsun", "NSimSun", "新宋体", "华文宋体", "STSong", "Songti SC", "@宋体",
        "ＳｉｍＳｕｎ"]),
        ("仿宋", ["仿宋", "仿宋_GB2312", "仿宋GB2312", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体",
                "FZFangSong-Z02", "STFangsong", "华文仿宋", "仿宋_GB2312;仿宋", "仿宋＿GB2312"]),
        ("黑体", ["黑体", "SimHei", "SIMHEI", "方正黑体_GBK", "方正黑体简体", "STHeiti", "华文黑体", "Heiti SC"]),
        ("楷体", ["楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312", "STKaiti", "华文楷体", "方正楷体_GBK",
        "方正楷体简体"]),
        ("方正小标宋", ["方正小标宋", "方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "小标宋"]),
        ("等线", ["等线", "DengXian", "等线 Light"]),
        ("微软雅黑", ["微软雅黑", "Microsoft YaHei", "MicrosoftYaHei", "Microsoft YaHei UI"]),
    ],
)  # fmt: skip
def test_names_of_a_family(fonts: Fonts, family: str, names: list[str]) -> None:
    assert {name: fonts.family(name) for name in names} == dict.fromkeys(names, family)


@pytest.mark.parametrize(
    "name",
    [
        "Times New Roman",
        "Arial",
        "PMingLiU",
        "MS Mincho",
        "DFKai-SB",
        "思源宋体",
        "Noto Serif CJK SC",
        "宋体p萀",
        "仿",
        "",
        None,
    ],
)
def test_names_of_no_family(fonts: Fonts, name: str | None) -> None:
    assert fonts.family(name) is None


@pytest.mark.parametrize("name", ["华文中宋", "华文细黑", "微软雅黑", "方正大标宋_GBK", "隶书", "幼圆"])
def test_look_alikes_are_families_of_their_own(fonts: Fonts, name: str) -> None:
    assert fonts.family(name) not in {"宋体", "仿宋", "黑体", "楷体", "方正小标宋", None}
