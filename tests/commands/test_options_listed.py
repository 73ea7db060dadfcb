"""Every option of every command stands in docs/commands.md, and the README leads there."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from docchecker.commands.main import cli
from tools.list_options import TARGET, markdown

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
PAGE = TARGET.read_text(encoding="utf-8")


def commands(command: click.Command, path: str) -> dict[str, click.Command]:
    """Return the command and all below it, by what is typed to call them."""
    below = command.commands.items() if isinstance(command, click.Group) else ()
    found = {path: command}
    for name, one in below:
        found |= commands(one, f"{path} {name}")
    return found


COMMANDS = commands(cli, "docchecker")


def test_the_page_is_what_the_script_writes() -> None:
    assert markdown() == PAGE, "python tools/list_options.py"


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_is_told(path: str) -> None:
    command = COMMANDS[path]
    section = PAGE.partition(f"## {path}\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    options = [option for option in command.params if isinstance(option, click.Option) and not option.hidden]
    assert {name for option in options for name in option.opts} <= {
        word.strip("`,") for row in rows for word in row.split()
    }


def test_the_readme_leads_there() -> None:
    assert "(docs/commands.md)" in README
    assert {path for path in COMMANDS if path.count(" ") == 1 and f"`{path}" not in README} <= {"docchecker schema"}
