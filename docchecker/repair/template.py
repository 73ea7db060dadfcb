"""A blank document of a kind: the right styles, and the annex's own words as prompts to be written over."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker.checks.aspect import AspectOptions
from docchecker.checks.count import CountOptions
from docchecker.checks.look import FormatOptions
from docchecker.checks.title_wording import TitleWordingOptions
from docchecker.repair.base import PROMPT, NamedStyle, Spacing, StyleLook, element, new_document, saved
from docchecker.report.markup import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle

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
    "cell": ("cell", "表格内容", StyleLook("", 10.5, align="left", indent=0, spacing=Spacing(2, 2, 1))),
    "body": ("body", "正文内容", StyleLook("", 0)),
}
#: the role whose text is running text, by structure
_BODY_ROLES = {"items": "item_body"}
#: heads of the columns of a table to be filled in (附件2), and their widths in 1/20 pt
_COLUMNS = {"项目": 1450, "评分内容": 3100, "分值": 700, "评议标准": 2694, "得分": 900}


class _Sheet(NamedTuple):
    """A document being written: its styles by id, the numbers that its prompts take, and what is known of its title."""

    document: Document
    styles: dict[str, ParagraphStyle]
    numbers: Iterator[int]
    unit: str = ""
    title: str = ""

    def paragraph(self, style: str, *pieces: BaseOxmlElement) -> None:
        """Add a paragraph of these runs and prompts."""
        made = self.document.add_paragraph(style=self.styles[style])
        made._p.extend(pieces)

    def block(self, title: str, prompt: str) -> None:
        """Add a prompt that takes paragraphs of the body."""
        inner: Any = self.document.add_paragraph(style=self.styles["body"])._p
        inner.append(_run(prompt, PROMPT))
        parent = inner.getparent()
        parent.insert(parent.index(inner), _control(title, next(self.numbers), inner, None))


def template(kind: str, notice: Notice, unit: str = "", title: str = "") -> bytes:
    """Return a .docx to be filled in; raise KeyError for a kind that the notice does not have.

    ``unit`` and ``title`` stand there already where they are given; a title begins with the unit.
    """
    known = notice.kinds[kind]
    styles = tuple(_style(role, known, notice) for role in _STYLES)
    document, made = new_document(styles, styles[-1].look, known.item_label or "1.")
    sheet = _Sheet(document, made, count(1000), unit.strip(), title.strip())
    _title(known, notice, sheet)
    _BODIES[known.structure](known, notice, sheet)
    return saved(document)


def _style(role: str, kind: Kind, notice: Notice) -> NamedStyle:
    style_id, name, look = _STYLES[role]
    asked = _asked(_BODY_ROLES.get(kind.structure, role) if role == "body" else role, kind, notice)
    return NamedStyle(
        style_id,
        name,
        look._replace(
            font=asked.font[0],
            size=look.size or asked.size or 0,
            bold=bool(asked.bold),
            align=asked.align or look.align,
        ),
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


def _title(kind: Kind, notice: Notice, sheet: _Sheet) -> None:
    """The unit and the prescribed words; a title of one's own where none are prescribed."""
    options = [r.options for r in kind.rules if r.target == "title" and isinstance(r.options, TitleWordingOptions)]
    ending = next((o.ending for o in options if o.ending), "")
    if not ending and not options:
        ending = kind.name
    if ending:
        unit = _run(harmless(sheet.unit)) if sheet.unit else _inline(_UNIT, f"［{_UNIT}］", sheet)
        sheet.paragraph("title", unit, _run(ending))
        return
    if sheet.title:
        sheet.paragraph("title", _run(harmless(_with_unit(sheet.unit, sheet.title))))
        return
    clauses = dict.fromkeys(r.clause for r in kind.rules if r.target == "title" and r.check != "format")
    quotes = "，".join(notice.clauses[clause].quote for clause in clauses)
    known = (_run(harmless(sheet.unit)),) if sheet.unit else ()
    sheet.paragraph("title", *known, _inline("标题", quotes, sheet))


def _with_unit(unit: str, title: str) -> str:
    return title if title.startswith(unit) else unit + title


def _sections(kind: Kind, notice: Notice, sheet: _Sheet) -> None:
    for section in kind.sections:
        sheet.paragraph("heading", _run(f"{_HAN_NUMBERS[section.number - 1]}、{section.heading}"))
        sheet.block(section.heading, _section_prompt(section, kind, notice))


def _section_prompt(section: Section, kind: Kind, notice: Notice) -> str:
    """The clauses that stand where those of the section's rules stand, its heading left out."""
    own = [notice.clauses[r.clause] for r in kind.rules if r.target == f"section:{section.key}"]
    places = {clause.place for clause in own}
    about = [c for c in notice.clauses.values() if c.place in places and not c.quote.endswith(section.heading)]
    return _prompt(about)


def _items(kind: Kind, notice: Notice, sheet: _Sheet) -> None:
    counts = [r.options for r in kind.rules if isinstance(r.options, CountOptions)]
    asked = (counts[0].min + counts[0].max) // 2 if counts else 1
    name = _prompt(_told(kind, notice, "item_name"))
    text = _prompt(_told(kind, notice, "item", "item_body"))
    for number in range(1, asked + 1):
        sheet.paragraph("name", _inline(f"问题{number}的名称", f"具体问题名称（{name}）", sheet))
        sheet.block(f"问题{number}的内容", text)


def _free(kind: Kind, notice: Notice, sheet: _Sheet) -> None:
    aspects = {rule.options.what: rule for rule in kind.rules if isinstance(rule.options, AspectOptions)}
    if aspects:
        clauses = dict.fromkeys(rule.clause for rule in aspects.values())
        sheet.block("导语", _prompt([notice.clauses[clause] for clause in clauses]))
    for number, (what, rule) in enumerate(aspects.items()):
        sheet.paragraph("heading", _run(f"{_HAN_NUMBERS[number]}、{what}"))
        sheet.block(what, rule.advice)
    if not aspects:
        about = [c for c in notice.clauses.values() if c.kinds == (kind.id,)]
        sheet.block(kind.name, _prompt(about))


def _table(_kind: Kind, notice: Notice, sheet: _Sheet) -> None:
    """Add the annex's table: each point in its own words, the scores and sums to be filled in."""
    from docx.shared import Twips

    filled_in = _inline(_UNIT, f"［{_UNIT}］", sheet) if not sheet.unit else _run(sheet.unit)
    sheet.paragraph("cell", _run("填报单位："), filled_in)
    table: Any = sheet.document.add_table(rows=0, cols=len(_COLUMNS))
    table.style = "Table Grid"
    table.autofit = False
    rows = [tuple(_COLUMNS), *_score_rows(notice)]
    for number, texts in enumerate(rows):
        row = table.add_row()
        if not number:
            row._tr.get_or_add_trPr().append(element("w:tblHeader"))
        for cell, text, (name, width) in zip(row.cells, texts, _COLUMNS.items(), strict=True):
            cell.width = Twips(width)
            paragraph = cell.paragraphs[0]
            paragraph.style = sheet.styles["cell"]
            paragraph._p.append(_inline(name, f"［{name}］", sheet) if text is None else _run(text))
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, _COLUMNS.values(), strict=True):
        column.w = Twips(width)
    sheet.paragraph("body")


def _score_rows(notice: Notice) -> Iterator[tuple[str | None, ...]]:
    """Yield the rows of the annex's table and of its sums; None is a cell to be filled in."""
    for part in notice.points.parts:
        name = f"{part.name}（{part.marks:g}分）"
        for point in notice.points.scored:
            if point.part == part.name:
                rule = notice.clauses.get(f"{point.id}-MARKS")
                yield name, f"{point.number}.{point.text}", f"{point.marks:g}分", rule.quote if rule else "", None
                name = ""
        yield "", "小计", "", "", None
    yield "", "总分", "", "", None


_BODIES: dict[str, Callable[[Kind, Notice, _Sheet], None]] = {
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


# --- content controls, which python-docx does not know ----------------------------------------------------------


def _run(text: str, style: str = "") -> BaseOxmlElement:
    run, look = element("w:r"), element("w:rPr")
    if style:
        look.append(element("w:rStyle", val=style))
    look.append(element("w:rFonts", hint="eastAsia"))
    shown = element("w:t")
    shown.text = text
    run.extend((look, shown))
    return run


def _control(title: str, number: int, content: BaseOxmlElement, kind: BaseOxmlElement | None) -> BaseOxmlElement:
    """A prompt that disappears when something is written over it."""
    control, properties, inner = element("w:sdt"), element("w:sdtPr"), element("w:sdtContent")
    properties.extend((element("w:alias", val=title), element("w:id", val=str(number)), element("w:showingPlcHdr")))
    if kind is not None:
        properties.append(kind)
    inner.append(content)
    control.extend((properties, inner))
    return control


def _inline(title: str, prompt: str, sheet: _Sheet) -> BaseOxmlElement:
    return _control(title, next(sheet.numbers), _run(prompt, PROMPT), element("w:text"))
