"""The examples of docs/python.md, run as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOOD, BAD = (ROOT / "fixtures" / name for name in ("问题清单-合格.docx", "清单-标题仿宋.docx"))
BLOCK = re.compile(r"^```python (\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = dict(BLOCK.findall((ROOT / "docs" / "python.md").read_text(encoding="utf-8")))


def run(name):
    """The names that an example defines."""
    space = {"__name__": name}
    exec(compile(EXAMPLES[name], f"docs/python.md ({name})", "exec"), space)
    return space


@pytest.mark.needs_flask
def test_flask():
    client = run("flask")["app"].test_client()

    def upload(data, name):
        import io

        return client.post("/upload", data={"file": (io.BytesIO(data), name)})

    assert upload(GOOD.read_bytes(), "a.docx").get_json() == {"accepted": True}
    answer = upload(BAD.read_bytes(), "b.docx")
    assert answer.status_code == 422
    assert answer.get_json()["verdict"] == "fail"
    assert "宋体" in answer.get_json()["reasons"][0]
    assert "没有格式可查" in upload(b"text", "c.docx").get_json()["reasons"][0]


@pytest.mark.needs_django
def test_django():
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False)
    from django.core.files.uploadedfile import SimpleUploadedFile

    form = run("django")["ReportForm"]

    def errors(path):
        return form({}, {"file": SimpleUploadedFile(path.name, path.read_bytes())}).errors.get("file", [])

    assert errors(GOOD) == []
    assert "宋体" in "".join(errors(BAD))


def test_notebook(monkeypatch):
    monkeypatch.chdir(ROOT)
    found = run("notebook")
    assert len(found["rows"]) == len(list((ROOT / "fixtures").glob("清单-*.docx")))
    assert found["verdicts"]["fail"] > 5
    assert found["rules"]


def test_threads(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert len(run("threads")["reports"]) == 8
