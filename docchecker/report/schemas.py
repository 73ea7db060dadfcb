"""JSON Schemas of what the commands write, each complete in itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FILES = {"check": "schema.json", "inspect": "schema_inspect.json", "batch": "schema_batch.json"}

#: what there is a schema of
NAMES = tuple(_FILES)


def schema(name: str) -> dict[str, Any]:
    """Return the schema of a command's JSON; that of a batch holds the definitions of a checked file too."""
    data = _read(name)
    if name == "batch":
        data["$defs"] = {**_read("check")["$defs"], **data["$defs"]}
    return data


def _read(name: str) -> dict[str, Any]:
    text = Path(__file__).with_name(_FILES[name]).read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text)
    return data
