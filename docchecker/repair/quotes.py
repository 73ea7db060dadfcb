"""The quotation marks of a title whose words are prescribed: other marks, or none, become the prescribed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.structure import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.model import Document

_QUOTES = frozenset("“”\"＂‘’'＇「」『』〝〞")


class Letter(NamedTuple):
    """A character of the title that is no white space, and where it stands."""

    text: str
    paragraph: int
    offset: int


def quote_edits(document: Document, title: Sequence[Span], ending: str) -> list[tuple[Span, str]]:
    """(place, new text) for every mark of a title that ends in the words of ``ending`` but not in its marks."""
    letters = [
        Letter(char, span.paragraph, span.start + i)
        for span in title
        for i, char in enumerate(document.paragraphs[span.paragraph].text[span.start : span.end])
        if not char.isspace()
    ]
    return list(_compare(letters, ending))


def _compare(letters: Sequence[Letter], ending: str) -> Iterator[tuple[Span, str]]:
    """Walk both from the end: between two words the marks of the title become those of the ending."""
    at, wanted = len(letters), len(ending)
    while wanted:
        marks, wanted = _marks_before(ending, wanted, None)
        own, at = _marks_before([letter.text for letter in letters[:at]], at, None if wanted else len(marks))
        standing = letters[at : at + len(own)]
        if "".join(own) != "".join(marks):
            yield from _replaced(standing, "".join(marks)) if standing else _inserted(letters, at, "".join(marks))
        if wanted and at:
            wanted, at = wanted - 1, at - 1


def _marks_before(text: Sequence[str], end: int, most: int | None) -> tuple[list[str], int]:
    """The marks that stand right before ``end``, at most so many, and where they begin."""
    start = end
    while start and text[start - 1] in _QUOTES and (most is None or end - start < most):
        start -= 1
    return list(text[start:end]), start


def _inserted(letters: Sequence[Letter], at: int, marks: str) -> Iterator[tuple[Span, str]]:
    """Marks where there are none: after the letter before, at the very beginning before the first."""
    letter = letters[max(at - 1, 0)]
    text = letter.text + marks if at else marks + letter.text
    yield Span(letter.paragraph, letter.offset, letter.offset + 1), text


def _replaced(standing: Sequence[Letter], marks: str) -> Iterator[tuple[Span, str]]:
    """Marks in place of those that stand there; the last takes what is left over."""
    for i, letter in enumerate(standing):
        last = i == len(standing) - 1
        yield Span(letter.paragraph, letter.offset, letter.offset + 1), marks[i:] if last else marks[i : i + 1]
