"""``check --format junit``: as junitparser reads it and an XML schema demands it."""

from __future__ import annotations

from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from docchecker.findings import Level, Outcome, Status, Trouble, Verdict
from docchecker.report import junit, junitxml
from docchecker.report.page import Page
from tests.report.samples import ASK_PERSON, BAD, GOOD, KEPT, LOCKED, NOTICE, TOO_LONG, WRONG_FONT, report

SCHEMA = etree.XMLSchema(etree.parse(str(Path(__file__).parents[1] / "data" / "junit.xsd")))


def render(*files, **more):
    return junit.render(report(*files, **more), NOTICE, Page())


def read(*files, **more):
    text = render(*files, **more)
    SCHEMA.assertValid(etree.fromstring(text.encode()))
    return JUnitXml.fromstring(text.encode())


def cases(suite):
    """The cases of a suite by rule: what came out, and the output."""
    return {case.name.split(" ")[0]: (case.result, case.system_out) for case in suite}


def test_a_suite_a_file_and_a_case_a_rule():
    whole = read(GOOD, BAD, LOCKED)
    assert [suite.name for suite in whole] == ["好案例.docx", "材料/坏案例.docx", "加密.docx"]
    assert (whole.tests, whole.failures, whole.errors) == (11, 1, 2)
    assert [(s.tests, s.failures, s.errors, s.skipped) for s in whole] == [(2, 0, 0, 0), (8, 1, 1, 4), (1, 0, 1, 0)]
    good = next(iter(whole))
    assert [(case.classname, case.name, case.result) for case in good] == [
        ("好案例.docx", "CASE-TITLE-LENGTH 标题不超过25个字", []),
        ("好案例.docx", "CASE-TITLE-FORMAT 标题用宋体二号，加粗，居中", []),
    ]


def test_properties():
    suite = next(iter(read(GOOD)))
    assert {one.name: one.value for one in suite.properties()} == {
        "file": "好案例.docx", "verdict": "pass", "conclusion": "通过：没有必须修改之处", "sha256": "a" * 64, "kind": "case",
        "kind_name": "典型创新案例（附件3）", "words": "4012",
    }  # fmt: skip
    locked = next(iter(read(LOCKED)))
    assert {one.name for one in locked.properties()} == {"file", "verdict", "conclusion"}


def test_failure_holds_the_whole_finding():
    (failure,), output = cases(next(iter(read(BAD))))["CASE-TITLE-LENGTH"]
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message, output) == ("too_long", "标题有31个字，应不超过25个字", None)
    assert failure.text.splitlines() == [
        "【必须】标题有31个字，应不超过25个字",
        "位置：第1段",
        "现在：31字",
        "应为：不超过25字",
        "依据：附件3 关于标题：“一般不超过25个字”",
        "怎么改：删去修饰词。",
    ]


def test_lighter_undecided_and_accepted_findings_are_output():
    found = cases(next(iter(read(BAD._replace(findings=(*BAD.findings, KEPT))))))
    result, output = found["CASE-BODY-FORMAT"]
    assert (result, output.splitlines()[0]) == ([], "【建议】正文5段中4段不是仿宋")
    (skipped,), output = found["CASE-TITLE-FORMAT"]
    assert isinstance(skipped, Skipped)
    assert skipped.message == "未能判定，请人工核对：字体由主题决定，而文件里没有主题。"
    assert output.startswith("【必须】看不出标题用的是什么字体")
    result, output = found["CASE-TITLE-UNIT"]
    assert (result, output.splitlines()[-1]) == ([], "已同意保留：市里同意保留原名")


def test_finding_of_a_rule_that_is_not_listed_is_not_lost():
    (skipped,), output = cases(next(iter(read(BAD))))["LIST-EVIDENCE"]
    assert (skipped.message, output.splitlines()[0]) == ("请人工判断", "【提示】请看这个问题的数据是否属实")
    lost = cases(next(iter(read(GOOD._replace(findings=(TOO_LONG,), checked=())))))
    assert isinstance(lost["CASE-TITLE-LENGTH"][0][0], Failure)


@pytest.mark.parametrize(
    ("status", "reason", "kind", "message"),
    [
        (Status.ERROR, "", Error, "检查时程序出错"),
        (Status.ERROR, "某处", Error, "检查时程序出错：某处"),
        (Status.NOT_APPLICABLE, "", Skipped, "没有检查"),
        (Status.FOR_PERSON, "", Skipped, "请人工判断"),
        (Status.UNDECIDED, "太短", Skipped, "未能判定，请人工核对：太短"),
    ],
)
def test_rules_without_a_finding(status, reason, kind, message):
    file = GOOD._replace(checked=(Outcome("DOC-KIND", status, reason=reason),))
    ((result,), _) = cases(next(iter(read(file))))["DOC-KIND"]
    assert (type(result), result.message) == (kind, message)


def test_unreadable_file():
    (case,) = next(iter(read(LOCKED)))
    (error,) = case.result
    assert isinstance(error, Error)
    assert (error.type, error.message, error.text) == ("encrypted", "文件加了密码，打不开。", "请取消密码后再检查。")


@pytest.mark.parametrize(("fail_on", "failures"), [(Level.ERROR, 0), (Level.WARNING, 1), (Level.NOTE, 1)])
def test_what_fails_the_file_fails_the_case(fail_on, failures):
    file = GOOD._replace(findings=(WRONG_FONT, ASK_PERSON), verdict=Verdict.FAIL)
    assert read(file, fail_on=fail_on).failures == failures


def test_characters_that_xml_forbids():
    evil = "a\x00\x1b\ud800\ufffe<&>\"'\n]]>"
    trouble = Trouble("x", evil, evil)
    file = BAD._replace(file=evil, findings=(TOO_LONG._replace(message=evil, actual=evil, suppressed=""),))
    assert read(file, LOCKED._replace(trouble=trouble)).tests == 8


def test_a_file_that_no_rule_looked_at_is_an_error():
    (case,) = next(iter(read(GOOD._replace(kind=None, verdict=Verdict.NOT_CHECKED, checked=()))))
    (error,) = case.result
    assert isinstance(error, Error)
    assert (case.name, error.type, error.message) == ("检查文件", "not_checked", "没有检查：认不出是哪种材料")


def test_two_cases_never_have_one_name():
    suite = junitxml.Suite("甲", (junitxml.Case("a", "b"), junitxml.Case("a", "b"), junitxml.Case("a", "c")))
    text = junitxml.document("全部", [suite])
    SCHEMA.assertValid(etree.fromstring(text.encode()))
    assert [case.name for case in next(iter(JUnitXml.fromstring(text.encode())))] == ["b", "b（2）", "c"]


def test_many_places_are_bounded():
    many = TOO_LONG._replace(locations=TOO_LONG.locations * 1_440)
    (failure,), _ = cases(next(iter(read(BAD._replace(findings=(many,))))))["CASE-TITLE-LENGTH"]
    assert failure.text.count("第1段") == 100
    assert "……等1440处" in failure.text


def test_no_file():
    assert read().tests == 0
