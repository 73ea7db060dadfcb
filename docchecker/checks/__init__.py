"""The checks: a closed set of verbs, one file each. A rule file says which verb judges what, with which values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.checks import (
    aspect,
    count,
    demand,
    element,
    evidence,
    exists,
    external,
    kind,
    leader_quote,
    line_breaks,
    look,
    numbering,
    placeholder,
    privacy,
    repeat,
    report_vague,
    revisions,
    scope,
    score_items,
    score_range,
    score_reason,
    score_sum,
    sections,
    slogans,
    template_hint,
    title_wording,
    topics_seen,
    vague_name,
    vba,
    words,
)
from docchecker.checks.analysis import Analysis
from docchecker.checks.results import Result
from docchecker.classify.materials import Material, alone, own_text
from docchecker.findings import Finding, Outcome, Status
from docchecker.structure import TITLE

if TYPE_CHECKING:
    from docchecker.findings import Told
    from docchecker.model import Document
    from docchecker.rulebook.model import Notice, Rule
    from docchecker.rulebook.verbs import Verbs
    from docchecker.structure import Structure

#: The verbs, in the order in which ``docs`` and ``rules`` list them.
_MODULES = (
    exists, title_wording, look, words, sections, count, numbering, template_hint, line_breaks, revisions, external, vba, kind,
    placeholder, privacy, vague_name, evidence, scope, repeat, element, leader_quote, slogans,
    aspect, topics_seen, demand, report_vague, score_items, score_range, score_sum, score_reason,
)  # fmt: skip
VERBS: Verbs = {module.VERB.name: module.VERB for module in _MODULES}

#: codes of findings that say of something that it was not found, or of a text that it is too short
_ABSENCES = frozenset(
    {
        "missing",
        "too_few",
        "too_short",
        "sequence",
        "no_example",
        "no_data",
        "no_evidence",
        "slogans_only",
        "unknown",
        "no_table",
    }
)
_GRAVITY = (Status.ERROR, Status.FAILED, Status.UNDECIDED, Status.FOR_PERSON, Status.PASSED, Status.NOT_APPLICABLE)


def run(document: Document, structure: Structure, notice: Notice) -> tuple[tuple[Finding, ...], tuple[Outcome, ...]]:
    """Findings in the order of the document, and how each rule came out; of several materials each by its own rules."""
    if not structure.materials:
        return _run(own_text(document, structure), structure, notice)
    findings: list[Finding] = []
    outcomes: dict[str, Outcome] = {}
    for one in structure.materials:
        name = notice.kinds[one.kind or ""].name
        own = alone(document, Material(one.kind or "", *one.reach))
        found, came_out = _run(own, one._replace(materials=structure.materials), notice)
        findings += [_in_material(finding, name) for finding in found]
        for outcome in came_out:
            outcomes[outcome.rule] = _merge(outcomes.get(outcome.rule), outcome)
    return tuple(sorted(findings, key=_place)), tuple(outcomes.values())


def tell(document: Document, structure: Structure, notice: Notice) -> Told | None:
    """Return what a document says that other files of its unit may contradict, None where there is nothing to compare."""
    from docchecker.checks.told import told

    kind = notice.kinds.get(structure.kind or "")
    return told(Analysis(own_text(document, structure), structure, notice, kind)) if notice.points.points else None


def _in_material(finding: Finding, name: str) -> Finding:
    """A finding whose places name the material they stand in."""
    places = (
        place._replace(
            heading=f"{name}：{place.heading}" if place.heading else name,
            place=f"{name}{place.place}" if place.place else "",
        )
        for place in finding.locations
    )
    return finding._replace(locations=tuple(places))


def _run(document: Document, structure: Structure, notice: Notice) -> tuple[tuple[Finding, ...], tuple[Outcome, ...]]:
    """Run the rules of one material."""
    kind = notice.kinds.get(structure.kind or "")
    analysis = Analysis(document, structure, notice, kind)
    rules = kind.rules if kind else tuple(rule for rule in notice.common if rule.check == "kind")
    findings: list[Finding] = []
    outcomes: dict[str, Outcome] = {}
    for rule in rules:
        found: Result = judge(rule, analysis)
        findings.extend(found.findings)
        outcomes[rule.id] = _merge(outcomes.get(rule.id), found.outcome)
    return tuple(sorted(findings, key=_place)), tuple(outcomes.values())


def judge(rule: Rule, analysis: Analysis) -> Result:
    """Return what a rule comes to; nothing is held against a title that may be another line."""
    if rule.target == TITLE and rule.check != exists.VERB.name and analysis.structure.title_doubtful:
        return Result((), Outcome(rule.id, Status.UNDECIDED, 1, reason="没有认准哪一行是标题"))
    found: Result = VERBS[rule.check].check(rule, rule.options, analysis)
    return _unless_unread(found, analysis.document)


def _unless_unread(found: Result, document: Document) -> Result:
    """What is missing may stand in what was not read: such findings are undecided in a file that was not read whole."""
    if not document.unread or not any(map(_of_absence, found.findings)):
        return found
    reason = f"文件里有没能读取的内容（{document.unread[0]}），可能在那里面，没有判定"
    findings = tuple(
        one._replace(status=Status.UNDECIDED, message=f"{one.message}；{reason}") if _of_absence(one) else one
        for one in found.findings
    )
    failed = any(one.status is Status.FAILED for one in findings)
    outcome = found.outcome._replace(status=Status.FAILED if failed else Status.UNDECIDED, reason=reason)
    return Result(findings, outcome)


def _of_absence(finding: Finding) -> bool:
    return finding.status is Status.FAILED and finding.code in _ABSENCES


def _merge(before: Outcome | None, after: Outcome) -> Outcome:
    """Entries of one rule come out as its gravest; targets and evidence add up."""
    if before is None:
        return after
    status = min(before.status, after.status, key=_GRAVITY.index)
    reason = before.reason or after.reason
    return Outcome(before.rule, status, before.targets + after.targets, before.evidence + after.evidence, reason)


def _place(finding: Finding) -> tuple[int, int]:
    """Findings on the whole document first, then in the order of the text."""
    place = finding.location
    return (-1 if place.paragraph is None else place.paragraph, place.start or 0)
