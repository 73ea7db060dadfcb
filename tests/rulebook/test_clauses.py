"""Every clause of Annex 3 and 4, in the notice's own words, once."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from docchecker import load_notice
from docchecker.rulebook.model import ClauseStatus, Notice

# What the annexes say that asks for nothing (white space taken out): their own headings, and words that lead on.
_NO_DEMAND = {
    "附件3": {"附件", "典型创新案例内容和格式要求关于标题", "关于内容", "内容和格式要求如下"},
    "附件4": {"附件", "问题清单内容和格式要求关于标题", "关于内容", "……注", "一", "二", "三", "四"},
}


@pytest.fixture(scope="module")
def notice() -> Notice:
    return load_notice()


def _bare(text: str) -> str:
    return "".join(text.split())


def _wording(notice: Notice) -> str:
    return _bare((notice.folder / "notice.txt").read_text(encoding="utf-8"))


def _annex(notice: Notice, name: str) -> str:
    lines = (notice.folder / "notice.txt").read_text(encoding="utf-8").split("\n")
    ends = {"附件3": lines.index("附件4"), "附件4": len(lines)}
    return _bare("\n".join(lines[lines.index(name) : ends[name]]))


def test_every_quote_is_in_the_notice(notice: Notice) -> None:
    wording = _wording(notice)
    assert [clause.id for clause in notice.clauses.values() if _bare(clause.quote) not in wording] == []


@pytest.mark.parametrize("annex", ["附件3", "附件4"])
def test_nothing_of_an_annex_is_left_out(notice: Notice, annex: str) -> None:
    text = _annex(notice, annex)
    quotes = {_bare(clause.quote) for clause in notice.clauses.values() if clause.place.startswith(annex)}
    for quote in sorted(quotes, key=len, reverse=True):
        text = text.replace(quote, "。")
    assert set(re.split(r"[，。；：、,;:()\d.]+", text)) - {""} == _NO_DEMAND[annex]


def test_no_words_are_quoted_twice(notice: Notice) -> None:
    annexes = Counter((clause.place[:3], _bare(clause.quote)) for clause in notice.clauses.values())
    assert [words for words, times in annexes.items() if times > 1] == []


def test_clauses_of_an_annex_are_about_its_kind(notice: Notice) -> None:
    kinds = {"附件3": "case", "附件4": "problems"}
    odd = [
        clause.id
        for clause in notice.clauses.values()
        if clause.place[:3] in kinds and clause.kinds != (kinds[clause.place[:3]],)
    ]
    assert odd == ["A4-MASK"]


def test_every_clause_says_how_it_is_read(notice: Notice) -> None:
    assert [clause.id for clause in notice.clauses.values() if not clause.reading.endswith("。")] == []


def test_status_follows_from_the_rules(notice: Notice) -> None:
    for clause in notice.clauses.values():
        assert (clause.status is ClauseStatus.PERSON) == (not notice.checkers(clause.id)), clause.id


def test_soft_demands_are_for_a_person(notice: Notice) -> None:
    person = {clause.id for clause in notice.clauses.values() if clause.status is ClauseStatus.PERSON}
    assert person == {
        "A3-TITLE-GIST", "A3-WHY", "A3-THOUGHT", "A3-SMALL", "A3-ACTIONS", "A3-APPROACH",
        "A4-PRECISE", "A4-TRUE", "A4-FOCUS",
    }  # fmt: skip
