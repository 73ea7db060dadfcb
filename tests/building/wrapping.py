"""What stands around runs and paragraphs: revisions, content controls, fields, comments, text boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.building.markup import DATE, Block, Inline, Para, Raw, Table, attributes, blocks, inlines

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _revision(tag: str, inner: str, number: int, author: str) -> Raw:
    return Raw(f"<w:{tag}{attributes(id=str(number), author=author, date=DATE)}>{inner}</w:{tag}>")


def inserted(*runs: Inline, number: int = 901, author: str = "审稿人") -> Raw:
    """Runs in w:ins."""
    return _revision("ins", inlines(runs), number, author)


def deleted(*runs: Inline, number: int = 902, author: str = "审稿人") -> Raw:
    """Runs in w:del, their text in w:delText."""
    return _revision("del", inlines(runs, "delText"), number, author)


def moved_to(*runs: Inline, number: int = 903, author: str = "审稿人") -> Raw:
    """Runs in w:moveTo."""
    return _revision("moveTo", inlines(runs), number, author)


def moved_from(*runs: Inline, number: int = 904, author: str = "审稿人") -> Raw:
    """Runs in w:moveFrom."""
    return _revision("moveFrom", inlines(runs), number, author)


def inserted_mark(number: int = 905, author: str = "审稿人") -> str:
    """For ``Run.raw_rpr`` of a paragraph mark: the paragraph end is an insertion."""
    return f"<w:ins{attributes(id=str(number), author=author, date=DATE)}/>"


def deleted_mark(number: int = 906, author: str = "审稿人") -> str:
    """For ``Run.raw_rpr`` of a paragraph mark: the paragraph end is a deletion."""
    return f"<w:del{attributes(id=str(number), author=author, date=DATE)}/>"


def control(*content: Block | Inline, prompt: bool = False, title: str = "内容", number: int = 40001) -> Raw:
    """A content control: around blocks when the first is a Para or Table, otherwise around runs.

    ``prompt`` says that it still shows its placeholder text.
    """
    shows = "<w:showingPlcHdr/>" if prompt else ""
    properties = f'<w:sdtPr><w:alias{attributes(val=title)}/><w:id w:val="{number}"/>{shows}</w:sdtPr>'
    return Raw(f"<w:sdt>{properties}<w:sdtContent>{_mixed(content)}</w:sdtContent></w:sdt>")


def _mixed(content: Sequence[Block | Inline]) -> str:
    block_items = [item for item in content if isinstance(item, Para | Table | Raw)]
    if isinstance(content[0], Para | Table):
        return blocks(block_items)
    return inlines([item for item in content if not isinstance(item, Para | Table)])


def smart_tag(*runs: Inline) -> Raw:
    """Runs in w:smartTag."""
    return Raw(
        '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate">'
        f"{inlines(runs)}</w:smartTag>"
    )


def simple_field(code: str, *result: Inline) -> Raw:
    """w:fldSimple with its result."""
    return Raw(f"<w:fldSimple{attributes(instr=code)}>{inlines(result)}</w:fldSimple>")


def complex_field(code: str, *result: Inline) -> Raw:
    """begin, code, separate, result, end."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    middle = mark.format("begin") + instruction + mark.format("separate")
    return Raw(middle + inlines(result) + mark.format("end"))


def hyperlink(*runs: Inline, relation: str | None = None, anchor: str | None = None) -> Raw:
    """w:hyperlink to a relationship or a bookmark."""
    target = f' r:id="{relation}"' if relation else ""
    return Raw(f"<w:hyperlink{target}{attributes(anchor=anchor)}>{inlines(runs)}</w:hyperlink>")


def commented(*runs: Inline, number: int = 0) -> Raw:
    """Runs with a comment's range and reference; the comment itself is ``comments_part``."""
    return Raw(
        f'<w:commentRangeStart w:id="{number}"/>{inlines(runs)}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def comments_part(*texts: str, author: str = "审稿人") -> str:
    """word/comments.xml with a comment for each text, numbered from 0."""
    return _part("comments", "".join(_comment(number, text, author) for number, text in enumerate(texts)))


def _comment(number: int, text: str, author: str) -> str:
    head = attributes(id=str(number), author=author, date=DATE, initials=author[:1])
    return f"<w:comment{head}>{blocks([Para(text)])}</w:comment>"


def footnotes_part(*texts: str) -> str:
    """word/footnotes.xml with the two separators and a note for each text, numbered from 1."""
    marks = ('<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
             '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
             "</w:footnote>")  # fmt: skip
    notes = (f'<w:footnote w:id="{n}">{blocks([Para(text)])}</w:footnote>' for n, text in enumerate(texts, 1))
    return _part("footnotes", marks + "".join(notes))


def footnote_mark(number: int = 1) -> Raw:
    """A reference to a footnote."""
    return Raw(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>')


def header_part(*content: Block, footer: bool = False) -> str:
    """word/header1.xml (or a footer); the body needs ``header_reference``."""
    return _part("ftr" if footer else "hdr", blocks(content))


def _part(root: str, inner: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:{root} xmlns:w="{WORDML}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"{inner}</w:{root}>"
    )


def text_box(*content: Block) -> Raw:
    """A text box as Word writes it: the same words in mc:Choice and in mc:Fallback."""
    inner = f"<w:txbxContent>{blocks(content)}</w:txbxContent>"
    choice = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="1800000" cy="720000"/><wp:wrapNone/><wp:docPr id="1" name="文本框 1"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    fallback = f'<w:pict><v:shape style="width:140pt;height:56pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict>'
    return alternate(choice, fallback)


def alternate(choice: str, fallback: str) -> Raw:
    """A run with mc:AlternateContent; both arguments are XML inside w:r."""
    return Raw(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
