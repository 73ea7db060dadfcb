"""Where a rule stands in the rule files."""

from __future__ import annotations

from docchecker import load_notice
from docchecker.rulebook.whereabouts import Setting, whereabouts
from tests.report.samples import EVIDENCE, NOTICE, TITLE_LENGTH

TEXT = """# 开头
[[rule]]
id = "CASE-TITLE-LENGTH"
on = "heading"
max = 9

[[rule]]
id = "CASE-TITLE-LENGTH"
clause = "A"
level = "必须"   # 等级
check = "words"
on = "title"
max = 25
words = "a # b"  # 井号在引号里的不是说明
summary = "s"
advice = "a"
good = "g"
bad = "b"
"""


def test_file_line_and_settings_without_comments(tmp_path):
    (tmp_path / "case.toml").write_text(TEXT, encoding="utf-8")
    assert whereabouts(TITLE_LENGTH, NOTICE._replace(folder=tmp_path)) == (
        tmp_path / "case.toml",
        7,
        (Setting(10, 'level = "必须"'), Setting(13, "max = 25"), Setting(14, 'words = "a # b"')),
    )


def test_rule_that_no_file_holds(tmp_path):
    (tmp_path / "notice.toml").write_text(TEXT, encoding="utf-8")
    assert whereabouts(EVIDENCE, NOTICE._replace(folder=tmp_path)) is None


def test_every_shipped_rule_is_found_where_it_stands():
    notice = load_notice()
    for rule in notice.rules:
        found = whereabouts(rule, notice)
        assert found.file.read_text(encoding="utf-8").split("\n")[found.line - 1] == "[[rule]]"
        assert found.settings[0].written.startswith("level = ")
