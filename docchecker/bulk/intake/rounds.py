"""What the folders on a file's way say of its version: the round it came in, and whether it lies among old or void ones."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from docchecker.bulk.intake.version_marks import Stage, number_of, stage_of

_NUMBER = r"[0-9]{1,2}|[一二三四五六七八九十]"
#: “第二次报送”, “第2轮”, “二次报送材料”, “第三批”
_ROUND = re.compile(
    rf"(?:第(?P<n>{_NUMBER})(?:次|轮|批|稿|版|遍)|^(?P<m>[二三四五]|[2-9])次(?:报送|上报|提交|修改|收))"
)
#: folders of a later round that tell no number
_AGAIN = re.compile(
    r"补报|重报|再报|再次|重新|补正|补交|更正|改后|修改后|修改稿|修改版|修订|整改后|更新|退回后|返回修改|最新|新版|定稿|终稿|最终"
)
_EXTENSIONS = re.compile(r"\.(?:zip|rar|7z|eml)$", re.I)
#: what stands in brackets says who saw to the papers, not which version they are
_REMARK = re.compile(r"[(（【\[][^)）】\]]*[)）】\]]")


def round_of(name: str) -> int:
    """Return the number of the round that a path in the inbox names, 1 where it names none."""
    found = [number for folder in _folders(name) if (number := _round(folder))]
    return max(found, default=1)


def lies_among_old(name: str) -> bool:
    """Return whether a folder on the way holds void or old versions."""
    return any(stage_of(_REMARK.sub("", folder)) == Stage.VOID for folder in _folders(name))


def _folders(name: str) -> list[str]:
    parts = PurePosixPath(unicodedata.normalize("NFKC", name)).parts[:-1]
    return [_EXTENSIONS.sub("", part) for part in parts]


def _round(folder: str) -> int:
    found = _ROUND.search(folder)
    if found:
        return number_of(found["n"] or found["m"])
    return 2 if _AGAIN.search(folder) else 0
