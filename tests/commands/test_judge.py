"""``judge``: wordings from the command line and as JSON lines."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from docchecker.commands.main import cli

VAGUE, SPECIFIC = "普法针对性实效性不强", "县住建局普法责任清单未公示"


def run(*args, stdin=None):
    return CliRunner().invoke(cli, ["judge", *map(str, args)], input=stdin, prog_name="docchecker")


def rows(ran):
    return [json.loads(line) for line in ran.stdout.splitlines()]


def lines(*records):
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records)


def test_names_as_text():
    ran = run(VAGUE, SPECIFIC)
    vague, specific = ran.stdout.split("\n\n")[:2]
    assert vague.splitlines()[:2] == [VAGUE, "  问题名称：大而空泛"]
    assert specific.splitlines()[:2] == [SPECIFIC, "  问题名称：明确具体"]
    assert (ran.exit_code, ran.stderr) == (0, "")


def test_names_as_lines_are_numbered():
    found = rows(run(VAGUE, SPECIFIC, "--format", "jsonl"))
    assert [(row["id"], row["verdict"]) for row in found] == [(1, "vague"), (2, "specific")]


def test_records_keep_their_ids_and_get_one_when_they_have_none():
    ran = run("-", stdin="\ufeff" + lines({"id": "甲", "text": VAGUE}) + "\n" + lines({"text": SPECIFIC}))
    assert [(row["id"], row["verdict"]) for row in rows(ran)] == [("甲", "vague"), (3, "specific")]
    assert ran.exit_code == 0


def test_records_as_text():
    assert run("-", "--format", "text", stdin=lines({"id": 1, "text": VAGUE})).stdout.startswith(f"{VAGUE}\n  ")


def test_item_record():
    record = {
        "id": 5,
        "name": SPECIFIC,
        "body": "2023年5月12日检查时，县住建局值班的办事员翻遍柜子，拿不出应公示的32项清单。",
    }
    (row,) = rows(run("-", "--as", "item", stdin=lines(record)))
    assert set(row) == {
        "id", "vague_name", "has_example", "has_data", "in_scope", "unmasked_person", "placeholder_left", "reasons",
    }  # fmt: skip
    assert (row["id"], row["vague_name"], row["has_example"]) == (5, False, True)


@pytest.mark.parametrize("between", ["。", "\n", "？"])
def test_item_text_is_split_behind_its_first_sentence(between):
    text = f"{VAGUE}{between}2023年5月12日检查时，县住建局值班的办事员翻遍柜子，拿不出应公示的32项清单。"
    (row,) = rows(run(text, "--as", "item", "--format", "jsonl"))
    assert (row["vague_name"], row["has_example"]) == (True, True)


def test_item_text_of_a_name_alone():
    (row,) = rows(run(SPECIFIC, "--as", "item", "--format", "jsonl"))
    assert (row["vague_name"], row["has_example"]) == (False, False)


def test_paragraph():
    (row,) = rows(run("下一步，将在全县12个乡镇推开这一做法。", "--as", "paragraph", "--format", "jsonl"))
    assert set(row) == {"id", "labels", "reasons"}


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        ("name", "not json", '第1行不是 UTF-8 的 JSON，应当写成 {"id": "…", "text": "…"}'),
        ("name", b"\xff\xfe", '第1行不是 UTF-8 的 JSON，应当写成 {"id": "…", "text": "…"}'),
        ("name", "[" * 100_000, '第1行不是 UTF-8 的 JSON，应当写成 {"id": "…", "text": "…"}'),
        ("name", "[]", '第1行应当写成 {"id": "…", "text": "…"}'),
        ("name", '{"id": 1}', '第1行缺少文字“text”，应当写成 {"id": "…", "text": "…"}'),
        ("paragraph", '{"text": 3}', '第1行缺少文字“text”，应当写成 {"id": "…", "text": "…"}'),
        ("item", '{"name": "a"}', '第1行缺少文字“body”，应当写成 {"id": "…", "name": "…", "body": "…"}'),
    ],
)
def test_bad_line_is_said_and_the_others_are_judged(kind, line, said):
    good = lines({"id": 2, "text": SPECIFIC, "name": SPECIFIC, "body": ""}).encode()
    ran = run("-", "--as", kind, stdin=(line if isinstance(line, bytes) else line.encode()) + b"\n" + good)
    assert ran.exit_code == 2
    assert ran.stderr == f"{said}\n"
    assert [row["id"] for row in rows(ran)] == [2]


def test_output_file(tmp_path):
    target = tmp_path / "答.jsonl"
    ran = run("-", "-o", target, stdin=lines({"id": 1, "text": VAGUE}, {"id": 2, "text": SPECIFIC}))
    assert (ran.exit_code, ran.stdout) == (0, "")
    found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in found] == [1, 2]


def test_wrong_calls():
    assert run().stderr.startswith("缺少 TEXT…。\n用法：docchecker judge [选项] TEXT…")
    assert run("a", "--as", "heading").stderr.startswith(
        "--as 写得不对：没有“heading”，可以写 name、item、paragraph、report。"
    )
    assert run("a", "--format", "json").stderr.startswith(
        "--format 写得不对：没有“json”，可以写 text、jsonl；您是不是想写“jsonl”？"
    )


def test_text_cannot_act_on_the_terminal():
    assert "\x1b" not in run("\x1b[2J普法不强").stdout


def test_control_characters_survive_in_lines():
    (row,) = rows(run("-", stdin=json.dumps({"id": "\udcb0", "text": VAGUE})))
    assert row["id"] == "\udcb0"
