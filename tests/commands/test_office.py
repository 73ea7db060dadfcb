"""The commands batch, ledger and watch."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import threading

import click
import openpyxl
import pytest

from docchecker.bulk import office, progress
from docchecker.bulk.batch import LEDGER, BadInbox
from docchecker.bulk.copies.texts import Texts, joined, reader
from docchecker.bulk.ledger.schema import LedgerError
from docchecker.bulk.ledger.store import Ledger
from docchecker.bulk.options import BatchOptions
from docchecker.bulk.records import Batch, Due
from docchecker.bulk.run.cluster import NoCluster
from docchecker.commands import office as commands
from fixtures import make
from tests.bulk.running import ROOT, invoke
from tests.bulk.samples import NOTICE, paper

ROSTER = "单位名称,类别\n柳溪县,县区\n松山区,县区\n"


@pytest.fixture
def desk(tmp_path):
    """An inbox with one good list, and a roster, which lies in it too."""
    inbox = tmp_path / "收件"
    (inbox / "柳溪县").mkdir(parents=True)
    (inbox / "柳溪县" / "问题清单.docx").write_bytes(make.build("问题清单-合格"))
    (inbox / "名单.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def batch(desk, *more, out="结果"):
    roster = desk / "收件" / "名单.csv"
    return invoke("batch", desk / "收件", "--roster", roster, "--out", desk / out, "--jobs", 1, "--no-copies", *more)


def test_batch(desk):
    (desk / "到达.csv").write_text("单位,到达时间\n柳溪县,11月8日\n", encoding="utf-8")
    ran = batch(desk, "--arrivals", desk / "到达.csv", "--annotate", "--reply-by", "2023-11-20")
    assert (ran.exit_code, ran.stderr) == (1, "")
    assert ran.stdout.splitlines()[0] == ("共1个文件：通过1个。名单上2个单位：报齐0个，缺材料2个，其中什么也没报1个。")
    assert "  柳溪县：问题清单2023-11-08才收到，截止日期是2023-11-05" in ran.stdout
    out = {path.relative_to(desk / "结果").as_posix() for path in (desk / "结果").rglob("*") if path.is_file()}
    assert {LEDGER, "结果.json", "结果.xml", "汇总表.xlsx", "index.html", "催报名单.docx"} <= out
    assert any(name.startswith("通知/松山区") for name in out)
    assert any(name.startswith("批注/柳溪县/") for name in out)
    letter = (desk / "结果" / "通知" / "松山区催报通知.txt").read_text(encoding="utf-8-sig")
    assert "2023年11月20日" in letter


def test_batch_into_the_inbox_itself(desk):
    for _ in range(2):
        ran = batch(desk, "--no-pages", "--no-letters", "--resume", "--format", "json", out="收件/结果")
        data = json.loads(ran.stdout)
        assert [item["name"] for item in data["submissions"]] == ["柳溪县/问题清单.docx"]
        assert data["skipped"] == []


def test_without_pages_and_letters_they_are_not_there(desk):
    batch(desk, "--no-pages", "--no-letters")
    assert {path.name for path in (desk / "结果").iterdir() if not path.name.startswith(".")} == {
        LEDGER, "结果.json", "结果.xml", "汇总表.xlsx", "分派.xlsx",
    }  # fmt: skip


def test_batch_of_other_rules_and_levels(desk):
    ran = batch(desk, "--rules", NOTICE.folder, "--fail-on", "note", "--no-pages", "--no-letters", "--timeout", 30)
    assert ran.exit_code == 1
    assert (desk / "结果" / LEDGER).is_file()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--reply-by", "下周"), "--reply-by 写得不对：“下周”看不出是哪一天，应写成 2023-11-15。"),
        (("--fail-on", "x"), "--fail-on 写得不对：没有“x”，可以写 error、warning、note。"),
        (("--scheduler", "tcp://127.0.0.1:1"), "连不上集群 tcp://127.0.0.1:1，请核对地址，并确认调度器已启动。"),
    ],
)
def test_calls_that_are_wrong(desk, monkeypatch, options, sentence):
    monkeypatch.setattr("docchecker.bulk.run.cluster._CONNECT_SECONDS", 0.2)
    ran = batch(desk, *options)
    assert (ran.exit_code, ran.stderr.splitlines()[0], ran.stdout) == (2, sentence, "")


def test_a_roster_that_is_wrong(desk):
    (desk / "收件" / "名单.csv").write_text("单位名称,类别\n柳溪县,县去\n", encoding="utf-8")
    ran = batch(desk)
    assert (ran.exit_code, ran.stderr.splitlines()[1:]) == (
        2,
        ["第2行“类别”一列写的是“县去”，没有这一类，您是不是想写“县区”？"],
    )
    assert not (desk / "结果").exists()


def test_arrivals_that_are_wrong(desk):
    ran = batch(desk, "--arrivals", desk / "没有.csv")
    assert (ran.exit_code, ran.stderr.splitlines()[1]) == (2, "没有这个文件，请核对路径和文件名。")


def test_nothing_to_compare_with(desk):
    ran = batch(desk, "--against", desk / "去年.sqlite")
    assert (ran.exit_code, ran.stderr) == (2, f"没有“{desk / '去年.sqlite'}”，请核对 --against 后面的路径。\n")
    assert not (desk / "去年.sqlite").exists()
    assert not (desk / "结果").exists()


def test_no_inbox(desk):
    ran = invoke("batch", desk / "没有", "--out", desk / "结果")
    assert (ran.exit_code, ran.stderr) == (2, f"打不开“{desk / '没有'}”，请核对路径，并确认自己有权读取它。\n")


def test_a_folder_that_cannot_be_made(desk):
    (desk / "占").write_text("x", encoding="utf-8")
    ran = batch(desk, out="占/结果")
    assert (ran.exit_code, ran.stderr) == (2, f"建不了“{desk / '占' / '结果'}”这个文件夹，请换一个位置。\n")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (KeyboardInterrupt(), "已中断，查完的都已记入台账；加上 --resume 再运行一次就接着查"),
        (LedgerError("台账坏了"), "台账坏了"),
        (NoCluster("没有集群"), "没有集群"),
        (BadInbox("打不开"), "打不开"),
        (ModuleNotFoundError("x", name="pebble"), "没有安装批量检查的组件（pebble），请安装 docchecker[bulk]"),
        (OSError(28, "No space left"), "磁盘满了，“结果”没有写完；请腾出空间，加上 --resume 再运行一次"),
        (OSError("满了"), "写不进“结果”（满了），请换一个位置"),
    ],
)
def test_what_may_go_wrong_is_a_sentence(tmp_path, error, sentence):
    from pathlib import Path

    with pytest.raises(click.ClickException) as caught, office._in_words(Path("结果")):
        raise error
    assert caught.value.message == sentence


def test_exit_code():
    def code(*papers, due=()):
        return commands.exit_code(Batch("n", (), papers, (), due))

    missing, enough = Due("柳溪县", "case", 1, ()), Due("柳溪县", "case", 1, ("a",))
    assert code() == 0
    assert code(paper("a"), due=(enough,)) == 0
    assert code(paper("a"), due=(missing,)) == 1
    assert code(paper("a"), paper("b", verdict="fail")) == 1
    assert code(paper("a", verdict="unreadable"), paper("b", verdict="fail")) == 2
    assert code(paper("a", verdict="unreadable", superseded_by="b")) == 0


# ---- ledger ----


@pytest.fixture
def kept(desk):
    batch(desk, "--no-pages", "--no-letters")
    (desk / "收件" / "柳溪县" / "问题清单(1).docx").write_bytes(make.build("清单-标题仿宋"))
    batch(desk, "--no-pages", "--no-letters", "--resume")
    return desk / "结果"


def test_ledger(kept):
    ran = invoke("ledger", kept)
    assert ran.exit_code == 0
    lines = ran.stdout.splitlines()
    assert lines[:2] == [
        "柳溪县", "  问题清单：柳溪县/问题清单.docx（通过） → 柳溪县/问题清单(1).docx（不通过）",
    ]  # fmt: skip
    assert lines[2] == "    共2版；已解决0处，仍未解决0处，新出现1处"
    assert lines[-1] == "还没有报送的单位：松山区"


def test_ledger_of_one_unit_and_in_other_formats(kept, tmp_path):
    data = json.loads(invoke("ledger", kept / LEDGER, "--unit", "松山区", "--format", "json").stdout)
    assert (data["submissions"], data["units_without_submission"]) == ([], ["松山区"])
    data = json.loads(invoke("ledger", kept, "--unit", "柳溪县", "--format", "json").stdout)
    assert (len(data["submissions"]), data["units_without_submission"]) == (1, [])
    target = tmp_path / "台账.xlsx"
    assert invoke("ledger", kept, "--format", "xlsx", "-o", target).exit_code == 0
    assert openpyxl.load_workbook(io.BytesIO(target.read_bytes())).active["A2"].value == "柳溪县"
    assert invoke("ledger", kept, "--format", "csv").stdout.splitlines()[1].startswith("柳溪县,问题清单,2,")


def test_no_such_ledger_or_unit(kept, tmp_path):
    assert "没有“" in invoke("ledger", tmp_path / "没有").stderr
    assert invoke("ledger", kept, "--unit", "某县").stderr == "台账里没有“某县”。\n"
    (tmp_path / "x").write_text("x" * 999, encoding="utf-8")
    assert "不是台账" in invoke("ledger", tmp_path / "x").stderr


# ---- watch ----


def test_watch(desk, monkeypatch, capsys):
    """A new file is checked when it comes; results, which lie in the inbox, are no change."""
    stop, rounds = threading.Event(), []
    monkeypatch.setattr("docchecker.bulk.watch.DEBOUNCE", 100)
    monkeypatch.setattr("docchecker.bulk.watch.SETTLE", 0.05)

    def ran(batch_):
        rounds.append(sorted(item.name for item in batch_.submissions))
        if len(rounds) == 1:
            (desk / "收件" / "柳溪县" / "自评报告.docx").write_bytes(make.build("清单-问题过少"))
        if len(rounds) == 2:
            stop.set()
        return "完"

    monkeypatch.setattr("docchecker.bulk.outputs.summary.totals", ran)
    options = BatchOptions(desk / "收件" / "结果", copies=False, pages=False, letters=False, jobs=1, plain=True)
    job = office.job_of(str(desk / "收件"), NOTICE, options, resume=True)
    job = job._replace(exclude=(desk / "收件" / "名单.csv",))
    keeper = threading.Timer(60, stop.set)
    keeper.start()
    try:
        commands.watch_rounds(desk / "收件", job, NOTICE, options, stop)
    finally:
        keeper.cancel()
    assert rounds == [["柳溪县/问题清单.docx"], ["柳溪县/自评报告.docx", "柳溪县/问题清单.docx"]]
    first, report, second = (
        r"柳溪县/问题清单.docx（.*）：\S+\n完\n",
        r"柳溪县/自评报告.docx（.*）：\S+\n",
        r"有\d个文件变动。完\n",
    )
    assert re.fullmatch(first + report + second, capsys.readouterr().out)
    with Ledger(job.ledger) as ledger:
        assert len({item.submission.name for item in ledger.filed()}) == 2


def test_watch_ends_by_interrupt(desk, monkeypatch):
    def rounds(*_given):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr("docchecker.bulk.watch.rounds", rounds)
    ran = invoke("watch", desk / "收件", "--out", desk / "结果")
    assert (ran.exit_code, ran.stdout) == (0, "已停止守候。\n")


def test_watch_without_its_library_or_folder(desk, monkeypatch):
    ran = invoke("watch", desk / "没有", "--out", desk / "结果")
    assert ran.stderr == f"没有“{desk / '没有'}”这个文件夹。\n"
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ran = invoke("watch", desk / "收件", "--out", desk / "结果")
    assert ran.stderr == "没有安装守候文件夹的组件，请安装 docchecker[bulk]。\n"


# ---- progress ----


def test_no_bar_without_a_terminal(capsys):
    with progress.progress() as watcher:
        watcher.start(2)
        watcher.step(None)
    assert capsys.readouterr() == ("", "")


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("color", [True, False])
def test_bar(monkeypatch, color):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress.progress(color) as watcher:
        watcher.start(2)
        for _ in range(2):
            watcher.step(None)
    assert "2/2" in terminal.getvalue()
    assert "检查" in terminal.getvalue()


def test_no_bar_without_rich(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setitem(sys.modules, "rich.console", None)
    with progress.progress() as watcher:
        watcher.start(1)
        watcher.step(None)
    assert terminal.getvalue() == ""


def test_rate():
    assert (progress.rate(12.34), progress.rate(None)) == ("12.3个/秒", "")


# ---- texts ----


def test_texts(desk):
    batch(desk, "--no-pages", "--no-letters")
    with Ledger(desk / "结果" / LEDGER) as ledger:
        papers = [item.submission for item in ledger.filed()] + [paper("没读到.docx", sha256="")]
        texts = Texts(ledger, papers)
        assert (list(texts), len(texts), "没读到.docx" in texts) == (["柳溪县/问题清单.docx"], 1, False)
        assert "“八五”普法规划中期评估问题清单" in texts["柳溪县/问题清单.docx"].splitlines()[0]
    assert joined(("甲\n乙", "丙")) == "甲 乙\n丙"


def test_reader(desk):
    from docchecker.bulk.intake.gather import gather

    (desk / "收件" / "坏.docx").write_bytes(b"x")
    read = reader(gather(desk / "收件", NOTICE))
    assert read("柳溪县/问题清单.docx") == make.build("问题清单-合格")
    with pytest.raises(OSError, match="没有"):
        read("没有")


# ---- what is imported ----


def test_nothing_heavy_is_imported_for_the_help():
    script = (
        "import sys; from docchecker.commands.office import batch, ledger, watch;"
        "print(sorted({'rich', 'pebble', 'distributed', 'openpyxl', 'watchfiles', 'sqlite3', 'lxml', 'fsspec',"
        " 'docchecker.bulk.batch'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_help_is_chinese():
    for name in ("batch", "ledger", "watch"):
        text = invoke(name, "--help").stdout
        lines = [line for line in text.splitlines() if line.strip() and not re.search("[\u4e00-\u9fff]", line)]
        assert all(line.lstrip().startswith("-") for line in lines), lines
        assert len(text.splitlines()) > 9


# ---- the assignments file ----


def _edited(file, sheet, at, value):
    book = openpyxl.load_workbook(file)
    book[sheet][at] = value
    book.save(file)


def test_assignments_that_hold_decisions_only_are_written_again(desk):
    batch(desk, "--no-pages", "--no-letters")
    file = desk / "结果" / "分派.xlsx"
    _edited(file, "免报和延期", "C2", "是")
    (desk / "收件" / "松山区").mkdir()
    (desk / "收件" / "松山区" / "问题清单.docx").write_bytes(make.build("问题清单-合格-WPS"))
    ran = batch(desk, "--no-pages", "--no-letters")
    assert ran.stderr == ""
    book = openpyxl.load_workbook(file)
    assert book["免报和延期"]["C2"].value == "是"
    assert [row[0].value for row in book["文件"]][1:] == ["松山区/问题清单.docx", "柳溪县/问题清单.docx"]
    assert not (desk / "结果" / "分派(新).xlsx").exists()


def test_assignments_with_notes_of_the_office_stay_and_the_new_ones_stand_beside(desk):
    batch(desk, "--no-pages", "--no-letters")
    file = desk / "结果" / "分派.xlsx"
    _edited(file, "文件", "H1", "备注")
    _edited(file, "文件", "H2", "已电话核实")
    kept = file.read_bytes()
    for _ in range(2):
        ran = batch(desk, "--no-pages", "--no-letters")
        assert "新的一份写在“分派(新).xlsx”" in ran.stderr
        assert file.read_bytes() == kept
    assert {path.name for path in (desk / "结果").glob("分派*")} == {"分派.xlsx", "分派(新).xlsx"}


def test_assignments_stay_when_a_run_has_no_roster(desk):
    batch(desk, "--no-pages", "--no-letters")
    kept = (desk / "结果" / "分派.xlsx").read_bytes()
    invoke("batch", desk / "收件", "--out", desk / "结果", "--jobs", 1, "--no-copies", "--no-pages", "--no-letters")
    assert (desk / "结果" / "分派.xlsx").read_bytes() == kept
