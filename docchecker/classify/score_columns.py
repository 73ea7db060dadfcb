"""What each column of a score sheet holds, by its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

SCORE, FULL, TEXT, STANDARD, NUMBER, REASON, REMARK, PART = (
    "score", "full", "text", "standard", "number", "reason", "remark", "part"
)  # fmt: skip

#: head → column; the first that fits
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("other", re.compile(r"(?:考核|评议|复核|核定|评委|审核|考评|市级|考核组|评议团|评审|复评|最终|核实).{0,4}(?:得分|分数|评分|打分|分)")),
    (REMARK, re.compile(r"^(?:备注|备考)")),
    (REASON, re.compile(r"依据|理由|佐证|说明|完成情况|自评情况|落实情况|扣分原因|扣分情况|得分情况|印证|工作情况")),
    (SCORE, re.compile(r"(?:自测|自评|自查|自我评价|单位自评|实)?.{0,2}得分|^(?:自评|自测|自查)(?:分|分数|评分|打分)?$|打分|自评分|自测分|^分数$")),
    (FULL, re.compile(r"^(?:分值|满分|标准分|应得分|权重|总分值|基准分|分值.{0,6})$")),
    (STANDARD, re.compile(r"标准|办法|细则|扣分|评分方法|计分")),
    (NUMBER, re.compile(r"^(?:序号|编号|序|条目)$")),
    (TEXT, re.compile(r"内容|指标|要求|事项|要点")),
    (PART, re.compile(r"^(?:项目|类别|大项|一级指标|分类|评估项目|考核项目|部分|评议项目|板块)")),
)  # fmt: skip


class Columns(NamedTuple):
    """The place of each column by what it holds, and how many cells its head has."""

    at: Mapping[str, int]
    width: int

    def cell(self, name: str, row: Mapping[int, str]) -> str:
        """Return the text of a row in a column, empty where the sheet has no such column."""
        return row.get(self.at.get(name, -1), "")


def head_of(row: Mapping[int, str]) -> Columns | None:
    """Return the columns that a row names, None for a row that is no head: it names the score and what is scored."""
    at: dict[str, int] = {}
    for column, text in row.items():
        plain = re.sub(r"[\s（(].*?[)）]|\s", "", text) or re.sub(r"\s", "", text)
        name = next((name for name, head in _HEADS if len(plain) <= 12 and head.search(plain)), None)
        if name is not None and name not in at:
            at[name] = column
    known = SCORE in at and (FULL in at or TEXT in at or STANDARD in at)
    return Columns(at, len(row)) if known else None
