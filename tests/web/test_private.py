"""The private folder: gone at the end, and what a killed server left is gone at the next start."""

from __future__ import annotations

import subprocess
import sys

import pytest

from docchecker.web.private import PrivateFolder, leftovers

_KILLED = """
import os, sys
from pathlib import Path
from docchecker.web.private import PrivateFolder
made = PrivateFolder(Path(sys.argv[1]))
made.new_place().write_bytes(b"x")
print(made.path, flush=True)
sys.stdin.read()
"""


def test_nothing_is_left_at_the_end(tmp_path):
    made = PrivateFolder(tmp_path)
    made.new_place(".zip").write_bytes(b"x")
    made.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.needs_posix
def test_nobody_else_may_look(tmp_path):
    made = PrivateFolder(tmp_path)
    assert made.path.stat().st_mode & 0o77 == 0
    made.close()


def test_a_running_server_keeps_its_folder_and_a_killed_one_loses_it(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED, str(tmp_path)], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as running:
        there = running.stdout.readline().strip()
        assert leftovers(tmp_path) == []
        running.kill()
    assert [str(path) for path in leftovers(tmp_path)] == [there]
    made = PrivateFolder(tmp_path)
    assert list(tmp_path.iterdir()) == [made.path]
    made.close()


@pytest.mark.needs_posix
def test_a_link_is_no_folder_of_ours(tmp_path):
    (tmp_path / "precious").mkdir()
    (tmp_path / "docchecker-web-link").symlink_to(tmp_path / "precious")
    assert leftovers(tmp_path) == []
