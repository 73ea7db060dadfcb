"""What must hold of any file whatever: it is read and checked, or refused in words; nothing else, and in little time."""

from __future__ import annotations

import contextlib
import signal
import time
import warnings
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from docchecker import checks, load_notice
from docchecker.classify import classify
from docchecker.errors import UnreadableDocument
from docchecker.word.reader import read
from docchecker.word.refusals import KINDS
from tests.fuzz.mutate import mutate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from docchecker.rulebook.model import Notice

ROOT = Path(__file__).parents[2]
#: seconds of processor time a file may take
SECONDS = 5.0


class Result(NamedTuple):
    """How one file came out: ``read``, a kind of refusal, or what went wrong; seconds of processor time."""

    word: str
    seconds: float
    wrong: str = ""


class TooSlow(Exception):
    """A file took longer than it may."""


def originals() -> list[bytes]:
    """The fixtures, in the order of their names."""
    return [path.read_bytes() for path in sorted((ROOT / "fixtures").glob("*.docx"))]


def shipped() -> Notice:
    """The rules that ship."""
    return load_notice()


def damaged(documents: list[bytes], seed: int, number: int) -> bytes:
    """Document ``number`` of a run: the same for the same seed."""
    random = Random(f"{seed}:{number}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of the doubled names it is made to write
        return mutate(random, random.choice(documents))


def judge(data: bytes, notice: Notice) -> Result:
    """Read, classify and check one file under the clock."""
    start = time.process_time()
    try:
        with _clock():
            word = _whole_way(data, notice)
        wrong = "" if word == "read" or word in KINDS else f"unknown kind {word}"
    except Exception as error:
        word, wrong = "wrong", f"{type(error).__name__}: {error}"[:300]
    return Result(word, time.process_time() - start, wrong)


def _whole_way(data: bytes, notice: Notice) -> str:
    try:
        document = read(data)
    except UnreadableDocument as error:
        return error.kind
    checks.run(document, classify(document, notice, None), notice)
    return "read"


@contextlib.contextmanager
def _clock() -> Iterator[None]:
    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"more than {SECONDS} s")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
