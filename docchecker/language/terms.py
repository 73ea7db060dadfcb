"""Term lists: words in plain text files, one a line, and where they occur in a text.

A file ``NAME.txt`` anywhere below ``terms`` makes the list NAME. Lines that begin with ``#`` are comments. Lists of a
later folder extend those of an earlier one, so a notice adds its own words to the generic ones. Asking for a list that is
not there is a KeyError: the loader makes sure of all that are needed (``language.needed``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from docchecker.errors import BadRules
from docchecker.language.word_finder import finder, plain

if TYPE_CHECKING:
    from pathlib import Path

    from docchecker.language.word_finder import Finder

#: Pairs of lists in which one word must not stand twice: each would decide the opposite of the other.
CONFLICTS: tuple[tuple[str, str], ...] = (
    ("grades", "defects"),
    ("grades", "objects"),
    ("aspects", "objects"),
    ("vague_formations", "checkable_formations"),
    ("scope_words", "other_fields"),
    ("slogans", "objects"),
)


class Hit(NamedTuple):
    """One word of a list found at [start, end)."""

    start: int
    end: int
    word: str


class Scan:
    """Where the words of some lists occur in one text; within a list leftmost and longest, never overlapping.

    Asking for a list that was not scanned for is a KeyError.
    """

    __slots__ = ("_hits", "text")

    def __init__(self, text: str, hits: Mapping[str, list[Hit]]) -> None:
        self.text = text
        self._hits = hits

    def of(self, name: str) -> tuple[Hit, ...]:
        """All occurrences of the words of a list, in order."""
        return tuple(self._hits[name])

    def has(self, name: str) -> bool:
        """Whether any word of the list occurs."""
        return bool(self._hits[name])

    def within(self, name: str, start: int, end: int) -> tuple[Hit, ...]:
        """Occurrences that lie wholly in [start, end)."""
        return tuple(hit for hit in self._hits[name] if start <= hit.start and hit.end <= end)


class Terms(Mapping[str, tuple[str, ...]]):
    """Term lists by name; immutable. ``scan`` finds the words of some of them in one pass over a text.

    A list is given as its words, or as the text of its files, which is taken apart when it is first asked for.
    """

    __slots__ = ("_finders", "_lists", "_sets", "_texts")
    # What was found with some lists may be kept by them; to compare thousands of words would cost more than to look.
    __eq__, __hash__ = object.__eq__, object.__hash__

    def __init__(self, lists: Mapping[str, tuple[str, ...] | str]) -> None:
        self._texts = {name: words if isinstance(words, str) else "\n".join(words) for name, words in lists.items()}
        self._lists: dict[str, tuple[str, ...]] = {}
        self._sets: dict[str, frozenset[str]] = {}
        self._finders: dict[tuple[str, ...], ListedWords] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        if name not in self._lists:
            self._lists[name] = tuple(dict.fromkeys(_words(self._texts[name])))
        return self._lists[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def all_of(self, name: str) -> frozenset[str]:
        """The words of a list as a set."""
        if name not in self._sets:
            self._sets[name] = frozenset(self[name])
        return self._sets[name]

    def initials(self, name: str) -> frozenset[str]:
        """The first characters of a list's words."""
        key = f"^{name}"
        if key not in self._sets:
            self._sets[key] = frozenset(word[0] for word in self[name])
        return self._sets[key]

    def scan(self, text: str, names: tuple[str, ...]) -> Scan:
        """Every occurrence of every word of the lists named; linear in the length of the text."""
        if names not in self._finders:
            self._finders[names] = _listed({name: self[name] for name in names})
        entries, words = self._finders[names]
        found: dict[str, list[Hit]] = {name: [] for name in names}
        for number, start, end in sorted(
            words.find_matches_as_indexes(plain(text), overlapping=True), key=_leftmost_longest
        ):
            word, holders = entries[number]
            hit = Hit(start, end, word)
            for name in holders:
                hits = found[name]
                if not hits or hits[-1].end <= start:
                    hits.append(hit)
        return Scan(text, found)


class ListedWords(NamedTuple):
    """Words, each with the lists that hold it, and what finds them all in one pass, by their numbers."""

    entries: tuple[tuple[str, list[str]], ...]
    finder: Finder


def _listed(lists: Mapping[str, tuple[str, ...]]) -> ListedWords:
    holders: dict[str, list[str]] = {}
    for name, words in lists.items():
        for word in words:
            holders.setdefault(word, []).append(name)
    return ListedWords(tuple(holders.items()), finder(tuple(holders)))


def _leftmost_longest(match: tuple[int, int, int]) -> tuple[int, int]:
    return match[1], -match[2]


def _text(file: Path) -> str:
    """The text of a file; BadRules when it is no UTF-8 text."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRules(file, 0, "不是UTF-8编码的文本。", "请用记事本另存为UTF-8。") from error


def read_terms(file: Path) -> tuple[tuple[int, str], ...]:
    """Line number and word of each term in a file; BadRules when it is no UTF-8 text."""
    lines = enumerate(map(str.strip, _text(file).splitlines()), 1)
    return tuple((number, word) for number, word in lines if word and word[0] != "#")


def _words(text: str) -> list[str]:
    """The terms in the text of a file, one a line."""
    return [word for word in map(str.strip, text.splitlines()) if word and word[0] != "#"]


def load_terms(*folders: Path) -> Terms:
    """The term lists of some ``terms`` folders, later ones extending earlier ones; BadRules for an unreadable file."""
    texts: dict[str, str] = {}
    for folder in folders:
        for file in sorted(folder.rglob("*.txt")):
            texts[file.stem] = texts.get(file.stem, "") + "\n" + _text(file)
    return Terms(texts)


class TermProblem(NamedTuple):
    """A word that stands twice, or in two lists that contradict each other. ``line`` counts from 1."""

    file: Path
    line: int
    problem: str


def check_terms(*folders: Path) -> tuple[TermProblem, ...]:
    """Duplicates within a list and overlaps between contradicting lists, for ``rules verify``."""
    first: dict[tuple[str, str], Path] = {}
    problems: list[TermProblem] = []
    for folder in folders:
        for file in sorted(folder.rglob("*.txt")):
            for line, word in read_terms(file):
                problems.extend(_problems(file, line, word, first))
                first.setdefault((file.stem, word), file)
    return tuple(problems)


def _problems(file: Path, line: int, word: str, first: Mapping[tuple[str, str], Path]) -> Iterator[TermProblem]:
    earlier = first.get((file.stem, word))
    if earlier is not None:
        yield TermProblem(file, line, f"“{word}”重复，{earlier.parent.parent.name}/{earlier.name}里已有。")
    for pair in CONFLICTS:
        if file.stem in pair:
            other = pair[1 - pair.index(file.stem)]
            if (other, word) in first:
                yield TermProblem(file, line, f"“{word}”与{other}.txt相抵触，只能留在一处。")
