"""A list of problems: title, items, and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.classify.assemble import Assembly, whole
from docchecker.classify.items import find_items, is_group, make_item
from docchecker.classify.lines import Line
from docchecker.structure import HEADING, ITEM, ITEM_BODY, ITEM_NAME, OTHER

if TYPE_CHECKING:
    from collections.abc import Sequence


def assemble_list(assembly: Assembly, lines: Sequence[Line]) -> None:
    """Give every line its role and collect the items."""
    groups = find_items(lines)
    before = len(lines) - sum(len(group) for group in groups)
    assembly.front(_without_groups(assembly, lines[:before]), whole_text=not groups)
    for order, group in enumerate(groups, 1):
        own = _own_lines(assembly, group)
        _item(assembly, order, assembly.without_end(own) if order == len(groups) else own)


def _without_groups(assembly: Assembly, lines: Sequence[Line]) -> list[Line]:
    """Lines without headings that only group the items (“一、存在的主要问题”)."""
    kept = []
    for line in lines:
        if line.label is not None and is_group(line):
            assembly.give(line, HEADING)
        else:
            kept.append(line)
    return kept


def _own_lines(assembly: Assembly, group: Sequence[Line]) -> list[Line]:
    """The lines of an item up to a heading that closes the list (“二、下一步打算”)."""
    for i, line in enumerate(group):
        if i and line.label is not None and is_group(line):
            assembly.give(line, HEADING)
            for rest in group[i + 1 :]:
                assembly.give(rest, OTHER)
            return list(group[:i])
    return list(group)


def _item(assembly: Assembly, order: int, lines: Sequence[Line]) -> None:
    item = make_item(order, lines)
    assembly.items.append(item)
    assembly.roles[item.name.paragraph] = ITEM_NAME
    assembly.spans[ITEM_NAME].append(item.name)
    assembly.spans[ITEM_BODY].extend(item.body)
    for line in lines[1:]:
        assembly.roles[line.paragraph.index] = ITEM_BODY
    assembly.spans[ITEM].extend(whole(line) for line in lines)
