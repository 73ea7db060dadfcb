"""The command: what it refuses, how it starts and ends."""

from __future__ import annotations

import http.cookiejar
import json
import os
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from contextlib import contextmanager

import pytest

from tests.commands.test_main import ROOT, run
from tests.web.serving import FIXTURES, WRONG


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--host", "0.0.0.0"], "请加 --token"),
        (["--host", "192.0.2.7"], "请加 --token"),
        (["--name", "check.example"], "请加 --token"),
        (["--root-path", "/check"], "请加 --token"),
        (["--token", "short"], "口令太短"),
        (["--once", "a.docx", "--token", "long enough to be one"], "--once 只在本机用"),
        (["--inbox", "."], "--inbox 要和 --out 一起写"),
        (["--inbox", "no such folder", "--out", "x"], "没有“no such folder”这个文件夹"),
        (["--inbox", ".", "--out", "inside"], "--out 不能放在收件文件夹里"),
        (["--host", "192.0.2.7", "--token", "long enough to be one"], "不是这台机器的地址"),
    ],
)
def test_what_is_refused(words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = run("serve", "--no-browser", *words)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert list(tmp_path.iterdir()) == []


def test_without_its_components_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "uvicorn" else object())
    ran = run("serve", "--no-browser")
    assert (ran.code, "docchecker[web]" in ran.err) == (2, True)


@contextmanager
def served(folder, *words):
    """The command in a process of its own, with its uploads below a folder; the address that it prints."""
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(folder),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONUNBUFFERED": "1",
    }
    command = [
        sys.executable,
        "-m",
        "docchecker",
        "serve",
        "--no-browser",
        "--port",
        "0",
        "--jobs",
        "1",
        *map(str, words),
    ]
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as running:
        yield running, running.stdout.readline().strip().removeprefix("检查页面：")
        if running.poll() is None:
            running.send_signal(signal.SIGINT)


def folders(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith("docchecker-web-")]


@pytest.mark.needs_posix
def test_from_start_to_end(tmp_path):
    with served(tmp_path, "--once", FIXTURES / WRONG) as (running, address):
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        assert "材料检查" in opener.open(address).read().decode()
        cards = []
        while not cards:
            cards = json.loads(opener.open(address.partition("?")[0] + "cards").read())["cards"]
        assert [(card["name"], card["verdict"]) for card in cards] == [(WRONG, "fail")]
        again = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        again.open(address)
        assert json.loads(again.open(address.partition("?")[0] + "cards").read())["cards"] == []
        assert len(folders(tmp_path)) == 1
        running.send_signal(signal.SIGINT)
        rest, errors = running.communicate(timeout=60)
    assert (running.returncode, "已结束" in rest, "Traceback" in errors) == (0, True, False)
    assert folders(tmp_path) == []


@pytest.mark.needs_posix
def test_what_a_killed_server_left_is_gone_at_the_next_start(tmp_path):
    with served(tmp_path, "--once", FIXTURES / WRONG) as (running, _address):
        (left,) = folders(tmp_path)
        running.kill()
    assert folders(tmp_path) == [left]
    with served(tmp_path) as (running, address):
        assert json.loads(urllib.request.urlopen(address + "health").read())["status"] == "ok"
        assert left not in folders(tmp_path)


@pytest.mark.needs_posix
def test_behind_a_proxy_with_a_prefix(tmp_path):
    with served(tmp_path, "--root-path", "docs/check/", "--token", "long enough to be one") as (running, address):
        assert address.endswith("/docs/check/")
        straight = address.replace("/docs/check/", "/")
        assert 'href="/docs/check/assets/serve.css"' in urllib.request.urlopen(straight + "login").read().decode()
        jar = http.cookiejar.CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar), Staying())
        answer = opener.open(straight + "login", urllib.parse.urlencode({"token": "long enough to be one"}).encode())
        assert (answer.status, answer.headers["location"]) == (303, "/docs/check/")
        assert {(cookie.name, cookie.path) for cookie in jar} == {
            ("docchecker-visitor", "/docs/check"), ("docchecker-pass", "/docs/check"),
        }  # fmt: skip
        assert opener.open(straight).headers["location"] == "/docs/check/login"
        running.send_signal(signal.SIGINT)
        assert "口令不要外传" in running.communicate(timeout=60)[1]


class Staying(urllib.request.HTTPErrorProcessor):
    """Gives every answer as it is, and goes nowhere else."""

    def http_response(self, _request, response):
        return response


@pytest.mark.needs_posix
def test_a_server_that_is_told_to_end_leaves_nothing(tmp_path):
    with served(tmp_path) as (running, _address):
        assert len(folders(tmp_path)) == 1
        running.terminate()
        running.communicate(timeout=60)
    assert (running.returncode, folders(tmp_path)) == (0, [])
