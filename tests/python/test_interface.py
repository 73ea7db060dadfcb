"""The Python interface: every kind of source gives the same report, nothing is printed, ``import`` stays light."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import docx
import pytest

import docchecker
from docchecker.errors import UnreadableDocument

ROOT = Path(__file__).parents[2]
BAD = ROOT / "fixtures" / "案例-标题未加粗.docx"


def told(report):
    return [(finding.rule, finding.code, finding.location) for finding in report.findings]


def test_every_kind_of_source_is_judged_alike(capfd):
    expected = docchecker.check(BAD)
    assert (expected.verdict, [finding.rule for finding in expected.findings]) == ("fail", ["CASE-TITLE-FORMAT"])
    data = BAD.read_bytes()
    for source in (str(BAD), data, bytearray(data), memoryview(data), io.BytesIO(data), docx.Document(str(BAD))):
        report = docchecker.check(source)
        assert (report.verdict, told(report)) == (expected.verdict, told(expected))
    assert capfd.readouterr() == ("", "")


def test_names():
    assert docchecker.check(BAD).file == str(BAD)
    assert docchecker.check(BAD, name="甲.docx").file == "甲.docx"
    assert docchecker.check(BAD.read_bytes()).file == "文档.docx"
    with BAD.open("rb") as file:
        assert docchecker.check(file).file == str(BAD)
    assert docchecker.inspect(BAD, name="甲.docx").file == "甲.docx"


def test_a_file_is_left_where_it_was():
    file = io.BytesIO(BAD.read_bytes())
    docchecker.check(file)
    assert file.tell() == 0

    class Stream(io.RawIOBase):
        """Can be read once."""

        def read(self, size=-1):
            return BAD.read_bytes()

        def seekable(self):
            return False

    assert docchecker.check(Stream()).verdict == "fail"


def test_options():
    assert docchecker.check(BAD, kind="问题清单").kind == "problems"
    assert docchecker.check(BAD, kind="problems", notice=docchecker.load_notice()).kind == "problems"
    assert docchecker.check(ROOT / "fixtures" / "案例-合格.docx", fail_on="note").verdict in ("pass", "fail")


@pytest.mark.parametrize("source", [b"", b"nothing", ROOT / "没有.docx", io.BytesIO(b"PK")])
def test_what_cannot_be_read_is_a_report(source):
    report = docchecker.check(source)
    assert report.verdict == "unreadable"
    assert report.trouble.reason
    with pytest.raises(UnreadableDocument):
        docchecker.inspect(source)


def test_wrong_calls():
    with pytest.raises(ValueError, match="没有“casus”这种材料"):
        docchecker.check(BAD, kind="casus")
    with pytest.raises(TypeError, match="不接受 int"):
        docchecker.check(3)
    with pytest.raises(TypeError, match="二进制"):
        docchecker.check(io.StringIO("x"))
    with pytest.raises(ValueError, match="critical"):
        docchecker.check(BAD, fail_on="critical")


def test_data_is_what_the_commands_write():
    from docchecker.commands.main import cli

    def written(command):
        from click.testing import CliRunner

        return json.loads(CliRunner().invoke(cli, [command, str(BAD), "--format", "json"]).stdout)

    assert docchecker.as_data(docchecker.check(BAD)) == written("check")["files"][0]
    assert docchecker.as_data(docchecker.inspect(BAD)) == written("inspect")


def test_judge():
    assert docchecker.judge("普法针对性不强")["verdict"] == "vague"
    assert docchecker.judge("县住建局普法责任清单未公示")["verdict"] == "specific"
    item = docchecker.judge("普法针对性不强", kind="item", body="2023年5月，12个村里有7个没有发课本。")
    assert (item["vague_name"], item["has_data"]) == (True, True)
    assert docchecker.judge("下一步，将扩大试点。", kind="paragraph")["labels"]


def test_threads_agree():
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(docchecker.check, [BAD] * 12))
    assert {tuple(told(report)) for report in reports} == {tuple(told(docchecker.check(BAD)))}


def test_import_is_light():
    code = "import sys, docchecker; print(*sorted(m.split('.')[0] for m in sys.modules))"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-S", "-c", code], env=env, capture_output=True, text=True, check=True)
    assert not {"lxml", "docx", "regex", "click", "ahocorasick_rs"} & set(ran.stdout.split())
