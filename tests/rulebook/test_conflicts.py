"""Two rules for the same target: which contradict each other, and which stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docchecker import load_notice
from tests.rulebook.shipped import copied, mistake

if TYPE_CHECKING:
    from pathlib import Path

CHANGE = "两处改成一样，或者删掉其中一条。"


def _added(folder: Path, name: str, rule_id: str, check: str, on: str, *settings: str) -> int:
    """Append a rule to a file; the line of its last setting."""
    clause = {"case.toml": "A3-BODY-FORMAT", "problems.toml": "A4-COUNT", "notice.toml": "N-ATTACH"}[name]
    head = [f'id = "{rule_id}"', f'clause = "{clause}"', 'level = "建议"', f'check = "{check}"', f'on = "{on}"']
    file = folder / name
    text = file.read_text(encoding="utf-8") + "\n".join(
        ["", "[[rule]]", *head, 'summary = "另一条"', 'advice = "照改"', *settings, ""]
    )
    file.write_text(text, encoding="utf-8")
    return text.count("\n")


def _line(folder: Path, name: str, words: str, after: str) -> int:
    text = (folder / name).read_text(encoding="utf-8")
    return text.count("\n", 0, text.index(words, text.index(after))) + 1


@pytest.mark.parametrize(
    ("setting", "said", "there"),
    [
        ('font = "黑体"', "font = “黑体”", "font = “仿宋”"),
        ('font = ["仿宋", "楷体"]', "font = “仿宋”、“楷体”", "font = “仿宋”"),
        ('size = "四号"', "size = “四号”", "size = “三号”"),
    ],
)
def test_two_looks(tmp_path: Path, setting: str, said: str, there: str) -> None:
    folder = copied(tmp_path)
    key = setting.split(" ")[0]
    first = _line(folder, "case.toml", f"{key} =", after='on = "body"')
    line = _added(folder, "case.toml", "CASE-MACRO", "format", "body", setting)
    found = mistake(folder)
    assert (found.file, found.line, found.hint) == (folder / "case.toml", line, CHANGE)
    assert found.problem == (
        f"对 body，CASE-MACRO 要求 {said}，与case.toml第{first}行的 CASE-BODY-FORMAT 要求 {there}矛盾。"
    )


def test_bold_against_not_bold(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    line = _added(folder, "case.toml", "CASE-MACRO", "format", "title", "bold = false")
    found = mistake(folder)
    assert found.line == line
    assert found.problem.startswith("对 title，CASE-MACRO 要求 bold = false，与case.toml第")
    assert found.problem.endswith("行的 CASE-TITLE-FORMAT 要求 bold = true矛盾。")


@pytest.mark.parametrize(
    ("on", "setting", "problem"),
    [
        ("title", "max = 30",
        "对 title，CASE-MACRO 要求 max = 30，与case.toml第{}行的 CASE-TITLE-LENGTH 要求 max = 25矛盾。"),
        ("title", "min = 26",
        "对 title，CASE-MACRO 要求 min = 26，与case.toml第{}行的 CASE-TITLE-LENGTH 要求 max = 25矛盾。"),
        ("section:main", "max = 2499",
        "对 section:main，CASE-MACRO 要求 max = 2499，与case.toml第{}行的 CASE-WORDS-MAIN 要求 min = 2500矛盾。"),
        ("document", "min = 5001",
        "对 document，CASE-MACRO 要求 min = 5001，与case.toml第{}行的 CASE-WORDS-TOTAL 要求 target = 4000矛盾。"),
        ("document", "max = 2999",
        "对 document，CASE-MACRO 要求 max = 2999，与case.toml第{}行的 CASE-WORDS-TOTAL 要求 target = 4000矛盾。"),
    ],
)  # fmt: skip
def test_two_lengths(tmp_path: Path, on: str, setting: str, problem: str) -> None:
    folder = copied(tmp_path)
    other = problem.split("行的 ")[1].split(" ")[2]
    first = _line(folder, "case.toml", f"{other} =", after=f'id = "{problem.split("行的 ")[1].split(" ")[0]}"')
    line = _added(folder, "case.toml", "CASE-MACRO", "words", on, setting)
    found = mistake(folder)
    assert (found.line, found.problem) == (line, problem.format(first))


@pytest.mark.parametrize(
    ("on", "setting"),
    [("title", "min = 25"), ("title", "max = 25"), ("section:main", "max = 2500"), ("document", "min = 5000"),
    ("body", "min = 26")],
)  # fmt: skip
def test_lengths_that_can_both_be_met(tmp_path: Path, on: str, setting: str) -> None:
    folder = copied(tmp_path)
    _added(folder, "case.toml", "CASE-EXPERIENCE", "words", on, setting)
    assert len(load_notice(folder).kinds["case"].rules) == len(load_notice().kinds["case"].rules) + 1


def test_two_counts(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    _added(
        folder,
        "problems.toml",
        "LIST-SCOPE",
        "count",
        "item_name",
        "min = 9",
        "max = 9",
        "warn_min = 9",
        "warn_max = 9",
    )
    assert load_notice(folder)
    settings = ("min = 4", "max = 7", "warn_min = 2", "warn_max = 8")
    _added(folder, "problems.toml", "LIST-EVIDENCE", "count", "item_name", *settings)
    assert "LIST-EVIDENCE 要求 min = 4" in mistake(folder).problem


def test_two_title_wordings(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    line = _added(folder, "problems.toml", "LIST-SCOPE", "title_wording", "title", 'ending = "普法问题清单"')
    assert mistake(folder).line == line


def test_a_common_rule_against_a_kinds_own(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    _added(folder, "notice.toml", "DOC-MACRO", "words", "title", "max = 20")
    line = _line(folder, "case.toml", "max = 25", after="CASE-TITLE-LENGTH")
    found = mistake(folder)
    assert (found.file, found.line) == (folder / "case.toml", line)
    assert "与notice.toml第" in found.problem


def test_the_same_rule_for_the_same_target_twice(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    first = _line(folder, "case.toml", 'id = "CASE-MACRO"', after="[kind]")
    _added(folder, "case.toml", "CASE-MACRO", "slogans", "section:background")
    second = _line(folder, "case.toml", 'id = "CASE-MACRO"', after="CASE-NEXT-STEP")
    found = mistake(folder)
    assert (found.line, found.hint) == (second, "删掉其中一条。")
    assert found.problem == f"CASE-MACRO 对 section:background 已经写过一次（case.toml第{first}行）。"


def test_the_same_rule_for_another_target_stands(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    _added(folder, "case.toml", "CASE-MACRO", "slogans", "section:main")
    assert [rule.target for rule in load_notice(folder).rules if rule.id == "CASE-MACRO"] == [
        "section:background",
        "section:main",
    ]


def test_kinds_do_not_contradict_each_other(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    _added(folder, "problems.toml", "LIST-SCOPE", "words", "title", "max = 30")
    assert load_notice(folder)


def test_looks_that_ask_for_different_things_stand(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    _added(folder, "case.toml", "CASE-MACRO", "format", "heading", 'align = "左对齐"')
    assert load_notice(folder)
