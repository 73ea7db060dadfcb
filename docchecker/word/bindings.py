"""Content controls bound to a data store: what is shown is what the store holds (ECMA-376 Part 1, 17.5.2.6).

Before it is read, the text kept in such a control is replaced by the store's. Only controls of plain text and of
choices are bound to text; rich text, dates and pictures keep what they hold.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from docchecker.errors import UnreadableDocument
from docchecker.word.names import XML_SPACE, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from docchecker.word.package import Package

_SDT, _PR, _CONTENT, _BINDING = W + "sdt", W + "sdtPr", W + "sdtContent", W + "dataBinding"
_P, _R, _T, _PROMPT = W + "p", W + "r", W + "t", W + "showingPlcHdr"
_TEXT, _CHOICES = W + "text", (W + "dropDownList", W + "comboBox")
_DATASTORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
#: stores that are parts of the package with a place of their own
_KNOWN = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docprops/core.xml",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "docprops/app.xml",
}
_PREFIX = re.compile(r"xmlns:(\w+)\s*=\s*(?:'([^']*)'|\"([^\"]*)\")")
_STEP = re.compile(r"(?:([\w.-]+):)?([\w.-]+|\*)(?:\[(\d{1,5})\])?")
_STEPS = 64
#: characters of a value; what a control shows is a line or a few
_LONGEST = 20_000
#: what there is in a control that changes inside it show: its text is not one value
_BLOCKING = (W + "del", W + "ins", W + "moveFrom", W + "moveTo", W + "tbl", _SDT, W + "fldChar")


def show_stores(package: Package, root: Element) -> None:
    """Put into every bound content control of plain text what its store holds."""
    if next(root.iter(_BINDING), None) is None:
        return
    stores = _Stores(package)
    for control in [*root.iter(_SDT)]:
        properties, content = control.find(_PR), control.find(_CONTENT)
        value = _value(properties, stores) if properties is not None else None
        if value and properties is not None and content is not None:
            _set(properties, content, value)


def _value(properties: Element, stores: _Stores) -> str | None:
    """The text that a control shows, None where no store tells it."""
    binding = properties.find(_BINDING)
    choices = next(properties.iterchildren(*_CHOICES), None)
    if binding is None or (choices is None and properties.find(_TEXT) is None):
        return None
    value = stores.value(binding)
    if value is None or choices is None:
        return value
    shown = (entry.get(W + "displayText") for entry in choices if entry.get(W + "value") == value)
    return next(filter(None, shown), value)


def _set(properties: Element, content: Element, value: str) -> None:
    """Replace the text of a control; its first run's look stays, save a prompt's."""
    if next(content.iter(*_BLOCKING), None) is not None:
        return
    plain = properties.find(_TEXT)
    many = plain is not None and plain.get(W + "multiLine") in ("1", "true", "on")
    value = value if many else " ".join(value.split("\n"))
    texts = [*content.iter(_T)]
    if "".join(text.text or "" for text in texts) == value:
        return
    prompt = properties.find(_PROMPT)
    first = texts[0] if texts else _new_text(content)
    if first is None:
        return
    if prompt is not None:
        properties.remove(prompt)
        for style in [*content.iter(W + "rStyle")]:
            above = style.getparent()
            if above is not None:
                above.remove(style)
    for text in texts[1:]:
        text.text = ""
    _write(first, value)


def _write(first: Element, value: str) -> None:
    """Write a value, its lines with breaks between them."""
    lines = value.split("\n")
    first.text = lines[0]
    first.set(XML_SPACE, "preserve")
    for line in reversed(lines[1:]):
        text = first.makeelement(_T, {XML_SPACE: "preserve"})
        text.text = line
        first.addnext(text)
        first.addnext(first.makeelement(W + "br"))


def _new_text(content: Element) -> Element | None:
    """A w:t in a control without any: in its first run or paragraph."""
    run = next(content.iter(_R), None)
    if run is None:
        paragraph = next(content.iter(_P), None)
        if paragraph is None and content.getparent() is None:
            return None
        holder = paragraph if paragraph is not None else content
        run = holder.makeelement(_R)
        holder.append(run)
    text = run.makeelement(_T)
    run.append(text)
    return text


class _Stores:
    """The data stores of a package, by id, read when asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._names = dict(_named(package))
        self._roots: dict[str, Element | None] = {}
        self._values: dict[tuple[str, str, str], str | None] = {}

    def value(self, binding: Element) -> str | None:
        """The text that a w:dataBinding points at; None where there is no such node."""
        store, path, prefixes = (binding.get(W + name) or "" for name in ("storeItemID", "xpath", "prefixMappings"))
        if (store, path, prefixes) not in self._values:
            self._values[store, path, prefixes] = self._look_up(store.upper(), path.strip(), prefixes)
        return self._values[store, path, prefixes]

    def _look_up(self, wanted: str, path: str, prefixes: str) -> str | None:
        names = [self._names[wanted]] if wanted in self._names else [] if wanted else [*self._names.values()]
        spaces = {prefix: one or other for prefix, one, other in _PREFIX.findall(prefixes)}
        found = (_follow(root, path, spaces) for name in names if (root := self._root(name)) is not None)
        return next((value for value in found if value is not None and len(value) <= _LONGEST), None)

    def _root(self, name: str) -> Element | None:
        if name not in self._roots:
            try:
                self._roots[name] = self._package.root(name)
            except UnreadableDocument:
                self._roots[name] = None
        return self._roots[name]


def _named(package: Package) -> Iterator[tuple[str, str]]:
    """(store id in capitals, part name) of every store of a package."""
    yield from ((identifier, name) for identifier, name in _KNOWN.items() if package.has(name))
    for _, name in package.all_related("customXml"):
        folder, base = posixpath.split(name)
        for properties in package.targets(posixpath.join(folder, "_rels", base + ".rels"), folder, "customXmlProps"):
            try:
                identifier = package.root(properties).get(_DATASTORE + "itemID") or ""
            except UnreadableDocument:
                continue
            yield identifier.upper(), name


def _follow(root: Element, path: str, spaces: dict[str, str]) -> str | None:
    """The text at a path of the kind Word writes: /p:a[1]/p:b[2], its end perhaps @name or text()."""
    steps = path[1:].split("/")
    if not path.startswith("/") or len(steps) > _STEPS:
        return None
    if steps[-1] == "text()":
        steps.pop()
    at: list[Element] = [root]
    for number, step in enumerate(steps):
        if step.startswith("@"):
            return at[0].get(_qualified(step[1:], spaces) or "") if number == len(steps) - 1 else None
        found = _STEP.fullmatch(step)
        if found is None:
            return None
        prefix, name, position = found.groups()
        if prefix and prefix not in spaces:
            return None
        candidates = [root] if number == 0 else [*at[0]]
        tag = f"{{{spaces[prefix]}}}{name}" if prefix else name
        fitting = [one for one in candidates if isinstance(one.tag, str) and (name == "*" or one.tag == tag)]
        index = int(position or 1) - 1
        if not 0 <= index < len(fitting):
            return None
        at = [fitting[index]]
    return "".join(str(text) for text in at[0].itertext())


def _qualified(name: str, spaces: dict[str, str]) -> str | None:
    prefix, colon, local = name.rpartition(":")
    if not colon:
        return local
    return f"{{{spaces[prefix]}}}{local}" if prefix in spaces else None
