"""``inspect`` for a person: each paragraph with its role, 字数, look, and where the look comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.counts import words
from docchecker.report.inspected import items, parts, shown
from docchecker.report.page import Page, clean, indent, pad, shorten
from docchecker.report.words import ROLES, kind_name, unread_words
from docchecker.units import ALIGNMENTS, size_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.counts import Counts
    from docchecker.findings import InspectedFile
    from docchecker.model import Effective, Look, Paragraph
    from docchecker.rulebook.model import Notice

_MARGIN = " " * 8
_EXCERPT = 44
_UNKNOWN = "不明"


def render(seen: InspectedFile, notice: Notice, page: Page) -> str:
    """The document as a table of paragraphs."""
    lines = [page.paint(clean(seen.file), "bold"), page.paint("─" * (page.width // 2), "dim")]
    lines += [line for said in about(seen, notice) for line in indent(clean(said), page, "")]
    for paragraph, role in shown(seen):
        number = words(paragraph.text)
        lines += ["", *_paragraph(paragraph, role, number, page)]
    return "\n".join(lines)


def about(seen: InspectedFile, notice: Notice) -> Iterator[str]:
    """Sentences on the document: kind, program, counts of the whole, of its parts and items, and what is shown."""
    yield f"类型：{kind_name(notice, seen.structure.kind)}；软件：{seen.document.application or _UNKNOWN}"
    if seen.note:
        yield seen.note
    yield from unread_words(seen.document.unread)
    yield from (f"文本框（不算正文）：{'／'.join(text.split())}" for text in seen.document.text_boxes)
    yield f"全文：{_counted(seen.counts)}"
    yield from (f"{part.words}：{_counted(counts)}（不含标题）" for part, counts in parts(seen))
    yield from (f"第{item.order}个问题：{_counted(counts)}（不含编号）" for item, _, counts in items(seen))
    if seen.where:
        found = sum(1 for _ in shown(seen))
        yield f"符合“{seen.where}”的有{found}段，共{len(seen.document.paragraphs)}段"


def _counted(counts: Counts) -> str:
    return f"{counts.words}字（汉字{counts.cjk}，不计空格的字符{counts.non_space}，字符{counts.characters}）"


def _paragraph(paragraph: Paragraph, role: str, number: int, page: Page) -> Iterator[str]:
    """“第3段  正文  152字  样式“正文”  两端对齐（文档默认）”, then one entry a look."""
    row = pad(f"第{paragraph.index + 1}段", 8) + pad(ROLES.get(role, role), 10) + pad(f"{number}字", 8)
    where = "表格内" if paragraph.in_table else ""
    label = f"自动编号“{paragraph.label}”" if paragraph.label else ""
    rest = "，".join(filter(None, [where, f"样式“{paragraph.style}”", align_words(paragraph.align), label]))
    for line in indent(clean(rest), page, row):
        yield page.paint(line, "bold")
    for (look, origins), text in looks(paragraph).items():
        yield from indent(f"{look}“{shorten(clean(text), _EXCERPT)}”", page, _MARGIN)
        yield from (page.paint(line, "dim") for line in indent(origins, page, _MARGIN + "来源  "))


def align_words(align: Effective[str]) -> str:
    """“居中（直接格式）”."""
    name = ALIGNMENTS.get(align.value, align.value) if align.value else f"对齐{_UNKNOWN}"
    return f"{name}（{align.origin.text}）"


def looks(paragraph: Paragraph) -> dict[tuple[str, str], str]:
    """The paragraph's looks and their origins in order, each with the first words that have it."""
    found: dict[tuple[str, str], str] = {}
    for run in paragraph.runs:
        if run.text.strip():
            found.setdefault((look_words(run.look) + " ", origin_words(run.look)), run.text)
    return found


def look_words(look: Look) -> str:
    """“仿宋 三号（16磅） 不加粗 西文Times New Roman”."""
    size, bold = look.size_pt.value, look.bold.value
    weight = {True: "加粗", False: "不加粗", None: f"加粗{_UNKNOWN}"}[bold]
    named = [look.east_asia_font.value or f"字体{_UNKNOWN}", size_name(size) if size else f"字号{_UNKNOWN}", weight]
    return clean(" ".join([*named, f"西文{look.latin_font.value or _UNKNOWN}"]))


def origin_words(look: Look) -> str:
    """“字体、字号：样式“正文”；加粗：直接格式”: values from one place stand together."""
    by_origin: dict[str, list[str]] = {}
    values = (("字体", look.east_asia_font), ("字号", look.size_pt), ("加粗", look.bold), ("西文字体", look.latin_font))
    for name, value in values:
        by_origin.setdefault(value.origin.text, []).append(name)
    return clean("；".join(f"{'、'.join(names)}：{origin}" for origin, names in by_origin.items()))
