"""Everything that click may say has our words, whatever version of click it is."""

from __future__ import annotations

import ast
from pathlib import Path

import click
import pytest

from docchecker.commands import chinese
from tests.commands.test_main import run

#: said to programmers, not to the users of a finished program
FOR_PROGRAMMERS = (
    "Could not determine name", "No options defined", "Arguments take exactly", "Name '{name}' defined twice",
    "Boolean option {decl!r}", "Unknown colo", "Unknown standard stream",
)  # fmt: skip


def said_by_click():
    for file in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                yield from (
                    one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )


def test_every_sentence_has_our_words():
    missing = {one for one in said_by_click() if one not in chinese.MESSAGES and not one.startswith(FOR_PROGRAMMERS)}
    assert missing == set()


@pytest.mark.parametrize("message", [one for one in chinese.MESSAGES if "{" in one])
def test_fields_of_ours_are_fields_of_theirs(message):
    import string

    def fields(text):
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}

    assert fields(chinese.MESSAGES[message]) <= fields(message)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "a", "--jobs", "many"], "--jobs 写得不对：“many”应当是数字"),
        (["check", "a", "--jobs", "0"], "--jobs 写得不对：0 不在 1<=x<=256 的范围内"),
        (["check", "a", "--format"], "选项 --format 后面要写上值"),
        (["rules"], "还没有写要做什么"),
    ],
)
def test_as_it_is_shown(words, said):
    assert run(*words).err.startswith(said)
