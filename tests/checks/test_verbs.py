"""Every verb says in its own file what passes, what does not, and where it is silent."""

from __future__ import annotations

import re

import pytest

from docchecker import checks

MODULES = {module.VERB.name: module for module in checks._MODULES}
EXAMPLES = re.compile(r"\b(Pass|Fail|Warning|Note|Silent):\s")


def test_each_verb_is_there_once() -> None:
    assert list(MODULES) == list(checks.VERBS)
    assert len(MODULES) == len(checks._MODULES)


@pytest.mark.parametrize("name", checks.VERBS)
def test_a_verb_gives_examples(name: str) -> None:
    text = MODULES[name].__doc__ or ""
    named = set(EXAMPLES.findall(text))
    assert text.startswith(f"``{name}``: ")
    assert {"Pass", "Silent"} <= named
    assert named & {"Fail", "Warning", "Note"}
