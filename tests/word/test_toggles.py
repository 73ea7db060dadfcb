"""Bold through several levels (ECMA-376 Part 1, 17.7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.building import Para, Run, Table
from tests.word.reading import bare, look, run_defaults, xml_style

if TYPE_CHECKING:
    from docchecker.model import Look

DIRECT = "直接格式"
DEFAULTS = "文档默认"
PROGRAM = "软件默认值"
BOLD = "<w:rPr><w:b/></w:rPr>"
NOT_BOLD = '<w:rPr><w:b w:val="0"/></w:rPr>'


def _bold(found: Look) -> tuple[bool | None, str]:
    return found.bold.value, found.bold.origin.text


@pytest.mark.parametrize(
    ("table", "paragraph", "character", "direct", "expected"),
    [
        ("", "", "", None, (False, PROGRAM)),
        (BOLD, "", "", None, (True, "表格样式“t样式”")),
        ("", BOLD, "", None, (True, "样式“p样式”")),
        ("", "", BOLD, None, (True, "字符样式“c样式”")),
        ("", BOLD, BOLD, None, (False, "字符样式“c样式”")),
        (BOLD, BOLD, "", None, (False, "样式“p样式”")),
        (BOLD, "", BOLD, None, (False, "字符样式“c样式”")),
        (BOLD, BOLD, BOLD, None, (True, "字符样式“c样式”")),
        # bold comes from the style that says bold, not from the one that says not
        ("", BOLD, NOT_BOLD, None, (True, "样式“p样式”")),
        ("", NOT_BOLD, BOLD, None, (True, "字符样式“c样式”")),
        (BOLD, NOT_BOLD, "", None, (True, "表格样式“t样式”")),
        ("", NOT_BOLD, "", None, (False, "样式“p样式”")),
        (BOLD, BOLD, BOLD, False, (False, DIRECT)),
        (BOLD, "", "", False, (False, DIRECT)),
        ("", BOLD, BOLD, True, (True, DIRECT)),
        ("", "", "", True, (True, DIRECT)),
    ],
)
def test_levels_of_styles_are_xored_and_direct_formatting_is_absolute(
    table: str, paragraph: str, character: str, direct: bool | None, expected: tuple[bool, str]
) -> None:
    styles = xml_style("t", table, "table") + xml_style("p", paragraph) + xml_style("c", character, "character")
    body = Table([[Para(Run("字", style="c", bold=direct), style="p")]], style="t")
    assert _bold(look(bare(body, styles=styles))) == expected


def test_a_chain_of_bold_styles_is_one_bold_level() -> None:
    styles = xml_style("a", BOLD) + xml_style("b", BOLD, based_on="a") + xml_style("c", BOLD, based_on="b")
    assert look(bare(Para("字", style="c"), styles=styles)).bold.value is True


def test_a_nearer_style_of_the_chain_turns_bold_off() -> None:
    styles = xml_style("a", BOLD) + xml_style("b", NOT_BOLD, based_on="a")
    assert look(bare(Para("字", style="b"), styles=styles)).bold.value is False


@pytest.mark.parametrize(
    ("paragraph", "character", "expected"),
    [
        ("", "", True),
        (BOLD, "", True),
        (BOLD, BOLD, True),
        (NOT_BOLD, NOT_BOLD, True),
        # The rule that true defaults stay true stands under “at multiple levels”; one style alone is not multiple,
        # and Word shows such text regular.
        (NOT_BOLD, "", False),
        ("", NOT_BOLD, False),
    ],
)
def test_bold_document_defaults(paragraph: str, character: str, expected: bool) -> None:
    styles = xml_style("p", paragraph) + xml_style("c", character, "character")
    found = bare(Para(Run("字", style="c"), style="p"), defaults=run_defaults("<w:b/>"), styles=styles)
    assert look(found).bold.value is expected


def test_regular_document_defaults_change_nothing() -> None:
    defaults = run_defaults('<w:b w:val="0"/>')
    assert _bold(look(bare(Para("字"), defaults=defaults))) == (False, DEFAULTS)
    assert look(bare(Para("字", style="p"), defaults=defaults, styles=xml_style("p", BOLD))).bold.value is True


def test_rubbish_in_a_toggle_is_as_if_it_were_absent() -> None:
    found = look(bare(Para(Run("字", raw_rpr='<w:b w:val="maybe"/>'), style="p"), styles=xml_style("p", BOLD)))
    assert _bold(found) == (True, "样式“p样式”")
