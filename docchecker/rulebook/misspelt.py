"""Dates and numbers written as one writes them in a letter, and how TOML wants them."""

from __future__ import annotations

import datetime
import re
import unicodedata

_VALUE = re.compile(r"^\s*[\w-]+\s*[=＝]\s*(.*?)\s*(?:#.*)?$")
_DATE = re.compile(r"(\d{4})\s*[-/.年—]\s*(\d{1,2})\s*[-/.月—]\s*(\d{1,2})\s*日?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+")
_UNIT = re.compile(r"(\d+)\s*([字个条份页行磅号%天日篇处\w]+)")
_HAN_NUMBER = re.compile(r"[〇零一二两三四五六七八九十百千]+")


def misspelt(line: str) -> tuple[str, str] | None:
    """Return problem and advice for a date or number written in a way of its own, None for any other line."""
    found = _VALUE.match(line)
    value = found.group(1) if found else ""
    if not value or value[0] in "\"'[{" or _is_right(value):
        return None
    plain = unicodedata.normalize("NFKC", value)
    return _date(plain) or _number(value, plain)


def _is_right(value: str) -> bool:
    """Whether TOML takes it as it is: what is wrong with the line is something else."""
    import tomllib

    try:
        return bool(tomllib.loads(f"value = {value}"))
    except tomllib.TOMLDecodeError:
        return False


def _date(plain: str) -> tuple[str, str] | None:
    found = _DATE.fullmatch(plain)
    if found is None:
        return None
    try:
        day = datetime.date(*map(int, found.groups()))
    except ValueError:
        return "没有这样的日期。", "日期写成 2023-11-05 的样子。"
    return "日期的写法不对。", f"写成 {day.isoformat()}：年四位，月和日各两位，中间用减号，不加引号。"


def _number(value: str, plain: str) -> tuple[str, str] | None:
    if _COMMAS.fullmatch(plain):
        return "数字里不能写逗号。", f"写成 {plain.replace(',', '')}。"
    if plain.isdecimal():
        problem = "数字要用半角的。" if value != plain else "数字前面不要补 0。"
        return problem, f"写成 {int(plain)}。"
    unit = _UNIT.fullmatch(plain)
    if unit is not None:
        return f"数字后面多了“{unit.group(2)}”。", f"只写数字 {int(unit.group(1))}；要连单位写的，放在英文双引号里。"
    return ("数字要写阿拉伯数字。", "如 25。") if _HAN_NUMBER.fullmatch(plain) else None
