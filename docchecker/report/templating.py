"""The templates of every page. Whatever a document, a rule file or a file name says is escaped, never markup.

Jinja2 is imported when the first page is made: no other report waits for it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from docchecker.report.markup import asset, harmless

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_TEMPLATES = Path(__file__).with_name("templates")


def page(name: str, **values: object) -> str:
    """Return the whole page that a template makes of these values."""
    return _environment().get_template(name).render(**values)


def fragment(name: str, macro: str, *values: object) -> Markup:
    """Return the markup that a macro of a template makes of these values."""
    made: Markup = getattr(_module(name), macro)(*values)
    return made


@cache
def _module(name: str) -> object:
    return _environment().get_template(name).module


@cache
def _environment() -> Environment:
    """The templates, with every value escaped and an unknown name an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: object) -> object:
        return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, finalize=shown,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    environment.globals["asset"] = lambda name: Markup(asset(name))
    return environment
