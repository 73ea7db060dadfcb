"""The ledger: what is filed stays, and tells what became of each submission."""

from __future__ import annotations

import csv
import datetime
import io
import json
import sqlite3
import threading

import openpyxl
import pytest

from docchecker.bulk.ledger import schema
from docchecker.bulk.ledger.earlier import with_earlier
from docchecker.bulk.ledger.history import Point, histories, points
from docchecker.bulk.ledger.schema import LedgerError, migrate
from docchecker.bulk.ledger.store import Filed, Ledger, Run
from docchecker.bulk.outputs import ledger_report
from docchecker.bulk.records import Batch, Due, Skipped, Unit
from docchecker.bulk.run.tasks import Checked, RuleSet
from docchecker.findings import Verdict
from docchecker.report.codec import decode, pack_data
from docchecker.report.page import Page
from tests.bulk.samples import NOTICE, file_object, finding, paper

NOON = datetime.datetime(2023, 11, 6, 12, 0)
RULES = RuleSet("rules", "digest")


def checked(name="a.docx", sha256="a" * 64, verdict="pass", passing=False, texts=("甲", "乙")):
    return Checked(
        sha256,
        "problems",
        Verdict(verdict),
        pack_data(file_object(name, verdict=verdict)),
        pack_data(list(texts)),
        ("首",),
        ("尾",),
        passing,
    )


def begun(ledger, rules=RULES, version="1"):
    return ledger.begin("notice", rules, version, "inbox", NOON)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "台账.sqlite"


def test_results_come_back(file):
    with Ledger(file) as ledger:
        run = begun(ledger)
        ledger.add(run, "b.docx", "a" * 64, checked())
        ledger.add(run, "a.docx", "a" * 64, None)
        ledger.add(run, "c.docx", "", checked(sha256=""))
    with Ledger(file) as ledger:
        found = dict(ledger.checked(run))
        assert list(found) == ["a.docx", "b.docx", "c.docx"]
        assert found["a.docx"] == checked()._replace(texts=b"")
        assert ledger.texts("a" * 64) == ("甲", "乙")
        assert ledger.texts("f" * 64) == ()


def test_only_lasting_results_under_the_same_rules_are_known(file):
    with Ledger(file) as ledger:
        run = begun(ledger)
        ledger.add(run, "a.docx", "a" * 64, checked())
        ledger.add(run, "b.docx", "b" * 64, checked(sha256="b" * 64, passing=True))
        assert [ledger.known(run, digit * 64) for digit in "abc"] == [True, False, False]
        for other in (
            begun(ledger, RULES._replace(digest="x")),
            begun(ledger, RULES._replace(fail_on="note")),
            begun(ledger, version="2"),
        ):
            assert not ledger.known(other, "a" * 64)


def test_what_was_not_flushed_is_not_there_and_nothing_is_half_there(file):
    ledger = Ledger(file)
    run = begun(ledger)
    ledger.add(run, "a.docx", "a" * 64, checked())
    ledger.flush()
    ledger.flush()
    ledger.add(run, "b.docx", "b" * 64, checked(sha256="b" * 64))
    with Ledger(file) as other:
        assert [name for name, _ in other.checked(run)] == ["a.docx"]
    ledger.close()
    with Ledger(file) as other:
        assert [name for name, _ in other.checked(run)] == ["a.docx", "b.docx"]


def test_filing(file):
    unit = Unit("柳溪县", "county", (), "张某")
    with Ledger(file) as ledger:
        run = begun(ledger)
        ledger.add(run, "a.docx", "a" * 64, checked())
        ledger.add(run, "b.docx", "", checked(sha256="", verdict="unreadable"))
        first = paper(
            "a.docx", "柳溪县", sha256="a" * 64, arrived=NOON, superseded_by="b.docx", candidates=("x",), evidence="e"
        )
        second = paper("b.docx", sha256="", kind=None, verdict="unreadable")
        assert (ledger.units(), list(ledger.filed())) == ((), [])
        for _ in range(2):
            ledger.finish(run, [unit], [(first, "甲"), (second, "")], [Skipped("x.jpg", "不是")], NOON)
        assert ledger.units() == ("柳溪县",)
        filed = list(ledger.filed())
    assert [(item.run, item.slot) for item in filed] == [(run, "甲"), (run, "")]
    assert [item.submission._replace(packed=b"") for item in filed] == [
        first._replace(packed=b""), second._replace(packed=b""),
    ]  # fmt: skip
    assert filed[0].submission.report.findings == decode(file_object("a.docx")).findings
    connection = sqlite3.connect(file)
    assert connection.execute("SELECT name, reason FROM skipped").fetchall() == [("x.jpg", "不是")]
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_from_another_thread(file):
    with Ledger(file) as ledger:
        run = begun(ledger)
        worker = threading.Thread(target=ledger.add, args=(run, "a.docx", "a" * 64, checked()))
        worker.start()
        worker.join()
        assert ledger.known(run, "a" * 64)


# ---- versions of the ledger itself ----


def test_an_old_ledger_is_brought_up_to_date(file):
    connection = sqlite3.connect(file, isolation_level=None)
    migrate(connection, schema.MIGRATIONS[:1])
    connection.execute("INSERT INTO runs (started, notice, rules, version, inbox) VALUES ('x', 'n', 'r', '1', 'i')")
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()
    with Ledger(file) as ledger:
        assert ledger.units() == ()
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
    assert connection.execute("SELECT notice FROM runs").fetchall() == [("n",)]


def test_a_step_that_fails_changes_nothing(file):
    connection = sqlite3.connect(file, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, ("CREATE TABLE a (x); CREATE TABLE a (x);",))
    connection.close()
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []


def test_a_newer_ledger_is_left_alone(file):
    sqlite3.connect(file).execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerError, match="请先升级程序"):
        Ledger(file)


def test_no_ledger(file, tmp_path):
    file.write_text("清单" * 999, encoding="utf-8")
    with pytest.raises(LedgerError, match="不是台账"):
        Ledger(file)
    with pytest.raises(LedgerError, match="打不开，也建不了"):
        Ledger(tmp_path)


# ---- what became of each submission ----

OLD = [
    finding("A", "甲1", item=1),
    finding("A", "甲2", item=2),
    finding("B", "乙", heading="一、"),
    finding("U", status="undecided"),
]
NEW = [
    finding("A", "甲1改", item=1),
    finding("C", "=丙", level="warning"),
    finding("S", suppressed={"reason": "已认可"}),
]


def filed(run, slot, *papers):
    return [Filed(Run(run, "r", "1", NOON), slot, item) for item in papers]


def day(number):
    return datetime.datetime(2023, 11, number, 9, 0)


FILED = [
    *filed(1, "", paper("问题清单.docx", "柳溪县", sha256="1" * 64, arrived=day(3), verdict="fail", findings=OLD)),
    *filed(1, "", paper("散.docx", None, None, sha256="9" * 64)),
    *filed(2, "", paper("问题清单.docx", "柳溪县", sha256="1" * 64, arrived=day(3), verdict="fail", findings=OLD)),
    *filed(2, "", paper("问题清单v2.docx", "柳溪县", sha256="2" * 64, arrived=day(7), verdict="fail", findings=NEW)),
    *filed(2, "", paper("报告.docx", "别的单位", "report", sha256="3" * 64)),
    *filed(3, "", paper("问题清单v2.docx", "柳溪县", sha256="2" * 64, arrived=day(7), verdict="fail", findings=NEW)),
]
UNITS = ("松山区", "柳溪县")


def test_first_to_latest():
    one, other, nobody = histories(FILED, UNITS)
    assert (one.unit, other.unit, nobody.unit) == ("柳溪县", "别的单位", "")
    assert (one.first.name, one.latest.name, len(one.versions)) == ("问题清单.docx", "问题清单v2.docx", 2)
    assert [point.message for point in one.resolved] == ["甲2", "乙"]
    assert [point.message for point in one.open] == ["甲1改"]
    assert one.new == (Point("C", "", 0, "warning", "=丙"),)
    assert (other.resolved, other.open, other.new) == ((), (), ())


def test_a_version_that_was_handed_in_again_stands_there_twice():
    back = filed(4, "", paper("问题清单.docx", "柳溪县", sha256="1" * 64, arrived=day(9), verdict="fail", findings=OLD))
    one = histories([*FILED, *back], UNITS)[0]
    assert [paper.sha256[0] for paper in one.versions] == ["1", "2", "1"]
    assert (len(one.open), one.resolved, one.new) == (3, (), ())


# ---- earlier rounds ----


def test_what_counts_of_earlier_rounds_joins_the_batch():
    due = Due("柳溪县", "problems", 1, ("问题清单v2.docx",)), Due("松山区", "report", 1, ("这次的.docx",))
    now = paper("这次的.docx", "松山区", "report")
    (first, earlier) = with_earlier(Batch("n", (), (now,), due=due), FILED).submissions
    assert first == now
    assert (earlier.name, earlier.sha256[0], earlier.run, earlier.superseded_by) == ("问题清单v2.docx", "2", 3, None)


# ---- troubles of the file ----


def test_a_ledger_that_may_only_be_read(file):
    with Ledger(file) as ledger:
        run = begun(ledger)
        ledger.finish(run, [Unit("柳溪县", "county")], [], [], NOON)
    with Ledger(file, read_only=True) as ledger:
        assert ledger.units() == ("柳溪县",)
        with pytest.raises(LedgerError, match="写不进去：文件或文件夹是只读的"):
            begun(ledger)


def test_a_ledger_that_was_damaged_inside(file):
    with Ledger(file) as ledger:
        begun(ledger)
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(bytes(data))
    with pytest.raises(LedgerError, match="已损坏"), Ledger(file) as ledger:
        begun(ledger)


def test_a_full_disk(file):
    with Ledger(file) as ledger:
        ledger._connection.raw.execute("PRAGMA max_page_count = 1")
        with pytest.raises(LedgerError, match="磁盘满了"):
            for number in range(99):
                run = begun(ledger)
                ledger.add(run, f"{number}.docx", "a" * 64, checked(texts=("长" * 99999,)))
        ledger._connection.raw.rollback()


def test_one_version_has_everything_open():
    (only,) = histories(FILED[:1])
    assert ([point.message for point in only.open], only.resolved, only.new) == (["甲1", "甲2", "乙"], (), ())


def test_a_latest_version_that_cannot_be_read_resolves_nothing():
    unread = filed(2, "", paper("问题清单v3.doc", "柳溪县", sha256="4" * 64, verdict="unreadable"))
    (only,) = histories([FILED[0], *unread])
    assert (only.resolved, len(only.open), only.latest.verdict) == ((), 3, "unreadable")


def test_papers_of_nobody_are_apart():
    both = [*filed(1, "x", paper("a.docx", sha256="1")), *filed(1, "x", paper("b.docx", sha256="2"))]
    assert len(histories(both)) == 2


def test_only_what_stands_counts():
    assert [point.rule for point in points(paper("a", findings=OLD + NEW).report)] == ["A", "A", "B", "A", "C"]


def test_text():
    assert ledger_report.render_text(histories(FILED, UNITS), ["松山区"], NOTICE, Page(100)).splitlines() == [
        "柳溪县",
        "  问题清单：问题清单.docx（2023-11-03，不通过） → 问题清单v2.docx（2023-11-07，不通过）",
        "    共2版；已解决2处，仍未解决1处，新出现1处",
        "    仍未解决：【必须】甲1改",
        "    新出现：【建议】=丙",
        "",
        "别的单位",
        "  自评报告：报告.docx（通过）",
        "",
        "（未归属）",
        "  未识别：散.docx（通过）",
        "",
        "还没有报送的单位：松山区",
    ]
    assert ledger_report.render_text((), (), NOTICE, Page()) == "台账里还没有报送记录。"
    assert ledger_report.render_text((), ["松山区"], NOTICE, Page()) == "还没有报送的单位：松山区"


def test_json():
    data = json.loads(ledger_report.render_json(histories(FILED, UNITS), ["松山区"], NOTICE, Page()))
    assert (data["notice"], data["units_without_submission"]) == (NOTICE.id, ["松山区"])
    first = data["submissions"][0]
    assert (first["unit"], first["kind"], [v["file"] for v in first["versions"]]) == (
        "柳溪县", "problems", ["问题清单.docx", "问题清单v2.docx"],
    )  # fmt: skip
    assert first["new"] == [{"rule": "C", "heading": "", "item": 0, "level": "warning", "message": "=丙"}]
    assert (data["submissions"][2]["unit"], data["submissions"][2]["kind"]) == (None, None)


ROW = [
    "柳溪县", "问题清单", 2, "问题清单.docx", "2023-11-03 09:00", "不通过", "问题清单v2.docx", "2023-11-07 09:00", "不通过",
    2, 1, 1, "【必须】甲1改", "【建议】=丙",
]  # fmt: skip


def test_csv():
    text = ledger_report.render_csv(histories(FILED, UNITS), ["松山区"], NOTICE, Page())
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[1] == [str(cell) for cell in ROW]
    assert [row[:3] for row in rows[2:]] == [
        ["别的单位", "自评报告", "1"],
        ["（未归属）", "未识别", "1"],
        ["松山区", "未报送", "0"],
    ]
    assert {len(row) for row in rows} == {14}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_csv_holds_no_formulas(start):
    evil = filed(1, "", paper(f"{start}cmd.docx", "柳溪县", sha256="5"))
    text = ledger_report.render_csv(histories(evil), (), NOTICE, Page())
    assert next(row for row in csv.reader(io.StringIO(text)) if "柳溪县" in row)[3] == f"'{start}cmd.docx"


def test_xlsx():
    evil = filed(4, "", paper("=1+1.docx", "柳溪县", sha256="5"))
    data = ledger_report.render_xlsx(histories([*FILED, *evil], UNITS), ["松山区"], NOTICE, Page())
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == list(ledger_report.rows((), NOTICE)[0])
    assert [value if value is not None else "" for value in rows[1]][:4] == ["柳溪县", "问题清单", 3, "问题清单.docx"]
    assert rows[1][6] == "=1+1.docx"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert [row[0] for row in rows[2:]] == ["别的单位", "（未归属）", "松山区"]
