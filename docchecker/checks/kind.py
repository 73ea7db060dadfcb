"""``kind``: the document is one of those the notice asks for.

Pass: a case study, a list of problems. Fail: an invitation to a meeting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.context import Context, Result, finding, result, title_text

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule


def check(rule: Rule, context: Context) -> Result:
    """One finding when the kind was not recognised."""
    if context.kind is not None:
        return result(rule, (), 1, evidence=[context.kind.name])
    names = "、".join(kind.name for kind in context.notice.kinds.values())
    title = title_text(context)
    seen = f"标题是“{title[:40]}”，" if title else ""
    message = f"认不出这是哪一种材料（{names}）：{seen}标题和结构都对不上，因此其他规则没有检查"
    return result(rule, [finding(rule, context, message, (), actual=title[:40] or None, expected=names)], 1)
