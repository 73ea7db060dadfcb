"""The command ``schema``: what the JSON of the other commands looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from docchecker.commands import complete
from docchecker.commands.console import Command
from docchecker.commands.options import emit, one_of, output_option

if TYPE_CHECKING:
    from pathlib import Path

#: what there is a schema of, as ``docchecker.report.schemas`` has it
_NAMES = ("check", "inspect", "batch")


@click.command(
    "schema", cls=Command,
    help="显示 JSON 结果的格式说明（JSON Schema）：check、inspect 的 --format json，或者 batch 的“结果.json”。",
)  # fmt: skip
@click.argument("name", metavar="check|inspect|batch", callback=one_of(*_NAMES), shell_complete=complete.words(*_NAMES))
@output_option
def schema(name: str, output: Path | None) -> None:
    """Print a JSON Schema."""
    import json

    from docchecker.report.schemas import schema as schema_of

    emit(lambda _page: json.dumps(schema_of(name), ensure_ascii=False, indent=2), "json", output, plain=True)
