"""A long run: ``python -m tests.fuzz --count 20000 --seed 1``, with ``--keep FOLDER`` for what went wrong."""

from __future__ import annotations

import argparse
import collections
import resource
from pathlib import Path

from tests.fuzz.oracle import damaged, judge, originals, shipped

#: peak memory of the whole run, in MB
MOST_MEMORY = 500


def main() -> int:
    """Run, print how the files came out, and return the number of those that went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    documents, notice = originals(), shipped()
    words: collections.Counter[str] = collections.Counter()
    slowest, wrong = (0.0, -1), 0
    for number in range(given.count):
        data = damaged(documents, given.seed, number)
        result = judge(data, notice)
        words[result.word] += 1
        slowest = max(slowest, (result.seconds, number))
        if result.wrong:
            wrong += 1
            print(f"seed {given.seed} number {number}: {result.wrong}", flush=True)
            if given.keep:
                given.keep.mkdir(parents=True, exist_ok=True)
                (given.keep / f"{given.seed}-{number}.docx").write_bytes(data)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{given.count} files, seed {given.seed}: {wrong} wrong; slowest {slowest[0]:.2f} s (number {slowest[1]}); {memory} MB"
    )
    print(", ".join(f"{word} {count}" for word, count in words.most_common()))
    return min(wrong + (memory > MOST_MEMORY), 100)


if __name__ == "__main__":
    raise SystemExit(main())
