#!/usr/bin/env python3
"""Fit the weights by which a problem is taken as one of 守法普法 work: python tools/fit_scope.py

Reads the labelled items of tests/data that may be read (not the tuned, frozen and fresh ones) and prints the weights for
``WEIGHTS`` of docchecker/language/scope.py: logistic regression, both classes weighing alike, the same each time. Then
F1 of what lies outside the field, in each file by weights made from the others.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from docchecker.language.scope import WEIGHTS, signs
from docchecker.language.terms import load_terms

ROOT = Path(__file__).resolve().parent.parent
FILES = ("stress", "wide", "broad")
STEPS, STEP, PULL = 4000, 0.5, 0.005

Items = list[tuple[dict[str, float], bool]]


def main() -> None:
    """Fit, print, and measure."""
    files = {name: read(name) for name in FILES}
    weights = fit([item for items in files.values() for item in items])
    print(json.dumps({sign: round(weight, 2) for sign, weight in weights.items()}, indent=1))
    for name, items in files.items():
        others = [item for other, ones in files.items() if other != name for item in ones]
        print(
            f"{name}: F1 outside the field {f1(fit(others), items):.3f} by the other files, {f1(WEIGHTS, items):.3f} as shipped"
        )


def read(name: str) -> Items:
    """The items of a file: their signs, and whether they belong to the field."""
    terms = load_terms(ROOT / "rules" / "common" / "terms", ROOT / "rules" / "nanchang-2023" / "terms")
    lines = (ROOT / "tests" / "data" / f"items.{name}.jsonl").read_text(encoding="utf-8").splitlines()
    records: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
    return [(signs(one["text_name"], one["text_body"], terms), one["in_scope"]) for one in records]


def points(weights: dict[str, float], found: dict[str, float]) -> float:
    """How far the signs speak for the field."""
    return sum(weights[sign] * value for sign, value in found.items())


def fit(items: Items) -> dict[str, float]:
    """The most likely weights, given a slight pull of all but the constant towards zero."""
    inside = sum(inside for _, inside in items) / len(items)
    share = {True: 0.5 / inside / len(items), False: 0.5 / (1 - inside) / len(items)}
    weights = dict.fromkeys(WEIGHTS, 0.0)
    for _ in range(STEPS):
        slope = {sign: PULL * weight if sign != "any" else 0.0 for sign, weight in weights.items()}
        for found, truth in items:
            wrong = share[truth] * (1 / (1 + math.exp(-points(weights, found))) - truth)
            for sign, value in found.items():
                slope[sign] += wrong * value
        weights = {sign: weight - STEP * slope[sign] for sign, weight in weights.items()}
    return weights


def f1(weights: dict[str, float], items: Items) -> float:
    """F1 of what is taken to lie outside the field."""
    pairs = [(points(weights, found) <= 0, not inside) for found, inside in items]
    right = sum(said and truth for said, truth in pairs)
    return 2 * right / max(1, sum(said + truth for said, truth in pairs))


if __name__ == "__main__":
    main()
