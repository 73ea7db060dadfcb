"""The weights of paragraph labels: how they are made, and that they are what training makes."""

from __future__ import annotations

import importlib.util

import pytest

from docchecker.language import cues
from docchecker.language.model import features, load_model
from docchecker.language.quotation import relays
from tests.language.lexicon import ROOT, shipped


@pytest.fixture(scope="module")
def training():
    spec = importlib.util.spec_from_file_location("train_paragraphs", ROOT / "tools" / "train_paragraphs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ROWS = [{0: 1.0}, {0: 1.0, 2: 1.0}, {1: 1.0}, {1: 1.0, 2: 1.0}]
TRUTH = [True, True, False, False]


def test_fit_tells_the_classes_apart(training):
    weights, constant = training.fit(ROWS, TRUTH, [1.0] * 4, 3)
    assert weights[0] > 0 > weights[1]
    assert abs(weights[2]) < 0.01 and abs(constant) < 0.01


def test_the_telling_sentence_is_found(training):
    texts = [training.Text(row, [row, {2: 1.0}]) for row in ROWS]
    _, (weights, _) = training.train(texts, TRUTH, 3)
    assert weights[0] > 0 > weights[1]


def test_training_gives_the_same_weights_each_time(training):
    assert training.fit(ROWS, TRUTH, [1.0] * 4, 3) == training.fit(ROWS, TRUTH, [1.0] * 4, 3)


def test_the_shipped_weights_fit_the_features():
    model = load_model()
    assert set(model.labels) == {
        "macro_empty", "problem_stated", "cause", "measure", "innovation", "feedback", "reflection", "next_step",
    }  # fmt: skip
    for label in model.labels.values():
        for line in label:
            assert set(line.cues) == model.cues
            assert set(line.words) == model.words


def test_the_shipped_weights_are_small():
    assert (ROOT / "docchecker" / "language" / "paragraph_weights.json").stat().st_size < 1_000_000


def test_features_without_a_model_hold_every_word():
    text = "今后把《条例》印成卡片。"
    found = features(cues.read(text, shipped(), relays(text, shipped())))
    assert {"卡", "卡片"} <= found.words
    assert "条例" not in found.words
    assert found.cues["opens_next"] == 1.0
