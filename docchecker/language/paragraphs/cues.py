"""The cues of a sentence: which kinds of words it holds, what stands before and after it, and its words themselves.

Cues are looked for in text in which titles and quotations are masked, so that a booklet's name or somebody's words give
no cue; that something is quoted is a cue of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.masking import TITLE, mask_quotes, mask_titles, only_quotes
from docchecker.language.paragraphs import policy, shapes
from docchecker.language.paragraphs.sentences import sentences
from docchecker.language.patterns import Shape, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.language.patterns import Span
    from docchecker.language.terms import Scan, Terms

#: Lists whose words are cues of the list's name.
LISTS = (
    "slogans", "causes", "strong_innovations", "before_words", "effects", "recognition", "after_words", "reactions",
    "reflections", "next_steps", "strong_next_steps", "measures", "problems", "facts", "relay_praise", "hence",
    "gain", "standing", "lesson", "reason", "novelty", "rose", "lack", "harm", "people",
    "nobody", "few", "contrast", "institutions", "actions", "outcomes", "outcome_openers", "own_words", "then_now", "insights",
    "plans", "becauses", "troubles", "stated", "pledges", "deeds_of_office", "grades", "defects", "hedges",
    "improve_verbs", "governs", "leaders", "relay_verbs",
)  # fmt: skip
#: Lists whose words are cues of their own kind where somebody is quoted: “多亏镇里办了夜校”.
QUOTED_LISTS = ("benefit", "gain", "outcomes", "then_now", "lack", "pledges")
#: Lists whose words state a problem, unless a word before them in the clause governs them: 针对意识不强的问题.
GRADED = ("grades", "stated", "lack", "problems", "defects")
#: Cues of words that stand near the beginning of a sentence: name, list, how near.
_OPENERS = (
    ("opens_next", "strong_next_steps", 8),
    ("opens_before", "before_words", 6),
    ("opens_after", "after_words", 12),
)
#: Cues that say more when they meet in one sentence.
PAIRS = (
    ("before_words", "problems"), ("before_words", "lack"), ("before_words", "novelty"), ("after_words", "gain"),
    ("after_words", "outcomes"), ("effects", "outcomes"), ("harm", "few"), ("lack", "people"), ("reason", "lack"),
    ("lesson", "slogans"), ("lesson", "facts"), ("recognition", "after_words"), ("next_steps", "slogans"),
    ("reason", "contrast"), ("lesson", "contrast"), ("novelty", "then_now"), ("rose", "troubles"), ("gain", "people"),
    ("policy", "measures"), ("novelty", "facts"), ("plans", "measures"), ("actions", "institutions"),
)  # fmt: skip
#: Per cent of a sentence that relayed speech takes up, and characters of a sentence, each a cue from there on.
_RELAYED, _LENGTHS = (10, 30, 50, 90), (15, 30, 50, 80)
_SIGNS = (("quote", "“"), ("question", "？"))
#: Any figure is written alike, so that what stands around it tells: 由0件降到0件.
_TITLE = Shape(f"{TITLE}+", needs=TITLE)
#: Characters of a sentence whose words are looked at.
_LONGEST = 3000
_FIGURE = Shape(r"[0-9０-９][0-9０-９.,．，]*", needs="0123456789０１２３４５６７８９")


class Sentence(NamedTuple):
    """A sentence, where it begins in its paragraph, and its features.

    ``cues``: what it holds and what its neighbours hold (``<`` before, ``>`` after a neighbour's cue). ``words``: its
    characters and pairs of characters, titles and figures written alike.
    """

    start: int
    text: str
    cues: frozenset[str]
    words: frozenset[str]


def read(text: str, terms: Terms, relayed: tuple[Span, ...]) -> tuple[Sentence, ...]:
    """The sentences of a paragraph with their features; ``relayed`` are its stretches of relayed speech.

    Words and shapes are looked for once in the whole paragraph and then given to the sentence they stand in.
    """
    named = mask_titles(text)
    parts = [(start, part) for start, part in sentences(text) if part.strip()]
    own = _own_cues(text, named, mask_quotes(named), parts, terms) if parts else []
    return tuple(
        Sentence(
            start, part, frozenset(_in_place(own, i, start, part, relayed)), _words(named[start : start + len(part)])
        )
        for i, (start, part) in enumerate(parts)
    )


def _own_cues(text: str, named: str, masked: str, parts: list[tuple[int, str]], terms: Terms) -> list[dict[str, int]]:
    """Return the cues of each sentence by itself, with how often each is found."""
    starts = [start for start, _ in parts]
    found: list[dict[str, int]] = [{} for _ in parts]
    scan = terms.scan(masked, LISTS)
    for name in LISTS:
        for hit in scan.of(name):
            cues = found[max(0, bisect_right(starts, hit.start) - 1)]
            cues[name] = cues.get(name, 0) + 1
    for name, words, near in _OPENERS:
        for hit in scan.of(words):
            place = max(0, bisect_right(starts, hit.start) - 1)
            if hit.start - starts[place] < near:
                found[place][name] = 1
    for start, _ in policy.bases(text, terms):
        found[max(0, bisect_right(starts, start) - 1)]["policy"] = 1
    for start, name in _together(text, masked, named, scan, terms):
        cues = found[max(0, bisect_right(starts, start) - 1)]
        cues[name] = cues.get(name, 0) + 1
    return found


def _together(text: str, masked: str, named: str, scan: Scan, terms: Terms) -> Iterator[tuple[int, str]]:
    """Cues of words that stand together: in one clause, in a quotation, in a shape."""
    yield from _graded(masked, scan)
    yield from shapes.seen(named)
    if "“" in text:
        quoted = terms.scan(only_quotes(named), QUOTED_LISTS)
        for name in QUOTED_LISTS:
            for hit in quoted.of(name):
                yield hit.start, f"quoted_{name}"


def _graded(masked: str, scan: Scan) -> Iterator[tuple[int, str]]:
    """Where a clause states a problem, and where one is only presupposed."""
    ends = [0, *(end for _, end in spans(_CLAUSE_END, masked))]
    governed: dict[int, int] = {}
    for hit in scan.of("governs"):
        governed.setdefault(bisect_right(ends, hit.start), hit.end)
    clauses: dict[int, int] = {}
    for name in GRADED:
        for hit in scan.of(name):
            clause = bisect_right(ends, hit.start)
            clauses[clause] = max(hit.start, clauses.get(clause, 0))
    for clause, start in clauses.items():
        yield ends[clause - 1], "presupposed" if governed.get(clause, start + 1) <= start else "graded"


_CLAUSE_END = Shape("[，。；：！？]")


def _cues(counted: dict[str, int], start: int, part: str, relayed: tuple[Span, ...]) -> Iterator[str]:
    """What was counted in a sentence, and what can be seen of it as a whole."""
    yield from counted
    yield from (f"{name}*2" for name, count in counted.items() if count > 1)
    yield from (f"{name}*4" for name, count in counted.items() if count > 3)
    yield from (f"{one}+{two}" for one, two in PAIRS if one in counted and two in counted)
    yield from (name for name, sign in _SIGNS if sign in part)
    yield from (f"length>{length}" for length in _LENGTHS if len(part) > length)
    if relayed:
        share = 100 * sum(max(0, min(b, start + len(part)) - max(a, start)) for a, b in relayed) / len(part)
        yield from (f"relay>{least}" for least in _RELAYED if share > least)


def _in_place(own: list[dict[str, int]], place: int, start: int, part: str, relayed: tuple[Span, ...]) -> Iterator[str]:
    """Yield the cues of a sentence with those of its neighbours."""
    yield from _cues(own[place], start, part, relayed)
    yield from map("<".__add__, own[place - 1]) if place else ("@first",)
    yield from map(">".__add__, own[place + 1]) if place + 1 < len(own) else ("@last",)


def _words(named: str) -> frozenset[str]:
    """Return the characters and pairs of characters of a sentence, a title written 《》 and any figure 0."""
    alike = named[:_LONGEST]
    if TITLE in alike:
        alike = _TITLE.compiled.sub("《》", alike)
    if any(map(alike.__contains__, _FIGURE.needs)):
        alike = _FIGURE.compiled.sub("0", alike)
    return frozenset(chain(alike, map(add, alike, alike[1:])))
