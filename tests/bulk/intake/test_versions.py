"""Versions of one submission, and which counts."""

from __future__ import annotations

import datetime

import pytest

from docchecker.bulk.intake.versions import age, duplicates, with_versions
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
