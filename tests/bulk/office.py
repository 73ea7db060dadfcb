"""A small batch with one of everything, put together by hand: four units, eight submissions, a copy, a stranger."""

from __future__ import annotations

import datetime

from docchecker import load_notice
from docchecker.bulk.records import Attribution, Batch, Copy, Due, Passage, Skipped, Submission, Unit
from docchecker.counts import Counts
from docchecker.findings import FileReport, Finding, Level, Location, Outcome, Status, Trouble, Verdict
from docchecker.report.codec import pack

NOTICE = load_notice()
TODAY = datetime.date(2023, 11, 10)
LATE = datetime.datetime(2023, 11, 8, 16, 5)

TITLE_FONT = Finding(
    "CASE-TITLE-FORMAT", Level.ERROR, "标题字体是黑体，应为宋体", "A3-TITLE-FORMAT", "宋体二号加粗居中",
    (Location(0, excerpt="青湖县案例", start=0, end=5),), actual="黑体", expected="宋体", advice="选中标题，字体选“宋体”。",
)  # fmt: skip
BODY_FONT = TITLE_FONT._replace(
    rule="CASE-BODY-FORMAT", message="正文字体是宋体。", locations=tuple(Location(number) for number in range(2, 7))
)
TOO_FEW = Finding(
    "LIST-COUNT", Level.WARNING, "只列了3个问题", "A4-COUNT", "原则上列出5个左右问题", (Location(),), advice=""
)
NOTE = TITLE_FONT._replace(level=Level.NOTE, message="=小标题用了黑体", locations=(Location(8, excerpt="=1+1"),))
ASKED = TITLE_FONT._replace(level=Level.ERROR, status=Status.UNDECIDED, message="字体无法确定")
KEPT = TITLE_FONT._replace(message="已经说明过的标题", suppressed="领导同意")

A_CASE, A_LIST, A_OLD = "收件/青湖县.zip/案例.docx", "收件/青湖县.zip/清单.docx", "收件/青湖县.zip/清单(旧).docx"
B_CASE, B_LIST, B_REPORT = "收件/=白河区/案例.docx", "收件/=白河区/清单.docx", "收件/=白河区/报告.docx"
C_LIST = "收件/林业局.doc"
STRANGER = "收件/不明.docx"


def submission(
    name: str,
    unit: str | None,
    kind: str | None,
    *findings: Finding,
    trouble: Trouble | None = None,
    arrived: datetime.datetime | None = None,
    superseded_by: str | None = None,
) -> Submission:
    """A submission whose verdict follows from its findings."""
    grave = any(one.level is Level.ERROR and one.status is Status.FAILED and not one.suppressed for one in findings)
    verdict = Verdict.UNREADABLE if trouble else Verdict.FAIL if grave else Verdict.PASS
    checked = (
        Outcome("DOC-KIND", Status.PASSED, 1, ("问题清单",)),
        Outcome("CASE-MACRO", Status.UNDECIDED, 1, (), "看不清"),
    )
    counts = None if trouble else Counts(1500, 1400, 1550, 1600)
    report = FileReport(name, "ab" * 32, kind, verdict, counts, findings, () if trouble else checked, trouble)
    who = Attribution(
        unit, 0.95 if unit else 0.2, "压缩包名" if unit else "没有线索", () if unit else ("青湖县", "白河区")
    )
    return Submission(name, "ab" * 32, who, kind, verdict, pack(report), arrived, superseded_by)


TEXTS = {
    A_LIST: "青湖县问题清单\n甲乙丙丁<b>某镇公示牌褪色</b>无人更换。\n戊己庚辛",
    B_LIST: "白河区问题清单\n某乡公示牌褪色无人更换！\n壬癸",
}


def _passage(name: str, partner: str, own: tuple[int, int], other: tuple[int, int]) -> Passage:
    return Passage(own, other, TEXTS[name][slice(*own)])


_A, _B = (8, len(TEXTS[A_LIST]) - 5), (8, len(TEXTS[B_LIST]) - 3)


def batch() -> Batch:
    """The batch; 青湖县 has to put things right, 白河区 is complete, 市林业局 and 市教育局 owe."""
    units = (
        Unit("青湖县", "county", ("青湖",), "王某"), Unit("白河区", "county"), Unit("市林业局", "department", (), "陈某"),
        Unit("市教育局", "department"),
    )  # fmt: skip
    unreadable = Trouble("legacy_doc", "这是旧格式文件。", "请另存为 .docx。")
    submissions = (
        submission(A_CASE, "青湖县", "case", TITLE_FONT, BODY_FONT, NOTE, ASKED, KEPT),
        submission(A_LIST, "青湖县", "problems", TOO_FEW),
        submission(A_OLD, "青湖县", "problems", TITLE_FONT, superseded_by=A_LIST),
        submission("收件/青湖县.zip/报告.docx", "青湖县", "report"),
        submission(B_CASE, "白河区", "case"),
        submission(B_LIST, "白河区", "problems", arrived=LATE),
        submission(B_REPORT, "白河区", "report"),
        submission(C_LIST, "市林业局", None, trouble=unreadable),
        submission(STRANGER, None, "case"),
    )
    due = (
        Due("青湖县", "report", 1, ("收件/青湖县.zip/报告.docx",)), Due("青湖县", "case", 1, (A_CASE,)),
        Due("青湖县", "problems", 1, (A_LIST,)),
        Due("白河区", "report", 1, (B_REPORT,)), Due("白河区", "case", 1, (B_CASE,)),
        Due("白河区", "problems", 1, (B_LIST,), (B_LIST,)),
        Due("市林业局", "report", 1, ()), Due("市林业局", "scores", 1, ()), Due("市林业局", "problems", 1, ()),
        Due("市教育局", "report", 1, ()), Due("市教育局", "scores", 1, ()), Due("市教育局", "problems", 2, ()),
        Due("市教育局", "case", 0, ()),
    )  # fmt: skip
    copies = (
        Copy(A_LIST, B_LIST, 0.31, (_passage(A_LIST, B_LIST, _A, _B),)),
        Copy(B_LIST, A_LIST, 0.42, (_passage(B_LIST, A_LIST, _B, _A),)),
        Copy(B_CASE, "去年/案例.docx", 1.0, (Passage((0, 4), (0, 4), "白河案例"),), identical=True),
    )
    return Batch(NOTICE.id, units, submissions, (Skipped("收件/~$清单.docx", "临时文件"),), due, copies)
