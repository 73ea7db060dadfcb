"""Does a problem belong to 守法普法 work? (附件4 注二)"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docchecker.language.terms import Scan, Terms

_LISTS = ("cognition", "other_fields", "scope_words", "scope_weak", "teaching_words")
#: Words of the field in the body that outweigh a name about other work.
_ENOUGH = 2


def scope_words(name: str, body: str, terms: Terms) -> tuple[str, ...]:
    """The words that put a problem into the field of 普法, none when it lies outside.

    A word of the field in the name decides. Without one the body must hold such words, more of them when the name is
    about other work; a law, a fine or a dispute counts when it is told that somebody did not know of it.
    """
    head, inner = terms.scan(name, _LISTS), terms.scan(body, _LISTS)
    weak = frozenset(hit.word for hit in head.of("scope_weak")) | frozenset(hit.word for hit in inner.of("scope_weak"))
    named = _words(head, weak, strong=True)
    if named:
        return named
    unknown = _words(head, weak, strong=False) + tuple(hit.word for hit in head.of("cognition"))
    told = _words(inner, weak, strong=True)
    if len(told) >= (1 if unknown or not head.has("other_fields") else _ENOUGH):
        return told
    if head.has("cognition") or (unknown and head.has("teaching_words")) or (inner.has("teaching_words") and not head.has("other_fields")):
        return unknown + _words(inner, weak, strong=False)
    return unknown if not body else ()


def _words(scan: Scan, weak: frozenset[str], *, strong: bool) -> tuple[str, ...]:
    """The words of the field in a text: the strong ones, or those that are also common in other work."""
    return tuple(dict.fromkeys(hit.word for hit in scan.of("scope_words") if (hit.word not in weak) is strong))
