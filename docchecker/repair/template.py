"""A blank document of a kind: the right styles, and the annex's own words as prompts to be written over."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from docchecker.checks.count import CountOptions
from docchecker.checks.look import FormatOptions
from docchecker.checks.title_wording import TitleWordingOptions
from docchecker.repair.base import PROMPT, NamedStyle, StyleLook, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docchecker.rulebook.model import Clause, Kind, Notice, Rule, Section

_HAN_NUMBERS = "一二三四五六七八九十"
_UNIT = "单位名称"
#: checks whose clauses say what is to be written
_TELLING = frozenset({"element", "leader_quote", "slogans", "words", "evidence", "scope", "vague_name"})
#: role → id and name of its style, and what of its look no rule asks for
_STYLES: dict[str, tuple[str, str, StyleLook]] = {
    "title": ("title", "Title", StyleLook("", 0, align="center", indent=0)),
    "heading": ("heading", "部分标题", StyleLook("", 0, outline=0)),
    "subheading": ("subheading", "小标题", StyleLook("", 0, outline=1)),
    "item_name": ("name", "问题名称", StyleLook("", 0, numbered=True)),
    "cell": ("cell", "表格内容", StyleLook("", 0, align="left", indent=0)),
    "body": ("body", "正文内容", StyleLook("", 0)),
}
#: the role whose text is running text, by structure
_BODY_ROLES = {"items": "item_body"}
#: heads of the columns of a table to be filled in (附件2), and their widths in 1/20 pt
_COLUMNS = {"项目": 1550, "评分内容": 2300, "分值": 1500, "评议标准": 1994, "得分": 1500}
_ROWS = 10


def template(kind: str, notice: Notice) -> bytes:
    """A .docx to be filled in; KeyError for a kind that the notice does not have."""
    known = notice.kinds[kind]
    styles = tuple(_style(role, known, notice) for role in _STYLES)
    make = _BODIES[known.structure]
    body = "".join([_title(known, notice), *make(known, notice, count(1001))])
    return write(body, styles, styles[-1].look, known.item_label or "1.")


def _style(role: str, kind: Kind, notice: Notice) -> NamedStyle:
    style_id, name, look = _STYLES[role]
    asked = _asked(_BODY_ROLES.get(kind.structure, role) if role == "body" else role, kind, notice)
    return NamedStyle(
        style_id,
        name,
        look._replace(font=asked.font[0], size=asked.size or 0, bold=bool(asked.bold), align=asked.align or look.align),
    )


def _asked(role: str, kind: Kind, notice: Notice) -> FormatOptions:
    """The look that a kind's rules ask of a role; where they ask nothing, that of another kind, at last of any text."""
    rules = [*kind.rules, *notice.rules]
    formats = [(r.target, r.options) for r in rules if isinstance(r.options, FormatOptions) and r.options.font]
    for wanted in (role, "body", "item_body"):
        found = next((options for target, options in formats if target == wanted and options.size), None)
        if found is not None:
            return found
    return formats[0][1]


# --- what is to be written --------------------------------------------------------------------------------------


def _title(kind: Kind, notice: Notice) -> str:
    """The unit and the prescribed words; a title of one's own where none are prescribed."""
    options = [r.options for r in kind.rules if r.target == "title" and isinstance(r.options, TitleWordingOptions)]
    ending = next((o.ending for o in options if o.ending), "")
    if not ending and not options:
        ending = kind.name
    if ending:
        return _paragraph("title", _inline(_UNIT, f"［{_UNIT}］", 1000) + _run(ending))
    clauses = dict.fromkeys(r.clause for r in kind.rules if r.target == "title" and r.check != "format")
    quotes = "，".join(notice.clauses[clause].quote for clause in clauses)
    return _paragraph("title", _inline("标题", quotes, 1000))


def _sections(kind: Kind, notice: Notice, numbers: Iterator[int]) -> Iterator[str]:
    for section in kind.sections:
        yield _paragraph("heading", _run(f"{_HAN_NUMBERS[section.number - 1]}、{section.heading}"))
        yield _block(section.heading, _section_prompt(section, kind, notice), next(numbers))


def _section_prompt(section: Section, kind: Kind, notice: Notice) -> str:
    """The clauses that stand where those of the section's rules stand, its heading left out."""
    own = [notice.clauses[r.clause] for r in kind.rules if r.target == f"section:{section.key}"]
    places = {clause.place for clause in own}
    about = [c for c in notice.clauses.values() if c.place in places and not c.quote.endswith(section.heading)]
    return _prompt(about)


def _items(kind: Kind, notice: Notice, numbers: Iterator[int]) -> Iterator[str]:
    counts = [r.options for r in kind.rules if isinstance(r.options, CountOptions)]
    asked = (counts[0].min + counts[0].max) // 2 if counts else 1
    name = _prompt(_told(kind, notice, "item_name"))
    text = _prompt(_told(kind, notice, "item", "item_body"))
    for number in range(1, asked + 1):
        yield _paragraph("name", _inline(f"问题{number}的名称", f"具体问题名称（{name}）", next(numbers)))
        yield _block(f"问题{number}的内容", text, next(numbers))


def _free(kind: Kind, notice: Notice, numbers: Iterator[int]) -> Iterator[str]:
    about = [c for c in notice.clauses.values() if c.kinds == (kind.id,)]
    yield _block(kind.name, _prompt(about), next(numbers))


def _table(kind: Kind, _: Notice, numbers: Iterator[int]) -> Iterator[str]:
    """A table with the heads of the annex's columns and rows to be filled in."""
    head = "".join(_cell(_run(name), width) for name, width in _COLUMNS.items())
    rows = [
        "".join(_cell(_inline(name, f"［{name}］", next(numbers)), width) for name, width in _COLUMNS.items())
        for _ in range(_ROWS)
    ]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _COLUMNS.values())
    look = (
        f'<w:tblPr><w:tblStyle w:val="a3"/><w:tblW w:w="{sum(_COLUMNS.values())}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>{head}</w:tr>"
    )
    yield f"<w:tbl>{look}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>{_paragraph('body', '')}"


_BODIES: dict[str, Callable[[Kind, Notice, Iterator[int]], Iterator[str]]] = {
    "sections": _sections,
    "items": _items,
    "free": _free,
    "table": _table,
}


def _told(kind: Kind, notice: Notice, *targets: str) -> list[Clause]:
    """The clauses of the rules that say what is to be written in these places."""
    rules: Sequence[Rule] = [r for r in kind.rules if r.target in targets and r.check in _TELLING]
    return [notice.clauses[clause] for clause in dict.fromkeys(r.clause for r in rules)]


def _prompt(clauses: Sequence[Clause]) -> str:
    return "；".join(clause.quote for clause in clauses) or "请填写内容"


# --- markup -----------------------------------------------------------------------------------------------------


def _run(text: str, style: str = "") -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f'<w:r><w:rPr>{named}<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{escape(text)}</w:t></w:r>'


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _control(title: str, number: int, content: str, kind: str) -> str:
    properties = f'<w:alias w:val={quoteattr(title)}/><w:id w:val="{number}"/><w:showingPlcHdr/>{kind}'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _inline(title: str, prompt: str, number: int) -> str:
    return _control(title, number, _run(prompt, PROMPT), "<w:text/>")


def _block(title: str, prompt: str, number: int) -> str:
    return _control(title, number, _paragraph("body", _run(prompt, PROMPT)), "")


def _cell(runs: str, width: int) -> str:
    """Lines in a table stand closer than in the text."""
    close = (
        '<w:pPr><w:pStyle w:val="cell"/><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>'
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{close}{runs}</w:p></w:tc>'
