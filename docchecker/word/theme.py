"""Theme fonts (ECMA-376 Part 1, 20.1.4.1.16–18 and 17.15.1.88)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from docchecker.word.names import VAL, A, W

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_SCRIPTS = {
    "zh-cn": "Hans",
    "zh-sg": "Hans",
    "zh-tw": "Hant",
    "zh-hk": "Hant",
    "zh-mo": "Hant",
    "ja": "Jpan",
    "ko": "Hang",
}


class Theme(NamedTuple):
    """The fonts that theme references stand for. ``present`` is false where the document has no theme."""

    fonts: Mapping[str, str] = MappingProxyType({})
    present: bool = False

    def font(self, reference: str) -> str | None:
        """The font of ``minorEastAsia``, ``majorHAnsi`` …; None when the theme does not tell it."""
        return self.fonts.get(reference)


def _script(language: str) -> str:
    language = language.lower()
    return _SCRIPTS.get(language) or _SCRIPTS.get(language.split("-")[0], "Hans" if language.startswith("zh") else "")


def _face(collection: Element, tag: str) -> str:
    element = collection.find(A + tag)
    return (element.get("typeface") or "").strip() if element is not None else ""


def read_theme(root: Element | None, settings: Element | None) -> Theme:
    """Theme of a theme part; ``settings`` gives the languages that choose among a theme's fonts by script."""
    if root is None:
        return Theme()
    language = settings.find(W + "themeFontLang") if settings is not None else None
    east = language.get(W + "eastAsia") if language is not None else None
    latin_language = language.get(VAL) if language is not None else None
    script = _script(east or latin_language or "")
    fonts: dict[str, str] = {}
    for size in ("major", "minor"):
        collection = root.find(f".//{A}{size}Font")
        if collection is None:
            continue
        latin, east_asia, complex_font = (_face(collection, tag) for tag in ("latin", "ea", "cs"))
        if not east_asia and script:
            east_asia = next(
                ((f.get("typeface") or "").strip() for f in collection.iter(A + "font") if f.get("script") == script),
                "",
            )
        named = {"EastAsia": east_asia, "HAnsi": latin, "Ascii": latin, "Bidi": complex_font}
        fonts.update({size + slot: face for slot, face in named.items() if face})
    return Theme(fonts, True)
