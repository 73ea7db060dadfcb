"""What makes a finding the same one in another run: its rule and its words, not where in the document they stand."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docchecker.findings import Finding, Location

_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+")


def fingerprint(finding: Finding) -> str:
    """32 hex digits that edits elsewhere in the document leave as they are."""
    return _digest("\n".join(sorted(place_keys(finding))))[:32]


def place_keys(finding: Finding) -> tuple[str, ...]:
    """One key a place. Places with the same words are told apart by their order; a graver level is another finding."""
    seen: dict[str, int] = {}
    keys = []
    for location in finding.locations:
        words = _words(finding, location)
        seen[words] = seen.get(words, 0) + 1
        keys.append(
            _digest("\n".join((finding.rule, finding.level, finding.expected or "", words, str(seen[words]))))[:32]
        )
    return tuple(keys)


def _words(finding: Finding, location: Location) -> str:
    """The words meant; for the document as a whole what is said of it, whatever its numbers are."""
    return _SPACE.sub("", location.excerpt) or _NUMBER.sub("#", finding.message)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
