"""What a check is given, and small helpers that several verbs share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from docchecker.counts import counts_wide_spaces
from docchecker.findings import Finding, Level, Location, Outcome, Status
from docchecker.rulebook.verbs import Options, Verb
from docchecker.structure import ITEM, TITLE, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from docchecker.counts import Counts
    from docchecker.model import Document
    from docchecker.rulebook.model import Kind, Notice, Rule
    from docchecker.rulebook.verbs import Bounds, Group, Mistake
    from docchecker.structure import Item, Part, Structure

T = TypeVar("T", "Part", "Item")

_EXCERPT = 40

#: what a rule's targets are called in a message
NAMES = {
    "title": "标题", "heading": "部分标题", "subheading": "小标题", "body": "正文",
    "item_name": "问题名称", "item_body": "问题正文",
}  # fmt: skip


class Context(NamedTuple):
    """A document with its structure, and the notice it is held against. ``kind`` is None when it is none of its kinds.

    ``memo`` keeps judgements that several rules need.
    """

    document: Document
    structure: Structure
    notice: Notice
    kind: Kind | None
    counts: Counts
    memo: dict[tuple[object, ...], Any]

    def text(self, span: Span) -> str:
        """The words of a span."""
        return self.document.paragraphs[span.paragraph].text[span.start : span.end]

    @property
    def wide_spaces(self) -> bool:
        """Whether U+3000 counts as a 字 in this document."""
        return counts_wide_spaces(self.document)

    @property
    def aside(self) -> tuple[str, ...]:
        """Texts beside the body: text boxes, headers and footers, notes."""
        return (*self.document.text_boxes, *self.document.headers_footers, *self.document.notes)

    def parts(self, section: str) -> tuple[Part, ...]:
        """The parts that answer to a prescribed section."""
        return tuple(part for part in self.structure.parts if part.section == section)

    def heading_of(self, paragraph: int) -> str | None:
        """The heading of the part a paragraph stands in, as written."""
        part = self._owners("parts", self.structure.parts, lambda part: part.heading).get(paragraph)
        return self.text(part.heading).strip() if part is not None else None

    def item_of(self, paragraph: int) -> int | None:
        """The order of the item a paragraph belongs to."""
        item = self._owners("items", self.structure.items, lambda item: item.name).get(paragraph)
        return item.order if item is not None else None

    def _owners(self, name: str, all_: Sequence[T], head: Callable[[T], Span]) -> dict[int, T]:
        """Paragraph → the part or item it stands in, worked out once a document; the first of two that meet in one."""
        key = ("owners", name)
        if key not in self.memo:
            owners: dict[int, T] = {}
            for one in all_:
                last = (one.body[-1] if one.body else head(one)).paragraph
                for paragraph in range(head(one).paragraph, last + 1):
                    owners.setdefault(paragraph, one)
            self.memo[key] = owners
        found: dict[int, T] = self.memo[key]
        return found

    def location(self, span: Span) -> Location:
        """A span as a place a person finds."""
        text = self.text(span)
        lead = len(text) - len(text.lstrip())
        start, end = span.start + lead, span.end - (len(text) - len(text.rstrip()))
        return Location(
            span.paragraph,
            self.heading_of(span.paragraph),
            self.item_of(span.paragraph),
            excerpt(text),
            start,
            max(start, end),
        )

    def whole(self) -> Location:
        """The document as a place."""
        return Location()


OptionsT = TypeVar("OptionsT", bound=Options)


class Result(NamedTuple):
    """What a rule entry comes to."""

    findings: tuple[Finding, ...]
    outcome: Outcome


def verb(
    name: str,
    options: type[OptionsT],
    check: Callable[[Rule, OptionsT, Context], Result],
    group: Group,
    *,
    mistake: Callable[[OptionsT, Iterable[str]], Mistake | None] = lambda _options, _keys: None,
    bounds: Callable[[OptionsT], Bounds] | None = None,
    adds_up: bool = False,
) -> Verb:
    """Return the entry of a verb; see ``docchecker.rulebook.verbs.Verb``."""
    return Verb(name, options, group, check, mistake, bounds, adds_up)


def excerpt(text: str, most: int = _EXCERPT) -> str:
    """The first words of a text, on one line, at most so many characters."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1] + "…"


def finding(
    rule: Rule,
    context: Context,
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
) -> Finding:
    """A finding of a rule, with its clause quoted; the rule's own level and advice unless others are given."""
    clause = context.notice.clauses[rule.clause]
    return Finding(
        rule.id,
        level or rule.level,
        message,
        rule.clause,
        clause.quote,
        tuple(locations) or (context.whole(),),
        status,
        actual,
        expected,
        origin,
        rule.advice if advice is None else advice,
        fixable,
        confidence,
    )


def softer(rule: Rule) -> Level:
    """The level of what the annex does not quite forbid: a warning under a rule that makes errors."""
    return Level.WARNING if rule.level is Level.ERROR else rule.level


def result(
    rule: Rule, findings: Sequence[Finding], targets: int, *, evidence: Sequence[str] = (), reason: str = ""
) -> Result:
    """Findings with the outcome they make: failed before undecided before passed; no target is not applicable."""
    statuses = {found.status for found in findings}
    if Status.FAILED in statuses:
        status = Status.FAILED
    elif Status.UNDECIDED in statuses:
        status = Status.UNDECIDED
    else:
        status = Status.PASSED if targets else Status.NOT_APPLICABLE
    return Result(tuple(findings), Outcome(rule.id, status, targets, tuple(evidence), reason))


def spans_of(rule: Rule, context: Context) -> tuple[Span, ...]:
    """The stretches of text a rule's target names."""
    if rule.target.startswith("section:"):
        return tuple(span for part in context.parts(rule.target.partition(":")[2]) for span in part.body)
    return context.structure.spans.get(rule.target, ())


def title_text(context: Context) -> str:
    """The title's words on one line, without the white space that breaks it."""
    return "".join("".join(context.text(span).split("\n")).strip() for span in context.structure.spans.get(TITLE, ()))


def item_words(item: Item) -> tuple[Span, ...]:
    """Name and text of an item."""
    return (item.name, *item.body)


def item_span(context: Context, item: Item) -> Location:
    """An item as a place: its name."""
    return context.location(item.name)


__all__ = [
    "ITEM",
    "NAMES",
    "Context",
    "Result",
    "excerpt",
    "finding",
    "item_span",
    "item_words",
    "result",
    "softer",
    "spans_of",
    "title_text",
    "verb",
]
