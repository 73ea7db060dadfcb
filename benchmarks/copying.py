"""Copies between many texts, and MinHash beside it: ``python benchmarks/copying.py [TEXTS] [--minhash]``.

TEXTS invented problem lists (2,000 by default), one in ten of which took over 30 % of its text from another, edited.
Recall and precision are of pairs; the times are of one run in one process. ``--minhash`` needs ``rensa``: it compares
the pairs that an index of MinHash digests proposes, of whole texts and of single problems.
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.bulk.invented import Planted

ROOT = Path(__file__).resolve().parent.parent
Pairs = set[tuple[str, str]]
_LEAST = 60
#: Bands and rows of the MinHash index, so that most planted copies are proposed: three tenths of a text are alike, of a
#: problem nearly all.
_WHOLE, _PROBLEMS = (64, 2), (64, 3)


def said(name: str, seconds: float, found: Pairs, wanted: Pairs) -> None:
    """One line of the table."""
    right = len(found & wanted)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{name:<34}{seconds:>8.1f} s{right / len(wanted):>9.4f}{right / max(1, len(found)):>11.4f}"
        f"{len(found):>10} pairs{memory:>7} MB at most so far",
        flush=True,
    )


def ordered(pairs: Iterable[tuple[str, str]]) -> Pairs:
    """Each pair with the lower name first."""
    return {(min(pair), max(pair)) for pair in pairs}


def ours(planted: Planted, wanted: Pairs) -> None:
    """The index of grams alone, then all of it."""
    from docchecker.bulk.copies import grams
    from docchecker.bulk.copies.copying import find_copies

    names = list(planted.texts)
    start = time.perf_counter()
    plains = [grams.plain(text) for text in planted.texts.values()]
    pairs = grams.candidates(plains, frozenset(), lambda one, two: True).pairs
    proposed = {(names[one], names[two]) for one, two in pairs}
    said("grams: proposed", time.perf_counter() - start, proposed, wanted)
    start = time.perf_counter()
    copies = find_copies(planted.texts).copies
    said(
        "grams: proposed and compared",
        time.perf_counter() - start,
        ordered((c.name, c.partner) for c in copies),
        wanted,
    )


def minhash(planted: Planted, wanted: Pairs, *, whole: bool) -> None:
    """What an index of MinHash digests proposes; ``whole``: a digest a text, otherwise one a paragraph."""
    from rensa import RMinHash, RMinHashLSH

    from docchecker.bulk.copies import grams

    bands, hashes = _WHOLE[0], _WHOLE[0] * _WHOLE[1]
    if not whole:
        bands, hashes = _PROBLEMS[0], _PROBLEMS[0] * _PROBLEMS[1]
    start = time.perf_counter()
    index = RMinHashLSH(threshold=0.3, num_perm=hashes, num_bands=bands)
    owners: list[str] = []
    digests = []
    for name, text in planted.texts.items():
        for part in [text] if whole else re.split(r"\n(?=\d+\.)", text):
            words = grams.plain(part)
            if len(words) < _LEAST:
                continue
            digest = RMinHash(num_perm=hashes, seed=7)
            digest.update([words[place : place + 5] for place in range(len(words) - 4)])
            index.insert(len(owners), digest)
            owners.append(name)
            digests.append(digest)
    found = {
        (min(owners[number], owners[other]), max(owners[number], owners[other]))
        for number, digest in enumerate(digests)
        for other in index.query(digest)
        if owners[number] != owners[other]
    }
    said(f"MinHash of {'texts' if whole else 'problems'}: proposed", time.perf_counter() - start, found, wanted)


def main() -> None:
    """Make the texts, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=int, nargs="?", default=2000)
    parser.add_argument("--minhash", action="store_true")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from tests.bulk.invented import collection

    planted = collection(7, arguments.texts, arguments.texts // 10)
    wanted = ordered(planted.pairs)
    letters = sum(map(len, planted.texts.values()))
    print(f"{arguments.texts} texts, {letters} characters, {len(wanted)} copies\n{'':<42}   recall  precision")
    ours(planted, wanted)
    if arguments.minhash:
        minhash(planted, wanted, whole=True)
        minhash(planted, wanted, whole=False)


if __name__ == "__main__":
    main()
