"""Paragraphs as classification sees them, and the kinds of line that are no text of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.classify.labels import Label, paragraph_label
from docchecker.language.patterns import Shape, fits, spans

if TYPE_CHECKING:
    from docchecker.model import Document, Paragraph
    from docchecker.rulebook.model import Notice

_ANNEX = Shape(r"附\s*件?\s*[0-9０-９一二三四五六七八九十]*\s*[：:.、]?", needs="附")
_DATE = Shape(
    r"[（(]?\s*(?:[0-9０-９〇○零一二三四五六七八九]{4}|[Xx×]{2,4}|20\s*)\s*年"
    r"(?:\s*[0-9０-９一二三四五六七八九十Xx×]{1,3}\s*月)?(?:\s*[0-9０-９一二三四五六七八九十Xx×]{1,3}\s*日)?\s*[）)]?",
    needs="年",
)
_DATE_BEHIND = Shape(
    r"[（(]?[0-9０-９〇○零一二三四五六七八九]{4}年[0-9０-９一二三四五六七八九十]{1,3}月"
    r"(?:[0-9０-９一二三四五六七八九十]{1,3}日)?[）)]?$",
    needs="年",
)
_FIELD = Shape(
    r"[（(]?(?:报送|填报|报告|上报|申报|推荐|编报|起草|撰写|供稿|责任|牵头|整改)?(?:单位|部门|机构|时间|日期|人)[：:].*|"
    r"[（(]?(?:联系(?:人|电话|方式)[：:]?|(?:电话|手机|邮箱|盖章|公章|供稿人?|作者|执笔人?)[：:）)]).*|"
    r"[（(]?[^，。：；]{2,24}(?:供稿|供图)[）)]?",
    needs=("：", ":", "联系", "电话", "手机", "邮箱", "盖章", "公章", "供", "作者", "执笔"),
)
#: what the cells of a form call their neighbours
_CELL_NAME = Shape(
    r"(?:案例|材料)?(?:标题|名称|题目|正文|内容)|(?:报送|填报|申报|推荐)?(?:单位|部门|时间|日期)|联系(?:人|电话)"
)
_ATTACHED = Shape(r"附件?[0-9０-９一二三四五六七八九十]*[：:].+", needs="附")
_CONTENTS = Shape(r".*(?:\t|[.．…·]{2,})[0-9]+", needs="\t.．…·")
_ISSUE = Shape(r".{2,20}[〔\[（(【]20[0-9]{2}[〕\]）)】]第?[0-9]+号", needs="号")
_SEAL = Shape(r"[（(](?:盖章|公章|加盖公章|单位盖章|签章)[）)]", needs="章")
_SENTENCE_END = "。！？；…"
_CAPTION = Shape(r"[图表]\s*[0-9０-９一二三四五六七八九十]+\s*\S{0,40}", needs="图表")
SHORT_LINE = 60


class Line(NamedTuple):
    """A paragraph that has text: the paragraph, its number, the words after the number without outer space."""

    paragraph: Paragraph
    label: Label | None
    words: str

    @property
    def text(self) -> str:
        """The whole text without outer space."""
        return self.paragraph.text.strip()


def squeeze(text: str) -> str:
    """Text without any white space."""
    return "".join(text.split())


def lines_of(document: Document) -> list[Line]:
    """The paragraphs that hold text."""
    found = []
    for paragraph in document.paragraphs:
        if paragraph.text.strip() or paragraph.placeholders:
            label = paragraph_label(paragraph)
            found.append(Line(paragraph, label, paragraph.text[label.end if label else 0 :].strip()))
    return found


def is_annex_mark(text: str) -> bool:
    """“附件3”, “附件3：” standing alone."""
    return fits(_ANNEX, text.strip())


def is_date(text: str) -> bool:
    """A date standing alone, also in brackets."""
    return len(text) <= SHORT_LINE and fits(_DATE, squeeze(text))


def is_unit(text: str, notice: Notice) -> bool:
    """A unit's name standing alone (“青湖县司法局”, “（XX县普法办）”), a seal note or a date behind it allowed."""
    words = without(_SEAL, squeeze(text)).strip("（）()")
    dated = without(_DATE_BEHIND, words)
    if not 3 <= len(dated) <= 24 or any(c in dated for c in "，。、：；“”《》！？"):
        return False
    return dated != words or dated.endswith(notice.unit_endings)


def without(shape: Shape, text: str) -> str:
    """The text without the first place that a shape matches."""
    found = spans(shape, text)
    return text[: found[0].start] + text[found[0].end :] if found else text


def is_form_field(text: str) -> bool:
    """“报送单位：…”, “联系人：…”, “（青湖县司法局供稿）” and the like."""
    return len(text) <= SHORT_LINE and fits(_FIELD, squeeze(text))


def is_cell_name(line: Line) -> bool:
    """A cell that only names the next one: “案例标题”, “报送单位”."""
    return line.paragraph.cell is not None and fits(_CELL_NAME, squeeze(line.text).strip("：:"))


def is_contents(text: str) -> bool:
    """A line of a table of contents, or the word above it."""
    return fits(_CONTENTS, text.strip()) or squeeze(text) == "目录"


def is_issue(text: str) -> bool:
    """The number of an official document: “青司〔2023〕15号”."""
    return fits(_ISSUE, squeeze(text))


def is_attached(text: str) -> bool:
    """“附件：1.题目录”, the first line of what is attached."""
    return len(text) <= SHORT_LINE and fits(_ATTACHED, squeeze(text))


def is_caption(text: str) -> bool:
    """“图1 …”, “表2 …”."""
    return fits(_CAPTION, text.strip()) and not text.strip().endswith("。")


def is_sentence(text: str) -> bool:
    """Running text: long, or closed by a full stop."""
    words = text.strip()
    return len(words) > SHORT_LINE or words.endswith(tuple(_SENTENCE_END))
