"""Wordings to be judged, from the command line or as JSON lines, and the answers to them."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

JudgeKind = Literal["name", "item", "paragraph", "report"]

#: What a record of each kind has to hold.
KEYS: dict[JudgeKind, tuple[str, ...]] = {
    "name": ("text",),
    "item": ("name", "body"),
    "paragraph": ("text",),
    "report": ("text",),
}

_NAME_END = re.compile(r"[。！？\n]")


class Mistake(NamedTuple):
    """A line of input that is no record, in words."""

    text: str


Record = dict[str, Any]


def given_records(kind: JudgeKind, texts: Iterable[str]) -> Iterator[Record]:
    """Texts of the command line as records, numbered from 1; an item's name ends with its first sentence."""
    for number, text in enumerate(texts, 1):
        if kind == "item":
            end = _NAME_END.search(text)
            cut = end.end() if end else len(text)
            yield {"id": number, "name": text[:cut].strip(), "body": text[cut:].strip()}
        else:
            yield {"id": number, "text": text}


def read_records(kind: JudgeKind) -> Iterator[Record | Mistake]:
    """The JSON lines on standard input; a record without ``id`` gets its line number."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        if line.strip():
            yield _record(kind, line, number)


def _record(kind: JudgeKind, line: bytes, number: int) -> Record | Mistake:
    form = "{" + ", ".join(f'"{key}": "…"' for key in ("id", *KEYS[kind])) + "}"
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Mistake(f"第{number}行不是 UTF-8 的 JSON，应当写成 {form}")
    if not isinstance(record, dict):
        return Mistake(f"第{number}行应当写成 {form}")
    for key in KEYS[kind]:
        if not isinstance(record.get(key), str):
            return Mistake(f"第{number}行缺少文字“{key}”，应当写成 {form}")
    return {"id": number, **record}


def answer_line(kind: JudgeKind, record: Record, notice: Notice) -> str:
    """The answer as one line of JSON."""
    from docchecker.language.judge import answer

    return json.dumps(answer(kind, record, notice.terms, notice.points), ensure_ascii=False)


def answer_text(kind: JudgeKind, record: Record, notice: Notice, page: Page) -> str:
    """The answer in words, below what was judged, with an empty line behind it."""
    from docchecker.language.judge import plain
    from docchecker.report.page import clean, indent

    judged = "".join(record[key] for key in KEYS[kind])
    lines = [page.paint(line, "bold") for line in indent(clean(judged), page, "")]
    for sentence in plain(kind, record, notice.terms, notice.points).splitlines():
        lines += indent(clean(sentence), page, "  ")
    return "\n".join([*lines, ""])
