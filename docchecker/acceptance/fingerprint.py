"""What tells files and findings apart: the bytes of a file; the rule and the words of a finding, not their place."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from docchecker.findings import Finding, Location

_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+")
#: Bytes from which on OpenSSL is worth loading.
_LARGE = 1_000_000


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
    return sha256(text.encode("utf-8", "surrogatepass"))


def sha256(data: bytes) -> str:
    """SHA-256 of some bytes, in hex digits."""
    digest: str = _sha256_module(large=len(data) >= _LARGE).sha256(data).hexdigest()
    return digest


@cache
def _sha256_module(*, large: bool) -> ModuleType:
    """Where sha256 comes from: hashlib's is faster on large data, but loads OpenSSL (4 ms of a process)."""
    for module in () if large else ("_sha2", "_sha256"):
        with suppress(ImportError):
            return import_module(module)
    return import_module("hashlib")
