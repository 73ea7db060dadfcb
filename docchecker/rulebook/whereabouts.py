"""Where a rule stands in the rule files, for someone who wants to change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.rulebook.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from docchecker.rulebook.model import Notice, Rule

#: Keys that say what a rule is; the others are what someone may want to change.
_FIXED = frozenset({"id", "clause", "check", "on", "summary", "advice", "good", "bad"})


class Setting(NamedTuple):
    """A setting as the file spells it, and the line it stands on, from 1."""

    line: int
    written: str


class Whereabouts(NamedTuple):
    """The file of a rule, the line its table begins on, and its settings in the order of the file."""

    file: Path
    line: int
    settings: tuple[Setting, ...]


def whereabouts(rule: Rule, notice: Notice) -> Whereabouts | None:
    """Where a rule stands; None when no file of the notice holds it (any more)."""
    for file in (notice.folder / f"{name}.toml" for name in (*notice.kinds, "notice")):
        if file.is_file():
            source = Source(file)
            for table in source.tables("rule"):
                if (table.values.get("id"), table.values.get("on")) == (rule.id, rule.target):
                    lines = source.text.split("\n")
                    keys = [table.line(key) for key in table.values if key not in _FIXED]
                    settings = tuple(Setting(line, _code(lines[line - 1])) for line in keys)
                    return Whereabouts(file, table.line(), settings)
    return None


def _code(line: str) -> str:
    """A line without its comment; a mark # inside quotes is none."""
    quoted = False
    for place, char in enumerate(line):
        quoted ^= char == '"'
        if char == "#" and not quoted:
            return line[:place].strip()
    return line.strip()
