"""What is kept between runs: found again, made anew when it does not fit, never taken from a place others can write to."""

from __future__ import annotations

import os
import shutil
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docchecker import load_notice
from docchecker.language import disk_cache, patterns
from docchecker.rulebook import kept
from tests.language.lexicon import ROOT


@pytest.fixture
def folder(tmp_path, monkeypatch):
    at = tmp_path / "缓存"
    monkeypatch.setenv(disk_cache.VARIABLE, str(at))
    return at


def test_what_was_kept_is_found(folder):
    disk_cache.save("a", (1, "x"), {"甲": 1})
    assert disk_cache.load("a", (1, "x")) == {"甲": 1}
    assert [file.name for file in folder.iterdir()] == ["a"]


def test_another_stamp_or_name_finds_nothing(folder):
    disk_cache.save("a", 1, "甲")
    assert disk_cache.load("a", 2) is None
    assert disk_cache.load("b", 1) is None


@given(st.binary(max_size=60))
def test_a_damaged_file_counts_as_none(tmp_path_factory, data):
    at = tmp_path_factory.mktemp("damaged")
    (at / "a").write_bytes(data)
    os.environ[disk_cache.VARIABLE], before = str(at), os.environ.get(disk_cache.VARIABLE, "")
    try:
        assert disk_cache.load("a", 1) is None
    finally:
        os.environ[disk_cache.VARIABLE] = before


@given(st.integers(0), st.integers(1, 255))
def test_a_file_with_one_byte_changed_counts_as_none(tmp_path_factory, place, change):
    at = tmp_path_factory.mktemp("changed")
    os.environ[disk_cache.VARIABLE], before = str(at), os.environ.get(disk_cache.VARIABLE, "")
    try:
        disk_cache.save("a", 1, {"甲": b"1234567890"})
        data = bytearray((at / "a").read_bytes())
        data[place % len(data)] ^= change
        (at / "a").write_bytes(data)
        assert disk_cache.load("a", 1) is None
    finally:
        os.environ[disk_cache.VARIABLE] = before


def test_nothing_is_kept_where_the_user_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv(disk_cache.VARIABLE, "")
    monkeypatch.setenv("HOME", str(tmp_path))
    disk_cache.save("a", 1, "甲")
    assert disk_cache.folder() is None
    assert disk_cache.load("a", 1) is None
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv(disk_cache.VARIABLE, str(tmp_path / "file" / "in"))
    disk_cache.save("a", 1, "甲")
    assert disk_cache.load("a", 1) is None


@pytest.mark.needs_posix
def test_a_folder_that_others_can_write_to_is_not_trusted(folder):
    disk_cache.save("a", 1, "甲")
    folder.chmod(folder.stat().st_mode | stat.S_IWOTH)
    assert disk_cache.load("a", 1) is None


def test_patterns_are_kept_for_the_next_run(folder, monkeypatch):
    monkeypatch.setattr(patterns, "_new", {})
    patterns._kept.cache_clear()
    patterns.compiled.cache_clear()
    first = patterns.compiled("甲[乙丙]")
    patterns._keep()
    patterns._kept.cache_clear()
    patterns.compiled.cache_clear()
    assert list(patterns._kept()) == ["甲[乙丙]"]
    again = patterns.compiled("甲[乙丙]")
    assert (again.pattern, again.fullmatch("甲丙") is None) == (first.pattern, False)
    patterns._kept.cache_clear()


def test_a_notice_is_read_anew_when_one_of_its_files_changes(folder, tmp_path):
    shutil.copytree(ROOT / "rules" / "nanchang-2023", tmp_path / "rules" / "nanchang-2023")
    shutil.copytree(ROOT / "rules" / "common", tmp_path / "rules" / "common")
    at = tmp_path / "rules" / "nanchang-2023"
    first = load_notice(at)
    assert len(list(folder.iterdir())) == 1
    assert kept.load_notice(at, "", lambda: pytest.fail("read again")).kinds == first.kinds
    file = at / "notice.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("2023-11-05", "2023-11-15"), encoding="utf-8")
    assert str(load_notice(at).deadline) == "2023-11-15"
