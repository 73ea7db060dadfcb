#!/usr/bin/env python3
"""Make the compact dictionary of ``docchecker/language/words`` from jieba's own: python tools/make_words.py

``dictionary.txt``: one line for each character that words begin with; before each group of words the power of two that
is their frequency in jieba's dictionary, “-” before beginnings of words that are no words, for jieba's graph.
All words of one to four characters that are not rare are in it, rare ones when they begin like a name (a surname)
or are set phrases: those are what is taken for names. ``name_characters.txt``: how often a character is a surname, the first or only character of a
given name, the last one of two, among the names that jieba's dictionary holds.
"""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import jieba

from docchecker.language.terms import load_terms

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docchecker" / "language" / "words"
#: Frequencies from which on a word is kept: any word, one that begins with a surname, one that jieba takes for a name.
COMMON, LIKE_A_NAME, CALLED_A_NAME = 60, 5, 60
LONGEST = 4
NO_WORD = "-"


class Entry(NamedTuple):
    """A line of jieba's dictionary."""

    word: str
    frequency: int
    tag: str


def main() -> None:
    """Write both files."""
    entries = read()
    surnames = load_terms(ROOT / "rules" / "common" / "terms").all_of("surnames")
    write_dictionary([entry for entry in entries if kept(entry, surnames)])
    write_names([entry for entry in entries if is_name(entry, surnames)])


def read() -> list[Entry]:
    """Return the lines of jieba's dictionary."""
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    return [Entry(word, int(frequency), tag) for word, frequency, tag in map(str.split, lines)]


def is_han(word: str) -> bool:
    """Return whether a word is made of ideographs alone."""
    return all("\u4e00" <= char <= "\u9fff" for char in word)


def is_name(entry: Entry, surnames: frozenset[str]) -> bool:
    """Return whether an entry is a Chinese full name of two or three characters."""
    return (
        entry.tag == "nr" and len(entry.word) in (2, 3) and is_han(entry.word) and entry.word[0] in surnames
        and entry.frequency < CALLED_A_NAME
    )  # fmt: skip


def kept(entry: Entry, surnames: frozenset[str]) -> bool:
    """Return whether an entry belongs in the compact dictionary."""
    if len(entry.word) > LONGEST or not is_han(entry.word):
        return False
    named = entry.word[0] in surnames or entry.word[:2] in surnames
    if entry.tag.startswith("nr") and named and len(entry.word) > 1:
        return entry.frequency >= CALLED_A_NAME and len(entry.word) == 2
    return entry.frequency >= (LIKE_A_NAME if named or entry.tag == "i" else COMMON)


def write_dictionary(entries: list[Entry]) -> None:
    """Write the words, those with the same first character in one line, in groups by the power of their frequency."""
    groups: dict[str, dict[str, list[str]]] = {}
    words = {entry.word for entry in entries}
    for entry in entries:
        power = max(1, round(math.log2(max(2, entry.frequency))))
        groups.setdefault(entry.word[0], {}).setdefault(str(power), []).append(entry.word)
    for opening in sorted({word[:end] for word in words for end in range(1, len(word))} - words):
        groups.setdefault(opening[0], {}).setdefault(NO_WORD, []).append(opening)
    lines = (f"{first}{'; '.join(written(some))}\n" for first, some in sorted(groups.items()))
    (FOLDER / "dictionary.txt").write_text("".join(lines), encoding="utf-8")


def written(groups: dict[str, list[str]]) -> list[str]:
    """Return each group as a line holds it."""
    return [f"{power} {' '.join(sorted(words))}" for power, words in sorted(groups.items())]


def write_names(entries: list[Entry]) -> None:
    """Write the characters of names, each with its counts as surname, first and last of the given name."""
    places = (
        Counter(entry.word[0] for entry in entries),
        Counter(entry.word[1] for entry in entries),
        Counter(entry.word[2] for entry in entries if len(entry.word) == 3),
    )
    counts = {char: [place[char] for place in places] for place in places for char in place}
    lines = [f"{char} {first} {second} {third}" for char, (first, second, third) in sorted(counts.items())]
    (FOLDER / "name_characters.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
