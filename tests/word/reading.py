"""Short ways to build a document, read it and look at what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from docchecker.word.reader import read
from tests.building import WORD, Block, document
from tests.building.wrapping import WORDML

if TYPE_CHECKING:
    from docchecker.model import Document, Look, Paragraph

#: styles.xml and docDefaults with nothing in them, for tests in which only what they write shall count
BARE_NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style>'


def element(xml: str) -> etree._Element:
    """One WordprocessingML element from a string in which w: is declared."""
    return etree.fromstring(f'<root xmlns:w="{WORDML}">{xml}</root>')[0]


def styles_part(defaults: str = "", styles: str = BARE_NORMAL) -> str:
    """A whole word/styles.xml of nothing but these."""
    return f'<w:styles xmlns:w="{WORDML}"><w:docDefaults>{defaults}</w:docDefaults>{styles}</w:styles>'


def xml_style(identifier: str, inner: str, kind: str = "paragraph", based_on: str = "") -> str:
    """A w:style whose name is its id and 样式; ``inner`` is what stands below its name."""
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{identifier}样式"/>{parent}{inner}</w:style>'
    )


def run_defaults(rpr: str) -> str:
    """The inside of w:docDefaults with these children of w:rPr."""
    return f"<w:rPrDefault><w:rPr>{rpr}</w:rPr></w:rPrDefault>"


def bare(*body: Block, defaults: str = "", styles: str = "", **options: object) -> Document:
    """Read a document whose styles part holds these defaults, an empty Normal and these styles, nothing else."""
    parts = {"word/styles.xml": styles_part(defaults, BARE_NORMAL + styles)}
    return read(document(body, extra_parts=parts, **options))  # type of the options: those of ``document``


def plain(*body: Block, **options: object) -> Document:
    """Read a document as Word would have written it."""
    return read(document(body, WORD, **options))


def texts(found: Document) -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs]


def labels(found: Document) -> list[str]:
    return [paragraph.label for paragraph in found.paragraphs]


def only(found: Document) -> Paragraph:
    """The one paragraph of a document."""
    (paragraph,) = found.paragraphs
    return paragraph


def look(found: Document) -> Look:
    """The look of the one run of a document's one paragraph."""
    (run,) = only(found).runs
    return run.look
