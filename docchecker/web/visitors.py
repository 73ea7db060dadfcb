"""What the server remembers of its visitors: their files and what was said of them. One never sees another's."""

from __future__ import annotations

import contextlib
import secrets
import time
import zlib
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docchecker.web.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from docchecker.web.asked import Asked
    from docchecker.web.limits import WebLimits


class Card(NamedTuple):
    """A file of a visitor: what was asked of it, its packed report, its markup (packed), and the report before.

    ``path`` of ``asked`` is empty for a file of which nothing could be read.
    """

    id: str
    number: int
    asked: Asked
    report: bytes
    markup: bytes
    before: bytes = b""

    @property
    def html(self) -> str:
        """Return the markup."""
        return zlib.decompress(self.markup).decode()


def packed(html: str) -> bytes:
    """Return markup as a card keeps it."""
    return zlib.compress(html.encode("utf-8", "replace"), 1)


class Visitor:
    """The files of one browser."""

    def __init__(self, now: float) -> None:
        self.cards: dict[str, Card] = {}
        self.seen = now
        self.left: float | None = None


class Visitors:
    """All visitors, by the secret in their cookie."""

    def __init__(self, limits: WebLimits, clock: Callable[[], float] = time.monotonic) -> None:
        self._limits, self._clock = limits, clock
        self._known: dict[str, Visitor] = {}
        self._numbers = count(1)

    def __len__(self) -> int:
        return len(self._known)

    def welcome(self) -> str:
        """Return the secret of a new visitor; who has no files and was away longest makes room first."""
        if len(self._known) >= self._limits.visitors:
            self.forget(min(self._known, key=lambda one: (bool(self._known[one].cards), self._known[one].seen)))
        secret = secrets.token_urlsafe(32)
        self._known[secret] = Visitor(self._clock())
        return secret

    def knows(self, secret: str) -> bool:
        """Return whether a cookie is one of ours."""
        return secret in self._known

    def of(self, secret: str) -> Visitor:
        """Return a visitor who just asked for something; Refused for one who is not known any more."""
        visitor = self._known.get(secret)
        if visitor is None:
            raise Refused(403, "页面已经过期，文件已经清除，请刷新页面后重新拖入。")
        visitor.seen, visitor.left = self._clock(), None
        return visitor

    def card(self, secret: str, card: str) -> Card:
        """Return a file of a visitor; Refused when there is none of that name among that visitor's own."""
        found = self.of(secret).cards.get(card)
        if found is None:
            raise Refused(404, "没有这个文件，可能已经清除，请重新拖入。")
        return found

    def next_number(self) -> int:
        """Return a number that no other card of this run has."""
        return next(self._numbers)

    def keep(self, secret: str, card: Card) -> None:
        """Keep a file, in place of what was known of it; the oldest ones make room, and what is replaced is deleted."""
        cards = self.of(secret).cards
        old = cards.get(card.id)
        if old is not None and old.asked.path != card.asked.path:
            _delete(old)
        cards[card.id] = card
        while len(cards) > self._limits.cards:
            self.drop(secret, next(iter(cards)))

    def drop(self, secret: str, card: str) -> None:
        """Delete a file of a visitor."""
        found = self.of(secret).cards.pop(card, None)
        if found is not None:
            _delete(found)

    def leave(self, secret: str) -> None:
        """Note that a page was closed: unless it comes back soon, all of it goes."""
        visitor = self._known.get(secret)
        if visitor is not None:
            visitor.left = self._clock()

    def forget(self, secret: str) -> None:
        """Delete all files of a visitor."""
        for card in self._known.pop(secret).cards.values():
            _delete(card)

    def sweep(self) -> None:
        """Delete what belongs to visitors who are gone."""
        now = self._clock()
        for secret, one in list(self._known.items()):
            gone = one.left is not None and now - one.left > self._limits.away
            if gone or now - one.seen > self._limits.age:
                self.forget(secret)


def _delete(card: Card) -> None:
    if card.asked.path:
        with contextlib.suppress(OSError):
            Path(card.asked.path).unlink()
