"""Automatic numbering: definitions and the counters that yield labels (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from docchecker.model import OriginKind
from docchecker.word.names import MC, VAL, W
from docchecker.word.numberformats import number_text
from docchecker.word.properties import JC, PPR, RPR, integer, on_off, paragraph_properties, run_properties

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from docchecker.word.styles import StyleSheet

_LEVELS = 9
#: characters of a label's pattern that are read; nine references and what stands between them need far fewer
_LONGEST_PATTERN = 255
_REFERENCE = re.compile(r"%([1-9])")
#: what w:isLgl leaves as it is: Arabic figures with a leading zero ([MS-DOC] 2.9.150, fLegal), and no number at all
_KEPT_BY_LEGAL = frozenset({"none", "decimalZero"})


class Level(NamedTuple):
    """One level of a list. ``restart`` is the level (from 1) whose numbers restart it, 0 for never, None for any.

    ``hidden``: it counts, but its label is not shown (w:vanish in its w:rPr).
    """

    start: int = 1
    fmt: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    align: str | None = None
    hidden: bool = False


class Definition(NamedTuple):
    """What a w:num comes to: the abstract list whose counters it shares, its levels, its own start values."""

    abstract: str
    levels: tuple[Level, ...]
    starts: dict[int, int]


_SILENT_LEVEL = Level(text="", fmt="none")


def _read_level(element: Element, styles: StyleSheet) -> Level:
    def value(tag: str) -> str | None:
        child = element.find(W + tag)
        return child.get(VAL) if child is not None else None

    fmt_element = element.find(W + "numFmt")
    if fmt_element is None:  # a custom format with its plain twin (mc:AlternateContent)
        fmt_element = element.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    fmt = _custom_format(element) or (fmt_element.get(VAL) if fmt_element is not None else None) or "decimal"
    legal = element.find(W + "isLgl")
    start = integer(value("start"))
    text = element.find(W + "lvlText")
    return Level(
        start if start is not None else 0,
        fmt,
        "" if text is None or on_off_null(text) else (text.get(VAL) or "")[:_LONGEST_PATTERN],
        legal is not None and on_off(legal) is not False,
        integer(value("lvlRestart")),
        value("pStyle"),
        paragraph_properties(element.find(PPR)).align if element.find(f"{PPR}/{JC}") is not None else None,
        _hides_label(element.find(RPR), styles),
    )


def _hides_label(rpr: Element | None, styles: StyleSheet) -> bool:
    """Whether a level's w:rPr, or the character style that it names, hides the label."""
    if rpr is None:
        return False
    own = run_properties(rpr, styles.theme)
    if own.hidden is not None:
        return own.hidden
    style = styles.character_style(own.style)
    said = styles.layer(style, OriginKind.CHARACTER_STYLE).hidden if style is not None else None
    return said is not None and said[0]


def _custom_format(element: Element) -> str | None:
    """“001, 002, 003, ...” of a custom format (17.18.59, custom) that pads with zeros; None for any other."""
    for custom in element.iterfind(f"{MC}AlternateContent/{MC}Choice/{W}numFmt"):
        shown = custom.get(W + "format") or ""
        if shown.startswith("0"):
            return shown
    return None


def on_off_null(text: Element) -> bool:
    """Whether a w:lvlText is declared empty (``w:null``)."""
    return text.get(W + "null") in ("1", "true", "on") and not text.get(VAL)


class Numbering:
    """The numbering part. Definitions are resolved once a w:num."""

    def __init__(self, root: Element | None, styles: StyleSheet) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._num: dict[str, Element] = {}
        self._by_style_link: dict[str, str] = {}
        self._cache: dict[str, Definition | None] = {}
        self._level_cache: dict[str, tuple[Level, ...]] = {}
        if root is None:
            return
        for element in root.iterchildren(W + "abstractNum", W + "num"):
            if element.tag == W + "num":
                self._num.setdefault(element.get(W + "numId") or "", element)
                continue
            key = element.get(W + "abstractNumId") or ""
            self._abstract.setdefault(key, element)
            link = element.find(W + "styleLink")
            if link is not None:
                self._by_style_link.setdefault(link.get(VAL) or "", key)

    def definition(self, num_id: str) -> Definition | None:
        """What a numId stands for; None where it is not defined."""
        if num_id not in self._cache:
            self._cache[num_id] = self._resolve(num_id)
        return self._cache[num_id]

    def style_level(self, num_id: str, style_id: str) -> int | None:
        """The level that a paragraph style is linked to in this list."""
        definition = self.definition(num_id)
        if definition is None:
            return None
        return next((i for i, level in enumerate(definition.levels) if level.style == style_id), None)

    @cached_property
    def unsettled(self) -> bool:
        """Whether some w:num has a start override on a deeper level: only Word could settle when those above restart."""
        overrides = (override for num in self._num.values() for override in num.iterchildren(W + "lvlOverride"))
        deeper = (one for one in overrides if integer(one.get(W + "ilvl")))
        return any(one.find(W + "startOverride") is not None for one in deeper)

    def _resolve(self, num_id: str) -> Definition | None:
        num = self._num.get(num_id)
        reference = num.find(W + "abstractNumId") if num is not None else None
        if num is None or reference is None:
            return None
        abstract = self._follow(reference.get(VAL) or "")
        if abstract not in self._abstract:
            return None
        levels = list(self._levels(abstract))
        starts: dict[int, int] = {}
        for override in num.iterchildren(W + "lvlOverride"):
            index = integer(override.get(W + "ilvl"))
            if index is None or not 0 <= index < _LEVELS:
                continue
            own = override.find(W + "lvl")
            if own is not None:
                levels[index] = _read_level(own, self._styles)
            start = override.find(W + "startOverride")
            value = integer(start.get(VAL)) if start is not None else None
            if value is not None:
                starts[index] = value
        return Definition(abstract, tuple(levels), starts)

    def _follow(self, abstract: str, hops: int = 0) -> str:
        """The abstract list behind a w:numStyleLink (17.9.21): the one whose w:styleLink names the style."""
        element = self._abstract.get(abstract)
        link = element.find(W + "numStyleLink") if element is not None else None
        if link is None or hops > 8:
            return abstract
        name = link.get(VAL) or ""
        target = self._by_style_link.get(name)
        if target is None:
            style = self._styles.styles.get(name)
            num = self._num.get(style.paragraph.num or "") if style is not None else None
            reference = num.find(W + "abstractNumId") if num is not None else None
            target = reference.get(VAL) if reference is not None else None
        return self._follow(target, hops + 1) if target and target != abstract else abstract

    def _levels(self, abstract: str) -> tuple[Level, ...]:
        if abstract not in self._level_cache:
            levels = [_SILENT_LEVEL] * _LEVELS
            for element in self._abstract[abstract].iterchildren(W + "lvl"):
                index = integer(element.get(W + "ilvl"))
                if index is not None and 0 <= index < _LEVELS:
                    levels[index] = _read_level(element, self._styles)
            self._level_cache[abstract] = tuple(levels)
        return self._level_cache[abstract]


class Counters:
    """Running numbers of one text, in the order its paragraphs stand."""

    def __init__(self, numbering: Numbering, *, together: bool = False) -> None:
        """``together``: all start overrides of a w:num count at its first use, not each at the first use of its level."""
        self._numbering = numbering
        self._together = together
        self._values: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next_label(self, num_id: str, index: int) -> str:
        """Count one paragraph at a level and give its label as Word shows it, without the suffix."""
        definition = self._numbering.definition(num_id)
        if definition is None:
            return ""
        values = self._values.setdefault(definition.abstract, [None] * _LEVELS)
        self._restart(num_id, definition, values, index)
        for higher in range(_depends_on(definition.levels, index)):
            # a skipped higher level consumes its start value, unless it never begins again (w:lvlRestart 0)
            if values[higher] is None and definition.levels[higher].restart != 0:
                values[higher] = self._start(definition, higher)
        current = values[index]
        values[index] = self._start(definition, index) if current is None else current + 1
        self._clear_below(definition, values, index)
        return _label(definition.levels, values, index)

    def _start(self, definition: Definition, index: int) -> int:
        return definition.starts.get(index, definition.levels[index].start)

    def _restart(self, num_id: str, definition: Definition, values: list[int | None], index: int) -> None:
        """A start override counts where its w:num is first used at that very level ([MS-DOC] 2.4.6.4)."""
        for level in definition.starts if self._together else (index,):
            if level in definition.starts and (num_id, level) not in self._begun:
                self._begun.add((num_id, level))
                values[level] = None

    @staticmethod
    def _clear_below(definition: Definition, values: list[int | None], index: int) -> None:
        for lower in range(index + 1, _LEVELS):
            restart = definition.levels[lower].restart
            if restart is None or (restart != 0 and index < restart):
                values[lower] = None


def _depends_on(levels: tuple[Level, ...], index: int) -> int:
    """How many levels stand above a level for its counting: those that its own w:lvlRestart does not leave out."""
    restart = levels[index].restart
    return index if restart is None else min(max(restart, 0), index)


def _label(levels: tuple[Level, ...], values: list[int | None], index: int) -> str:
    own = levels[index]
    if own.hidden:
        return ""
    if own.fmt == "bullet":
        return own.text or ""

    def replace(match: re.Match[str]) -> str:
        level = int(match.group(1)) - 1
        if level > index:
            return ""
        value = values[level]
        kept = not own.legal or levels[level].fmt in _KEPT_BY_LEGAL
        fmt = levels[level].fmt if kept else "decimal"
        return number_text(value if value is not None else levels[level].start, fmt)

    return _REFERENCE.sub(replace, own.text)
