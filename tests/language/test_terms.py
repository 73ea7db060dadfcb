"""Term lists: reading, extending, finding, mistakes."""

from __future__ import annotations

import pytest

from docchecker.errors import BadRules
from docchecker.language.needed import NEEDED
from docchecker.language.terms import Terms, check_terms, load_terms
from tests.language.lexicon import FOLDERS, ROOT


def folder(path, **files):
    path.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


def test_comments_and_blank_lines_are_no_terms(tmp_path):
    terms = load_terms(folder(tmp_path / "terms", grades="# 说明\n\n 不强 \n不高\n"))
    assert dict(terms) == {"grades": ("不强", "不高")}


def test_a_later_folder_extends_an_earlier_one(tmp_path):
    first = folder(tmp_path / "common" / "terms", grades="不强\n", posts="局长\n")
    second = folder(tmp_path / "notice" / "terms", grades="不高\n不强\n")
    assert dict(load_terms(first, second)) == {"grades": ("不强", "不高"), "posts": ("局长",)}


def test_a_missing_folder_has_no_lists(tmp_path):
    assert dict(load_terms(tmp_path / "none")) == {}


def test_a_byte_order_mark_is_no_part_of_the_first_term(tmp_path):
    (tmp_path / "posts.txt").write_bytes("\ufeff局长\n".encode())
    assert load_terms(tmp_path)["posts"] == ("局长",)


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "posts.txt").write_bytes("局长\n".encode("gbk"))
    with pytest.raises(BadRules) as raised:
        load_terms(tmp_path)
    assert raised.value.file == tmp_path / "posts.txt"
    assert "UTF-8" in str(raised.value)


def test_scan_takes_the_longest_word_of_a_list():
    terms = Terms({"a": ("法律", "法律明白人", "人"), "b": ("明白",)})
    scan = terms.scan("法律明白人和法律", ("a", "b"))
    assert [(hit.start, hit.end, hit.word) for hit in scan.of("a")] == [(0, 5, "法律明白人"), (6, 8, "法律")]
    assert [hit.word for hit in scan.of("b")] == ["明白"]


def test_scan_finds_single_characters_beside_longer_words():
    scan = Terms({"a": ("未", "未必"), "b": ("必",)}).scan("未必未", ("a", "b"))
    assert [hit.word for hit in scan.of("a")] == ["未必", "未"]
    assert [hit.start for hit in scan.of("b")] == [1]


def test_scan_within():
    scan = Terms({"a": ("甲", "乙")}).scan("甲乙甲", ("a",))
    assert [hit.start for hit in scan.within("a", 1, 3)] == [1, 2]
    assert scan.has("a")


def test_a_list_not_scanned_for_is_a_mistake():
    with pytest.raises(KeyError):
        Terms({"a": ("甲",)}).scan("甲", ("a",)).of("b")


def test_a_list_that_is_not_there_is_a_mistake():
    terms = Terms({})
    for ask in (terms.all_of, terms.initials, lambda name: terms.scan("甲", (name,))):
        with pytest.raises(KeyError):
            ask("a")


def test_the_lists_that_are_needed_are_those_that_the_code_names():
    files = [file for file in (ROOT / "docchecker" / "language").rglob("*.py") if file.stem != "needed"]
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    assert [name for name in NEEDED if f'"{name}"' not in code] == []
    shipped = {file.stem for file in (ROOT / "rules" / "common" / "terms").rglob("*.txt")}
    assert shipped - set(NEEDED) == {"lesson_words"}


def test_duplicates_and_contradictions_are_listed(tmp_path):
    first = folder(tmp_path / "common" / "terms", defects="过期\n空转\n", grades="不强\n过期\n不强\n")
    second = folder(tmp_path / "notice" / "terms", grades="不强\n", posts="不强\n")
    found = [(one.file.parent.parent.name, one.file.name, one.line) for one in check_terms(first, second)]
    assert found == [("common", "grades.txt", 2), ("common", "grades.txt", 3), ("notice", "grades.txt", 1)]


def test_the_shipped_lists_are_sound():
    assert check_terms(*FOLDERS) == ()


def test_terms_are_a_mapping():
    terms = Terms({"a": ("甲", "甲")})
    assert (len(terms), list(terms), terms["a"], terms.get("b")) == (1, ["a"], ("甲",), None)
