"""A font that the source of a converted copy does not name was put in by the converter: unknown, not wrong."""

from __future__ import annotations

import pytest

from docchecker.model import Document, Effective, Look, Origin, OriginKind, Paragraph, Run
from docchecker.word.sourcefonts import without_invented

_STYLE = Origin(OriginKind.PARAGRAPH_STYLE, "正文")


def _font(name: str, source: bytes) -> str | None:
    """The Han font of a copy, as it is known from its source."""
    look = Look(
        Effective(name, _STYLE), Effective("Times New Roman", _STYLE), Effective(16.0, _STYLE), Effective(False, _STYLE)
    )
    copy = Document((Paragraph(0, "县里", (Run("县里", look),), Effective("both", _STYLE), "正文"),))
    return without_invented(copy, source).paragraphs[0].runs[0].look.east_asia_font.value


@pytest.mark.parametrize(
    "source",
    [
        "仿宋".encode(), "仿宋".encode("utf-16-le"), "仿宋".encode("gb18030"),
        b"{\\rtf1{\\fonttbl{\\f1 \\'b7\\'c2\\'cb\\'ce;}}}", b"{\\rtf1{\\fonttbl{\\f1 \\u20223?\\u23435?;}}}",
    ],
)  # fmt: skip
def test_a_font_that_the_source_names_is_known(source: bytes) -> None:
    assert _font("仿宋", source) == "仿宋"
    assert _font("黑体;仿宋", source) == "黑体;仿宋"


@pytest.mark.parametrize("source", [b"", b"{\\rtf1 abc}", b"PK\x03\x04 broken", "宋体".encode("gb18030")])
def test_a_font_that_the_source_does_not_name_is_unknown(source: bytes) -> None:
    assert _font("Noto Serif CJK SC", source) is None
