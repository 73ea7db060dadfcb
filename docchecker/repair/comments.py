"""word/comments.xml: its comments, their words, and the two styles Word gives them (ECMA-376 Part 1, 17.13.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from docchecker.repair.cuts import detach
from docchecker.repair.ordering import place
from docchecker.word.leftovers import OWN_AUTHOR
from docchecker.word.names import STYLE_ID, VAL, XML_SPACE, W

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from docchecker.repair.draft import Draft

AUTHOR, INITIALS = OWN_AUTHOR, "DC"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND, _RELATION_ID = "comments", "rIdDocchecker"
_ID, _AUTHOR = W + "id", W + "author"
_PARA_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
#: parts that list comments by the w14:paraId of their last paragraph
_COMPANIONS = ("commentsExtended", "commentsIds")


class CommentStyles(NamedTuple):
    """Ids of the styles of a comment's text and of its mark; None where a document has no styles at all."""

    text: str | None
    reference: str | None


class Comments:
    """The comments of a document that is being changed; ``root`` is made when there are none."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._name = _part_name(draft)
        there = draft.package.has(self._name)
        self.root = draft.package.root(self._name) if there else etree.Element(W + "comments", nsmap={"w": W[1:-1]})

    def own(self) -> set[str]:
        """Ids of the comments made here."""
        return {c.get(_ID) or "" for c in self._all() if c.get(_AUTHOR) == AUTHOR}

    def next_number(self, used: set[str]) -> int:
        """A number above those of all comments and of ``used``."""
        taken = used | {c.get(_ID) or "" for c in self._all()}
        return max((int(number) for number in taken if number.isdecimal()), default=-1) + 1

    def add(self, number: int, lines: Sequence[str], styles: CommentStyles, date: str) -> None:
        """A comment of some paragraphs; ``date`` as xsd:dateTime."""
        comment = etree.SubElement(self.root, W + "comment", {_ID: str(number), _AUTHOR: AUTHOR})
        comment.set(W + "date", date)
        comment.set(W + "initials", INITIALS)
        for i, line in enumerate(lines):
            _paragraph(comment, line, styles, first=i == 0)

    def save(self) -> None:
        """Keep the part for writing, related to the document."""
        self._draft.put(self._name, self.root)
        self._draft.relate(self._name, _KIND, _CONTENT_TYPE, _RELATION_ID)

    def remove_own(self) -> None:
        """Take out the comments made here; the part goes with the last of them when it was made here too."""
        gone = [c for c in self._all() if c.get(_AUTHOR) == AUTHOR]
        ids = {p.get(_PARA_ID) or "" for c in gone for p in c.iter(W + "p")} - {""}
        for comment in gone:
            detach(comment)
        self._forget(ids)
        if not len(self.root) and any(r.id == _RELATION_ID for r in self._draft.package.relationships):
            self._draft.unrelate(self._name, _RELATION_ID)
        else:
            self._draft.put(self._name, self.root)

    def _forget(self, paragraphs: set[str]) -> None:
        """Take paragraphs out of the parts that list comments; answers to them become comments of their own."""
        for _, name in self._draft.package.all_related(*_COMPANIONS) if paragraphs else ():
            root = self._draft.package.root(name)
            for entry in [*root]:
                said = {etree.QName(name).localname: (name, value) for name, value in entry.items()}
                answered, number = said.get("paraIdParent", ("", "")), said.get("paraId", ("", ""))
                if number[1] in paragraphs:
                    detach(entry)
                elif answered[1] in paragraphs:
                    del entry.attrib[answered[0]]
            self._draft.put(name, root)

    def _all(self) -> list[Element]:
        return [*self.root.iterchildren(W + "comment")]


def comment_styles(draft: Draft) -> CommentStyles:
    """The styles of comments; those missing are added as Word defines them."""
    name = draft.package.related("styles")
    root = draft.package.related_root("styles")
    if name is None or root is None:
        return CommentStyles(None, None)
    before = len(root)
    text = _style(root, "annotation text", "CommentText", "paragraph")
    reference = _style(root, "annotation reference", "CommentReference", "character")
    if len(root) > before:
        draft.put(name, root)
    return CommentStyles(text, reference)


def _style(root: Element, name: str, style_id: str, kind: str) -> str:
    """Id of a built-in style found by its name; added when there is none."""
    styles = [*root.iterchildren(W + "style")]
    for style in styles:
        named = style.find(W + "name")
        if named is not None and (named.get(VAL) or "").casefold() == name and style.get(W + "type") == kind:
            return style.get(STYLE_ID) or ""
    taken = {style.get(STYLE_ID) for style in styles}
    while style_id in taken:
        style_id += "0"
    made = etree.SubElement(root, W + "style", {W + "type": kind, STYLE_ID: style_id})
    values = {"name": name, "basedOn": _default(styles, kind), "uiPriority": "99"}
    for tag, value in values.items():
        if value:
            place(made, made.makeelement(W + tag, {VAL: value}))
    for tag in ("semiHidden", "unhideWhenUsed"):
        place(made, made.makeelement(W + tag))
    _look(made, kind)
    return style_id


def _default(styles: Sequence[Element], kind: str) -> str | None:
    """Id of the default style of a kind."""
    marked = (s for s in styles if s.get(W + "type") == kind and s.get(W + "default") in ("1", "true", "on"))
    return next((s.get(STYLE_ID) for s in marked), None)


def _look(style: Element, kind: str) -> None:
    """Comments are set to the left, their marks in 10.5 pt, as Word does it."""
    if kind == "paragraph":
        etree.SubElement(etree.SubElement(style, W + "pPr"), W + "jc", {VAL: "left"})
        return
    properties = etree.SubElement(style, W + "rPr")
    for tag in ("sz", "szCs"):
        etree.SubElement(properties, W + tag, {VAL: "21"})


def _part_name(draft: Draft) -> str:
    """The part of comments, also one that a relationship names and that is missing."""
    for relation in draft.package.relationships:
        if relation.type == _KIND and not relation.external:
            return relation.target
    folder = draft.main.rpartition("/")[0]
    name = f"{folder}/comments.xml" if folder else "comments.xml"
    while draft.package.has(name):
        name = name.removesuffix(".xml") + "0.xml"
    return name


def _paragraph(comment: Element, line: str, styles: CommentStyles, *, first: bool) -> None:
    paragraph = etree.SubElement(comment, W + "p")
    if styles.text:
        etree.SubElement(etree.SubElement(paragraph, W + "pPr"), W + "pStyle", {VAL: styles.text})
    if first:
        run = etree.SubElement(paragraph, W + "r")
        if styles.reference:
            etree.SubElement(etree.SubElement(run, W + "rPr"), W + "rStyle", {VAL: styles.reference})
        etree.SubElement(run, W + "annotationRef")
    text = etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t")
    text.text = line
    text.set(XML_SPACE, "preserve")
