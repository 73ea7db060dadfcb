"""Blank documents: prompts that a check sees, and right once they are filled in."""

from __future__ import annotations

import io
import re

import docx
import pytest

from docchecker.checks.look import FormatOptions
from docchecker.findings import Verdict
from docchecker.repair.template import template
from docchecker.rulebook.model import Kind, Notice
from docchecker.word.reader import read
from fixtures import texts
from tests.repair.readback import W, check_package, out_of_order, part, parts, zipped
from tests.repair.reports import NOTICE, report_on

_CONTROL = re.compile(r"<w:sdt>(<w:sdtPr>.*?</w:sdtPr>)<w:sdtContent>(.*?)</w:sdtContent></w:sdt>", re.DOTALL)


@pytest.mark.parametrize("kind", NOTICE.kinds)
def test_a_template_is_a_sound_document(kind: str) -> None:
    data = template(kind, NOTICE)
    check_package(data)
    for name in ("word/document.xml", "word/styles.xml"):
        assert out_of_order(part(data, name)) == []
    assert docx.Document(io.BytesIO(data)).paragraphs
    assert template(kind, NOTICE) == data
    ids = [e.get(f"{W}val") for e in part(data, "word/document.xml").iter(f"{W}id")]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("kind", NOTICE.kinds)
def test_a_blank_template_is_recognised_and_told_to_be_blank(kind: str) -> None:
    data = template(kind, NOTICE)
    report = report_on(data)
    assert report.kind == kind
    controls = list(part(data, "word/document.xml").iter(f"{W}sdt"))
    assert sum(bool(p.placeholders) for p in read(data).paragraphs) == len(controls)
    assert "DOC-PLACEHOLDER" in {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("case", "青湖县司法局把法讲在播种前"),
        ("problems", "青湖县司法局“八五”普法规划中期评估问题清单"),
        ("report", "青湖县司法局自评报告"),
        ("scores", "青湖县司法局自测得分表"),
    ],
)
def test_unit_and_title_stand_there_when_they_are_known(kind: str, title: str) -> None:
    paragraphs = read(template(kind, NOTICE, "青湖县司法局", "把法讲在播种前")).paragraphs
    assert (paragraphs[0].text, paragraphs[0].placeholders) == (title, ())


def test_a_title_that_names_the_unit_is_left_as_it_is() -> None:
    data = template("case", NOTICE, "青湖县司法局", "青湖县司法局把法讲在播种前")
    assert read(data).paragraphs[0].text == "青湖县司法局把法讲在播种前"


def test_a_score_sheet_holds_every_point_and_is_told_to_be_empty() -> None:
    report = report_on(template("scores", NOTICE, "青湖县司法局"))
    told = {(finding.rule, finding.code) for finding in report.findings}
    assert told == {("DOC-PLACEHOLDER", "unfilled"), ("SCORE-RANGE", "not_filled")}


@pytest.mark.parametrize("kind", NOTICE.kinds)
def test_looks_come_from_the_rules(kind: str) -> None:
    known = NOTICE.kinds[kind]
    data = template(kind, NOTICE)
    styles = {style.get(f"{W}styleId"): style for style in part(data, "word/styles.xml").iter(f"{W}style")}
    for role, style_id in (("title", "title"), ("heading", "heading"), ("item_name", "name")):
        for rule in known.rules:
            if rule.target == role and isinstance(rule.options, FormatOptions):
                fonts = styles[style_id].find(f"{W}rPr/{W}rFonts")
                size = styles[style_id].find(f"{W}rPr/{W}sz")
                assert fonts.get(f"{W}eastAsia") == rule.options.font[0]
                assert size.get(f"{W}val") == f"{rule.options.size * 2:g}"
                assert (styles[style_id].find(f"{W}rPr/{W}b") is not None) == bool(rule.options.bold)


def test_another_notice_gives_another_look() -> None:
    rules = tuple(
        rule._replace(options=rule.options._replace(font=("楷体",), size=15.0))
        if isinstance(rule.options, FormatOptions)
        else rule
        for rule in NOTICE.kinds["case"].rules
    )
    notice = NOTICE._replace(kinds={"case": NOTICE.kinds["case"]._replace(rules=rules)}, common=())
    styles = parts(template("case", notice))["word/styles.xml"].decode()
    assert set(re.findall('w:eastAsia="(.*?)"', styles)) == {"楷体", "zh-CN"}


def test_prompts_are_the_words_of_the_annex() -> None:
    paragraphs = [p.text for p in read(template("case", NOTICE)).paragraphs]
    assert paragraphs[1::2] == ["一、背景情况", "二、主要做法和成效", "三、经验启示"]
    assert "介绍说明项目探索与实践的政策制度依据" in paragraphs[2]
    assert "不少于2500字" in paragraphs[4]
    assert "黑体三号" not in "".join(paragraphs)
    problems = read(template("problems", NOTICE)).paragraphs
    assert [p.label for p in problems if p.label] == ["1.", "2.", "3.", "4.", "5."]
    assert "有事例和数据支撑" in problems[2].text
    assert problems[0].text == "［单位名称］“八五”普法规划中期评估问题清单"


def _filled(data: bytes, answers: list[str | list[str]]) -> bytes:
    """The template with its controls filled as Word does it: the prompt's look goes, the paragraph's style stays."""
    left = iter(answers)

    def fill(match: re.Match[str]) -> str:
        answer = next(left)
        properties = match.group(1).replace("<w:showingPlcHdr/>", "")
        return f"<w:sdt>{properties}<w:sdtContent>{_content(match.group(2), answer)}</w:sdtContent></w:sdt>"

    found = parts(data)
    found["word/document.xml"] = _CONTROL.sub(fill, found["word/document.xml"].decode()).encode()
    assert next(left, None) is None
    return zipped(found)


def _content(prompt: str, answer: str | list[str]) -> str:
    if isinstance(answer, str):
        return f"<w:r><w:t>{answer}</w:t></w:r>"
    (style,) = re.findall("<w:pPr>.*?</w:pPr>", prompt)
    return "".join(f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>" for text in answer)


def _case_parts() -> list[list[str]]:
    return [[line.text for line in texts.part(texts.case(), number)][1:] for number in (1, 2, 3)]


def test_a_filled_case_passes() -> None:
    data = _filled(template("case", NOTICE), [texts.case()[0].text, *_case_parts()])
    report = report_on(data)
    assert [finding.message for finding in report.findings] == []
    assert (report.kind, report.verdict) == ("case", Verdict.PASS)


def test_a_filled_list_of_problems_passes() -> None:
    unit = texts.list_title().split("“")[0]
    answers = [unit, *(part for name, body in texts.items() for part in (name, [body]))]
    report = report_on(_filled(template("problems", NOTICE), answers))
    assert [finding.message for finding in report.findings] == []
    assert (report.kind, report.verdict) == ("problems", Verdict.PASS)


def test_a_kind_without_rules_of_its_own_gets_the_looks_of_the_others() -> None:
    bare = Kind("memo", "备忘录", "", "free", ())
    notice = NOTICE._replace(kinds={**NOTICE.kinds, "memo": bare})
    first, second = read(template("memo", notice)).paragraphs
    assert (first.text, second.text) == ("［单位名称］备忘录", "请填写内容")
    assert second.runs[0].look.east_asia_font.value == "仿宋"


def _only_title(notice: Notice) -> Notice:
    case = notice.kinds["case"]
    rules = tuple(rule for rule in case.rules if rule.target == "title" and rule.check == "format")
    items = Kind("list", "清单", "", "items", rules)
    return notice._replace(kinds={"list": items}, common=())


def test_a_notice_that_asks_for_little_still_gives_a_template() -> None:
    paragraphs = read(template("list", _only_title(NOTICE))).paragraphs
    assert [p.text for p in paragraphs] == ["［单位名称］清单", "具体问题名称（请填写内容）", "请填写内容"]
    assert {run.look.east_asia_font.value for p in paragraphs for run in p.runs} == {"宋体"}


def test_an_unknown_kind_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        template("none", NOTICE)
