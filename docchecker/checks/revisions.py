"""``revisions``: no tracked changes, comments or hidden text are left in a file that is sent in.

Pass: a clean file. Warning: one insertion. What is judged elsewhere is the accepted text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks.context import Context, Result, excerpt, finding, result
from docchecker.findings import Finding, Location
from docchecker.model import Mark, MarkKind

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule

_WORDS: tuple[tuple[str, str, tuple[MarkKind, ...], str], ...] = (
    (
        "修订",
        "文件里留有修订痕迹{}处（本次按接受全部修订后的文字检查）",
        (MarkKind.INSERTION, MarkKind.DELETION, MarkKind.MOVE, MarkKind.FORMATTING),
        "“审阅”选项卡→“接受”下面的箭头→“接受所有修订”（WPS 相同），再关闭“修订”按钮。",
    ),
    ("批注", "文件里留有批注{}处", (MarkKind.COMMENT,), "“审阅”选项卡→“删除”下面的箭头→“删除文档中的所有批注”（WPS 相同）。"),
    (
        "隐藏文字",
        "文件里有隐藏文字{}处（没有计入字数，也没有检查）",
        (MarkKind.HIDDEN,),
        "全选（Ctrl+A）→“字体”对话框（Ctrl+D）→取消勾选“隐藏”，看清后删去不要的文字。",
    ),
)


def check(rule: Rule, context: Context) -> Result:
    """One finding a kind of mark."""
    findings = []
    for name, message, kinds, advice in _WORDS:
        marks = [mark for mark in context.document.marks if mark.kind in kinds]
        if marks:
            findings.append(_finding(rule, context, marks, message.format(len(marks)), name, advice))
    return result(rule, findings, len(context.document.paragraphs))


def _finding(rule: Rule, context: Context, marks: list[Mark], message: str, name: str, advice: str) -> Finding:
    last = len(context.document.paragraphs) - 1
    places = [_place(context, mark, last) for mark in marks]
    return finding(rule, context, message, places, actual=f"{name}{len(marks)}处", expected="无", advice=advice)


def _place(context: Context, mark: Mark, last: int) -> Location:
    index = min(mark.paragraph, last)
    if index < 0:
        return context.whole()
    return Location(index, context.heading_of(index), context.item_of(index), excerpt(mark.text))
