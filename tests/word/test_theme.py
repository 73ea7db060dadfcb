"""Theme fonts: which face a reference stands for in which language (ECMA-376 Part 1, 17.15.1.88, 20.1.4.1)."""

from __future__ import annotations

import pytest
from lxml import etree

from docchecker.word.theme import Theme, read_theme
from tests.building import theme_part
from tests.building.wrapping import WORDML

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _theme(language: str | None = 'w:val="en-US" w:eastAsia="zh-CN"', part: str | None = None) -> Theme:
    settings = f'<w:settings xmlns:w="{WORDML}">{f"<w:themeFontLang {language}/>" if language else ""}</w:settings>'
    return read_theme(etree.fromstring((part or theme_part()).encode()), etree.fromstring(settings))


def test_an_east_asian_face_that_is_named_counts() -> None:
    theme = _theme(part=theme_part(minor=("Calibri", "仿宋", "宋体"), major=("Cambria", "黑体", "")))
    references = ("minorEastAsia", "majorEastAsia", "minorHAnsi", "majorAscii")
    assert [theme.font(name) for name in references] == ["仿宋", "黑体", "Calibri", "Cambria"]


@pytest.mark.parametrize(
    ("language", "face"),
    [
        ('w:val="en-US" w:eastAsia="zh-CN"', "宋体"),
        ('w:eastAsia="ZH-cn"', "宋体"),
        ('w:eastAsia="zh-SG"', "宋体"),
        ('w:eastAsia="zh"', "宋体"),
        ('w:eastAsia="zh-TW"', "新細明體"),
        ('w:eastAsia="zh-HK"', "新細明體"),
        ('w:eastAsia="ja-JP"', "ＭＳ 明朝"),
        ('w:eastAsia="ko-KR"', "맑은 고딕"),
        ('w:val="zh-CN"', "宋体"),
        ('w:val="en-US"', None),
        ('w:eastAsia="en-US"', None),
        (None, None),
    ],
)
def test_an_empty_face_is_chosen_by_language(language: str | None, face: str | None) -> None:
    assert _theme(language, theme_part(minor=("Calibri", "", "宋体"))).font("minorEastAsia") == face


def test_a_language_the_theme_has_no_face_for_is_unknown() -> None:
    assert _theme(part=theme_part(minor=("Calibri", "", ""))).font("minorEastAsia") is None


@pytest.mark.parametrize("reference", ["minorBidi", "majorBidi", "", "rubbish", "minorEastasia"])
def test_what_the_theme_does_not_tell_is_unknown(reference: str) -> None:
    assert _theme().font(reference) is None


def test_a_complex_script_face_that_is_named_counts() -> None:
    part = theme_part().replace('<a:cs typeface=""/>', '<a:cs typeface="Arial"/>')
    assert _theme(part=part).font("minorBidi") == "Arial"


def test_no_theme_is_not_an_empty_theme() -> None:
    assert read_theme(None, None) == Theme({}, present=False)
    empty = read_theme(etree.fromstring(f'<a:theme xmlns:a="{DRAWING}"/>'), None)
    assert (empty.present, empty.font("minorHAnsi")) == (True, None)
