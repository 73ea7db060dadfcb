"""The folder of results: what a person made or changed is neither overwritten nor deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docchecker.bulk.outputs.folder import RECORD, Beside, Folder, own_files

if TYPE_CHECKING:
    from pathlib import Path


def written(root: Path, **files: str) -> Folder:
    """One run that writes these files (“甲” stands for 甲.txt)."""
    folder = Folder(root)
    for name, text in files.items():
        folder.put(f"{name}.txt", text)
    folder.close()
    return folder


def there(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8").rstrip() for path in root.iterdir() if path.name != RECORD}


def test_files_are_written_anew_and_removed_when_they_are_not_due(tmp_path: Path) -> None:
    written(tmp_path, 甲="一", 乙="一")
    written(tmp_path, 甲="二")
    assert there(tmp_path) == {"甲.txt": "二"}


def test_what_was_changed_stays_and_the_new_one_stands_beside_it(tmp_path: Path) -> None:
    written(tmp_path, 甲="一", 乙="一")
    for name in ("甲", "乙"):
        (tmp_path / f"{name}.txt").write_text("手改", encoding="utf-8")
    folder = written(tmp_path, 甲="二")
    assert there(tmp_path) == {"甲.txt": "手改", "乙.txt": "手改", "甲(2).txt": "二"}
    assert folder.beside == [Beside("甲.txt", "甲(2).txt", "上次写出以后被改动过，没有覆盖")]
    written(tmp_path, 甲="三")
    assert there(tmp_path) == {"甲.txt": "手改", "乙.txt": "手改", "甲(2).txt": "三"}


def test_what_was_there_before_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("自己的", encoding="utf-8")
    (tmp_path / "丙.txt").write_text("自己的", encoding="utf-8")
    folder = written(tmp_path, 甲="一")
    assert folder.beside == [Beside("甲.txt", "甲(2).txt", "已有同名的文件，不是程序写的，没有覆盖")]
    written(tmp_path)
    assert there(tmp_path) == {"甲.txt": "自己的", "丙.txt": "自己的"}


@pytest.mark.parametrize("lock", ["~$甲.txt", ".~lock.甲.txt#"])
def test_a_table_that_is_open_elsewhere(tmp_path: Path, lock: str) -> None:
    written(tmp_path, 甲="一")
    (tmp_path / lock).write_text("x", encoding="utf-8")
    folder = written(tmp_path, 甲="二")
    assert [(one.path, one.reason) for one in folder.beside] == [("甲(2).txt", "正在 Excel 或 WPS 里打开着")]
    assert (tmp_path / "甲(2).txt").read_text(encoding="utf-8") == "二\n"


def test_a_file_that_cannot_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path as Real

    written(tmp_path, 甲="一")
    replace = Real.replace

    def locked(self: Real, target: Real) -> Real:
        if target.name == "甲.txt":
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr("pathlib.Path.replace", locked)
    folder = written(tmp_path, 甲="二")
    assert [(one.path, one.reason) for one in folder.beside] == [("甲(2).txt", "正被别的程序打开，或者不让写")]


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").mkdir()
    assert [one.path for one in written(tmp_path, 甲="一").beside] == ["甲(2).txt"]


def test_marks_of_new_letters(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for name in ("甲.txt", "甲(新).txt"):
        (tmp_path / name).write_text("手写", encoding="utf-8")
    assert folder.put("甲.txt", "一", "(新)") == "甲(新2).txt"


def test_what_lasts_stays(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.put("甲.zip", b"1", lasting=True)
    folder.close()
    for _ in range(2):
        written(tmp_path)
        assert (tmp_path / "甲.zip").exists()


def test_pieces(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.put("甲.txt", iter(["一", "二"]))
    assert (tmp_path / "甲.txt").read_text(encoding="utf-8") == "一二\n"


def test_own_files(tmp_path: Path) -> None:
    written(tmp_path, 甲="一")
    assert own_files(tmp_path) == {tmp_path / RECORD, tmp_path / "甲.txt"}
    assert own_files(tmp_path / "没有") == {tmp_path / "没有" / RECORD}
