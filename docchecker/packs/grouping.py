"""Which files of a call are one unit's submission."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING

from docchecker.packs.names import same_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docchecker.findings import FileReport


def submissions(files: Iterable[FileReport]) -> list[list[FileReport]]:
    """Return the files that belong together: those of a folder that holds one of each kind, else those of one name."""
    folders: dict[str, list[FileReport]] = defaultdict(list)
    for file in files:
        if file.told is not None:
            folders[str(PurePath(file.file).parent)].append(file)
    groups: list[list[FileReport]] = []
    for inside in folders.values():
        groups += [inside] if _one_of_each(inside) else _by_name(inside)
    return [group for group in groups if len(group) > 1]


def _one_of_each(files: Sequence[FileReport]) -> bool:
    return max(Counter(file.kind for file in files).values()) == 1


def _by_name(files: Sequence[FileReport]) -> list[list[FileReport]]:
    groups: list[list[FileReport]] = []
    for file in files:
        unit = file.told.unit if file.told else ""
        own = next((group for group in groups if unit and same_unit(unit, group[0].told.unit)), None)  # type: ignore[union-attr]  # only files that tell are grouped
        if own is None:
            groups.append([file])
        else:
            own.append(file)
    return [group for group in groups if _one_of_each(group)]
