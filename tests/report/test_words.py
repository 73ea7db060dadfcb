"""Words shared by all reports."""

from __future__ import annotations

import pytest

from docchecker.findings import Level, Location
from docchecker.report import BINARY, FORMATS, filewords, words
from docchecker.report.page import Page
from docchecker.report.words import origin_words
from docchecker.structure import ROLES
from tests.report.samples import (
    ASK_PERSON,
    BAD,
    GOOD,
    KEPT,
    NOTICE,
    TITLE_UNIT,
    TOO_LONG,
    UNKNOWN_FONT,
    WRONG_FONT,
    report,
)


@pytest.mark.parametrize(
    ("location", "said"),
    [
        (Location(), "全文"),
        (Location(0), "第1段"),
        (Location(4, heading="二、主要做法和成效"), "第5段（二、主要做法和成效）"),
        (Location(4, item=3), "第5段（第3个问题）"),
        (Location(4, heading="一、组织领导", item=3), "第5段（一、组织领导，第3个问题）"),
        (Location(heading="三、经验启示"), "三、经验启示"),
        (Location(item=2), "第2个问题"),
    ],
)
def test_place(location, said):
    assert words.place(location) == said


def test_tally():
    assert filewords.tally([]) == ""
    assert filewords.tally([TOO_LONG, WRONG_FONT, TOO_LONG, KEPT]) == "2处必须修改，1处建议修改"


def test_groups_hold_every_finding_once():
    findings = (UNKNOWN_FONT, KEPT, ASK_PERSON, WRONG_FONT, TOO_LONG, UNKNOWN_FONT._replace(suppressed="x"))
    assert list(filewords.groups(findings)) == [
        ("必须修改", (TOO_LONG,)),
        ("建议修改", (WRONG_FONT,)),
        ("未能判定，请人工核对", (UNKNOWN_FONT,)),
        ("请人工判断", (ASK_PERSON,)),
        ("已同意保留", (KEPT, findings[-1])),
    ]


def test_undecided_reason():
    assert filewords.undecided_reason(BAD, UNKNOWN_FONT) == "字体由主题决定，而文件里没有主题。"
    assert filewords.undecided_reason(GOOD, UNKNOWN_FONT) == ""
    assert filewords.undecided_reason(BAD, TOO_LONG) == ""


def test_every_role_and_level_has_a_name():
    assert set(words.ROLES) >= ROLES
    assert set(words.LEVELS) == set(words.GROUPS) == set(Level)


@pytest.mark.parametrize(
    ("kind", "name"),
    [("case", "典型创新案例（附件3）"), ("report", "自评报告"), ("minutes", "minutes"), (None, "未识别")],
)
def test_kind_name(kind, name):
    assert words.kind_name(NOTICE, kind) == name


@pytest.mark.parametrize(
    ("rule", "kind", "summary"),
    [
        ("CASE-TITLE-UNIT", "case", "以单位名称开头"),
        ("CASE-TITLE-UNIT", "problems", "以单位名称开头"),
        ("CASE-TITLE-UNIT", "minutes", "以单位名称开头"),
        ("DOC-KIND", None, "认得出是哪一种材料"),
        ("NO-SUCH", "case", "NO-SUCH"),
    ],
)
def test_rule_summary(rule, kind, summary):
    assert words.rule_summary(NOTICE, rule, kind) == summary


def test_rules_of_a_kind_rank_before_those_of_others():
    assert words.rules_of(NOTICE, "CASE-TITLE-UNIT", "case") == (TITLE_UNIT,)


def test_clause_place():
    assert words.clause_place(NOTICE, "A4-REAL") == "附件4 注一"
    assert words.clause_place(NOTICE, "A9") == "A9"


@pytest.mark.parametrize(("text", "said"), [("话", "“话”"), ("说“话”", "说“话”"), ("话”", "话”")])
def test_quoted(text, said):
    assert words.quoted(text) == said


def test_formats_can_be_made():
    from importlib import import_module

    for name, module in FORMATS.items():
        made = import_module(module).render(report(GOOD, BAD), NOTICE, Page())
        assert isinstance(made, bytes if name in BINARY else str)


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("字体来自直接格式；字号来自直接格式", "字体、字号是在这几个字上直接设的"),
        ("字体来自直接格式；字号来自样式“正文”", "字体是在这几个字上直接设的；字号由样式“正文”设定"),
        ("字号来自样式“正文”；加粗来自样式“正文”", "字号、加粗由样式“正文”设定"),
        ("字体来自直接格式；对齐方式来自直接格式", "字体是在这几个字上直接设的；对齐方式是在这一段上直接设的"),
        ("字号来自软件默认值", "字号没有设过，用的是软件的默认值"),
        ("", ""),
        (None, ""),
    ],
)
def test_where_values_come_from(origin, said):
    assert origin_words(origin) == said
