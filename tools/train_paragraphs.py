#!/usr/bin/env python3
"""Train the weights of paragraph labels: python tools/train_paragraphs.py [--folds 5] [--write]

Reads tests/data/paragraphs.tuned.jsonl, prints for each label precision, recall and F1 measured by cross-validation
(each paragraph judged by weights that never saw it), and with --write makes
docchecker/language/paragraph_weights.json from all of it. Takes about two minutes and gives the same weights each time.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from pathlib import Path

from docchecker.language import cues
from docchecker.language.model import features
from docchecker.language.terms import load_terms

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data" / "paragraphs.tuned.jsonl"
TARGET = ROOT / "docchecker" / "language" / "paragraph_weights.json"
LEARNED = ("macro_empty", "problem_stated", "cause", "measure", "innovation", "feedback", "reflection", "next_step")
#: A word must stand in this many paragraphs to have a weight.
RARE = 6
STEPS = 400
#: Strength of the pull towards zero.
PULL = 3.3

Row = dict[int, float]


def main() -> None:
    """Measure and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=5, help="how many parts to cross-validate with; 0 to leave it out")
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    records = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines() if line.strip()]
    names, rows = _rows([record["text"] for record in records])
    weights = {}
    for label in LEARNED:
        truth = [bool(record[label]) for record in records]
        if arguments.folds:
            print(_measure(label, rows, truth, len(names), arguments.folds))
        if arguments.write:
            weights[label] = _named(names, *train(rows, truth, len(names)))
    if arguments.write:
        TARGET.write_text(json.dumps(weights, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _rows(texts: list[str]) -> tuple[list[str], list[Row]]:
    """The names of all features that are not rare, and each text as feature number → value."""
    terms = load_terms(ROOT / "rules" / "common" / "terms", ROOT / "rules" / "nanchang-2023" / "terms")
    found = [features(cues.read(text, terms), terms) for text in texts]
    often = Counter(name for one in found for name, value in one.items() if value)
    names = sorted(name for name, count in often.items() if count >= (RARE if name.startswith("’") else 2))
    number = {name: i for i, name in enumerate(names)}
    return names, [{number[name]: value for name, value in one.items() if value and name in number} for one in found]


def train(rows: list[Row], truth: list[bool], size: int) -> tuple[list[float], float]:
    """Weights and constant of a logistic regression, both classes weighing the same (full batches, adaptive steps)."""
    positive = sum(truth)
    share = {True: len(truth) / (2 * positive), False: len(truth) / (2 * (len(truth) - positive))}
    weights, constant = [0.0] * size, 0.0
    speed, speed_constant = [1e-8] * size, 1e-8
    for _ in range(STEPS):
        slope, slope_constant = [PULL * weight for weight in weights], 0.0
        for row, label in zip(rows, truth, strict=True):
            score = constant + sum(weights[i] * value for i, value in row.items())
            wrong = share[label] * (1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - label)
            slope_constant += wrong
            for i, value in row.items():
                slope[i] += wrong * value
        speed_constant += slope_constant**2
        constant -= 0.3 * slope_constant / math.sqrt(speed_constant)
        for i, value in enumerate(slope):
            speed[i] += value * value
            weights[i] -= 0.3 * value / math.sqrt(speed[i])
    return weights, constant


def _measure(label: str, rows: list[Row], truth: list[bool], size: int, folds: int) -> str:
    right = wrong = missed = 0
    for fold in range(folds):
        inside = [i for i in range(len(rows)) if i % folds != fold]
        weights, constant = train([rows[i] for i in inside], [truth[i] for i in inside], size)
        for i in range(fold, len(rows), folds):
            said = constant + sum(weights[j] * value for j, value in rows[i].items()) > 0
            right += said and truth[i]
            wrong += said and not truth[i]
            missed += truth[i] and not said
    score = 2 * right / max(1, 2 * right + wrong + missed)
    return f"{label:16} precision {right / max(1, right + wrong):.3f}  recall {right / max(1, right + missed):.3f}  F1 {score:.3f}"


def _named(names: list[str], weights: list[float], constant: float) -> dict[str, object]:
    kept = {name: round(weight, 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.005}
    return {"constant": round(constant, 3), "weights": kept}


if __name__ == "__main__":
    main()
