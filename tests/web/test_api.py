"""What programs ask of the server."""

from __future__ import annotations

import json

import jsonschema
import pytest

from docchecker import __version__, judge
from docchecker.report import schemas
from tests.commands.test_main import run
from tests.web.serving import FIXTURES, GOOD, WRONG, archive, client, data, left_in, part


@pytest.fixture
def api(desk):
    with client(desk) as opened:
        yield opened


def test_health(api):
    answer = api.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "version": __version__})


def test_the_same_data_as_the_command(api, tmp_path, monkeypatch):
    answer = api.post("/api/check", files=[part(GOOD), part(WRONG)])
    assert answer.status_code == 200
    monkeypatch.chdir(FIXTURES)
    target = tmp_path / "a.json"
    run("check", GOOD, WRONG, "--format", "json", "-o", target)
    assert answer.json() == json.loads(target.read_text(encoding="utf-8"))
    jsonschema.validate(answer.json(), schemas.schema("check"))


def test_nothing_is_kept(api, desk):
    before = left_in(desk)
    api.post("/api/check", files=[part("a.zip", archive(**{"甲/" + GOOD: data(GOOD)})), part("b.docx", b"x")])
    assert left_in(desk) == before


def test_a_zip_is_opened_and_a_broken_file_has_its_row(api):
    held = archive(**{"甲局/案例.docx": data(GOOD), "乙局/坏.docx": b"PK\3\4 broken", "说明.txt": b"x"})
    files = api.post("/api/check", files=[part("送来.zip", held)]).json()["files"]
    assert [(one["file"], one["verdict"]) for one in files] == [
        ("送来.zip/乙局/坏.docx", "unreadable"), ("送来.zip/甲局/案例.docx", "pass"),
    ]  # fmt: skip


def test_kind_and_fail_on(api):
    asked = {"kind": "problems", "fail_on": "note"}
    (file,) = api.post("/api/check", files=[part(GOOD)], data=asked).json()["files"]
    assert (file["kind"], file["verdict"]) == ("problems", "fail")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"files": [part(GOOD)], "data": {"kind": "别的"}}, 422),
        ({"files": [part(GOOD)], "data": {"fail_on": "grave"}}, 422),
        ({"files": {"a": (None, "b")}}, 422),
        ({"json": {}}, 415),
        ({"content": b"--x\r\n", "headers": {"content-type": "multipart/form-data"}}, 400),
    ],
)
def test_a_wrong_call_is_told_in_words(api, desk, asked, status):
    before = left_in(desk)
    answer = api.post("/api/check", **asked)
    assert (answer.status_code, list(answer.json())) == (status, ["error"])
    assert answer.json()["error"].endswith("。")
    assert left_in(desk) == before


NAME, BODY = "普法宣传栏三年没有换", "青湖镇的宣传栏2021年以后没有换过。"


@pytest.mark.parametrize(
    ("kind", "record", "given"),
    [
        ("name", {"text": "普法针对性不强"}, ("普法针对性不强", "")),
        ("item", {"name": NAME, "body": BODY}, (NAME, BODY)),
        ("paragraph", {"text": "依据《法治宣传教育条例》第八条。"}, ("依据《法治宣传教育条例》第八条。", "")),
    ],
)
def test_a_wording(api, kind, record, given):
    answer = api.post("/api/judge", json={"kind": kind, **record}).json()
    lines = answer.pop("lines")
    assert answer == judge(given[0], kind=kind, body=given[1])
    assert lines


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"json": {"kind": "poem", "text": "x"}}, 422),
        ({"json": {"kind": ["name"], "text": "x"}}, 422),
        ({"json": {"kind": "item", "name": "x"}}, 422),
        ({"json": {"text": "长" * 20_001}}, 422),
        ({"json": ["text"]}, 400),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400),
        ({"content": b'{"text": "' + b"x" * 300_000, "headers": {"content-type": "application/json"}}, 413),
        ({"data": {"text": "x"}}, 415),
    ],
)
def test_a_wording_asked_wrongly(api, asked, status):
    answer = api.post("/api/judge", **asked)
    assert (answer.status_code, list(answer.json())) == (status, ["error"])


def test_the_description_names_every_address_for_programs(api):
    found = api.get("/api/openapi.json")
    assert found.headers["content-type"] == "application/json"
    described = {(path, method.upper()) for path, ways in found.json()["paths"].items() for method in ways}
    assert described == {("/api/check", "POST"), ("/api/judge", "POST"), ("/health", "GET")}


def test_the_description_is_sound(api):
    described = api.get("/api/openapi.json").json()
    for schema in described["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    report = described["components"]["schemas"]["Report"]
    jsonschema.validate(api.post("/api/check", files=[part(GOOD)]).json(), report)
    error = described["components"]["schemas"]["Error"]
    jsonschema.validate(api.post("/api/check", json={}).json(), error)
    texts = json.dumps(described)
    for name in ("Refused", "Report", "Error"):
        assert f"/{name}" in texts
