"""What comes with the materials and is none: a covering letter, a copy of the notice or of an annex, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.classify.letters import is_letter_title
from docchecker.classify.lines import Line, is_annex_mark, is_salutation, is_sentence, squeeze
from docchecker.language.patterns import Shape, has
from docchecker.structure import COVER_LETTER, EVIDENCE, NOTICE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.rulebook.model import Clause, Notice

_FRONT = 8
_HINT = Shape(
    r"[（(][^（）()]{0,20}(?:宋体|黑体|仿宋)[^（）()]{0,6}[小一二三四五]号[^（）()]{0,20}[）)]",
    needs=("宋体", "黑体", "仿宋"),
)
_ANNEX_TITLE = "内容和格式要求"
_SCHEME = Shape(r"(?:方案|通知)(?:[（(].*[）)])?$")
_EVIDENCE = Shape(
    r"(?:佐证|印证|证明|支撑)(?:材料|资料|图片|照片)(?:之?[一二三四五六七八九十0-9]+|目录|清单|汇编|[（(].*[）)])?$|^(?:活动|工作)?照片(?:集|资料)?$"
)
_SHORTEST_QUOTE = 10
#: share of a text that words of the notice must fill for it to be a copy
_COPIED = 0.4
_LEAST_LINES = 3


def recognise_other(lines: Sequence[Line], notice: Notice, *, known: bool) -> str | None:
    """Return the kind of a document that is not to be judged; ``known`` says that it reads as one of the notice's kinds."""
    if any(line.paragraph.placeholders for line in lines):
        return None
    if _is_copy(lines, notice):
        return NOTICE
    if known:
        return None
    front = [squeeze(line.text) for line in lines[:_FRONT] if not is_sentence(line.text)]
    if any(has(_EVIDENCE, text) for text in front[:3]):
        return EVIDENCE
    addressed = any(is_salutation(line) for line in lines[:_FRONT])
    return COVER_LETTER if addressed and any(is_letter_title(text) for text in front) else None


def _is_copy(lines: Sequence[Line], notice: Notice) -> bool:
    """Whether most of the text is the notice's own, or a scheme stands before the annexes' own titles."""
    if not lines:
        return False
    texts = [squeeze(line.text) for line in lines]
    annexes = sum(1 for text in texts if text.endswith(_ANNEX_TITLE))
    if annexes and any(has(_SCHEME, text) for text in texts[:3]):
        return True
    names = {kind.name for kind in notice.kinds.values()}
    quotes = [squeeze(clause.quote) for clause in _of_annexes(notice)]
    own = [text for text in texts if text.endswith(_ANNEX_TITLE) or has(_HINT, text) or any(q in text for q in quotes)]
    first = next((text for text in texts if not is_annex_mark(text) and text not in names), "")
    if first not in own:
        return False  # the annex's words stand behind a title of the file's own
    return len(own) >= _LEAST_LINES and sum(map(len, own)) >= _COPIED * sum(map(len, texts))


def _of_annexes(notice: Notice) -> Iterator[Clause]:
    """Yield the clauses whose words no document of its own holds: not those that reports and score sheets repeat."""
    fixed = {kind.id for kind in notice.kinds.values() if kind.structure not in ("free", "table")}
    for clause in notice.clauses.values():
        if len(clause.quote) >= _SHORTEST_QUOTE and (fixed & set(clause.kinds) or clause.place.startswith("正文四")):
            yield clause
