"""The schema's order of properties (ECMA-376 Part 1, annex A: CT_RPr, CT_PPr, CT_Style), and setting one in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.word.names import W
from docchecker.word.properties import PPR, RPR

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_RPR = """
    ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
    snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs
    em lang eastAsianLayout specVanish oMath
"""
_PPR = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
    snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
_STYLE = """
    name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal
    personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr
"""
_AFTER_ALL = 1000


def _ranks(names: str) -> dict[str, int]:
    return {W + name: rank for rank, name in enumerate(names.split())}


#: Parent → the rank of each child. What is unknown (extensions, w:rPrChange) ranks last.
_ORDERS = {RPR: _ranks(_RPR), PPR: _ranks(_PPR), W + "style": _ranks(_STYLE)}


def child(parent: Element, tag: str) -> Element:
    """The child of that name, made in its place when there is none."""
    found = parent.find(tag)
    if found is not None:
        return found
    made = parent.makeelement(tag)
    place(parent, made)
    return made


def place(parent: Element, element: Element) -> None:
    """Put an element among the children of a w:rPr, w:pPr or w:style where the schema has it."""
    ranks = _ORDERS[parent.tag]
    rank = ranks[element.tag]
    for i, sibling in enumerate(parent):
        if ranks.get(sibling.tag, _AFTER_ALL) > rank:
            parent.insert(i, element)
            return
    parent.append(element)


def first_child(parent: Element, tag: str) -> Element:
    """The w:pPr of a paragraph or w:rPr of a run, made as its first child when there is none."""
    found = parent.find(tag)
    if found is None:
        found = parent.makeelement(tag)
        parent.insert(0, found)
    return found
