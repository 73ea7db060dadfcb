"""Waiting for files to be whole."""

from __future__ import annotations

from docchecker.bulk.watch import PATIENCE, wait_until_whole


def waited(tmp_path, steps):
    """How often it slept while a file was written in these steps (None: it goes away)."""
    file = tmp_path / "a.docx"
    file.write_bytes(b"0")
    pending, naps = list(steps), []

    def sleep(seconds):
        naps.append(seconds)
        if pending:
            data = pending.pop(0)
            file.unlink(missing_ok=True)
            if data is not None:
                file.write_bytes(data)

    wait_until_whole([file], 1.0, sleep)
    return len(naps)


def test_waits_until_a_file_stays_as_it_is(tmp_path):
    assert waited(tmp_path, []) == 1
    assert waited(tmp_path, [b"01", b"012"]) == 3
    assert waited(tmp_path, [b"01", None]) == 3


def test_waits_no_longer_than_is_reasonable(tmp_path):
    assert waited(tmp_path, [bytes(at) for at in range(1, 500)]) == PATIENCE
