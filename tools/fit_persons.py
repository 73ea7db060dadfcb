#!/usr/bin/env python3
"""Fit the weights by which a stretch is taken as a person's full name: python tools/fit_persons.py [--without REGISTER …]

Reads the labelled items of tests/data that may be read and prints ``WEIGHTS`` of docchecker/language/persons/candidates.py:
logistic regression over the candidates, the same each time. Items that name their persons (``person_names``) label every
candidate; of other items with a name the likeliest candidate is taken as it, of those without one every candidate is none.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any, NamedTuple

from docchecker.language.persons import candidates, persons
from docchecker.language.terms import load_terms

ROOT = Path(__file__).resolve().parent.parent
FILES = ("stress", "wide", "broad", "official", "spoken")
#: Registers of items.spoken that no weight is fitted to.
UNSEEN = ("村社区及学校自己写的问题清单", "部门会议上的问题发言")
#: A name weighs so many candidates that are none.
_NAMES = 4.0
#: Weights that are given, since the labelled items hold too few such places.
GIVEN = {"speaks": 2.2, "joined": 0.5}
ROUNDS, STEPS, STEP, PULL = 2, 400, 0.8, 0.001


class Example(NamedTuple):
    """A candidate: its signs with their values, and whether it is a name (None: not known)."""

    item: str
    signs: dict[str, float]
    name: bool | None


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=UNSEEN)
    examples = read(tuple(parser.parse_args().without))
    weights = dict(candidates.WEIGHTS)
    for _ in range(ROUNDS):
        weights = fit(labelled(examples, weights))
    print(json.dumps({sign: round(weight, 2) for sign, weight in weights.items()}, indent=1))


def read(without: tuple[str, ...]) -> list[Example]:
    """Return the candidates of all items, those of some registers left out."""
    terms = load_terms(ROOT / "rules" / "common" / "terms", ROOT / "rules" / "nanchang-2023" / "terms")
    out: list[Example] = []
    for file in FILES:
        for line in (ROOT / "tests" / "data" / f"items.{file}.jsonl").read_text(encoding="utf-8").splitlines():
            record: dict[str, Any] = json.loads(line)
            if record.get("register") not in without:
                for text in (record["text_name"], record["text_body"]):
                    for one in persons.all_candidates(text, terms):
                        signs = dict.fromkeys(one.signs, 1.0) | {"advantage": candidates.advantage(text, one)}
                        out.append(Example(file + record["id"], signs, truth(record, text[one.start : one.end])))
    return out


def truth(record: dict[str, Any], words: str) -> bool | None:
    """Return whether the words are a name of the item, None when the labels do not say."""
    if not record["unmasked_person"]:
        return False
    return words in record["person_names"] if "person_names" in record else None


def labelled(examples: list[Example], weights: dict[str, float]) -> list[tuple[dict[str, float], bool]]:
    """Return the candidates that are known, and of every other item the likeliest, as a name."""
    best: dict[str, Example] = {}
    for one in examples:
        if one.name is None and (
            one.item not in best or rate(weights, one.signs) > rate(weights, best[one.item].signs)
        ):
            best[one.item] = one
    return [(one.signs, one.name) for one in examples if one.name is not None] + [
        (one.signs, True) for one in best.values()
    ]


def rate(weights: dict[str, float], signs: dict[str, float]) -> float:
    """Return how far the signs speak for a name."""
    return sum(weights[sign] * value for sign, value in signs.items())


def fit(examples: list[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Return the most likely weights, given a slight pull of all but the constant towards zero."""
    weights = dict(candidates.WEIGHTS)
    for _ in range(STEPS):
        slope = {sign: PULL * weight if sign != "any" else 0.0 for sign, weight in weights.items()}
        for signs, name in examples:
            wrong = (
                (_NAMES if name else 1.0)
                * (1 / (1 + math.exp(-max(-30.0, min(30.0, rate(weights, signs))))) - name)
                / len(examples)
            )
            for sign, value in signs.items():
                slope[sign] += wrong * value
        steps = {sign: STEP * (0.08 if sign == "advantage" else 4) for sign in weights if sign not in GIVEN}
        weights = GIVEN | {sign: weights[sign] - step * slope[sign] for sign, step in steps.items()}
    return weights


if __name__ == "__main__":
    main()
