"""What is said about a file and its findings: which count, how many, and the verdict in a sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import FileReport, Finding, Level, Report, Status, Verdict, stands
from docchecker.report.words import ACCEPTED, FOR_PERSON, GROUPS, UNDECIDED, VERDICTS, kind_name, verdict_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docchecker.rulebook.model import Notice

#: Below this a kind was recognised with doubt, and the reader is told how to name it.
_SURE = 0.6


class RuleNumbers(NamedTuple):
    """How many findings of a rule stand, and in how many files."""

    rule: str
    findings: int
    files: int


def standing(findings: Iterable[Finding], level: Level) -> tuple[Finding, ...]:
    """The findings of a level that stand: what is undecided or accepted does not count."""
    return tuple(finding for finding in findings if finding.level is level and stands(finding))


def with_status(findings: Iterable[Finding], status: Status) -> tuple[Finding, ...]:
    """The findings with this status that nobody has accepted."""
    return tuple(finding for finding in findings if finding.status is status and not finding.suppressed)


def accepted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that were accepted."""
    return tuple(finding for finding in findings if finding.suppressed)


def groups(findings: tuple[Finding, ...]) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Headings with their findings, the gravest first and the accepted last; headings without any are left out."""
    named = [(heading, standing(findings, level)) for level, heading in GROUPS.items()]
    named.append((UNDECIDED, with_status(findings, Status.UNDECIDED)))
    named.append((FOR_PERSON, with_status(findings, Status.FOR_PERSON)))
    named.append((ACCEPTED, accepted(findings)))
    return ((heading, found) for heading, found in named if found)


def undecided_reason(file: FileReport, finding: Finding) -> str:
    """Why a finding could not be decided, empty for one that could."""
    if finding.status is not Status.UNDECIDED:
        return ""
    reasons = (o.reason for o in file.checked if o.rule == finding.rule and o.status is Status.UNDECIDED)
    return next(reasons, "")


def tally(findings: Iterable[Finding]) -> str:
    """“3处必须修改，1处建议修改”, the empty string when no finding stands."""
    found = tuple(findings)
    counts = ((len(standing(found, level)), words) for level, words in GROUPS.items())
    return "，".join(f"{number}处{words}" for number, words in counts if number)


def open_questions(file: FileReport) -> int:
    """How many rules of a file could not be decided."""
    undecided = {finding.rule for finding in with_status(file.findings, Status.UNDECIDED)}
    return len(undecided | {o.rule for o in file.checked if o.status in (Status.UNDECIDED, Status.ERROR)})


def headline(file: FileReport) -> str:
    """A file's verdict in one sentence."""
    return f"{verdict_words(file)}：{verdict_reasons(file)}"


def verdict_reasons(file: FileReport) -> str:
    """Why a file has its verdict, with all that does not count in it: what is open or accepted."""
    if file.trouble:
        return file.trouble.reason
    found = tally(file.findings)
    if file.verdict is Verdict.PASS:
        found = f"没有必须修改之处{f'，{found}' if found else ''}"
    if file.verdict is Verdict.NOT_CHECKED:
        found = ("认不出是哪种材料" if file.kind is None else "没有一条规则用得上") + (f"；{found}" if found else "")
    return "；".join(filter(None, [found, *_not_counted(file)]))


def _not_counted(file: FileReport) -> Iterator[str]:
    asked, kept = open_questions(file), len(accepted(file.findings))
    yield f"另有{asked}项{UNDECIDED}" if asked else ""
    yield f"{kept}处{ACCEPTED}" if kept else ""


def totals(report: Report) -> str:
    """“共3个文件：通过1个，不通过1个，无法检查1个”."""
    counts = ((sum(file.verdict is verdict for file in report.files), name) for verdict, name in VERDICTS.items())
    return f"共{len(report.files)}个文件：" + "，".join(f"{name}{number}个" for number, name in counts if number)


def kind_words(file: FileReport, notice: Notice) -> str:
    """“典型创新案例（附件3），由标题和结构识别”."""
    return kind_name(notice, file.kind) + (_sureness(file.kind_confidence) if file.kind else "")


def _sureness(confidence: float | None) -> str:
    if confidence is None:
        return "，由 --as 指定"
    if confidence >= _SURE:
        return "，由标题和结构识别"
    return "，由标题和结构识别，把握不大；如果不对，请用 --as 指定类型"


def words_counted(file: FileReport) -> str:
    """“全文4012字；背景情况812字，主要做法和成效2613字”, the empty string when nothing was counted."""
    if file.counts is None:
        return ""
    parts = "，".join(f"{measure.name}{measure.words}字" for measure in file.measures)
    return f"全文{file.counts.words}字" + (f"；{parts}" if parts else "")


def rule_numbers(report: Report) -> list[RuleNumbers]:
    """The rules with findings that stand, those of most files first."""
    found = Counter(finding.rule for file in report.files for finding in file.findings if stands(finding))
    files = Counter(rule for file in report.files for rule in {f.rule for f in file.findings if stands(f)})
    rows = [RuleNumbers(rule, number, files[rule]) for rule, number in found.items()]
    return sorted(rows, key=lambda row: (-row.files, -row.findings, row.rule))
