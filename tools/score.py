#!/usr/bin/env python3
"""Print how good the judgements of text are, side by side: python tools/score.py [--sets NAME=FOLDER …]

Paragraphs: under “held out” stand the repository's own sets in the registers of real submissions, each judged by weights
made without it (without its writer and its registers). Names and items: each file of tests/data by its suffix, which says
who has seen it (README there); the weights of items were made from some. Each --sets FOLDER holds labelled text that no
weight was made from (case_paras.jsonl, vague_titles.jsonl, problem_items.jsonl) and is judged by the shipped weights.
For each label: precision, recall, F1 (* where none is true).

A judgement is one entry of JUDGEMENTS: its name, and a function that gives for each set the labels, true and said.
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

import train_paragraphs as training

from docchecker.language.judge import answer
from docchecker.language.judgements import LABELS
from docchecker.language.paragraphs.linear_model import load_model
from docchecker.language.paragraphs.paragraphs import SUBSTANCE, judge_paragraph
from docchecker.language.vagueness.vague_names import judge_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

#: What a text is labelled with and what it was judged to be.
Pair = tuple["Collection[str]", "Collection[str]"]
#: The pairs of each set, by its name.
Sets = dict[str, list[Pair]]


class Figures(NamedTuple):
    """How often a label is true, and how good what is said of it is."""

    true: int
    precision: float
    recall: float
    f1: float


def figures(label: str, pairs: list[Pair]) -> Figures:
    """Return the figures of one label."""
    true = sum(label in truth for truth, _ in pairs)
    said = sum(label in given for _, given in pairs)
    right = sum(label in truth and label in given for truth, given in pairs)
    return Figures(true, right / max(1, said), right / max(1, true), 2 * right / max(1, true + said))


def paragraphs(folders: Mapping[str, Path]) -> Sets:
    """Return the pairs of the paragraphs of cases."""
    terms = training.shipped_terms()
    held = training.held_out(training.read_files(terms))
    sets: Sets = {"held out": [(one.paragraph.labels, _held(one)) for one in chain(*held.values())]}
    for register in dict.fromkeys(one.paragraph.register for one in chain(*held.values())):
        sets[register] = [
            (one.paragraph.labels, _held(one)) for one in chain(*held.values()) if one.paragraph.register == register
        ]
    for name, folder in folders.items():
        lines = (folder / "case_paras.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        sets[name] = [
            ([label for label in LABELS if row[label]], judge_paragraph(row["text"], terms).labels) for row in rows
        ]
    return sets


#: Labels of an item: that of the data, and whether the finding is that it does not hold.
ITEM = {
    "vague_name": False, "has_example": False, "has_data": False, "in_scope": True, "unmasked_person": False,
    "placeholder_left": False,
}  # fmt: skip


def names(folders: Mapping[str, Path]) -> Sets:
    """Return the pairs of the names of problems: vague, and vague where careful readers agree."""
    terms = training.shipped_terms()
    sets: Sets = {}
    for name, rows in _records("names", "vague_titles.jsonl", folders):
        judged = [(row, judge_name(row["text"], terms).verdict == "vague") for row in rows]
        sets[name] = [(["vague"] if row["label"] == "vague" else [], ["vague"] if said else []) for row, said in judged]
        sets[f"{name}, core"] = [
            (["vague"] if row["label"] == "vague" else [], ["vague"] if said else [])
            for row, said in judged
            if row.get("tier", "core") == "core"
        ]
    return sets


def items(folders: Mapping[str, Path]) -> Sets:
    """Return the pairs of items; of ``in_scope`` what counts is that a problem lies outside."""
    terms = training.shipped_terms()
    sets: Sets = {}
    for name, rows in _records("items", "problem_items.jsonl", folders):
        said = [answer("item", {"name": row["text_name"], "body": row["text_body"]}, terms) for row in rows]
        sets[name] = [
            ([label for label, absent in ITEM.items() if row.get(label, absent) != absent],
             [label for label, absent in ITEM.items() if one[label] != absent])
            for row, one in zip(rows, said, strict=True)
        ]  # fmt: skip
    return sets


def _records(kind: str, file: str, folders: Mapping[str, Path]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the name and the records of every set of a kind: the repository's own, then those of the folders."""
    own = {path.stem.partition(".")[2]: path for path in sorted(training.DATA.glob(f"{kind}.*.jsonl"))}
    for name, path in {**own, **{name: folder / file for name, folder in folders.items()}}.items():
        yield name, [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _held(one: training.Judged) -> set[str]:
    """Return the labels that hold, as the program says it."""
    held = {label for label, chance in one.whole.items() if chance > load_model().bars[label]}
    return held - {"macro_empty"} if held.intersection(SUBSTANCE) else held


#: Judgement → the labels it gives, and what gives the pairs of each set.
JUDGEMENTS: dict[str, tuple[tuple[str, ...], Callable[[Mapping[str, Path]], Sets]]] = {
    "names": (("vague",), names),
    "items": (tuple(ITEM), items),
    "paragraphs": (tuple(LABELS), paragraphs),
}


def table(labels: tuple[str, ...], sets: Sets) -> str:
    """Return the figures of all sets: a line for each label and one for the mean of the labels that occur."""
    lines = [f"{'':18}" + "".join(f"{f'{name[:14]} ({len(pairs)})':>20}" for name, pairs in sets.items())]
    of = {name: {label: figures(label, pairs) for label in labels} for name, pairs in sets.items()}
    for label in labels:
        cells = (one[label] for one in of.values())
        lines.append(
            f"{label:18}"
            + "".join(f"{f'{c.precision:.2f} {c.recall:.2f} {c.f1:.3f}' if c.true else '*':>20}" for c in cells)
        )
    means = ([one.f1 for one in some.values() if one.true] for some in of.values())
    return "\n".join((*lines, f"{'mean F1':18}" + "".join(f"{sum(some) / max(1, len(some)):>20.3f}" for some in means)))


def main() -> None:
    """Print a table for each judgement asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="*", default=[], metavar="NAME=FOLDER", help="labelled text that was kept out")
    parser.add_argument("--only", choices=JUDGEMENTS, help="one judgement")
    arguments = parser.parse_args()
    folders = {name: Path(folder) for name, _, folder in (one.partition("=") for one in arguments.sets)}
    for name, (labels, pairs) in JUDGEMENTS.items():
        if arguments.only in (None, name):
            print(f"{name}\n{table(labels, pairs(folders))}\n")


if __name__ == "__main__":
    main()
