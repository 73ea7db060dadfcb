"""The text inside a paragraph: runs, fields, content controls, tracked changes (ECMA-376 Part 1, 17.3.2, 17.5, 17.16)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docchecker.model import MarkKind
from docchecker.word.autonumbers import AutoNumbers
from docchecker.word.boxes import box_text
from docchecker.word.fieldcodes import shown_text
from docchecker.word.fields import FIELD_TYPE, Field, Fields
from docchecker.word.leftovers import Leftovers
from docchecker.word.looks import Looks
from docchecker.word.names import MC, UNDERSTOOD, XML_SPACE, M, W
from docchecker.word.pieces import Key, Pieces
from docchecker.word.properties import RPR
from docchecker.word.symbols import symbol_text
from docchecker.word.tables import NO_TABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element as Element

    from docchecker.model import Paragraph
    from docchecker.word.cascade import Shown
    from docchecker.word.styles import Style, StyleSheet

ALTERNATE = MC + "AlternateContent"
SDT, SDT_CONTENT = W + "sdt", W + "sdtContent"
_R, _T, _SDT_PR = W + "r", W + "t", W + "sdtPr"
FIELD = W + "fldSimple"
_INSTR = W + "instr"
#: pieces in other formats and files, whose text is not read
FOREIGN = {W + "altChunk": "嵌入的其他格式内容（altChunk）", W + "subDoc": "子文档"}
_TRANSPARENT = tuple(W + t for t in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent"))
_XML_SPACES = " \t\r\n"


class InlineReader:
    """Collects the text of one paragraph after another; ``BodyReader`` says where each begins and ends."""

    def __init__(self, styles: StyleSheet) -> None:
        self.paragraphs: list[Paragraph] = []
        self.leftovers = Leftovers()
        self.text_boxes: list[str] = []
        self.text_box_places: list[int] = []
        self.unread: list[str] = []
        self.pictures = 0
        self._styles = styles
        self._looks = Looks(styles)
        self._fields: Fields[Key] = Fields()
        self._unclosed: frozenset[Element] = frozenset()
        self._auto = AutoNumbers()
        self._covered = False
        self._pieces = Pieces()
        self._table = NO_TABLE
        self._style: Style | None = None
        # inside a tracked change, a prompting control: what they hold is noted once, by the outermost
        self._in_change = self._in_prompt = False
        self._inline = self._inline_handlers()
        self._in_run = self._run_handlers()

    @property
    def _here_index(self) -> int:
        """The index the paragraph being read will have."""
        return len(self.paragraphs)

    def _begin_paragraph(self, style: Style | None) -> None:
        """From here on runs are read in a paragraph of this style, in the table part that is set."""
        self._style = style
        self._looks.begin(style, self._table)

    def _in_control(self, control: Element, content: Element, read: Callable[[Element], None]) -> None:
        """A content control; its prompt (w:showingPlcHdr, 17.5.2.39) is noted as a placeholder."""
        properties = control.find(_SDT_PR)
        prompt = properties is not None and properties.find(W + "showingPlcHdr") is not None
        if not prompt or self._in_prompt:
            read(content)
            return
        first, start = len(self.paragraphs), self._pieces.length
        self._in_prompt = True
        read(content)
        self._in_prompt = False
        if len(self.paragraphs) == first:
            if self._pieces.length > start:
                self._pieces.placeholders.append((start, self._pieces.length))
            return
        for i in range(first, len(self.paragraphs)):
            paragraph = self.paragraphs[i]
            if paragraph.text:
                self.paragraphs[i] = replace(paragraph, placeholders=((0, len(paragraph.text)),))

    def _alternate(self, element: Element, read: Callable[[Element], None]) -> None:
        """One of the alternatives (Part 3): the first choice that is understood, else the fallback."""
        for choice in element.iterchildren(MC + "Choice"):
            needed = (choice.get("Requires") or "").split()
            if all(choice.nsmap.get(prefix) in UNDERSTOOD for prefix in needed):
                read(choice)
                return
        fallback = element.find(MC + "Fallback")
        if fallback is not None:
            read(fallback)
        elif next(element.iter(_T), None) is not None:
            self.unread.append("没有能显示的替代内容（mc:AlternateContent）")

    # inline content

    def _inline_handlers(self) -> dict[str, Callable[[Element], None]]:
        handlers: dict[str, Callable[[Element], None]] = dict.fromkeys(_TRANSPARENT, self._children)
        handlers.update(
            {
                _R: self._run,
                SDT: self._inline_control,
                W + "ins": self._inserted,
                W + "moveTo": self._inserted,
                W + "del": self._deleted,
                W + "moveFrom": self._deleted,
                W + "ruby": self._ruby,
                W + "commentRangeStart": self._comment,
                ALTERNATE: lambda e: self._alternate(e, self._children),
                M + "oMath": self._formula,
                M + "oMathPara": self._formula,
                FIELD: self._simple_field,
            }
        )
        handlers.update(dict.fromkeys(FOREIGN, self._foreign))
        return handlers

    def _children(self, element: Element) -> None:
        handlers = self._inline
        for child in element:
            handler = handlers.get(child.tag)
            if handler is not None:
                handler(child)

    def _inline_control(self, control: Element) -> None:
        content = control.find(SDT_CONTENT)
        if content is not None:
            self._in_control(control, content, self._children)

    def _foreign(self, element: Element) -> None:
        """A piece that Word takes from another format or file."""
        self.unread.append(FOREIGN[element.tag])

    def _inserted(self, element: Element) -> None:
        if self._in_change:
            self.leftovers.revision(element, self._here_index)
            self._children(element)
            return
        self.leftovers.revision(element, self._here_index, "".join(t.text or "" for t in element.iter(_T)))
        self._in_change = True
        self._children(element)
        self._in_change = False

    def _deleted(self, element: Element) -> None:
        gone = "".join(t.text or "" for t in element.iter(W + "delText", _T))
        self.leftovers.revision(element, self._here_index, gone)

    def _ruby(self, element: Element) -> None:
        base = element.find(W + "rubyBase")
        if base is not None:
            self._children(base)

    def _comment(self, element: Element) -> None:
        self.leftovers.comment(element, self._here_index)

    def _formula(self, element: Element) -> None:
        text = "".join(t.text or "" for t in element.iter(M + "t"))
        self._put(text, self._looks.resolve(()), ())

    def _put(self, text: str, shown: Shown, key: Key) -> None:
        """Take text into the paragraph."""
        self._pieces.add(text, shown, key)

    # runs

    def _run_handlers(self) -> dict[str, Callable[[Element, Key], None]]:
        def text(value: str) -> Callable[[Element, Key], None]:
            return lambda _, key: self._add(value, key)

        return {
            _T: self._text,
            W + "tab": text("\t"),
            W + "ptab": text("\t"),
            W + "cr": text("\n"),
            W + "br": self._break,
            W + "noBreakHyphen": text("-"),
            W + "sym": lambda e, key: self._add(symbol_text(e), key),
            W + "fldChar": self._field_character,
            W + "instrText": lambda e, key: self._fields.instruction(e.text or "", key),
            W + "ruby": lambda e, _: self._ruby(e),
            W + "footnoteReference": self._note_mark,
            W + "endnoteReference": self._note_mark,
            W + "commentReference": lambda e, _: self._comment(e),
            W + "drawing": lambda e, _: self._boxes(e),
            W + "pict": lambda e, _: self._boxes(e),
            W + "object": lambda e, _: self._boxes(e),
            ALTERNATE: lambda e, key: self._alternate(e, lambda chosen: self._run_content(chosen, key)),
            **dict.fromkeys(FOREIGN, lambda e, _: self._foreign(e)),
        }

    def _run(self, element: Element) -> None:
        self._run_content(element, ())

    def _run_content(self, element: Element, key: Key) -> None:
        handlers = self._in_run
        for child in element:
            tag = child.tag
            if tag == RPR:
                key = self._looks.key(child)
                continue
            handler = handlers.get(tag)
            if handler is not None:
                handler(child, key)

    def _add(self, text: str, key: Key) -> None:
        if not self._fields.visible or not text:
            self._fields.instruction(text, key)
            return
        shown = self._looks.resolve(key)
        if shown.hidden or (self._covered and text.strip()):
            self.leftovers.add(MarkKind.HIDDEN, self._here_index, text)
            return
        self._put(text, shown, key)

    def _text(self, element: Element, key: Key) -> None:
        text = element.text
        if not text:
            return
        if text[0] in _XML_SPACES or text[-1] in _XML_SPACES:
            text = text if element.get(XML_SPACE) == "preserve" else text.strip(_XML_SPACES)
        # a line end inside w:t is a space; only w:br and w:cr break the line
        self._add(text.replace("\n", " ") if "\n" in text else text, key)

    def _break(self, element: Element, key: Key) -> None:
        if element.get(W + "type") in (None, "textWrapping"):
            self._add("\n", key)
        elif self._fields.visible:
            self._pieces.breaks.append(self._pieces.length)

    def _note_mark(self, _: Element, key: Key) -> None:
        if self._fields.visible and not self._looks.resolve(key).hidden:
            self._pieces.note_marks += 1

    def _boxes(self, element: Element) -> None:
        """A drawing: a text box, with the paragraph that it hangs on, or a picture."""
        text = box_text(element)
        if text is None:
            self.pictures += 1
        elif text.strip():
            self.text_boxes.append(text)
            self.text_box_places.append(self._here_index)

    # fields

    def _field_character(self, element: Element, _: Key) -> None:
        """The beginning, the middle or the end of a field; what begins and never ends is none."""
        if element in self._unclosed:
            return
        kind, fields = element.get(FIELD_TYPE), self._fields
        if kind == "begin":
            fields.begin(element)
        elif kind == "separate":
            field = fields.separate()
            if field is not None and self._show_code(field):
                fields.hide_result(field)
        elif kind == "end":
            field = fields.end()
            if field is not None and not field.in_result:
                self._show_code(field)

    def _show_code(self, field: Field[Key]) -> bool:
        """Take what a field shows in place of a result into the text; whether it shows such a thing."""
        text = self._code_text("".join([text for text, _ in field.code]), field.begin)
        if text:
            self._add(text, next((key for said, key in reversed(field.code) if said.strip()), ()))
        return text is not None

    def _code_text(self, code: str, begin: Element) -> str | None:
        text = shown_text(code, begin)
        return text if text is not None else self._auto.text(code, self._level())

    def _level(self) -> int:
        """The outline level of the paragraph being read, the first for body text."""
        level = self._styles.paragraph(self._style).outline
        return level if level is not None and 0 <= level <= 8 else 0

    def _simple_field(self, element: Element) -> None:
        """A field in one element (17.16.19)."""
        text = self._code_text(element.get(_INSTR) or "", element)
        if text is None:
            self._children(element)
            return
        rpr = element.find(f"{_R}/{RPR}")
        self._add(text, self._looks.key(rpr) if rpr is not None else ())
