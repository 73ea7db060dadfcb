"""What one notice asks for that another does not: a copy of the shipped one with one thing changed."""

from __future__ import annotations

import json
import shutil

import pytest

from docchecker import load_notice
from docchecker.report.page import Page
from docchecker.report.rules_diff import Difference, diff_json, diff_text, differences
from docchecker.report.words import kind_name
from docchecker.rulebook.places import rules_root

NOTICE = load_notice()


@pytest.fixture
def changed(tmp_path):
    """Return what differs after one replacement in one file of a copy of the rules."""
    shutil.copytree(rules_root(), tmp_path / "rules")
    folder = tmp_path / "rules" / NOTICE.folder.name

    def change(name, old, new):
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return differences(NOTICE, load_notice(folder))

    return change


def entry(rule):
    """The lines of a rule in case.toml."""
    text = (NOTICE.folder / "case.toml").read_text(encoding="utf-8")
    return next("[[rule]]" + part for part in text.split("[[rule]]") if f'"{rule}"' in part)


def test_nothing():
    assert differences(NOTICE, NOTICE) == ()
    assert diff_text(NOTICE, NOTICE, Page(200)).splitlines()[-1] == "两份规则的要求完全一样。"


def test_comments_and_advice_ask_for_nothing(changed):
    assert changed("case.toml", "[kind]", "# 一句说明\n[kind]") == ()


def test_deadline(changed):
    before = str(NOTICE.deadline)
    [found] = changed("notice.toml", f"deadline = {before}", "deadline = 2027-03-01")
    assert found == Difference("通知", f"报送截止日期由{before}改为2027-03-01。")


def test_number_of_a_rule(changed):
    [found] = changed("case.toml", "max = 25", "max = 30")
    assert found == Difference(kind_name(NOTICE, "case"), "CASE-TITLE-LENGTH 标题不超过30个字：最多由25改为30。")


def test_level_of_a_rule(changed):
    rule = entry("CASE-TITLE-LENGTH")
    [found] = changed("case.toml", rule, rule.replace('"必须"', '"建议"'))
    assert found.said == "CASE-TITLE-LENGTH 标题不超过25个字：级别由必须改为建议。"


def test_rule_taken_out(changed):
    [found] = changed("case.toml", entry("CASE-TITLE-LENGTH"), "")
    assert found.said == "去掉规则：CASE-TITLE-LENGTH 标题不超过25个字"


def test_clause(changed):
    [found] = changed("clauses.toml", "一般不超过25个字", "一般不超过30个字")
    assert found.part == "条文"
    assert "原文由“一般不超过25个字”改为“一般不超过30个字”。" in found.said


def test_word_of_a_list(changed):
    file = next(file for file in sorted((NOTICE.folder / "terms").glob("*.txt")) if len(NOTICE.terms[file.stem]) > 1)
    word = NOTICE.terms[file.stem][-1]
    found = changed(f"terms/{file.name}", f"\n{word}\n", "\n")
    assert found == (Difference("词表", f"{file.name}少了“{word}”。"),)


def test_json():
    assert json.loads(diff_json(NOTICE, NOTICE, Page())) == {"old": NOTICE.id, "new": NOTICE.id, "differences": []}
