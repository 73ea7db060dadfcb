"""Runs of the commands, in this process and in one that can be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from docchecker.commands import office as commands
from docchecker.commands.console import Group

ROOT = Path(__file__).parents[2]
CLI = Group("docchecker")
for _command in (commands.batch, commands.ledger, commands.watch):
    CLI.add_command(_command)


def invoke(*arguments):
    return CliRunner().invoke(CLI, [str(argument) for argument in arguments], prog_name="docchecker")


def started(*arguments):
    """The commands in a process group of their own."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "tests.bulk.running", *map(str, arguments)]
    return subprocess.Popen(
        command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


def result(out):
    """What a run left in its folder."""
    return json.loads((out / "结果.json").read_text(encoding="utf-8"))


if __name__ == "__main__":
    CLI.main(sys.argv[1:], prog_name="docchecker")
