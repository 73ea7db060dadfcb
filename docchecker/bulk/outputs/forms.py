"""The letters' own words: text files that the office edits, one paragraph a line, with places to be filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.errors import BadRules
from docchecker.rulebook.nearest import hint
from docchecker.rulebook.places import DEFAULT, rules_root

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from docchecker.repair.letter import Grid, Line

FOLDER = "letters"
RETURN, REMINDER, MISSING = "退回修改通知", "催报通知", "催报名单"
VERIFY, LATE_ONLY = "核实情况通知", "逾期报送提醒"

#: Word at the beginning of a line → role of the paragraph.
_ROLES = {"标题": "title", "文号": "number", "主送": "address", "正文": "body", "一级": "heading", "落款": "signature"}
#: Words that stand for something else than one paragraph.
PROBLEMS, BROKEN, LIST, TERM = "问题", "打不开", "名单", "期限"
_WORDS = (*_ROLES, PROBLEMS, BROKEN, LIST, TERM)

#: What may stand in braces.
FIELDS = (
    "unit", "notice", "issuer", "date", "deadline", "files", "errors", "warnings", "reply_by", "missing", "basis",
    "late", "copied", "unchecked", "units", "complete", "incomplete", "number", "contact", "addressee",
)  # fmt: skip

_LINE = re.compile(r"\s*([^：:\s]+)\s*[：:]\s*(.*?)\s*")
_FIELD = re.compile(r"\{([^{}]*)\}")
_HAN = "一二三四五六七八九十"


class Form(NamedTuple):
    """A letter's words: word at the beginning and text of each line, and the term where none is given."""

    lines: tuple[tuple[str, str], ...]
    term: str


def read_form(folder: Path, name: str) -> Form:
    """The form ``name`` of a notice's folder, the shipped one where the folder has forms and not this one.

    BadRules where it cannot be read or a line is none of the known ones.
    """
    path = folder / FOLDER / f"{name}.txt"
    if name in (VERIFY, LATE_ONLY) and not path.is_file():
        path = rules_root() / DEFAULT / FOLDER / f"{name}.txt"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BadRules(path, 0, "没有这个文件。", "可以从随程序带的通知里复制一份。") from None
    except UnicodeDecodeError:
        raise BadRules(path, 0, "不是 UTF-8 编码。", "用记事本打开，另存为时编码选“UTF-8”。") from None
    numbered = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    lines = [_line(path, number, line) for number, line in numbered if line and not line.startswith("#")]
    term = next((text for word, text in lines if word == TERM), "")
    return Form(tuple(line for line in lines if line[0] != TERM), term)


def _line(path: Path, number: int, line: str) -> tuple[str, str]:
    found = _LINE.fullmatch(line)
    if not found:
        raise BadRules(path, number, "一行的开头要写明是什么，再写冒号。", f"可以写：{'、'.join(_WORDS)}。")
    word, text = found[1], found[2]
    if word not in _WORDS:
        raise BadRules(path, number, f"没有“{word}”这种段落。", hint(word, _WORDS))
    for field in _FIELD.findall(text):
        if field not in FIELDS:
            raise BadRules(path, number, f"没有“{{{field}}}”这一项内容。", hint(field, FIELDS))
    return word, text


def fill(
    form: Form, values: Mapping[str, str], parts: Mapping[str, Callable[[], Sequence[Line | Grid]]]
) -> tuple[Line | Grid, ...]:
    """The letter: fields replaced, paragraphs with nothing to say and headings over nothing left out.

    ``parts`` makes what stands for “问题：”, “打不开：” and “名单：”.
    """
    blocks: list[Line | Grid] = []
    heading: str | None = None
    number = 0
    for word, text in form.lines:
        if _ROLES.get(word) == "heading":
            heading = _filled(text, values)
            continue
        made = parts[word]() if word in parts else _paragraph(word, text, values)
        if made and heading is not None and word != "落款":
            blocks.append(_heading(heading, number))
            heading, number = None, number + 1
        blocks.extend(made)
    return tuple(blocks)


def _heading(text: str, number: int) -> Line:
    from docchecker.repair.letter import Line

    return Line("heading", f"{_HAN[number % len(_HAN)]}、{text}")


def _paragraph(word: str, text: str, values: Mapping[str, str]) -> tuple[Line, ...]:
    from docchecker.repair.letter import Line

    filled = _filled(text, values) if word in _ROLES else None
    return (Line(_ROLES[word], filled),) if filled else ()


def _filled(text: str, values: Mapping[str, str]) -> str | None:
    """The text with its fields replaced, None where there is nothing to put for one of them."""
    if any(not values.get(field) for field in _FIELD.findall(text)):
        return None
    return _FIELD.sub(lambda found: values[found[1]], text)
