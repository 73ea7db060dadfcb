"""A request that is not answered as asked: the status and the sentence."""

from __future__ import annotations


class Refused(Exception):
    """What is told instead of an answer; ``words`` are Chinese."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words
