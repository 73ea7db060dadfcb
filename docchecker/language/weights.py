"""Small linear models whose weights a person can read: a line for each sign and for each word, “name<tab>weight”.

A sign is something the program works out (a date stands in the sentence); a word counts when it stands in the text. A
line ``=当场`` is a word of the text, ``#合同`` one of its heading.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.word_finder import finder, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from docchecker.language.word_finder import Finder

#: What comes before the words of a text and those of its heading.
IN_TEXT, IN_HEADING = "=", "#"


class Model(NamedTuple):
    """The weights by name, and what finds the words in a text."""

    weights: Mapping[str, float]
    words: tuple[str, ...]
    finder: Finder


@lru_cache(maxsize=8)
def load_model(file: Path) -> Model:
    """Return the model that stands in a file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return made({sign: float(weight) for sign, weight in (line.split("\t") for line in lines if "\t" in line)})


def made(weights: Mapping[str, float]) -> Model:
    """Return the model with these weights."""
    words = tuple(dict.fromkeys(sign[1:] for sign in weights if sign[0] in (IN_TEXT, IN_HEADING)))
    return Model(weights, words, finder(words))


def words_in(model: Model, text: str) -> set[str]:
    """Return the words of the model that stand in a text."""
    numbers = {match[0] for match in model.finder.find_matches_as_indexes(plain(text), overlapping=True)}
    return {model.words[number] for number in numbers}


def rate(model: Model, signs: Iterable[str], text: str, heading: str = "") -> float:
    """Return how far the signs, the words of the text and those of its heading speak for a label."""
    weights = model.weights
    total = sum(weights.get(sign, 0.0) for sign in ("any", *signs))
    total += sum(weights.get(IN_TEXT + word, 0.0) for word in words_in(model, text))
    return total + (sum(weights.get(IN_HEADING + word, 0.0) for word in words_in(model, heading)) if heading else 0.0)
