"""What lies in an inbox and is no submission, and why: one table, the first line that fits."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docchecker.pipeline import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

#: what is checked, or refused with advice of its own, whatever it is called
DOCUMENTS = SUFFIXES | {".pdf", ".ofd", ".ceb", ".odt", ".html", ".htm", ".mht", ".pages"}
#: what is taken for a submission only when its name says which
TABLES = frozenset({".xlsx", ".xls", ".et", ".csv"})

#: how a name in the inbox looks → why it is no submission
_JUNK: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:^|/)(?:__MACOSX/|\._)"), "苹果电脑压缩时附带的文件，没有内容"),
    (re.compile(r"(?:^|/)~\$[^/]*$"), "Word、WPS 打开文件时留下的临时文件"),
    (re.compile(r"(?:^|/)(?:\.DS_Store|thumbs\.db|desktop\.ini|ehthumbs\.db|icon\r?)$", re.I), "系统自动生成的文件"),
    (re.compile(r"(?:^|/)\.[^/]*(?:/|$)"), "隐藏文件"),
    (re.compile(r"\.(?:part|partial|crdownload|download|downloading|td|xltd|aria2)$", re.I), "还没有下载完的文件"),
    (re.compile(r"(?:^|/)~wr[^/]*\.tmp$|\.(?:tmp|temp|bak|wbk|asd|lnk|url)$", re.I), "临时文件、备份或快捷方式"),
)  # fmt: skip


def junk_reason(name: str, size: int, kind_words: Iterable[str] = ()) -> str:
    """Why a file is no submission (Chinese), empty when it is one.

    ``name`` is its path in the inbox, ``size`` in bytes; ``kind_words`` name the kinds of material.
    """
    for pattern, reason in _JUNK:
        if pattern.search(name):
            return reason
    if size == 0:
        return "空文件（0 字节）"
    path = PurePosixPath(name)
    suffix = path.suffix.lower()
    if suffix in DOCUMENTS or (suffix in TABLES and any(word in path.stem for word in kind_words)):
        return ""
    return f"不是 Word 文件（{suffix}），没有检查" if suffix else "没有扩展名，不知道是什么文件，没有检查"
