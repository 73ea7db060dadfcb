"""``annotate``, ``fix`` and ``template`` on the command line: new files only, and never over the source."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from docchecker.repair.proof import UnsafeRepair
from tests.building import WORD, Para, Run, document
from tests.classify.samples import CASE, TITLE
from tests.commands.test_main import ROOT, run

FONT = ROOT / "fixtures" / "案例-正文宋体.docx"
GOOD = ROOT / "fixtures" / "案例-合格.docx"


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "案例.docx"
    path.write_bytes(FONT.read_bytes())
    return path


def test_annotate(source, tmp_path):
    target = tmp_path / "批注.docx"
    ran = run("annotate", source, "-o", target)
    assert (ran.code, ran.out, ran.err) == (0, f"{target}：写了1处问题的批注。\n", "")
    comments = [
        f
        for f in json.loads(run("check", target, "--format", "json").out)["files"][0]["findings"]
        if "批注" in f["message"]
    ]
    assert comments == []  # its own comments are none that were left in
    assert source.read_bytes() == FONT.read_bytes()
    assert sorted(tmp_path.iterdir()) == sorted([source, target])


def test_annotate_without_findings(tmp_path):
    target = tmp_path / "批注.docx"
    assert run("annotate", GOOD, "-o", target).out == f"{target}：没有发现问题，只写了一条总的批注。\n"


def test_accepted_findings_are_not_annotated(source, tmp_path, monkeypatch):
    allow = tmp_path / "docchecker-allow.toml"
    allow.write_text(
        '[[allow]]\nrule = "CASE-BODY-FORMAT"\nfile = "案例.docx"\nreason = "用旧模板"\n', encoding="utf-8"
    )
    said = "没有发现问题，只写了一条总的批注。\n"
    assert not run("annotate", source, "-o", tmp_path / "a.docx").out.endswith(said)
    assert run("annotate", source, "-o", tmp_path / "b.docx", "--allow", allow).out.endswith(said)
    monkeypatch.chdir(tmp_path)
    assert run("annotate", source, "-o", tmp_path / "c.docx").out.endswith(said)


@pytest.mark.parametrize(("command", "word"), [("fix", "改好"), ("annotate", "批注")])
def test_copies_beside_the_source_are_numbered(source, tmp_path, command, word):
    for name in (f"案例-{word}.docx", f"案例-{word}(2).docx", f"案例-{word}(3).docx"):
        ran = run(command, source)
        assert (ran.code, ran.err) == (0, "")
        assert name in ran.out
        assert (tmp_path / name).is_file()
    assert len(list(tmp_path.iterdir())) == 4
    assert run(command, "-", input=b"").code == 2


def test_fix(source, tmp_path):
    target = tmp_path / "改好.docx"
    ran = run("fix", source, "-o", target)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "已改（1项）"
    assert "CASE-BODY-FORMAT" in lines[1]
    assert lines[-1] == f"副本：{target}"
    assert run("check", target).code == 0
    assert source.read_bytes() == FONT.read_bytes()


def test_dry_run_shows_the_changes_and_writes_nothing(source, tmp_path):
    ran = run("fix", source, "--dry-run")
    assert ran.out.splitlines()[0] == "可以改（1项）"
    assert "改动\n  字体 宋体 → 仿宋：" in ran.out
    assert run("fix", source, "--dry-run", "-o", tmp_path / "b.docx").code == 0
    assert list(tmp_path.iterdir()) == [source]


def test_fix_of_what_needs_none(tmp_path):
    target = tmp_path / "b.docx"
    ran = run("fix", GOOD, "-o", target)
    assert ran.out == f"没有能够自动改的问题。\n\n副本：{target}（与原文件相同）\n"
    assert target.read_bytes() == GOOD.read_bytes()


def test_fix_tells_what_is_left_for_a_person(tmp_path):
    ran = run("fix", ROOT / "fixtures" / "案例-标题超长.docx", "-o", tmp_path / "b.docx")
    assert (ran.code, ran.err) == (0, "")
    assert "退出码：0 做完了（没有可改的、还有要人来改的也是 0" in run("fix", "--help").out.replace("\n", "")
    lines = ran.out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("还要您改（"))
    assert "CASE-TITLE-LENGTH" in lines[start + 1]


@pytest.mark.parametrize(("only", "done"), [("CASE-BODY-*", 1), ("CASE-TITLE-*", 0)])
def test_only_some_rules(source, tmp_path, only, done):
    data = json.loads(run("fix", source, "--dry-run", "--only", only, "--format", "json").out)
    assert len(data["done"]) == done
    assert (data["file"], data["output"]) == (str(source), None)


@pytest.fixture
def three_faults(tmp_path):
    path = tmp_path / "三处.docx"
    path.write_bytes(
        document(
            [
                Para(Run(TITLE, east_asia="黑体", size=22, bold=True), align="left"),
                *(Para(Run(text, east_asia="宋体", size=16)) for text in CASE),
            ],
            base=WORD,
        )
    )
    return path


def test_numbered_repairs_one_by_one(three_faults, tmp_path):
    every = json.loads(run("fix", three_faults, "--dry-run", "--format", "json").out)["done"]
    assert len(every) > 2
    said = run("fix", three_faults, "--dry-run").out
    assert [f"  {number}. {line}" in said for number, line in enumerate(every, 1)] == [True] * len(every)
    some = json.loads(run("fix", three_faults, "-o", tmp_path / "b.docx", "--only", "1,3", "--format", "json").out)
    assert some["done"] == [every[0], every[2]]
    rest = json.loads(run("fix", tmp_path / "b.docx", "--dry-run", "--format", "json").out)
    assert rest["done"] == [line for line in every if line not in some["done"]]


def test_a_number_that_is_not_listed(three_faults):
    ran = run("fix", three_faults, "--only", "9", "--dry-run")
    assert ran.code == 2
    assert "没有第9项" in ran.err


def test_what_is_not_dared_is_told_with_its_reason(tmp_path):
    path = tmp_path / "a.docx"
    title = [
        Para(Run(line, east_asia="宋体", size=22, bold=True), align="center")
        for line in ("把法讲到人心里", "让普法跟着人走")
    ]
    path.write_bytes(document([*title, *(Para(Run(text, east_asia="仿宋", size=16)) for text in CASE)], base=WORD))
    data = json.loads(run("fix", path, "--dry-run", "--as", "case", "--format", "json").out)
    assert data["done"] == ["部分标题字体是仿宋，应为黑体：3段中3段（CASE-HEADING-FORMAT）"]
    (refused,) = data["refused"]
    assert refused.endswith("（CASE-TITLE-MISSING）——分不清哪一行是标题，几行都没有动")
    assert [line for line in data["left"] if "CASE-TITLE" in line] == []


def test_fix_as_json(source, tmp_path):
    target = tmp_path / "b.docx"
    data = json.loads(run("fix", source, "-o", target, "--format", "json").out)
    assert set(data) == {"file", "output", "done", "left", "refused", "diff"}
    assert (data["output"], data["left"]) == (str(target), [])
    assert data["diff"].startswith("字体 宋体 → 仿宋")


def test_fix_that_cannot_be_proved_writes_nothing(source, tmp_path, monkeypatch):
    def fail(*_given):
        raise UnsafeRepair("文字")

    monkeypatch.setattr("docchecker.repair.fix.fix", fail)
    ran = run("fix", source, "-o", tmp_path / "b.docx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{source}：修改后的文件与原文件核对不上（文字），没有写出文件；请按批注手工修改。\n"
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.parametrize("kind", ["case", "问题清单", "report", "scores"])
def test_template(tmp_path, kind):
    target = tmp_path / "空白.docx"
    ran = run("template", kind, "-o", target)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{target}：空白的")
    kinds = {"问题清单": "problems"}
    assert json.loads(run("inspect", target, "--format", "json").out)["kind"] == kinds.get(kind, kind)


@pytest.mark.parametrize("command", ["annotate", "fix"])
def test_source_is_never_the_target(source, tmp_path, command, monkeypatch):
    monkeypatch.chdir(tmp_path)
    link, hard = tmp_path / "链接.docx", tmp_path / "硬链接.docx"
    link.symlink_to(source)
    os.link(source, hard)
    for target in (source, Path("案例.docx"), tmp_path / "x" / ".." / "案例.docx", link, hard):
        (tmp_path / "x").mkdir(exist_ok=True)
        ran = run(command, source, "-o", target)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"“{target}”就是原文件，请换一个文件名。\n")
    assert source.read_bytes() == FONT.read_bytes()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["template", "case"], "缺少 --output。"),
        (["annotate", "a.docx", "-o", "b.txt"], "--output 写得不对：“b.txt”应当是 .docx 文件。"),
        (["fix", "a.docx", "-o", "无/b.docx"], "--output 写得不对：没有“无”这个文件夹。"),
        (["fix", "a.docx", "--dry-run", "--only", "CASE-X*"], "没有“CASE-X*”这样的规则，您是不是想写“CASE-CAUSE”？"),
        (["template", "casus", "-o", "b.docx"], "没有“casus”这种材料，可以写"),
        (["annotate", "无.docx", "-o", "b.docx"], "无.docx：没有这个文件或文件夹。请核对路径和文件名，注意扩展名。"),
    ],
)
def test_wrong_call(tmp_path, monkeypatch, args, said):
    monkeypatch.chdir(tmp_path)
    ran = run(*args)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["annotate", "fix"])
def test_file_that_cannot_be_checked(tmp_path, command):
    source = tmp_path / "a.docx"
    source.write_bytes(b"nothing")
    ran = run(command, source, "-o", tmp_path / "b.docx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{source}：")
    assert list(tmp_path.iterdir()) == [source]
