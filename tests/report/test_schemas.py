"""The schemas: sound, complete in themselves, and what the commands write fits them."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from docchecker.report.schemas import NAMES, schema
from tests.commands.test_main import ROOT, run


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_sound_and_printed(name):
    Draft202012Validator.check_schema(schema(name))
    ran = run("schema", name)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == schema(name)


@pytest.mark.parametrize("name", ["案例-合格-WPS.docx", "清单-编号形式.docx", "其他文件-会议通知.docx"])
@pytest.mark.parametrize("command", ["check", "inspect"])
def test_what_a_command_writes_fits(command, name):
    data = json.loads(run(command, ROOT / "fixtures" / name, "--format", "json").out)
    Draft202012Validator(schema(command)).validate(data)


def test_what_a_batch_writes_fits(tmp_path):
    inbox = tmp_path / "收件"
    inbox.mkdir()
    for name in ("问题清单-合格.docx", "清单-标题仿宋.docx"):
        (inbox / name).write_bytes((ROOT / "fixtures" / name).read_bytes())
    (inbox / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    ran = run("batch", inbox, "--out", tmp_path / "结果", "--no-pages", "--jobs", "1")
    assert ran.code in (1, 2)
    data = json.loads((tmp_path / "结果" / "结果.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema("batch")).validate(data)
    assert [len(data["submissions"]), data["skipped"][0]["name"]] == [2, "照片.jpg"]
