"""Files through an executor: whatever becomes of a worker costs one file."""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import subprocess
import sys
from concurrent.futures import Future

import pytest

from docchecker.bulk.intake.gather import Entry
from docchecker.bulk.intake.places import Place
from docchecker.bulk.run import pool as pool_module
from docchecker.bulk.run.pool import PoolExecutor, default_jobs, limit_memory, start_worker
from docchecker.bulk.run.runner import AHEAD, paced, run
from docchecker.bulk.run.tasks import RuleSet, check_place, check_places, rules_digest
from docchecker.report.codec import encode, unpack, unpack_data
from fixtures import make
from tests.bulk import sabotage
from tests.bulk.inbox import zipped
from tests.bulk.running import ROOT
from tests.bulk.samples import NOTICE

RULES = RuleSet(str(NOTICE.folder), rules_digest(NOTICE.folder))
GOOD = make.build("问题清单-合格")
HURT = {"崩溃": "crashed", "段错误": "crashed", "超时": "timeout", "内存": "crashed", "出错": "crashed"}


def entries(tmp_path, *names, data=GOOD):
    found = []
    for name in names:
        (tmp_path / name).write_bytes(data + name.encode())
        found.append(Entry(name, Place(str(tmp_path / name))))
    return found


def trouble(checked):
    return (encode(unpack(checked.report))["trouble"] or {}).get("kind")


def test_each_disaster_costs_one_file(tmp_path):
    names = [f"{at}{word}.docx" for word in HURT for at in range(2)] + [f"好{at}.docx" for at in range(6)]
    instead = {
        "崩溃": sabotage.crash, "段错误": sabotage.segfault, "超时": sabotage.hang, "内存": sabotage.hoard, "出错": sabotage.fail,
    }  # fmt: skip
    pool = PoolExecutor(2, RULES, timeout=8.0, memory=2 * 2**30)
    try:
        found = entries(tmp_path, *names)
        results = {r.entry.name: r for r in run(found, sabotage.Saboteur(pool, instead), RULES, width=2, stall=60)}
    finally:
        pool.shutdown(cancel_futures=True)
    assert set(results) == set(names)
    expected = {name: HURT.get(name[1:].removesuffix(".docx")) for name in names}
    assert {name: trouble(result.checked) for name, result in results.items()} == expected
    assert {name for name, r in results.items() if r.checked.passing} == {n for n, kind in expected.items() if kind}
    digests = {name: hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() for name in names}
    assert {name: result.sha256 for name, result in results.items()} == digests
    assert {r.checked.verdict for name, r in results.items() if name.startswith("好")} == {"pass"}


def test_pool_ends_its_workers(tmp_path):
    pool = PoolExecutor(1)
    pid = pool.submit(sabotage.whoami).result()
    pool.shutdown()
    assert pid != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_workers_leave_interrupts_to_their_parent():
    pool = PoolExecutor(1)
    try:
        pid = pool.submit(sabotage.whoami).result()
        os.kill(pid, signal.SIGINT)
        assert pool.submit(sabotage.whoami).result() == pid
    finally:
        pool.shutdown(cancel_futures=True)


def test_a_worker_begins_by_loading_the_rules(monkeypatch):
    calls = []
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(gc, "set_threshold", lambda _count: None)
    monkeypatch.setattr(signal, "signal", lambda *given: calls.append(given))
    monkeypatch.setattr(pool_module, "limit_memory", calls.append)
    start_worker(RULES, 7)
    start_worker(None, 8)
    assert calls == [(signal.SIGINT, signal.SIG_IGN), 7, (signal.SIGINT, signal.SIG_IGN), 8]


def test_memory_limit(monkeypatch):
    import resource

    limits = {"hard": resource.RLIM_INFINITY, "set": []}
    monkeypatch.setattr(resource, "getrlimit", lambda _what: (0, limits["hard"]))
    monkeypatch.setattr(resource, "setrlimit", lambda _what, pair: limits["set"].append(pair))
    limit_memory(100)
    limits["hard"] = 50
    limit_memory(100)
    assert limits["set"] == [(100, resource.RLIM_INFINITY), (50, 50)]
    monkeypatch.setitem(sys.modules, "resource", None)
    limit_memory(100)
    assert len(limits["set"]) == 2


def test_number_of_workers(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1, 2}, raising=False)
    assert default_jobs() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 5)
    assert default_jobs() == 5


def test_without_a_fork_server(monkeypatch):
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    pool = PoolExecutor(1)
    try:
        assert pool.submit(sabotage.whoami).result() != os.getpid()
    finally:
        pool.shutdown(cancel_futures=True)


def test_never_more_under_way_than_the_workers_can_soon_take(tmp_path):
    asked = []

    def lazily():
        for entry in entries(tmp_path, *(f"{at}.docx" for at in range(20)), data=b"x"):
            asked.append(entry.name)
            yield entry

    results = run(lazily(), sabotage.Now(), RULES, width=1, stall=9)
    next(results)
    assert len(asked) == AHEAD
    assert len(list(results)) == 19


def test_files_go_together_once_all_workers_are_busy(tmp_path):
    found = entries(tmp_path, *(f"{at}.docx" for at in range(11)))
    executor = sabotage.Now()
    results = [r.entry.name for r in run(found, executor, RULES, width=1, stall=9)]
    assert sorted(results) == sorted(entry.name for entry in found)
    assert executor.calls == ["check_places"] * 5


def test_what_must_be_converted_goes_alone(tmp_path):
    found = entries(tmp_path, *(f"{at}.docx" for at in range(4)), "甲.doc", "乙.docx", "丙.DOCX", "丁.wps")
    sent = []

    class Noting(sabotage.Now):
        def submit(self, fn, /, *args, **kwargs):
            sent.append([name for _, name in args[0]])
            return super().submit(fn, *args, **kwargs)

    results = list(run(found, Noting(), RULES, width=1, stall=9))
    assert sorted(r.entry.name for r in results) == sorted(entry.name for entry in found)
    assert sent[4:] == [["乙.docx", "丙.DOCX"], ["甲.doc"], ["丁.wps"]]


def test_nothing_ends(tmp_path):
    found = entries(tmp_path, "a.docx", "b.docx")
    results = list(run(found, sabotage.Never(), RULES, width=2, stall=0.05))
    assert [(r.entry.name, trouble(r.checked)) for r in results] == [("a.docx", "timeout"), ("b.docx", "timeout")]


def test_known_bytes_are_not_checked_again(tmp_path):
    found = entries(tmp_path, "a.docx", "b.docx")
    known = hashlib.sha256((tmp_path / "a.docx").read_bytes()).hexdigest()
    executor = sabotage.Now()
    results = {r.entry.name: r for r in run(found, executor, RULES, width=1, stall=9, known=known.__eq__)}
    assert (results["a.docx"].sha256, results["a.docx"].checked) == (known, None)
    assert results["b.docx"].checked.verdict == "pass"
    assert sorted(executor.calls) == ["check_places", "digest_of", "digest_of"]


def test_a_file_whose_digest_cannot_be_had_is_checked(tmp_path):
    gone = Entry("a.docx", Place(str(tmp_path / "a.docx")))
    (result,) = run([gone], sabotage.Now(), RULES, width=1, stall=9, known=lambda _digest: True)
    assert (result.sha256, trouble(result.checked)) == ("", "not_found")


def test_a_worker_that_dies_over_a_digest(tmp_path):
    class Dies(sabotage.Now):
        def submit(self, fn, /, *args, **kwargs):
            if fn is check_places:
                return super().submit(fn, *args, **kwargs)
            future = Future()
            future.set_exception(RuntimeError("gone"))
            return future

    (result,) = run(entries(tmp_path, "a.docx"), Dies(), RULES, width=1, stall=9, known=lambda _digest: True)
    assert result.checked.verdict == "pass"


def test_paced():
    saved = []
    assert list(paced(iter([1, 2, 3]), lambda: saved.append(1), seconds=0)) == [1, 2, 3]
    assert len(saved) == 4
    saved.clear()
    list(paced(iter([1, 2, 3]), lambda: saved.append(1), seconds=60))
    assert len(saved) == 1


# ---- one file ----


def one(place, rules=RULES):
    return check_place(place, "甲/清单.docx", rules)


def test_what_is_kept_of_a_file(tmp_path):
    (entry,) = entries(tmp_path, "a.docx")
    checked = one(entry.place)
    report = encode(unpack(checked.report))
    assert (checked.kind, checked.verdict, checked.passing) == ("problems", "pass", False)
    assert (report["file"], report["sha256"], report["verdict"]) == ("甲/清单.docx", checked.sha256, "pass")
    assert checked.front[0] == unpack_data(checked.texts)[0].replace("\n", "")
    assert all(len(line) <= 60 for line in (*checked.front, *checked.last))


def test_what_cannot_be_read(tmp_path, monkeypatch):
    file = tmp_path / "a.zip"
    file.write_bytes(zipped({"a.docx": b"x"}).replace(b"PK\1\2", b"PK\1\3"))
    assert trouble(one(Place(str(file)).inside(0))) == "container"
    for error, kind in ((PermissionError(), "no_access"), (OSError(5, "io"), "read_error")):
        monkeypatch.setattr(
            "docchecker.bulk.intake.places.open_file", lambda _url, error=error: (_ for _ in ()).throw(error)
        )
        assert trouble(one(Place("x"))) == kind


def test_other_rules_over_there(tmp_path):
    (entry,) = entries(tmp_path, "a.docx")
    checked = one(entry.place, RULES._replace(digest="other"))
    assert (trouble(checked), checked.passing, len(checked.sha256)) == ("rules_differ", True, 64)


def test_rules_digest_sees_every_change(tmp_path):
    import shutil

    folder = tmp_path / NOTICE.folder.name
    shutil.copytree(NOTICE.folder, folder)
    same = rules_digest(folder)
    assert same == rules_digest(NOTICE.folder)
    rules_digest.cache_clear()
    (folder / "case.toml").write_text((folder / "case.toml").read_text(encoding="utf-8") + "\n#", encoding="utf-8")
    assert rules_digest(folder) != same


def test_broken_documents_are_no_trouble_of_the_run(tmp_path):
    (entry,) = entries(tmp_path, "a.docx", data=b"%PDF-")
    checked = one(entry.place)
    assert (trouble(checked), checked.passing, checked.front, unpack_data(checked.texts)) == ("pdf", False, (), [])


def test_results_come_while_others_are_under_way(tmp_path):
    pool = PoolExecutor(2, RULES, timeout=30)
    try:
        found = entries(tmp_path, "慢.docx", "快.docx")
        slow = sabotage.Saboteur(pool, {"慢": sabotage.hang})
        first = next(run(found, slow, RULES, width=2, stall=60))
        assert first.entry.name == "快.docx"
    finally:
        pool.shutdown(cancel_futures=True)


def test_the_fork_server_loads_all_that_a_check_needs():
    from docchecker.bulk.run import preload

    script = "import sys; import docchecker.bulk.run.preload; print(sorted(name for name in sys.modules if name.startswith('docchecker.')))"
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    needed = {
        f"docchecker.{name}"
        for name in ("bulk.run.tasks", "checks", "classify", "pipeline", "rulebook.loader", "word.reader")
    }
    assert {name for name in needed if repr(name) not in ran.stdout} == set()
    assert preload.tasks.check_place is check_place
