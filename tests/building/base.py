"""The parts around the body, as Word (Chinese, 2016 and later) and WPS write them."""

from __future__ import annotations

from dataclasses import dataclass

from tests.building.theme import theme_part
from tests.building.wrapping import WORDML

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_COMMON = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w": WORDML,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_KSO = {"wpsCustomData": "http://www.wps.cn/officeDocument/2013/wpsCustomData"}


def root(names: dict[str, str]) -> str:
    """Namespace declarations of a part's root element."""
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in names.items())
    return f'{declared} mc:Ignorable="w14 w15"'


@dataclass(frozen=True, slots=True)
class Base:
    """What a writing program puts around a body.

    ``doc_defaults`` and ``styles`` are the inside of word/styles.xml; ``normal``, ``headings`` and ``title`` are the
    ids its built-in styles have. ``app`` is the inside of docProps/app.xml; ``others`` further parts by path.
    """

    name: str
    namespaces: str
    doc_defaults: str
    styles: str
    settings: str
    theme: str
    fonts: tuple[str, ...]
    app: str
    normal: str
    headings: tuple[str, str, str]
    title: str
    others: tuple[tuple[str, str], ...] = ()


_LANG = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
_LATENT_NAMES = ("Normal", "heading 1", "heading 2", "heading 3", "Title", "Default Paragraph Font", "Strong")


def _latent(count: int) -> str:
    exceptions = "".join(
        f'<w:lsdException w:name="{name}" w:uiPriority="{priority}" w:qFormat="1"/>'
        for priority, name in enumerate(_LATENT_NAMES)
    )
    return (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0"'
        f' w:defQFormat="0" w:count="{count}">{exceptions}</w:latentStyles>'
    )


def _builtin(style_id: str, name: str, inner: str = "", *, kind: str = "paragraph", default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{mark} w:styleId="{style_id}"><w:name w:val="{name}"/>{inner}</w:style>'


_TABLE_MARGINS = (
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr>"
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_GRID = f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"

_WORD_STYLES = (
    _latent(376)
    + _builtin(
        "a", "Normal", '<w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>', default=True
    )
    + _builtin(
        "1",
        "heading 1",
        '<w:basedOn w:val="a"/><w:next w:val="a"/><w:link w:val="10"/><w:uiPriority w:val="9"/><w:qFormat/>'
        '<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="340" w:after="330" w:line="578" w:lineRule="auto"/>'
        '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:kern w:val="44"/><w:sz w:val="44"/>'
        '<w:szCs w:val="44"/></w:rPr>',
    )
    + _builtin(
        "2",
        "heading 2",
        '<w:basedOn w:val="a"/><w:next w:val="a"/><w:uiPriority w:val="9"/><w:unhideWhenUsed/><w:qFormat/>'
        '<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="260" w:after="260" w:line="416" w:lineRule="auto"/>'
        '<w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia"'
        ' w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/><w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        "</w:rPr>",
    )
    + _builtin(
        "3",
        "heading 3",
        '<w:basedOn w:val="a"/><w:next w:val="a"/><w:uiPriority w:val="9"/><w:unhideWhenUsed/><w:qFormat/>'
        '<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="260" w:after="260" w:line="416" w:lineRule="auto"/>'
        '<w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>',
    )
    + _builtin(
        "a0",
        "Default Paragraph Font",
        '<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/>',
        kind="character",
        default=True,
    )
    + _builtin(
        "a1",
        "Normal Table",
        f'<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>{_TABLE_MARGINS}',
        kind="table",
        default=True,
    )
    + _builtin(
        "a2", "No List", '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>', kind="numbering", default=True
    )
    + _builtin(
        "a3",
        "Title",
        '<w:basedOn w:val="a"/><w:next w:val="a"/><w:uiPriority w:val="10"/><w:qFormat/><w:pPr>'
        '<w:spacing w:before="240" w:after="60"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr>'
        '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi"'
        ' w:cstheme="majorBidi"/><w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>',
    )
    + _builtin(
        "a4",
        "Strong",
        '<w:basedOn w:val="a0"/><w:uiPriority w:val="22"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr>',
        kind="character",
    )
    + _builtin("a5", "Table Grid", f'<w:basedOn w:val="a1"/><w:uiPriority w:val="39"/>{_GRID}', kind="table")
    + _builtin(
        "10",
        "标题 1 字符",
        '<w:basedOn w:val="a0"/><w:link w:val="1"/><w:uiPriority w:val="9"/><w:rPr><w:b/><w:bCs/><w:kern w:val="44"/>'
        '<w:sz w:val="44"/><w:szCs w:val="44"/></w:rPr>',
        kind="character",
    )
)

_WPS_STYLES = (
    _latent(260)
    + _builtin(
        "1",
        "Normal",
        '<w:qFormat/><w:uiPriority w:val="0"/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr>'
        '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"'
        f' w:cstheme="minorBidi"/><w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="24"/>{_LANG}</w:rPr>',
        default=True,
    )
    + _builtin(
        "2",
        "heading 1",
        '<w:basedOn w:val="1"/><w:next w:val="1"/><w:qFormat/><w:uiPriority w:val="0"/><w:pPr><w:keepNext/>'
        '<w:keepLines/><w:spacing w:before="340" w:after="330" w:line="576" w:lineRule="auto"/>'
        '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:kern w:val="44"/><w:sz w:val="44"/></w:rPr>',
    )
    + _builtin(
        "3",
        "heading 2",
        '<w:basedOn w:val="1"/><w:next w:val="1"/><w:unhideWhenUsed/><w:qFormat/><w:uiPriority w:val="0"/><w:pPr>'
        '<w:keepNext/><w:keepLines/><w:spacing w:before="260" w:after="260" w:line="413" w:lineRule="auto"/>'
        '<w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="黑体"/><w:b/>'
        '<w:sz w:val="32"/></w:rPr>',
    )
    + _builtin(
        "4",
        "heading 3",
        '<w:basedOn w:val="1"/><w:next w:val="1"/><w:unhideWhenUsed/><w:qFormat/><w:uiPriority w:val="0"/><w:pPr>'
        '<w:keepNext/><w:keepLines/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>',
    )
    + _builtin(
        "7", "Default Paragraph Font", '<w:semiHidden/><w:uiPriority w:val="0"/>', kind="character", default=True
    )
    + _builtin(
        "6", "Normal Table", f'<w:semiHidden/><w:uiPriority w:val="0"/>{_TABLE_MARGINS}', kind="table", default=True
    )
    + _builtin(
        "5",
        "Title",
        '<w:basedOn w:val="1"/><w:qFormat/><w:uiPriority w:val="0"/><w:pPr><w:jc w:val="center"/>'
        '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:b/><w:sz w:val="32"/>'
        "</w:rPr>",
    )
    + _builtin(
        "8",
        "Strong",
        '<w:basedOn w:val="7"/><w:qFormat/><w:uiPriority w:val="0"/><w:rPr><w:b/></w:rPr>',
        kind="character",
    )
    + _builtin("9", "Table Grid", f'<w:basedOn w:val="6"/><w:uiPriority w:val="0"/>{_GRID}', kind="table")
)


def _app(application: str, version: str, pages: int, words: int) -> str:
    return (
        f"<Template>Normal.dotm</Template><TotalTime>0</TotalTime><Pages>{pages}</Pages><Words>{words}</Words>"
        f"<Characters>{words * 6}</Characters><Application>{application}</Application><DocSecurity>0</DocSecurity>"
        f"<Lines>{words // 5}</Lines><Paragraphs>{words // 40}</Paragraphs><ScaleCrop>false</ScaleCrop>"
        f"<LinksUpToDate>false</LinksUpToDate><CharactersWithSpaces>{words * 7}</CharactersWithSpaces>"
        f"<SharedDoc>false</SharedDoc><HyperlinksChanged>false</HyperlinksChanged><AppVersion>{version}</AppVersion>"
    )


_SPACING = (
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/><w:balanceSingleByteDouble'
    "ByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:adjustLineHeightInTable/><w:useFELayout/>{}</w:compat>"
)
_MODE_15 = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'

WORD = Base(
    name="Word",
    namespaces=root(_COMMON),
    doc_defaults=(
        '<w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"'
        ' w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="22"/>'
        f"{_LANG}</w:rPr></w:rPrDefault><w:pPrDefault/>"
    ),
    styles=_WORD_STYLES,
    settings=(
        '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
        '<w:proofState w:spelling="clean" w:grammar="clean"/><w:defaultTabStop w:val="420"/>'
        '<w:drawingGridVerticalSpacing w:val="156"/>' + _SPACING.format(_MODE_15)
    ),
    theme=theme_part(),
    fonts=("等线", "Times New Roman", "等线 Light", "宋体", "黑体", "仿宋", "仿宋_GB2312"),
    app=_app("Microsoft Office Word", "16.0000", 7, 384),
    normal="a",
    headings=("1", "2", "3"),
    title="a3",
)

WPS = Base(
    name="WPS",
    namespaces=root(_COMMON | _KSO),
    doc_defaults=(
        '<w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"'
        ' w:cs="Times New Roman"/></w:rPr></w:rPrDefault>'
    ),
    styles=_WPS_STYLES,
    settings=(
        '<w:zoom w:percent="100"/><w:embedSystemFonts/><w:bordersDoNotSurroundHeader w:val="0"/>'
        '<w:bordersDoNotSurroundFooter w:val="0"/><w:documentProtection w:enforcement="0"/>'
        '<w:defaultTabStop w:val="420"/><w:drawingGridVerticalSpacing w:val="156"/>' + _SPACING.format("")
    ),
    theme=theme_part(minor=("Calibri", "", "宋体"), major=("Calibri Light", "", "宋体")),
    fonts=("Times New Roman", "宋体", "Wingdings", "Arial", "黑体", "Calibri", "仿宋", "仿宋_GB2312"),
    app=_app("WPS Office_11.1.0.12345_F1E327BC-269C-435d-A152-05C5408002CA", "", 0, 0),
    normal="1",
    headings=("2", "3", "4"),
    title="5",
    others=(
        (
            "customXml/item1.xml",
            f'{XML}<s:customData xmlns="{_KSO["wpsCustomData"]}" xmlns:s="{_KSO["wpsCustomData"]}">'
            "<customSectProps><customSectPr/></customSectProps></s:customData>",
        ),
        (
            "docProps/custom.xml",
            f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
            ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
            '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">'
            "<vt:lpwstr>2052-11.1.0.12345</vt:lpwstr></property>"
            '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="ICV">'
            "<vt:lpwstr>7C1E0A5D42B94F0E9D3B6A8814C25F70</vt:lpwstr></property></Properties>",
        ),
    ),
)
