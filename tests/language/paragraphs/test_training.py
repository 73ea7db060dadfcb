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
    CONSTANT,
    dump_model,
    load_model,
    pack,
    parse_model,
    unpack,
)
from docchecker.language.paragraphs.paragraphs import chances_of, cues, paragraph_chances
from docchecker.language.paragraphs.quotation import relays
from tests.language.lexicon import ROOT, shipped


@pytest.fixture(scope="module")
def training():
    spec = importlib.util.spec_from_file_location("train_paragraphs", ROOT / "tools" / "train_paragraphs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(text: str) -> tuple[cues.Sentence, ...]:
    return cues.read(text, shipped(), relays(text, shipped()))


def chances(text: str) -> dict[str, float]:
    parts = read(text)
    return paragraph_chances(parts, chances_of(parts, load_model()))


def fitted(training, rows, truth, size):
    array = training.np.array(truth, dtype=float)
    return training.fit(rows, array, training.np.ones(array.shape), size)


def test_training_tells_the_labels_apart(training):
    rows = [[(0, 1.0)], [(0, 1.0), (2, 1.0)], [(1, 1.0)], [(1, 1.0), (2, 1.0)]] * 5
    weights = fitted(training, rows, [[1, 0], [1, 0], [0, 1], [0, 1]] * 5, 3)
    assert weights[0][0] > 0.3 > -0.3 > weights[0][1]
    assert weights[1][1] > 0.3 > -0.3 > weights[1][0]
    assert weights[2] == pytest.approx([0, 0], abs=0.1)


def test_training_gives_the_same_weights_each_time(training):
    rows = [[(0, 0.7)], [(1, 0.35)]]
    once, again = (fitted(training, rows, [[1, 0], [0, 1]], 2).tolist() for _ in range(2))
    assert once == again


def test_what_is_disputed_counts_for_half(training, tmp_path):
    record = {"id": "a1", "register": "r", "sentences": [["没有人来。", "P"]], "labels": ["problem_stated"]}
    file = tmp_path / "paragraphs.press.jsonl"
    file.write_text(json.dumps({**record, "debatable": ["problem_stated"]}), encoding="utf-8")
    (one,) = training.read(file, shipped())
    assert (one.worth["problem_stated"], one.worth["cause"], one.register) == (0.5, 1.0, "r")


def test_rare_features_have_no_weight(training, monkeypatch):
    monkeypatch.setattr(training, "STEPS", 2)
    worth = dict.fromkeys(training.MADE, 1.0)

    def paragraph(text):
        return training.Paragraph(read(text), (frozenset({"measure"}),), frozenset({"measure"}), "r", worth)

    made = training.train([paragraph("把贴纸贴在门上。")] * training.RARE + [paragraph("把横幅挂在墙上。")])
    assert {"贴纸"} == {"贴纸", "横幅"} & set(made.names)


def test_a_feature_counts_for_what_it_is(training):
    sentence = cues.Sentence(0, "", frozenset({"lack", "<lack", "@first"}), frozenset({"没有", "a有", "有0"}))
    assert training.values(sentence) == {"lack": 1.0, "<lack": 0.5, "@first": 1.0, "没有": 0.7, "有0": 0.7}
    weights = training.Weights(
        ("lack", "<lack", "没有", "faint"), training.np.array([[1.0], [1.0], [1.0], [0.01], [2.0]])
    )
    assert training.rows_of(weights) == {CONSTANT: [200], "lack": [100], "<lack": [50], "没有": [70]}


def test_labelled_sentences_are_given_to_those_of_the_program(training):
    pieces = [["“听完了。", "F"], ["真好。”", "F"], ["他说，再来。", "NK"]]
    told = list(training._told("".join(piece for piece, _ in pieces), pieces))
    assert told == [frozenset({"feedback"}), frozenset({"next_step", CONCRETE})]


def test_every_training_sentence_is_labelled(training):
    for name in training.WORTH:
        lines = (training.DATA / f"paragraphs.{name}.jsonl").read_text(encoding="utf-8").splitlines()
        records = [json.loads(line) for line in lines]
        assert len({record["id"] for record in records}) == len(records)
        for record in records:
            codes = [code for one in record["sentences"] for code in (one if isinstance(one, str) else one[1])]
            of_record = record.get("labels") or [label for label in LABELS if record.get(label)]
            told = {training.CODES[code] for code in codes if code != "-"} & set(LABELS)
            basis = set() if "labels" in record else {"policy_basis"}
            assert told == set(of_record) - {"macro_empty", "long_leader_quote"} - basis, record["id"]


def test_a_record_with_too_few_labelled_sentences_is_refused(training, tmp_path):
    record = {"id": "a1", "text": "一句。两句。", "sentences": ["P"], **dict.fromkeys(LABELS, False)}
    file = tmp_path / "paragraphs.more.jsonl"
    file.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(ValueError, match="a1: 2 sentences, 1 labelled"):
        training.read(file, shipped())


def test_the_bar_is_where_the_labels_part(training):
    judged = [(True, 0.6)] * 50 + [(False, 0.5)] * 50
    assert 0.47 <= training.choose_bar(judged) < 0.6
    assert training.measured("cause", 0.55, judged).endswith("n  50  precision 1.000  recall 1.000  F1 1.000")


def test_a_sentence_is_near_where_nothing_below_it_is_meant(training):
    def one(chance, labels):
        worth = dict.fromkeys(training.MADE, 1.0)
        paragraph = training.Paragraph(read("来。"), None, frozenset(labels), "r", worth)
        return training.Judged(paragraph, {"cause": (chance,)}, {})

    some = [one(0.3, {"cause"})] * 40 + [one(0.05, ())] * 160
    assert training.choose_near("cause", some) == training.MOST
    assert training.choose_near("cause", some + [one(0.02, {"cause"})] * 40) == training.LEAST


def test_the_weights_are_written_as_the_program_reads_them(training, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "TARGET", tmp_path / "weights.txt")
    array = training.np.array([[1.0] * 10, [0.5] * 10])
    training.write(training.Weights(("没有",), array), {"cause": 0.4}, {"cause": 0.1})
    text = (tmp_path / "weights.txt").read_text(encoding="utf-8")
    assert text.splitlines()[-1] == "没有\t" + " ".join(["70"] * 10)
    model = parse_model(text)
    assert (model.labels, model.bars, model.near) == (training.MADE, {"cause": 0.4}, {"cause": 0.1})
    assert unpack(sum(model.weights.of(("没有", CONSTANT, "没学过"))), 10) == [1.2] * 10
    assert [file.name for file in tmp_path.iterdir()] == ["weights.txt"]


def test_the_shipped_weights_fit_the_features(training):
    model = load_model()
    assert model.labels == training.MADE
    assert set(model.bars) == set(LABELS)
    assert set(model.near) == set(LABELS) & set(training.MADE)
    assert set(cues.LISTS) <= set(model.weights.all())


def test_the_shipped_weights_are_small():
    assert (ROOT / "docchecker" / "language" / "paragraphs" / "weights.txt").stat().st_size < 1_000_000


def test_the_likeliest_label_comes_out_first():
    found = chances("下一步，将把贴纸推到收割机上。")
    assert all(0 <= chance <= 1 for chance in found.values())
    assert max(found, key=found.__getitem__) == "next_step"


def test_many_weak_sentences_are_no_proof():
    once, often = (chances("操场边的紫藤开了。" * times)["measure"] for times in (5, 40))
    assert once == often


@given(st.lists(st.lists(st.integers(-500, 500), min_size=3, max_size=3), min_size=1, max_size=60))
def test_packed_weights_add_up_like_plain_ones(rows):
    packed = sum(map(pack, rows))
    assert unpack(packed, 3) == pytest.approx([sum(row[lane] for row in rows) / 100 for lane in range(3)])


def test_weights_come_back_as_they_were_written():
    rows = {CONSTANT: [25, 0], "甲": [50, -125], "乙": [-1, 0], "丙丁": [300, -300]}
    model = parse_model(dump_model(("cause", "measure"), {"cause": 0.42}, {"measure": 0.5}, rows.items()))
    assert model.weights.all() == {name: pack(row) for name, row in rows.items()}
    assert (model.labels, model.bars, model.near) == (("cause", "measure"), {"cause": 0.42}, {"measure": 0.5})


def test_the_features_of_a_sentence():
    first, second = read("过去没有《条例》卡片。今后把12张卡片印成“口袋书”。")
    assert {"卡片", "0张", "把0", "有《"} <= first.words | second.words
    assert {"条例", "12"}.isdisjoint(first.words | second.words)
    assert {"@first", "before_words", "lack", ">quote", ">opens_next"} - {">quote"} <= first.cues
    assert {"@last", "opens_next", "quote", "<lack"} <= second.cues
    assert {"opens_next", "@last"}.isdisjoint(first.cues)


def test_what_is_quoted_gives_cues_of_its_own():
    (sentence,) = read("他说“今后没有办法，多亏你们”。")
    assert {"quote", "quoted_benefit", "quoted_lack"} <= sentence.cues
    assert {"next_steps", "lack"}.isdisjoint(sentence.cues)


def test_a_problem_that_is_to_be_solved_is_presupposed():
    (stated,), (governed,) = read("村干部法治意识不强。"), read("针对村干部法治意识不强的问题开课。")
    assert ("graded" in stated.cues, "presupposed" in stated.cues) == (True, False)
    assert ("graded" in governed.cues, "presupposed" in governed.cues) == (False, True)


def test_a_text_without_sentences_has_no_label():
    assert read(" ") == ()
    assert chances_of((), load_model()) == {}
    assert paragraph_chances((), {}) == {}
