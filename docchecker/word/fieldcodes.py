"""Fields that show what their code says and have no result: EQ, SYMBOL, MACROBUTTON, GOTOBUTTON, FORMDROPDOWN."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.word.names import VAL, W
from docchecker.word.properties import integer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

#: characters of a code that are read; what such fields show is short
_LONGEST = 500
_DEEPEST = 8
_WORDS = re.compile(r'"[^"]*"|\S+')
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+(?:\"[^\"]*\"|\S+)\s?(.*)", re.S | re.I)
#: a general switch (17.16.4.3): how a result is written, nothing that is shown
_GENERAL = re.compile(r"\\\*\s*\w+\s?")
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "zapf")
#: an EQ switch that shows no text of its own; a list of values may follow some of them
_SWITCH = re.compile(r"\\(?:\*\s*(?:jc\d+|hps\d+|\"[^\"]*\"|\S+)|[a-z]{1,2}\d*\s?-?\d*)", re.I)
_PHONETIC = re.compile(r"\\\*\s*hps\d+", re.I)
_RINGS = "○◯〇⭕"


def code_word(code: str) -> str:
    """Return what kind of field a code is, in capitals."""
    return (code.split(None, 1) or [""])[0].upper()


def shown_text(code: str, begin: Element) -> str | None:
    """Return the text that Word shows for a field in place of a result; None where it shows the result.

    ``begin`` is the w:fldChar (or w:fldSimple) that the field begins with.
    """
    code = code[:_LONGEST].strip()
    kind = code_word(code)
    if kind == "EQ" or kind.startswith("EQ\\"):
        return _equation(code[2:])
    if kind == "SYMBOL":
        return _symbol(code)
    if kind in ("MACROBUTTON", "GOTOBUTTON"):
        found = _BUTTON.fullmatch(code)
        return _GENERAL.sub("", found.group(1)).strip() if found else ""
    return _chosen(begin) if kind == "FORMDROPDOWN" else None


def _chosen(begin: Element) -> str | None:
    """The entry of a drop-down form field that was chosen (17.16.12), the first where nothing says."""
    choices = begin.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return None
    entries = [entry.get(VAL) or "" for entry in choices.iterchildren(W + "listEntry")]
    for tag in ("result", "default"):
        said = choices.find(W + tag)
        number = integer(said.get(VAL)) if said is not None else None
        if number is not None and 0 <= number < len(entries):
            return entries[number]
    return entries[0] if entries else None


def _symbol(code: str) -> str | None:
    """The character of a SYMBOL field (17.16.5.60); None where its code says none."""
    words = [word.strip('"') for word in _WORDS.findall(code)][1:]
    if not words:
        return None
    named = words[0]
    try:
        number = int(named, 16 if named.lower().startswith("0x") else 10)
    except ValueError:
        return named if len(named) == 1 else None
    if number < 0x20:
        return None
    switches = {word.lower() for word in words}
    font = next((b for a, b in zip(words, words[1:], strict=False) if a.lower() == "\\f"), "").lower()
    if font.startswith(_SYMBOL_FONTS) and 0x20 <= number < 0x100:
        return chr(0xF000 + number)
    if "\\u" in switches or number > 0xFFFF:
        return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000 else None
    if "\\j" in switches:
        return _decoded(number, "shift_jis")
    return _decoded(number, "gb18030") or _decoded(number & 0xFF, "cp1252")


def _decoded(number: int, encoding: str) -> str | None:
    try:
        text = number.to_bytes(2 if number > 0xFF else 1, "big").decode(encoding)
    except (UnicodeDecodeError, OverflowError):
        return None
    return text if text.isprintable() or text == "\u3000" else None


class _Open(NamedTuple):
    """An element of an equation that is being read: its switch, its arguments so far, how many brackets are open."""

    switch: str
    arguments: list[str]


def _equation(code: str) -> str:
    """The text of an EQ field (17.16.5.16): what stands in its elements, from left to right."""
    phonetic = bool(_PHONETIC.search(code))
    stack: list[_Open] = [_Open("", [""])]
    switch = ""
    for token in _tokens(code):
        if token == "(" and switch and len(stack) < _DEEPEST:
            stack.append(_Open(switch, [""]))
            switch = ""
        elif token in (",", ";") and len(stack) > 1:
            stack[-1].arguments.append("")
        elif token == ")" and len(stack) > 1:
            closed = stack.pop()
            stack[-1].arguments[-1] += _element(closed, phonetic=phonetic)
        elif token.startswith("\\*"):
            continue  # a general switch says how the field is written
        elif len(token) > 1 and token[0] == "\\" and token[1] not in "\\(),;":
            # \s\up 8(…) is one element: its first switch says what it is
            switch = switch or token[1:2].lower()
        elif token.strip() or len(stack) > 1:
            stack[-1].arguments[-1] += token[1:] if token[0] == "\\" and len(token) > 1 else token
    while len(stack) > 1:
        closed = stack.pop()
        stack[-1].arguments[-1] += _element(closed, phonetic=phonetic)
    return "".join(stack[0].arguments).strip()


#: a switch, a bracket that \b sets, an escaped sign, or one sign
_TOKEN = re.compile(_SWITCH.pattern + r"|\\[{}\[\]<>|]|\\[\\(),;]|.", re.S | re.I)


def _tokens(code: str) -> Iterator[str]:
    return (found.group(0) for found in _TOKEN.finditer(code))


def _element(one: _Open, *, phonetic: bool) -> str:
    if one.switch == "f":
        return "/".join(one.arguments)
    if one.switch == "l":
        return ",".join(one.arguments)
    if one.switch == "o":
        # overstruck: a reading above its word shows as the word, a number in a ring as one sign
        if phonetic:
            return one.arguments[-1]
        return _ringed([argument.strip() for argument in one.arguments])
    return "".join(one.arguments)


def _ringed(overstruck: list[str]) -> str:
    inner = [one for one in overstruck if one not in ("○", "◯", "〇", "⭕", "□", "△", "◇", "")]
    ring = any(one and one in _RINGS for one in overstruck)
    if ring and len(inner) == 1:
        return ring_sign(inner[0])
    return "".join(inner)


def ring_sign(text: str) -> str:
    """Return a number up to 20 (or 一 to 十) as one sign in a ring, other text as it is."""
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 20:
        return chr(0x2460 + int(text) - 1)
    at = "一二三四五六七八九十".find(text) if len(text) == 1 else -1
    return chr(0x3280 + at) if at >= 0 else text
