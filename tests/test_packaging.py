"""What pipelines need, run as far as it can be here: the action's step, samples, completion, manual page, Dockerfile."""

from __future__ import annotations

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
from configparser import ConfigParser

import pytest
import yaml

from tests.commands.test_main import ROOT, run

BAD, GOOD = (ROOT / "fixtures" / name for name in ("清单-标题仿宋.docx", "问题清单-合格.docx"))


def program(folder):
    """A folder with a program ``docchecker`` of this source."""
    script = folder / "bin" / "docchecker"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m docchecker "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return {**os.environ, "PATH": f"{script.parent}:{os.environ['PATH']}", "PYTHONIOENCODING": "utf-8"}


def test_the_step_of_the_action_on_a_failing_pull_request(tmp_path):
    (tmp_path / "材 料").mkdir()
    shutil.copy(BAD, tmp_path / "材 料")
    shutil.copy(GOOD, tmp_path / "材 料")
    output = tmp_path / "output"
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    step = next(one for one in steps if one.get("id") == "check")
    given = {"PATHS": "材 料", "KIND": "", "FAIL_ON": "error", "ALLOW": "", "SARIF": "a.sarif"}
    assert given.keys() == step["env"].keys() - {"PYTHONIOENCODING"}
    env = {**program(tmp_path), **given, "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_OUTPUT": str(output)}
    ran = subprocess.run(["bash", "-c", step["run"]], env=env, cwd=tmp_path, capture_output=True, check=False)
    assert ran.returncode == 1, ran.stderr
    assert re.match(
        r"::error file=材 料/清单-标题仿宋.docx,line=1,title=LIST-TITLE-FORMAT::标题：.*宋体", ran.stdout.decode()
    )
    assert output.read_text(encoding="utf-8") == "sarif=a.sarif\n"
    (result, *_rest) = json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    env |= {"PATHS": "材\n材 料/问题清单-合格.docx"}
    assert subprocess.run(["bash", "-c", step["run"]], env=env, cwd=tmp_path, capture_output=True).returncode == 2


def test_the_hook_of_pre_commit():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language", "files"} <= hook.keys()
    assert [bool(re.search(hook["files"], name)) for name in ("a.docx", "乙/b.wps", "c.txt")] == [True, True, False]
    words = hook["entry"].split()[1:]
    assert (run(*words, GOOD).code, run(*words, GOOD).out) == (0, "")
    assert run(*words, BAD, GOOD).code == 1
    sample = yaml.safe_load((ROOT / "docs/pipelines/pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert sample["repos"][0]["hooks"] == [{"id": hook["id"]}]


@pytest.mark.parametrize("name", ["gitlab-ci.yml", "Jenkinsfile"])
def test_the_commands_of_the_samples(name, tmp_path):
    text = (ROOT / "docs" / "pipelines" / name).read_text(encoding="utf-8")
    (command,) = re.findall(r"docchecker check [^'\n]*", text)
    (tmp_path / "材料").mkdir()
    shutil.copy(BAD, tmp_path / "材料")
    ran = subprocess.run(command, shell=True, env=program(tmp_path), cwd=tmp_path, capture_output=True, check=False)
    assert ran.returncode == 1
    assert (tmp_path / "docchecker.xml").exists()
    assert (tmp_path / "docchecker.html").exists()


def test_the_github_sample():
    sample = yaml.safe_load((ROOT / "docs/pipelines/github.yml").read_text(encoding="utf-8"))
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    assert sample["jobs"]["docchecker"]["steps"][-1]["with"].keys() <= inputs.keys()
    assert sample["permissions"]["security-events"] == "write"


def test_the_dockerfile():
    """The rules of hadolint that concern it: versions, no cache, lists removed, an ordinary user, arguments as lists."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    stages = re.findall(r"^FROM (\S+) AS (\S+)$", text, re.MULTILINE)
    named = {name for _image, name in stages}
    assert all(image in named or re.fullmatch(r".+:[\d.]+.*", image) for image, _name in stages)
    assert ":latest" not in text
    installs = re.findall(r"pip (?:install|wheel) ([^&\n]*)", text)
    assert len(installs) == 2
    assert all("--no-cache-dir" in words for words in installs)
    assert "--no-install-recommends" in text
    assert "rm -rf /var/lib/apt/lists/*" in text
    assert not re.search(r"^(?:ADD|MAINTAINER) |sudo |cd /", text, re.MULTILINE)
    for stage in ("libreoffice", "plain"):
        body = text.split(f" AS {stage}\n")[1].split("\nFROM ")[0].strip()
        assert body.splitlines()[-1] == "USER docchecker"
    assert re.search(r'^ENTRYPOINT \["docchecker"\]$', text, re.MULTILINE)


@pytest.mark.parametrize(
    ("words", "at", "offered"),
    [
        ("docchecker che", 1, {"check"}),
        ("docchecker check --format s", 3, {"sarif"}),
        ("docchecker check --select LIST-TITLE-F", 3, {"LIST-TITLE-FORMAT"}),
        ("docchecker check --as ", 3, {"case", "problems", "report", "scores"}),
        ("docchecker template 问", 2, {"问题清单"}),
        ("docchecker check --report h", 3, {"html="}),
        ("docchecker schema ", 2, {"check", "inspect", "batch"}),
    ],
)
def test_completion(words, at, offered, tmp_path):
    env = {**program(tmp_path), "COMP_WORDS": words, "COMP_CWORD": str(at), "_DOCCHECKER_COMPLETE": "bash_complete"}
    ran = subprocess.run(["docchecker"], env=env, capture_output=True, check=False)
    assert {line.split(",", 1)[1] for line in ran.stdout.decode().split()} == offered


def test_the_manual_page(tmp_path):
    ran = subprocess.run(
        [sys.executable, ROOT / "tools" / "manpage.py"],
        env=program(tmp_path) | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    page = ran.stdout.decode()
    assert page.startswith(".TH DOCCHECKER 1")
    assert "docchecker check" in page
    assert "\\-\\-fail\\-on" in page


def test_extras_and_packages():
    settings = ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    assert {"all", "fast", "office", "bulk", "dev"} <= set(settings["options.extras_require"])
    listed = settings["options"]["packages"].split()
    there = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "docchecker").rglob("__init__.py")}
    assert set(listed) == there | {"docchecker._rules"}


def test_what_only_some_machines_need_is_gathered_for_them():
    """Of each dependency that a marker limits to a system, the offline folder of that system holds a wheel."""
    offline = runpy.run_path(str(ROOT / "packaging" / "offline.py"))["THERE_ALSO"]
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    marked = [line for line in config["options"]["install_requires"].splitlines() if ";" in line]
    assert [line.partition(">")[0] for line in marked] == ["ahocorasick-rs"]
    assert {name for name, also in offline.items() if "ahocorasick-rs" in also} == {
        "win_amd64",
        "macos_arm64",
        "macos_x86_64",
    }
    assert {name for name, also in offline.items() if "colorama" in also} == {"win_amd64", "win32", "win_arm64"}
