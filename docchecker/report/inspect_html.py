"""``inspect --format html``: the document as the reader saw it, tinted by role, look and origin on hover."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from docchecker.counts import counts_wide_spaces, words
from docchecker.report.inspect_text import about, align_words, look_words, origin_words
from docchecker.report.inspected import shown
from docchecker.report.templating import page
from docchecker.report.words import ROLES

if TYPE_CHECKING:
    from docchecker.findings import InspectedFile
    from docchecker.model import Look, Paragraph
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

# What a computer without the document's own font is likely to have of the same family.
_STAND_INS = {
    "宋体": 'SimSun,"Songti SC","Noto Serif CJK SC",serif',
    "仿宋": 'FangSong,STFangsong,"Noto Serif CJK SC",serif',
    "黑体": 'SimHei,"Heiti SC","Noto Sans CJK SC",sans-serif',
    "楷体": 'KaiTi,STKaiti,"Noto Serif CJK SC",serif',
}
_LARGEST = 72
_NOT_IN_CSS = re.compile(r"[^\w \-.]")


class Span(NamedTuple):
    """Words of one look, a CSS class; ``title`` is what is told of them on hover."""

    look: str
    title: str
    text: str


class ShownParagraph(NamedTuple):
    """A paragraph as the page shows it."""

    number: int
    look: str
    title: str
    label: str
    spans: tuple[Span, ...]


def render(seen: InspectedFile, notice: Notice, page_: Page) -> str:
    """The document as one page; ``page_`` does not matter to it."""
    from markupsafe import Markup

    found = list(shown(seen))
    looks = _Looks(notice)
    wide_spaces = counts_wide_spaces(seen.document)
    paragraphs = [_paragraph(one, role, words(one.text, wide_spaces=wide_spaces), looks) for one, role in found]
    return page(
        "inspect.html",
        file=seen.file,
        about=about(seen, notice),
        roles=[(role, ROLES.get(role, role)) for role in dict.fromkeys(role for _, role in found)],
        paragraphs=paragraphs,
        css=Markup(looks.css()),
    )


class _Looks:
    """The looks met so far, each a CSS class."""

    def __init__(self, notice: Notice) -> None:
        self._fonts = notice.fonts
        self._known: dict[Look, str] = {}

    def name(self, look: Look) -> str:
        """The class of a look."""
        return self._known.setdefault(look, f"k{len(self._known)}")

    def css(self) -> str:
        """The classes."""
        return "".join(f".{name}{{{self._css(look)}}}" for look, name in self._known.items())

    def _css(self, look: Look) -> str:
        font = _NOT_IN_CSS.sub("", look.east_asia_font.value or "")
        rest = _STAND_INS.get(self._fonts.family(look.east_asia_font.value) or "", "serif")
        size = look.size_pt.value
        rules = [f'font-family:"{font}",{rest}' if font else f"font-family:{rest}"]
        rules += [f"font-size:{min(size, _LARGEST):g}pt"] if size else []
        rules += ["font-weight:bold"] if look.bold.value else []
        return ";".join(rules)


def _paragraph(paragraph: Paragraph, role: str, number: int, looks: _Looks) -> ShownParagraph:
    where = ["表格内"] if paragraph.in_table else []
    where += [f"自动编号“{paragraph.label}”"] if paragraph.label else []
    named = [f"第{paragraph.index + 1}段", ROLES.get(role, role), f"{number}字", f"样式“{paragraph.style}”"]
    title = "，".join([*named, align_words(paragraph.align), *where])
    spans = tuple(
        _span(look, "".join(run.text for run in runs), title, looks)
        for look, runs in groupby(paragraph.runs, key=lambda run: run.look)
    )
    align = {"center": "c", "right": "r"}.get(paragraph.align.value or "")
    classes = " ".join(filter(None, ("role", role, align, "cell" if paragraph.in_table else "")))
    return ShownParagraph(paragraph.index + 1, classes, title, paragraph.label, spans)


def _span(look: Look, text: str, title: str, looks: _Looks) -> Span:
    return Span(looks.name(look), f"{look_words(look)}\n{origin_words(look)}\n{title}", text)
