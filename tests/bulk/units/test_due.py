"""What units owe, what is late, and the findings on a whole batch."""

from __future__ import annotations

import datetime
import json
from xml.etree import ElementTree

import pytest

from docchecker.bulk.intake.versions import with_versions
from docchecker.bulk.outputs.machine import batch_json, batch_junit
from docchecker.bulk.outputs.summary import render_text, totals
from docchecker.bulk.records import Attribution, Batch, Copy, Due, Passage, Skipped, Submission, Unit
from docchecker.bulk.units.assignments import Assignments
from docchecker.bulk.units.due import Earlier, against_each_other, clause_of, dues, pack_findings
from docchecker.pipeline import check_bytes
from docchecker.report.codec import pack
from docchecker.report.page import Page
from docchecker.rulebook.verbs import pack_ids
from fixtures import sheets, texts
from fixtures.looks import word
from tests.bulk.samples import NOTICE, finding, paper

COUNTY, OFFICE = Unit("柳溪县", "county"), Unit("市教育局", "department")


def at(day, hour=9):
    return datetime.datetime(2023, 11, day, hour)


def owed(units, *papers):
    done, slots = with_versions(papers, units, NOTICE)
    return {(due.unit, due.kind): due for due in dues(units, done, slots, NOTICE)}


def test_what_each_kind_of_unit_owes():
    found = owed((COUNTY, OFFICE))
    assert {key: (due.least, due.missing) for key, due in found.items()} == {
        ("柳溪县", "report"): (1, 1), ("柳溪县", "case"): (1, 1), ("柳溪县", "problems"): (1, 1),
        ("市教育局", "report"): (1, 1), ("市教育局", "scores"): (1, 1), ("市教育局", "problems"): (1, 1), ("市教育局", "case"): (0, 0),
    }  # fmt: skip


def test_what_counts_as_received():
    found = owed(
        (COUNTY,),
        paper("问题清单.docx", "柳溪县"), paper("问题清单(1).docx", "柳溪县"), paper("案例.doc", "柳溪县", "case", verdict="unreadable"),
        paper("报告.docx", None, "report"), paper("x.docx", "柳溪县", None), paper("报告.docx2", "别的", "report"),
    )  # fmt: skip
    assert {kind: due.received for (_, kind), due in found.items()} == {
        "report": (), "case": ("案例.doc",), "problems": ("问题清单(1).docx",),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arrived", "late"),
    [(at(5, 23), ()), (at(6, 0), ("问题清单.docx",)), (None, ())],
)
def test_late(arrived, late):
    found = owed((COUNTY,), paper("问题清单.docx", "柳溪县", arrived=arrived))
    assert found["柳溪县", "problems"].late == late


def test_putting_right_what_came_in_time_is_not_late():
    first, second = paper("问题清单.docx", "柳溪县", arrived=at(4)), paper("问题清单(1).docx", "柳溪县", arrived=at(9))
    assert owed((COUNTY,), first, second)["柳溪县", "problems"].late == ()
    first = first._replace(arrived=at(8))
    assert owed((COUNTY,), first, second)["柳溪县", "problems"].late == ("问题清单(1).docx",)


def test_what_came_nobody_knows_when_is_not_late():
    first, second = paper("问题清单.docx", "柳溪县"), paper("11月9日/问题清单.docx", "柳溪县", arrived=at(9))
    assert owed((COUNTY,), first, second)["柳溪县", "problems"].late == ()


def test_a_package_that_cannot_be_opened_stands_for_what_else_is_missing():
    closed = paper("柳溪县.rar", "柳溪县", None, verdict="unreadable", trouble={"kind": "damaged"})
    found = owed((COUNTY,), closed, paper("报告.docx", "柳溪县", "report"))
    assert {kind: due.received for (_, kind), due in found.items()} == {
        "report": ("报告.docx",), "case": ("柳溪县.rar",), "problems": ("柳溪县.rar",),
    }  # fmt: skip


def decided(papers=(), assignments=None, earlier=(), today=None):
    done, slots = with_versions(papers, (COUNTY,), NOTICE)
    found = dues((COUNTY,), done, slots, NOTICE, assignments, earlier, today)
    return {due.kind: due for due in found}


def test_exempt_and_extended():
    given = Assignments(
        exempt=frozenset({("柳溪县", "case")}), until={("柳溪县", "problems"): datetime.date(2023, 11, 15)}
    )
    before, after = (decided((), given, (), datetime.date(2023, 11, day)) for day in (15, 16))
    assert {kind: due.missing for kind, due in before.items()} == {"report": 1, "case": 0, "problems": 0}
    assert {kind: due.missing for kind, due in after.items()} == {"report": 1, "case": 0, "problems": 1}
    late = paper("清单.docx", "柳溪县", arrived=at(14))
    assert decided([late], given)["problems"].late == ()
    assert decided([late._replace(arrived=at(16))], given)["problems"].late == ("清单.docx",)


@pytest.mark.parametrize(
    ("arrived", "began", "late"),
    [(at(4), at(9), ()), (None, at(5), ()), (None, at(9), ()), (at(8), at(9), ("清单.docx",))],
)
def test_what_came_in_an_earlier_run(arrived, began, late):
    old = Earlier(paper("一/清单.docx", "柳溪县", arrived=arrived), began)
    assert decided(earlier=[old])["problems"].received == ("一/清单.docx",)
    found = decided([paper("清单.docx", "柳溪县", arrived=at(10))], earlier=[old])["problems"]
    assert (found.received, found.late) == (("清单.docx",), late)


def test_what_was_decided_otherwise_is_not_taken_from_earlier_runs():
    old = Earlier(paper("一/清单.docx", "柳溪县"), at(9))
    assert decided((), Assignments(counts={"一/清单.docx": False}), [old])["problems"].received == ()
    assert decided((), Assignments(units={"一/清单.docx": "市教育局"}), [old])["problems"].received == ()


def test_no_deadline():
    done, slots = with_versions([paper("a.docx", "柳溪县", arrived=at(30))], (COUNTY,), NOTICE)
    found = dues((COUNTY,), done, slots, NOTICE._replace(deadline=None))
    assert {due.late for due in found} == {()}


PAPERS = (
    paper(
        "县/清单.docx",
        "柳溪县",
        sha256="a" * 64,
        arrived=at(8),
        verdict="fail",
        findings=[finding(), finding(status="undecided")],
    ),
    paper("县/清单0.docx", "柳溪县", sha256="b" * 64, superseded_by="县/清单.docx"),
    paper(
        "局/清单.doc",
        "市教育局",
        sha256="",
        verdict="unreadable",
        trouble={"kind": "legacy_doc", "reason": "旧版。", "advice": "另存。"},
    ),
    paper("散/报告.docx", None, "report", sha256="c" * 64, candidates=("柳溪县", "市教育局"), evidence="说法不一：甲"),
)
BATCH = Batch(
    NOTICE.id, (COUNTY, OFFICE), PAPERS, (Skipped("a.jpg", "不是 Word 文件"),),
    (Due("柳溪县", "problems", 1, ("县/清单.docx",), ("县/清单.docx",)), Due("柳溪县", "case", 2, ("x",)), Due("市教育局", "scores", 1, ())),
    (
        Copy("县/清单.docx", "局/清单.doc", 0.31, (Passage((0, 2), (1, 3), "甲乙"),)),
        Copy("县/清单0.docx", "县/清单.docx", 1.0, (), identical=True),
    ),
)  # fmt: skip


def test_findings_on_a_batch():
    assert [(f.rule, f.level.value, f.unit, f.message, f.clause, f.names) for f in pack_findings(BATCH, NOTICE)] == [
        ("PACK-MISSING", "error", "柳溪县", "缺典型创新案例：应报2份，收到1份", "N-ATTACH", ("x",)),
        ("PACK-MISSING", "error", "市教育局", "缺自测得分表：应报1份，一份也没有收到", "N-SCORES", ()),
        ("PACK-LATE", "warning", "柳溪县", "问题清单2023-11-08才收到，截止日期是2023-11-05", "N-SUBMIT", ("县/清单.docx",)),
        ("PACK-COPY", "warning", "柳溪县", "“县/清单.docx”与“局/清单.doc”有31%的文字相同", "N-ATTACH", ("县/清单.docx", "局/清单.doc")),
        ("PACK-DUPLICATE", "note", "柳溪县", "“县/清单0.docx”与“县/清单.docx”一字不差", "N-ATTACH", ("县/清单0.docx", "县/清单.docx")),
    ]  # fmt: skip


def test_every_rule_on_a_batch_is_found_in_it():
    against = {"PACK-NUMBERS", "PACK-LISTED", "PACK-SCORES", "PACK-UNIT"}  # tests/packs
    assert {found.rule for found in pack_findings(BATCH, NOTICE)} | against == set(pack_ids())


OBLIGED = [
    ("county", "report", "N-COUNTIES"), ("county", "case", "N-ATTACH"), ("county", "problems", "N-ATTACH"),
    ("department", "report", "N-SCORES"), ("department", "scores", "N-SCORES"),
    ("department", "problems", "N-DEPARTMENTS"), ("department", "case", "N-DEPARTMENTS"),
]  # fmt: skip


def test_what_is_missing_cites_the_clause_that_obliges_this_kind_of_unit_to_send_it():
    owed = [(unit.id, each.kind) for unit in NOTICE.unit_kinds.values() for each in unit.owes]
    assert sorted((unit, kind) for unit, kind, _ in OBLIGED) == sorted(owed)
    for unit, kind, clause in OBLIGED:
        found = clause_of("PACK-MISSING", NOTICE, unit, kind)
        assert found is not None
        assert found.id == clause, (unit, kind)
        due = Due("柳溪县" if unit == "county" else "市教育局", kind, 1, ())
        (told,) = pack_findings(BATCH._replace(due=(due,), copies=()), NOTICE)
        assert (told.clause, told.quote) == (clause, NOTICE.clauses[clause].quote)


def test_no_clause_is_better_than_that_of_others():
    assert clause_of("PACK-MISSING", NOTICE, "county", "scores") is None
    without = {id_: clause for id_, clause in NOTICE.clauses.items() if id_ != "N-COUNTIES"}
    assert clause_of("PACK-MISSING", NOTICE._replace(clauses=without), "county", "report") is None


def test_a_clause_that_names_no_kind_of_unit_is_about_all_and_gives_way_to_a_kinds_own():
    anyone = NOTICE.clauses["N-SUBMIT"]._replace(checked_by=("PACK-MISSING",))
    notice = NOTICE._replace(clauses={"N-SUBMIT": anyone, "N-COUNTIES": NOTICE.clauses["N-COUNTIES"]})
    found = {unit: clause_of("PACK-MISSING", notice, unit, "report") for unit in ("county", "department", None)}
    assert {unit: clause and clause.id for unit, clause in found.items()} == {
        "county": "N-COUNTIES", "department": "N-SUBMIT", None: "N-COUNTIES",
    }  # fmt: skip


def test_a_copy_cites_the_clause_of_its_unit():
    office = Copy("局/清单.doc", "县/清单.docx", 0.5)
    stranger = Copy("散/报告.docx", "县/清单.docx", 0.5)
    found = pack_findings(BATCH._replace(due=(), copies=(office, stranger)), NOTICE)
    assert [finding.clause for finding in found] == ["N-DEPARTMENTS", "N-ATTACH"]


def test_a_notice_that_names_no_clause_for_it():
    clauses = {id_: clause._replace(checked_by=()) for id_, clause in NOTICE.clauses.items()}
    found = pack_findings(BATCH, NOTICE._replace(clauses=clauses))
    assert {(f.clause, f.quote) for f in found} == {("", "")}


def test_json():
    data = json.loads(batch_json(BATCH, NOTICE))
    assert set(data) == {
        "schema_version",
        "tool",
        "notice",
        "units",
        "submissions",
        "skipped",
        "troubles",
        "remarks",
        "due",
        "copies",
        "groups",
        "findings",
    }
    assert data["units"] == [
        {"name": "柳溪县", "kind": "county", "contact": ""},
        {"name": "市教育局", "kind": "department", "contact": ""},
    ]
    first = data["submissions"][0]
    assert (first["arrived"], first["sha256"], first["unit"], first["file"]["verdict"]) == (
        "2023-11-08T09:00:00", "a" * 64, "柳溪县", "fail",
    )  # fmt: skip
    assert [item["sha256"] for item in data["submissions"]] == ["a" * 64, "b" * 64, None, "c" * 64]
    assert data["submissions"][3]["candidates"] == ["柳溪县", "市教育局"]
    assert data["due"][1] == {"unit": "柳溪县", "kind": "case", "least": 2, "received": ["x"], "late": [], "missing": 1}
    assert data["copies"][0]["passages"] == [{"first": [0, 2], "second": [1, 3], "text": "甲乙"}]
    assert [item["rule"] for item in data["findings"]] == [f.rule for f in pack_findings(BATCH, NOTICE)]


def test_junit():
    root = ElementTree.fromstring(batch_junit(BATCH, NOTICE))
    suites = {suite.get("name"): suite for suite in root}
    counts = {name: tuple(suite.get(key) for key in ("tests", "failures", "errors")) for name, suite in suites.items()}
    assert counts == {"柳溪县": ("2", "2", "0"), "市教育局": ("2", "1", "1"), "未归属": ("1", "0", "0")}
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert set(cases) == {
        "县/清单.docx",
        "缺典型创新案例：应报2份，收到1份",
        "局/清单.doc",
        "缺自测得分表：应报1份，一份也没有收到",
        "散/报告.docx",
    }
    assert cases["县/清单.docx"][0].text == "LIST-COUNT 问题太少"
    assert cases["局/清单.doc"][0].attrib == {"message": "旧版。", "type": "legacy_doc"}
    assert list(cases["散/报告.docx"]) == []


def test_junit_holds_whatever_a_name_holds():
    strange = Batch("n", (), (paper("a\x00\ud800b.docx"),))
    (case,) = ElementTree.fromstring(batch_junit(strange, NOTICE)).iter("testcase")
    assert case.get("name") == "a��b.docx"


def test_summary():
    assert totals(BATCH) == (
        "共5个文件：通过1个，不通过1个，无法检查1个；旧版本1个；跳过1个。名单上2个单位：报齐0个，缺材料2个，其中什么也没报0个。"
    )
    assert totals(Batch("n", (), ())) == "共0个文件：没有可查的。"
    assert render_text(BATCH, NOTICE, Page(100)).splitlines()[1:] == [
        "",
        "缺材料（2）：",
        "  柳溪县：缺典型创新案例：应报2份，收到1份",
        "  市教育局：缺自测得分表：应报1份，一份也没有收到",
        "",
        "迟报（1）：",
        "  柳溪县：问题清单2023-11-08才收到，截止日期是2023-11-05",
        "",
        "认不出单位，请人工归类（1）：",
        "  散/报告.docx（说法不一：甲，可能是柳溪县、市教育局）",
        "",
        "无法检查（1）：",
        "  局/清单.doc（旧版）",
        "",
        "雷同（1）：",
        "  县/清单.docx 与 局/清单.doc（31%的文字相同）",
        "",
        "旧版本，不再计入（1）：",
        "  县/清单0.docx（已有新版本：县/清单.docx）",
        "",
        "跳过（1）：",
        "  a.jpg（不是 Word 文件）",
    ]


def test_equal_files_of_one_unit_that_both_count_are_told():
    both = BATCH._replace(submissions=tuple(item._replace(superseded_by=None) for item in PAPERS))
    assert "  县/清单0.docx 与 县/清单.docx（完全相同）" in render_text(both, NOTICE, Page(100)).splitlines()


def test_long_lists_are_cut():
    many = Batch("n", (), tuple(paper(f"{n:02}.docx", evidence="没有") for n in range(23)))
    assert render_text(many, NOTICE, Page()).splitlines()[-2:] == ["  19.docx（没有）", "  ……还有3个，见表格"]


def test_many_files_left_out_for_one_reason_are_one_line():
    skipped = (
        *(Skipped(f"{n}.jpg", "不是") for n in range(4)),
        Skipped("甲.tmp", "临时文件"),
        Skipped("4.jpg", "不是"),
    )
    assert render_text(Batch("n", (), (), skipped), NOTICE, Page()).splitlines()[-3:] == [
        "跳过（6）：", "  0.jpg、1.jpg、2.jpg等5个（不是）", "  甲.tmp（临时文件）",
    ]  # fmt: skip
    few = Batch("n", (), (), skipped[:3])
    assert render_text(few, NOTICE, Page()).splitlines()[-1] == "  0.jpg、1.jpg、2.jpg（不是）"


def test_what_the_materials_of_one_unit_say_against_each_other():
    report = word(texts.reword(texts.report("自评报告-部门"), "报送普法信息9条，采用4条", "报送普法信息3条"))
    marks = sheets.docx()
    name = "江源市农业农村局"
    submitted = [_real(f"局/{file}", name, data) for file, data in (("报告.docx", report), ("得分表.docx", marks))]
    assert [(found.rule, found.unit, found.names) for found in against_each_other(submitted, NOTICE)] == [
        ("PACK-SCORES", name, ("局/得分表.docx",))
    ]


def _real(name, unit, data):
    report = check_bytes(name, data, NOTICE, tell=True)
    return Submission(name, "", Attribution(unit, 0.9, ""), report.kind, report.verdict, pack(report))
