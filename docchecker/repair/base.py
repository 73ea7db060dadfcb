"""The parts around the body of a new document: styles, theme, settings, content types; small, and Word- and WPS-like.

Fonts and sizes come in from outside; nothing here names a Chinese font.
"""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument."
_DATE = (2000, 1, 1, 0, 0, 0)
_LATIN = "Times New Roman"
_NAMESPACES = f'xmlns:w="{_WORDML}" xmlns:r="{_OFFICE}/relationships"'
#: id of the character style of prompts
PROMPT = "prompt"
#: margins of 公文 (GB/T 9704: 37, 26, 35, 28 mm)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"'
    ' w:header="851" w:footer="1417" w:gutter="0"/></w:sectPr>'
)


class StyleLook(NamedTuple):
    """How a style looks: font family, pt, bold, alignment as w:jc has it. ``indent``: the first line, in characters."""

    font: str
    size: float
    bold: bool = False
    align: str = "both"
    indent: int = 2
    outline: int | None = None
    numbered: bool = False


class NamedStyle(NamedTuple):
    """A paragraph style: its id, the name in the file, its look."""

    id: str
    name: str
    look: StyleLook


def write(body: str, styles: tuple[NamedStyle, ...], base: StyleLook, label: str) -> bytes:
    """A .docx of these blocks; ``base`` is the look of the document defaults, ``label`` the number of items (“1.”)."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml")),
        "word/document.xml": f"{_XML}<w:document {_NAMESPACES}><w:body>{body}{_PAGE}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            *((name, f"{name}.xml") for name in ("styles", "numbering", "settings", "fontTable")),
            ("theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": _styles(styles, base),
        "word/numbering.xml": _numbering(label),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _fonts({base.font, *(style.look.font for style in styles)}),
        "word/theme/theme1.xml": _theme(base.font),
        "docProps/app.xml": (
            f'{_XML}<Properties xmlns="{_OFFICE}/extended-properties"><Application>docchecker</Application></Properties>'
        ),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return target.getvalue()


def _content_types() -> str:
    parts = {
        "/word/document.xml": "wordprocessingml.document.main+xml",
        "/word/styles.xml": "wordprocessingml.styles+xml",
        "/word/numbering.xml": "wordprocessingml.numbering+xml",
        "/word/settings.xml": "wordprocessingml.settings+xml",
        "/word/fontTable.xml": "wordprocessingml.fontTable+xml",
        "/word/theme/theme1.xml": "theme+xml",
        "/docProps/app.xml": "extended-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{_TYPE}{kind}"/>' for name, kind in parts.items())
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*related: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(related, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _styles(styles: tuple[NamedStyle, ...], base: StyleLook) -> str:
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{_LATIN}" w:eastAsia={quoteattr(base.font)}'
        f' w:hAnsi="{_LATIN}" w:cs="{_LATIN}"/><w:kern w:val="2"/>{_size(base.size)}{language}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    return f"{_XML}<w:styles {_NAMESPACES}>{defaults}{_BUILT_IN}{''.join(map(_style, styles))}</w:styles>"


def _style(style: NamedStyle) -> str:
    look = style.look
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>' if look.numbered else ""
    indent = (
        f'<w:ind w:firstLineChars="{look.indent * 100}" w:firstLine="{look.indent * look.size * 20:.0f}"/>'
        if look.indent
        else ""
    )
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    custom = "" if style.name == "Title" else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/>'
        '<w:basedOn w:val="a"/><w:qFormat/><w:pPr>'
        f'{number}<w:spacing w:line="360" w:lineRule="auto"/>{indent}<w:jc w:val="{look.align}"/>{outline}</w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{_LATIN}" w:eastAsia={quoteattr(look.font)} w:hAnsi="{_LATIN}"/>'
        f"{bold}{_size(look.size)}</w:rPr></w:style>"
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:g}"/><w:szCs w:val="{points * 2:g}"/>'


def _numbering(label: str) -> str:
    return (
        f'{_XML}<w:numbering {_NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val={quoteattr(label.replace("1", "%1", 1))}/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _fonts(names: set[str]) -> str:
    fonts = "".join(
        f'<w:font w:name={quoteattr(name)}><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name in sorted(names)
    )
    return f"{_XML}<w:fonts {_NAMESPACES}>{fonts}</w:fonts>"


def _theme(font: str) -> str:
    colors = "".join(
        f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>'
        for slot, value in zip(
            ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"),
            [
                "000000",
                "FFFFFF",
                "44546A",
                "E7E6E6",
                "4472C4",
                "ED7D31",
                "A5A5A5",
                "FFC000",
                "5B9BD5",
                "70AD47",
                "0563C1",
                "954F72",
            ],
            strict=True,
        )
    )
    face = f'<a:latin typeface="{_LATIN}"/><a:ea typeface={quoteattr(font)}/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'{_XML}<a:theme xmlns:a="{_DRAWING}" name="docchecker"><a:themeElements><a:clrScheme name="docchecker">{colors}'
        f'</a:clrScheme><a:fontScheme name="docchecker"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}'
        f'</a:minorFont></a:fontScheme><a:fmtScheme name="docchecker"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst><a:effectStyleLst>"
        f"{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


_SETTINGS = (
    f'{_XML}<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/>'
    '<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
    '<w:style w:type="numbering" w:default="1" w:styleId="a2"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    f'<w:style w:type="table" w:styleId="a3"><w:name w:val="Table Grid"/><w:basedOn w:val="a1"/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style>"
    f'<w:style w:type="character" w:styleId="{PROMPT}"><w:name w:val="Placeholder Text"/><w:basedOn w:val="a0"/>'
    '<w:rPr><w:color w:val="808080"/></w:rPr></w:style>'
)
