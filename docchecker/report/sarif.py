"""``check --format sarif``: SARIF 2.1.0 (OASIS), as GitHub takes it in.

A .docx has no lines: a place is a logical location, and its line is the number of the paragraph in the text as the
reader saw it (the first is 1), which stays when fonts and page breaks change. Places are bounded, their number is told.
"""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docchecker import __version__
from docchecker.acceptance.fingerprint import fingerprint
from docchecker.findings import FileReport, Finding, Level, Location, Report, Status, Verdict
from docchecker.report.filewords import headline
from docchecker.report.words import LEVELS, file_name, place, quoted, rule_summary, rules_of, unread_words

if TYPE_CHECKING:
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_KINDS = {Status.FAILED: "fail", Status.UNDECIDED: "open", Status.FOR_PERSON: "review"}
_FINGERPRINT = "docchecker/v1"
#: places of one result, and of all (GitHub shows 100 and refuses a file with many thousands)
_PLACES, _ALL_PLACES = 100, 1_000
_LINES = "行号是段落在全文里的序号（第一段是1），不是屏幕上的行。"


def render(report: Report, notice: Notice, page: Page) -> str:
    """The report as SARIF; ``page`` does not matter to it."""
    data = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, notice)]}
    return json.dumps(data, ensure_ascii=False)


def _places_of_each(counts: list[int]) -> list[int]:
    """How many places of each result are listed: all of most, fewer of those with many, one at least of each."""
    most = [min(count, _PLACES) for count in counts]
    while sum(most) > _ALL_PLACES and max(most) > 1:
        limit = max(most) // 2
        most = [min(count, max(1, limit)) for count in most]
    return most


def _results(report: Report, ids: list[str]) -> list[dict[str, Any]]:
    found = [(finding, file, at) for at, file in enumerate(report.files) for finding in file.findings]
    listed = _places_of_each([len(finding.locations) for finding, _file, _at in found])
    return [_result(finding, file, at, ids, places) for (finding, file, at), places in zip(found, listed, strict=True)]


def _run(report: Report, notice: Notice) -> dict[str, Any]:
    ids = list(
        dict.fromkeys([rule.id for rule in notice.rules] + [f.rule for file in report.files for f in file.findings])
    )
    driver = {
        "name": "docchecker",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "zh-CN",
        "rules": [_rule(notice, rule) for rule in ids],
    }
    return {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "artifacts": [_artifact(file, index) for index, file in enumerate(report.files)],
        "results": _results(report, ids),
        "properties": {"notice": report.notice, "title": notice.title, "allow_file": report.allow_file or None},
    }  # fmt: skip


def _rule(notice: Notice, rule_id: str) -> dict[str, Any]:
    """What a rule demands, why, and how to put it right."""
    rules = rules_of(notice, rule_id)
    summary = rule_summary(notice, rule_id)
    data: dict[str, Any] = {
        "id": rule_id,
        "name": rule_id.title().replace("-", ""),
        "shortDescription": {"text": summary},
    }
    if not rules:
        return data
    clauses = [notice.clauses[c] for c in dict.fromkeys(rule.clause for rule in rules) if c in notice.clauses]
    advice = "\n".join(dict.fromkeys(rule.advice for rule in rules if rule.advice))
    why = "\n".join(f"{clause.place}：{quoted(clause.quote)}" for clause in clauses)
    text = "\n".join(
        filter(
            None,
            [
                f"要求：{summary}",
                f"依据：{why}" if why else "",
                f"怎么改：{advice}" if advice else "",
                f"位置：{_LINES}",
            ],
        )
    )
    levels = [rule.level for rule in rules]
    return data | {
        "fullDescription": {"text": f"{summary}。{why}" if why else summary},
        "help": {"text": text, "markdown": text.replace("\n", "\n\n")},
        "defaultConfiguration": {"level": min(levels, key=list(Level).index).value},
        "properties": {
            "clauses": [clause.id for clause in clauses],
            "quotes": [clause.quote for clause in clauses],
            "level_name": LEVELS[levels[0]],
        },
    }


def _artifact(file: FileReport, index: int) -> dict[str, Any]:
    data: dict[str, Any] = {"location": {"uri": _uri(file.file), "index": index}, "roles": ["analysisTarget"]}
    if file.sha256:
        data["hashes"] = {"sha-256": file.sha256}
    return data | {"properties": {"kind": file.kind, "verdict": file.verdict.value, "unread": list(file.unread)}}


def _uri(path: str) -> str:
    """A relative reference for a relative path, a file URI for an absolute one."""
    posix = path.replace("\\", "/")
    if posix.startswith("//"):  # a share on another machine
        return f"file:{_quoted(posix)}"
    if posix.startswith("/"):
        return f"file://{_quoted(posixpath.normpath(posix))}"
    if posix[1:3] == ":/":
        return f"file:///{posix[0]}:{_quoted(posix[2:])}"
    return _quoted(posixpath.normpath(posix))


def _quoted(path: str) -> str:
    """A path as a URI holds it: the bytes that it has on the disk where these are no text."""
    try:
        return quote(path, safe="/~", errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(path, safe="/~", errors="surrogatepass")


def _invocation(report: Report) -> dict[str, Any]:
    """Whether every file could be checked, and what stood in the way."""
    troubles = [
        _notification(file.trouble.kind, f"{file_name(file)}：{file.trouble.reason}{file.trouble.advice}", file, index)
        for index, file in enumerate(report.files) if file.trouble
    ]  # fmt: skip
    troubles += [
        _notification(outcome.rule, f"{file_name(file)}：检查时程序出错，{outcome.rule}没有查完。", file, index)
        for index, file in enumerate(report.files) for outcome in file.checked if outcome.status is Status.ERROR
    ]  # fmt: skip
    troubles += [
        _notification(file.verdict.value, f"{file_name(file)}：{headline(file)}。", file, index)
        for index, file in enumerate(report.files) if file.verdict is Verdict.NOT_CHECKED
    ]  # fmt: skip
    unread = [
        _notification("unread", f"{file_name(file)}：{words}。", file, index, level="warning")
        for index, file in enumerate(report.files) for words in unread_words(file.unread)
    ]  # fmt: skip
    whole = not troubles and all(file.verdict is not Verdict.UNREADABLE for file in report.files)
    return {"executionSuccessful": whole, "toolExecutionNotifications": [*troubles, *unread]}


def _notification(what: str, text: str, file: FileReport, index: int, level: str = "error") -> dict[str, Any]:
    return {
        "descriptor": {"id": what},
        "level": level,
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file.file), "index": index}}}],
    }


def _result(finding: Finding, file: FileReport, index: int, ids: list[str], places: int) -> dict[str, Any]:
    count = len(finding.locations)
    more = f"……等{count}处，这里列出{places}处" if count > places else ""
    kind = _KINDS.get(finding.status, "fail")
    data: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": ids.index(finding.rule),
        "kind": kind,
        "level": finding.level.value if kind == "fail" else "none",
        "message": {"text": finding.message + more + (f"\n怎么改：{finding.advice}" if finding.advice else "")},
        "locations": [_location(location, file, index) for location in finding.locations[:places]],
        "partialFingerprints": {_FINGERPRINT: fingerprint(finding)},
        "suppressions": [],
        "properties": {
            "code": finding.code,
            "places": count,
            "clause": finding.clause,
            "quote": finding.quote,
            "actual": finding.actual,
            "expected": finding.expected,
            "origin": finding.origin,
            "fixable": finding.fixable,
            "confidence": finding.confidence,
            "level": finding.level.value,
        },
    }
    if finding.suppressed:
        data["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.suppressed}]
    return data


def _location(location: Location, file: FileReport, index: int) -> dict[str, Any]:
    around = location.heading or ""
    name = place(location)
    logical = {"name": name, "fullyQualifiedName": f"{around}/{name}".lstrip("/"), "kind": "paragraph"}
    line = 1 if location.paragraph is None else location.paragraph + 1
    physical = {"artifactLocation": {"uri": _uri(file.file), "index": index}, "region": {"startLine": line}}
    data: dict[str, Any] = {
        "physicalLocation": physical,
        "logicalLocations": [logical],
        "properties": {"paragraph": location.paragraph, "start": location.start, "end": location.end},
    }
    if location.excerpt:
        data["message"] = {"text": f"{place(location)}：{location.excerpt}"}
    return data
