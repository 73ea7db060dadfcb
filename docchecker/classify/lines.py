"""Paragraphs as classification sees them, and the kinds of line that are no text of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from docchecker.classify.labels import Label, paragraph_label

if TYPE_CHECKING:
    from docchecker.model import Document, Paragraph
    from docchecker.rulebook.model import Notice

_ANNEX = regex.compile(r"附\s*件?\s*[0-9０-９一二三四五六七八九十]*\s*[：:.、]?")
_DATE = regex.compile(
    r"[（(]?\s*(?:[0-9０-９〇○零一二三四五六七八九]{4}|[Xx×]{2,4}|20\s*)\s*年"
    r"(?:\s*[0-9０-９一二三四五六七八九十Xx×]{1,3}\s*月)?(?:\s*[0-9０-９一二三四五六七八九十Xx×]{1,3}\s*日)?\s*[）)]?"
)
_DATE_BEHIND = regex.compile(
    r"[（(]?[0-9０-９〇○零一二三四五六七八九]{4}年[0-9０-９一二三四五六七八九十]{1,3}月"
    r"(?:[0-9０-９一二三四五六七八九十]{1,3}日)?[）)]?$"
)
_FIELD = regex.compile(
    r"[（(]?(?:报送|填报|报告|上报|申报|推荐|编报|起草|撰写|供稿|责任|牵头|整改)?(?:单位|部门|机构|时间|日期|人)[：:].*|"
    r"[（(]?(?:联系(?:人|电话|方式)[：:]?|(?:电话|手机|邮箱|盖章|公章|供稿人?|作者|执笔人?)[：:）)]).*|"
    r"[（(]?[^，。：；]{2,24}(?:供稿|供图)[）)]?"
)
#: what the cells of a form call their neighbours
_CELL_NAME = regex.compile(
    r"(?:案例|材料)?(?:标题|名称|题目|正文|内容)|(?:报送|填报|申报|推荐)?(?:单位|部门|时间|日期)|联系(?:人|电话)"
)
_ATTACHED = regex.compile(r"附件?[0-9０-９一二三四五六七八九十]*[：:].+")
_CONTENTS = regex.compile(r".*(?:\t|[.．…·]{2,})[0-9]+")
_ISSUE = regex.compile(r".{2,20}[〔\[（(【]20[0-9]{2}[〕\]）)】]第?[0-9]+号")
_SEAL = regex.compile(r"[（(](?:盖章|公章|加盖公章|单位盖章|签章)[）)]")
_SENTENCE_END = "。！？；…"
_CAPTION = regex.compile(r"[图表]\s*[0-9０-９一二三四五六七八九十]+\s*\S{0,40}")
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
    return _ANNEX.fullmatch(text.strip()) is not None


def is_date(text: str) -> bool:
    """A date standing alone, also in brackets."""
    return _DATE.fullmatch(squeeze(text)) is not None


def is_unit(text: str, notice: Notice) -> bool:
    """A unit's name standing alone (“青湖县司法局”, “（XX县普法办）”), a seal note or a date behind it allowed."""
    words = _SEAL.sub("", squeeze(text)).strip("（）()")
    dated: str = _DATE_BEHIND.sub("", words)
    if not 3 <= len(dated) <= 24 or any(c in dated for c in "，。、：；“”《》！？"):
        return False
    return dated != words or dated.endswith(notice.unit_endings)


def is_form_field(text: str) -> bool:
    """“报送单位：…”, “联系人：…”, “（青湖县司法局供稿）” and the like."""
    return len(text) <= SHORT_LINE and _FIELD.fullmatch(squeeze(text)) is not None


def is_cell_name(line: Line) -> bool:
    """A cell that only names the next one: “案例标题”, “报送单位”."""
    return line.paragraph.cell is not None and _CELL_NAME.fullmatch(squeeze(line.text).strip("：:")) is not None


def is_contents(text: str) -> bool:
    """A line of a table of contents, or the word above it."""
    return _CONTENTS.fullmatch(text.strip()) is not None or squeeze(text) == "目录"


def is_issue(text: str) -> bool:
    """The number of an official document: “青司〔2023〕15号”."""
    return _ISSUE.fullmatch(squeeze(text)) is not None


def is_attached(text: str) -> bool:
    """“附件：1.题目录”, the first line of what is attached."""
    return len(text) <= SHORT_LINE and _ATTACHED.fullmatch(squeeze(text)) is not None


def is_caption(text: str) -> bool:
    """“图1 …”, “表2 …”."""
    return _CAPTION.fullmatch(text.strip()) is not None and not text.strip().endswith("。")


def is_sentence(text: str) -> bool:
    """Running text: long, or closed by a full stop."""
    words = text.strip()
    return len(words) > SHORT_LINE or words.endswith(tuple(_SENTENCE_END))
