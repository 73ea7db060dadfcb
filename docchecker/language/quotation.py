"""How much of a text quotes or relays what leaders and meetings said (附件3: 不要大篇幅引用领导讲话)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.counts import words
from docchecker.language.sentences import sentences
from docchecker.language.shapes import Shape, Span, spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docchecker.language.terms import Hit, Scan, Terms

_QUOTED = Shape(r"“[^“”]*”")


_WORDS = Shape(r"话|讲话|叮嘱|嘱托|比方|要求|论述|指示|发言|寄语")
#: What opens speech right after the verb, and after a comma.
_OPENING = ("：", ":", "“", "，“", "……", "要", "道：", "道，“", "着：")
_SPEAKING = ("要", "必须", "各", "全", "坚持", "坚决", "切实", "务必", "成绩", "我们", "书记", "党", "把", "在")
#: How far a verb may stand from its speaker, and from the start of a sentence that goes on with the same speaker.
_FAR = 30
_NEAR = 8
#: Up to so many characters after a quotation are its tail.
_TAIL = 4
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
    """The stretches that quote or relay leaders, in order; what follows one and praises it belongs to it."""
    if not any(verb in text for verb in terms.get("relay_verbs", ())):
        return _told_afterwards(text, terms)
    out: list[Span] = []
    for start, sentence in sentences(text):
        scan = terms.scan(sentence, _LISTS)
        follows = bool(out) and out[-1].end == start
        span = _relayed(scan, follows)
        if span:
            out.append(Span(start + span.start, start + span.end))
    return tuple(out) or _told_afterwards(text, terms)


def _relayed(scan: Scan, follows: bool) -> Span | None:
    """The part of a sentence that is relayed speech: up to the last quotation of it, or all of it."""
    said = _speech_start(scan, follows)
    quoted = spans(_QUOTED, scan.text)
    if said is None:
        goes_on = follows and (scan.has("relay_praise") or (quoted and quoted[0].start == 0))
        return Span(0, len(scan.text)) if goes_on else None
    after = [end for start, end in quoted if start >= said - 2]
    return Span(0, _end_of_speech(scan.text, after[-1]) if after else len(scan.text))


def _end_of_speech(text: str, end: int) -> int:
    """The end of the sentence when nothing but a mark follows the quotation."""
    return len(text) if len(text) - end < _TAIL else end


def _speech_start(scan: Scan, follows: bool) -> int | None:
    """Where the words of a leader begin, None when the sentence relays nobody."""
    quoted = spans(_QUOTED, scan.text)
    outside = [verb for verb in scan.of("relay_verbs") if not any(a <= verb.start < b for a, b in quoted)]
    for verb in outside:
        if not _is_speech(scan.text[verb.end :]):
            continue
        if follows and verb.start < _NEAR:
            return verb.end
        leaders = (one for one in scan.of("leaders") if _is_leader(scan.text, one, quoted))
        if any(0 <= verb.start - leader.end <= _FAR for leader in leaders):
            return verb.end
    return None


def _is_leader(text: str, hit: Hit, quoted: list[Span]) -> bool:
    """Whether a speaker is meant: not inside a quotation, not part of the name of a thought."""
    return not any(a <= hit.start < b for a, b in quoted) and not text.startswith(("法治", "新时代"), hit.end)


def _is_speech(rest: str) -> bool:
    """Whether what follows the verb is speech: a quotation, a colon, or 要… right after it."""
    return rest.startswith(_OPENING) or (rest[:1] == "，" and rest[1:].startswith(_SPEAKING)) or "要" in rest[:6]


def _told_afterwards(text: str, terms: Terms) -> tuple[Span, ...]:
    """“……”“……”院长这几段话: quotations first, whose words they are after them."""
    quoted = spans(_QUOTED, text)
    if not quoted or quoted[0].start > 0:
        return ()
    ends = [quoted[0].end]
    for start, end in quoted[1:]:
        if start - ends[-1] > 1:
            break
        ends.append(end)
    rest = text[ends[-1] : ends[-1] + _FAR]
    return (Span(0, ends[-1]),) if terms.scan(rest, _LISTS).has("leaders") and spans(_WORDS, rest) else ()
