"""``revisions``: no tracked changes, comments or hidden text are left in a file that is sent in.

Pass: a clean file. Warning: one insertion, one comment. Silent: the marks of the spelling check. What is judged
elsewhere is the accepted text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docchecker.checks.analysis import Analysis, excerpt
from docchecker.checks.results import Result, finding, result, verb
from docchecker.findings import Location
from docchecker.model import Mark, MarkKind
from docchecker.rulebook.verbs import Group, NoOptions

if TYPE_CHECKING:
    from docchecker.rulebook.model import Rule

_WORDS: tuple[tuple[str, str, str, frozenset[MarkKind]], ...] = (
    (
        "revisions",
        "修订",
        "文件里留有修订痕迹{}处（本次按接受全部修订后的文字检查）",
        frozenset({MarkKind.INSERTION, MarkKind.DELETION, MarkKind.MOVE, MarkKind.FORMATTING}),
    ),
    ("comments", "批注", "文件里留有批注{}处", frozenset({MarkKind.COMMENT})),
    ("hidden_text", "隐藏文字", "文件里有隐藏文字{}处（没有计入字数，也没有检查）", frozenset({MarkKind.HIDDEN})),
)


def check(rule: Rule, _options: NoOptions, analysis: Analysis) -> Result:
    """One finding a kind of mark."""
    findings = []
    for code, name, message, kinds in _WORDS:
        marks = [mark for mark in analysis.document.marks if mark.kind in kinds]
        if marks:
            places = [_place(analysis, mark) for mark in marks]
            said = message.format(len(marks)) + _quoted(marks[0])
            actual, advice = f"{name}{len(marks)}处", _advice(rule.advice, name)
            findings.append(finding(rule, analysis, code, said, places, actual=actual, expected="无", advice=advice))
    return result(rule, findings, len(analysis.document.paragraphs))


def _quoted(mark: Mark) -> str:
    """“：张三批注“数字再核对一下””: a comment's author and words, so that it can be found; nothing for other marks."""
    if mark.kind is not MarkKind.COMMENT or not (mark.text or mark.author):
        return ""
    words = f"“{excerpt(mark.text)}”" if mark.text else ""
    return f"，如{mark.author or '没有署名的'}批注{words}"


def _advice(advice: str, name: str) -> str:
    """Of an advice for all kinds of marks the sentences that name this one; all of it where none does."""
    sentences = re.findall(r"[^。]+。?", advice)
    own = (sentence.removeprefix(f"{name}：") for sentence in sentences if name in sentence)
    return "".join(own) or advice


def _place(analysis: Analysis, mark: Mark) -> Location:
    """Where a mark is; one behind the last paragraph is shown there."""
    index = min(mark.paragraph, len(analysis.document.paragraphs) - 1)
    if index < 0:
        return analysis.whole()
    words, place = _words(mark), analysis.place_of(index)
    return Location(index, analysis.heading_of(index), analysis.item_of(index), words, place=place)


def _words(mark: Mark) -> str:
    words = excerpt(mark.text)
    return f"{mark.author}：{words}" if mark.kind is MarkKind.COMMENT and mark.author else words


VERB = verb("revisions", NoOptions, check, Group.FILE)
