"""Nothing that exists is lost: every command that writes, with every kind of place it may be told to write to."""

from __future__ import annotations

import os
import shutil
import stat

import pytest

from tests.commands.test_main import ROOT, process, run

SOURCE = ROOT / "fixtures" / "清单-标题仿宋.docx"

#: what stands before -o; {} is the source
REPORTS = {
    "check": ("check", "{}", "--format", "json"),
    "inspect": ("inspect", "{}", "--format", "json"),
    "judge": ("judge", "普法针对性不强"),
    "rules list": ("rules", "list"),
    "rules show": ("rules", "show", "DOC-KIND"),
    "rules verify": ("rules", "verify"),
    "schema": ("schema", "check"),
}
COPIES = {"fix": ("fix", "{}"), "annotate": ("annotate", "{}"), "template": ("template", "case")}
READS = ("check", "inspect", "fix", "annotate")

#: documents of other people, by name and content
PAPERS = {
    "旧稿.docx": SOURCE.read_bytes(),
    "旧稿.rtf": b"{\\rtf1 last year}",
    "旧稿.odt": b"PK last year",
    "旧稿.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "旧稿.wps": b"wps",
    "没有扩展名": SOURCE.read_bytes(),
    "改了名.json": b"{\\rtf1 last year}",
}


@pytest.fixture
def place(tmp_path):
    (tmp_path / "清单.docx").write_bytes(SOURCE.read_bytes())
    for name, data in PAPERS.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "链接.json").symlink_to(tmp_path / "旧稿.docx")
    (tmp_path / "链接.docx").symlink_to(tmp_path / "旧稿.docx")
    (tmp_path / "自己.json").symlink_to(tmp_path / "清单.docx")
    os.link(tmp_path / "清单.docx", tmp_path / "硬链接.json")
    os.link(tmp_path / "清单.docx", tmp_path / "硬链接.docx")
    (tmp_path / "文件夹.docx").mkdir()
    return tmp_path


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def call(words, folder, *more):
    return run(*(word.format(folder / "清单.docx") for word in words), *more)


@pytest.mark.parametrize("command", REPORTS)
def test_reports_go_over_nothing(place, command):
    before = contents(place)
    own = ["清单.docx", "自己.json", "硬链接.json"] if command in READS else []
    for name in (*PAPERS, "链接.json", "文件夹.docx", *own):
        ran = call(REPORTS[command], place, "-o", place / name)
        assert (ran.code, ran.out) == (2, ""), name
        assert name in ran.err
        assert contents(place) == before, name
    assert call(REPORTS[command], place, "-o", place / "新.txt").code in (0, 1)
    assert (place / "新.txt").stat().st_size > 10


@pytest.mark.parametrize("command", COPIES)
def test_copies_go_over_nothing_without_force_and_never_over_their_source(place, command):
    before = contents(place)
    for name in ("旧稿.docx", "链接.docx", "文件夹.docx"):
        assert call(COPIES[command], place, "-o", place / name).code == 2, name
        assert contents(place) == before, name
    own = ("清单.docx", "硬链接.docx") if command in READS else ()
    for name in own:
        for force in ((), ("--force",)):
            ran = call(COPIES[command], place, "-o", place / name, *force)
            assert ran.code == 2, name
            assert "就是原文件" in ran.err
            assert contents(place) == before, name
    assert call(COPIES[command], place, "-o", place / "旧稿.docx", "--force").code == 0
    assert contents(place)["旧稿.docx"] != before["旧稿.docx"]


@pytest.mark.parametrize("what", ["roster", "baseline", "rules", "inbox"])
def test_inputs_of_every_kind_are_safe(place, what):
    (place / "名单.csv").write_text("单位名称\n甲县\n", encoding="utf-8")
    rules = shutil.copytree(ROOT / "rules", place / "规则") / "nanchang-2023"
    run("check", place / "清单.docx", "--format", "json", "-o", place / "基线.json")
    calls = {
        "roster": (("batch", place, "--out", place / "出", "--roster", place / "名单.csv"), place / "名单.csv"),
        "inbox": (("batch", place, "--out", place / "出"), place / "名单.csv"),
        "baseline": (("check", place / "清单.docx", "--baseline", place / "基线.json"), place / "基线.json"),
        "rules": (("rules", "list", "--rules", rules), rules / "notice.toml"),
    }
    words, target = calls[what]
    before = target.read_bytes()
    assert run(*words, "-o", target).code == 2
    assert target.read_bytes() == before


def test_workbooks_of_others_are_kept_and_ours_are_written_anew(place):
    from xlsxwriter.workbook import Workbook

    other = place / "名单.xlsx"
    with Workbook(str(other)) as book:
        book.add_worksheet().write_string(0, 0, "甲县")
    before = other.read_bytes()
    assert run("check", SOURCE, "--format", "xlsx", "-o", other).code == 2
    assert other.read_bytes() == before
    for _ in range(2):
        assert run("check", SOURCE, "--format", "xlsx", "-o", place / "报告.xlsx").code == 1


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_permissions_of_a_replaced_report(tmp_path, mode):
    target = tmp_path / "报告.json"
    target.write_text("{}", encoding="utf-8")
    target.chmod(mode)
    assert run("check", SOURCE, "--format", "json", "-o", target).code == 1
    assert stat.S_IMODE(target.stat().st_mode) == mode
    assert target.stat().st_size > 100


def test_two_reports_in_one_file(tmp_path):
    target = tmp_path / "a.html"
    assert run("check", SOURCE, "--report", f"html={target}", "-o", target).code == 2
    assert run("check", SOURCE, "--report", "json=-", "--report", "html=-").code == 2
    assert not target.exists()


def test_a_report_on_standard_output_and_the_other_on_standard_error():
    ran = process("check", SOURCE, "--report", "json=-")
    assert ran.stdout.startswith(b"{")
    assert "不通过" in ran.stderr.decode()


@pytest.mark.needs_posix
def test_streams(tmp_path):
    import subprocess

    log = tmp_path / "log.txt"
    log.write_text("earlier\n", encoding="utf-8")
    command = f'python3 -m docchecker check "{SOURCE}" --format json -o'
    env = {**os.environ, "PYTHONPATH": str(ROOT)}

    def shell(words):
        import sys

        line = words.replace("python3", sys.executable)
        return subprocess.run(["bash", "-c", line], env=env, capture_output=True, check=False, cwd=tmp_path)

    assert shell(f"{command} /dev/stdout").stdout.startswith(b"{")
    assert shell(f"{command} /dev/stderr").stderr.startswith(b"{")
    assert shell(f"{command} /dev/stdout >> log.txt").returncode == 1
    assert log.read_text(encoding="utf-8").startswith("earlier\n{")
    assert shell(f"{command} >(head -c 1)").stdout == b"{"
    assert shell(f"{command} /dev/null").returncode == 1
    full = shell(f"{command} /dev/full")
    assert full.returncode == 2
    assert "磁盘满了" in full.stderr.decode()
