"""The weights of paragraph labels: how they are made, and that they are what training makes."""

from __future__ import annotations

import importlib.util

import pytest

from docchecker.language import cues
from docchecker.language.judgements import LABELS
from docchecker.language.model import features, load_model
from docchecker.language.quotation import relays
from tests.language.lexicon import ROOT, shipped


@pytest.fixture(scope="module")
def training():
    spec = importlib.util.spec_from_file_location("train_paragraphs", ROOT / "tools" / "train_paragraphs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ROWS = [[(0, 1.0)], [(0, 1.0), (2, 1.0)], [(1, 1.0)], [(1, 1.0), (2, 1.0)]]
PROBLEM, MEASURE = 3, 5
TRUTH = [(PROBLEM,), (PROBLEM,), (MEASURE,), (MEASURE,)]


def test_training_tells_the_labels_apart(training):
    weights = training.train(ROWS, TRUTH, 3)
    first, second, both = weights.features
    assert first[PROBLEM] > 0 > second[PROBLEM]
    assert second[MEASURE] > 0 > first[MEASURE]
    assert abs(both[PROBLEM]) < 0.01 and first[0] == 0.0
    assert weights.together == [(PROBLEM,), (MEASURE,)]


def test_training_gives_the_same_weights_each_time(training):
    assert training.train(ROWS, TRUTH, 3) == training.train(ROWS, TRUTH, 3)


def test_a_label_s_share_is_that_of_its_sets(training):
    shares = training.by_label([(PROBLEM,), (PROBLEM, MEASURE)], [0.25, 0.5])
    assert (shares[PROBLEM], shares[MEASURE], shares[0]) == (0.75, 0.5, 0.0)


def test_the_bar_is_chosen_for_f1_and_a_few_paragraphs_do_not_move_it_far(training):
    few = [(True, 0.56), (False, 0.54), (False, 0.1)]
    assert training.USUAL < training.choose_bar(few) < 0.4
    assert 0.5 < training.choose_bar(few * 100) <= 0.55
    assert training.choose_bar([(False, 0.1)]) == training.USUAL


def test_two_paragraphs_joined(training):
    terms = shipped()

    def paragraph(text, *labels):
        return training.Paragraph(cues.read(text, terms, relays(text, terms)), labels)

    empty, measure = paragraph("坚持高位推动。", 1), paragraph("把贴纸贴在门上。", MEASURE)
    rows, truth = training.with_pairs([empty, measure], ["’贴", "’高"])
    assert truth == [(1,), (MEASURE,), (MEASURE,), (MEASURE,)]
    assert [{i for i, _ in row} for row in rows] == [{1}, {0}, {0, 1}, {0, 1}]


def test_the_part_of_a_paragraph_depends_on_its_text_alone(training):
    assert training.fold_of("甲", 5) == training.fold_of("甲", 5)
    assert {training.fold_of(str(i), 5) for i in range(50)} == {0, 1, 2, 3, 4}


def test_the_shipped_weights_fit_the_features():
    model = load_model()
    assert set(model.labels) == set(LABELS)
    assert {label for label, line in model.labels.items() if line.bar >= 1} == {"long_leader_quote", "policy_basis"}
    for line in model.labels.values():
        assert set(line.cues) == model.cues
        assert set(line.words) == model.words


def test_probabilities_add_up():
    model = load_model()
    chances = model.probabilities(features(cues.read("下一步，将把贴纸推到收割机上。", shipped(), ()), model))
    assert all(0 <= chance <= 1.000001 for chance in chances.values())
    assert max(chances, key=chances.__getitem__) == "next_step"


def test_the_shipped_weights_are_small():
    assert (ROOT / "docchecker" / "language" / "paragraph_weights.json").stat().st_size < 1_000_000


def test_features_without_a_model_hold_every_word():
    text = "今后把《条例》印成卡片。"
    found = features(cues.read(text, shipped(), relays(text, shipped())))
    assert {"卡", "卡片"} <= found.words
    assert "条例" not in found.words
    assert found.cues["opens_next"] == 1.0
