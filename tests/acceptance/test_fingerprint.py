"""A finding is the same one in another run while its rule and its words are."""

from __future__ import annotations

import pytest

from docchecker.acceptance.fingerprint import fingerprint, place_keys
from docchecker.findings import Finding, Level, Location
from tests.report.samples import TOO_LONG, WRONG_FONT

PLACE = TOO_LONG.location
WHOLE = TOO_LONG._replace(message="全文3246字，少354字", locations=(Location(),))


@pytest.mark.parametrize(
    "other",
    [
        TOO_LONG._replace(locations=(PLACE._replace(paragraph=7, start=3, end=14, heading="一、背景情况", item=2),)),
        TOO_LONG._replace(locations=(PLACE._replace(excerpt="河湾区司法局 “码上\n说法”"),)),
        TOO_LONG._replace(message="标题有32个字", actual="32字", advice="", quote="", confidence=0.5, suppressed="x"),
    ],
)
def test_edits_elsewhere_change_nothing(other):
    assert fingerprint(other) == fingerprint(TOO_LONG)


@pytest.mark.parametrize(
    "other",
    [
        TOO_LONG._replace(rule="CASE-TITLE-UNIT"),
        TOO_LONG._replace(level=Level.WARNING),
        TOO_LONG._replace(expected="不超过30字"),
        TOO_LONG._replace(locations=(PLACE._replace(excerpt="河湾区司法局“掌上说法”"),)),
        TOO_LONG._replace(locations=(PLACE, PLACE)),
    ],
)
def test_another_finding_has_another_fingerprint(other):
    assert fingerprint(other) != fingerprint(TOO_LONG)


def test_whole_document_goes_by_what_is_said_without_its_numbers():
    assert fingerprint(WHOLE._replace(message="全文3250字，少350字")) == fingerprint(WHOLE)
    assert fingerprint(WHOLE._replace(message="全文3246字，多354字")) != fingerprint(WHOLE)


def test_order_of_the_places_does_not_matter():
    assert fingerprint(WRONG_FONT._replace(locations=WRONG_FONT.locations[::-1])) == fingerprint(WRONG_FONT)


def test_a_key_a_place_and_the_same_words_twice_have_two():
    keys = place_keys(WRONG_FONT)
    assert len(set(keys)) == 4
    assert place_keys(WRONG_FONT._replace(locations=WRONG_FONT.locations[1:])) == keys[1:]
    twice = place_keys(TOO_LONG._replace(locations=(PLACE, PLACE)))
    assert twice[0] == place_keys(TOO_LONG)[0] != twice[1]


def test_lone_surrogates_are_no_matter():
    odd = Finding("DOC-KIND", Level.ERROR, "\ud800", "", "", (Location(),))
    assert len(fingerprint(odd)) == 32
