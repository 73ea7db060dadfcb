"""``fonts.toml``: the names by which a family of fonts goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.rulebook.model import Fonts, normal_font
from docchecker.rulebook.source import Source, unique

if TYPE_CHECKING:
    from pathlib import Path


def read_fonts(path: Path) -> Fonts:
    """The families by every normalised name; BadRules for a name that stands in two families or twice in one."""
    source = Source(path)
    source.only("family")
    tables = source.tables("family")
    unique(tables, "name")
    families: dict[str, str] = {}
    for table in tables:
        table.only(("name", "names"))
        family = table.text("name")
        for name in (family, *table.words("names")):
            known = families.setdefault(normal_font(name), family)
            if known != family:
                table.fail(f"“{name}”已经归“{known}”，不能又归“{family}”。", "只留一处。", "names", name)
    return Fonts(families)
