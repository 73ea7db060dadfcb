"""A rule in the table: where it passes, where it says exactly one thing, and where it nearly would."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixtures.looks import Line

    Lines = list[Line]
    Make = Callable[[], bytes]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "word/_rels/document.xml.rels"


class Found(NamedTuple):
    """All that is said of a document: the code, the level, and how the words begin where it stands.

    ``words`` is empty for the document as a whole, and for what is left to a person: which sentences come nearest is
    not the same after the weights are made anew.
    """

    code: str
    level: str
    words: str = ""
    status: Status = Status.FAILED


class Row(NamedTuple):
    """One rule: the good document that it passes, the same with one thing wrong, and a change that is right.

    ``asked`` is the kind named with --as, for a document that cannot be recognised.
    """

    good: Make
    wrong: Make
    found: Found
    near: Make
    asked: str | None = None


def with_relation(data: bytes, kind: str, target: str, part: bytes | None = None) -> bytes:
    """Return the file with one more relationship of its text: to a part of its own, or to something outside."""
    mode = ' TargetMode="External"' if part is None else ""
    one = f'<Relationship Id="extra1" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            changed = content.replace(b"</Relationships>", one.encode()) if name == _RELATIONS else content
            new.writestr(name, changed)
        if part is not None:
            new.writestr(f"word/{target}", part)
    return made.getvalue()
