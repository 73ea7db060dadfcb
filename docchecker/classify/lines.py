"""Lines as classification sees them, and the kinds of line that are no text of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.classify.labels import Label, line_label
from docchecker.classify.unit_names import is_unit_name
from docchecker.language.characters import fold
from docchecker.language.patterns import Shape, compiled, fits, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    r"[（(【]?[^，。：:；“”]{0,8}(?:单位|部门|机构|时间|日期|人|名称|类别|类型|编号|地址|邮编|电话|邮箱|字号|密级|主题词|关键词|摘要|"
    r"提要|作者|供稿|审核|校对|签发|抄送|主送|领域|题目|标题|主题)[】]?[：:].*|"
    r"[（(]?(?:联系(?:人|电话|方式)[：:]?|(?:电话|手机|邮箱|盖章|公章|供稿人?|作者|执笔人?)[：:）)]).*|"
    r"[（(]?[^，。：；]{2,24}(?:供稿|供图)[）)]?",
    needs=("：", ":", "联系", "电话", "手机", "邮箱", "盖章", "公章", "供", "作者", "执笔"),
)
#: words above a text of their own that are no title
_INTRODUCTION = Shape(
    r"[【\[（(《]?(?:前言|引言|引子|导语|导言|序言|编者按|编者的话|按语|摘要|内容提要|内容摘要|提要|关键词|案例简介|案例概述|正文|目录|"
    r"供参考|内部资料|注意保存|送审稿|征求意见稿|讨论稿|初稿|修改稿|定稿|机密|秘密|特急|加急|急件){1,3}[】\]）)》]?(?:[：:].*)?"
)
#: what the cells of a form call their neighbours
_CELL_NAME = Shape(
    r"(?:案例|材料|项目|活动)?(?:标题|名称|题目|正文|内容|类别|类型|领域|编号|主题)|"
    r"(?:报送|填报|申报|推荐|实施|主办|承办|牵头)?(?:单位|部门|时间|日期)(?:名称)?|"
    r"(?:联系|填报|填表|负责|申报|审核)(?:人|电话|方式)|(?:手机|电话|邮箱|职务|地址|姓名|类别|备注|序号)"
)
_ADDRESSED = Shape(r".*(?:局|委|办|室|院|府|会|部|位|县|区|镇|乡|导|部门|领导)[：:]", needs="：:")
_ANNOUNCEMENT = Shape(
    r".*(?:如下|现将|现报|现就|特此|下列|以下|我[局委办院县区市镇乡]|本[局委办院县区市镇乡]|我们).*[：:]", needs="：:"
)
_ATTACHED = Shape(r"附件?[0-9０-９一二三四五六七八九十]*[：:].+", needs="附")
_CONTENTS = Shape(r".*(?:\t|[.．…·]{2,})[0-9]+", needs="\t.．…·")
_ISSUE = Shape(r".{2,20}[〔\[（(【]20[0-9]{2}[〕\]）)】]第?[0-9]+号", needs="号")
_SEAL = Shape(r"[（(](?:盖章|公章|加盖公章|单位盖章|签章)[）)]", needs="章")
_SENTENCE_END = "。！？；…"
_CAPTION = Shape(r"[图表]\s*[0-9０-９一二三四五六七八九十]+\s*\S{0,40}", needs="图表")
#: “张某”, “欧阳某某”
_LONGEST_AUTHOR = 4
SHORT_LINE = 60
#: what ends a line inside a paragraph: manual breaks of every kind
_BREAK = compiled("[\n\v\f\r\x85\u2028\u2029]")


class Line(NamedTuple):
    """A line that has text, of a paragraph or of a part of one between manual breaks: its number, the words after it.

    ``content`` is the paragraph's text from ``start`` to ``end`` with characters that do not show or look like others
    folded, ``text`` the same and ``words`` what stands behind the number, both without outer space. ``page`` counts
    the page breaks before it.
    """

    paragraph: Paragraph
    label: Label | None
    words: str
    text: str
    content: str
    start: int
    end: int
    page: int = 0

    @property
    def key(self) -> tuple[int, int]:
        """The paragraph and the place in it where the line begins."""
        return self.paragraph.index, self.start

    @property
    def words_start(self) -> int:
        """Where the words begin in the paragraph's text."""
        return self.start + (self.label.end if self.label else 0)


def squeeze(text: str) -> str:
    """Text without any white space."""
    return "".join(text.split())


def lines_of(document: Document) -> list[Line]:
    """Return the lines that hold text, in order."""
    found: list[Line] = []
    page = 0
    for paragraph in document.paragraphs:
        page += paragraph.new_page
        if paragraph.text.strip() or paragraph.placeholders:
            found += paragraph_lines(paragraph, page)
        page += len(paragraph.breaks)
    return found


def paragraph_lines(paragraph: Paragraph, page: int = 0) -> list[Line]:
    """Return the lines of a paragraph; the automatic number belongs to the first."""
    text = fold(paragraph.text)
    if not paragraph.breaks and not _BREAK.search(text):
        return [_line(paragraph, text, 0, len(text), page, first=True)]
    found: list[Line] = []
    for start, end in _pieces(paragraph, text):
        if text[start:end].strip():
            turned = page + sum(1 for at in paragraph.breaks if at <= start)
            found.append(_line(paragraph, text[start:end], start, end, turned, first=not found))
    return found or [_line(paragraph, text, 0, len(text), page, first=True)]


def _pieces(paragraph: Paragraph, text: str) -> Iterator[tuple[int, int]]:
    """The stretches between manual breaks."""
    cuts = {(found.start(), found.end()) for found in _BREAK.finditer(text)} | {(at, at) for at in paragraph.breaks}
    start = 0
    for begin, after in sorted(cuts):
        yield start, begin
        start = after
    yield start, len(text)


def _line(paragraph: Paragraph, content: str, start: int, end: int, page: int, *, first: bool) -> Line:
    label = line_label(paragraph.label if first else "", content)
    return Line(
        paragraph, label, content[label.end if label else 0 :].strip(), content.strip(), content, start, end, page
    )


def is_annex_mark(text: str) -> bool:
    """“附件3”, “附件3：” standing alone."""
    return fits(_ANNEX, text.strip())


def is_date(text: str) -> bool:
    """A date standing alone, also in brackets."""
    return len(text) <= SHORT_LINE and fits(_DATE, squeeze(text))


def is_unit(text: str, notice: Notice) -> bool:
    """A unit's name standing alone (“青湖县司法局”, “（XX县普法办）”), a seal note, a date or an author behind it allowed."""
    name, _, author = text.strip().partition(" ")
    if author and author.strip().endswith("某") and len(author.strip()) <= _LONGEST_AUTHOR:
        text = name
    words = without(_SEAL, squeeze(text)).strip("（）()")
    dated = without(_DATE_BEHIND, words)
    if not 3 <= len(dated) <= 24 or any(c in dated for c in "，。、：；“”《》！？"):
        return False
    return dated != words or is_unit_name(dated, notice.unit_endings)


def without(shape: Shape, text: str) -> str:
    """The text without the first place that a shape matches."""
    found = spans(shape, text)
    return text[: found[0].start] + text[found[0].end :] if found else text


def is_form_field(text: str) -> bool:
    """“报送单位：…”, “联系人：…”, “（青湖县司法局供稿）” and the like."""
    return len(text) <= SHORT_LINE and fits(_FIELD, squeeze(text))


def is_introduction(text: str) -> bool:
    """“前言”, “摘要：…” and other words that introduce a text or mark a draft."""
    return fits(_INTRODUCTION, squeeze(text))


def is_cell_name(line: Line) -> bool:
    """A cell that only names the next one: “案例标题”, “报送单位”."""
    return line.paragraph.cell is not None and fits(_CELL_NAME, squeeze(line.text).strip("：:"))


def is_salutation(line: Line) -> bool:
    """“市委依法治市办：”."""
    return len(line.text) <= SHORT_LINE and fits(_ADDRESSED, squeeze(line.text))


def is_announcement(text: str) -> bool:
    """Return whether a line leads up to what follows, as letters do: “现将有关情况报告如下：”."""
    words = squeeze(text)
    return len(words) <= SHORT_LINE and words.endswith(("：", ":")) and fits(_ANNOUNCEMENT, words)


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
