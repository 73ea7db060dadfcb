"""Random style graphs against ``naive``: both must see the same fonts, sizes, bold and hidden text, from the same level.

The styles form trees, cycles and dangling chains; each level sets any mix of literal and theme fonts, sizes and toggles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docchecker.model import OriginKind
from docchecker.word.reader import read
from tests.building import Para, Raw, Run, Table, document
from tests.building.markup import attributes, block
from tests.building.theme import theme_part
from tests.word import naive
from tests.word.reading import styles_part

if TYPE_CHECKING:
    from docchecker.model import Document

QUICK = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
THEME = theme_part(minor=("Calibri", "", "等线"), major=("Cambria", "方正小标宋", "宋体"))
KINDS = ("paragraph", "character", "table")
IDS = ("a", "b", "c", "d")
_FONTS = st.sampled_from([None, None, "仿宋", "黑体", "Arial"])
_THEMES = st.sampled_from([None, None, None, "minorEastAsia", "majorEastAsia", "minorHAnsi", "minorBidi"])
_SWITCH = st.sampled_from([None, None, "1", "0", "true", "off", "", "maybe"])
_SIZE = st.sampled_from([None, None, "32", "21", "44", "12pt", "0", "large"])


def _switch(tag: str, value: str | None) -> str:
    return "" if value is None else f"<w:{tag}/>" if value == "" else f"<w:{tag}{attributes(val=value)}/>"


@st.composite
def _rpr(draw: st.DrawFn, *, script: bool = False) -> str:
    fonts = attributes(
        ascii=draw(_FONTS), eastAsia=draw(_FONTS), cs=draw(_FONTS),
        asciiTheme=draw(_THEMES), eastAsiaTheme=draw(_THEMES), cstheme=draw(_THEMES),
    )  # fmt: skip
    size, complex_size = draw(_SIZE), draw(_SIZE)
    return "".join(
        (
            f"<w:rFonts{fonts}/>" if fonts else "",
            _switch("b", draw(_SWITCH)) + _switch("bCs", draw(_SWITCH)) + _switch("vanish", draw(_SWITCH)),
            f"<w:sz{attributes(val=size)}/>" if size else "",
            f"<w:szCs{attributes(val=complex_size)}/>" if complex_size else "",
            _switch("rtl", draw(_SWITCH)) + _switch("cs", draw(_SWITCH)) if script else "",
        )
    )


@st.composite
def _styles(draw: st.DrawFn, *, script: bool) -> str:
    """Four styles of each type; a style may be based on any id, also its own, one of another type or none."""
    found = []
    for kind in KINDS:
        for name in IDS:
            based_on = draw(st.sampled_from([None, *(kind[0] + other for other in IDS), "pa", "zz"]))
            parent = f"<w:basedOn{attributes(val=based_on)}/>" if based_on else ""
            default = attributes(default="1") if name == "a" and kind != "character" else ""
            found.append(
                f"<w:style{attributes(type=kind)}{default}{attributes(styleId=kind[0] + name)}>"
                f"<w:name{attributes(val=f'样式{kind[0]}{name}')}/>{parent}"
                f"<w:rPr>{draw(_rpr(script=script))}</w:rPr></w:style>"
            )
    return "".join(found)


class Specimen(NamedTuple):
    """A document, and what to look at when it fails."""

    data: bytes
    styles: str
    body: str

    def __repr__(self) -> str:
        return f"{self.styles}\n{self.body}"


@st.composite
def _documents(draw: st.DrawFn, *, script: bool = False) -> Specimen:
    def paragraph() -> Para:
        direct = draw(st.one_of(st.just(""), _rpr(script=script)))
        style, run_style = draw(_chosen("p")), draw(_chosen("c"))
        return Para(Run("字", style=run_style, raw_rpr=direct), style=style)

    inner = Table([[paragraph()]], style=draw(_chosen("t")))
    table = Table([[paragraph(), [inner, paragraph()]]], style=draw(_chosen("t")))
    defaults = f"<w:rPrDefault><w:rPr>{draw(_rpr(script=script))}</w:rPr></w:rPrDefault>"
    styles = styles_part(defaults, draw(_styles(script=script)))
    body = block(paragraph()) + block(paragraph()) + block(table)
    data = document([Raw(body)], theme=THEME, extra_parts={"word/styles.xml": styles})
    return Specimen(data, styles, body)


def _chosen(letter: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *(letter + name for name in IDS), "zz", "pb"])


def _same(found: Document, expected: list[naive.Shown]) -> None:
    # a style that hides text hides paragraph marks too, so paragraphs may go on in one line
    assert "".join(p.text for p in found.paragraphs) == "".join(run.text for run in expected if not run.hidden)
    seen = []
    for paragraph in found.paragraphs:
        for run in paragraph.runs:
            look = run.look
            seen.extend(
                [(look.east_asia_font.value, look.latin_font.value, look.size_pt.value, look.bold.value,
                 (look.east_asia_font.origin.kind, look.east_asia_font.origin.style),
                 (look.size_pt.origin.kind, look.size_pt.origin.style))] * len(run.text)
            )  # fmt: skip
    assert seen == [
        (run.east_asia, run.latin, run.size, run.bold, run.east_from, run.size_from)
        for run in expected if not run.hidden
    ]  # fmt: skip


@QUICK
@given(_documents())
def test_the_cascade_agrees_with_the_standard_read_plainly(specimen: Specimen) -> None:
    _same(read(specimen.data), naive.shown(specimen.data))


@settings(QUICK, max_examples=40)
@given(_documents(script=True))
def test_complex_script_runs_agree_too(specimen: Specimen) -> None:
    _same(read(specimen.data), naive.shown(specimen.data))


def test_the_kinds_of_origin_are_spelled_alike() -> None:
    assert {"doc_defaults", "table_style", "paragraph_style", "character_style", "direct", "application"} == set(
        OriginKind
    ) - {OriginKind.NUMBERING}


@pytest.mark.parametrize(
    ("on", "expected"), [((), False), (("p",), True), (("p", "c"), False), (("p", "c", "t"), True)]
)
def test_the_plain_reading_knows_the_table_of_17_7_3(on: tuple[str, ...], expected: bool) -> None:
    styles = "".join(
        f'<w:style w:type="{kind}" w:styleId="{kind[0]}"><w:name w:val="{kind}"/>'
        f"<w:rPr>{'<w:b/>' if kind[0] in on else ''}</w:rPr></w:style>"
        for kind in KINDS
    )
    table = Table([[Para(Run("字", style="c"), style="p")]], style="t")
    data = document([table], extra_parts={"word/styles.xml": styles_part("", styles)})
    assert [run.bold for run in naive.shown(data)] == [expected]
