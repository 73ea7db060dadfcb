"""One shipped rule on a document made of lines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks import VERBS, run
from docchecker.checks.analysis import Analysis
from docchecker.classify import classify
from docchecker.model import Document, Effective, Look, Origin, OriginKind, Paragraph, Run
from tests.classify.understanding import P, notice, understand

if TYPE_CHECKING:
    from docchecker.findings import Finding, Outcome
    from docchecker.rulebook.model import Rule
    from docchecker.rulebook.verbs import Options

DIRECT = Origin(OriginKind.DIRECT)
STYLE = Origin(OriginKind.PARAGRAPH_STYLE, "正文")


class Judged(NamedTuple):
    """What one rule says."""

    findings: tuple[Finding, ...]
    outcome: Outcome

    @property
    def told(self) -> list[tuple[str, str]]:
        """Level and message of each finding."""
        return [(str(finding.level), finding.message) for finding in self.findings]

    @property
    def levels(self) -> list[str]:
        return [str(finding.level) for finding in self.findings]


def rule_of(identifier: str, kind: str, target: str | None = None) -> Rule:
    """A shipped rule; ``target`` tells entries of one id apart."""
    found = [rule for rule in notice().kinds[kind].rules if rule.id == identifier]
    return next(rule for rule in found if target in (None, rule.target))


def judge(
    identifier: str,
    document: Document,
    kind: str = "case",
    *,
    target: str | None = None,
    on: str | None = None,
    options: Options | None = None,
    level: str | None = None,
) -> Judged:
    """One shipped rule on a document, on another target, with other options or another level where given."""
    rule = rule_of(identifier, kind, target)
    rule = rule._replace(
        target=on or rule.target,
        options=rule.options if options is None else options,
        level=type(rule.level)(level or rule.level),
    )
    structure = classify(document, notice(), kind)
    analysis = Analysis(document, structure, notice(), notice().kinds[kind])
    return Judged(*VERBS[rule.check].check(rule, rule.options, analysis))


def judge_lines(identifier: str, *lines: str | P, kind: str = "case", level: str | None = None) -> Judged:
    """One shipped rule on a document of lines."""
    return judge(identifier, understand(*lines, kind=kind).document, kind, level=level)


def rules_on(document: Document, kind: str | None = None) -> set[tuple[str, str]]:
    """Rule and level of everything said about a document."""
    found, _ = run(document, classify(document, notice(), kind), notice())
    return {(finding.rule, str(finding.level)) for finding in found}


def look(
    font: str | None = "仿宋", size: float | None = 16, bold: bool | None = False, origin: Origin = DIRECT
) -> Look:
    """A look, all of it from one place."""
    latin = Effective("Times New Roman", origin)
    return Look(Effective(font, origin), latin, Effective(size, origin), Effective(bold, origin))


def dressed(document: Document, index: int, *runs: tuple[str, Look], align: str | None = "both") -> Document:
    """The document with one paragraph set in other runs."""
    made = tuple(Run(text, shown) for text, shown in runs)
    text = "".join(run.text for run in made)
    old = document.paragraphs[index]
    new = replace(old, text=text, runs=made, align=Effective(align, DIRECT)) if isinstance(old, Paragraph) else old
    return Document((*document.paragraphs[:index], new, *document.paragraphs[index + 1 :]))
