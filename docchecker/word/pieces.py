"""The text of a paragraph while it is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.model import Run

if TYPE_CHECKING:
    from collections.abc import Callable

    from docchecker.word.cascade import Shown

#: what tells one w:rPr from another, so that its look is worked out once
Key = tuple[object, ...]


class Pieces:
    """Stretches of text with their looks, note marks, placeholders, page and column breaks."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, Shown, Key]] = []
        self.length = 0
        self.note_marks = 0
        self.placeholders: list[tuple[int, int]] = []
        self.breaks: list[int] = []

    def add(self, text: str, shown: Shown, key: Key) -> None:
        """Append text of one look."""
        self.parts.append((text, shown, key))
        self.length += len(text)

    def restyle(self, resolve: Callable[[Key], Shown]) -> None:
        """Give every stretch the look it has in another paragraph."""
        self.parts = [(text, resolve(key), key) for text, _, key in self.parts]

    def runs(self) -> tuple[Run, ...]:
        """Runs of one look each."""
        runs: list[Run] = []
        texts: list[str] = []
        last: Shown | None = None
        for text, shown, _ in self.parts:
            if last is not None and shown is not last and shown.look != last.look:
                runs.append(Run("".join(texts), last.look))
                texts = []
            texts.append(text)
            last = shown
        if last is not None:
            runs.append(Run("".join(texts), last.look))
        return tuple(runs)
