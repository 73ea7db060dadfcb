"""Reports and documents made by hand, and a small notice they speak of."""

from __future__ import annotations

from pathlib import Path

from docchecker.checks.look import FormatOptions
from docchecker.checks.title_wording import TitleWordingOptions
from docchecker.checks.words import WordsOptions
from docchecker.counts import Counts
from docchecker.findings import (
    FileReport,
    Finding,
    IdleEntry,
    InspectedFile,
    Level,
    Location,
    Measure,
    Outcome,
    Report,
    Status,
    Trouble,
    Verdict,
)
from docchecker.model import Cell, Document, Effective, Look, Origin, OriginKind, Paragraph, Run
from docchecker.rulebook.model import Clause, ClauseStatus, Fonts, Kind, Notice, Rule
from docchecker.rulebook.verbs import NoOptions
from docchecker.structure import Structure

LENGTH = "一般不超过25个字"
FORMAT = "XX(单位)XXXX(宋体二号加粗居中)"
MAKE_REAL = "所举事例要见人见事,可以把人名和具体的地点隐去"

CLAUSES = (
    Clause("A3-TITLE-LENGTH", "附件3 关于标题", LENGTH, ClauseStatus.AUTOMATIC, ("case",), "按 Word 的字数计算。"),
    Clause("A3-TITLE-FORMAT", "附件3 关于标题", FORMAT, ClauseStatus.PARTIAL, ("case",)),
    Clause("A3-NARROW", "附件3 关于内容", "提倡小切口、深挖掘", ClauseStatus.PERSON, ("case",)),
    Clause("A4-REAL", "附件4 注一", MAKE_REAL, ClauseStatus.AUTOMATIC, ("problems",)),
    Clause("N-ATTACH", "正文四（一）", "作为附件报送", ClauseStatus.AUTOMATIC, ("case", "problems")),
)

TITLE_LENGTH = Rule(
    "CASE-TITLE-LENGTH", "A3-TITLE-LENGTH", Level.ERROR, "words", "title",
    WordsOptions(max=25), "标题不超过25个字", "删短。", "河湾区司法局“码上说法”", "写了31个字的标题",
)  # fmt: skip
TITLE_FORMAT = Rule(
    "CASE-TITLE-FORMAT", "A3-TITLE-FORMAT", Level.ERROR, "format", "title",
    FormatOptions(("宋体",), 22.0, True, "center", ("小标宋",)), "标题用宋体二号，加粗，居中", "选中标题再改。",
)  # fmt: skip
TITLE_UNIT = Rule(
    "CASE-TITLE-UNIT", "A3-TITLE-FORMAT", Level.WARNING, "title_wording", "title",
    TitleWordingOptions(), "以单位名称开头",
)  # fmt: skip
EVIDENCE = Rule("LIST-EVIDENCE", "A4-REAL", Level.ERROR, "evidence", "item", NoOptions(), "每个问题有事例和数据")
KIND = Rule("DOC-KIND", "N-ATTACH", Level.ERROR, "kind", "document", NoOptions(), "认得出是哪一种材料")

NOTICE = Notice(
    id="sample-2023",
    title="普法规划中期评估工作方案",
    folder=Path("rules/sample-2023"),
    kinds={
        "case": Kind("case", "典型创新案例", "附件3", "sections", (TITLE_LENGTH, TITLE_FORMAT, TITLE_UNIT, KIND)),
        "problems": Kind("problems", "问题清单", "附件4", "items", (EVIDENCE, KIND)),
        "report": Kind("report", "自评报告", "", "free", (KIND,)),
    },
    clauses={clause.id: clause for clause in CLAUSES},
    fonts=Fonts({}),
    unit_endings=("局",),
    common=(KIND,),
)

TOO_LONG = Finding(
    rule="CASE-TITLE-LENGTH",
    code="too_long",
    level=Level.ERROR,
    message="标题有31个字，应不超过25个字",
    clause="A3-TITLE-LENGTH",
    quote=LENGTH,
    locations=(Location(0, excerpt="河湾区司法局“码上说法”", start=0, end=11),),
    actual="31字",
    expected="不超过25字",
    advice="删去修饰词。",
)
WRONG_FONT = Finding(
    rule="CASE-BODY-FORMAT",
    code="font",
    level=Level.WARNING,
    message="正文5段中4段不是仿宋",
    clause="A3-BODY",
    quote="仿宋三号",
    locations=tuple(Location(n, heading="一、背景情况", excerpt=f"第{n}处的话", start=0, end=5) for n in (3, 4, 6, 9)),
    actual="宋体",
    expected="仿宋",
    origin="样式“正文”",
    advice="选中这些段落，把字体改成仿宋。",
    fixable=True,
    confidence=0.75,
)
UNKNOWN_FONT = Finding(
    rule="CASE-TITLE-FORMAT",
    code="font",
    level=Level.ERROR,
    message="看不出标题用的是什么字体",
    clause="A3-TITLE-FORMAT",
    quote=FORMAT,
    locations=(Location(0),),
    status=Status.UNDECIDED,
)
KEPT = TOO_LONG._replace(rule="CASE-TITLE-UNIT", level=Level.WARNING, suppressed="市里同意保留原名")
ASK_PERSON = Finding(
    rule="LIST-EVIDENCE",
    code="no_data",
    level=Level.NOTE,
    message="请看这个问题的数据是否属实",
    clause="A4-REAL",
    quote=MAKE_REAL,
    locations=(Location(item=2),),
    status=Status.FOR_PERSON,
)

GOOD = FileReport(
    file="好案例.docx",
    sha256="a" * 64,
    kind="case",
    verdict=Verdict.PASS,
    counts=Counts(4012, 3700, 4050, 4100),
    checked=(Outcome("CASE-TITLE-LENGTH", Status.PASSED, 1), Outcome("CASE-TITLE-FORMAT", Status.PASSED, 1)),
    kind_confidence=0.97,
)
BAD = FileReport(
    file="材料/坏案例.docx",
    sha256="b" * 64,
    kind="case",
    verdict=Verdict.FAIL,
    counts=Counts(3901, 3600, 3950, 4000),
    findings=(UNKNOWN_FONT, TOO_LONG, WRONG_FONT, ASK_PERSON),
    checked=(
        Outcome("CASE-TITLE-LENGTH", Status.FAILED, 1),
        Outcome("CASE-BODY-FORMAT", Status.FAILED, 5),
        Outcome("CASE-TITLE-FORMAT", Status.UNDECIDED, 1, reason="字体由主题决定，而文件里没有主题。"),
        Outcome("CASE-TITLE-UNIT", Status.PASSED, 1, ("河湾区司法局", "“说法”", *"甲乙丙丁戊")),
        Outcome("CASE-MACRO", Status.UNDECIDED, 1, reason="背景情况只有一句话。"),
        Outcome("CASE-CAUSE", Status.ERROR),
        Outcome("DOC-KIND", Status.NOT_APPLICABLE, 0, reason="已由 --as 指定"),
    ),
    kind_confidence=0.93,
    measures=(Measure("背景情况", 812), Measure("主要做法和成效", 2613)),
)
LOCKED = FileReport(
    file="加密.docx",
    sha256=None,
    kind=None,
    verdict=Verdict.UNREADABLE,
    trouble=Trouble("encrypted", "文件加了密码，打不开。", "请取消密码后再检查。"),
)
UNUSED = IdleEntry("材料/docchecker-allow.toml", 4, "CASE-*", "旧案例.docx", "unused")
EXPIRED = UNUSED._replace(line=9, state="expired")


def report(*files: FileReport, **more) -> Report:
    """A run over these files."""
    return Report(NOTICE.id, files, **more)


DIRECT = Origin(OriginKind.DIRECT)
NORMAL = Origin(OriginKind.PARAGRAPH_STYLE, "正文", theme=True)

BOLD_SONG = Look(
    Effective("宋体", DIRECT), Effective("Times New Roman", DIRECT), Effective(22.0, DIRECT), Effective(True, DIRECT)
)
UNKNOWN = Look(Effective(None, NORMAL), Effective(None, NORMAL), Effective(None, NORMAL), Effective(None, NORMAL))
PLAIN = Look(Effective("仿宋", DIRECT), Effective("仿宋", DIRECT), Effective(16.0, NORMAL), Effective(False, NORMAL))

DOCUMENT = Document(
    paragraphs=(
        Paragraph(
            0, "河湾区司法局\n创新案例", (Run("河湾区司法局\n创新案例", BOLD_SONG),),
            Effective("center", DIRECT), "标题",
        ),
        Paragraph(
            1, "普法3年 见成效", (Run("普法", PLAIN), Run("3年", UNKNOWN), Run(" ", BOLD_SONG), Run("见成效", PLAIN)),
            Effective(None, NORMAL), "正文", label="一、", cell=Cell(0, 0, 0),
        ),
        Paragraph(2, "", (), Effective("odd", NORMAL), "正文"),
    ),
    application="WPS 文字",
)  # fmt: skip
SEEN = InspectedFile(
    "案例.docx", DOCUMENT, Structure("case", 0.9, ("title", "heading", "empty")), Counts(16, 15, 17, 18)
)
