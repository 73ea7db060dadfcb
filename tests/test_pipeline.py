"""The order of things: no file is lost, none is checked twice, none ends in a traceback."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from docchecker import pipeline
from docchecker.errors import UnreadableDocument
from docchecker.findings import Level, Location, Measure, Outcome, Status, Verdict
from docchecker.structure import Item, Part, Span, Structure
from tests.report.samples import DOCUMENT, NOTICE, TOO_LONG, UNKNOWN_FONT, WRONG_FONT

PASSED = Outcome("CASE-TITLE-LENGTH", Status.PASSED, 1)
STRUCTURE = Structure(
    "case", 0.9, ("title", "heading", "empty"),
    parts=(Part("background", 1, "普法3年", Span(1, 0, 4), (Span(1, 5, 8),)),),
    items=(Item(1, 1, "1.", False, Span(0, 0, 6), (Span(1, 0, 2),)),),
)  # fmt: skip


@pytest.fixture
def steps(monkeypatch):
    """Reading, classifying and checking as a test wants them, and what they were given."""

    class Steps:
        calls: list = []
        findings = ()

        def read(self, data):
            self.calls.append(data)
            return DOCUMENT

        def classify(self, document, notice, kind, _roles=None):
            return STRUCTURE._replace(kind=kind or STRUCTURE.kind)

        def run(self, document, structure, notice):
            return self.findings, [PASSED]

    made = Steps()
    made.calls = []
    monkeypatch.setattr(pipeline, "read", lambda data: made.read(data))
    monkeypatch.setattr(pipeline, "classify", lambda *given: made.classify(*given))
    monkeypatch.setattr(pipeline.checks, "run", lambda *given: made.run(*given))
    return made


def write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def names(report, folder):
    return [Path(file.file).relative_to(folder).as_posix() for file in report.files]


def test_checked_file(tmp_path, steps):
    write(tmp_path, "a.docx")
    steps.findings = [TOO_LONG]
    file = pipeline.check_file(tmp_path / "a.docx", NOTICE)
    assert steps.calls == [b"a.docx"]
    assert (file.file, file.kind, file.verdict) == (str(tmp_path / "a.docx"), "case", Verdict.FAIL)
    assert file.sha256 == hashlib.sha256(b"a.docx").hexdigest()
    assert (file.findings, file.checked, file.trouble) == ((TOO_LONG,), (PASSED,), None)
    assert file.document is DOCUMENT
    assert file.counts.words == 17
    assert file.kind_confidence == 0.9
    assert file.measures == (Measure("普法3年", 3), Measure("第1个问题", 8))


def test_named_kind_needs_no_confidence(tmp_path, steps):
    write(tmp_path, "a.docx")
    file = pipeline.check_file(tmp_path / "a.docx", NOTICE, "problems")
    assert (file.kind, file.kind_confidence) == ("problems", None)


@pytest.mark.parametrize(
    ("findings", "fail_on", "verdict"),
    [
        ([], Level.ERROR, Verdict.PASS),
        ([TOO_LONG], Level.ERROR, Verdict.FAIL),
        ([WRONG_FONT], Level.ERROR, Verdict.PASS),
        ([WRONG_FONT], Level.WARNING, Verdict.FAIL),
        ([TOO_LONG], Level.WARNING, Verdict.FAIL),
        ([WRONG_FONT._replace(level=Level.NOTE)], Level.WARNING, Verdict.PASS),
        ([WRONG_FONT._replace(level=Level.NOTE)], Level.NOTE, Verdict.FAIL),
        ([UNKNOWN_FONT], Level.NOTE, Verdict.PASS),
        ([TOO_LONG._replace(suppressed="同意")], Level.NOTE, Verdict.PASS),
    ],
)
def test_verdict(findings, fail_on, verdict):
    assert pipeline.verdict(findings, fail_on) is verdict


def test_fail_on_reaches_the_file(tmp_path, steps):
    write(tmp_path, "a.docx")
    steps.findings = [WRONG_FONT]
    assert pipeline.check_file(tmp_path / "a.docx", NOTICE, None, Level.WARNING).verdict is Verdict.FAIL
    assert pipeline.check_file(tmp_path / "a.docx", NOTICE).verdict is Verdict.PASS


def test_findings_in_document_order(tmp_path, steps):
    write(tmp_path, "a.docx")

    def at(rule, level=Level.ERROR, **place):
        return TOO_LONG._replace(rule=rule, level=level, locations=(Location(**place),))

    ordered = [
        at("A-WHOLE"),
        at("A-FIRST", paragraph=0),
        at("Z-GRAVE", paragraph=1, start=2),
        at("A-LIGHT", Level.WARNING, paragraph=1, start=2),
        at("B-LIGHT", Level.WARNING, paragraph=1, start=2),
        at("A-LATER", paragraph=1, start=3),
        at("A-LAST", paragraph=10),
    ]
    steps.findings = list(reversed(ordered))
    assert pipeline.check_file(tmp_path / "a.docx", NOTICE).findings == tuple(ordered)


def test_unreadable_document(tmp_path, steps, monkeypatch):
    write(tmp_path, "a.docx", "b.docx")

    def read(data):
        if data == b"a.docx":
            raise UnreadableDocument("encrypted", "加了密码。", "请取消密码。")
        return DOCUMENT

    monkeypatch.setattr(pipeline, "read", read)
    bad, good = (pipeline.check_file(tmp_path / name, NOTICE) for name in ("a.docx", "b.docx"))
    assert (bad.verdict, bad.kind, bad.counts, bad.findings) == (Verdict.UNREADABLE, None, None, ())
    assert (bad.trouble.kind, bad.trouble.reason, bad.trouble.advice) == ("encrypted", "加了密码。", "请取消密码。")
    assert bad.sha256 == hashlib.sha256(b"a.docx").hexdigest()
    assert good.verdict is Verdict.PASS


@pytest.mark.parametrize("step", ["read", "classify", "run"])
@pytest.mark.parametrize("error", [KeyError("x"), RecursionError(), MemoryError()])
def test_mistake_of_the_program_costs_one_file_and_no_traceback(tmp_path, steps, step, error):
    write(tmp_path, "a.docx", "b.docx")
    works = getattr(steps, step)

    def fail_once(*given):
        setattr(steps, step, works)
        raise error

    setattr(steps, step, fail_once)
    bad, good = (pipeline.check_file(tmp_path / name, NOTICE) for name in ("a.docx", "b.docx"))
    assert (bad.verdict, bad.trouble.kind) == (Verdict.UNREADABLE, "internal_error")
    assert bad.trouble.reason.startswith(f"检查这个文件时程序自身出错（{type(error).__name__}，test_pipeline.py第")
    assert "Traceback" not in bad.trouble.reason
    assert good.verdict is Verdict.PASS


def test_bytes(steps):
    file = pipeline.check_bytes("包.zip/a.docx", b"data", NOTICE, "problems", Level.NOTE)
    assert steps.calls == [b"data"]
    assert (file.file, file.kind, file.sha256) == ("包.zip/a.docx", "problems", hashlib.sha256(b"data").hexdigest())


def test_standard_input(tmp_path, steps, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-").mkdir()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(b"data")))
    file = pipeline.check_file(Path("-"), NOTICE)
    assert (file.file, file.verdict, steps.calls) == ("-", Verdict.PASS, [b"data"])


def test_mistake_while_opening_is_the_program_s(tmp_path, monkeypatch):
    def fail(_path):
        raise KeyError("x")

    monkeypatch.setattr(pipeline, "file_bytes", fail)
    file = pipeline.check_file(tmp_path / "a.docx", NOTICE)
    assert (file.trouble.kind, file.sha256) == ("internal_error", None)


def test_missing_file(tmp_path):
    file = pipeline.check_file(tmp_path / "没有.docx", NOTICE)
    assert (file.verdict, file.trouble.kind, file.sha256) == (Verdict.UNREADABLE, "not_found", None)
    assert file.trouble.reason == "没有这个文件或文件夹。"


@pytest.mark.parametrize(("error", "kind"), [(PermissionError(), "no_access"), (OSError(5, "io"), "read_error")])
def test_file_that_cannot_be_opened(tmp_path, monkeypatch, error, kind):
    write(tmp_path, "a.docx")

    def fail(_self):
        raise error

    monkeypatch.setattr(Path, "read_bytes", fail)
    file = pipeline.check_file(tmp_path / "a.docx", NOTICE)
    assert (file.verdict, file.trouble.kind) == (Verdict.UNREADABLE, kind)


def test_what_is_no_file(tmp_path):
    import os

    os.mkfifo(tmp_path / "a.docx")
    assert pipeline.check_file(tmp_path / "a.docx", NOTICE).trouble.kind == "not_a_file"
    assert pipeline.check_file(tmp_path, NOTICE).trouble.kind == "not_a_file"


def test_paths_that_lead_nowhere(tmp_path):
    loop = tmp_path / "loop.docx"
    loop.symlink_to(loop)
    files = [pipeline.check_file(path, NOTICE) for path in (loop, Path("a\0b.docx"))]
    assert [file.trouble.kind for file in files] == ["read_error", "read_error"]


def test_inspect_file(tmp_path, steps):
    write(tmp_path, "a.docx")
    seen = pipeline.inspect_file(tmp_path / "a.docx", NOTICE)
    assert seen == (str(tmp_path / "a.docx"), DOCUMENT, STRUCTURE, seen.counts, "", "")
    assert seen.counts.words == 17
    with pytest.raises(UnreadableDocument, match="没有这个文件"):
        pipeline.inspect_file(tmp_path / "b.docx", NOTICE)
