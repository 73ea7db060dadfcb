"""Many words found in one pass over a text, by ahocorasick_rs where it is installed, else by an index of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Match(NamedTuple):
    """An occurrence [start, end) of a word, the word by its number."""

    number: int
    start: int
    end: int


class Finder(Protocol):
    """Finds words in texts."""

    def find_matches_as_indexes(self, text: str, *, overlapping: bool = ...) -> Sequence[tuple[int, int, int]]:
        """Return (number of the word, start, end) of every occurrence in a text that holds no half surrogate pairs."""


def finder(words: Sequence[str]) -> Finder:
    """Return what finds words; raise ValueError for an empty one."""
    try:
        from ahocorasick_rs import AhoCorasick
    except ImportError:
        return WordIndex(words)
    return AhoCorasick(words, store_patterns=False)


def plain(text: str) -> str:
    """Return the text in as many characters, half of a surrogate pair (which the library does not take) as “?”."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="replace").decode()
    return text


class WordIndex:
    """Words by their first two characters: quick to build, and linear in the text times the longest word.

    The same matches in the same order as the library's: by where they end, the longest first.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Index the words; raise ValueError for an empty one."""
        self._numbers: dict[str, list[int]] = {}
        for number, word in enumerate(words):
            self._numbers.setdefault(word, []).append(number)
        if "" in self._numbers:
            raise ValueError("an empty word")
        lengths: dict[str, set[int]] = {}
        for word in self._numbers:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {opening: sorted(some) for opening, some in lengths.items()}

    def find_matches_as_indexes(self, text: str, *, overlapping: bool = True) -> list[tuple[int, int, int]]:
        """Return (number of the word, start, end) of every occurrence in a text."""
        ends = sorted((end, start) for start, end in self._occurrences(text))
        return [(number, start, end) for end, start in ends for number in self._numbers[text[start:end]]]

    def _occurrences(self, text: str) -> Iterator[tuple[int, int]]:
        known, lengths = self._numbers, self._lengths
        yield from ((at, at + 1) for at, char in enumerate(text) if char in known)
        for at in range(len(text) - 1):
            for length in lengths.get(text[at : at + 2], ()):
                if length > 1 and at + length <= len(text) and text[at : at + length] in known:
                    yield at, at + length
