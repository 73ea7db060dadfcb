"""What the office settles for its own desk: when shared text counts as copied, and what its letters say of itself."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from docchecker.rulebook.source import Source, Table

_MOST = 100_000


class CopyLimits(NamedTuple):
    """From when on shared text is told: ``share`` of one of the two texts and ``length`` in 字, both.

    ``always`` is the length from which on it is told whatever its share.
    """

    share: float = 0.1
    length: int = 120
    always: int = 300


class LetterSettings(NamedTuple):
    """What stands in every letter; empty: the line is left out.

    ``number`` is the 文号, “{n}” in it the running number that begins with ``first``; ``addressee`` what is written
    for the receiver, “{unit}” in it the unit; ``reply_by`` the day by which answers are wanted.
    """

    number: str = ""
    first: int = 1
    contact: str = ""
    addressee: str = "{unit}"
    reply_by: datetime.date | None = None


def read_copy_limits(source: Source) -> CopyLimits:
    """Return the table ``[copies]``, what is not in it as usual; raise BadRules for a mistake."""
    if "copies" not in source.data:
        return CopyLimits()
    table, usual = source.table("copies"), CopyLimits()
    table.only(CopyLimits._fields)
    return CopyLimits(
        _share(table, "share", usual.share),
        table.number("length", 1, _MOST) if "length" in table.values else usual.length,
        table.number("always", 1, _MOST) if "always" in table.values else usual.always,
    )


def _share(table: Table, key: str, usual: float) -> float:
    value = table.values.get(key, usual)
    if type(value) not in (int, float) or not 0 <= float(str(value)) <= 1:
        table.fail(f"“{key}”应写 0 到 1 之间的小数，如 0.1。", key=key)
    return float(str(value))


def read_letter_settings(source: Source) -> LetterSettings:
    """Return the table ``[letters]``, what is not in it left out of the letters; raise BadRules for a mistake."""
    if "letters" not in source.data:
        return LetterSettings()
    table = source.table("letters")
    table.only(LetterSettings._fields)
    given = table.values
    return LetterSettings(
        number=_text(table, "number", ("n",)),
        first=table.number("first", 1, _MOST) if "first" in given else 1,
        contact=_text(table, "contact", ()),
        addressee=_text(table, "addressee", ("unit",)) or "{unit}",
        reply_by=_day(table, "reply_by"),
    )


def _text(table: Table, key: str, fields: tuple[str, ...]) -> str:
    """A text that may be empty or missing; only these words may stand in braces."""
    value = table.values.get(key, "")
    if not isinstance(value, str):
        table.fail(f"“{key}”的值不对，应写文字，放在英文双引号里。", key=key)
    rest = value
    for field in fields:
        rest = rest.replace(f"{{{field}}}", "")
    if "{" in rest or "}" in rest:
        allowed = f"花括号里只能写{'、'.join(f'{{{field}}}' for field in fields)}。" if fields else "这里不能写花括号。"
        table.fail(f"“{key}”里的花括号不对。", allowed, key)
    return value.strip()


def _day(table: Table, key: str) -> datetime.date | None:
    value = table.values.get(key)
    if value is not None and type(value) is not datetime.date:
        table.fail(f"“{key}”的值不对，应写日期，不加引号，如 2023-11-20。", key=key)
    return value
