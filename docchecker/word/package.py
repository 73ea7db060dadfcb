"""Opening a document: its parts, in a zip or in one XML file, and their relationships (ECMA-376 Part 2)."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docchecker.word.archive import Archive
from docchecker.word.limits import LIMITS, Limits
from docchecker.word.names import W
from docchecker.word.refusals import refusal
from docchecker.word.xmlpart import parse

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from docchecker.word.parts import Parts

_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_FOLDER, _MAIN = "word/", "word/document.xml"
_ZIP = b"PK"


class Relationship(NamedTuple):
    """One relationship: its type's last word (``styles``), its target (a part name, or an address when external)."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """An opened document. Parts are read when asked for, and nothing outside the file ever is."""

    def __init__(self, source: Path | bytes, limits: Limits = LIMITS) -> None:
        """Open the file; UnreadableDocument when it is no Word document."""
        self._limits = limits
        self._parts = _parts(source, limits)
        self.main = self._main_part()
        self.relationships = self._relationships(self.main)

    def close(self) -> None:
        """Let go of the file."""
        self._parts.close()

    @property
    def names(self) -> list[str]:
        """Names of all parts, in lower case."""
        return self._parts.names

    def has(self, name: str) -> bool:
        """Whether a part is there (names are compared without case, Part 2, 6.2.2.3)."""
        return self._parts.has(name.lstrip("/"))

    def data(self, name: str) -> bytes:
        """A part's bytes; UnreadableDocument when it is missing, damaged or too large."""
        return self._parts.read(name.lstrip("/"))

    def root(self, name: str) -> Element:
        """A part's root element."""
        return parse(self.data(name), name, self._limits)

    def related(self, kind: str) -> str | None:
        """Name of the part the main part relates to by this type, where it is there."""
        found = (r.target for r in self.relationships if r.type == kind and not r.external)
        return next((target for target in found if self.has(target)), None)

    def related_root(self, kind: str) -> Element | None:
        """Root of a related part, None when there is none; UnreadableDocument when it is damaged."""
        name = self.related(kind)
        return None if name is None else self.root(name)

    def all_related(self, *kinds: str) -> list[tuple[str, str]]:
        """(type, part name) of every related part of these types that is there."""
        return [
            (r.type, r.target) for r in self.relationships if r.type in kinds and not r.external and self.has(r.target)
        ]

    def targets(self, relations: str, folder: str, kind: str) -> list[str]:
        """Return the parts that a .rels part names by a type; ``folder`` is where its own part lies."""
        if not self.has(relations):
            return []
        found = (self._relationship(element, folder) for element in self.root(relations).iter(_REL + "Relationship"))
        return [r.target for r in found if r.type == kind and not r.external and self.has(r.target)]

    def _relationships(self, part: str) -> tuple[Relationship, ...]:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", name + ".rels")
        if not self.has(path):
            return ()
        return tuple(self._relationship(element, folder) for element in self.root(path).iter(_REL + "Relationship"))

    def _relationship(self, element: Element, folder: str) -> Relationship:
        target = element.get("Target") or ""
        external = element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            if "%" in target and not self.has(target):
                from urllib.parse import unquote

                target = unquote(target)
        kind = (element.get("Type") or "").rstrip("/").rsplit("/", 1)[-1]
        return Relationship(element.get("Id") or "", kind, target, external)

    def _main_part(self) -> str:
        named = [r.target for r in self._relationships("") if r.type == "officeDocument" and not r.external]
        main = next((target for target in (*named, _MAIN) if self.has(target)), None)
        if main is None or not (main.startswith(_FOLDER) or self._is_document(main)):
            from docchecker.word.sniff import package_kind

            raise refusal(package_kind(self._parts))
        return main

    def _is_document(self, name: str) -> bool:
        return self.root(name).tag == W + "document"


def _parts(source: Path | bytes, limits: Limits) -> Parts:
    data = read_bytes(source, limits) if isinstance(source, Path) else source
    if len(data) > limits.file_bytes:
        raise refusal("too_large", limit=limits.file_bytes // 2**20)
    if data.startswith(_ZIP):
        return Archive(data, limits)
    from docchecker.word.flat import flat_parts
    from docchecker.word.sniff import kind_of

    parts = flat_parts(data, limits)
    if parts is None:
        raise refusal(kind_of(data))
    return parts


def read_bytes(path: Path, limits: Limits = LIMITS) -> bytes:
    """A file's bytes; UnreadableDocument when it cannot be read or is too large."""
    try:
        if path.exists() and not path.is_file():
            raise refusal("not_a_file")
        if path.stat().st_size > limits.file_bytes:
            raise refusal("too_large", limit=limits.file_bytes // 2**20)
        return path.read_bytes()
    except FileNotFoundError:
        raise refusal("not_found") from None
    except PermissionError:
        raise refusal("no_access") from None
    except (OSError, ValueError):
        raise refusal("read_error") from None
