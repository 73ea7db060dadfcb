"""The steps for a wrong look: what is wrong here and no more, in the style where one style is to blame."""

from __future__ import annotations

import pytest

from docchecker.checks.analysis import Fault
from docchecker.checks.steps import look_steps

FONT = Fault("字体", "黑体", "宋体")
SIZE = Fault("字号", "小二（18磅）", "二号（22磅）")
BOLD = Fault("加粗", "不加粗", "加粗")
LIGHT = Fault("加粗", "加粗", "不加粗")
CENTRE = Fault("对齐方式", "左对齐", "居中")
SPACED = Fault("对齐方式", "左对齐（用空格凑成居中的样子）", "居中")


@pytest.mark.parametrize(
    ("faults", "said"),
    [
        ((FONT,), "选中整个标题，在“开始”选项卡里“字体”框选“宋体”（Word、WPS 相同）。"),
        ((SIZE,), "选中整个标题，在“开始”选项卡里“字号”框选“二号”（Word、WPS 相同）。"),
        ((BOLD,), "选中整个标题，在“开始”选项卡里点一次“B”按钮加粗（Word、WPS 相同）。"),
        ((LIGHT,), "选中整个标题，在“开始”选项卡里点一次“B”按钮取消加粗（Word、WPS 相同）。"),
        ((CENTRE,), "选中整个标题，在“开始”选项卡里点“居中”按钮（Word、WPS 相同）。"),
        ((SPACED,), "先删去前面的空格，再选中整个标题，在“开始”选项卡里点“居中”按钮（Word、WPS 相同）。"),
        (
            (FONT, SIZE),
            "选中整个标题，在“开始”选项卡里“字体”框选“宋体”，“字号”框选“二号”（Word、WPS 相同）。",
        ),
    ],
)
def test_steps_for_the_fault_at_hand(faults, said):
    assert look_steps("title", faults, ("直接格式",), 1) == said


def test_two_fonts_are_offered_where_either_is_right():
    assert "“字体”框选“仿宋”或“楷体”" in look_steps("subheading", (FONT._replace(expected="仿宋或楷体"),), (), 1)


@pytest.mark.parametrize(
    "origins", [("直接格式",), ("样式“正文”",), ("样式“公文正文”", "直接格式"), ("样式“甲”", "样式“乙”"), ()]
)
def test_many_paragraphs_are_selected_at_once(origins):
    said = look_steps("body", (FONT,), origins, 3)
    assert "Word 点“开始”→“选择”→“选定所有格式类似的文本”，WPS 点“开始”→“选择”→“选择格式相似的文本”" in said
    assert "修改" not in said


def test_what_one_style_sets_is_put_right_in_the_style():
    assert look_steps("body", (FONT, SIZE), ("样式“公文正文”",), 3) == (
        "在“开始”选项卡的样式框里找到“公文正文”，点右键，Word 选“修改”，WPS 选“修改样式”，"
        "把字体改成宋体、字号改成二号（22磅），点“确定”，用这个样式的文字一次改好。"
    )
    assert "样式框" not in look_steps("body", (FONT,), ("样式“公文正文”",), 2)
