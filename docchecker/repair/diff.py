"""What a repair changed, for people: text line by line, looks by kind of change."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from docchecker.checks.analysis import excerpt
from docchecker.repair.proof import shown
from docchecker.units import align_name, size_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.model import Document, Paragraph

_LISTED = 8
_NAMES = "字体", "西文字体", "字号", "加粗"


def diff_text(before: Document, after: Document) -> str:
    """Every paragraph whose text changed, then every change of look with its paragraphs; empty without a change."""
    pairs = list(zip(before.paragraphs, after.paragraphs, strict=True))
    lines = [line for pair in pairs if pair[0].text != pair[1].text for line in _text_lines(*pair)]
    groups: dict[str, list[Paragraph]] = defaultdict(list)
    for old, new in pairs:
        for change in dict.fromkeys(_look_changes(old, new)):
            groups[change].append(new)
    for change, paragraphs in groups.items():
        numbers = "、".join(str(p.index + 1) for p in paragraphs[:_LISTED])
        more = f"…共{len(paragraphs)}段" if len(paragraphs) > _LISTED else "段"
        lines.append(f"{change}：第{numbers}{more}，“{excerpt(paragraphs[0].text)}”")
    return "\n".join(lines)


def _text_lines(old: Paragraph, new: Paragraph) -> Iterator[str]:
    yield f"第{old.index + 1}段的文字："
    yield f"- {old.text}"
    yield f"+ {new.text}"


def _look_changes(old: Paragraph, new: Paragraph) -> Iterator[str]:
    if old.align.value != new.align.value:
        yield f"对齐方式 {_align(old)} → {_align(new)}"
    if old.runs == new.runs:
        return
    looks, looks_after = list(shown(old)), list(shown(new))
    for a, b, size in SequenceMatcher(None, old.text, new.text, autojunk=False).get_matching_blocks():
        for one, other in dict.fromkeys(zip(looks[a : a + size], looks_after[b : b + size], strict=True)):
            for name, was, now in zip(_NAMES, one, other, strict=True):
                if was != now:
                    yield f"{name} {_word(was)} → {_word(now)}"


def _align(paragraph: Paragraph) -> str:
    return align_name(paragraph.align.value) if paragraph.align.value else "未知"


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "加粗" if value else "不加粗"
    return size_name(value) if isinstance(value, float) else str(value or "未知")
