"""Pieces of HTML: everything that comes from a document or a rule file goes through ``esc``."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

# What XML and HTML forbid, and what reorders the reader's line: one visible character each, so that offsets stay.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

_ASSETS = Path(__file__).with_name("assets")

# No source but the page itself: nothing is fetched, whatever a document says.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)


def esc(text: object) -> str:
    """Text for HTML, in content and in quoted attributes."""
    return escape(harmless(str(text)))


def harmless(text: str) -> str:
    """``text`` as XML and HTML can hold it, every forbidden character shown as U+FFFD."""
    return _HARMFUL.sub("\ufffd", text)


def element(name: str, content: str, **attributes: object) -> str:
    """An element around markup; ``class_`` is the attribute ``class``, ``data_n`` is ``data-n``; None is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{esc(value)}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{written}>{content}</{name}>"


def page(title: str, body: str, styles: tuple[str, ...], scripts: tuple[str, ...] = ()) -> str:
    """A whole page with its styles and scripts inside, named as files of ``assets``."""
    style = "".join(asset(name) for name in styles)
    script = "".join(f"<script>{asset(name)}</script>\n" for name in scripts)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="X-UA-Compatible" content="IE=edge">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{esc(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n{script}</body>\n</html>"
    )


def asset(name: str) -> str:
    """A style sheet or script that goes into a page."""
    return (_ASSETS / name).read_text(encoding="utf-8")
