"""The shipped rules: they load, and say what the notice says."""

from __future__ import annotations

import datetime

import pytest

from docchecker import load_notice
from docchecker.checks.count import CountOptions
from docchecker.checks.element import ElementOptions
from docchecker.checks.leader_quote import ShareOptions
from docchecker.checks.look import FormatOptions
from docchecker.checks.title_wording import TitleWordingOptions
from docchecker.checks.topics_seen import TopicsOptions
from docchecker.checks.words import WordsOptions
from docchecker.findings import Level
from docchecker.rulebook.loader import DEFAULT, rules_root
from docchecker.rulebook.model import ClauseStatus, Notice, Owed
from docchecker.rulebook.verbs import NoOptions, rule_ids

ERROR, WARNING, NOTE = Level.ERROR, Level.WARNING, Level.NOTE
ASPECTS = ("做法", "成效", "经验", "存在的问题", "问题的原因", "改进措施")
TITLE = FormatOptions(("宋体",), 22.0, True, "center", ("方正小标宋",))

CASE = [
    ("CASE-TITLE-MISSING", ERROR, "exists", "title", NoOptions()),
    ("CASE-TITLE-UNIT", WARNING, "title_wording", "title", TitleWordingOptions(unit=True)),
    ("CASE-TITLE-LENGTH", ERROR, "words", "title", WordsOptions(max=25)),
    ("CASE-TITLE-FORMAT", ERROR, "format", "title", TITLE),
    ("CASE-SECTIONS", ERROR, "sections", "document", NoOptions()),
    ("CASE-HEADING-FORMAT", ERROR, "format", "heading", FormatOptions(("黑体",), 16.0)),
    ("CASE-BODY-FORMAT", ERROR, "format", "body", FormatOptions(("仿宋",), 16.0)),
    ("CASE-BODY-FORMAT", NOTE, "format", "subheading", FormatOptions(("仿宋", "楷体"), 16.0)),
    ("CASE-WORDS-TOTAL", ERROR, "words", "document", WordsOptions(target=4000, warn=10, fail=25)),
    ("CASE-WORDS-MAIN", ERROR, "words", "section:main", WordsOptions(min=2500)),
    ("CASE-POLICY-BASIS", WARNING, "element", "section:background", ElementOptions(("policy_basis",), "政策制度依据")),
    ("CASE-PROBLEM", WARNING, "element", "section:background", ElementOptions(("problem_stated",), "要解决的实际问题")),
    ("CASE-CAUSE", WARNING, "element", "section:background", ElementOptions(("cause",), "问题的原因")),
    ("CASE-LEADER-QUOTE", WARNING, "leader_quote", "section:background", ShareOptions(30, 150)),
    ("CASE-MACRO", WARNING, "slogans", "section:background", NoOptions()),
    ("CASE-INNOVATION", WARNING, "element", "section:main", ElementOptions(("innovation",), "创新点")),
    ("CASE-FEEDBACK", WARNING, "element", "section:main", ElementOptions(("feedback",), "创新点在实践中的有效反馈")),
    ("CASE-EXPERIENCE", WARNING, "element", "section:experience", ElementOptions(("reflection",), "经验")),
    (
        "CASE-REFLECTION", WARNING, "element", "section:experience",
        ElementOptions(("reflection", "problem_stated", "cause"), "反思", "lesson_words"),
    ),
    ("CASE-NEXT-STEP", WARNING, "element", "section:experience", ElementOptions(("next_step",), "下一步的考虑")),
]  # fmt: skip

PROBLEMS = [
    ("LIST-TITLE-MISSING", ERROR, "exists", "title", NoOptions()),
    (
        "LIST-TITLE-WORDING", ERROR, "title_wording", "title",
        TitleWordingOptions(True, "“八五”普法规划中期评估问题清单"),
    ),
    ("LIST-TITLE-FORMAT", ERROR, "format", "title", TITLE),
    ("LIST-COUNT", ERROR, "count", "item", CountOptions(4, 6, 2, 8)),
    ("LIST-NUMBERING", ERROR, "numbering", "item", NoOptions()),
    ("LIST-ITEM-WORDS", ERROR, "words", "item", WordsOptions(min=200, max=500)),
    ("LIST-NAME-FORMAT", ERROR, "format", "item_name", FormatOptions(("仿宋",), 16.0, True)),
    ("LIST-BODY-FORMAT", ERROR, "format", "item_body", FormatOptions(("仿宋",), 16.0)),
    ("LIST-VAGUE-NAME", ERROR, "vague_name", "item_name", NoOptions()),
    ("LIST-EVIDENCE", ERROR, "evidence", "item", NoOptions()),
    ("LIST-SCOPE", WARNING, "scope", "item", NoOptions()),
    ("LIST-REPEAT", WARNING, "repeat", "item", NoOptions()),
]  # fmt: skip

REPORT = [
    *(("REPORT-PARTS", WARNING, "aspect", "document", what) for what in ASPECTS),
    ("REPORT-TOPICS", NOTE, "topics_seen", "document", TopicsOptions("F")),
    ("REPORT-TOPICS", NOTE, "topics_seen", "document", TopicsOptions("A")),
    ("REPORT-EVIDENCE", NOTE, "topics_seen", "document", TopicsOptions("F", only_named=True)),
    ("REPORT-FIGURES", WARNING, "demand", "document", NoOptions()),
    ("REPORT-VAGUE", WARNING, "report_vague", "document", NoOptions()),
]

SCORES = [
    ("SCORE-ITEMS", ERROR, "score_items", "document", NoOptions()),
    ("SCORE-RANGE", ERROR, "score_range", "document", NoOptions()),
    ("SCORE-SUM", ERROR, "score_sum", "document", NoOptions()),
    ("SCORE-REASON", NOTE, "score_reason", "document", NoOptions()),
]

COMMON = [
    ("DOC-KIND", ERROR, "kind", "document", NoOptions()),
    ("DOC-PLACEHOLDER", ERROR, "placeholder", "document", NoOptions()),
    ("DOC-TEMPLATE-HINT", ERROR, "template_hint", "document", NoOptions()),
    ("DOC-LINE-BREAKS", NOTE, "line_breaks", "document", NoOptions()),
    ("DOC-REVISIONS", WARNING, "revisions", "document", NoOptions()),
    ("DOC-EXTERNAL", NOTE, "external", "document", NoOptions()),
    ("DOC-MACRO", WARNING, "vba", "document", NoOptions()),
    ("DOC-PRIVACY", WARNING, "privacy", "document", NoOptions()),
]


@pytest.fixture(scope="module")
def notice() -> Notice:
    return load_notice()


def test_head(notice: Notice) -> None:
    assert notice.id == DEFAULT == notice.folder.name
    assert notice.folder == rules_root() / DEFAULT
    assert notice.title.startswith("全市“八五”普法规划中期评估")
    assert notice.issuer == "市委依法治市办"
    assert notice.deadline == datetime.date(2023, 11, 5)
    assert {"局", "街道", "管委会", "检察院", "公司", "支队"} < set(notice.unit_endings)


def test_what_units_owe(notice: Notice) -> None:
    assert {unit.name: unit.owes for unit in notice.unit_kinds.values()} == {
        "县区": (Owed("report", 1), Owed("case", 1), Owed("problems", 1)),
        "市直部门": (Owed("report", 1), Owed("scores", 1), Owed("problems", 1), Owed("case", 0)),
    }
    assert list(notice.unit_kinds) == ["county", "department"]


def test_kinds(notice: Notice) -> None:
    assert {(kind.id, kind.name, kind.annex, kind.structure, kind.item_label) for kind in notice.kinds.values()} == {
        ("case", "典型创新案例", "附件3", "sections", ""),
        ("problems", "问题清单", "附件4", "items", "1."),
        ("report", "自评报告", "", "free", ""),
        ("scores", "自测得分表", "附件2", "table", ""),
    }
    assert list(notice.kinds) == ["case", "problems", "report", "scores"]
    assert all(kind.title_words for kind in notice.kinds.values())


def test_sections(notice: Notice) -> None:
    assert [(part.key, part.number, part.heading) for part in notice.kinds["case"].sections] == [
        ("background", 1, "背景情况"),
        ("main", 2, "主要做法和成效"),
        ("experience", 3, "经验启示"),
    ]
    assert not any(notice.kinds[kind].sections for kind in ("problems", "report", "scores"))


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        ("case", CASE + COMMON),
        ("problems", PROBLEMS + COMMON),
        ("report", REPORT + COMMON),
        ("scores", SCORES + COMMON),
    ],
)
def test_rules_of_each_kind(notice: Notice, kind: str, rules: list[tuple[object, ...]]) -> None:
    found = [
        (rule.id, rule.level, rule.check, rule.target, rule.options.what if rule.check == "aspect" else rule.options)
        for rule in notice.kinds[kind].rules
    ]
    assert found == rules


def test_every_rule_once_the_common_last(notice: Notice) -> None:
    assert [rule.id for rule in notice.rules] == [row[0] for row in CASE + PROBLEMS + REPORT + SCORES + COMMON]
    assert [rule.id for rule in notice.common] == [row[0] for row in COMMON]


def test_every_rule_with_code_is_used(notice: Notice) -> None:
    assert {rule.id for rule in notice.rules} == set(rule_ids())


def test_sentences_carry_the_rules_own_values(notice: Notice) -> None:
    summaries = {(rule.id, rule.target): rule.summary for rule in notice.rules}
    assert summaries["CASE-TITLE-FORMAT", "title"] == "标题用宋体二号，加粗，居中"
    assert summaries["CASE-BODY-FORMAT", "subheading"] == "小标题用仿宋或楷体，三号"
    assert summaries["LIST-ITEM-WORDS", "item"] == "每个问题200到500字"
    assert not [rule.id for rule in notice.rules if "{" in rule.summary + rule.advice]


def test_every_rule_says_how_to_put_it_right(notice: Notice) -> None:
    assert not [rule.id for rule in notice.rules if len(rule.advice) < len("写上标题")]
    assert not [
        rule.id
        for rule in notice.rules
        if rule.check == "format" and not ("Word" in rule.advice and "WPS" in rule.advice)
    ]


def test_terms_of_the_notice_extend_the_common_ones(notice: Notice) -> None:
    assert "普法针对性实效性不强" in notice.terms["notice_examples"]
    common = {file.stem for file in (rules_root() / "common" / "terms").glob("*.txt")}
    assert common < set(notice.terms)


def test_checkers_of_a_clause(notice: Notice) -> None:
    assert notice.checkers("A3-TITLE") == ("CASE-TITLE-MISSING", "CASE-TITLE-UNIT")
    assert notice.checkers("A3-BACKGROUND") == ("CASE-SECTIONS",)
    assert notice.checkers("A3-TITLE-GIST") == ()
    assert notice.clauses["A3-TITLE-GIST"].status is ClauseStatus.PERSON
