"""The comments of annotated documents as LibreOffice shows them: all of them, each behind its words."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from docchecker.repair.annotate import annotate
from tests.building import Para, Run, Table, control, document, hyperlink, inserted
from tests.repair.readback import Anchored, anchored
from tests.repair.rendering import HERE, Note, as_pdf, notes, words_before
from tests.repair.reports import DATE, FOLDER, NOTICE, finding, places_of, report_on, report_with

if TYPE_CHECKING:
    from pathlib import Path

EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
SHAPES = ("格里的", "件内", "入的", "接文", "粗了", "一段话")


def _shapes() -> bytes:
    """A table, a control, an insertion, a link and cut runs, each with a comment on some of its words."""
    inline = [
        "前",
        control("控件内容", title="a"),
        "，",
        inserted("插入的字"),
        "，",
        hyperlink("链接文字"),
        "，",
        Run("加粗了的", bold=True),
    ]
    body = [Para("一段话"), Para(inline), Table([["一", [Para("表格里的字")]]])]
    data = document(body)
    found = (finding(places_of(data, words), message=f"“{words}”写错了") for words in SHAPES)
    return annotate(data, report_with(data, *found), NOTICE, date=DATE)


def _annotated() -> dict[str, bytes]:
    made = {"各种位置.docx": _shapes()}
    for name in EXPECTED:
        data = (FOLDER / name).read_bytes()
        made[name] = annotate(data, report_on(data), NOTICE, date=DATE)
    return made


def _head(note: Note) -> str:
    return note.text.split("\n")[0].strip()


def _behind(comment: Anchored, shown: str) -> bool:
    """Whether the words of a comment end where this text of a line ends."""
    words = "".join(comment.words.split())
    return bool(words and shown) and (words.endswith(shown[-3:]) or shown.endswith(words))


def test_libreoffice_shows_every_comment_behind_its_words(tmp_path: Path) -> None:
    made = _annotated()
    comments = {name: anchored(data) for name, data in made.items()}
    assert [comment.words for comment in comments["各种位置.docx"]] == ["一段话", "一段话", *SHAPES[1:5], SHAPES[0]]
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    for pdf in as_pdf([tmp_path / name for name in made], tmp_path) if HERE else ():
        own = comments[pdf.with_suffix(".docx").name]
        shown = {note: words_before(pdf, note) for note in notes(pdf)}
        assert Counter(map(_head, shown)) == Counter(comment.lines[0] for comment in own)
        for note, words in shown.items():
            assert any(_behind(one, words) for one in own if one.lines[0] == _head(note)), (pdf.name, note, words)
