"""The weights of paragraph labels: how they are made, and that they are what training makes."""

from __future__ import annotations

import importlib.util
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker.language.judgements import LABELS
from docchecker.language.paragraphs.linear_model import (
    CONCRETE,
    Model,
    dump_model,
    load_model,
    pack,
    parse_model,
    unpack,
)
from docchecker.language.paragraphs.paragraphs import chances_of, cues
from docchecker.language.paragraphs.quotation import relays
from tests.language.lexicon import ROOT, shipped

PROBLEM, MEASURE = [1.0, 0.0], [0.0, 1.0]


@pytest.fixture(scope="module")
def training():
    spec = importlib.util.spec_from_file_location("train_paragraphs", ROOT / "tools" / "train_paragraphs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(text: str) -> tuple[cues.Sentence, ...]:
    return cues.read(text, shipped(), relays(text, shipped()))


def test_training_tells_the_labels_apart(training):
    rows = [
        [(0, 1.0), (1, 1.0)],
        [(0, 1.0), (1, 1.0), (3, 1.0)],
        [(0, 1.0), (2, 1.0)],
        [(0, 1.0), (2, 1.0), (3, 1.0)],
    ] * 5
    weights = training.fit(rows, [PROBLEM, PROBLEM, MEASURE, MEASURE] * 5, 4)
    assert weights[1][0] > 0.3 > -0.3 > weights[1][1]
    assert weights[2][1] > 0.3 > -0.3 > weights[2][0]
    assert weights[3] == pytest.approx([0, 0], abs=0.1)


def test_training_gives_the_same_weights_each_time(training):
    rows = [[(0, 1.0), (1, 0.7)], [(0, 1.0), (2, 0.35)]]
    assert training.fit(rows, [PROBLEM, MEASURE], 3) == training.fit(rows, [PROBLEM, MEASURE], 3)


def test_rare_features_have_no_weight(training, monkeypatch):
    monkeypatch.setattr(training, "STEPS", 2)
    paragraph = training.Paragraph(read("把贴纸贴在门上。"), (frozenset({"measure"}),), frozenset({"measure"}))
    other = training.Paragraph(read("把横幅挂在墙上。"), (frozenset({"measure"}),), frozenset({"measure"}))
    assert {"贴纸", "横幅"}.isdisjoint(training.train([paragraph] * 5 + [other] * 5))
    assert {"贴纸"} == {"贴纸", "横幅"} & set(training.train([paragraph] * 6 + [other] * 5))


def test_a_feature_counts_for_what_it_is(training):
    sentence = cues.Sentence(0, "", frozenset({"lack", "<lack", "@first"}), frozenset({"没有", "a", "有0"}))
    assert training.values(sentence) == {"": 1.0, "lack": 1.0, "<lack": 0.5, "@first": 1.0, "没有": 0.7, "有0": 0.7}
    model = training.model_of({"": [1.0], "lack": [1.0], "<lack": [1.0], "没有": [1.0]}, {})
    assert {name: unpack(row, 1) for name, row in model.weights.items()} == {
        "": [1],
        "lack": [1],
        "<lack": [0.5],
        "没有": [0.7],
    }


def test_every_training_sentence_is_labelled(training):
    for name in training.FILES:
        for paragraph in training.read(training.DATA / f"paragraphs.{name}.jsonl", shipped()):
            assert paragraph.told is not None
            assert paragraph.labels & set(training.MADE) == frozenset().union(*paragraph.told) - {CONCRETE}


def test_a_record_with_too_few_labelled_sentences_is_refused(training, tmp_path):
    record = {"id": "a1", "text": "一句。两句。", "sentences": ["P"], **dict.fromkeys(LABELS, False)}
    file = tmp_path / "data.jsonl"
    file.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(ValueError, match="a1: 2 sentences, 1 labelled"):
        training.read(file, shipped())


def test_the_bar_is_where_the_labels_part(training):
    judged = [(True, 0.6)] * 50 + [(False, 0.5)] * 50
    assert 0.47 <= training.choose_bar(judged) < 0.6
    assert training.measured("cause", 0.55, judged).endswith("n  50  precision 1.000  recall 1.000  F1 1.000")


def test_a_few_paragraphs_do_not_move_the_bar_far(training):
    assert training.choose_bar([(True, 0.16), (False, 0.155)]) == pytest.approx(0.4, abs=0.02)


def test_the_weights_are_written_as_the_program_reads_them(training, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "TARGET", tmp_path / "weights.txt")
    training.write({"": [0.5] * 8, "没有": [1.0] * 8}, {"cause": 0.4})
    model = parse_model((tmp_path / "weights.txt").read_text(encoding="utf-8"))
    assert model.labels == training.MADE
    assert model.bars == {"cause": 0.4}
    assert unpack(model.weights["没有"], 8) == [0.7] * 8
    assert [file.name for file in tmp_path.iterdir()] == ["weights.txt"]


def test_the_shipped_weights_fit_the_features(training):
    model = load_model()
    assert model.labels == training.MADE
    assert set(model.bars) == set(LABELS) - {"long_leader_quote", "policy_basis"}
    assert set(cues.LISTS) <= set(model.weights)


def test_the_shipped_weights_are_small():
    assert (ROOT / "docchecker" / "language" / "paragraphs" / "weights.txt").stat().st_size < 1_000_000


def test_the_likeliest_label_comes_out_first():
    found = chances_of(read("下一步，将把贴纸推到收割机上。"), load_model())
    assert all(0 <= chance <= 1 for chance, _ in found.values())
    assert max(found, key=found.__getitem__) == "next_step"


def test_many_weak_sentences_are_no_proof():
    model = load_model()
    weak = read("操场边的紫藤开了。")
    once, often = (chances_of(parts, model)["measure"][0] for parts in (weak * 3, weak * 40))
    assert once == often


@given(st.lists(st.lists(st.integers(-500, 500), min_size=3, max_size=3), min_size=1, max_size=60))
def test_packed_weights_add_up_like_plain_ones(rows):
    packed = sum(pack([weight / 100 for weight in row]) for row in rows)
    assert unpack(packed, 3) == pytest.approx([sum(row[lane] for row in rows) / 100 for lane in range(3)])


def test_weights_come_back_as_they_were_written():
    rows = {"": pack([0.25, 0.0]), "甲": pack([0.5, -1.25]), "乙": pack([-0.01, 0.0]), "丙丁": pack([3.0, -3.0])}
    model = Model(("cause", "measure"), rows, {"cause": 0.42, "measure": 0.5})
    assert parse_model(dump_model(model)) == model


def test_the_features_of_a_sentence():
    first, second = read("过去没有《条例》卡片。今后把12张卡片印成“口袋书”。")
    assert {"卡", "卡片", "0张", "把0"} <= first.words | second.words
    assert {"条例", "12", "1"}.isdisjoint(first.words | second.words)
    assert {"@first", "before_words", "lack", ">quote", ">opens_next"} <= first.cues
    assert {"@last", "opens_next", "quote", "<lack"} <= second.cues
    assert {"opens_next", "@last"}.isdisjoint(first.cues)


def test_what_is_quoted_gives_no_cue():
    (sentence,) = read("他说“今后没有办法”。")
    assert "quote" in sentence.cues
    assert {"next_steps", "lack"}.isdisjoint(sentence.cues)


def test_a_text_without_sentences_has_no_label():
    assert read(" ") == ()
    assert chances_of((), load_model()) == {}
