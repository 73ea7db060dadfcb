"""Dates and times as people write them in tables, folder names and file names."""

from __future__ import annotations

import datetime
import re

_DATE = r"(?:(?P<year>20\d\d)\s*[-/.年_]\s*)?(?P<month>\d{1,2})\s*[-/.月_]\s*(?P<day>\d{1,2})\s*[日号]?"
_TIME = r"(?:[T\s]*(?P<hour>\d{1,2})\s*[:：时点]\s*(?:(?P<minute>\d{1,2})(?::\d{1,2}(?:\.\d+)?)?\s*分?)?)?"
_WRITTEN = re.compile(rf"\s*{_DATE}\s*{_TIME}\s*")
_DIGITS = re.compile(
    r"\s*(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:[-_ ]?(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?)?\s*"
)


def parse_time(text: str, near: datetime.date | None = None) -> datetime.datetime | None:
    """“2023-11-05 17:30”, “20231105”, “11月5日”; None when it is no date. ``near`` gives a year that is not written.

    A date without a time is the day's first minute.
    """
    found = _DIGITS.fullmatch(text) or _WRITTEN.fullmatch(text)
    if not found:
        return None
    given = {key: int(value) for key, value in found.groupdict().items() if value}
    if "year" not in given:
        if near is None:
            return None
        given["year"] = near.year
    try:
        day = (given["year"], given["month"], given["day"])
        return datetime.datetime(*day, given.get("hour", 0), given.get("minute", 0))
    except ValueError:
        return None


def folder_time(text: str, near: datetime.date | None = None) -> datetime.datetime | None:
    """The date that a folder is named by: “2023-11-03”, “11月3日收”, “收件20231103”."""
    bare = re.sub(r"^[^\d]*(?=\d)|(?<=[\d日号])(?:收到|收件|报送|收|到|报|送来|送)?(?:材料|文件|邮件)?$", "", text)
    return parse_time(bare, near)
