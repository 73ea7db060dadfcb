"""What a corrected file has put right: its findings compared with those of the file before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker.acceptance.fingerprint import place_keys
from docchecker.findings import stands
from docchecker.report.filewords import groups

if TYPE_CHECKING:
    from docchecker.findings import FileReport


class Changes(NamedTuple):
    """Messages of findings that are gone; the numbers, as the page counts them, of those that stayed and that are new."""

    fixed: tuple[str, ...]
    kept: tuple[int, ...]
    new: tuple[int, ...]

    def as_data(self) -> dict[str, Any]:
        """Return plain data."""
        return {"fixed": list(self.fixed), "kept": list(self.kept), "new": list(self.new)}


def changes(before: FileReport, after: FileReport) -> Changes:
    """Return what became of the findings of an earlier state of a file; one that stays in some places has stayed."""
    ordered = [finding for _heading, found in groups(after.findings) for finding in found]
    there = {key for finding in ordered if stands(finding) for key in place_keys(finding)}
    known = {key for finding in before.findings if stands(finding) for key in place_keys(finding)}
    fixed = (one.message for one in before.findings if stands(one) and there.isdisjoint(place_keys(one)))
    numbered = [(number, one) for number, one in enumerate(ordered, 1) if stands(one)]
    kept = tuple(number for number, one in numbered if not known.isdisjoint(place_keys(one)))
    return Changes(tuple(fixed), kept, tuple(number for number, _one in numbered if number not in kept))
