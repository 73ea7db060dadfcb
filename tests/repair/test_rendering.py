"""The comments of annotated documents as LibreOffice reads them: all of them, each on its words."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from docchecker.repair.annotate import annotate
from tests.building import Para, Run, Table, control, document, hyperlink, inserted
from tests.repair.readback import anchored
from tests.repair.rendering import as_flat_xml, notes
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
    # each with a code of its own: findings of one kind in one paragraph are one comment
    kinds = zip(SHAPES, "abcdef", strict=True)
    found = (finding(places_of(data, words), message=f"“{words}”写错了")._replace(code=kind) for words, kind in kinds)
    return annotate(data, report_with(data, *found), NOTICE, date=DATE)


def _annotated() -> dict[str, bytes]:
    made = {"各种位置.docx": _shapes()}
    for name in EXPECTED:
        data = (FOLDER / name).read_bytes()
        made[name] = annotate(data, report_on(data), NOTICE, date=DATE)
    return made


@pytest.mark.needs_libreoffice
def test_libreoffice_shows_every_comment_on_its_words(tmp_path: Path) -> None:
    made = _annotated()
    comments = {name: anchored(data) for name, data in made.items()}
    assert [comment.words for comment in comments["各种位置.docx"]] == ["一段话", "一段话", *SHAPES[1:5], SHAPES[0]]
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    for flat in as_flat_xml([tmp_path / name for name in made], tmp_path):
        own = [(one.lines[0], "".join(one.words.split())) for one in comments[flat.with_suffix(".docx").name]]
        shown = [(note.lines[0].strip(), note.words) for note in notes(flat)]
        assert Counter(head for head, _ in shown) == Counter(head for head, _ in own)
        assert [one for one in shown if not any(_same(one, other, flat.name) for other in own)] == []


def _same(shown: tuple[str, str], own: tuple[str, str], name: str) -> bool:
    """Whether two comments are one. LibreOffice gives what was deleted or is hidden among the words of the comment."""
    if not any(mark in name for mark in ("修订", "隐藏")):
        return shown == own
    letters = iter(shown[1])
    return shown[0] == own[0] and all(letter in letters for letter in own[1])
