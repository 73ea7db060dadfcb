"""One item of a 问题清单: its name, its example and data, its field, and what must not be left in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.evidence import find_data, find_example
from docchecker.language.judgements import ItemJudgement
from docchecker.language.names import judge_name
from docchecker.language.placeholder import find_placeholders
from docchecker.language.privacy import find_private
from docchecker.language.scope import scope_words

if TYPE_CHECKING:
    from docchecker.language.terms import Terms


def judge_item(name: str, body: str, terms: Terms) -> ItemJudgement:
    """The judgement of one item; ``name`` is given without its number."""
    persons = (*find_private(name, terms), *find_private(body, terms))
    scope = scope_words(name, body, terms)
    return ItemJudgement(
        name=judge_name(name, terms),
        example=find_example(body, terms),
        data=find_data(body, terms),
        in_scope=bool(scope),
        unmasked_persons=tuple(one for one in persons if one.kind == "person"),
        placeholders=(*find_placeholders(name, terms), *find_placeholders(body, terms)),
        scope_words=scope,
    )
