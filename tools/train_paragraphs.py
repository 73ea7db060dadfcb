#!/usr/bin/env python3
"""Train the weights of paragraph labels: python tools/train_paragraphs.py [--measure] [--write]

Reads the labelled paragraphs of tests/data whose sentences are labelled too. --measure judges the paragraphs of each file
by weights made from the other files (each file has writers of its own) and those of the tuned half by weights made from
all files, chooses the probability from which on a label holds by these, and prints precision, recall and F1. --write
makes docchecker/language/paragraphs/weights.txt. Takes a minute for each file and gives the same weights each time.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from docchecker.language.judgements import LABELS
from docchecker.language.paragraphs.linear_model import CONCRETE, Model, dump_model, pack, parse_model
from docchecker.language.paragraphs.paragraphs import chances_of, cues
from docchecker.language.paragraphs.quotation import relays
from docchecker.language.terms import Terms, load_terms

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
FILES = ("more", "mixed", "wide", "whole", "told", "filed", "contrast")
UNSEEN = "tuned"
TARGET = ROOT / "docchecker" / "language" / "paragraphs" / "weights.txt"
#: The letter of each label of a sentence in the data.
CODES = {
    "P": "problem_stated", "C": "cause", "M": "measure", "I": "innovation", "F": "feedback", "R": "reflection",
    "N": "next_step", "K": CONCRETE,
}  # fmt: skip
MADE = tuple(CODES.values())
#: Characters that may make up a word among the features.
WORD = re.compile("[\u4e00-\u9fff0%％，：；。“”？！、…—]{1,2}")
#: A feature must stand in this many sentences to have a weight.
RARE = 6
STEPS, STEP = 80, 0.15
#: A feature whose weights are all below this is left out: nothing measures worse without it.
FAINT = 0.15
#: Strength of the pull towards zero.
PULL = 2.5
#: What a word, and a cue of a neighbour, counts for beside a cue of the sentence itself.
WORD_VALUE, NEIGHBOUR_VALUE = 0.7, 0.5
#: Where the constant of each label begins.
FIRST = -1.5
#: Paragraphs' worth of evidence that a bar stands at USUAL before any is seen; a difference in F1 that is none.
DOUBT, USUAL, FLAT = 10, 0.42, 0.01

Row = list[tuple[int, float]]
#: A probability for each label of LABELS that the model gives.
Chances = dict[str, float]


class Paragraph(NamedTuple):
    """A labelled paragraph: its sentences, the labels of each (None where they are not known), and its own."""

    parts: tuple[cues.Sentence, ...]
    told: tuple[frozenset[str], ...] | None
    labels: frozenset[str]


def main() -> None:
    """Measure and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true", help="choose the bars anew and print how good the labels are")
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    terms = load_terms(ROOT / "rules" / "common" / "terms", ROOT / "rules" / "nanchang-2023" / "terms")
    files = {name: read(DATA / f"paragraphs.{name}.jsonl", terms) for name in FILES}
    weights = train(list(chain(*files.values())))
    bars = dict(parse_model(TARGET.read_text(encoding="utf-8")).bars)
    if arguments.measure:
        bars = measure(files, read(DATA / f"paragraphs.{UNSEEN}.jsonl", terms), weights)
    if arguments.write:
        write(weights, bars)


def read(file: Path, terms: Terms) -> list[Paragraph]:
    """The labelled paragraphs of a file."""
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_paragraph(record, terms) for record in records]


def _paragraph(record: dict[str, Any], terms: Terms) -> Paragraph:
    text = record["text"]
    parts = cues.read(text, terms, relays(text, terms))
    told = tuple(frozenset(CODES[code] for code in codes if code != "-") for codes in record.get("sentences", ()))
    if told and len(told) != len(parts):
        raise ValueError(f"{record['id']}: {len(parts)} sentences, {len(told)} labelled")
    return Paragraph(parts, told or None, frozenset(label for label in LABELS if record[label]))


def values(sentence: cues.Sentence) -> dict[str, float]:
    """The features of a sentence with what each counts for; the empty one is the constant."""
    of_cues = {cue: NEIGHBOUR_VALUE if cue[0] in "<>" else 1.0 for cue in sentence.cues}
    return {"": 1.0, **of_cues, **{word: WORD_VALUE for word in sentence.words if WORD.fullmatch(word)}}


def train(paragraphs: list[Paragraph]) -> dict[str, list[float]]:
    """The most likely weights given the pull towards zero (full batches, adaptive steps), by feature."""
    told = [(part, labels) for one in paragraphs if one.told for part, labels in zip(one.parts, one.told, strict=True)]
    found = [values(part) for part, _ in told]
    often = Counter(chain.from_iterable(found))
    names = ["", *sorted(name for name, count in often.items() if name and count >= RARE)]
    number = {name: i for i, name in enumerate(names)}
    rows = [[(number[name], value) for name, value in one.items() if name in number] for one in found]
    truth = [[float(label in labels) for label in MADE] for _, labels in told]
    return dict(zip(names, fit(rows, truth, len(names)), strict=True))


def fit(rows: list[Row], truth: list[list[float]], size: int) -> list[list[float]]:
    """Weights by feature and label; feature 0 is the constant and is not pulled."""
    lanes = len(truth[0])
    weights = [[FIRST] * lanes, *([0.0] * lanes for _ in range(size - 1))]
    speed = [[1e-8] * lanes for _ in range(size)]
    for _ in range(STEPS):
        slope = [[0.0] * lanes, *([PULL * value for value in one] for one in weights[1:])]
        for row, right in zip(rows, truth, strict=True):
            scores = [0.0] * lanes
            for i, value in row:
                scores = [a + value * b for a, b in zip(scores, weights[i], strict=True)]
            wrong = [1 / (1 + math.exp(-score)) - one for score, one in zip(scores, right, strict=True)]
            for i, value in row:
                slope[i] = [a + value * b for a, b in zip(slope[i], wrong, strict=True)]
        for one, along, pace in zip(weights, slope, speed, strict=True):
            for i, down in enumerate(along):
                pace[i] += down * down
                one[i] -= STEP * down / math.sqrt(pace[i])
    return weights


def model_of(weights: dict[str, list[float]], bars: dict[str, float]) -> Model:
    """The weights as the program uses them: what a feature counts for is part of its weight."""
    worth = {name: [_worth(name) * weight for weight in row] for name, row in weights.items()}
    telling = {name: row for name, row in worth.items() if not name or max(map(abs, row)) >= FAINT}
    return Model(MADE, {name: pack(row) for name, row in telling.items()}, bars)


def _worth(name: str) -> float:
    if len(name) in (1, 2):
        return WORD_VALUE
    return NEIGHBOUR_VALUE if name[:1] in ("<", ">") else 1.0


def measure(
    files: dict[str, list[Paragraph]], unseen: list[Paragraph], weights: dict[str, list[float]]
) -> dict[str, float]:
    """Print how good the labels are on paragraphs that the weights never saw; the bars chosen by them."""
    judged = {UNSEEN: (unseen, chances(unseen, weights))}
    for name, paragraphs in files.items():
        others = [one for other, ones in files.items() if other != name for one in ones]
        judged[name] = paragraphs, chances(paragraphs, train(others))
    pairs = [pair for paragraphs, given in judged.values() for pair in zip(paragraphs, given, strict=True)]
    given_by_model = [label for label in LABELS if label in pairs[0][1]]
    bars = {
        label: choose_bar([(label in one.labels, given[label]) for one, given in pairs]) for label in given_by_model
    }
    for name, (paragraphs, given) in judged.items():
        print(f"{name}, {len(paragraphs)} paragraphs")
        for label, bar in bars.items():
            print(
                "  "
                + measured(
                    label,
                    bar,
                    [(label in one.labels, every[label]) for one, every in zip(paragraphs, given, strict=True)],
                )
            )
    return bars


def chances(paragraphs: list[Paragraph], weights: dict[str, list[float]]) -> list[Chances]:
    """The probability of each label for each paragraph."""
    model = model_of(weights, {})
    return [{label: chance for label, (chance, _) in chances_of(one.parts, model).items()} for one in paragraphs]


def choose_bar(judged: list[tuple[bool, float]]) -> float:
    """The probability from which on the label holds with the best F1; a few paragraphs do not move it far."""
    tried = {one / 100: _f1(judged, one / 100) for one in range(15, 71)}
    best = min((bar for bar, f1 in tried.items() if f1 >= max(tried.values()) - FLAT), key=lambda bar: abs(bar - USUAL))
    positive = sum(truth for truth, _ in judged)
    return round((best * positive + USUAL * DOUBT) / (positive + DOUBT), 2)


def _counts(judged: list[tuple[bool, float]], bar: float) -> tuple[int, int, int]:
    right = sum(truth and chance > bar for truth, chance in judged)
    return right, sum(chance > bar for _, chance in judged) - right, sum(truth for truth, _ in judged) - right


def _f1(judged: list[tuple[bool, float]], bar: float) -> float:
    right, wrong, missed = _counts(judged, bar)
    return 2 * right / max(1, 2 * right + wrong + missed)


def measured(label: str, bar: float, judged: list[tuple[bool, float]]) -> str:
    """A line on one label."""
    right, wrong, missed = _counts(judged, bar)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"{label:16} bar {bar:.2f}  n {right + missed:3}  precision {precision:.3f}  recall {recall:.3f}  F1 {_f1(judged, bar):.3f}"


def write(weights: dict[str, list[float]], bars: dict[str, float]) -> None:
    """Write what the program ships with."""
    fresh = TARGET.with_suffix(".new")
    fresh.write_text(dump_model(model_of(weights, bars)), encoding="utf-8", newline="\n")
    fresh.replace(TARGET)


if __name__ == "__main__":
    main()
