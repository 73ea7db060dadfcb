"""What a corrected file has put right: its findings compared with those of the file before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker.acceptance.fingerprint import place_keys
from docchecker.findings import stands
from docchecker.report.filewords import groups

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docchecker.findings import FileReport, Finding


class Changes(NamedTuple):
    """Messages of findings that are gone; the numbers, as the page counts them, of those that stayed and that are new."""

    fixed: tuple[str, ...]
    kept: tuple[int, ...]
    new: tuple[int, ...]

    def as_data(self) -> dict[str, Any]:
        """Return plain data."""
        return {"fixed": list(self.fixed), "kept": list(self.kept), "new": list(self.new)}


def changes(before: Iterable[Finding], after: FileReport) -> Changes:
    """Return what became of the findings of an earlier state of a file; one that stays in some places has stayed."""
    former = [finding for finding in before if stands(finding)]
    ordered = [finding for _heading, found in groups(after.findings) for finding in found]
    there = {key for finding in ordered for key in place_keys(finding)}
    known = {key for finding in former for key in place_keys(finding)}
    fixed = (one.message for one in former if there.isdisjoint(place_keys(one)))
    numbered = [(number, one) for number, one in enumerate(ordered, 1) if stands(one)]
    kept = tuple(number for number, one in numbered if not known.isdisjoint(place_keys(one)))
    return Changes(tuple(fixed), kept, tuple(number for number, _one in numbered if number not in kept))


def change_words(found: Changes) -> str:
    """Return how many are put right, not yet, and new, with their numbers (Chinese, one line)."""
    counted = (
        ("已改", len(found.fixed), ()),
        ("未改", len(found.kept), found.kept),
        ("新增", len(found.new), found.new),
    )
    return "和上次比：" + "，".join(f"{word}{count}处{_numbers(numbers)}" for word, count, numbers in counted)


def _numbers(numbers: tuple[int, ...]) -> str:
    return f"（第{'、'.join(map(str, numbers))}条）" if numbers else ""
