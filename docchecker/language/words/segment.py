"""Where the words of a short stretch begin and end, and how likely they are; jieba's word graph does the work."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from math import log
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jieba import Tokenizer

#: Words in jieba's dictionary, all frequencies added up.
_TOTAL = 60_101_967
#: Share of the words of a text that are full names, and of these the share with one character after the surname.
_NAMES, _SHORT_NAMES = 0.004, 0.2
#: What every character counts for at each place of a name, and how likely the surname is when it has two characters.
_UNSEEN, _RARE_DOUBLE = (4.0, 0.7, 0.7), -9.0
#: How likely the first character of a given name is said twice (圆圆, 玲玲).
_DOUBLED = 0.05
#: What stands before beginnings of words that are no words themselves; jieba's graph needs them.
_NO_WORD = "-"
_HEAVY, _GUESSES = "pkg_resources", "jieba.finalseg"
_FOR_ITS_CACHE = ("hashlib", "tempfile")


class NameCounts(NamedTuple):
    """How often characters stand as surname, first and last of a given name in names, and how often any does."""

    places: tuple[dict[str, int], dict[str, int], dict[str, int]]
    totals: tuple[int, int, int]


class _WhenUsed(ModuleType):
    """A module that is read when something in it is first looked for."""

    def __getattr__(self, name: str) -> object:
        if self.__spec__ is None or self.__spec__.loader is None or name.startswith("__"):
            raise AttributeError(name)
        loader, self.__spec__.loader = self.__spec__.loader, None
        loader.exec_module(self)
        return getattr(self, name)


class _Later(ModuleType):
    """Stands for a module whose functions are looked for in it only when they are called."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: getattr(import_module(self.__name__), name)(*args, **kwargs)


@contextmanager
def _without_heavy_imports() -> Iterator[None]:
    """Keep jieba from importing what takes longer than all the rest and is not used here.

    It can do without pkg_resources; its tables for guessing unknown words are read when somebody else asks for them, and
    so are hashlib and tempfile, which it needs for a cache that is not used here.
    """
    before = {name: sys.modules.get(name) for name in (_HEAVY, *_FOR_ITS_CACHE)}
    sys.modules[_HEAVY] = None  # type: ignore[assignment]  # so that the import fails at once
    for name in _FOR_ITS_CACHE:
        if before[name] is None:
            sys.modules[name] = _Later(name)
    package = PathFinder.find_spec("jieba")
    spec = PathFinder.find_spec(_GUESSES, package.submodule_search_locations) if package else None
    if spec and _GUESSES not in sys.modules:
        sys.modules[_GUESSES] = module_from_spec(spec)
        sys.modules[_GUESSES].__class__ = _WhenUsed
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


class Dictionary:
    """jieba's tokenizer over the compact dictionary, of which the words are read that begin like those of a text."""

    def __init__(self) -> None:
        """Read the lines; each holds the words that begin with one character."""
        with _without_heavy_imports():
            from jieba import Tokenizer
        text = Path(__file__).with_name("dictionary.txt").read_text(encoding="utf-8")
        self._unread = {line[0]: line[1:] for line in text.split("\n") if line}
        self._tokenizer = Tokenizer()
        self._tokenizer.total, self._tokenizer.initialized = _TOTAL, True

    def ready_for(self, text: str) -> Tokenizer:
        """Return the tokenizer, with every word that a text can hold."""
        for first in self._unread.keys() & set(text):
            self._read(self._unread.pop(first))
        return self._tokenizer

    def _read(self, line: str) -> None:
        """Take in a line: groups of words, before each group the power of two that is their frequency, or “-” for none."""
        for group in line.split(";"):
            power, *words = group.split()
            self._tokenizer.FREQ.update(dict.fromkeys(words, 0 if power == _NO_WORD else 1 << int(power)))


@lru_cache(maxsize=1)
def dictionary() -> Dictionary:
    """Return the one dictionary of a process."""
    return Dictionary()


@lru_cache(maxsize=1)
def _name_counts() -> NameCounts:
    text = Path(__file__).with_name("name_characters.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines()]
    first, second, third = ({row[0]: int(row[place]) for row in rows} for place in (1, 2, 3))
    return NameCounts((first, second, third), (sum(first.values()), sum(second.values()), sum(third.values())))


def likelihood(text: str) -> float:
    """Return the logarithm of how likely the best way is to cut a stretch into words."""
    if not text:
        return 0.0
    route: dict[int, tuple[float, int]] = {}
    maker = dictionary().ready_for(text)
    maker.calc(text, maker.get_DAG(text), route)
    return route[0][0]


def words(text: str) -> list[str]:
    """Return the words of a text, cut as jieba cuts it, without guesses at words it does not know."""
    return list(dictionary().ready_for(text).cut(text, HMM=False))


def name_likelihood(name: str, surname: int) -> float:
    """Return the logarithm of how likely a full name is; ``surname`` is the length of its surname."""
    first, middle, last = (_share(place, name, at) for place, at in ((0, 0), (1, surname), (2, len(name) - 1)))
    points = _RARE_DOUBLE if surname > 1 else log(first)
    if len(name) - surname == 1:
        # A name of one character is more like the last of two (志强, 强) than like the first.
        return points + log(_NAMES * _SHORT_NAMES * (_share(1, name, surname) + 2 * last) / 3)
    if name[surname] == name[-1]:
        last = max(last, _DOUBLED)
    return points + log(_NAMES * (1 - _SHORT_NAMES) * middle * last)


def _share(place: int, name: str, at: int) -> float:
    """Return the share of names that have a character at a place; one never seen there is rare, not impossible."""
    counts = _name_counts()
    return (counts.places[place].get(name[at], 0) + _UNSEEN[place]) / (counts.totals[place] + 2000)


def name_advantage(text: str, start: int, end: int, surname: int) -> float:
    """Return by how much a stretch is likelier with the name at [start, end) in it than as words alone."""
    left, right = _stretch(text, start, end)
    whole = likelihood(text[left:right])
    return (
        likelihood(text[left:start]) + name_likelihood(text[start:end], surname) + likelihood(text[end:right]) - whole
    )


#: How far before and after a name words are cut.
_BEFORE, _AFTER = 6, 5


def _stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the Han characters around a place."""
    left, right = start, end
    while left > max(0, start - _BEFORE) and "\u4e00" <= text[left - 1] <= "\u9fff":
        left -= 1
    while right < min(len(text), end + _AFTER) and "\u4e00" <= text[right] <= "\u9fff":
        right += 1
    return left, right
