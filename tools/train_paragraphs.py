#!/usr/bin/env python3
"""Train the weights of paragraph labels: python tools/train_paragraphs.py [--measure] [--write]

Reads the labelled paragraphs of tests/data whose sentences are labelled too. --measure judges the paragraphs of each file
of NEW by weights made without that file, so without its writer and its registers; by what comes out it chooses the
probability from which on a label holds (bars) and from which on a sentence comes near a label (near), and prints precision,
recall and F1. --write makes docchecker/language/paragraphs/weights.txt. Takes a minute or two and gives the same weights
each time. Needs scipy (the dev extra).
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from itertools import chain
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from docchecker.language.judgements import LABELS
from docchecker.language.paragraphs import cues
from docchecker.language.paragraphs.linear_model import (
    CONCRETE,
    CONSTANT,
    PARTS,
    RELAYED,
    FeatureWeights,
    Model,
    dump_model,
    load_model,
)
from docchecker.language.paragraphs.paragraphs import chances_of, paragraph_chances
from docchecker.language.paragraphs.quotation import relays
from docchecker.language.paragraphs.sentences import sentences
from docchecker.language.terms import Terms, load_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
#: Files of the register that is judged, each by another writer with registers of its own; one that only trains; older
#: ones, invented in one narrative voice, whose sentences count for half.
NEW = ("reports", "selfchecks", "cases", "press", "studies")
OFFICIAL, CONSTRUCTIONS = "official", "constructions"
OLD = ("more", "mixed", "wide", "whole", "told", "filed", "contrast")
WORTH = {OFFICIAL: 2.0, CONSTRUCTIONS: 2.0, **dict.fromkeys(NEW, 1.0), **dict.fromkeys(OLD, 0.5)}
TARGET = ROOT / "docchecker" / "language" / "paragraphs" / "weights.txt"
#: The letter of each label of a sentence in the data.
CODES = {
    "P": "problem_stated", "C": "cause", "M": "measure", "I": "innovation", "F": "feedback", "R": "reflection",
    "N": "next_step", "K": CONCRETE, "B": "policy_basis", "L": RELAYED,
}  # fmt: skip
MADE = tuple(CODES.values())
#: Labels of a sentence that the older files do not give, and what a label that careful readers dispute counts for.
NOT_IN_OLD, DISPUTED = frozenset(("policy_basis", RELAYED)), 0.5
#: Characters that may make up a word among the features.
WORD = re.compile("[\u4e00-\u9fff0%％，：；。“”？！、…—《》]{1,2}")
#: A feature must stand in this many sentences to have a weight.
RARE = 4
STEPS, STEP = 60, 0.2
#: A feature whose weights are all below this is left out: nothing measures worse without it.
FAINT = 0.08
#: Strength of the pull towards zero.
PULL = 2.5
#: What a word, and a cue of a neighbour, counts for beside a cue of the sentence itself.
WORD_VALUE, NEIGHBOUR_VALUE = 0.7, 0.5
#: Where the constant of each label begins.
FIRST = -1.5
#: Paragraphs' worth of evidence that a bar stands at USUAL before any is seen; a difference in F1 that is none.
DOUBT, USUAL, FLAT = 10, 0.35, 0.004
#: Paragraphs of a part, how much oftener two of them bear a label than one, and how many of 100 parts said to lack a thing may have it.
PART, TWO, WRONG = 4, 2, 3
#: A sentence less likely than the first is shown to nobody; one as likely as the second comes near in any case.
LEAST, MOST = 0.08, 0.2


class Paragraph(NamedTuple):
    """A labelled paragraph: its sentences, the labels of each (None where they are not known), its own, its register.

    ``worth``: what its sentences count for in training, by label.
    """

    parts: tuple[cues.Sentence, ...]
    told: tuple[frozenset[str], ...] | None
    labels: frozenset[str]
    register: str
    worth: Mapping[str, float]


class Weights(NamedTuple):
    """Weights of features (rows; the last is the constant) for labels (columns)."""

    names: tuple[str, ...]
    rows: Array


def main() -> None:
    """Measure and, if asked, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true", help="choose the bars anew and print how good the labels are")
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    files = read_files(shipped_terms())
    bars, near = ({}, {}) if arguments.measure else (load_model().bars, load_model().near)
    if arguments.measure:
        bars, near = measure(files)
    if arguments.write:
        write(train(list(chain(*files.values()))), bars, near)


def shipped_terms() -> Terms:
    """Return the term lists of the newest notice."""
    return load_terms(ROOT / "rules" / "common" / "terms", ROOT / "rules" / "nanchang-2023" / "terms")


def read_files(terms: Terms) -> dict[str, list[Paragraph]]:
    """Return the paragraphs of every file that trains."""
    return {name: read(DATA / f"paragraphs.{name}.jsonl", terms) for name in WORTH}


def read(file: Path, terms: Terms) -> list[Paragraph]:
    """Return the labelled paragraphs of a file."""
    name = file.name.split(".")[1]
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_paragraph(record, name, terms) for record in records]


def _paragraph(record: dict[str, Any], name: str, terms: Terms) -> Paragraph:
    if "text" in record:
        text = record["text"]
        labels = frozenset(label for label in LABELS if record[label])
        pieces = [part for _, part in sentences(text) if part.strip()]
        told = tuple(map(_coded, record.get("sentences", ())))
        if told and len(told) != len(pieces):
            raise ValueError(f"{record['id']}: {len(pieces)} sentences, {len(told)} labelled")
    else:
        text = "".join(sentence for sentence, _ in record["sentences"])
        labels = frozenset(record["labels"])
        told = tuple(_told(text, record["sentences"]))
    disputed = record.get("debatable", ())
    worth = {label: WORTH.get(name, 0.0) * (DISPUTED if label in disputed else 1.0) for label in MADE}
    if name in OLD:
        worth.update(dict.fromkeys(NOT_IN_OLD, 0.0))
    parts = cues.read(text, terms, relays(text, terms))
    return Paragraph(parts, told or None, labels, record.get("register", name), worth)


def _coded(codes: str) -> frozenset[str]:
    return frozenset(CODES[code] for code in codes if code != "-")


def _told(text: str, pieces: list[list[str]]) -> Iterator[frozenset[str]]:
    """Yield the labels of each sentence as the program parts them: those of the labelled ones it shares most with."""
    ends = [0]
    for piece, _ in pieces:
        ends.append(ends[-1] + len(piece))
    for start, part in sentences(text):
        if not part.strip():
            continue
        labels: frozenset[str] = frozenset()
        for (piece, codes), begin, end in zip(pieces, ends, ends[1:], strict=False):
            if min(end, start + len(part)) - max(begin, start) > min(len(piece), len(part)) / 2:
                labels |= _coded(codes)
        yield labels


def values(sentence: cues.Sentence) -> dict[str, float]:
    """Return the features of a sentence with what each counts for."""
    of_cues = {cue: NEIGHBOUR_VALUE if cue[0] in "<>" else 1.0 for cue in sentence.cues}
    return {**of_cues, **{word: WORD_VALUE for word in sentence.words if WORD.fullmatch(word)}}


def train(paragraphs: list[Paragraph]) -> Weights:
    """Return the most likely weights given the pull towards zero, by feature."""
    told = [
        (one, part, labels) for one in paragraphs if one.told for part, labels in zip(one.parts, one.told, strict=True)
    ]
    found = [values(part) for _, part, _ in told]
    often = Counter(chain.from_iterable(found))
    names = tuple(sorted(name for name, count in often.items() if count >= RARE))
    number = {name: i for i, name in enumerate(names)}
    rows = [sorted((number[name], value) for name, value in one.items() if name in number) for one in found]
    truth = np.array([[label in labels for label in MADE] for _, _, labels in told], dtype=float)
    worth = np.array([[one.worth[label] for label in MADE] for one, _, _ in told])
    return Weights(names, fit(rows, truth, worth, len(names)))


def fit(rows: Sequence[Sequence[tuple[int, float]]], truth: Array, worth: Array, size: int) -> Array:
    """Return weights by feature and label (full batches, adaptive steps); the last row is the constant, not pulled."""
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([i for row in rows for i, _ in row], dtype=np.int32)
    known = csr_matrix((np.array([value for row in rows for _, value in row]), columns, ends), (len(rows), size))
    turned = known.T.tocsr()
    weights = np.zeros((size + 1, truth.shape[1]))
    weights[-1] = FIRST
    pace = np.full(weights.shape, 1e-8)
    for _ in range(STEPS):
        wrong = worth * (1 / (1 + np.exp(-(known @ weights[:-1] + weights[-1]))) - truth)
        slope = np.vstack((turned @ wrong + PULL * weights[:-1], wrong.sum(0)))
        pace += slope * slope
        weights -= STEP * slope / np.sqrt(pace)
    return weights


def rows_of(weights: Weights) -> dict[str, list[int]]:
    """Return the weights as they are written: in hundredths, what a feature counts for being part of its weight."""
    worth = np.array([*map(_worth, weights.names), 1.0])
    scaled = weights.rows * worth[:, None]
    whole = np.rint(scaled * PARTS).astype(int)
    telling = np.abs(scaled).max(1) >= FAINT
    rows = {CONSTANT: whole[-1].tolist()}
    rows.update((name, whole[i].tolist()) for i, name in enumerate(weights.names) if telling[i])
    return rows


def _worth(name: str) -> float:
    if WORD.fullmatch(name):
        return WORD_VALUE
    return NEIGHBOUR_VALUE if name[:1] in ("<", ">") else 1.0


def model_of(weights: Weights, bars: Mapping[str, float], near: Mapping[str, float]) -> Model:
    """Return the weights as the program uses them."""
    rows = {name: " ".join(map(str, row)) for name, row in rows_of(weights).items()}
    return Model(MADE, FeatureWeights(rows), bars, near)


class Judged(NamedTuple):
    """A paragraph, how likely its sentences do a thing, and how likely it does."""

    paragraph: Paragraph
    sentences: Mapping[str, tuple[float, ...]]
    whole: Mapping[str, float]


def judged(paragraphs: Iterable[Paragraph], model: Model) -> list[Judged]:
    """Return the probabilities of some paragraphs."""
    made = ((one, chances_of(one.parts, model)) for one in paragraphs)
    return [Judged(one, chances, paragraph_chances(one.parts, chances)) for one, chances in made]


def held_out(files: Mapping[str, list[Paragraph]]) -> dict[str, list[Judged]]:
    """Return the paragraphs of each file of NEW judged by weights made from all others."""
    out = {}
    for name in NEW:
        others = [one for other, ones in files.items() if other != name for one in ones]
        out[name] = judged(files[name], model_of(train(others), {}, {}))
    return out


def measure(files: Mapping[str, list[Paragraph]]) -> tuple[dict[str, float], dict[str, float]]:
    """Print how good the labels are on paragraphs that the weights never saw; return the bars chosen by them."""
    held = held_out(files)
    every = list(chain(*held.values()))
    bars = {label: choose_bar([(label in one.paragraph.labels, one.whole[label]) for one in every]) for label in LABELS}
    near = {label: choose_near(label, every) for label in MADE if label in LABELS}
    for name, some in (*held.items(), ("together", every)):
        print(f"{name}, {len(some)} paragraphs")
        for label, bar in bars.items():
            print("  " + measured(label, bar, [(label in one.paragraph.labels, one.whole[label]) for one in some]))
    print("near", near)
    return bars, near


def choose_bar(pairs: list[tuple[bool, float]]) -> float:
    """Return the probability from which on the label holds with the best F1; a few paragraphs do not move it far."""
    tried = {one / 100: _f1(pairs, one / 100) for one in range(15, 71)}
    best = median(bar for bar, f1 in tried.items() if f1 >= max(tried.values()) - FLAT)
    positive = sum(truth for truth, _ in pairs)
    return round((best * positive + USUAL * DOUBT) / (positive + DOUBT), 2)


def choose_near(label: str, paragraphs: Sequence[Judged]) -> float:
    """Return the probability below which no sentence comes near a label.

    Parts are put together of paragraphs that bear the label (one, or TWO times as often two) and others that do not, and parts of
    others alone: of 100 parts without a sentence at this probability at most WRONG have the label, where as many have it
    as have not. Paragraphs whose label careful readers dispute are left out.
    """
    clear = [one for one in paragraphs if one.sentences and one.paragraph.worth[label] >= 1]
    others = [max(one.sentences[label]) for one in clear if label not in one.paragraph.labels]
    bearing = [max(one.sentences[label]) for one in clear if label in one.paragraph.labels]
    fill = [max(others[i : i + PART - 1]) for i in range(0, len(others) - PART, PART)]
    without = [max(others[i : i + PART]) for i in range(0, len(others) - PART, PART)]
    having = [max(chance, fill[i % len(fill)]) for i, chance in enumerate(bearing)]
    second = (bearing[(7 * i + 3) % len(bearing)] for i in range(len(bearing)))
    having += [max(pair) for pair in zip(having, second, strict=True)] * TWO
    best = LEAST
    for bar in (one / 100 for one in range(1, 41)):
        wrong, right = (sum(chance < bar for chance in some) / len(some) for some in (having, without))
        if 100 * wrong <= WRONG * (wrong + right):
            best = min(max(bar, LEAST), MOST)
    return best


def _counts(pairs: list[tuple[bool, float]], bar: float) -> tuple[int, int, int]:
    right = sum(truth and chance > bar for truth, chance in pairs)
    return right, sum(chance > bar for _, chance in pairs) - right, sum(truth for truth, _ in pairs) - right


def _f1(pairs: list[tuple[bool, float]], bar: float) -> float:
    right, wrong, missed = _counts(pairs, bar)
    return 2 * right / max(1, 2 * right + wrong + missed)


def measured(label: str, bar: float, pairs: list[tuple[bool, float]]) -> str:
    """Return a line on one label."""
    right, wrong, missed = _counts(pairs, bar)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"{label:17} bar {bar:.2f}  n {right + missed:3}  precision {precision:.3f}  recall {recall:.3f}  F1 {_f1(pairs, bar):.3f}"


def write(weights: Weights, bars: Mapping[str, float], near: Mapping[str, float]) -> None:
    """Write what the program ships with."""
    fresh = TARGET.with_suffix(".new")
    fresh.write_text(dump_model(MADE, bars, near, rows_of(weights).items()), encoding="utf-8", newline="\n")
    fresh.replace(TARGET)


if __name__ == "__main__":
    main()
