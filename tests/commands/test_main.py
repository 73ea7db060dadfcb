"""The command line: exit codes, Chinese throughout, and output that arrives whole wherever it goes."""

from __future__ import annotations

import gc
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from docchecker import __version__
from docchecker.commands import console
from docchecker.commands import main as cli
from docchecker.commands.checking import Wanted
from docchecker.errors import BadRules, UnreadableDocument
from docchecker.findings import Level, Outcome, Status
from docchecker.report import BINARY, CERTIFICATE, FORMATS
from tests.report.samples import BAD, GOOD, LOCKED, NOTICE, SEEN, TOO_LONG, report

ROOT = Path(__file__).parents[2]
LATIN = re.compile(r"[A-Za-z]{2,}")
#: Latin words that are right in a Chinese sentence: names of things, of options and of values.
NAMES = {
    "docchecker", "check", "inspect", "rules", "list", "show", "verify", "judge", "help", "version", "as", "format",
    "output", "fail", "on", "no", "color", "PATH", "FILE", "KIND", "DIR", "ID", "TEXT", "text", "json", "jsonl",
    "error", "warning", "note", "Word", "WPS", "NO", "COLOR", "UTF", "case", "problems", "name", "item", "paragraph", "JSON",
    "id", "body", "html", "xlsx", "junit", "sarif", "github", "md", "report", "FORMAT", "RULE", "select", "ignore", "CASE",
    "TITLE", "toml", "allow", "baseline", "statistics", "quiet", "where", "all", "annotate", "fix", "template", "OUT", "docx",
    "dry", "run", "only", "verbose", "batch", "ledger", "watch", "Ctrl", "password", "jobs", "force", "ask", "DOCCHECKER", "PASSWORD",
    "schema", "file", "Schema", "unit", "county", "department", "NAME", "title", "coverage", "certificate", "serve", "host",
    "port", "token", "root", "path", "browser", "ADDRESS", "auto", "N", "HOST", "PREFIX", "TOKEN", "once", "out", "inbox", "roster",
    "example", "gov", "cn", "since", "pages", "LibreOffice", "diff", "OLD", "NEW",
}  # fmt: skip


class Ran:
    """What a command came to."""

    def __init__(self, result):
        self.code, self.out, self.err, self.error = result.exit_code, result.stdout, result.stderr, result.exception


def run(*args, **settings):
    return Ran(CliRunner().invoke(cli.cli, [str(arg) for arg in args], prog_name="docchecker", **settings))


def process(*args, encoding="utf-8", stdin=None, **environment):
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON") and key != "NO_COLOR"}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    command = [sys.executable, "-c", "from docchecker.commands.main import main; main()", *map(str, args)]
    return subprocess.run(command, env=env, input=stdin, capture_output=True, check=False, cwd=ROOT)


@pytest.fixture
def checked(monkeypatch):
    """``check`` without reading anything: the report it is to give, and how it was called."""

    class Checked:
        report = report(GOOD)
        calls: list = []

    made = Checked()
    made.calls = []

    def check_all(gathered, notice, wanted, jobs):
        made.calls.append((tuple(given.name for given in gathered.files), notice, wanted, jobs))
        return made.report

    monkeypatch.setattr("docchecker.load_notice", lambda folder: NOTICE)
    monkeypatch.setattr("docchecker.commands.checking.check_all", check_all)
    return made


# ---- exit codes ----

BROKEN = Outcome("DOC-KIND", Status.ERROR)
FAILED = BAD._replace(checked=())


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ((), 0),
        ((GOOD,), 0),
        ((GOOD, FAILED), 1),
        ((LOCKED,), 2),
        ((GOOD, LOCKED, FAILED), 2),
        ((GOOD._replace(checked=(BROKEN,)),), 2),
        ((FAILED._replace(checked=(BROKEN,)),), 2),
    ],
)
def test_exit_code(checked, files, code):
    checked.report = report(*files)
    assert run("check", "a").code == code


def test_check_passes_on_what_it_was_told(checked, tmp_path):
    run("check", "b.docx", "a", "--as", "problems", "--fail-on", "warning", "--jobs", "3")
    wanted = Wanted("problems", Level.WARNING, None, documents=False)
    assert checked.calls == [(("b.docx", "a"), NOTICE, wanted, 3)]
    run("check", "a", "--as", "问题清单", "--report", f"html={tmp_path / 'a.html'}")
    assert checked.calls[1] == (("a",), NOTICE, Wanted("problems"), None)


@pytest.mark.parametrize(
    ("named", "kind"), [("case", "case"), ("典型创新案例", "case"), ("案例", "case"), ("清单", "problems")]
)
def test_kinds_by_parts_of_their_names(checked, named, kind):
    assert run("check", "a", "--as", named).code == 0
    assert checked.calls[0][2].kind == kind


def test_rules_folder_is_passed_on(monkeypatch):
    folders = []

    def load(folder):
        folders.append(folder)
        raise BadRules(Path("x.toml"), 3, "没有“fnot”这个键。", "您是不是想写“font”？")

    monkeypatch.setattr("docchecker.load_notice", load)
    ran = run("check", "a", "--rules", "mine")
    assert folders == [Path("mine")]
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "规则文件有误：x.toml，第3行：没有“fnot”这个键。您是不是想写“font”？\n"


# ---- formats and places ----


def test_text_is_the_default(checked):
    assert run("check", "a").out.startswith("好案例.docx\n通过：")


def test_json(checked):
    ran = run("check", "a", "--format", "json")
    assert json.loads(ran.out)["files"][0]["file"] == "好案例.docx"


@pytest.mark.parametrize("format_", ["text", "json"])
def test_output_file_holds_what_would_be_shown(checked, tmp_path, format_):
    target = tmp_path / "报告"
    shown = run("check", "a", "--format", format_)
    written = run("check", "a", "--format", format_, "-o", target)
    assert (written.code, written.out, written.err) == (0, "", "")
    assert target.read_text(encoding="utf-8") == shown.out
    assert list(tmp_path.iterdir()) == [target]


def test_output_dash_is_the_console(checked):
    assert run("check", "a", "-o", "-").out == run("check", "a").out


@pytest.mark.parametrize("name", ["a.docx", "A.DOC", "b.wps", "c.docm"])
def test_output_never_goes_over_a_document(checked, tmp_path, name):
    document = tmp_path / name
    document.write_bytes(b"mine")
    ran = run("check", document, "-o", document)
    assert (ran.code, checked.calls) == (2, [])
    assert f"“{name}”是文档的扩展名" in ran.err
    assert document.read_bytes() == b"mine"


def test_output_that_cannot_be_written_is_said_before_the_work(checked, tmp_path):
    for target, said in ((tmp_path, "是文件夹"), (tmp_path / "无" / "a.txt", "这个文件夹")):
        ran = run("check", "a", "-o", target)
        assert ran.code == 2
        assert said in ran.err
    assert checked.calls == []


def test_output_that_fails_is_said(checked, tmp_path, monkeypatch):
    def fail(_text, _target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("docchecker.report.output.save", fail)
    ran = run("check", "a", "-o", tmp_path / "a.txt")
    assert ran.code == 2
    assert ran.err.startswith(f"写不进“{tmp_path / 'a.txt'}”")


def test_several_reports_at_once(checked, tmp_path):
    targets = {name: tmp_path / f"报告.{'docx' if name == CERTIFICATE else name}" for name in FORMATS}
    ran = run("check", "a", *(word for name, path in targets.items() for word in ("--report", f"{name}={path}")))
    assert ran.code == 0
    assert ran.out.startswith("好案例.docx\n通过：")
    assert ran.out == targets["text"].read_text(encoding="utf-8")
    for name, path in targets.items():
        if name not in BINARY:
            assert path.read_text(encoding="utf-8") == run("check", "a", "--format", name).out
    assert targets["xlsx"].read_bytes().startswith(b"PK")
    assert sorted(tmp_path.iterdir()) == sorted(targets.values())


def test_workbook_goes_into_a_file_or_a_pipe_but_not_on_a_terminal(checked, tmp_path, monkeypatch):
    target = tmp_path / "a.xlsx"
    assert run("check", "a", "--format", "xlsx", "-o", target).code == 0
    assert target.read_bytes().startswith(b"PK")
    piped = CliRunner().invoke(cli.cli, ["check", "a", "--format", "xlsx"])
    assert (piped.exit_code, piped.stdout_bytes[:2]) == (0, b"PK")
    monkeypatch.setattr("docchecker.commands.options.sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
    calls = len(checked.calls)
    ran = run("check", "a", "--format", "xlsx")
    assert (ran.code, ran.out, len(checked.calls)) == (2, "", calls)
    assert ran.err.startswith("xlsx 屏幕上显示不了，请用 -o 写明文件，如 -o 报告.xlsx。\n")


def test_quiet_and_statistics(checked):
    assert run("check", "a", "-q").out == ""
    checked.report = report(GOOD, FAILED)
    ran = run("check", "a", "--quiet", "--statistics")
    assert ran.out.startswith("材料/坏案例.docx\n")
    assert "按规则统计（2条规则有问题）" in ran.out
    assert "检查过" not in ran.out
    assert json.loads(run("check", "a", "-q", "--format", "json").out)["summary"]["files"] == 2


def test_select_and_ignore(checked):
    checked.report = report(FAILED)
    ran = run("check", "a", "--select", "CASE-*", "--ignore", "case-title-length", "--format", "json")
    assert [finding["rule"] for finding in json.loads(ran.out)["files"][0]["findings"]] == ["CASE-TITLE-FORMAT"]
    assert ran.code == 0
    assert run("check", "a", "--ignore", "DOC-*").code == 1


def test_baseline(checked, tmp_path):
    checked.report = report(FAILED)
    target = tmp_path / "基线.json"
    assert run("check", "a", "--format", "json", "-o", target).code == 1
    ran = run("check", "a", "--baseline", target)
    assert ran.code == 0
    assert "已同意保留（4处）" in ran.out
    checked.report = report(FAILED._replace(findings=(TOO_LONG._replace(rule="CASE-TITLE-UNIT"),)))
    assert run("check", "a", "--baseline", target).code == 1


def test_wrong_decisions_are_told_before_the_work(checked, tmp_path):
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    for args in (["--select", "X-*"], ["--ignore", "X-*"], ["--baseline", tmp_path / "a.json"]):
        assert run("check", "a", *args).code == 2
    assert checked.calls == []


def test_allow_file_of_the_working_directory(tmp_path, monkeypatch):
    copy = tmp_path / "送来的" / "案例.docx"
    copy.parent.mkdir()
    copy.write_bytes((ROOT / "fixtures" / "案例-标题未加粗.docx").read_bytes())
    allow = tmp_path / "docchecker-allow.toml"
    allow.write_text(
        '[[allow]]\nrule = "CASE-TITLE-FORMAT"\nfile = "案例.docx"\nreason = "标题用模板"\n', encoding="utf-8"
    )
    assert run("check", copy).code == 1
    assert run("check", copy, "--allow", allow).code == 0
    monkeypatch.chdir(tmp_path)
    ran = run("check", copy)
    assert ran.code == 0
    assert "保留    标题用模板" in ran.out
    assert f"按“{allow}”。" in ran.out.replace("\n      ", "")
    allow.write_text('[[allow]]\nrule = "CASE-TITLE-FORMAT"\nfile = "案例.docx"\n', encoding="utf-8")
    ran = run("check", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"规则文件有误：{allow}，第1行：缺少“reason”。\n"


def test_allow_file_among_the_documents_is_named_and_not_obeyed(tmp_path, monkeypatch):
    inbox = tmp_path / "收件"
    inbox.mkdir()
    (inbox / "案例.docx").write_bytes((ROOT / "fixtures" / "案例-标题未加粗.docx").read_bytes())
    allow = inbox / "docchecker-allow.toml"
    allow.write_text('[[allow]]\nrule = "*"\nfile = "*"\nreason = "x"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for path in (inbox, inbox / "案例.docx"):
        ran = run("check", path)
        assert ran.code == 1
        assert "放在被检查的材料里，没有采用" in ran.out.replace("\n      ", "")
        data = json.loads(run("check", path, "--format", "json").out)
        assert (data["allow_file"], data["allow_files_not_obeyed"], data["skipped"]) == (None, [str(allow)], [])


# ---- calls that are wrong ----


@pytest.mark.parametrize(
    ("args", "said", "usage"),
    [
        (["check"], "缺少 PATH…。", "docchecker check [选项] PATH…"),
        (["inspect"], "缺少 FILE。", "docchecker inspect [选项] FILE"),
        (["inspect", "a", "b"], "多了“b”，这个命令用不着它。", "docchecker inspect [选项] FILE"),
        (["rules", "show"], "缺少 ID；要看所有的规则，请写 --all。", "docchecker rules show [选项] [ID]"),
        (["rules", "show", "--all", "DOC-KIND"], "写了 --all 就不要再写 ID。", "docchecker rules show [选项] [ID]"),
        (["check", "a", "--report", "html"], "--report 写得不对：“html”应当写成 格式=文件，如 html=报告.html。", None),
        (
            ["check", "a", "--report", "html="],
            "--report 写得不对：“html=”应当写成 格式=文件，如 html=报告.html。",
            None,
        ),
        (
            ["check", "a", "--report", "pdf=a.pdf"],
            "--report 写得不对：没有“pdf”这种格式，可以写 text、json、jsonl、html、xlsx、junit、sarif、github、certificate。",
            None,
        ),
        (
            ["check", "a", "--report", "html=a.docx"],
            "--report 写得不对：“a.docx”是文档的扩展名；报告请另取名字，如 报告.txt。",
            None,
        ),
        (["check", "a", "--report", "html=无/a.html"], "--report 写得不对：没有“无”这个文件夹。", None),
        (
            ["check", "a", "--select", "CASE-TITEL-*"],
            "没有“CASE-TITEL-*”这样的规则，您是不是想写“CASE-TITLE-UNIT”？",
            None,
        ),
        (["check", "a", "--baseline", "无.json"], "打不开以前的报告“无.json”（没有这个文件或文件夹）。", None),
        (["rules"], "还没有写要做什么。", "docchecker rules [选项] 命令 …"),
        (["rules", "lst"], "没有“lst”这个命令，您是不是想写“list”？", "docchecker rules [选项] 命令 …"),
        (["chek", "a"], "没有“chek”这个命令，您是不是想写“check”？", "docchecker [选项] 命令 …"),
        (["--bogus"], "没有“--bogus”这个选项。", "docchecker [选项] 命令 …"),
        (
            ["check", "--formt", "json"],
            "没有“--formt”这个选项，您是不是想写“--format”？",
            "docchecker check [选项] PATH…",
        ),
        (["check", "a", "-x"], "没有“-x”这个选项。", "docchecker check [选项] PATH…"),
        (["check", "a", "--as"], "选项 --as 后面要写上值。", None),
        (["check", "a", "--no-color=1"], "选项 --no-color 后面不能带值。", None),
        (
            ["check", "a", "--format", "xml"],
            "--format 写得不对：没有“xml”，可以写 text、json、jsonl、html、xlsx、junit、sarif、github。",
            "docchecker check [选项] PATH…",
        ),
        (
            ["check", "a", "--fail-on", "never"],
            "--fail-on 写得不对：没有“never”，可以写 error、warning、note。",
            "docchecker check [选项] PATH…",
        ),
        (
            ["check", "a", "--as", "casus"],
            "没有“casus”这种材料，可以写 case（典型创新案例）、problems（问题清单）、report（自评报告）；您是不是想写“case”？",
            "docchecker check [选项] PATH…",
        ),
        (
            ["rules", "show", "CASE-TITEL-UNIT"],
            "没有“CASE-TITEL-UNIT”这条规则，您是不是想写“CASE-TITLE-UNIT”？。",
            "docchecker rules show [选项] [ID]",
        ),
    ],
)
def test_wrong_call(checked, args, said, usage):
    ran = run(*args)
    assert (ran.code, ran.out) == (2, "")
    lines = ran.err.splitlines()
    assert lines[0] == said.replace("？。", "？")
    if usage:
        assert lines[1:] == [f"用法：{usage}", f"详细说明：{usage.split(' [')[0]} --help"]


def english(text):
    """Latin words of a text that no Chinese sentence needs."""
    return {word for word in LATIN.findall(text) if word not in NAMES}


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["check"],
        ["inspect"],
        ["judge"],
        ["annotate"],
        ["fix"],
        ["template"],
        ["serve"],
        ["rules"],
        ["rules", "list"],
        ["rules", "show"],
        ["rules", "verify"],
        ["rules", "coverage"],
        ["rules", "diff"],
    ],
)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_is_chinese(command, flag):
    ran = run(*command, flag)
    assert ran.code == 0
    assert ran.out.startswith(f"用法：{' '.join(['docchecker', *command])} [选项]")
    assert english(ran.out) == set()


def test_help_names_commands_and_options():
    out = run("--help").out
    assert re.findall(r"^  (\S+)$", out, re.MULTILINE) == [
        "annotate",
        "batch",
        "check",
        "fix",
        "inspect",
        "judge",
        "ledger",
        "rules",
        "schema",
        "serve",
        "template",
        "watch",
        "--version",
    ]
    out = run("check", "--help").out
    assert re.findall(r"^  (--?\S+)", out, re.MULTILINE) == [
        "--as", "--format", "-o,", "--report", "--select", "--ignore", "--allow", "--baseline", "--since", "--pages", "--statistics", "-v,",
        "-q,", "--fail-on", "--jobs", "--password", "--ask-password", "--password-file", "--rules", "--no-color", "-h,",
    ]  # fmt: skip


def test_hidden_command_is_not_in_the_help():
    group = console.Group("g", commands={"a": console.Command("a", hidden=True), "b": console.Command("b", help="乙")})
    ran = Ran(CliRunner().invoke(group, ["--help"], prog_name="g"))
    assert "  b\n      乙" in ran.out
    assert "  a" not in ran.out


def test_no_command_is_help_and_a_wrong_call():
    ran = run()
    assert (ran.code, ran.out) == (2, run("--help").out)


def test_version():
    ran = run("--version")
    assert (ran.code, ran.out) == (0, f"docchecker {__version__}\n")


# ---- what goes wrong ----


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyError("x"), "程序自身出错（KeyError：'x'）。请把这句话告诉程序的维护人员。"),
        (UnreadableDocument("encrypted", "加了密码。", "请取消密码。"), "加了密码。请取消密码。"),
        (click.ClickException("写不进文件"), "写不进文件。"),
        (click.ClickException("weird"), "命令写得不对。"),
        (click.UsageError("还没有写好。"), "还没有写好。"),
        (click.BadParameter("不行"), "不行。"),
        (click.MissingParameter(param_type="parameter"), "缺少 参数。"),
        (KeyboardInterrupt(), "已中断。"),
    ],
)
def test_every_error_is_a_sentence_and_code_2(checked, monkeypatch, error, said):
    def fail(*_given):
        raise error

    monkeypatch.setattr("docchecker.commands.checking.check_all", fail)
    ran = run("check", "a")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip().splitlines()[0] == said
    assert isinstance(ran.error, SystemExit)


def test_file_names_in_errors_cannot_act_on_the_terminal(monkeypatch, checked):
    ran = run("check", "a", "--as", "\x1b[2J\u202e")
    assert ran.err.startswith("没有“<U+001B>[2J<U+202E>”这种材料")


def test_error_when_standard_error_is_gone(monkeypatch):
    class Gone:
        def write(self, _text):
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Gone())
    console.complain("没有人听")


# ---- inspect ----


@pytest.fixture
def inspected(monkeypatch):
    monkeypatch.setattr("docchecker.load_notice", lambda folder: NOTICE)
    calls = []

    def inspect_file(*given):
        calls.append(given)
        return SEEN

    monkeypatch.setattr("docchecker.pipeline.inspect_file", inspect_file)
    return calls


def test_inspect(inspected):
    assert run("inspect", "案例.docx").out.startswith("案例.docx\n────")
    assert json.loads(run("inspect", "案例.docx", "--format", "json").out)["kind"] == "case"
    assert inspected == [(Path("案例.docx"), NOTICE, None, None)] * 2
    assert run("inspect", "案例.docx", "--format", "html").out.startswith("<!DOCTYPE html>")
    assert "符合“楷体”的有0段，共3段" in run("inspect", "案例.docx", "--where", "楷体").out
    run("inspect", "案例.docx", "--as", "case")
    assert inspected[4] == (Path("案例.docx"), NOTICE, "case", None)


def test_inspect_of_what_cannot_be_read(tmp_path):
    ran = run("inspect", tmp_path / "无.docx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{tmp_path / '无.docx'}：没有这个文件或文件夹。请核对路径和文件名，注意扩展名。\n"


# ---- rules ----


def test_rules_list_and_show():
    assert "CASE-TITLE-LENGTH" in run("rules", "list").out
    entries = json.loads(run("rules", "list", "--format", "json").out)
    assert {"CASE-TITLE-LENGTH", "LIST-COUNT", "DOC-KIND"} <= {entry["rule"] for entry in entries}
    assert run("rules", "show", "case-title-length").out.startswith("CASE-TITLE-LENGTH\n适用    典型创新案例（附件3）")
    assert json.loads(run("rules", "show", "DOC-KIND", "--format", "json").out)[0]["rule"] == "DOC-KIND"
    assert run("rules", "show", "DOC-KIND", "--format", "md").out.splitlines()[2] == "## DOC-KIND　认得出是哪一种材料"
    assert run("rules", "show", "--all", "--format", "html").out.count("<section") == len({e["rule"] for e in entries})
    assert run("rules", "show", "--all").out.count("\n适用    ") == len({e["rule"] for e in entries})


def test_rules_verify():
    ran = run("rules", "verify")
    assert (ran.code, ran.err) == (0, "")
    assert "规则没有错误：4类材料" in ran.out
    assert json.loads(run("rules", "verify", "--format", "json").out)["kinds"] == 4


def test_rules_verify_tells_every_mistake(monkeypatch):
    problems = ("a.txt，第3行：重复。", "b.toml：不起作用。")
    monkeypatch.setattr("docchecker.rulebook.verify.verify", lambda folder, verbs: problems)
    ran = run("rules", "verify")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "规则文件有误：a.txt，第3行：重复。\n规则文件有误：b.toml：不起作用。\n"


def test_rules_of_a_folder_without_any(tmp_path):
    ran = run("rules", "verify", "--rules", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("规则文件有误：")


# ---- as a process ----

SAMPLE = ROOT / "fixtures" / "案例-合格.docx"


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "ascii", "cp437"])
def test_any_console(encoding):
    ran = process("check", "-v", SAMPLE, encoding=encoding)
    assert ran.returncode == 0
    shown = ran.stdout.decode(encoding)
    if encoding == "utf-8":
        assert "  ✓ 有标题" in shown
    if encoding == "gbk":
        assert "  √ 有标题" in shown
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_json_is_utf8_on_any_console(encoding):
    data = json.loads(process("check", SAMPLE, "--format", "json", encoding=encoding).stdout.decode("utf-8"))
    assert data["summary"]["passed"] == 1


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_help_and_errors_on_any_console(encoding):
    assert process("--help", encoding=encoding).returncode == 0
    ran = process("chek", encoding=encoding)
    assert ran.returncode == 2
    assert ran.stderr.decode(encoding).endswith("docchecker --help" + os.linesep)


def test_lines_are_utf8_on_any_console():
    ran = process("judge", "-", encoding="gbk", stdin='{"text": "普法不强"}'.encode())
    assert json.loads(ran.stdout.decode("utf-8"))["id"] == 1


def test_console_without_chinese_is_told_what_to_do():
    assert "PYTHONIOENCODING=utf-8" in process("check", SAMPLE, encoding="ascii").stderr.decode("ascii")
    assert process("check", SAMPLE, encoding="gbk").stderr == b""


def test_entry_point(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["docchecker", "--version"])
    threshold = gc.get_threshold()
    try:
        with pytest.raises(SystemExit) as ended:
            cli.main()
    finally:
        gc.set_threshold(*threshold)
        gc.unfreeze()
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"docchecker {__version__}\n"


def test_document_on_standard_input():
    ran = process("check", "-", "--format", "json", stdin=(ROOT / "fixtures" / "案例-标题未加粗.docx").read_bytes())
    (file,) = json.loads(ran.stdout)["files"]
    assert (ran.returncode, file["file"], file["verdict"]) == (1, "-", "fail")
    assert process("check", "-", stdin=SAMPLE.read_bytes()).stdout.decode().startswith("标准输入\n")
    nothing = json.loads(process("check", "-", "--format", "json", stdin=b"").stdout)
    assert nothing["summary"]["unreadable"] == 1


def test_pipe_has_no_colour():
    assert b"\x1b" not in process("check", SAMPLE, TERM="xterm-256color").stdout


def test_closed_pipe_ends_quietly():
    read, write = os.pipe()
    os.close(read)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [
        sys.executable,
        "-c",
        "from docchecker.commands.main import main; main()",
        "check",
        str(ROOT / "fixtures"),
    ]
    with os.fdopen(write, "wb") as pipe:
        ran = subprocess.run(command, env=env, stdout=pipe, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, ran.stderr) == (1, b"")


def test_start_imports_only_what_it_needs():
    code = "import sys, docchecker.commands.main; print(*sorted(m for m in sys.modules if m.startswith('docchecker.')))"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert set(ran.stdout.split()) == {
        "docchecker.commands", "docchecker.commands.office", "docchecker.commands.main", "docchecker.commands.copies", "docchecker.commands.rules",
        "docchecker.commands.console", "docchecker.errors", "docchecker.commands.options", "docchecker.report",
        "docchecker.commands.password", "docchecker.commands.arguments", "docchecker.commands.complete",
        "docchecker.commands.chinese", "docchecker.commands.schema", "docchecker.commands.serve", "docchecker.commands.targets",
    }  # fmt: skip


# ---- end to end ----

EXPECTED = json.loads((ROOT / "fixtures" / "expected.json").read_text(encoding="utf-8"))


def test_fixtures_from_end_to_end():
    ran = run("check", ROOT / "fixtures", "--format", "json")
    data = json.loads(ran.out)
    Draft202012Validator(json.loads((ROOT / "docchecker/report/schema.json").read_text("utf-8"))).validate(data)
    found = {
        Path(file["file"]).name: {
            "kind": file["kind"],
            "findings": {finding["rule"]: finding["level"] for finding in reversed(file["findings"])},
        }
        for file in data["files"]
    }
    assert found == EXPECTED
    assert ran.code == 1


@pytest.mark.parametrize("name", ["案例-合格.docx", "问题清单-合格-WPS.docx", "其他文件-会议通知.docx"])
def test_inspect_of_a_fixture(name):
    data = json.loads(run("inspect", ROOT / "fixtures" / name, "--format", "json").out)
    assert data["kind"] == EXPECTED[name]["kind"]
    assert [paragraph["index"] for paragraph in data["paragraphs"]] == list(range(len(data["paragraphs"])))
    assert all("".join(r["text"] for r in p["runs"]) == p["text"] for p in data["paragraphs"])
    assert run("inspect", ROOT / "fixtures" / name).code == 0


def test_sources_are_never_written(tmp_path):
    copy = tmp_path / "案例.docx"
    copy.write_bytes(SAMPLE.read_bytes())
    before = copy.stat().st_mtime_ns
    run("check", tmp_path)
    run("inspect", copy)
    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == (SAMPLE.read_bytes(), before)
    assert list(tmp_path.iterdir()) == [copy]
