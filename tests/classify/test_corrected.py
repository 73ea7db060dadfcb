"""What a person says that paragraphs are goes before what the program saw."""

from __future__ import annotations

from pathlib import Path

import pytest

from docchecker import load_notice
from docchecker.classify import classify
from docchecker.structure import BODY, HEADING, ITEM_BODY, ITEM_NAME, OTHER, TITLE
from docchecker.word.reader import read

FIXTURES = Path(__file__).parents[2] / "fixtures"
NOTICE = load_notice()


@pytest.fixture(scope="module")
def case():
    return read((FIXTURES / "案例-合格.docx").read_bytes())


@pytest.fixture(scope="module")
def problems():
    return read((FIXTURES / "问题清单-合格.docx").read_bytes())


def words(document, spans):
    return [document.paragraphs[span.paragraph].text[span.start : span.end] for span in spans]


def test_nothing_corrected(case):
    assert classify(case, NOTICE, roles={}) == classify(case, NOTICE)


def test_what_is_not_there_is_passed_over(case):
    assert classify(case, NOTICE, roles={99_999: TITLE, -1: TITLE}) == classify(case, NOTICE)


def test_a_confirmed_title_is_the_same(case):
    seen = classify(case, NOTICE)
    at = seen.title[0].paragraph
    found = classify(case, NOTICE, roles={at: TITLE})
    assert (words(case, found.title), found.title_doubtful) == ([case.paragraphs[at].text], False)


def test_another_title(case):
    found = classify(case, NOTICE, roles={3: TITLE})
    assert [span.paragraph for span in found.title] == [3]
    assert (found.roles[0], found.roles[3]) == (OTHER, TITLE)
    assert 3 not in {span.paragraph for part in found.parts for span in part.body}


def test_a_heading_that_is_none_joins_its_part_to_the_one_above(case):
    seen = classify(case, NOTICE)
    second = seen.parts[1].heading.paragraph
    found = classify(case, NOTICE, roles={second: BODY})
    assert [part.number for part in found.parts] == [1, 3]
    assert second in {span.paragraph for span in found.parts[0].body}
    assert found.parts[1] == seen.parts[2]
    assert second not in {span.paragraph for span in found.spans[HEADING]}


def test_and_named_again_it_is_what_it_was(case):
    seen = classify(case, NOTICE)
    second = seen.parts[1].heading.paragraph
    found = classify(case, NOTICE, roles={second: HEADING})
    assert [(part.section, part.number) for part in found.parts] == [(part.section, part.number) for part in seen.parts]


def test_a_name_that_is_none_joins_its_problem_to_the_one_above(problems):
    seen = classify(problems, NOTICE)
    second = seen.items[1]
    found = classify(problems, NOTICE, roles={second.name.paragraph: BODY})
    assert len(found.items) == len(seen.items) - 1
    assert [item.order for item in found.items] == list(range(1, len(seen.items)))
    assert second.name.paragraph in {span.paragraph for span in found.items[0].body}
    assert (found.roles[second.name.paragraph], found.items[0].name) == (ITEM_BODY, seen.items[0].name)


def test_text_that_is_a_name_begins_a_problem(problems):
    seen = classify(problems, NOTICE)
    last = seen.items[-1]
    index = last.body[-1].paragraph if last.body[-1].paragraph != last.name.paragraph else last.name.paragraph
    found = classify(problems, NOTICE, roles={index: ITEM_NAME})
    assert [item.order for item in found.items] == list(range(1, len(found.items) + 1))
    assert found.items[-1].name.paragraph == index
    assert found.roles[index] == ITEM_NAME


@pytest.mark.parametrize("role", [TITLE, HEADING, ITEM_NAME, BODY, OTHER])
@pytest.mark.parametrize("which", ["case", "problems"])
def test_any_paragraph_may_be_anything(which, role, request):
    document = request.getfixturevalue(which)
    for index in range(len(document.paragraphs)):
        found = classify(document, NOTICE, roles={index: role})
        for spans in [
            *found.spans.values(),
            found.title,
            *(part.body for part in found.parts),
            *(item.body for item in found.items),
        ]:
            assert all(0 <= s.start <= s.end <= len(document.paragraphs[s.paragraph].text) for s in spans)
        assert [item.order for item in found.items] == list(range(1, len(found.items) + 1))
