"""Whole runs: the table of a realistic inbox cell by cell, and the same table however a run was broken off."""

from __future__ import annotations

import csv
import os
import signal
import time

import openpyxl
import pytest

from docchecker.bulk.batch import LEDGER, BadInbox, Job, Watcher, run_batch
from docchecker.bulk.intake.arrivals import ArrivalRow, Arrivals
from docchecker.bulk.intake.containers import container_kind
from docchecker.bulk.ledger.history import histories
from docchecker.bulk.ledger.store import Ledger
from docchecker.bulk.units.roster import read_roster
from docchecker.pipeline import check_bytes
from docchecker.report.codec import encode
from fixtures import make
from tests.bulk import inbox as box
from tests.bulk.inbox import zipped
from tests.bulk.running import result, started
from tests.bulk.samples import NOTICE


class Ran:
    """The realistic inbox after a run."""

    def __init__(self, folder):
        self.inbox = box.build()
        self.inbox.write(folder / "收件")
        self.roster = folder / "名单.csv"
        with self.roster.open("w", encoding="gbk", newline="") as target:
            csv.writer(target).writerows(box.roster_rows())
        (folder / "结果").mkdir()
        self.job = Job(str(folder / "收件"), folder / "结果" / LEDGER, read_roster(self.roster, NOTICE).units)
        self.batch = run_batch(self.job, NOTICE)
        self.submissions = {item.name: item for item in self.batch.submissions}


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    return Ran(tmp_path_factory.mktemp("office"))


def test_the_inbox_is_what_it_says(ran):
    assert ran.inbox.count == box.SIZE
    assert len(ran.batch.units) == 60
    kinds = [container_kind(name) for name in ran.inbox.files]
    assert {kind: kinds.count(kind) > 1 for kind in ("zip", "mail")} == {"zip": True, "mail": True}


def test_every_file_is_accounted_for(ran):
    assert set(ran.submissions) == set(ran.inbox.expected)
    assert {item.name: item.reason for item in ran.batch.skipped} == ran.inbox.skipped


@pytest.mark.parametrize("field", ["unit", "candidates", "kind", "arrived", "superseded_by", "readable"])
def test_table_cell_by_cell(ran, field):
    def cell(item):
        if field == "readable":
            return item.verdict != "unreadable"
        return getattr(item.attribution if field in ("unit", "candidates") else item, field)

    found = {name: cell(item) for name, item in ran.submissions.items()}
    assert found == {name: getattr(expected, field) for name, expected in ran.inbox.expected.items()}


def test_missing_and_late(ran):
    missing, late = {}, {}
    for due in ran.batch.due:
        missing.setdefault(due.unit, set()).update({due.kind} if due.missing else ())
        late.setdefault(due.unit, set()).update({due.kind} if due.late else ())
    assert {unit: kinds for unit, kinds in missing.items() if kinds} == ran.inbox.missing
    assert {unit: kinds for unit, kinds in late.items() if kinds} == ran.inbox.late


def test_received_are_those_that_count(ran):
    counting = {
        name for name, item in ran.inbox.expected.items() if item.unit and item.kind and item.superseded_by is None
    }  # fmt: skip
    assert {name for due in ran.batch.due for name in due.received} == counting


def test_a_file_is_checked_as_if_it_were_alone(ran):
    for name in list(ran.submissions)[::16]:
        alone = encode(check_bytes(name, ran.inbox.contents[name], NOTICE))
        found = ran.submissions[name]
        assert encode(found.report) == alone | {"kind": alone["kind"] or found.kind}


def test_copies(ran):
    owner = {name: item.attribution.unit for name, item in ran.submissions.items()}
    near = {(owner[c.name], owner[c.partner]) for c in ran.batch.copies if not c.identical}
    assert near == {pair for taker, source in box.COPIED for pair in ((taker, source), (source, taker))}
    same = {frozenset((c.name, c.partner)) for c in ran.batch.copies if c.identical}
    assert same == {
        frozenset(("市直部门/中级人民法院/典型创新案例.docx", "县区/03-梅林县/典型创新案例.docx")),
        frozenset(("市直部门/中级人民法院/典型创新案例.docx", "县区/03-梅林县/典型创新案例-定稿.docx")),
        frozenset(("邮件/转发-3.eml/问题清单.docx", "邮件/补报.eml/问题清单.docx")),
        frozenset(("邮件/转发-3.eml/典型创新案例.docx", "邮件/补报.eml/典型创新案例.docx")),
    }


def test_ledger_of_the_run(ran):
    with Ledger(ran.job.ledger) as ledger:
        found = histories(ledger.filed(), ledger.units())
        assert ledger.units() == tuple(unit.name for unit in ran.batch.units)
    versions = {(item.unit, item.latest.name): len(item.versions) for item in found}
    newest = {name: 1 for name, item in ran.inbox.expected.items() if item.superseded_by is None}
    for item in ran.inbox.expected.values():
        if item.superseded_by:
            newest[item.superseded_by] += 1
    for kind in ("问题清单", "典型创新案例"):
        newest[f"邮件/转发-3.eml/{kind}.docx"] = newest.pop(f"邮件/补报.eml/{kind}.docx") - 1
    assert {name: count for (_, name), count in versions.items()} == newest


# ---- smaller runs ----

FILES = {
    "问题清单-合格": "柳溪县/问题清单.docx",
    "清单-标题仿宋": "松山区/问题清单.docx",
    "清单-问题过少": "梅林县/问题清单.docx",
}


@pytest.fixture
def small(tmp_path):
    """An inbox of a dozen files and a job for it."""
    for fixture, name in FILES.items():
        path = tmp_path / "收件" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(make.build(fixture))
    for at in range(8):
        (tmp_path / "收件" / f"问题清单{at}.docx").write_bytes(make.build("问题清单-合格") + bytes([at]))
    (tmp_path / "收件" / "a.zip").write_bytes(zipped({"坏.docx": b"PK\3\4", "x.jpg": b"x"}))
    roster = tmp_path / "名单.csv"
    roster.write_text("单位名称,类别\n柳溪县,县区\n松山区,县区\n梅林县,县区\n", encoding="utf-8")
    (tmp_path / "结果").mkdir()
    return Job(
        str(tmp_path / "收件"), tmp_path / "结果" / LEDGER, read_roster(roster, NOTICE).units, jobs=2, copies=False
    )


def plain(batch):
    """A batch in values that can be compared."""
    return batch


class Counting:
    """A watcher that counts, and may break the run off."""

    def __init__(self, stop_at=None):
        self.total, self.fresh, self.seen, self.stop_at = 0, 0, 0, stop_at
        self.watcher = Watcher(self.start, self.step)

    def start(self, total):
        self.total = total

    def step(self, result_):
        self.seen += 1
        self.fresh += result_.checked is not None
        if self.seen == self.stop_at:
            raise KeyboardInterrupt


def test_resume_takes_over_what_is_done(small, tmp_path):
    whole = plain(run_batch(small, NOTICE))
    counting = Counting()
    assert plain(run_batch(small._replace(resume=True), NOTICE, counting.watcher)) == whole
    assert (counting.total, counting.seen, counting.fresh) == (12, 12, 0)
    (tmp_path / "收件" / "问题清单0.docx").write_bytes(make.build("清单-问题过少") + b"new")
    counting = Counting()
    run_batch(small._replace(resume=True), NOTICE, counting.watcher)
    assert counting.fresh == 1
    counting = Counting()
    run_batch(small._replace(resume=True, fail_on="warning"), NOTICE, counting.watcher)
    assert counting.fresh == 12
    counting = Counting()
    run_batch(small, NOTICE, counting.watcher)
    assert counting.fresh == 12


def test_interrupt_leaves_what_is_done(small, tmp_path):
    other = small._replace(ledger=tmp_path / "另一本.sqlite", exclude=(tmp_path / "结果",))
    whole = plain(run_batch(other, NOTICE))
    counting = Counting(stop_at=5)
    with pytest.raises(KeyboardInterrupt):
        run_batch(small, NOTICE, counting.watcher)
    with Ledger(small.ledger) as ledger:
        assert list(ledger.filed()) == []
    counting = Counting()
    assert plain(run_batch(small._replace(resume=True), NOTICE, counting.watcher)) == whole
    assert counting.fresh == 12 - 5


def sharing(batch, name):
    """The texts of all groups that a text is in."""
    return {member for group in batch.groups if name in group.members for member in group.members}


def test_arrivals_and_against(small, tmp_path):
    import datetime

    late = datetime.datetime(2023, 11, 9)
    run_batch(small, NOTICE)
    last_year = tmp_path / "往年.sqlite"
    small.ledger.rename(last_year)
    folder = tmp_path / "旧材料"
    folder.mkdir()
    (folder / "坏.docx").write_bytes(b"PK\3\4")
    (folder / "清单.docx").write_bytes(make.build("清单-标题仿宋"))
    job = small._replace(
        copies=True, against=(last_year, folder), arrivals=Arrivals((ArrivalRow("登记 第2行", "柳溪县", (), late),))
    )
    batch = run_batch(job, NOTICE)
    assert [due.late for due in batch.due if due.late] == [("柳溪县/问题清单.docx",)]
    assert "往年/往年/松山区/问题清单.docx" in sharing(batch, "松山区/问题清单.docx")
    batch = run_batch(job._replace(against=(folder,)), NOTICE)
    assert "往年/旧材料/清单.docx" in sharing(batch, "松山区/问题清单.docx")
    (tmp_path / "去年").mkdir()
    last_year.rename(tmp_path / "去年" / LEDGER)
    batch = run_batch(job._replace(against=(tmp_path / "去年",)), NOTICE)
    assert "往年/去年/松山区/问题清单.docx" in {name for group in batch.groups for name in group.members}


@pytest.mark.parametrize("inbox", ["/没有/这里", "none://x/y", "a\0b"])
def test_no_inbox(small, inbox):
    with pytest.raises(BadInbox, match="请核对路径"):
        run_batch(small._replace(inbox=inbox), NOTICE)


def test_a_file_that_vanishes_has_a_row(small, tmp_path):
    class Removing(Counting):
        def start(self, total):
            super().start(total)
            (tmp_path / "收件" / "问题清单3.docx").unlink()

    batch = run_batch(small, NOTICE, Removing().watcher)
    (gone,) = [item for item in batch.submissions if item.name == "问题清单3.docx"]
    assert (gone.verdict, gone.sha256, gone.report.trouble.kind) == ("unreadable", "", "not_found")


def group_alive(pgid):
    try:
        os.killpg(pgid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(scope="module")
def undisturbed(ran, tmp_path_factory):
    """The options of a run over some files of the inbox, and the folder of one that nothing disturbed."""
    folder = tmp_path_factory.mktemp("undisturbed")
    for name in list(ran.inbox.files)[:70:2]:
        path = folder / "收件" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(ran.inbox.files[name])
    quick = ("--no-pages", "--no-letters", "--no-copies", "--jobs", 2)
    options = ("batch", folder / "收件", "--roster", ran.roster, *quick)
    assert started(*options, "--out", folder / "结果").wait() == 1
    return options, folder / "结果"


def sheets(out):
    """Every cell of the table."""
    return [[list(row) for row in sheet.values] for sheet in openpyxl.load_workbook(out / "汇总表.xlsx").worksheets]


@pytest.mark.parametrize("seconds", [0.3, 0.6])
def test_killed_at_any_moment_and_resumed(undisturbed, tmp_path, seconds):
    """A kill costs at most what was under way, and the next run ends as an undisturbed one."""
    options, whole = undisturbed
    process = started(*options, "--out", tmp_path)
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert started(*options, "--out", tmp_path, "--resume").wait() == 1
    assert result(tmp_path) == result(whole)
    assert sheets(tmp_path) == sheets(whole)
    deadline = time.monotonic() + 10
    while group_alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not group_alive(process.pid)
