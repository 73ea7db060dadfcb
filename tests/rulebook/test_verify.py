"""``verify``: what loads and still does not fit together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docchecker.checks import VERBS
from docchecker.errors import BadRules
from docchecker.rulebook.loader import DEFAULT, rules_root
from docchecker.rulebook.verify import verify
from tests.rulebook.shipped import copied, edited

if TYPE_CHECKING:
    from pathlib import Path


def test_shipped_rules_fit() -> None:
    assert verify(rules_root() / DEFAULT, VERBS) == ()


@pytest.mark.parametrize(
    ("name", "old", "new", "after", "below", "problem"),
    [
        (
            "clauses.toml", "一般不超过25个字", "一般不超过26个字", "", 0,
            "notice.txt 里找不到条款 A3-TITLE-LENGTH 的原文。",
        ),
        (
            "clauses.toml", 'status = "person"', 'status = "partial"', "A3-WHY", 0,
            "条款 A3-WHY 标为 partial，却没有规则核对它。",
        ),
        (
            "clauses.toml", 'status = "automatic"', 'status = "person"', "A3-TITLE\"", 0,
            "条款 A3-TITLE 标为 person，却有规则核对它：CASE-TITLE-MISSING、CASE-TITLE-UNIT。",
        ),
        (
            "case.toml", 'clause = "A3-MACRO"', 'clause = "A4-VAGUE"', "", 0,
            "规则 CASE-MACRO 用于典型创新案例，依据的条款 A4-VAGUE 不管这种材料。",
        ),
        (
            "clauses.toml", 'kinds = ["case", "problems", "report", "scores"]', 'kinds = ["case"]', "A4-MASK", None,
            "规则 DOC-PRIVACY 用于问题清单、自评报告、自测得分表，依据的条款 A4-MASK 不管这种材料。",
        ),
        ("case.toml", 'heading = "经验启示"', 'heading = "经验与启示"', "",
        0, "notice.txt 里找不到标题“经验与启示”。"),
        (
            "problems.toml", 'ending = "“八五”', 'ending = "“九五”', "", 0,
            "notice.txt 里找不到““九五”普法规划中期评估问题清单”。",
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit(
    tmp_path: Path, name: str, old: str, new: str, after: str, below: int | None, problem: str
) -> None:
    folder = copied(tmp_path)
    line = edited(folder, name, old, new, after)
    if below is None:
        text = (folder / "notice.toml").read_text(encoding="utf-8")
        name, line = "notice.toml", text[: text.index('clause = "A4-MASK"')].count("\n") + 1
    assert f"{name}，第{line}行：{problem}" in verify(folder, VERBS)


def test_a_clause_nothing_checks_any_more(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    edited(folder, "case.toml", 'clause = "A3-MACRO"', 'clause = "A3-LEADER-QUOTE"')
    text = (folder / "clauses.toml").read_text(encoding="utf-8")
    line = text[: text.index('status = "partial"', text.index('"A3-MACRO"'))].count("\n") + 1
    assert verify(folder, VERBS) == (f"clauses.toml，第{line}行：条款 A3-MACRO 标为 partial，却没有规则核对它。",)


def test_a_clause_checked_by_a_rule_that_is_gone(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    text = (folder / "problems.toml").read_text(encoding="utf-8")
    start = text.index('[[rule]]\nid = "LIST-EVIDENCE"')
    end = text.index("[[rule]]", start + 1)
    (folder / "problems.toml").write_text(text[:start] + text[end:], encoding="utf-8")
    found = verify(folder, VERBS)
    assert [problem.split("：", 1)[1] for problem in found] == [
        "哪个文件里都没有规则 LIST-EVIDENCE。",
        "条款 A4-EVIDENCE 标为 partial，却没有规则核对它。",
        "哪个文件里都没有规则 LIST-EVIDENCE。",
    ]


def test_a_file_that_is_not_listed(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "letter.toml").write_text("", encoding="utf-8")
    assert verify(folder, VERBS) == ("letter.toml：没有列入 notice.toml 的 kinds，不起作用。",)


def test_a_term_twice(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = folder / "terms" / "notice_examples.txt"
    text = file.read_text(encoding="utf-8").rstrip("\n")
    file.write_text(f"{text}\n普法针对性实效性不强\n", encoding="utf-8")
    (problem,) = verify(folder, VERBS)
    assert problem.startswith(f"notice_examples.txt，第{text.count(chr(10)) + 2}行：“普法针对性实效性不强”")


def test_the_notices_words_are_missing(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "notice.txt").unlink()
    with pytest.raises(BadRules, match="notice.txt：没有这个文件。"):
        verify(folder, VERBS)


def test_rules_that_do_not_load(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    edited(folder, "case.toml", '"居中"', '"剧中"')
    with pytest.raises(BadRules, match="您是不是想写“居中”？"):
        verify(folder, VERBS)
