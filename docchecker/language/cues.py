"""The cues of a sentence and of a paragraph: which kinds of words it holds and how they stand together.

Cues are counted on text in which titles and quotations are masked, so that a booklet's name or somebody's words give no
cue; what is quoted gives cues of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language import policy
from docchecker.language.cue_shapes import CLAUSE, COUNTED, DIGITS, SAID
from docchecker.language.masking import mask_figures, mask_quotes, mask_titles
from docchecker.language.persons import MASKED_LISTS, masked_persons
from docchecker.language.quantities import quantities
from docchecker.language.sentences import sentences
from docchecker.language.shapes import spans

if TYPE_CHECKING:
    from docchecker.language.shapes import Span
    from docchecker.language.terms import Scan, Terms

#: Lists whose words are counted in each sentence.
LISTS = (
    "slogans", "causes", "strong_innovations", "before_words", "effects", "recognition", "after_words", "reactions",
    "reflections", "next_steps", "strong_next_steps", "measures", "problems", "facts", "relay_praise", "hence",
    "gain", "standing", "lesson", "reason", "novelty", "rose", "lack", "harm",
    "nobody", "few", "contrast", "institutions", "actions", "outcomes", "outcome_openers", "own_words", "then_now", "insights",
    "plans", "becauses", "troubles",
)  # fmt: skip

_SCANNED = (*LISTS, *MASKED_LISTS, "people")
#: Lists that give a cue of another name.
_ALIASES = {"novelty": "new"}
#: Cues looked for in each clause, and their lists.
_IN_CLAUSE = (("harm", "harm"), ("lack", "lack"), ("rose", "rose"), ("before", "before_words"), ("person", "people"))
#: Cues of words that stand near the beginning of a sentence: name, list, how near.
_OPENERS = (("opens_next", "strong_next_steps", 8), ("opens_before", "before_words", 6), ("opens_after", "after_words", 12))


class Sentence(NamedTuple):
    """A sentence, where it begins in its paragraph, its characters and pairs of characters, and its cues.

    ``words`` are taken from the text with titles and figures masked.
    """

    start: int
    text: str
    words: frozenset[str]
    cues: dict[str, float]


def read(text: str, terms: Terms, relayed: tuple[Span, ...]) -> tuple[Sentence, ...]:
    """The sentences of a paragraph with their cues; ``relayed`` are its stretches of relayed speech.

    Words and shapes are looked for once in the whole paragraph and then given to the sentence they stand in.
    """
    named = mask_figures(mask_titles(text), terms.get("named_numbers", ()))
    masked = mask_quotes(named)
    scan = terms.scan(masked, _SCANNED)
    parts = [
        Sentence(start, part, _words(named[start : start + len(part)]), {})
        for start, part in sentences(text)
        if part.strip()
    ]
    places = _Places([part.start for part in parts])
    for name in LISTS:
        for hit in scan.of(name):
            places.add(_ALIASES.get(name, name), hit.start)
    shaped = [(name, start) for name, shape in COUNTED for start, _ in spans(shape, masked)]
    for name, start in shaped:
        places.add(name, start)
    for start, _ in spans(SAID, named):
        places.add("said", start)
    for span in masked_persons(scan, terms):
        places.add("person", span.start)
    for start, _ in policy.bases(text, terms):
        places.add("policy", start)
    _add_openers(scan, places)
    _add_figures(masked, places)
    _add_clause_pairs(masked, scan, shaped, places)
    _add_shares(scan, parts, places, relayed)
    return tuple(part._replace(cues=found) for part, found in zip(parts, places.found, strict=True))


def _words(masked: str) -> frozenset[str]:
    return frozenset(masked) | frozenset(map(add, masked, masked[1:]))


class _Places:
    """Cues given to the sentence they stand in."""

    def __init__(self, starts: list[int]) -> None:
        self.starts = starts
        self.found: list[dict[str, float]] = [{} for _ in starts]

    def add(self, name: str, place: int, value: float = 1.0) -> None:
        """Count a cue at a place of the paragraph."""
        if self.starts:
            cues = self.found[max(0, bisect_right(self.starts, place) - 1)]
            cues[name] = cues.get(name, 0.0) + value

    def offset(self, place: int) -> int:
        """How far into its sentence a place lies."""
        return place - self.starts[max(0, bisect_right(self.starts, place) - 1)] if self.starts else place


def _add_openers(scan: Scan, places: _Places) -> None:
    for name, words, near in _OPENERS:
        for hit in scan.of(words):
            if places.offset(hit.start) < near:
                places.add(name, hit.start)


def _add_figures(masked: str, places: _Places) -> None:
    for figure in quantities(masked):
        if figure.unit:
            places.add("figure", figure.start)
            if figure.unit == "%":
                places.add("share", figure.start)
            if not figure.han:
                places.add("digits", figure.start)


def _add_clause_pairs(masked: str, scan: Scan, shaped: list[tuple[str, int]], places: _Places) -> None:
    """Pairs of cues that meet in one clause."""
    ends = [end for _, end in spans(CLAUSE, masked)]
    here: dict[int, dict[str, int]] = {}
    for name, words in _IN_CLAUSE:
        for hit in scan.of(words):
            here.setdefault(bisect_right(ends, hit.start), {}).setdefault(name, hit.start)
    digits = [("digits", start) for start, _ in spans(DIGITS, masked)]
    for name, start in (*digits, *(one for one in shaped if one[0] == "fell")):
        here.setdefault(bisect_right(ends, start), {}).setdefault(name, start)
    for found in here.values():
        for one, two in CLAUSE_PAIRS:
            if one in found and two in found:
                places.add(f"{one}&{two}", found[one])


def _add_shares(scan: Scan, parts: list[Sentence], places: _Places, relayed: tuple[Span, ...]) -> None:
    """How much of each sentence is relayed speech, slogans, and things that can be seen."""
    for part, cues in zip(parts, places.found, strict=True):
        start, length = part.start, len(part.text)
        shares = {
            "relay": sum(max(0, min(b, start + length) - max(a, start)) for a, b in relayed),
            "slogan_part": sum(len(hit.word) for hit in scan.within("slogans", start, start + length)),
            "fact_part": sum(len(hit.word) for hit in scan.within("facts", start, start + length)),
        }
        cues.update({name: value / length for name, value in shares.items() if value})
        for name, sign in (("quote", "“"), ("question", "？")):
            if sign in part.text:
                cues[name] = float(part.text.count(sign))


def _problem_signs(found: dict[str, float]) -> float:
    """How much a sentence looks like the statement of a problem rather than its cause, cure or end."""
    return sum(weight for name, weight in _PROBLEM_SIGNS.items() if name in found)


def paragraph_cues(parts: tuple[Sentence, ...]) -> dict[str, float]:
    """The cues of a paragraph: of its sentences together, and pairs that meet in one sentence."""
    total: dict[str, float] = {}
    length = sum(len(part.text) for part in parts) or 1
    for part in parts:
        for name, value in part.cues.items():
            weight = len(part.text) / length if name in ("relay", "slogan_part", "fact_part") else 1.0
            total[name] = total.get(name, 0.0) + value * weight
        total.update([(both, 1.0) for one in part.cues for two, both in _BOTH.get(one, ()) if two in part.cues])
    total.update([(alone, 1.0) for name in (*total,) for absent, alone in _ALONE.get(name, ()) if absent not in total])
    signs = max((_problem_signs(part.cues) for part in parts), default=0.0)
    if signs > 0:
        total["problem_signs"] = min(4.0, signs) / 2
    total["length"] = min(1.0, length / 300)
    return total


#: What a cue of one sentence speaks for or against its saying what is wrong.
_PROBLEM_SIGNS = {
    "harm&digits": 2.0, "lack&digits": 2.0, "before&lack": 2.0, "before&harm": 2.0, "harm&rose": 1.5, "lack&person": 1.0,
    "before&rose": 1.0, "lack": 1.0, "harm": 1.0, "rose": 0.5, "past": 0.5, "said": 0.5, "fell": -3.0,
    "lesson": -2.5, "gain": -2.0, "prize": -2.0, "after": -2.0, "future": -2.0, "targeted": -2.0, "why": -2.0,
    "reason": -1.5, "hence": -1.5, "disposed": -1.5, "lets": -1.0, "new": -1.0, "regular": -1.0, "standing": -1.0,
}  # fmt: skip
#: Cues that say more when another is nowhere in the paragraph.
WITHOUT = (
    ("harm", "after"), ("lack", "after"), ("digits", "after"), ("lack", "reason"), ("harm", "reason"), ("disposed", "future"),
    ("regular", "future"), ("lets", "future"), ("disposed", "before_words"), ("harm", "fell"), ("lack", "fell"), ("digits", "harm"),
    ("standing", "lack"), ("digits", "lack"), ("fell", "harm"), ("said", "after"), ("four", "digits"), ("slogans", "facts"),
    ("slogans", "digits"), ("new", "future"), ("reason", "lesson"), ("lesson", "reason"), ("disposed", "lack"), ("past", "after"),
)  # fmt: skip
#: Cues that say more when they meet in one clause.
CLAUSE_PAIRS = (
    ("harm", "digits"), ("lack", "digits"), ("fell", "digits"), ("before", "lack"), ("before", "harm"),
    ("lack", "person"), ("harm", "rose"), ("before", "rose"),
)  # fmt: skip

#: Cues that say more when they meet in one sentence.
PAIRS = (
    ("before_words", "problems"), ("before_words", "lack"), ("before_words", "new"),
    ("after", "fell"), ("after", "digits"), ("after", "gain"), ("after", "said"), ("after", "prize"), ("fell", "digits"),
    ("fell", "share"), ("harm", "digits"), ("lack", "digits"), ("said", "person"),
    ("said", "lack"), ("disposed", "facts"), ("new", "disposed"), ("new", "facts"), ("reason", "lack"), ("future", "disposed"),
    ("future", "digits"), ("future", "slogans"), ("policy", "disposed"), ("lesson", "slogans"),
    ("lesson", "facts"), ("past", "harm"), ("past", "lack"), ("past", "digits"), ("regular", "disposed"), ("hence", "disposed"),
    ("gain", "person"), ("standing", "digits"), ("lets", "disposed"), ("new", "not_new"),
    ("reason", "not_but"), ("lesson", "not_but"), ("new", "before_words"), ("effects", "digits"), ("recognition", "after"),
)  # fmt: skip


def _by_first(pairs: tuple[tuple[str, str], ...], sign: str) -> dict[str, list[tuple[str, str]]]:
    """Pairs of cues under the first of them: the other one, and what the pair is called."""
    out: dict[str, list[tuple[str, str]]] = {}
    for one, two in pairs:
        out.setdefault(one, []).append((two, f"{one}{sign}{two}"))
    return out


_BOTH, _ALONE = _by_first(PAIRS, "+"), _by_first(WITHOUT, "-")
