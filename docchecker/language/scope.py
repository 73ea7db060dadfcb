"""Does a problem belong to 守法普法 work? (附件4 注二)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.masking import mask_quotes

if TYPE_CHECKING:
    from docchecker.language.terms import Scan, Terms

#: Words of the field in the body that outweigh a name about other work.
_ENOUGH = 2


def scope_words(name: str, body: str, terms: Terms) -> tuple[str, ...]:
    """The words that put a problem into the field of 普法, none when it lies outside."""
    head = terms.scan(name)
    strong = _strong(head)
    if strong:
        return strong
    inner = _strong(terms.scan(body))
    weak = tuple(hit.word for hit in head.of("scope_words"))
    need = 1 if weak or head.has("cognition") or not head.has("other_fields") else _ENOUGH
    if len(inner) >= need:
        return inner
    return weak if weak and not body else ()


def _strong(scan: Scan) -> tuple[str, ...]:
    weak = {hit.word for hit in scan.of("scope_weak")}
    words = (hit.word for hit in scan.of("scope_words") if hit.word not in weak)
    return tuple(dict.fromkeys(words))


def without_quotes(text: str) -> str:
    """The text as it counts for the scope."""
    return mask_quotes(text)
