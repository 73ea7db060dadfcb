"""Versions of one submission, and which counts."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.bulk.intake.versions import Earlier, Known, age, duplicates, with_versions
from docchecker.bulk.records import Copy, Unit
from tests.bulk.samples import NOTICE, paper

UNITS = (Unit("柳溪县", "county", ("柳溪",)), Unit("松山区", "county"))


def at(day, hour=9):
    return datetime.datetime(2023, 11, day, hour)


def newer(*papers):
    done, _ = with_versions(papers, UNITS, NOTICE)
    return {item.name: item.superseded_by for item in done if item.superseded_by}


def named(*names, unit="柳溪县", **more):
    return [paper(name, unit, **more) for name in names]


@pytest.mark.parametrize(
    ("older", "latest"),
    [
        ("问题清单.docx", "问题清单(1).docx"),
        ("问题清单.docx", "问题清单（1）.docx"),
        ("问题清单.docx", "问题清单 - 副本.docx"),
        ("问题清单(2).docx", "问题清单最终版.docx"),
        ("问题清单最终版.docx", "问题清单最终版2.docx"),
        ("问题清单修改稿.docx", "问题清单定稿.docx"),
        ("问题清单20231103.docx", "问题清单11.4.docx"),
        ("问题清单.docx", "柳溪县“八五”普法规划中期评估问题清单v2.docx"),
        ("附件4：问题清单.docx", "柳溪问题清单（修改稿）.docx"),
        ("1.问题清单.docx", "问题清单v2.docx"),
        ("县区/问题清单.docx", "补报/问题清单修改稿.docx"),
        ("问题清单.doc", "问题清单(1).docx"),
    ],
)
def test_the_newest_mark_counts(older, latest):
    assert newer(*named(latest, older)) == {older: latest}


@pytest.mark.parametrize(
    "names",
    [
        ("案例1.docx", "案例2.docx"),
        ("典型案例一.docx", "典型案例二.docx"),
        ("案例(1).docx", "案例(2).docx"),
        ("甲/问题清单.docx", "乙/问题清单.docx"),
        ("板凳课案例.docx", "法治公园案例.docx"),
    ],
)
def test_what_nothing_tells_apart_or_everything_does_all_counts(names):
    assert newer(*named(*names, kind="case")) == {}


def test_numbers_in_brackets_are_copies_when_the_plain_name_is_there():
    assert newer(*named("案例.docx", "案例(1).docx", "案例(2).docx")) == {
        "案例.docx": "案例(2).docx", "案例(1).docx": "案例(2).docx",
    }  # fmt: skip


def test_other_units_kinds_and_folders_are_other_submissions():
    papers = [
        *named("a/问题清单.docx"),
        *named("a/问题清单(1).docx", unit="松山区"),
        *named("a/问题清单(2).docx", kind="report"),
        *named("b/问题清单v2.docx", "c/问题清单v3.docx", unit=None),
    ]
    assert newer(*papers) == {}
    same_folder = named("b/问题清单v2.docx", "b/问题清单v3.docx", unit=None)
    assert newer(*same_folder) == {"b/问题清单v2.docx": "b/问题清单v3.docx"}


def test_arrival_goes_before_marks_when_it_is_known_of_all():
    papers = [*named("问题清单终稿.docx", arrived=at(3)), *named("问题清单.docx", arrived=at(6))]
    assert newer(*papers) == {"问题清单终稿.docx": "问题清单.docx"}
    papers = [*named("问题清单终稿.docx", arrived=at(3)), *named("问题清单.docx")]
    assert newer(*papers) == {"问题清单.docx": "问题清单终稿.docx"}


def test_same_arrival_then_the_mark():
    papers = [*named("问题清单终稿.docx", arrived=at(3)), *named("问题清单.docx", arrived=at(3))]
    assert newer(*papers) == {"问题清单.docx": "问题清单终稿.docx"}


def test_same_bytes_count_once():
    papers = [
        *named("乙/问题清单.docx", sha256="f" * 64),
        *named("甲/问题清单.docx", sha256="f" * 64),
        *named("丙/问题清单.docx"),
    ]
    assert newer(*papers) == {"甲/问题清单.docx": "乙/问题清单.docx"}
    unread = [*named("乙/问题清单.docx", sha256=""), *named("甲/问题清单.docx", sha256="")]
    assert newer(*unread) == {}


def test_duplicates_across_units():
    papers = [
        paper("b.docx", "柳溪县", sha256="f" * 64),
        paper("a.docx", "松山区", sha256="f" * 64),
        paper("c.docx", sha256=""),
    ]
    papers.append(paper("d.docx", sha256=""))
    assert duplicates(papers) == (Copy("b.docx", "a.docx", 1.0, (), identical=True),)


def test_age_orders_versions():
    first, second, third = (
        paper("清单v2.docx", arrived=at(2)),
        paper("清单.docx", arrived=at(3)),
        paper("清单v3.docx", arrived=at(3)),
    )
    assert sorted([third, second, first], key=lambda item: age(item, 2023)) == [first, second, third]


def test_slots_are_what_versions_share():
    papers = [*named("问题清单.docx", "柳溪县问题清单v2.docx", "板凳课.docx")]
    _, slots = with_versions(papers, UNITS, NOTICE)
    assert [tuple(slots[item.name]) for item in papers] == [
        ("柳溪县", "problems", ""), ("柳溪县", "problems", ""), ("柳溪县", "problems", "板凳课"),
    ]  # fmt: skip


# ---- by their texts ----

ONE = [
    "柳溪县“法治茶馆”化解山林纠纷",
    "第一部分讲的是茶馆怎么办起来的，谁来坐堂，群众怎么说。",
    "第二部分讲的是三年里化解了多少山林纠纷。",
]
TWO = [
    "柳溪县“田间课堂”守护农民权益",
    "农时一到，宣讲员背着小黑板下到田头，讲的是土地承包和农药包装。",
    "一年下来走了四十个村。",
]
REWRITTEN = [ONE[0], "全文重写：从一起持续九年的林权官司说起，写清楚每一步谁做了什么。", "写上数据和当事人的原话。"]


def told(texts, *papers, **known):
    done, slots = with_versions(papers, UNITS, NOTICE, Known(lambda sha256: texts.get(sha256, ()), **known))
    return {item.name: item.superseded_by for item in done if item.superseded_by}, slots


def case(name, sha256, **more):
    return paper(name, "柳溪县", "case", sha256=sha256, **more)


def test_two_works_of_one_name_are_two():
    papers = case("典型案例.docx", "a"), case("典型案例(1).docx", "b")
    newer, slots = told({"a": ONE, "b": TWO}, *papers)
    assert newer == {}
    assert [slots[one.name].base for one in papers] == ["", "《柳溪县田间课堂守护农民权益》"]


@pytest.mark.parametrize("other", [ONE, REWRITTEN, [*ONE, "又加了一段。"], ["柳溪县法治茶馆（修改后）", *ONE[1:]]])
def test_one_work_under_one_name_is_one(other):
    assert told({"a": ONE, "b": other}, case("典型案例.docx", "a"), case("典型案例(1).docx", "b"))[0] == {
        "典型案例.docx": "典型案例(1).docx"
    }


def test_one_work_under_two_names_is_one_and_the_ledgers_slot_stays():
    papers = case("板凳课.docx", "a"), case("法治茶馆（定稿）.docx", "b")
    earlier = {("法治茶馆（定稿）.docx", "b"): Earlier("b", 3, "法治茶馆")}
    newer, slots = told({"a": ONE, "b": ONE}, *papers, earlier=earlier)
    assert newer == {"板凳课.docx": "法治茶馆（定稿）.docx"}
    assert {slot.base for slot in slots.values()} == {"法治茶馆"}


@pytest.mark.parametrize(
    ("older", "latest"),
    [
        ("柳溪县/案例.docx", "第二次报送/柳溪县/案例.docx"), ("柳溪县/案例（定稿）.docx", "第二次报送/柳溪县/案例.docx"),
        ("第二轮/案例.docx", "第三轮.zip/案例.docx"), ("柳溪县/案例.docx", "柳溪县/修改后/案例.docx"), ("案例（旧）.docx", "案例.docx"),
        ("案例终稿（作废）.docx", "案例.docx"), ("作废/案例终稿.docx", "案例.docx"), ("案例终稿.docx", "案例（以此为准）.docx"),
        ("案例.pdf", "案例.docx"), ("案例（盖章）.pdf", "案例.docx"), ("案例.docx", "案例（李局长改）.docx"), ("案例定稿不用这个.docx", "案例.docx"),
        ("第二次报送/案例.pdf", "案例.docx"), ("案例.docx", "案例（新）.docx"),
    ],
)  # fmt: skip
def test_rounds_marks_and_forms(older, latest):
    assert told({}, case(latest, "a"), case(older, "b"))[0] == {older: latest}


def test_arrival_goes_before_the_round_when_it_is_known_of_all():
    papers = case("第二次/案例.docx", "a", arrived=at(3)), case("案例.docx", "b", arrived=at(9))
    assert told({}, *papers)[0] == {"第二次/案例.docx": "案例.docx"}


def test_what_is_dated_is_newer_than_what_is_not():
    assert told({}, case("案例.docx", "a"), case("11月9日/案例.docx", "b", arrived=at(9)))[0] == {
        "案例.docx": "11月9日/案例.docx"
    }


def test_what_was_filed_before_is_older():
    earlier = {("乙/案例.docx", "b"): Earlier("b", 0, "")}
    assert told({}, case("甲/案例.docx", "a"), case("乙/案例.docx", "b"), earlier=earlier)[0] == {
        "乙/案例.docx": "甲/案例.docx"
    }


def test_the_office_decides():
    papers = case("案例.docx", "a"), case("案例（定稿）.docx", "b")
    assert told({}, *papers, counts={"案例.docx": True})[0] == {"案例（定稿）.docx": "案例.docx"}
    assert told({}, *papers, counts={"案例（定稿）.docx": False})[0] == {"案例（定稿）.docx": "案例.docx"}


@given(
    st.permutations(range(6)),
    st.lists(st.sampled_from(["", "(1)", "（旧）", "定稿", "11.4", "v2"]), min_size=6, max_size=6),
)
def test_the_order_of_the_files_changes_nothing(order, marks):
    texts = {str(at_): TWO if at_ % 3 == 2 else ONE for at_ in range(6)}
    papers = [
        case(f"{'第二次报送/' if at_ == 5 else ''}{at_ % 2}/案例{mark}.docx", str(at_))
        for at_, mark in enumerate(marks)
    ]
    papers = list({one.name: one for one in papers}.values())
    mixed = [papers[at_] for at_ in order if at_ < len(papers)]
    assert told(texts, *mixed) == told(texts, *papers)
