"""A list of problems: title, items, and what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.classify.assemble import Assembly, whole
from docchecker.classify.items import find_items, with_due_numbers, zones
from docchecker.classify.names import make_item
from docchecker.classify.table_lists import TableList, list_in_tables
from docchecker.structure import HEADING, ITEM, ITEM_BODY, ITEM_NAME, OTHER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.classify.lines import Line


def assemble_list(assembly: Assembly, lines: Sequence[Line]) -> None:
    """Give every line its role and collect the items, from tables with columns for them or else from the text."""
    table = list_in_tables(assembly.document)
    if table.items:
        _from_tables(assembly, lines, table)
        return
    items, headings, closed = zones(with_due_numbers(assembly.without_end(assembly.sort_out(lines))))
    for line in headings:
        assembly.give(line, HEADING)
    for line in closed:
        assembly.give(line, OTHER)
    groups = find_items(items)
    assembly.front(items[: len(items) - sum(len(group) for group in groups)], whole_text=not groups)
    for order, group in enumerate(groups, 1):
        _item(assembly, order, group)


def _from_tables(assembly: Assembly, lines: Sequence[Line], table: TableList) -> None:
    """The problems of tables; the title stands before them, what stands behind is no part of the list."""
    first = min(table.paragraphs)
    before = [line for line in lines if line.paragraph.index < first]
    for line in lines:
        index = line.paragraph.index
        if index in table.names:
            assembly.name_paragraph(line, ITEM_NAME)
        elif index in table.texts:
            assembly.name_paragraph(line, ITEM_BODY)
        elif index >= first:
            assembly.give(line, OTHER)
    for item in table.items:
        assembly.items.append(item)
        assembly.spans[ITEM_NAME].append(item.name)
        assembly.spans[ITEM_BODY].extend(item.body)
        assembly.spans[ITEM].extend((item.name, *item.body))
    assembly.without_end([line for line in lines if line.paragraph.index > max(table.paragraphs)])
    assembly.front(assembly.sort_out(before, tables_too=False))


def _item(assembly: Assembly, order: int, lines: Sequence[Line]) -> None:
    item = make_item(order, lines)
    assembly.items.append(item)
    assembly.spans[ITEM_NAME].append(item.name)
    assembly.spans[ITEM_BODY].extend(item.body)
    for line in lines:
        named = (line.paragraph.index, line.start) <= (item.name.paragraph, item.name.start)
        assembly.name_paragraph(line, ITEM_NAME if named else ITEM_BODY)
        assembly.spans[ITEM].append(whole(line))
