#!/usr/bin/env python3
"""Fit the readable models of items: python tools/fit_items.py episodes|scope [--write] [--out REGISTER]

Logistic regression over signs and words, the same each time. ``--out``: leave-one-register-out instead of writing: fit
without a register, and print F1 on it; ``all`` for each register in turn. Registers of ``UNSEEN`` are never fitted to.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from docchecker.language import scope
from docchecker.language.evidence.episodes import episode_signs
from docchecker.language.paragraphs.sentences import sentences
from docchecker.language.persons.persons import people
from docchecker.language.terms import load_terms
from docchecker.language.weights import IN_HEADING, IN_TEXT, made, rate, words_in
from docchecker.language.words.segment import dictionary, words

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = ROOT / "docchecker" / "language"
FILES = ("stress", "wide", "broad", "official", "spoken")
UNSEEN = ("村社区及学校自己写的问题清单", "部门会议上的问题发言")
TARGET = {"episodes": LANGUAGE / "evidence" / "episodes.txt", "scope": LANGUAGE / "scope.txt"}
#: Words as common as this in any text (没有, 什么) tell nothing of the matter; of how something is told they do.
COMMON = {"episodes": math.inf, "scope": 2**14}
#: A word is a feature when so many examples of so many sources hold it.
OFTEN, SOURCES = {"episodes": 25, "scope": 8}, {"episodes": 6, "scope": 3}
EPOCHS, STEP, PULL = 40, 0.25, 0.02
#: What is taken off the constant, since the likeliest of many sentences decides; chosen by leave-one-register-out.
LOWER = {"episodes": 0.8, "scope": 0.3}
#: How strongly words are pulled towards zero, against signs.
WORD_PULL = 4.0
TERMS = load_terms(ROOT / "rules" / "common" / "terms", ROOT / "rules" / "nanchang-2023" / "terms")


class Example(NamedTuple):
    """One sentence or problem: where it is from, its signs, text and heading, and whether the label holds."""

    source: str
    item: str
    signs: tuple[str, ...]
    text: str
    heading: str
    truth: bool | None


def main() -> None:
    """Fit, and write or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=tuple(TARGET))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--out", default="")
    options = parser.parse_args()
    examples = {"episodes": episodes, "scope": problems}[options.model](read())
    if options.out:
        sources = sorted({one.source for one in examples} if options.out == "all" else {options.out})
        for source in sources:
            weights = fit([one for one in examples if one.source != source and one.source not in UNSEEN], options.model)
            measure(source, weights, [one for one in examples if one.source == source], options.model)
    else:
        weights = fit([one for one in examples if one.source not in UNSEEN], options.model)
        for source in sorted({one.source for one in examples} - set(UNSEEN)):
            measure(source, weights, [one for one in examples if one.source == source], options.model)
        weights["any"] -= LOWER[options.model]
        if options.write:
            rows = sorted(weights.items(), key=lambda pair: (pair[0][0] in "=#", -abs(pair[1]), pair[0]))
            TARGET[options.model].write_text(
                "".join(f"{sign}\t{weight:.2f}\n" for sign, weight in rows if abs(weight) >= 0.05), encoding="utf-8"
            )


def read() -> list[dict[str, Any]]:
    """Return the labelled items, each with its source."""
    out = []
    for file in FILES:
        for line in (ROOT / "tests" / "data" / f"items.{file}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            out.append(record | {"source": record.get("register", file), "key": file + record["id"]})
    return out


def episodes(records: list[dict[str, Any]]) -> list[Example]:
    """Return the sentences of all items; those of an item with an episode that are not known to tell it have no truth."""
    out = []
    for record in records:
        told = people(record["text_body"], TERMS)
        for start, sentence in sentences(record["text_body"]):
            signs = episode_signs(sentence, TERMS, told.from_to(start, start + len(sentence)))
            truth = told_in(record, sentence, signs) if record["has_example"] else False
            out.append(Example(record["source"], record["key"], tuple(signs), sentence, "", truth))
    return out


def told_in(record: dict[str, Any], sentence: str, signs: list[str]) -> bool | None:
    """Return True for a sentence that tells the item's episode, None where that is not known."""
    wanted = record.get("example_words", "")
    if wanted:
        return (
            True
            if sentence.strip() in wanted or any(part in sentence for part in (wanted, wanted[:16], wanted[-16:]))
            else None
        )
    return True if "rules" in signs else None


def problems(records: list[dict[str, Any]]) -> list[Example]:
    """Return the items, to be told whether they lie in the field."""
    return [
        Example(
            one["source"], one["key"], tuple(scope.signs_of(one["text_name"], one["text_body"], TERMS)),
            one["text_body"], one["text_name"], one["in_scope"],
        )
        for one in records
    ]  # fmt: skip


def vocabulary(examples: list[Example], name: str) -> dict[str, float]:
    """Return the words that are found often enough and in enough sources, each with weight 0."""
    often: Counter[str] = Counter()
    sources: dict[str, set[str]] = {}
    for one in examples:
        for mark, text in ((IN_TEXT, one.text), (IN_HEADING, one.heading)):
            for word in {
                word
                for word in words(text)
                if 2 <= len(word) <= 4 and all("\u4e00" <= char <= "\u9fff" for char in word)
            }:
                often[mark + word] += 1
                sources.setdefault(mark + word, set()).add(one.source)
    return {
        word: 0.0
        for word, count in sorted(often.items())
        if count >= OFTEN[name]
        and dictionary().ready_for(word).FREQ.get(word[1:], 0) < COMMON[name]
        and len(sources[word]) >= SOURCES[name]
    }


def fit(examples: list[Example], name: str) -> dict[str, float]:
    """Return the weights: gradient steps scaled by what each weight has seen, both classes weighing alike."""
    known = [one for one in examples if one.truth is not None]
    weights: dict[str, float] = dict.fromkeys(
        ["any", *sorted({sign for one in known for sign in one.signs})], 0.0
    ) | vocabulary(known, name)
    model = made(weights)
    rows = []
    for one in known:
        found = [IN_TEXT + word for word in words_in(model, one.text)] + [
            IN_HEADING + word for word in words_in(model, one.heading) if one.heading
        ]
        rows.append((["any", *one.signs, *(word for word in sorted(found) if word in weights)], bool(one.truth)))
    share = sum(truth for _, truth in rows) / len(rows)
    weigh = {True: 0.5 / share, False: 0.5 / (1 - share)}
    seen = dict.fromkeys(weights, 1.0)
    for epoch in range(EPOCHS):
        for place in range(len(rows)):
            signs, truth = rows[(place * 7919 + epoch * 13) % len(rows)]
            total = sum(weights[sign] for sign in signs)
            wrong = weigh[truth] * (1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - truth)
            for sign in signs:
                pull = 0.0 if sign == "any" else PULL * (WORD_PULL if sign[0] in "=#" else 1.0)
                slope = wrong + pull * weights[sign]
                seen[sign] += slope * slope
                weights[sign] -= STEP * slope / math.sqrt(seen[sign])
    return weights


def measure(source: str, weights: dict[str, float], examples: list[Example], name: str) -> None:
    """Print F1 of the items of one source (of what lies outside, for the field)."""
    model = made(weights)
    best: dict[str, float] = {}
    truth: dict[str, bool] = {}
    for one in examples:
        best[one.item] = max(best.get(one.item, -99.0), rate(model, one.signs, one.text, one.heading))
        truth[one.item] = truth.get(one.item, False) or one.truth is not False
    turn = name == "scope"
    for shift in (-1.8, -1.2, -0.6, 0.0):
        pairs = [
            ((points + shift <= 0) if turn else points + shift > 0, truth[item] != turn)
            for item, points in best.items()
        ]
        right = sum(said and true for said, true in pairs)
        false, missed = sum(said and not true for said, true in pairs), sum(true and not said for said, true in pairs)
        f1 = 2 * right / max(1, 2 * right + false + missed)
        print(f"{source} {shift:+.1f}: F1 {f1:.3f} false {false} missed {missed} of {len(pairs)}")


if __name__ == "__main__":
    main()
