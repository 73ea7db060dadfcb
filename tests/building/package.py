"""The .docx file: parts, content types and relationships in a zip with fixed dates."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from tests.building.base import WORD, XML, Base
from tests.building.markup import Block, blocks
from tests.building.wrapping import WORDML

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."

#: Stem of a part's name without digits → (content type, relationship type).
_KINDS = {
    "document": (_WORD_TYPE + "document.main+xml", "officeDocument"),
    "styles": (_WORD_TYPE + "styles+xml", "styles"),
    "settings": (_WORD_TYPE + "settings+xml", "settings"),
    "numbering": (_WORD_TYPE + "numbering+xml", "numbering"),
    "fontTable": (_WORD_TYPE + "fontTable+xml", "fontTable"),
    "comments": (_WORD_TYPE + "comments+xml", "comments"),
    "footnotes": (_WORD_TYPE + "footnotes+xml", "footnotes"),
    "endnotes": (_WORD_TYPE + "endnotes+xml", "endnotes"),
    "header": (_WORD_TYPE + "header+xml", "header"),
    "footer": (_WORD_TYPE + "footer+xml", "footer"),
    "theme": ("application/vnd.openxmlformats-officedocument.theme+xml", "theme"),
    "app": ("application/vnd.openxmlformats-officedocument.extended-properties+xml", "extended-properties"),
    "custom": ("application/vnd.openxmlformats-officedocument.custom-properties+xml", "custom-properties"),
    "core": ("application/vnd.openxmlformats-package.core-properties+xml", ""),
    "vbaProject": ("application/vnd.ms-office.vbaProject", "vbaProject"),
    "item": ("application/xml", "customXml"),
    "afchunk": ("text/html", "aFChunk"),
}
_VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_CORE = _PACKAGE + "/relationships/metadata/core-properties"
_DATE = (2023, 11, 3, 9, 30, 0)

#: Margins, page and line grid of 公文 (GB/T 9704: 37/35/28/26 mm, 22 lines of 28 characters).
PAGE = (
    '<w:sectPr>{}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"'
    ' w:header="851" w:footer="1417" w:gutter="0"/><w:cols w:space="425"/>'
    '<w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
)


def relation_id(path: str) -> str:
    """The relationship id that ``document`` gives a part: ``word/header1.xml`` → ``header1``."""
    return PurePosixPath(path).stem


def reference(path: str) -> str:
    """w:headerReference or w:footerReference to a part, for ``document(section=...)``."""
    kind = "footer" if "footer" in path else "header"
    return f'<w:{kind}Reference w:type="default" r:id="{relation_id(path)}"/>'


def document(
    body: Sequence[Block],
    base: Base = WORD,
    *,
    styles: str = "",
    doc_defaults: str | None = None,
    numbering: str | None = None,
    settings: str = '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    theme: str | None = None,
    extra_parts: Mapping[str, str | bytes | None] | None = None,
    relations: str = "",
    section: str = "",
) -> bytes:
    """A whole .docx.

    ``styles`` is XML after the built-in styles, ``doc_defaults`` replaces the inside of w:docDefaults, ``settings``
    ends word/settings.xml, ``theme`` and ``numbering`` are whole parts. ``extra_parts`` adds parts by path, replaces
    those of the same path, and with None leaves one out; ``relations`` is XML added to the relationships of
    the document; ``section`` begins the last w:sectPr.
    """
    parts = _parts(base, styles, base.doc_defaults if doc_defaults is None else doc_defaults, settings)
    parts["word/theme/theme1.xml"] = theme or base.theme
    parts |= {"word/numbering.xml": numbering} if numbering else {}
    parts["word/document.xml"] = (
        f"{XML}<w:document{base.namespaces}><w:body>{blocks(body)}{PAGE.format(section)}</w:body></w:document>"
    )
    parts |= extra_parts or {}
    kept = {path: content for path, content in parts.items() if content is not None}
    return _zip(_with_plumbing(kept, relations))


def _parts(base: Base, styles: str, doc_defaults: str, settings: str) -> dict[str, str | bytes | None]:
    fonts = "".join(
        f'<w:font w:name={quoteattr(name)}><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name in base.fonts
    )
    app = (
        f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"{base.app}</Properties>"
    )
    return {
        "word/styles.xml": (
            f"{XML}<w:styles{base.namespaces}><w:docDefaults>{doc_defaults}</w:docDefaults>{base.styles}{styles}"
            "</w:styles>"
        ),
        "word/settings.xml": f"{XML}<w:settings{base.namespaces}>{base.settings}{settings}</w:settings>",
        "word/fontTable.xml": f'{XML}<w:fonts xmlns:w="{WORDML}">{fonts}</w:fonts>',
        "docProps/app.xml": app,
        "docProps/core.xml": _CORE_PART,
        **dict(base.others),
    }


_CORE_PART = (
    f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>普法办</dc:creator>'
    "<cp:lastModifiedBy>普法办</cp:lastModifiedBy><cp:revision>6</cp:revision>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2023-10-23T01:12:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2023-11-03T09:30:00Z</dcterms:modified></cp:coreProperties>'
)


def _kind(path: str) -> tuple[str, str]:
    return _KINDS.get(PurePosixPath(path).stem.rstrip("0123456789"), ("application/octet-stream", ""))


def _relationship(identifier: str, path: str, kind: str) -> str:
    uri = _CORE if path == "docProps/core.xml" else _VBA if kind == "vbaProject" else f"{_OFFICE}/{kind}"
    return f'<Relationship Id="{identifier}" Type="{uri}" Target="{path}"/>'


def _relationships(inner: str) -> str:
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _with_plumbing(parts: Mapping[str, str | bytes], relations: str) -> dict[str, str | bytes]:
    """Content types and relationships for the parts, in the order Word writes a package."""
    top = [path for path in parts if path.startswith("docProps/") or path == "word/document.xml"]
    own = [path for path in parts if path not in top and "/_rels/" not in path and not path.startswith("_rels")]
    types = "".join(
        f'<Override PartName="/{path}" ContentType="{_kind(path)[0]}"/>'
        for path in [*top, *own]
        if path.endswith("xml")
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="bin" ContentType="{_KINDS["vbaProject"][0]}"/>'
        '<Default Extension="html" ContentType="text/html"/>'
    )
    inside = "".join(
        _relationship(relation_id(path), path.removeprefix("word/") if path.startswith("word/") else "../" + path,
                      _kind(path)[1])
        for path in own if _kind(path)[1]
    )  # fmt: skip
    plumbing = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{_PACKAGE}/content-types">{defaults}{types}</Types>',
        "_rels/.rels": _relationships("".join(_relationship(relation_id(p), p, _kind(p)[1]) for p in top)),
        "word/_rels/document.xml.rels": _relationships(inside + relations),
    }
    return {**plumbing, **{path: parts[path] for path in [*top, *own]}, **parts}


def _zip(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path, content in parts.items():
            entry = zipfile.ZipInfo(path, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()
