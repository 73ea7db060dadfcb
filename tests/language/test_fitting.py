"""The weights of scope: how they are fitted, and that they fit the signs."""

from __future__ import annotations

import importlib.util

import pytest

from docchecker.language.scope import WEIGHTS, signs
from tests.language.lexicon import ROOT, shipped

NOTHING = {**dict.fromkeys(WEIGHTS, 0.0), "any": 1.0}


@pytest.fixture(scope="module")
def fitting():
    spec = importlib.util.spec_from_file_location("fit_scope", ROOT / "tools" / "fit_scope.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_sign_has_a_weight():
    assert set(signs("普法责任清单未公示", "28家单位中有14家没有公示。", shipped())) == set(WEIGHTS)


def test_the_signs_of_a_problem():
    found = signs("摊主不知道商标法", "协议、处罚、合同、当事人都有。", shipped())
    assert (found["taught_law"], found["by_the_way"], found["name.law"]) == (1.0, 0.0, 1)
    assert signs("道路坑洼", "合同约定由承包人修补。", shipped())["by_the_way"] == 1.0


def test_fitting_tells_the_sides_apart_and_is_the_same_each_time(fitting, monkeypatch):
    monkeypatch.setattr(fitting, "STEPS", 200)
    inside, outside = {**NOTHING, "name.strong": 1.0}, {**NOTHING, "name.other": 1.0}
    items = [(inside, True), (outside, False)] * 5
    weights = fitting.fit(items)
    assert weights["name.strong"] > 0 > weights["name.other"]
    assert weights["body.law"] == 0
    assert fitting.fit(items) == weights
    assert fitting.f1(weights, items) == 1.0


def test_only_what_may_be_read_is_read(fitting):
    assert {"tuned", "frozen", "fresh"}.isdisjoint(fitting.FILES)
    assert len(fitting.read("wide")) == 110
