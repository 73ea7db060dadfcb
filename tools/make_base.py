#!/usr/bin/env python3
"""Make docchecker/repair/base.docx, the document that letters and blank forms are written over: python tools/make_base.py

It holds what every such document needs and no text: theme, styles, document defaults with explicit east-Asian fonts,
numbering, and the page of 公文 (GB/T 9704). The same bytes each time. An office that wants its letterhead opens a copy
in Word or WPS and puts it as letters/base.docx into the notice's folder.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "docchecker" / "repair" / "base.docx"
#: the face and the size (half points) of 公文
_FACE, _HALF_POINTS = "仿宋", 32
_FACES = ("仿宋", "宋体", "楷体", "黑体")

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument."
_DATE = (2000, 1, 1, 0, 0, 0)
_LATIN = "Times New Roman"
_NAMESPACES = f'xmlns:w="{_WORDML}" xmlns:r="{_OFFICE}/relationships"'
#: margins of 公文 (GB/T 9704: 37, 26, 35, 28 mm)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"'
    ' w:header="851" w:footer="1417" w:gutter="0"/></w:sectPr>'
)


def made() -> bytes:
    """Return the document."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml")),
        "word/document.xml": f"{_XML}<w:document {_NAMESPACES}><w:body>{_PAGE}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            *((name, f"{name}.xml") for name in ("styles", "numbering", "settings", "fontTable")),
            ("theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _NUMBERING,
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _fonts(),
        "word/theme/theme1.xml": _theme(),
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


def _styles() -> str:
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{_LATIN}" w:eastAsia="{_FACE}" w:hAnsi="{_LATIN}"'
        f' w:cs="{_LATIN}"/><w:kern w:val="2"/><w:sz w:val="{_HALF_POINTS}"/><w:szCs w:val="{_HALF_POINTS}"/>{language}'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    return f"{_XML}<w:styles {_NAMESPACES}>{defaults}{_BUILT_IN}</w:styles>"


_NUMBERING = (
    f'{_XML}<w:numbering {_NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1."/>'
    '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def _fonts() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:charset w:val="86"/><w:family w:val="auto"/></w:font>' for name in _FACES
    )
    return f"{_XML}<w:fonts {_NAMESPACES}>{fonts}</w:fonts>"


def _theme() -> str:
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
    face = f'<a:latin typeface="{_LATIN}"/><a:ea typeface="{_FACE}"/><a:cs typeface=""/>'
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
    f'<w:style w:type="character" w:styleId="prompt"><w:name w:val="Placeholder Text"/><w:basedOn w:val="a0"/>'
    '<w:rPr><w:color w:val="808080"/></w:rPr></w:style>'
)


if __name__ == "__main__":
    TARGET.write_bytes(made())
