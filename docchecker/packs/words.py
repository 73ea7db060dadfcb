"""The words of a clause that say what it is about, and how much two clauses have in common."""

from __future__ import annotations

import re
from functools import lru_cache

_HAN = re.compile(r"[一-鿿]+")
#: words that nearly every sentence of these reports holds, and those that only say when, where or how many
_COMMON_WORDS = (
    "普法 法治 宣传 工作 开展 组织 全县 全区 全市 全局 我县 我区 我局 今年 去年 全年 每年 当年 其中 没有 共有 进行 情况 问题 活动 "
    "以来 以上 年度 个人 一次 两次 一个 两个 三个 四个 部分 有关 相关 单位 部门 目前 至今 累计 已经 主要 原因 只有 仍有 还有 存在 不够 "
    "需要 要求 规定 人员 分局 科室 乡镇 学校 社区 干部 群众 各类 以前 内容 或者"
)
_COMMON = frozenset(_COMMON_WORDS.split())


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """Return the words of two characters and more that are not common to all such texts."""
    from docchecker.language.words.segment import words

    found = (word for run in _HAN.findall(text) for word in words(run))
    return frozenset(word for word in found if len(word) > 1 and word not in _COMMON)


def shared(one: str, other: str) -> float:
    """Return the share of the words of both that they have in common (0–1)."""
    first, second = content_words(one), content_words(other)
    return len(first & second) / len(first | second) if first | second else 0.0


def covered(one: str, other: str) -> float:
    """Return the share of the words of one, by their length, that stand in the other (0–1)."""
    wanted, there = content_words(one), content_words(other)
    total = sum(map(len, wanted))
    return sum(len(word) for word in wanted if word in there or word in other) / total if total else 0.0
