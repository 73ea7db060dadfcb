"""What lies in an inbox and is no submission, and why: one table, the first line that fits."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docchecker.acceptance.allow_file import ALLOW_FILE
from docchecker.pipeline import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

#: what is checked, or refused with advice of its own, whatever it is called
DOCUMENTS = SUFFIXES | {".pdf", ".ofd", ".ceb", ".odt", ".html", ".htm", ".mht", ".pages"}
#: what may hold a score table
TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".csv", ".ods"})
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".webp", ".jfif"})
_FILMS = frozenset({".mp4", ".mov", ".avi", ".wmv", ".mkv", ".flv", ".mp3", ".wav", ".m4a", ".amr"})

#: how a name in the inbox looks → why it is no submission
_JUNK: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:^|/)(?:__MACOSX/|\._)"), "苹果电脑压缩时附带的文件，没有内容"),
    (re.compile(r"(?:^|/)~\$[^/]*$"), "Word、WPS 打开文件时留下的临时文件"),
    (re.compile(r"(?:^|/)(?:\.DS_Store|thumbs\.db|desktop\.ini|ehthumbs\.db|icon\r?)$", re.I), "系统自动生成的文件"),
    (re.compile(r"(?:^|/)\.[^/]*(?:/|$)"), "隐藏文件"),
    (re.compile(r"\.(?:part|partial|crdownload|download|downloading|td|xltd|aria2)$", re.I), "还没有下载完的文件"),
    (re.compile(r"(?:^|/)~wr[^/]*\.tmp$|\.(?:tmp|temp|bak|wbk|asd|lnk|url)$", re.I), "临时文件、备份或快捷方式"),
    (re.compile(rf"(?:^|/){re.escape(ALLOW_FILE)}$", re.I), "夹在报送材料里的放行文件，不起作用，检查时没有采用"),
)  # fmt: skip


def junk_reason(name: str) -> str:
    """Return why a file is no submission whatever it holds (Chinese), empty when it may be one.

    ``name`` is its path in the inbox.
    """
    return next((reason for pattern, reason in _JUNK if pattern.search(name)), "")


def is_checkable(name: str) -> bool:
    """Whether a file of such a name is read: a document, or a table that may be a score table."""
    return PurePosixPath(name).suffix.lower() in DOCUMENTS | TABLES


def form_of(name: str) -> str:
    """What a file that is not read is (Chinese): “图片”, “文本文件”."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _PICTURES:
        return "图片"
    if suffix in _FILMS:
        return "音像文件"
    return f"{suffix} 文件" if suffix else "没有扩展名的文件"


def names_kind(name: str, kind_words: Iterable[str]) -> bool:
    """Whether a file's own name says that it is one of the kinds of material."""
    stem = PurePosixPath(name).stem
    return any(word in stem for word in kind_words)
