"""A bounded run of the fuzzer, and that the fuzzer itself is worth running."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from tests.fuzz.mutate import mutate
from tests.fuzz.oracle import damaged, judge, originals, shipped

SEED = 20231103
COUNT = 300
CHUNKS = 6


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_damaged_documents_are_read_or_refused(chunk: int) -> None:
    documents, notice = originals(), shipped()
    for number in range(chunk, COUNT, CHUNKS):
        assert judge(damaged(documents, SEED, number), notice).wrong == "", f"seed {SEED} number {number}"


def test_the_same_seed_gives_the_same_file() -> None:
    documents = originals()
    assert [damaged(documents, 7, n) for n in range(20)] == [damaged(documents, 7, n) for n in range(20)]
    assert damaged(documents, 7, 0) != damaged(documents, 8, 0)


def test_damage_is_of_every_sort() -> None:
    documents, notice = originals(), shipped()
    words = Counter(judge(damaged(documents, 3, number), notice).word for number in range(120))
    assert words["read"] > 20
    assert {"bad_xml", "damaged_part"} <= set(words)


def test_damage_is_done() -> None:
    original = originals()[0]
    assert sum(mutate(Random(seed), original) != original for seed in range(50)) >= 45


def test_what_goes_wrong_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.fuzz import oracle

    def fail(_: bytes) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(oracle, "read", fail)
    result = judge(b"", shipped())
    assert (result.word, result.wrong) == ("wrong", "ZeroDivisionError: by zero")


def test_what_never_ends_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.fuzz import oracle

    def hang(_: bytes) -> None:
        while True:
            pass

    monkeypatch.setattr(oracle, "read", hang)
    monkeypatch.setattr(oracle, "SECONDS", 0.05)
    assert judge(b"", shipped()).wrong == "TooSlow: more than 0.05 s"
