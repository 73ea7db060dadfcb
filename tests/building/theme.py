"""word/theme/theme1.xml with the fonts a test wants."""

from __future__ import annotations

_COLOURS = {
    "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31", "accent3": "A5A5A5",
    "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
_OTHER_SCRIPTS = '<a:font script="Jpan" typeface="{}"/><a:font script="Hang" typeface="{}"/>'
_AFTER_HANS = '<a:font script="Hant" typeface="新細明體"/><a:font script="Arab" typeface="Arial"/>'


def theme_part(
    *,
    minor: tuple[str, str, str] = ("等线", "", "等线"),
    major: tuple[str, str, str] = ("等线 Light", "", "等线 Light"),
) -> str:
    """A theme; each font scheme is (a:latin, a:ea, Hans font); an empty Hans font leaves the element out."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    system = (
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office 主题">'
        f'<a:themeElements><a:clrScheme name="Office">{system}{colours}</a:clrScheme>'
        f'<a:fontScheme name="Office">{_scheme("major", major)}{_scheme("minor", minor)}</a:fontScheme>'
        f"{_FORMATS}</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def _scheme(name: str, fonts: tuple[str, str, str]) -> str:
    latin, east_asian, hans = fonts
    japanese = ("ＭＳ 明朝", "맑은 고딕") if name == "minor" else ("ＭＳ ゴシック", "맑은 고딕")
    chinese = f'<a:font script="Hans" typeface="{hans}"/>' if hans else ""
    return (
        f'<a:{name}Font><a:latin typeface="{latin}"/><a:ea typeface="{east_asian}"/><a:cs typeface=""/>'
        f"{_OTHER_SCRIPTS.format(*japanese)}{chinese}{_AFTER_HANS}</a:{name}Font>"
    )


_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FORMATS = (
    f'<a:fmtScheme name="Office"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)
