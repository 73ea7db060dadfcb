"""One item of a 问题清单: its name, its example and data, its field, and what must not be left in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.evidence.evidence import find_data, find_example
from docchecker.language.judgements import ItemJudgement
from docchecker.language.persons.persons import full_names, people
from docchecker.language.persons.privacy import full_persons
from docchecker.language.placeholder import find_placeholders
from docchecker.language.scope import scope_words
from docchecker.language.vagueness.vague_names import judge_name

if TYPE_CHECKING:
    from docchecker.language.terms import Terms


def judge_item(name: str, body: str, terms: Terms) -> ItemJudgement:
    """The judgement of one item; ``name`` is given without its number."""
    told = people(body, terms)
    named = (*full_persons(name, full_names(name, terms)), *full_persons(body, told.full))
    scope = scope_words(name, body, terms)
    return ItemJudgement(
        name=judge_name(name, terms),
        example=find_example(body, terms, told),
        data=find_data(body, terms, told),
        in_scope=bool(scope),
        unmasked_persons=named,
        placeholders=(*find_placeholders(name, terms), *find_placeholders(body, terms)),
        scope_words=scope,
    )
