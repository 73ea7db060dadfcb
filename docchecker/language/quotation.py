"""How much of a text quotes or relays what leaders and meetings said (附件3: 不要大篇幅引用领导讲话)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.counts import words
from docchecker.language.evidence import sentences
from docchecker.language.shapes import Shape, Span, spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docchecker.language.terms import Scan, Terms

_QUOTED = Shape(r"“[^“”]*”")


_LISTS = ("leaders", "relay_verbs", "relay_praise")


class Quotation(NamedTuple):
    """One stretch of relayed speech in paragraph ``paragraph`` (from 0); ``words`` is its 字数."""

    paragraph: int
    start: int
    end: int
    words: int
    text: str


class QuotationShare(NamedTuple):
    """Quotation in some paragraphs: the stretches, their 字数 together and that of the whole."""

    quotations: tuple[Quotation, ...]
    words: int
    total: int

    @property
    def percent(self) -> float:
        """Share of the whole in per cent."""
        return 100 * self.words / self.total if self.total else 0.0

    @property
    def longest(self) -> int:
        """字数 of the longest stretch."""
        return max((one.words for one in self.quotations), default=0)


def quotation_share(paragraphs: Iterable[str], terms: Terms) -> QuotationShare:
    """The quotations of leaders' words in some paragraphs."""
    found: list[Quotation] = []
    total = 0
    for index, text in enumerate(paragraphs):
        total += words(text)
        found.extend(Quotation(index, a, b, words(text[a:b]), text[a:b]) for a, b in relays(text, terms))
    return QuotationShare(tuple(found), sum(one.words for one in found), total)


def relays(text: str, terms: Terms) -> tuple[Span, ...]:
    """The stretches that quote or relay leaders; neighbouring sentences are one stretch."""
    out: list[Span] = []
    told = False
    verbs = terms.get("relay_verbs", ())
    for start, sentence in sentences(text):
        told = (told or any(verb in sentence for verb in verbs)) and is_relay(terms.scan(sentence, _LISTS), told)
        if told:
            joined = out and out[-1].end == start
            out[-1:] = [Span(out[-1].start, start + len(sentence))] if joined else [*out[-1:], Span(start, start + len(sentence))]
    return tuple(out)


def is_relay(scan: Scan, after_relay: bool) -> bool:
    """Whether a sentence relays a speech or, after one, goes on with it or praises it."""
    return (after_relay and scan.has("relay_praise")) or _spoken(scan)


def _spoken(scan: Scan) -> bool:
    verbs = scan.of("relay_verbs")
    quoted = spans(_QUOTED, scan.text)
    for leader in scan.of("leaders"):
        for verb in verbs:
            inside = any(a <= leader.start < b or a <= verb.start < b for a, b in quoted)
            if 0 <= verb.start - leader.end <= 24 and not inside and _most_is_said(scan.text, verb.end):
                return True
    return False


def _most_is_said(text: str, start: int) -> bool:
    """Whether what follows the verb is speech: punctuation or 要… right after it."""
    rest = text[start:]
    return rest[:1] in "：:，,“" or rest.startswith(("要", "必须", "各", "全", "坚持", "……", "“")) or "要" in rest[:12]
