"""Precision and recall of the points that paragraphs treat, and of their figures, by register: ``python tools/score_topics.py``.

The labels stand in ``tests/data/topics.jsonl``; which registers were read while the signs were made is told in the README
there. ``--file`` scores another set of the same form.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker import load_notice
from docchecker.language.topics.figures import stated_figures
from docchecker.language.topics.points import TREATED, Points
from docchecker.language.topics.topics import topics

if TYPE_CHECKING:
    from collections.abc import Iterable

SET = Path(__file__).resolve().parents[1] / "tests" / "data" / "topics.jsonl"


class Tally(NamedTuple):
    """What was right, what was told and is not labelled, what is labelled and was not told."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was told that is right (0–1)."""
        return self.right / (self.right + self.extra) if self.right else 0.0

    @property
    def recall(self) -> float:
        """Share of what is labelled that was told (0–1)."""
        return self.right / (self.right + self.missed) if self.right else 0.0


def points_of(record: dict[str, Any], points: Points) -> Tally:
    """Return how the treated points of a paragraph are told; optional ones count neither way."""
    gold = {f"A1-{n}" for n in record["annex1"]} | {f"A2-{n}" for n in record["annex2"]} | set(record["focus"])
    told = {one.point for one in topics(record["text"], record["unit"], points) if one.state == TREATED}
    return Tally(len(gold & told), len(told - gold - set(record["optional"])), len(gold - told))


def figures_of(record: dict[str, Any], points: Points) -> Tally:
    """Return how the figures of a paragraph are told."""
    gold = Counter((one["what"], float(one["value"])) for one in record["figures"])
    free = Counter((one["what"], float(one["value"])) for one in record.get("optional_figures") or ())
    stated = stated_figures(record["text"], record["unit"], points.figures)
    told = Counter((one.figure.what, one.value) for one in stated)
    return Tally((gold & told).total(), (told - gold - free).total(), (gold - told).total())


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sums."""
    return Tally(*map(sum, zip(*tallies, strict=True)))


def main() -> None:
    """Print a row for each register and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, default=SET, help="labelled paragraphs, one JSON object a line")
    records = [json.loads(line) for line in parser.parse_args().file.read_text(encoding="utf-8").splitlines()]
    points = load_notice().points
    for register in (*dict.fromkeys(record["register"] for record in records), "all"):
        some = [record for record in records if register in (record["register"], "all")]
        treated = total(points_of(record, points) for record in some)
        figures = total(figures_of(record, points) for record in some)
        print(
            f"{register:10} {len(some):4}  points P {treated.precision:.3f} R {treated.recall:.3f}"
            f"  figures P {figures.precision:.3f} R {figures.recall:.3f}"
        )


if __name__ == "__main__":
    main()
