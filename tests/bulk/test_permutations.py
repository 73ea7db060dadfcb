"""What changes nothing: the order of files and of the roster, how folders and containers are called, when in time."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from docchecker.bulk.assemble import Office, assemble
from docchecker.bulk.intake.gather import Entry, Inbox
from docchecker.bulk.intake.places import Place
from docchecker.bulk.records import Unit
from docchecker.bulk.run.tasks import packed
from docchecker.findings import FileReport, Verdict
from tests.bulk.samples import NOTICE

if TYPE_CHECKING:
    from docchecker.bulk.records import Batch

UNITS = (
    Unit("柳溪县", "county", ("柳溪",)),
    Unit("松山区", "county"),
    Unit("安平市教育局", "department", ("市教育局",)),
    Unit("安平市水利局", "department", ("市水利局",)),
)
#: names that say nothing of unit, round, version or time
PLACES = ("收件", "打包.zip", "桌面/U盘", "附件.rar", "甲组/汇总.zip", "转发.eml", "old_pc.7z/文件")


class Paper(NamedTuple):
    """A file of a unit: its name, kind and verdict, and whether it came in time (None: nobody knows)."""

    unit: str
    name: str
    kind: str
    verdict: Verdict = Verdict.PASS
    in_time: bool | None = True


PAPERS = (
    Paper("柳溪县", "问题清单.docx", "problems", Verdict.FAIL),
    Paper("柳溪县", "问题清单（修改稿）.docx", "problems"),
    Paper("柳溪县", "典型创新案例.docx", "case", Verdict.FAIL, None),
    Paper("柳溪县", "自评报告.docx", "report"),
    Paper("松山区", "问题清单作废.docx", "problems", Verdict.FAIL),
    Paper("松山区", "问题清单.docx", "problems", Verdict.PASS, False),
    Paper("安平市教育局", "自评报告.docx", "report", Verdict.PASS, False),
    Paper("安平市教育局", "问题清单v2.docx", "problems", Verdict.FAIL),
    Paper("安平市教育局", "问题清单v1.docx", "problems"),
)
DAYS = {True: 3, False: 9}


def run(
    papers: list[Paper], places: list[str], hours: list[int], units: tuple[Unit, ...]
) -> tuple[Batch, dict[str, Paper]]:
    """The batch of these papers, each below its place and at its hour, and which paper each name is."""
    entries, checked, known = [], [], {}
    for paper, place, hour in zip(papers, places, hours, strict=True):
        name = f"{place}/{paper.unit}/{paper.name}"
        time = None if paper.in_time is None else datetime.datetime(2023, 11, DAYS[paper.in_time], hour)
        entries.append(Entry(name, Place(name), (), time, "到达登记" if time else ""))
        digest = f"{PAPERS.index(paper):064x}"
        checked.append((name, packed(FileReport(name, digest, paper.kind, paper.verdict), digest)))
        known[name] = paper
    return assemble(Inbox(tuple(entries), ()), checked, NOTICE, Office(units)).batch, known


def said(batch: Batch, known: dict[str, Paper]) -> object:
    """All that a batch says, by papers instead of names."""
    files = {
        known[one.name]: (one.attribution.unit, one.kind, one.verdict, one.superseded_by and known[one.superseded_by],
                          one.arrived and one.arrived.date(), one.arrived_by)
        for one in batch.submissions
    }  # fmt: skip
    due = {
        (each.unit, each.kind): (
            each.least,
            {known[name] for name in each.received},
            {known[name] for name in each.late},
        )
        for each in batch.due
    }
    return files, due, batch.copies, batch.skipped, batch.troubles, batch.remarks


NINE = [9] * len(PAPERS)
EXPECTED = said(*run(list(PAPERS), ["收件"] * len(PAPERS), NINE, UNITS))


def test_what_is_said() -> None:
    """The versions that count, what is missing and what is late, of the inbox that is permuted below."""
    files, due, *_ = EXPECTED
    assert {paper.name: new.name for paper, (_, _, _, new, _, _) in files.items() if new} == {
        "问题清单.docx": "问题清单（修改稿）.docx", "问题清单作废.docx": "问题清单.docx", "问题清单v1.docx": "问题清单v2.docx",
    }  # fmt: skip
    assert {key for key, (_, _, late) in due.items() if late} == {("安平市教育局", "report")}
    assert {key for key, (least, received, _) in due.items() if len(received) < least} == {
        ("松山区", "report"), ("松山区", "case"), ("安平市教育局", "scores"),
        ("安平市水利局", "report"), ("安平市水利局", "scores"), ("安平市水利局", "problems"),
    }  # fmt: skip
    assert [said_by for paper, (*_, said_by) in files.items() if paper.in_time is None] == ["时间不明，请核对"]


@settings(deadline=None)
@given(
    papers=st.permutations(PAPERS),
    places=st.lists(st.sampled_from(PLACES), min_size=len(PAPERS), max_size=len(PAPERS)),
    units=st.permutations(UNITS),
)
def test_order_folders_and_containers_change_nothing(papers: list[Paper], places: list[str], units: list[Unit]) -> None:
    assert said(*run(papers, places, NINE, tuple(units))) == EXPECTED


@settings(deadline=None)
@given(
    papers=st.permutations(PAPERS),
    hours=st.lists(st.integers(0, 23), min_size=len(PAPERS), max_size=len(PAPERS)),
)
def test_the_order_of_arrival_decides_between_versions_only(papers: list[Paper], hours: list[int]) -> None:
    """Of two versions the one that came later counts; everything else is as it was, late papers included."""
    files, due, *_ = said(*run(papers, ["收件"] * len(papers), hours, UNITS))
    wanted_files, wanted_due, *_ = EXPECTED
    several = {
        (paper.unit, paper.kind)
        for paper in PAPERS
        if sum((p.unit, p.kind) == (paper.unit, paper.kind) for p in PAPERS) > 1
    }
    versioned = {(unit, kind) for unit, kind in several if (unit, kind) != ("松山区", "problems")}
    assert {p: v for p, v in files.items() if (p.unit, p.kind) not in versioned} == {
        p: v for p, v in wanted_files.items() if (p.unit, p.kind) not in versioned
    }
    assert {key: v for key, v in due.items() if key not in versioned} == {
        key: v for key, v in wanted_due.items() if key not in versioned
    }
    time = dict(zip(papers, hours, strict=True))
    for unit, kind in versioned:
        one, two = (paper for paper in PAPERS if (paper.unit, paper.kind) == (unit, kind))
        if time[one] != time[two]:
            (counts,) = due[unit, kind][1]
            assert counts == max((one, two), key=time.__getitem__)
