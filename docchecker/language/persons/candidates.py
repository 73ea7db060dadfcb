"""Stretches that may be the full name of a person, and the signs that speak for or against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.persons.full_names import (
    FUNCTION,
    OPENINGS,
    ROLE_ENDINGS,
    follower_length,
    name_end,
)
from docchecker.language.words.segment import name_advantage, name_likelihood

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.language.persons.full_names import Lexicon

#: What each sign is worth; ``advantage`` for each unit of the logarithm by which jieba finds the text likelier with the
#: name than as words alone. Made by ``tools/fit_persons.py``.
WEIGHTS = {
    "any": -1.55, "advantage": 0.46, "rules": 1.85, "role_rules": 1.79, "three": 1.6, "rare": -0.3,
    "role": 0.46, "joined": 0.5, "stop": -0.15, "function": 0.04, "ending": 0.19, "unit": 0.42,
    "inside": -1.02, "before_stop": -0.57, "before_verb": 0.93, "before_word": 0.26, "before_other": -0.76, "before_speech": 0.21,
    "speaks": 2.2,
}  # fmt: skip
#: The advantage counts between these.
_LEAST, _MOST = -12.0, 9.0
#: Below this advantage the text is words, whatever stands around it (渔民凌晨三四点), and what such a stretch is worth.
_WORDS, _NO_NAME = -6.5, -9.0
#: Names less likely than this are not looked at: their characters are hardly found in names.
_UNLIKELY = -29.0
_STOPS = OPENINGS - FUNCTION
_UNIT_ENDINGS = frozenset("县镇乡村区市所局院校厂站司部队社园中学团办会岸上里组班科室寨店处街")
#: What somebody named does with words, and what marks the character before it as a verb: 望着, 签了.
_SPEECH = (
    "说", "称", "告诉", "介绍", "坦言", "反映", "表示", "透露", "回忆", "认为", "坦承", "感叹", "叹", "抱怨", "问", "答", "回答", "解释", "承认",
    "谈到", "讲", "笑", "直言", "指出", "补充", "反问", "追问", "提出", "建议", "觉得", "喊", "谈起", "诉", "自述",
)  # fmt: skip
_ASPECT = frozenset("着了过")
_BARRED_AFTER = frozenset("着们么")
_LAST_OF_PLACES = frozenset("镇乡县市局所站院校店厂村区苑坳坝寺科委馆桥沟屯庄巷路岗")


class Candidate(NamedTuple):
    """A stretch [start, end) that may be a name, with what speaks for it."""

    start: int
    end: int
    surname: int
    signs: tuple[str, ...]


def candidates_at(text: str, start: int, words: Lexicon, before: str) -> Iterator[Candidate]:
    """Yield the names that may begin at a place, plausible or not; ``before`` is the sign of what stands before it."""
    double = text[start : start + 2] in words.surnames
    if not double and text[start] not in words.surnames:
        return
    surname = 2 if double else 1
    ruled = name_end(text, start, words, before in ("role", "joined"))
    longer = (ruled,) if ruled > start + surname + 2 else ()
    for end in (*longer, start + surname + 2, start + surname + 1):
        if _possible(text, start, end, surname, words):
            after = _after(text, end, words)
            if before == "inside" and (after in ("before_other", "before_word", "before_speech") or end - start < 3):
                continue
            signs = ["any", before, after]
            if after == "before_speech" and before in ("stop", "role", "joined"):
                signs.append("speaks")
            if ruled == end:
                signs.append("rules")
                if before == "role":
                    signs.append("role_rules")
            if end - start > 2:
                signs.append("three")
            if text[start : start + surname] in words.rare:
                signs.append("rare")
            yield Candidate(start, end, surname, tuple(signs))


def _possible(text: str, start: int, end: int, surname: int, words: Lexicon) -> bool:
    if end > len(text) or text[end : end + 1] in _BARRED_AFTER or text[end - 1] in _LAST_OF_PLACES:
        return False
    name = text[start:end]
    if (
        not all("\u4e00" <= char <= "\u9fff" for char in name)
        or name[surname:] in words.titles | words.kin
        or name in words.words
    ):
        return False
    return "某" not in name


def plausible(text: str, one: Candidate) -> bool:
    """Return whether the characters of a candidate are found in names at all."""
    return name_likelihood(text[one.start : one.end], one.surname) > _UNLIKELY


def _after(text: str, end: int, words: Lexicon) -> str:
    if text[end : end + 1] in _STOPS or end == len(text) or text[end] in "）)”\ue001\ue002\ue004 　0123456789":
        return "before_stop"
    if text.startswith(_SPEECH, end):
        return "before_speech"
    if text[end + 1 : end + 2] in _ASPECT:
        return "before_verb"
    length = follower_length(text, end, words)
    return "before_verb" if length > 1 else "before_word" if length else "before_other"


def before_sign(text: str, start: int, role: bool, joined: bool) -> str:
    """Return the sign of what stands before a place; ``role``: a word for what its bearer is ends there."""
    if role:
        return "role"
    if joined:
        return "joined"
    before = text[start - 1 : start]
    if not before or before in _STOPS or before in "”）) 　据":
        return "stop"
    if before in FUNCTION:
        return "function"
    if before in ROLE_ENDINGS:
        return "ending"
    return "unit" if before in _UNIT_ENDINGS else "inside"


def advantage(text: str, one: Candidate) -> float:
    """Return by how much jieba finds the text likelier with the name in it, within bounds."""
    return min(_MOST, max(_LEAST, name_advantage(text, one.start, one.end, one.surname)))


def points(text: str, one: Candidate) -> float:
    """Return how far a candidate is a name; jieba is not asked where it could not turn the answer."""
    found = sum(WEIGHTS[sign] for sign in one.signs)
    if found + _MOST * WEIGHTS["advantage"] <= 0:
        return found
    if not plausible(text, one):
        return _NO_NAME
    better = advantage(text, one)
    said = "speaks" in one.signs and "role_rules" in one.signs  # 村民祁连山反映: who speaks after a role is a person
    return _NO_NAME if better < _WORDS and not said else found + WEIGHTS["advantage"] * better
