"""The rules of the self-evaluation report and of the score sheet, each with one thing wrong and one that is nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.findings import Status
from fixtures import sheets, texts
from fixtures.looks import word
from fixtures.sheets import Sheet
from tests.checks.table.row import Found, Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.checks.table.row import Lines, Make

_COUNTY, _OFFICE = "自评报告-县区", "自评报告-部门"


def _good(name: str) -> Make:
    return lambda: word(texts.report(name))


def _changed(name: str, *pairs: tuple[str, str]) -> Make:
    def change() -> bytes:
        lines = texts.report(name)
        for old, new in pairs:
            lines = texts.reword(lines, old, new)
        return word(lines)

    return change


def _of(change: Callable[[Lines], Lines]) -> Make:
    return lambda: word(change(texts.report(_OFFICE)))


def _no_lessons(lines: Lines) -> Lines:
    start = texts.start_of(lines, "三、经验体会")
    return [*lines[:start], *lines[start + 2 :]]


def _other_heading(lines: Lines) -> Lines:
    return texts.reword(lines, "三、经验体会", "三、几点体会")


def _sheet(**changes: object) -> Make:
    return lambda: sheets.docx(Sheet(**changes))  # type: ignore[arg-type]  # the table is plain data


REPORT_ROWS: dict[str, Row] = {
    "REPORT-PARTS": Row(_good(_OFFICE), _of(_no_lessons), Found("missing", "warning"), _of(_other_heading)),
    "REPORT-TOPICS": Row(
        _good(_COUNTY),
        _changed(_COUNTY, ("建成青少年法治教育实践基地1处，接待学生2400人次。", "")),
        Found("not_seen", "note", status=Status.FOR_PERSON),
        _changed(_COUNTY, ("建成青少年法治教育实践基地1处，接待", "旧法庭改建的小法官体验馆1处，接待")),
    ),
    "REPORT-EVIDENCE": Row(
        _good(_COUNTY),
        _changed(_COUNTY, ("全县66所中小学聘任法治副校长70名，配备率100%，今年进校讲课180次。", "不断加强法治副校长队伍建设。")),
        Found("only_named", "note", "不断加强法治副校长"),
        _changed(_COUNTY, ("全县66所中小学聘任法治副校长70名，配备率100%，今年进校讲课180次。", "66所学校都有法治副校长。")),
    ),
    "REPORT-FIGURES": Row(
        _good(_OFFICE),
        _changed(_OFFICE, ("报送普法信息9条，采用4条", "报送普法信息4条")),
        Found("below_demand", "warning", "全年向市普法办报送"),
        _changed(_OFFICE, ("报送普法信息9条，采用4条", "报送普法信息9条，其中采用2条")),
    ),
    "REPORT-VAGUE": Row(
        _good(_OFFICE),
        _changed(
            _OFFICE,
            ("一是渔民听得少。沿江5个渔村今年只去了2次，原因是休渔期短，村里人多在外打工。", "一是普法针对性实效性不强。"),
        ),
        Found("vague", "warning", "普法针对性实效性不强"),
        _changed(_OFFICE, ("一是渔民听得少。沿江5个", "一是普法针对性不强。沿江5个")),
    ),
    "SCORE-ITEMS": Row(
        sheets.docx,
        _sheet(without=(12,)),
        Found("missing", "error"),
        _sheet(words={12: "编读本、印折页、做宣传品", 4: "报送普法信息，全年不少于5条"}),
    ),
    "SCORE-RANGE": Row(
        sheets.docx,
        _sheet(marks={9: "7"}),
        Found("over_max", "error", "7"),
        _sheet(marks={9: "3分"}, sums={"面向社会普法": "32", "总分": "99"}),
    ),
    "SCORE-SUM": Row(
        sheets.docx,
        _sheet(sums={"系统内普法": "24"}),
        Found("part_sum", "error", "24"),
        _sheet(sums={"总分": "100"}),
    ),
    "SCORE-REASON": Row(
        sheets.docx,
        _sheet(reasons={6: ""}),
        Found("no_reason", "note", "9"),
        _sheet(reasons={17: "", 18: ""}),
    ),
}  # fmt: skip
