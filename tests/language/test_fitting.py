"""The weights of items: how they are fitted, and that the signs are those the files hold."""

from __future__ import annotations

import importlib.util

import pytest

from docchecker.language.scope import signs
from docchecker.language.weights import load_model, rate
from tests.language.lexicon import ROOT, shipped


@pytest.fixture(scope="module")
def fitting():
    spec = importlib.util.spec_from_file_location("fit_items", ROOT / "tools" / "fit_items.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_signs_of_a_problem():
    found = signs("摊主不知道商标法", "协议、处罚、合同、当事人都有。", shipped())
    assert (found["taught_law"], found["by_the_way"], found["name.law"]) == (1.0, 0.0, 1)
    assert signs("道路坑洼", "合同约定由承包人修补。", shipped())["by_the_way"] == 1.0


def test_fitting_tells_the_sides_apart_and_is_the_same_each_time(fitting, monkeypatch):
    monkeypatch.setattr(fitting, "EPOCHS", 5)
    examples = [
        example
        for number in range(5)
        for example in (
            fitting.Example("a", f"in{number}", ("inside",), "", "", True),
            fitting.Example("a", f"out{number}", ("outside",), "", "", False),
        )
    ]
    weights = fitting.fit(examples, "scope")
    assert weights["inside"] > 0 > weights["outside"]
    assert fitting.fit(examples, "scope") == weights


@pytest.mark.parametrize("name", ["scope.txt", "evidence/episodes.txt"])
def test_signs_and_words_add_up(name):
    model = load_model(ROOT / "docchecker" / "language" / name)
    word = next(sign[1:] for sign in model.weights if sign.startswith("="))
    assert rate(model, (), word) != rate(model, (), "")
