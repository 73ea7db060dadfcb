"""The judgements on the repository's own labelled text: the half they were tuned on, and short hard items."""

from __future__ import annotations

import json

import pytest

from docchecker.language.judge import answer
from docchecker.language.judgements import LABELS
from tests.language.lexicon import ROOT, shipped


def records(name, part="tuned"):
    lines = (ROOT / "tests" / "data" / f"{name}.{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def f1(pairs):
    right = sum(truth and said for truth, said in pairs)
    return 2 * right / (sum(truth for truth, _ in pairs) + sum(said for _, said in pairs))


@pytest.mark.parametrize("part", ["tuned", "stress"])
def test_vague_names(part):
    rows = [row for row in records("names", part) if row.get("tier") != "contested"]
    judged = [answer("name", {"text": row["text"]}, shipped()) for row in rows]
    assert (
        f1([(row["label"] == "vague", one["verdict"] == "vague") for row, one in zip(rows, judged, strict=True)]) > 0.93
    )
    sure = [
        row["label"]
        for row, one in zip(rows, judged, strict=True)
        if (one["verdict"], one["confidence"]) == ("vague", "high")
    ]
    assert sure.count("vague") / len(sure) > 0.97


@pytest.mark.parametrize("part", ["tuned", "stress", "wide"])
@pytest.mark.parametrize("label", ["has_example", "has_data", "in_scope", "unmasked_person", "placeholder_left"])
def test_items(label, part):
    rows = records("items", part)
    judged = [answer("item", {"name": row["text_name"], "body": row["text_body"]}, shipped()) for row in rows]
    # What is reported is an item *out* of scope, so that is the class measured.
    wanted = label != "in_scope"
    pairs = [(row[label] is wanted, one[label] is wanted) for row, one in zip(rows, judged, strict=True)]
    assert f1(pairs) > 0.90


def test_paragraphs():
    rows = records("paragraphs")
    judged = [answer("paragraph", {"text": row["text"]}, shipped())["labels"] for row in rows]
    scores = {
        label: f1([(row[label], label in one) for row, one in zip(rows, judged, strict=True)]) for label in LABELS
    }
    assert min(scores.values()) > 0.75
    assert sum(scores.values()) / len(scores) > 0.87
