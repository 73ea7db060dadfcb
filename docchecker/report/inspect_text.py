"""``inspect`` for a person: each paragraph with its role, 字数, look, and where the look comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.counts import words
from docchecker.measure import counts_wide_spaces
from docchecker.report.page import Page, clean, indent, pad, shorten
from docchecker.report.words import ROLES, kind_name
from docchecker.units import ALIGNMENTS, size_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.model import Effective, Look, Paragraph
    from docchecker.report.inspected import InspectedFile
    from docchecker.rulebook.model import Notice

_MARGIN = " " * 8
_EXCERPT = 44
_UNKNOWN = "不明"


def render(seen: InspectedFile, notice: Notice, page: Page) -> str:
    """The document as a table of paragraphs."""
    lines = [page.paint(clean(seen.file), "bold"), page.paint("─" * (page.width // 2), "dim")]
    lines += indent(clean(_about(seen, notice)), page, "")
    wide_spaces = counts_wide_spaces(seen.document)
    for paragraph, role in zip(seen.document.paragraphs, seen.structure.roles, strict=True):
        number = words(paragraph.text, wide_spaces=wide_spaces)
        lines += ["", *_paragraph(paragraph, role, number, page)]
    return "\n".join(lines)


def _about(seen: InspectedFile, notice: Notice) -> str:
    counts = seen.counts
    return (
        f"类型：{kind_name(notice, seen.structure.kind)}；软件：{seen.document.application or _UNKNOWN}；"
        f"全文{counts.words}字（汉字{counts.cjk}，不计空格的字符{counts.non_space}，字符{counts.characters}）"
    )


def _paragraph(paragraph: Paragraph, role: str, number: int, page: Page) -> Iterator[str]:
    """“第3段  正文  152字  样式“正文”  两端对齐（文档默认）”, then one entry a look."""
    row = pad(f"第{paragraph.index + 1}段", 8) + pad(ROLES.get(role, role), 10) + pad(f"{number}字", 8)
    where = "表格内" if paragraph.in_table else ""
    label = f"自动编号“{paragraph.label}”" if paragraph.label else ""
    rest = "，".join(filter(None, [where, f"样式“{paragraph.style}”", _align(paragraph.align), label]))
    for line in indent(clean(rest), page, row):
        yield page.paint(line, "bold")
    for (look, origins), text in _looks(paragraph).items():
        yield from indent(f"{look}“{shorten(clean(text), _EXCERPT)}”", page, _MARGIN)
        yield from (page.paint(line, "dim") for line in indent(origins, page, _MARGIN + "来源  "))


def _align(align: Effective[str]) -> str:
    name = ALIGNMENTS.get(align.value, align.value) if align.value else f"对齐{_UNKNOWN}"
    return f"{name}（{align.origin.text}）"


def _looks(paragraph: Paragraph) -> dict[tuple[str, str], str]:
    """The paragraph's looks and their origins in order, each with the first words that have it."""
    looks: dict[tuple[str, str], str] = {}
    for run in paragraph.runs:
        if run.text.strip():
            looks.setdefault((_look(run.look), _origins(run.look)), run.text)
    return looks


def _look(look: Look) -> str:
    size, bold = look.size_pt.value, look.bold.value
    weight = {True: "加粗", False: "不加粗", None: f"加粗{_UNKNOWN}"}[bold]
    parts = [look.east_asia_font.value or f"字体{_UNKNOWN}", size_name(size) if size else f"字号{_UNKNOWN}", weight]
    return clean(" ".join([*parts, f"西文{look.latin_font.value or _UNKNOWN}"])) + " "


def _origins(look: Look) -> str:
    """“字体、字号：样式“正文”；加粗：直接格式”: values from one place stand together."""
    by_origin: dict[str, list[str]] = {}
    values = (("字体", look.east_asia_font), ("字号", look.size_pt), ("加粗", look.bold), ("西文字体", look.latin_font))
    for name, value in values:
        by_origin.setdefault(value.origin.text, []).append(name)
    return clean("；".join(f"{'、'.join(names)}：{origin}" for origin, names in by_origin.items()))
