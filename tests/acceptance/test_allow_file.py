"""Allow files: which findings they accept, where they count, and what is said of entries that do nothing."""

from __future__ import annotations

from datetime import date

import pytest

from docchecker.acceptance.allow_file import ALLOW_FILE, Entry, allow, read_allow_file
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


def reasons(report_):
    return [[finding.suppressed for finding in file.findings] for file in report_.files]


def test_accepted_finding_is_marked_and_no_longer_fails(tmp_path):
    write(tmp_path, entry())
    result = allow(report(bad(tmp_path / "a.docx")), [tmp_path], TODAY)
    assert reasons(result) == [["市里同意", ""]]
    assert (result.files[0].verdict, result.idle) == (Verdict.PASS, ())
    assert result.files[0].checked == BAD.checked


def test_what_is_not_accepted_still_fails(tmp_path):
    write(tmp_path, entry(rule="CASE-BODY-FORMAT"))
    assert allow(report(bad(tmp_path / "a.docx")), [tmp_path], TODAY).files[0].verdict is Verdict.FAIL
    strict = report(bad(tmp_path / "a.docx"), fail_on=Level.WARNING)
    write(tmp_path, entry())
    assert allow(strict, [tmp_path], TODAY).files[0].verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("案例.docx", True),
        ("*.docx", True),
        ("青湖县/司法局/案例.docx", True),
        ("青湖县/*", True),
        ("青湖县\\\\司法局\\\\*.docx", True),
        ("司法局/案例.docx", False),
        ("案例", False),
        ("白沙县/*", False),
    ],
)
def test_file_pattern(tmp_path, pattern, fits):
    write(tmp_path, entry(file=pattern))
    result = allow(report(bad(tmp_path / "青湖县" / "司法局" / "案例.docx")), [tmp_path], TODAY)
    assert reasons(result) == [["市里同意" if fits else "", ""]]


@pytest.mark.parametrize(
    ("pattern", "found"), [("CASE-*", ["好", "好"]), ("case-title-length", ["好", ""]), ("LIST-*", ["", ""])]
)
def test_rule_pattern(tmp_path, pattern, found):
    write(tmp_path, entry(rule=pattern, reason="好"))
    assert reasons(allow(report(bad(tmp_path / "a.docx")), [tmp_path], TODAY)) == [found]


def test_allow_files_from_the_document_up_to_the_folder_named(tmp_path):
    write(tmp_path, entry(reason="最外层"))
    write(tmp_path / "县", entry(reason="县里"))
    write(tmp_path / "县" / "局", entry(rule="CASE-BODY-FORMAT", reason="局里"))
    write(tmp_path / "别处", entry(reason="别处"))
    document = tmp_path / "县" / "局" / "a.docx"
    assert reasons(allow(report(bad(document)), [tmp_path / "县"], TODAY)) == [["县里", "局里"]]
    assert reasons(allow(report(bad(document)), [tmp_path], TODAY)) == [["县里", "局里"]]
    assert reasons(allow(report(bad(document)), [document], TODAY)) == [["", "局里"]]


def test_paths_may_be_relative(tmp_path, monkeypatch):
    write(tmp_path, entry())
    monkeypatch.chdir(tmp_path)
    from pathlib import Path

    assert reasons(allow(report(bad("县/a.docx")), [Path()], TODAY)) == [["市里同意", ""]]
    assert reasons(allow(report(bad("a.docx")), [Path("a.docx")], TODAY)) == [["市里同意", ""]]


@pytest.mark.parametrize(("until", "accepted"), [("2023-11-05", True), ("2024-01-01", True), ("2023-11-04", False)])
def test_expiry(tmp_path, until, accepted):
    path = write(tmp_path, entry(until=until))
    result = allow(report(bad(tmp_path / "a.docx")), [tmp_path], TODAY)
    assert reasons(result) == [["市里同意" if accepted else "", ""]]
    expired = IdleEntry(str(path), 1, "CASE-TITLE-LENGTH", "*.docx", "expired")
    assert result.idle == (() if accepted else (expired,))


def test_unused_entries_are_told(tmp_path):
    path = write(tmp_path, entry(), entry(rule="LIST-*"), entry(file="没有.docx"))
    result = allow(report(bad(tmp_path / "a.docx")), [tmp_path], TODAY)
    assert result.idle == (
        IdleEntry(str(path), 6, "LIST-*", "*.docx", "unused"),
        IdleEntry(str(path), 11, "CASE-TITLE-LENGTH", "没有.docx", "unused"),
    )


def test_entries_on_files_that_were_not_looked_at_are_not_unused(tmp_path):
    path = write(tmp_path, entry(file="别的.docx"), entry(rule="LIST-*", file="a.docx"))
    write(tmp_path / "县", entry(file="别的.docx"))
    result = allow(report(bad(tmp_path / "县" / "a.docx")), [tmp_path], TODAY)
    assert [one.file for one in result.idle] == [str(path), str(path)]
    one = allow(report(bad(tmp_path / "a.docx")), [tmp_path / "a.docx"], TODAY)
    assert [(idle.rule, idle.pattern) for idle in one.idle] == [
        ("CASE-TITLE-LENGTH", "别的.docx"),
        ("LIST-*", "a.docx"),
    ]


def test_what_is_accepted_already_keeps_its_reason(tmp_path):
    write(tmp_path, entry())
    kept = bad(tmp_path / "a.docx")._replace(findings=(TOO_LONG._replace(suppressed="先有的"),))
    result = allow(report(kept), [tmp_path], TODAY)
    assert reasons(result) == [["先有的"]]
    assert len(result.idle) == 1


def test_unreadable_file_and_standard_input(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    locked = LOCKED._replace(file=str(tmp_path / "a.docx"))
    write(tmp_path, entry())
    assert allow(report(locked), [tmp_path], TODAY).files == (locked,)


def test_file_without_entries_and_no_file_at_all(tmp_path):
    assert reasons(allow(report(bad(tmp_path / "a.docx")), [tmp_path], TODAY)) == [["", ""]]
    (tmp_path / ALLOW_FILE).write_text("# 还没有\n", encoding="utf-8")
    assert allow(report(bad(tmp_path / "a.docx")), [tmp_path], TODAY).idle == ()


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
        ("[[allow]\n", 1, None),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_file_and_line(tmp_path, text, line, said):
    path = tmp_path / ALLOW_FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadRules) as error:
        allow(report(bad(tmp_path / "a.docx")), [tmp_path], TODAY)
    assert (error.value.file, error.value.line) == (path, line)
    if said:
        assert error.value.problem + error.value.hint == said
