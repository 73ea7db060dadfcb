"""Changing a style instead of its users, where every one of them wants the same."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from docchecker.model import OriginKind
from docchecker.repair.looks import ALIGN, BOLD, FONT, SIZE, Change, set_align, set_look
from docchecker.repair.ordering import child
from docchecker.word.names import VAL, W
from docchecker.word.properties import PPR, PSTYLE, RPR, paragraph_properties
from docchecker.word.styles import StyleSheet
from docchecker.word.theme import read_theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.model import Document, Effective, Paragraph, Run
    from docchecker.repair.draft import Draft
    from docchecker.repair.needs import Wish
    from docchecker.word.package import Package
    from docchecker.word.places import Place
    from docchecker.word.styles import Style
    from docchecker.word.theme import Theme

Value: TypeAlias = "Effective[str] | Effective[float] | Effective[bool]"

_ABOVE = (OriginKind.DIRECT, OriginKind.CHARACTER_STYLE)
_ELSEWHERE = ("header", "footer", "footnotes", "endnotes", "comments")


class Turn(NamedTuple):
    """A style to be changed: its id, and one property of it."""

    style: str
    change: Change


class StyleTurns:
    """Which wishes can be met by changing styles. The document's own default style is never changed."""

    def __init__(self, draft: Draft, document: Document, places: Sequence[Place]) -> None:
        package = draft.package
        self._draft, self._document = draft, document
        self._part = package.related("styles")
        self._root = package.related_root("styles")
        self._sheet = StyleSheet(self._root, _theme(package))
        self._ids = [self._style_id(place) for place in places]
        self._elsewhere = set(_styles_elsewhere(draft))

    def meet(self, wishes: Sequence[Wish]) -> tuple[list[tuple[str, str]], list[Wish]]:
        """Change the styles that may be; (rule, style's name) of what was done, and the wishes that are left."""
        groups: dict[Turn, list[Wish]] = defaultdict(list)
        left = []
        for wish in wishes:
            style = self._ids[wish.span.paragraph]
            if style is None or self._origin(wish) in _ABOVE:
                left.append(wish)
            else:
                groups[Turn(style, wish.change)].append(wish)
        done: list[tuple[str, str]] = []
        for turn, own in groups.items():
            if self._agreed(turn, own):
                self._apply(turn)
                done += [(wish.rule, self._sheet.styles[turn.style].name) for wish in own]
            else:
                left += own
        if done and self._part is not None and self._root is not None:
            self._draft.put(self._part, self._root)
        return done, left

    def _style_id(self, place: Place) -> str | None:
        """The style of a paragraph, None where it is the default one or none at all."""
        style = self._sheet.paragraph_style(paragraph_properties(place.elements[-1].find(PPR)).style)
        return None if style is None or style.default or len(place.elements) > 1 else style.id

    def _origin(self, wish: Wish) -> OriginKind:
        paragraph = self._document.paragraphs[wish.span.paragraph]
        if wish.change.property == ALIGN:
            direct = paragraph.align.origin.kind
            return OriginKind.DIRECT if direct is OriginKind.NUMBERING else direct
        return next(
            _value(run, wish.change.property).origin.kind
            for start, run in _runs(paragraph)
            if start + len(run.text) > wish.span.start
        )

    def _agreed(self, turn: Turn, own: Sequence[Wish]) -> bool:
        """Whether all who would feel the change want it: in the body, and nobody stands elsewhere."""
        heirs = {style.id for style in self._sheet.styles.values() if self._inherits(style, turn)}
        if heirs & self._elsewhere:
            return False
        wished = defaultdict(list)
        for wish in own:
            wished[wish.span.paragraph].append(wish.span)
        return all(
            self._content(paragraph, turn.change, wished[paragraph.index])
            for paragraph, style in zip(self._document.paragraphs, self._ids, strict=True)
            if style in heirs and paragraph.text.strip()
        )

    def _inherits(self, style: Style, turn: Turn) -> bool:
        """Whether a style is the one to be changed, or takes the property from it."""
        chain = [s.id for s in self._sheet.chain(style)]
        if turn.style not in chain:
            return False
        nearer = chain[chain.index(turn.style) + 1 :]
        return not any(_says(self._sheet.styles[s], turn.change.property) for s in nearer)

    def _content(self, paragraph: Paragraph, change: Change, wished: Sequence[tuple[int, int, int]]) -> bool:
        if change.property == ALIGN:
            return bool(wished) or paragraph.align.origin.kind is OriginKind.DIRECT
        return all(self._run_content(run, at, change, wished) for at, run in _runs(paragraph))

    def _run_content(self, run: Run, at: int, change: Change, wished: Sequence[tuple[int, int, int]]) -> bool:
        """Whether what is not wished of a run is as it would become, out of reach, or not concerned."""
        rest = "".join(c for i, c in enumerate(run.text, at) if not any(s <= i < e for _, s, e in wished)).strip()
        value = _value(run, change.property)
        if not rest or value.value == change.value:
            return True
        if change.property == FONT and rest.isascii():
            return run.look.latin_font.value != change.before
        return value.origin.kind is OriginKind.DIRECT or (change.property != BOLD and value.origin.kind in _ABOVE)

    def _apply(self, turn: Turn) -> None:
        element = self._sheet.styles[turn.style].element
        if turn.change.property == ALIGN:
            set_align(child(element, PPR), str(turn.change.value))
        else:
            set_look(child(element, RPR), turn.change)


def _theme(package: Package) -> Theme:
    return read_theme(package.related_root("theme"), package.related_root("settings"))


def _runs(paragraph: Paragraph) -> Iterator[tuple[int, Run]]:
    at = 0
    for run in paragraph.runs:
        yield at, run
        at += len(run.text)


def _value(run: Run, name: str) -> Value:
    look = run.look
    values: dict[str, Value] = {FONT: look.east_asia_font, SIZE: look.size_pt, BOLD: look.bold}
    return values[name]


def _says(style: Style, name: str) -> bool:
    """Whether a style itself sets a property."""
    values = {FONT: style.run.east_asia, SIZE: style.run.size, BOLD: style.run.bold, ALIGN: style.paragraph.align}
    return values[name] is not None


def _styles_elsewhere(draft: Draft) -> Iterator[str]:
    """Styles used in text boxes, headers, notes and comments."""
    for box in draft.root.iter(W + "txbxContent"):
        yield from (e.get(VAL) or "" for e in box.iter(PSTYLE))
    for _, name in draft.package.all_related(*_ELSEWHERE):
        yield from (e.get(VAL) or "" for e in draft.package.root(name).iter(PSTYLE))
