"""Papers that are sent along and are no material to be judged: letters, copies of the notice, evidence, old results."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

#: id of a kind of such papers → why they are not judged (Chinese)
REASONS = {
    "cover_letter": "报送函，不是要检查的材料",
    "notice": "通知、方案或者附件的样本，不是报送的材料",
    "evidence": "佐证材料一类的文件，没有检查",
    "results": "以前检查得出的结果，不是报送的材料",
}
#: a letter and its list of annexes are no longer than this (字数)
_LONGEST_LETTER = 900
#: first lines among which a title stands
_TITLE_LINES = 4

_LETTER_NAME = re.compile(
    r"(?:报送|送审|呈报|上报|移送|回复|复|公)函(?!及|和|、|\+)|(?:报送|上报|呈报|报请).{0,30}的?函$|^函$|(?:报送|送审)说明|报送(?:情况)?清册|材料目录|报送目录"
)
_LETTER_TITLE = re.compile(
    r"(?:关于|现?将).{0,30}(?:报送|上报|呈报|提交|呈送|报请|送审).{0,60}的?(?:函|请示|报告|通知|说明)$|(?:报送|送审|呈报|公)函$"
)
_NOTICE_NAME = re.compile(
    r"通知|工作方案|实施方案|评估方案|方案原文|填报说明|填写说明|格式要求|格式说明|报送要求|样表|样本|模板|范本|空表|红头文件|附件原文"
)
_NOTICE_TITLE = re.compile(
    r"(?:工作方案|实施方案|评估方案|评议方案|的通知|通知|实施细则|管理办法|实施办法|的意见|实施意见)[》）)]*$"
)
_EVIDENCE = re.compile(
    r"佐证|证明材料|支撑材料|印证|印证材料|台账资料|照片|图片|截图|影像|视频|附图|扫描图|签到表|签到册|现场图|活动图|宣传图|简报|信息报道|新闻报道|媒体报道|会议纪要|会议记录|学法笔记|课件"
)
_EVIDENCE_LAST = re.compile(
    rf"(?:{_EVIDENCE.pattern})(?:材料|汇编|资料|集|册|目录|清单|版|档案)*[\W\d_一二三四五六七八九十]*$"
)
_WITH = re.compile(r"[及和与、+＋暨]")


def aside_by_name(name: str, kind_words: Iterable[str]) -> str:
    """Return the kind of paper that a path in the inbox shows; empty when it may be material."""
    path = PurePosixPath(unicodedata.normalize("NFKC", name))
    words = tuple(kind_words)
    stem = path.stem
    if _LETTER_NAME.search(stem):
        return "cover_letter"
    if _NOTICE_NAME.search(stem) and not stem.endswith(words):
        return "notice"
    if _EVIDENCE_LAST.search(stem) and not stem.endswith(words):
        return "evidence"
    folders = (folder for folder in path.parts[:-1] if _EVIDENCE.search(folder))
    inside = any(not (_WITH.search(folder) and any(word in folder for word in words)) for folder in folders)
    return "evidence" if inside and not stem.endswith(words) else ""


def aside_by_text(front: Sequence[str], length: Callable[[], int | None], kind_words: Iterable[str]) -> str:
    """Return the kind of paper that first lines show; ``length`` gives the 字数 of the whole, None when unknown."""
    words = tuple(kind_words)
    title = ""
    for line in map(_plain, front[:_TITLE_LINES]):
        title = title + line if title else line
        for text in (line, title):
            if _LETTER_TITLE.search(text) and (length() or _LONGEST_LETTER + 1) <= _LONGEST_LETTER:
                return "cover_letter"
            if _NOTICE_TITLE.search(text) and not any(word in text for word in words):
                return "notice"
    return ""


def _plain(line: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", line))
