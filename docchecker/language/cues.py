"""The cues of a sentence and of a paragraph: which kinds of words it holds and how they stand together.

Cues are counted on text in which titles and quotations are masked, so that a booklet's name or somebody's words give no
cue; what is quoted gives cues of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.language import policy, quotation
from docchecker.language.evidence import sentences
from docchecker.language.masking import mask_figures, mask_quotes, mask_titles
from docchecker.language.persons import masked_persons
from docchecker.language.quantities import quantities
from docchecker.language.shapes import Shape, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.language.terms import Scan, Terms

#: Lists whose words are counted in each sentence.
LISTS = (
    "slogans", "causes", "innovations", "strong_innovations", "before_words", "now_words", "effects", "recognition",
    "after_words", "reactions", "reflections", "strong_reflections", "next_steps", "strong_next_steps", "measures",
    "problems", "facts", "absences", "cognition", "defects", "surveys", "outputs", "single_actors", "person_roles",
    "objects", "aspects", "grades", "only_words", "relay_praise",
)  # fmt: skip

_SAID = Shape(r"(?:说|写道|坦言|感慨|回答|回信|留言|问|答|称|道|直言)[：:，]?\s?[“]")
_FROM_TO = Shape(r"(?:由|从)[^，。；]{0,24}?(?:降|升|减|增|涨|变|提|缩|压|到|至)[^，。；]{0,8}?(?:到|至|为)?[^，。；]{0,4}[0-9零十百]")
_BECAME = Shape(r"(?:由|从|把)[^，。；]{1,30}?(?:变为|变成|改为|改成|转为|转变为|换成|改由|搬到|搬进|移到)")
_NOT_BUT = Shape(r"(?:不是|并不是|并非|不在于|不在|靠的不是)[^。；]{1,40}?(?:而是|而在于|是|，在于)")
_ONLY_THEN = Shape(r"(?:只有|先)[^。；]{1,40}?(?:才|再|后)")
_WHY = Shape(r"(?:为什么|为何|何以|哪里|何在)[^。？]{0,24}？")
_FOUR = Shape(r"(?:^|[，、；。])[\u4e00-\u9fff]{4}(?=[，、；。]|$)")
_FOLLOWING_POLICY = Shape(r"(?:据此|为此|于是|因此|循着|照着|记着|按照这|针对|为落实|为了)")
_RULE = Shape(r"(?:规定|约定|要求)(?!.{0,4}(?:不明|不清))")


class Sentence(NamedTuple):
    """A sentence, where it begins in its paragraph, and its cues with their strength."""

    start: int
    text: str
    cues: dict[str, float]


def read(text: str, terms: Terms) -> tuple[Sentence, ...]:
    """The sentences of a paragraph with their cues."""
    out: list[Sentence] = []
    relayed = quotation.relays(text, terms)
    for start, sentence in sentences(text):
        relay = sum(max(0, min(b, start + len(sentence)) - max(a, start)) for a, b in relayed) / len(sentence)
        out.append(Sentence(start, sentence, _sentence_cues(sentence, relay, terms)))
    return tuple(out)


def _sentence_cues(sentence: str, relay: float, terms: Terms) -> dict[str, float]:
    plain = mask_figures(mask_titles(sentence), terms.get("named_numbers", ()))
    masked = mask_quotes(plain)
    scan = terms.scan(masked)
    cues = {name: float(len(scan.of(name))) for name in LISTS if scan.has(name)}
    figures = [one for one in quantities(masked) if one.unit]
    for name, value in _shapes(sentence, plain, masked, scan, terms):
        if value:
            cues[name] = float(value)
    if figures:
        cues["figure"] = float(len(figures))
        cues["share"] = float(sum(one.unit == "%" for one in figures))
        cues["digits"] = float(sum(not one.han for one in figures))
    cues["relay"] = relay
    cues["slogan_part"] = sum(len(hit.word) for hit in scan.of("slogans")) / max(1, len(masked))
    cues["fact_part"] = sum(len(hit.word) for name in ("facts", "objects") for hit in scan.of(name)) / max(1, len(masked))
    return {name: value for name, value in cues.items() if value}


def _shapes(sentence: str, plain: str, masked: str, scan: Scan, terms: Terms) -> Iterator[tuple[str, float]]:
    yield "said", len(spans(_SAID, plain))
    yield "from_to", len(spans(_FROM_TO, masked))
    yield "became", len(spans(_BECAME, masked))
    yield "not_but", len(spans(_NOT_BUT, masked))
    yield "only_then", len(spans(_ONLY_THEN, masked))
    yield "why", len(spans(_WHY, masked))
    yield "four", len(spans(_FOUR, masked))
    yield "following", len(spans(_FOLLOWING_POLICY, masked))
    yield "policy", len(policy.bases(sentence, terms))
    yield "person", len(masked_persons(scan, terms))
    yield "quote", sentence.count("“")
    yield "question", sentence.count("？")
    yield "opens_next", any(hit.start < 3 for hit in scan.of("strong_next_steps"))
    yield "opens_before", any(hit.start < 6 for hit in scan.of("before_words"))
    yield "opens_after", any(hit.start < 12 for hit in scan.of("after_words"))


def paragraph_cues(parts: tuple[Sentence, ...]) -> dict[str, float]:
    """The cues of a paragraph: of its sentences together, and pairs that meet in one sentence."""
    total: dict[str, float] = {}
    length = sum(len(part.text) for part in parts) or 1
    for part in parts:
        for name, value in part.cues.items():
            weight = len(part.text) / length if name in ("relay", "slogan_part", "fact_part") else 1.0
            total[name] = total.get(name, 0.0) + value * weight
        for pair in PAIRS:
            if all(name in part.cues for name in pair):
                total["+".join(pair)] = 1.0
    total["length"] = min(3.0, length / 100)
    return total


#: Cues that say more when they meet in one sentence.
PAIRS = (
    ("before_words", "problems"), ("before_words", "absences"), ("before_words", "strong_innovations"),
    ("before_words", "now_words"), ("after_words", "effects"), ("after_words", "digits"), ("effects", "digits"),
    ("effects", "share"), ("problems", "digits"), ("surveys", "digits"), ("absences", "digits"), ("said", "person"),
    ("measures", "facts"), ("strong_innovations", "measures"), ("causes", "absences"), ("strong_next_steps", "measures"),
    ("policy", "measures"), ("surveys", "problems"), ("only_words", "digits"), ("opens_next", "slogans"),
    ("reflections", "slogans"), ("recognition", "after_words"), ("cognition", "digits"), ("outputs", "digits"),
    ("causes", "problems"), ("effects", "problems"), ("said", "cognition"), ("reactions", "digits"),
)  # fmt: skip
