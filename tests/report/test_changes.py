from __future__ import annotations

from docchecker.findings import Level, Location, Status
from docchecker.report.changes import Changes, change_words, changes
from tests.report.samples import BAD, GOOD, KEPT, TOO_LONG, UNKNOWN_FONT, WRONG_FONT


def test_fixed_kept_and_new():
    before = BAD._replace(findings=(TOO_LONG, WRONG_FONT))
    after = BAD._replace(findings=(WRONG_FONT, TOO_LONG._replace(rule="CASE-OTHER", level=Level.ERROR)))
    found = changes(before.findings, after)
    assert found.fixed == (TOO_LONG.message,)
    assert sorted((*found.kept, *found.new)) == [1, 2]
    assert len(found.kept) == 1


def test_what_stays_in_one_place_has_stayed():
    places = (Location(1, excerpt="甲"), Location(2, excerpt="乙"))
    before = BAD._replace(findings=(WRONG_FONT._replace(locations=places),))
    assert changes(before.findings, BAD._replace(findings=(WRONG_FONT._replace(locations=places[1:]),))) == Changes(
        (), (1,), ()
    )


def test_what_is_undecided_or_accepted_is_no_change():
    undecided = UNKNOWN_FONT._replace(status=Status.UNDECIDED)
    assert changes((undecided, KEPT), GOOD) == Changes((), (), ())
    assert changes(GOOD.findings, BAD._replace(findings=(undecided, KEPT))) == Changes((), (), ())


def test_as_data():
    assert Changes(("a",), (1,), ()).as_data() == {"fixed": ["a"], "kept": [1], "new": []}


def test_what_can_no_longer_be_decided_is_not_put_right():
    undecided = WRONG_FONT._replace(status=Status.UNDECIDED)
    assert changes((WRONG_FONT,), BAD._replace(findings=(undecided,))) == Changes((), (), ())


def test_in_words():
    assert change_words(Changes(("甲", "乙"), (1, 3), ())) == "和上次比：已改2处，未改2处（第1、3条），新增0处"
