"""What is wrong with the writing of a TOML file, in words for someone who never heard of TOML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docchecker.errors import BadRules
from docchecker.rulebook.misspelt import misspelt

if TYPE_CHECKING:
    from pathlib import Path

_HALF_WIDTH = "等号、引号、逗号和方括号要用英文（半角）的。"
_DUPLICATE_TABLE = "可以写多次的表，表头要用两层方括号，如 [[rule]]。"

#: the parser's message, as it begins → (problem, hint)
_MESSAGES: tuple[tuple[str, str, str], ...] = (
    ("Expected '=' after", "设置的名称后面缺等号。", ""),
    ("Invalid statement", "这一行看不懂。", "每行写成“名称 = 值”，名称用英文；说明文字前面加“#”。"),
    ("Invalid initial character", "设置的名称看不懂。", "名称只用英文字母、数字和下划线。"),
    ("Invalid value", "等号后面的值看不懂。", '文字要放在英文双引号里，如 "三号"；是和否写 true、false。'),
    ("Illegal character", "引号没有成对，或者夹着不可见的字符。", "文字两头都要有英文双引号，写在同一行里。"),
    ("Unterminated string", "引号没有成对。", "文字两头都要有英文双引号，写在同一行里。"),
    ("Expected newline", "一行里写了不止一个设置。", "每个设置单独写一行。"),
    ("Cannot overwrite", "同一个设置写了两次。", "删掉其中一个。"),
    ("Cannot declare", "同一个表头写了两次。", _DUPLICATE_TABLE),
    ("Cannot redefine", "同一个表头写了两次。", _DUPLICATE_TABLE),
    ("Cannot mutate", "同一个表头写了两次。", _DUPLICATE_TABLE),
    ("Unclosed array", "方括号没有成对，或者各项之间缺逗号。", ""),
    ("Unclosed inline table", "花括号没有成对，或者各项之间缺逗号。", ""),
    ("Duplicate inline table key", "花括号里同一个名称写了两次。", ""),
    ("Expected ']", "表头的方括号没有成对。", ""),
    ("Unescaped", "引号里的反斜杠“\\”要写两个。", ""),
    ("Invalid date", "没有这样的日期。", "日期写成 2023-11-05 的样子。"),
)


def bad_syntax(path: Path, text: str, message: str) -> BadRules:
    """The mistake a parser's message stands for; the line is in the message, or is the file's last."""
    place = re.search(r"at line (\d+)", message)
    lines = text.rstrip().split("\n")
    number = min(int(place.group(1)), len(lines)) if place else len(lines)
    told = None if message.startswith("Invalid date") else misspelt(lines[number - 1])
    if told is not None:
        return BadRules(path, number, *told)
    problem, hint = _words(message)
    return BadRules(path, number, problem, _HALF_WIDTH if _has_full_width(lines[number - 1]) else hint)


def _words(message: str) -> tuple[str, str]:
    for start, problem, hint in _MESSAGES:
        if message.startswith(start):
            return problem, hint
    return "这里不合 TOML 的写法。", ""


def _has_full_width(line: str) -> bool:
    """Whether full-width marks stand where TOML wants its own, outside strings and comments."""
    bare = re.sub(r'"[^"]*"|#.*', "", line)
    return any(mark in bare for mark in "＝“”＂，［］【】｛｝")
