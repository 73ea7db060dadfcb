"""Dates and times as people write them in tables, folder names and file names."""

from __future__ import annotations

import datetime
import re

_DATE = r"(?:(?P<year>20\d\d)\s*[-/.年_]\s*)?(?P<month>\d{1,2})\s*[-/.月_]\s*(?P<day>\d{1,2})\s*[日号]?"
_WEEKDAY = r"\s*(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?"
_HALF = r"\s*(?P<half>上午|下午|早上|晚上|中午|凌晨)?"
_TIME = r"(?:[T\s]*(?P<hour>\d{1,2})\s*[:：时点]\s*(?:(?P<half_hour>半)|(?P<minute>\d{1,2})(?::\d{1,2}(?:\.\d+)?)?\s*分?)?)?"
_WRITTEN = re.compile(rf"\s*{_DATE}{_WEEKDAY}{_HALF}\s*{_TIME}\s*")
_DIGITS = re.compile(
    r"\s*(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:[-_ ]?(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?)?\s*"
)
_NOON = 12


def parse_time(text: str, near: datetime.date | None = None) -> datetime.datetime | None:
    """Return the time of “2023-11-05 17:30”, “20231105”, “11月5日下午”; None when it is no date.

    ``near`` gives a year that is not written. A date without a time is the day's first minute.
    """
    found = _DIGITS.fullmatch(text) or _WRITTEN.fullmatch(text)
    if not found:
        return None
    parts = found.groupdict()
    given = {key: int(value) for key, value in parts.items() if value and value.isdigit()}
    if "year" not in given:
        if near is None:
            return None
        given["year"] = near.year
    try:
        day = (given["year"], given["month"], given["day"])
        return datetime.datetime(*day, _hour(given.get("hour", 0), parts.get("half")), _minute(given, parts))
    except ValueError:
        return None


def _hour(hour: int, half: str | None) -> int:
    return hour + _NOON if half in ("下午", "晚上") and 0 < hour < _NOON else hour


def _minute(given: dict[str, int], parts: dict[str, str | None]) -> int:
    return 30 if parts.get("half_hour") else given.get("minute", 0)


def folder_time(text: str, near: datetime.date | None = None) -> datetime.datetime | None:
    """Return the date that a folder is named by: “2023-11-03”, “11月3日收”, “收件20231103”, “第二批（11月12日）”."""
    bare = re.sub(
        r"^[^\d]*(?=\d)|(?<=[\d日号])(?:收到|收件|报送|收|到|报|送来|送)?(?:材料|文件|邮件)?[）)】\]]?$", "", text
    )
    return parse_time(bare, near)
