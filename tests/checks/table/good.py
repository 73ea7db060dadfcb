"""The good case and the good list that every example is made of, and the ways to change one thing in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docchecker.counts import words as count
from fixtures import texts
from fixtures.looks import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.building import Run
    from tests.checks.table.row import Lines, Make

_CASE = Path(__file__).with_name("case.txt")


def case_lines() -> Lines:
    """Return the good case; each thing that the annex asks for stands in one paragraph."""
    return texts.lines_of_case(_CASE.read_text(encoding="utf-8").splitlines())


def good_case() -> bytes:
    """Return the good case as Word writes it."""
    return word(case_lines())


def good_list() -> bytes:
    """Return the good list as Word writes it."""
    return word(texts.problems())


def case(change: Callable[[Lines], Lines]) -> Make:
    """Return a maker of the good case with one change."""
    return lambda: word(change(case_lines()))


def listed(change: Callable[[Lines], Lines]) -> Make:
    """Return a maker of the good list with one change."""
    return lambda: word(change(texts.problems()))


def paragraph(opening: str, text: str) -> Make:
    """Return a maker of the good case with another paragraph in place of the one that begins with ``opening``."""
    return case(lambda lines: put(lines, opening, text=text))


def item(order: int, name: str | None = None, body: str | None = None) -> Make:
    """Return a maker of the good list with another name or text of one problem, counted from 1."""
    pairs = texts.items()
    old = pairs[order - 1]
    pairs[order - 1] = (old[0] if name is None else name, old[1] if body is None else body)
    return lambda: word(texts.problems(pairs))


def put(lines: Lines, opening: str, **changes: object) -> Lines:
    """Return the lines with one of them changed."""
    index = texts.start_of(lines, opening)
    return [*lines[:index], replace(lines[index], **changes), *lines[index + 1 :]]


def dressed(opening: str, look: Run) -> Make:
    """Return a maker of the good case with direct formatting of one paragraph."""
    return case(lambda lines: put(lines, opening, look=look))


def cut(text: str, number: int) -> str:
    """Return the beginning of a text that counts so many 字, ended by a full stop."""
    length = next(length for length in range(len(text)) if count(text[:length] + "。") == number)
    return text[:length] + "。"
