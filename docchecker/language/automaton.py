"""Many words found in one pass, where the library that does it fast (ahocorasick_rs) has no build for the machine.

The same class with the same matches in the same order: every occurrence of every word, by where it ends, the longest
first. The algorithm is that of Aho and Corasick (1975): linear in the text and the number of matches.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class AhoCorasick:
    """Finds words by their numbers."""

    def __init__(self, words: Iterable[str], *, store_patterns: bool = False) -> None:
        """Build the states; ValueError for an empty word. ``store_patterns`` is there for the library's sake."""
        self._lengths: list[int] = []
        #: of each state: where a character leads, the words that end in it, where to go when no character fits
        self._next: list[dict[str, int]] = [{}]
        self._ends: list[list[int]] = [[]]
        self._back: list[int] = [0]
        for number, word in enumerate(words):
            self._add(number, word)
        self._link()

    def find_matches_as_indexes(self, text: str, *, overlapping: bool = True) -> list[tuple[int, int, int]]:
        """Return (number of the word, start, end) of every occurrence in a text."""
        state, steps, ends, back, lengths = 0, self._next, self._ends, self._back, self._lengths
        found = []
        for at, char in enumerate(text, 1):
            while state and char not in steps[state]:
                state = back[state]
            state = steps[state].get(char, 0)
            found += [(number, at - lengths[number], at) for number in ends[state]]
        return found

    def _add(self, number: int, word: str) -> None:
        if not word:
            raise ValueError("an empty word")
        state = 0
        for char in word:
            following = self._next[state].get(char)
            if following is None:
                following = self._next[state][char] = len(self._next)
                self._next.append({})
                self._ends.append([])
                self._back.append(0)
            state = following
        self._ends[state].append(number)
        self._lengths.append(len(word))

    def _link(self) -> None:
        """Lead each state back to that of its longest ending, shorter states first, and take over the words there."""
        waiting = deque(self._next[0].values())
        while waiting:
            state = waiting.popleft()
            for char, following in self._next[state].items():
                waiting.append(following)
                back = self._back[state]
                while back and char not in self._next[back]:
                    back = self._back[back]
                self._back[following] = self._next[back].get(char, 0)
            self._ends[state] += self._ends[self._back[state]]
