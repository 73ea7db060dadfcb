"""When a file came, and how that is known: the register, the mail, a folder's date, or what is said of its unit."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.bulk.intake.containers import container_kind
from docchecker.bulk.intake.times import folder_time

if TYPE_CHECKING:
    import datetime

    from docchecker.bulk.intake.arrivals import Matched
    from docchecker.bulk.intake.gather import Entry
    from docchecker.bulk.records import Unit

#: what is said of a file of which nobody knows when it came: it is never late
UNKNOWN = "时间不明，请核对"


class Arrival(NamedTuple):
    """When a file came, None when nobody said, and what that is taken from (Chinese)."""

    time: datetime.datetime | None = None
    source: str = ""


def arrival(entry: Entry, unit: Unit | None, said: Matched, near: datetime.date | None) -> Arrival:
    """Return when a file came. What is said of the file itself goes before what is said of its unit."""
    if entry.name in said.files:
        return Arrival(said.files[entry.name], "到达登记")
    if entry.arrived:
        return Arrival(entry.arrived, entry.arrived_by)
    for folder in reversed(PurePosixPath(entry.name).parts[:-1]):
        bare = PurePosixPath(folder).stem if container_kind(folder) else folder
        time = folder_time(bare, near)
        if time:
            return Arrival(time, f"文件夹名“{folder}”")
    if unit and unit.name in said.units:
        return Arrival(said.units[unit.name], "到达登记（整个单位）")
    return Arrival(unit.arrived, "名单") if unit and unit.arrived else Arrival(None, UNKNOWN)
