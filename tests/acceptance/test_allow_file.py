"""The allow file: which findings it accepts, where it counts, and what is said of entries that do nothing."""

from __future__ import annotations

from datetime import date

import pytest

from docchecker.acceptance.allow_file import ALLOW_FILE, Allowed, Entry, allow, find_allow_file, read_allow_file
from docchecker.errors import BadRules
from docchecker.findings import IdleEntry, Level, Verdict
from tests.report.samples import BAD, LOCKED, TOO_LONG, WRONG_FONT, report

TODAY = date(2023, 11, 5)


def write(folder, *entries, head="[[allow]]"):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / ALLOW_FILE
    path.write_text("\n".join(f"{head}\n{entry}\n" for entry in entries), encoding="utf-8")
    return path


def entry(rule="CASE-TITLE-LENGTH", file="*.docx", reason="市里同意", **more):
    values = {"rule": f'"{rule}"', "file": f'"{file}"', "reason": f'"{reason}"', **more}
    return "\n".join(f"{key} = {value}" for key, value in values.items())


def bad(path):
    return BAD._replace(file=str(path), findings=(TOO_LONG, WRONG_FONT))


def accept(report_, path, *, named=False, rules=None):
    return allow(report_, Allowed(path, read_allow_file(path), everywhere=named), TODAY, rules)


def reasons(report_):
    return [[finding.suppressed for finding in file.findings] for file in report_.files]


def test_accepted_finding_is_marked_and_no_longer_fails(tmp_path):
    path = write(tmp_path, entry())
    result = accept(report(bad(tmp_path / "a.docx")), path)
    assert reasons(result) == [["市里同意", ""]]
    assert (result.files[0].verdict, result.idle, result.allow_file) == (Verdict.PASS, (), str(path))
    assert result.files[0].checked == BAD.checked


def test_what_is_not_accepted_still_fails(tmp_path):
    path = write(tmp_path, entry(rule="CASE-BODY-FORMAT"))
    assert accept(report(bad(tmp_path / "a.docx")), path).files[0].verdict is Verdict.FAIL
    strict = report(bad(tmp_path / "a.docx"), fail_on=Level.WARNING)
    assert accept(strict, write(tmp_path, entry())).files[0].verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("案例.docx", True),
        ("*.docx", True),
        ("青湖县/司法局/案例.docx", True),
        ("./青湖县/司法局/../司法局/案例.docx", True),
        ("青湖县/*", True),
        ("青湖县\\\\司法局\\\\*.docx", True),
        ("司法局/案例.docx", False),
        ("案例", False),
        ("白沙县/*", False),
    ],
)
def test_file_pattern(tmp_path, pattern, fits):
    path = write(tmp_path, entry(file=pattern))
    result = accept(report(bad(tmp_path / "青湖县" / "司法局" / "案例.docx")), path)
    assert reasons(result) == [["市里同意" if fits else "", ""]]


def test_a_name_that_looks_like_a_pattern(tmp_path):
    path = write(tmp_path, entry(file="[新]案例.docx"))
    assert reasons(accept(report(bad(tmp_path / "[新]案例.docx")), path)) == [["市里同意", ""]]


@pytest.mark.parametrize(
    ("pattern", "found"), [("CASE-*", ["好", "好"]), ("case-title-length", ["好", ""]), ("LIST-*", ["", ""])]
)
def test_rule_pattern(tmp_path, pattern, found):
    path = write(tmp_path, entry(rule=pattern, reason="好"))
    assert reasons(accept(report(bad(tmp_path / "a.docx")), path)) == [found]


def test_the_nearest_file_in_the_working_directory_and_above(tmp_path):
    outer = write(tmp_path, entry())
    inner = write(tmp_path / "县" / "局", entry())
    assert find_allow_file(tmp_path / "县" / "局") == inner
    assert find_allow_file(tmp_path / "县") == outer
    assert find_allow_file(tmp_path / "别处" / "没有") == outer


@pytest.mark.parametrize(
    "written", ["县/a.docx", "./县/../县/a.docx", "{0}/县/a.docx", "县/../../{1}/县/a.docx", "别名/a.docx"]
)
def test_however_the_path_is_written(tmp_path, monkeypatch, written):
    (tmp_path / "县").mkdir()
    (tmp_path / "别名").symlink_to(tmp_path / "县")
    path = write(tmp_path, entry(file="县/a.docx"))
    monkeypatch.chdir(tmp_path)
    document = written.format(tmp_path, tmp_path.name)
    assert reasons(accept(report(bad(document)), path)) == [["市里同意", ""]]


def test_documents_elsewhere_count_only_for_a_file_that_was_named(tmp_path):
    path = write(tmp_path / "这里", entry(file="县/*.docx"))
    elsewhere = report(bad(tmp_path / "那里" / "县" / "a.docx"))
    assert reasons(accept(elsewhere, path)) == [["", ""]]
    assert reasons(accept(elsewhere, path, named=True)) == [["市里同意", ""]]


def test_allow_files_among_the_documents_are_told_unless_it_is_the_one(tmp_path):
    path = write(tmp_path, entry())
    other = str(tmp_path / "县" / ALLOW_FILE)
    given = report(bad(tmp_path / "a.docx"))._replace(not_obeyed=(str(path), other))
    assert accept(given, path).not_obeyed == (other,)


def test_a_document_in_a_zip(tmp_path):
    path = write(tmp_path, entry(file="包.zip/县/a.docx"))
    (tmp_path / "包.zip").write_bytes(b"PK")
    assert reasons(accept(report(bad(tmp_path / "包.zip" / "县" / "a.docx")), path)) == [["市里同意", ""]]


@pytest.mark.parametrize(("until", "accepted"), [("2023-11-05", True), ("2024-01-01", True), ("2023-11-04", False)])
def test_expiry(tmp_path, until, accepted):
    path = write(tmp_path, entry(until=until))
    result = accept(report(bad(tmp_path / "a.docx")), path)
    assert reasons(result) == [["市里同意" if accepted else "", ""]]
    expired = IdleEntry(str(path), 1, "CASE-TITLE-LENGTH", "*.docx", "expired")
    assert result.idle == (() if accepted else (expired,))


def test_unused_entries_are_told_when_their_files_and_rules_were_looked_at(tmp_path):
    path = write(tmp_path, entry(), entry(rule="LIST-*"), entry(file="没有.docx"), entry(rule="CASE-WORDS-*"))
    given = report(bad(tmp_path / "a.docx"), LOCKED._replace(file=str(tmp_path / "没有.docx")))
    listed, words = (
        IdleEntry(str(path), 6, "LIST-*", "*.docx", "unused"),
        IdleEntry(str(path), 16, "CASE-WORDS-*", "*.docx", "unused"),
    )
    assert accept(given, path).idle == (listed, words)
    assert accept(given, path, rules=frozenset({"CASE-WORDS-TOTAL", "CASE-TITLE-LENGTH"})).idle == (words,)


def test_what_is_accepted_already_keeps_its_reason(tmp_path):
    path = write(tmp_path, entry())
    kept = bad(tmp_path / "a.docx")._replace(findings=(TOO_LONG._replace(suppressed="先有的"),))
    result = accept(report(kept), path)
    assert reasons(result) == [["先有的"]]
    assert len(result.idle) == 1


def test_unreadable_file_stays_as_it_is(tmp_path):
    locked = LOCKED._replace(file=str(tmp_path / "a.docx"))
    assert accept(report(locked), write(tmp_path, entry())).files == (locked,)


def test_a_file_without_entries(tmp_path):
    path = tmp_path / ALLOW_FILE
    path.write_text("# 还没有\n", encoding="utf-8")
    assert accept(report(bad(tmp_path / "a.docx")), path).idle == ()


def test_entries(tmp_path):
    path = write(tmp_path, entry(), entry(rule="doc-*", file="a/*", reason="试点", until="2023-12-31"))
    assert read_allow_file(path) == (
        Entry(path, 1, "CASE-TITLE-LENGTH", "*.docx", "市里同意"),
        Entry(path, 6, "DOC-*", "a/*", "试点", date(2023, 12, 31)),
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('[[allow]]\nrule = "X"\nfile = "a"\n', 1, "缺少“reason”。"),
        ('[[allow]]\nrule = "X"\nfile = "a"\nreason = " "\n', 4, "“reason”是空的。"),
        ('[[allow]]\nfile = "a"\nreason = "x"\n', 1, "缺少“rule”。"),
        ('[[allow]]\nrule = "X"\nreason = "x"\n', 1, "缺少“file”。"),
        ('[[allow]]\nrul = "X"\n', 2, "没有“rul”这个设置。您是不是想写“rule”？"),
        ('[[alow]]\nrule = "X"\n', 1, "没有“alow”这一项。您是不是想写“allow”？"),
        ('[allow]\nrule = "X"\n', 1, "“[allow]”要写两层方括号。您是不是想写“[[allow]]”？"),
        (
            '[[allow]]\nrule = "X"\nfile = "a"\nreason = "x"\nuntil = "2023-12-31"\n', 5,
            "“until”的值不对，应写日期，不加引号，如 2023-12-31。",
        ),
        (
            '[[allow]]\nrule = "CASE-TITEL-LENGTH"\nfile = "a"\nreason = "x"\n', 2,
            "没有“CASE-TITEL-LENGTH”这条规则。您是不是想写“CASE-TITLE-LENGTH”？",
        ),
        ('[[allow]]\nrule = "CASE-X*"\nfile = "a"\nreason = "x"\n', 2, None),
        ("[[allow]\n", 1, None),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_file_and_line(tmp_path, text, line, said):
    path = tmp_path / ALLOW_FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadRules) as error:
        read_allow_file(path)
    assert (error.value.file, error.value.line) == (path, line)
    if said:
        assert error.value.problem + error.value.hint == said
