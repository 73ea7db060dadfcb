"""The two errors a person is told about.

Both carry Chinese sentences that say what happened, to which file and what to do;
the command line prints them and never a traceback.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class UnreadableDocument(Exception):
    """A file that cannot be checked.

    ``kind`` is a stable English word for programs (``encrypted``, ``legacy_doc``, ``not_zip`` …),
    ``reason`` says in Chinese what is wrong with the file, ``advice`` what its owner can do.
    """

    def __init__(self, kind: str, reason: str, advice: str) -> None:
        super().__init__(f"{reason}{advice}")
        self.kind = kind
        self.reason = reason
        self.advice = advice


class BadRules(Exception):
    """A mistake in a rule file, with its place and, where one is near, the word probably meant.

    ``line`` counts from 1; 0 means the file as a whole.
    """

    def __init__(self, file: Path, line: int, problem: str, hint: str = "") -> None:
        self.file = file
        self.line = line
        self.problem = problem
        self.hint = hint
        place = f"{file}，第{line}行" if line else str(file)
        super().__init__(f"规则文件有误：{place}：{problem}{hint}")


#: What the system says in English when a file cannot be read or written.
_SYSTEM = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "超过了磁盘配额",
    errno.EROFS: "磁盘是只读的",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EINVAL: "文件名或位置不合法",
    errno.EBUSY: "正被别的程序占用",
    errno.ETXTBSY: "正被别的程序占用",
    errno.ELOOP: "快捷方式（符号链接）转圈了",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENXIO: "另一端没有程序在读",
    errno.EPIPE: "另一端的程序已经结束",
    errno.EBADF: "输出已经关闭",
    errno.EIO: "磁盘或网络读写出错",
}


def why(error: OSError) -> str:
    """Return in Chinese why the system could not read or write a file."""
    return _SYSTEM.get(error.errno or 0, f"系统错误{error.errno}" if error.errno else "读写出错")
