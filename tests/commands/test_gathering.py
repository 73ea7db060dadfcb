"""What a call names: folders, archives, mails; each document once, and nothing that is not looked at in silence."""

from __future__ import annotations

import email.message
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from docchecker.commands import arguments
from docchecker.commands.gathering import gather
from tests.commands.test_main import ROOT, run

GOOD, BAD = (ROOT / "fixtures" / name for name in ("问题清单-合格.docx", "清单-标题仿宋.docx"))


def write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        for name, data in files.items():
            book.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def names(gathered, folder):
    return [Path(given.name).relative_to(folder).as_posix() for given in gathered.files]


def test_folder_is_walked_in_order_and_what_is_no_document_is_told(tmp_path):
    write(
        tmp_path, "b.docx", "a.DOCX", "old.doc", "kingsoft.wps", "macro.docm", "form.dotx", "县/c.docx", "县/乡/d.docx",
        "~$b.docx", ".hidden.docx", ".git/e.docx", "__MACOSX/f.docx", "notes.txt", "table.xlsx", "docx",
        "县/docchecker-allow.toml",
    )  # fmt: skip
    found = gather([tmp_path])
    assert names(found, tmp_path) == [
        "a.DOCX", "b.docx", "form.dotx", "kingsoft.wps", "macro.docm", "old.doc", "table.xlsx",
        "县/c.docx", "县/乡/d.docx",
    ]  # fmt: skip
    assert [given.maybe for given in found.files] == [False] * 6 + [True] + [False] * 2
    assert [Path(path).name for path in found.skipped] == ["docx", "notes.txt"]
    assert found.allow_files == (str(tmp_path / "县" / "docchecker-allow.toml"),)


def test_named_file_is_always_tried(tmp_path):
    write(tmp_path, "notes.txt", "~$b.docx")
    assert names(gather([tmp_path / "notes.txt", tmp_path / "~$b.docx"]), tmp_path) == ["notes.txt", "~$b.docx"]


def test_file_named_twice_is_checked_once_where_it_was_named_first(tmp_path):
    write(tmp_path, "a.docx", "b.docx", "c/d.docx")
    (tmp_path / "e.docx").symlink_to(tmp_path / "a.docx")
    (tmp_path / "c" / "圈").symlink_to(tmp_path)
    (tmp_path / "z").symlink_to(tmp_path / "c")
    paths = [tmp_path / "b.docx", tmp_path / "c" / ".." / "b.docx", tmp_path, tmp_path / "c"]
    assert names(gather(paths), tmp_path) == ["b.docx", "a.docx", "c/d.docx"]


@pytest.mark.parametrize("name", ["空", "空.zip", "空.eml"])
def test_what_holds_no_documents_is_said_so(tmp_path, name):
    path = tmp_path / name
    if path.suffix == ".zip":
        path.write_bytes(zipped(**{"a.txt": b"x"}))
    elif path.suffix == ".eml":
        path.write_bytes(b"From: a@example.com\nSubject: x\n\ntext\n")
    else:
        path.mkdir()
    (given,) = gather([path]).files
    assert (given.name, given.trouble.kind) == (str(path), "no_documents")
    assert run("check", path).code == 2


def test_archives_and_mails_as_arguments_and_in_folders(tmp_path):
    inner = zipped(**{"内.docx": GOOD.read_bytes()})
    outer = zipped(
        **{"县__清单.docx": BAD.read_bytes(), "乙.zip": inner, "__MACOSX__县__._清单.docx": b"x", "说明.txt": b"x"}
    )
    (tmp_path / "材料").mkdir()
    (tmp_path / "材料" / "包.zip").write_bytes(outer)
    message = email.message.EmailMessage()
    message["From"], message["Subject"] = "a@example.com", "材料"
    message.set_content("见附件")
    message.add_attachment(BAD.read_bytes(), maintype="application", subtype="octet-stream", filename="附件.docx")
    (tmp_path / "材料" / "信.eml").write_bytes(bytes(message))
    ran = run("check", tmp_path / "材料", "--format", "json")
    files = {file["file"].removeprefix(f"{tmp_path}/材料/"): file["verdict"] for file in json.loads(ran.out)["files"]}
    assert files == {"包.zip/乙.zip/内.docx": "pass", "包.zip/县/清单.docx": "fail", "信.eml/附件.docx": "fail"}
    assert json.loads(ran.out)["skipped"] == [
        f"{tmp_path}/材料/信.eml/邮件正文.txt",
        f"{tmp_path}/材料/包.zip/说明.txt",
    ]
    assert ran.code == 1
    assert run("check", tmp_path / "材料" / "信.eml").code == 1


def test_a_broken_archive_is_a_row_of_its_own(tmp_path):
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04broken")
    (tmp_path / "好.docx").write_bytes(GOOD.read_bytes())
    ran = run("check", tmp_path, "--format", "json")
    files = {Path(file["file"]).name: file["verdict"] for file in json.loads(ran.out)["files"]}
    assert (files, ran.code) == ({"坏.zip": "unreadable", "好.docx": "pass"}, 2)


def test_a_document_that_is_called_a_zip(tmp_path):
    (tmp_path / "清单.zip").write_bytes(GOOD.read_bytes())
    assert run("check", tmp_path / "清单.zip").code == 0


def test_two_members_of_one_name_are_both_checked(tmp_path):
    stream = io.BytesIO()
    with pytest.warns(UserWarning), zipfile.ZipFile(stream, "w") as book:
        book.writestr("a.docx", GOOD.read_bytes())
        book.writestr("a.docx", BAD.read_bytes())
    (tmp_path / "a.zip").write_bytes(stream.getvalue())
    assert [Path(given.name).name for given in gather([tmp_path / "a.zip"]).files] == ["a.docx", "a（同名第2个）.docx"]


def as_an_ordinary_user(*words):
    """Run the program without root's way through permissions."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    taken = "-dac_override,-dac_read_search"
    front = [] if os.geteuid() else ["setpriv", f"--bounding-set={taken}", f"--inh-caps={taken}"]
    command = [*front, sys.executable, "-m", "docchecker", *map(str, words)]
    return subprocess.run(command, env=env, capture_output=True, check=False)


@pytest.mark.needs_setpriv
def test_what_may_not_be_read_or_written_as_an_ordinary_user(tmp_path):
    write(tmp_path, "材料/关着/c.docx")
    for name, source in (("甲.docx", GOOD), ("乙.docx", BAD), ("包.zip", None)):
        (tmp_path / "材料" / name).write_bytes(
            source.read_bytes() if source else zipped(**{"丙.docx": GOOD.read_bytes()})
        )
    (tmp_path / "材料" / "乙.docx").chmod(0)
    (tmp_path / "材料" / "关着").chmod(0)
    closed = tmp_path / "写不进"
    closed.mkdir(mode=0o500)
    readonly = tmp_path / "只读.json"
    readonly.write_text("{}", encoding="utf-8")
    readonly.chmod(0o400)
    try:
        ran = as_an_ordinary_user("check", tmp_path / "材料", tmp_path / "没有.docx", "-q", "--format", "json")
        rows = {
            Path(f["file"]).name: (f["verdict"], (f["trouble"] or {}).get("kind"))
            for f in json.loads(ran.stdout)["files"]
        }
        assert rows == {
            "甲.docx": ("pass", None), "乙.docx": ("unreadable", "no_access"), "关着": ("unreadable", "no_access"),
            "丙.docx": ("pass", None), "没有.docx": ("unreadable", "not_found"),
        }  # fmt: skip
        assert ran.returncode == 2
        for target in (closed / "a.json", readonly):
            ran = as_an_ordinary_user("check", GOOD, "--format", "json", "-o", target)
            assert (ran.returncode, "没有权限" in ran.stderr.decode()) == (2, True)
        assert readonly.read_text(encoding="utf-8") == "{}"
    finally:
        (tmp_path / "材料" / "关着").chmod(0o700)


def test_all_processes_give_the_same_report_in_the_same_order(tmp_path):
    one = run("check", ROOT / "fixtures", "--format", "json", "--jobs", "1")
    two = run("check", ROOT / "fixtures", "--format", "json", "--jobs", "2")
    assert (one.code, one.out) == (two.code, two.out)
    assert len(json.loads(one.out)["files"]) == 58


# ---- words of a call ----


def test_files_without_a_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "check").write_bytes(b"x")
    shutil.copy(BAD, "第 二 份.docx")
    for words in (["第 二 份.docx"], ["-q", "第 二 份.docx"], ["./第 二 份.docx", "--format", "json"], ["没有.docx"]):
        assert run(*words).code == (2 if words == ["没有.docx"] else 1)
    assert run("check").err.startswith("缺少 PATH…")


def test_a_path_broken_at_its_spaces(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "我的 文 档").mkdir()
    shutil.copy(GOOD, "我的 文 档/清 单.docx")
    broken = ["我的", "文", "档/清", "单.docx"]
    assert arguments.broken_path(["--format", "json", *broken]) == "我的 文 档/清 单.docx"
    assert arguments.broken_path(["我的 文 档/清 单.docx", "我的 文 档"]) == ""
    for command in ("check", "inspect", "fix", "annotate"):
        ran = run(command, *broken)
        assert ran.code == 2
        assert ran.err.startswith("“我的 文 档/清 单.docx”这个路径里有空格，要用引号括起来")


def test_passwords(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr("docchecker.pipeline.check_file", lambda *given, **_more: seen.append(given[4]) or failing())

    def failing():
        from tests.report.samples import LOCKED

        return LOCKED

    (tmp_path / "密码.txt").write_text("从文件\n", encoding="utf-8")
    run("check", "a.docx", "--password", "直接")
    run("check", "a.docx", "--password-file", tmp_path / "密码.txt")
    run("check", "a.docx", env={"DOCCHECKER_PASSWORD": "环境"})
    run("check", "a.docx", "--ask-password", input="输入\n")
    run("check", "a.docx")
    assert seen == ["直接", "从文件", "环境", "输入", None]
    assert run("check", "a.docx", "--password-file", tmp_path / "无").code == 2
