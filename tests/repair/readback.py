"""Reading repaired files back without the product's own code: the standard library's XML and zip only."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/package/2006/relationships}"
CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def _names(words: str) -> list[str]:
    return words.split()


#: children in the order of the schema (ECMA-376 Part 1, annex A)
_RUN_ORDER = _names(
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText"
    " vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
_PARAGRAPH_ORDER = _names(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_STYLE_ORDER = _names(
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal"
    " personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
_CONTROL_ORDER = _names(
    "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex text richText"
)
_ORDERS = {"rPr": _RUN_ORDER, "pPr": _PARAGRAPH_ORDER, "style": _STYLE_ORDER, "sdtPr": _CONTROL_ORDER}


class Anchored(NamedTuple):
    """A comment as it stands: its author, its paragraphs, the words between its range's ends (deletions and hidden text left out)."""

    author: str
    lines: tuple[str, ...]
    words: str
    attributes: dict[str, str]


def part(data: bytes, name: str) -> ElementTree.Element:
    """A part's root."""
    return ElementTree.fromstring(raw(data, name))


def raw(data: bytes, name: str) -> bytes:
    """A part's bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def parts(data: bytes) -> dict[str, bytes]:
    """Every part by name; fails on a damaged zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(found: dict[str, bytes], comment: bytes = b"") -> bytes:
    """A zip of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.comment = comment
        for name, content in found.items():
            archive.writestr(name, content)
    return target.getvalue()


def canonical(data: bytes, name: str = "word/document.xml") -> str:
    """A part in canonical form."""
    return ElementTree.canonicalize(raw(data, name).decode("utf-8-sig"))


def anchored(data: bytes) -> list[Anchored]:
    """The comments in the order of comments.xml; every one must have one start, one end after it and one reference."""
    texts: dict[str, str] = {}
    ended: list[str] = []
    referred: list[str] = []
    open_ranges: set[str] = set()

    def walk(element: ElementTree.Element) -> None:
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            assert number not in texts
            texts[number] = ""
            open_ranges.add(number)
        elif element.tag == f"{W}commentRangeEnd":
            open_ranges.remove(number)
            ended.append(number)
        elif element.tag == f"{W}commentReference":
            assert number in ended
            referred.append(number)
        elif element.tag == f"{W}t":
            for one in open_ranges:
                texts[one] += element.text or ""
        elif element.tag == f"{W}br":
            for one in open_ranges:
                texts[one] += "\n"
        elif element.tag != f"{W}del" and element.find(f"{W}rPr/{W}vanish") is None:
            for child in element:
                walk(child)

    walk(part(data, "word/document.xml"))
    comments = list(part(data, "word/comments.xml"))
    numbers = [comment.get(f"{W}id", "") for comment in comments]
    assert len(set(numbers)) == len(numbers)
    assert set(numbers) == set(texts) == set(ended) == set(referred)
    return [
        Anchored(
            comment.get(f"{W}author", ""),
            tuple("".join(t.text or "" for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p")),
            texts[number],
            dict(comment.attrib),
        )
        for comment, number in zip(comments, numbers, strict=True)
    ]


def out_of_order(root: ElementTree.Element) -> list[str]:
    """Properties that stand where the schema does not allow them, or twice."""
    wrong = []
    for element in root.iter():
        order = _ORDERS.get(element.tag.removeprefix(W))
        names = [child.tag.removeprefix(W) for child in element if child.tag.startswith(W)]
        if order is not None and names != sorted(set(names), key=order.index) and "tblStylePr" not in names:
            wrong.append(f"{element.tag.removeprefix(W)}: {' '.join(names)}")
    return wrong


def check_package(data: bytes) -> None:
    """A sound package: every XML part parses and is declared, every target is there, ids and styles resolve."""
    found = parts(data)
    roots = {name: ElementTree.fromstring(text) for name, text in found.items() if name.endswith((".xml", ".rels"))}
    types = roots["[Content_Types].xml"]
    declared = [e.get("PartName") or "" for e in types.iter(f"{CT}Override")]
    assert len(set(declared)) == len(declared)
    assert {name.lstrip("/") for name in declared} <= set(found)
    relations = [*roots["word/_rels/document.xml.rels"].iter(f"{R}Relationship")]
    assert len({e.get("Id") for e in relations}) == len(relations)
    inside = [e.get("Target", "") for e in relations if e.get("TargetMode") != "External"]
    assert {target for target in inside if not target.startswith("..") and f"word/{target}" not in found} == set()
    assert _dangling_styles(roots) == set()


def _dangling_styles(roots: dict[str, ElementTree.Element]) -> set[str]:
    known = {style.get(f"{W}styleId") for style in roots["word/styles.xml"].iter(f"{W}style")}
    used = {
        element.get(f"{W}val", "")
        for name in ("word/document.xml", "word/comments.xml", "word/styles.xml")
        if name in roots
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn")
        for element in roots[name].iter(f"{W}{tag}")
    }
    return used - known
