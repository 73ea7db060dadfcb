"""A case study and a list in one file: each is judged by itself, and its places say which it is."""

from __future__ import annotations

import pytest

from docchecker.checks import run
from docchecker.classify import classify
from tests.classify.samples import CASE, LIST_TITLE, TITLE, problem, problems
from tests.classify.understanding import Understood, document, notice, understand

BOTH = (TITLE, *CASE, "附件4", *problems(1, 2, 3))
TURNED = (*problems(1, 2, 3), TITLE, *CASE)


@pytest.mark.parametrize(
    ("lines", "roles", "kinds", "reach"),
    [
        (BOTH, "THbHbHbATNiNiNi", ["case", "problems"], [(0, 7), (7, 15)]),
        (TURNED, "TNiNiNiTHbHbHb", ["problems", "case"], [(0, 7), (7, 14)]),
    ],
)
def test_both_are_understood(
    lines: tuple[str, ...], roles: str, kinds: list[str], reach: list[tuple[int, int]]
) -> None:
    found = understand(*lines)
    assert found.roles == roles
    assert [one.kind for one in found.structure.materials] == kinds
    assert [one.reach for one in found.structure.materials] == reach
    titles = [Understood(found.document, one).title for one in found.structure.materials]
    assert sorted(titles) == sorted([TITLE, LIST_TITLE])


def test_places_say_which_it_is() -> None:
    made = document(*BOTH)
    findings, _ = run(made, classify(made, notice()), notice())
    by_place = {(f.rule[:4], (f.location.heading or "").partition("：")[0]) for f in findings}
    assert by_place == {("CASE", "典型创新案例"), ("LIST", "问题清单"), ("DOC-", "问题清单")}
    (told,) = [f for f in findings if f.rule == "DOC-KIND"]
    assert (told.code, str(told.level), told.location.paragraph) == ("second_material", "warning", 7)
    (count,) = [f for f in findings if f.rule == "LIST-COUNT"]
    assert count.message == "列出3个问题，要求4—6个"
    (total,) = [f for f in findings if f.rule == "CASE-WORDS-TOTAL"]
    alone = document(TITLE, *CASE)
    (own,) = [f for f in run(alone, classify(alone, notice()), notice())[0] if f.rule == "CASE-WORDS-TOTAL"]
    assert total.message == own.message


def test_one_that_is_named_is_judged_without_the_other() -> None:
    found = understand(*BOTH, kind="case")
    assert (found.kind, found.roles, len(found.items)) == ("case", "THbHbHboooooooo", 0)


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, *CASE),
        problems(1, 2),
        (TITLE, *CASE, "附件：青湖县司法局问题清单"),
        (TITLE, *CASE[:-1], "我局形成了一份问题清单。", *problem(1)),
    ],
)
def test_one_material_is_one(lines: tuple[str, ...]) -> None:
    assert understand(*lines).structure.materials == ()


def test_of_a_file_with_both_the_one_that_is_named_is_judged_alone() -> None:
    made, alone = document(*BOTH), document(TITLE, *CASE)
    named = run(made, classify(made, notice(), "case"), notice())[0]
    own = run(alone, classify(alone, notice(), "case"), notice())[0]
    assert [f.message for f in named if f.rule == "CASE-WORDS-TOTAL"] == [
        f.message for f in own if f.rule == "CASE-WORDS-TOTAL"
    ]
