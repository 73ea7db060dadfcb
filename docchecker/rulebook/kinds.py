"""The file of a document kind: what it is, its prescribed parts and its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.rulebook.conflicts import Entry, check_conflicts
from docchecker.rulebook.model import Kind, Section
from docchecker.rulebook.rules import Known, read_rules
from docchecker.rulebook.source import Source, Table, unique
from docchecker.rulebook.verbs import TARGETS

if TYPE_CHECKING:
    from pathlib import Path

_SECTION = "section:"


def read_kind(path: Path, known: Known, common: tuple[Entry, ...]) -> Kind:
    """Return a document kind with its own rules and, after them, the common ones; raise BadRules for the first mistake.

    ``known`` is what every rule may refer to; the targets are those of the kind's structure.
    """
    source = Source(path)
    source.only("kind", "section", "rule")
    head = source.table("kind")
    head.only(("id", "name", "annex", "structure", "title_words", "item_label"))
    structure = head.choice("structure", TARGETS, "种结构")
    if head.text("id") != path.stem:
        head.fail(f"id 是“{head.text('id')}”，文件名是“{path.name}”，应当一样。", key="id")
    sections = _sections(source, structure)
    own = read_rules(source, known._replace(targets=_targets(structure, sections)))
    check_conflicts((*common, *own), known.verbs)
    return Kind(
        id=path.stem,
        name=head.text("name"),
        annex=str(head.value("annex", str, called='文字，没有附件的写 ""')),
        structure=structure,
        rules=tuple(entry.rule for entry in (*own, *common)),
        title_words=head.words("title_words"),
        sections=sections,
        item_label=_item_label(head, structure),
    )


def _sections(source: Source, structure: str) -> tuple[Section, ...]:
    tables = source.tables("section")
    if structure == "sections" and not tables:
        source.table("kind").fail("结构是“sections”，却没有写“[[section]]”。", key="structure")
    if structure != "sections" and tables:
        tables[0].fail(f"结构是“{structure}”，不能写“[[section]]”。")
    unique(tables, "key")
    return tuple(_section(table, number) for number, table in enumerate(tables, 1))


def _section(table: Table, number: int) -> Section:
    table.only(("key", "number", "heading"))
    if table.number("number") != number:
        table.fail(f"“number”应当是 {number}：各部分从 1 起按顺序写。", key="number")
    return Section(table.text("key"), number, table.text("heading"))


def _targets(structure: str, sections: tuple[Section, ...]) -> tuple[str, ...]:
    """The targets of a structure, ``section:`` spelt out with each key."""
    plain = tuple(target for target in TARGETS[structure] if target != _SECTION)
    return plain + tuple(f"{_SECTION}{section.key}" for section in sections)


def _item_label(head: Table, structure: str) -> str:
    """The form of number for items; only a kind that lists items has one."""
    if structure != "items":
        if "item_label" in head.values:
            head.fail(f"结构是“{structure}”，不能写“item_label”。", key="item_label")
        return ""
    label = head.text("item_label")
    if "1" not in label:
        head.fail("“item_label”里要有数字 1，如“1.”。", key="item_label")
    return label
