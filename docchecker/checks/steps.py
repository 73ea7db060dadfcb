"""How a wrong look is put right in Word and WPS: the steps for what is wrong at this place, and no other.

“B” and “居中” are switches: pressed where they are already on, they make a right title wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docchecker.checks.analysis import Fault

#: target → what is to be selected
_SELECT = {
    "title": "选中整个标题", "heading": "选中这个标题", "subheading": "选中这个小标题", "body": "选中不对的文字",
    "item_name": "只选中问题名称", "item_body": "选中问题的内容",
}  # fmt: skip
#: In so many paragraphs nobody selects one by one.
_MANY = 3
#: How an alignment is named that was made with spaces.
_SPACES = "空格"
_STYLE = re.compile(r"^样式“(.+)”")
_ALIKE = "一次选中全部：在其中一段里点一下，Word 点“开始”→“选择”→“选定所有格式类似的文本”，WPS 点“开始”→“选择”→“选择格式相似的文本”"


def look_steps(target: str, faults: Iterable[Fault], origins: Iterable[str], paragraphs: int) -> str:
    """Return what to click for these faults of a target, which stand in so many paragraphs.

    ``origins`` are the words for where each faulty value comes from: what one style sets is put right in the style.
    """
    wrong = tuple(faults)
    steps = "，".join(_step(fault) for fault in wrong)
    style = _one_style(origins)
    if style and paragraphs >= _MANY:
        return f"{_in_style(style)}，把{_values(wrong)}，点“确定”，用这个样式的文字一次改好。"
    if paragraphs >= _MANY:
        return f"{_ALIKE}；再在“开始”选项卡里{steps}（Word、WPS 相同）。"
    spaces = "先删去前面的空格，再" if any(_SPACES in fault.actual for fault in wrong) else ""
    return f"{spaces}{_SELECT.get(target, '选中这些文字')}，在“开始”选项卡里{steps}（Word、WPS 相同）。"


def _one_style(origins: Iterable[str]) -> str:
    """The style that every faulty value comes from; empty when they come from elsewhere."""
    found = [_STYLE.match(origin) for origin in origins]
    names = {match[1] for match in found if match}
    return names.pop() if len(names) == 1 and all(found) else ""


def _in_style(name: str) -> str:
    return f"在“开始”选项卡的样式框里找到“{name}”，点右键，Word 选“修改”，WPS 选“修改样式”"


def _values(faults: Iterable[Fault]) -> str:
    return "、".join(f"{fault.property}改成{fault.expected}" for fault in faults)


def _step(fault: Fault) -> str:
    if fault.property == "字体":
        return f"“字体”框选{_one_of(fault.expected)}"
    if fault.property == "字号":
        return f"“字号”框选“{fault.expected.partition('（')[0]}”"
    if fault.property == "加粗":
        return "点一次“B”按钮加粗" if fault.expected == "加粗" else "点一次“B”按钮取消加粗"
    return f"点“{fault.expected}”按钮"


def _one_of(fonts: str) -> str:
    return "或".join(f"“{font}”" for font in fonts.split("或"))
