"""What a verb is made of: its entry, its findings and their outcome, and the words and places they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docchecker.findings import Finding, Level, Location, Outcome, Status
from docchecker.language.characters import unlike
from docchecker.rulebook.verbs import Options, Verb
from docchecker.structure import TITLE, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docchecker.checks.analysis import Analysis
    from docchecker.rulebook.model import Rule
    from docchecker.rulebook.verbs import Bounds, Group, Mistake
    from docchecker.structure import Item

#: what a rule's targets are called in a message
NAMES = {
    "title": "标题", "heading": "部分标题", "subheading": "小标题", "body": "正文",
    "item_name": "问题名称", "item_body": "问题正文",
}  # fmt: skip
OptionsT = TypeVar("OptionsT", bound=Options)


class Result(NamedTuple):
    """What a rule entry comes to."""

    findings: tuple[Finding, ...]
    outcome: Outcome


def verb(
    name: str,
    options: type[OptionsT],
    check: Callable[[Rule, OptionsT, Analysis], Result],
    group: Group,
    *,
    mistake: Callable[[OptionsT, Iterable[str]], Mistake | None] = lambda _options, _keys: None,
    bounds: Callable[[OptionsT], Bounds] | None = None,
    adds_up: bool = False,
) -> Verb:
    """Return the entry of a verb; see ``docchecker.rulebook.verbs.Verb``."""
    return Verb(name, options, group, check, mistake, bounds, adds_up)


def finding(
    rule: Rule,
    analysis: Analysis,
    code: str,
    message: str,
    locations: Sequence[Location],
    *,
    level: Level | None = None,
    status: Status = Status.FAILED,
    actual: str | None = None,
    expected: str | None = None,
    origin: str | None = None,
    advice: str | None = None,
    fixable: bool = False,
    confidence: float = 1.0,
    clause: str | None = None,
) -> Finding:
    """Return a finding of a rule, with its clause quoted; the rule's own level, clause and advice unless others are given.

    ``code`` is a stable word for what is wrong within the rule. Where what is and what should be look the same, the
    message names the character that differs.
    """
    cited = analysis.notice.clauses[clause or rule.clause]
    difference = unlike(actual or "", expected or "")
    if difference and difference not in message:
        message = f"{message}（看上去一样，差别在{difference}）"
    return Finding(
        rule.id,
        level or rule.level,
        message,
        cited.id,
        cited.quote,
        tuple(locations) or (analysis.whole(),),
        status,
        actual,
        expected,
        origin,
        rule.advice_on(code) if advice is None else advice,
        fixable,
        confidence,
        code=code,
    )


def softer(rule: Rule) -> Level:
    """The level of what the annex does not quite forbid: a warning under a rule that makes errors."""
    return Level.WARNING if rule.level is Level.ERROR else rule.level


def result(
    rule: Rule, findings: Sequence[Finding], targets: int, *, evidence: Sequence[str] = (), reason: str = ""
) -> Result:
    """Findings with the outcome they make: failed before undecided before for_person before passed; no target is not applicable."""
    statuses = {found.status for found in findings}
    if Status.FAILED in statuses:
        status = Status.FAILED
    elif Status.UNDECIDED in statuses:
        status = Status.UNDECIDED
    elif Status.FOR_PERSON in statuses:
        status = Status.FOR_PERSON
    else:
        status = Status.PASSED if targets else Status.NOT_APPLICABLE
    return Result(tuple(findings), Outcome(rule.id, status, targets, tuple(evidence), reason))


def spans_of(rule: Rule, analysis: Analysis) -> tuple[Span, ...]:
    """The stretches of text a rule's target names."""
    if rule.target.startswith("section:"):
        return tuple(span for part in analysis.parts(rule.target.partition(":")[2]) for span in part.body)
    return analysis.structure.spans.get(rule.target, ())


def title_text(analysis: Analysis) -> str:
    """The title's words on one line, without the white space that breaks it."""
    return "".join("".join(analysis.text(span).split("\n")).strip() for span in analysis.structure.spans.get(TITLE, ()))


def item_words(item: Item) -> tuple[Span, ...]:
    """Name and text of an item."""
    return (item.name, *item.body)


def item_span(analysis: Analysis, item: Item) -> Location:
    """An item as a place: its name."""
    return analysis.location(item.name)
