"""One item of a 问题清单: its name, its example and data, its field, and what must not be left in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.evidence.data import data_in_name, find_data
from docchecker.language.evidence.episodes import episode_in_name, find_episode
from docchecker.language.judgements import ItemJudgement
from docchecker.language.persons.persons import full_names, people
from docchecker.language.persons.privacy import full_persons
from docchecker.language.placeholder import find_placeholders
from docchecker.language.scope import judge_scope
from docchecker.language.vagueness.vague_names import judge_name

if TYPE_CHECKING:
    from docchecker.language.terms import Terms


def judge_item(name: str, body: str, terms: Terms) -> ItemJudgement:
    """The judgement of one item; ``name`` is given without its number."""
    told = people(body, terms)
    named = (*full_persons(name, full_names(name, terms)), *full_persons(body, told.full))
    scope = judge_scope(name, body, terms)
    episode = find_episode(body, terms, told)
    in_name = episode_in_name(name, terms) if episode.told is None else None
    return ItemJudgement(
        name=judge_name(name, terms),
        example=episode.told or in_name,
        data=find_data(body, terms, told),
        data_in_name=data_in_name(name, terms),
        in_scope=scope.inside,
        unmasked_persons=named,
        placeholders=(*find_placeholders(name, terms), *find_placeholders(body, terms)),
        scope_words=scope.words,
        scope_sure=scope.sure,
        maybe_examples=() if in_name else episode.maybe,
    )
