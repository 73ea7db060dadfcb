"""The weights of paragraph labels: how they are made, and that they are what training makes."""

from __future__ import annotations

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.language import cues
from docchecker.language.judgements import LABELS
from docchecker.language.model import dump_weights, features, load_model, load_weights, pack, unpack
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
    assert list(model.bars) == list(LABELS)
    assert {label for label, bar in model.bars.items() if bar >= 1} == {"long_leader_quote", "policy_basis"}
    assert max(label for labels, _ in model.together for label in labels) < len(LABELS)
    assert all(0 < len(word) <= 2 for word in model.words)


@given(st.lists(st.tuples(st.integers(-500, 500), st.integers(0, 400)), min_size=1, max_size=40), st.integers(1, 12))
def test_packed_weights_add_up_like_plain_ones(pairs, lanes):
    rows = [[(weight + 7 * lane) / 100 for lane in range(lanes)] for weight, _ in pairs]
    packed = sum(pack(row) * value for row, (_, value) in zip(rows, pairs, strict=True))
    plain = [sum(row[lane] * value / 100 for row, (_, value) in zip(rows, pairs, strict=True)) for lane in range(lanes)]
    assert unpack(packed, lanes) == pytest.approx(plain)


def test_weights_come_back_as_they_were_written():
    rows = {"甲": pack([0.5, -1.25]), "乙": pack([-0.01, 0.0]), "丙丁": pack([3.0, -3.0])}
    assert load_weights(dump_weights(rows, 2), 2) == rows


def test_probabilities_add_up():
    model = load_model()
    chances = model.probabilities(model.scores(features(cues.read("下一步，将把贴纸推到收割机上。", shipped(), ()), model)))
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
