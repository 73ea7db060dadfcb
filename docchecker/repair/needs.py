"""What a document needs: the fixable findings of the checks, turned into changes of text and of look."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from docchecker.checks import judge
from docchecker.checks.analysis import Analysis
from docchecker.checks.look import FormatOptions
from docchecker.checks.results import spans_of
from docchecker.checks.title_lines import main_lines
from docchecker.checks.title_wording import TitleWordingOptions
from docchecker.repair.looks import ALIGN, FONT, Change, changes
from docchecker.repair.quotes import quote_edits
from docchecker.structure import ITEM_NAME, TITLE, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from docchecker.findings import Finding, Location
    from docchecker.model import Document
    from docchecker.rulebook.model import Notice, Rule
    from docchecker.structure import Structure

_CHECKS = ("format", "template_hint", "title_wording")


class Wish(NamedTuple):
    """A change of look wanted by a rule for [start, end) of a paragraph, or for the paragraph (alignment)."""

    rule: str
    span: Span
    change: Change


class Edit(NamedTuple):
    """A change of text: [start, end) of a paragraph becomes ``text``."""

    rule: str
    span: Span
    text: str


class Needs(NamedTuple):
    """All that a document needs, and the findings it comes from."""

    findings: tuple[Finding, ...] = ()
    wishes: tuple[Wish, ...] = ()
    edits: tuple[Edit, ...] = ()


class Order(NamedTuple):
    """What to repair: by which notice, as which kind (None: recognised), only which rules (None: all).

    ``kept`` are (rule, message) of findings that were accepted.
    """

    notice: Notice
    kind: str | None = None
    only: Collection[str] | None = None
    kept: frozenset[tuple[str, str]] = frozenset()


def find_needs(document: Document, structure: Structure, order: Order) -> Needs:
    """What the fixable findings ask for."""
    kind = order.notice.kinds.get(structure.kind or "")
    analysis = Analysis(document, structure, order.notice, kind)
    needs = Needs()
    for rule in kind.rules if kind else ():
        if rule.check in _CHECKS and (order.only is None or rule.id in order.only):
            found = [f for f in judge(rule, analysis).findings if f.fixable]
            wanted = [f for f in found if (f.rule, f.message) not in order.kept]
            left = {f.code for f in found if f not in wanted} - {f.code for f in wanted}
            needs = _more(needs, rule, analysis, wanted, left)
    doubtful = _doubtful(structure)
    wishes = tuple(wish for wish in needs.wishes if wish.span.paragraph not in doubtful)
    edits = [edit for edit in needs.edits if edit.span.paragraph not in doubtful]
    return needs._replace(wishes=wishes, edits=tuple(_apart(edits)))


def _doubtful(structure: Structure) -> frozenset[int]:
    """The paragraphs that may or may not be the title (confidence below ``structure.SURE``): no repair touches them."""
    if not structure.title_doubtful:
        return frozenset()
    return frozenset(span.paragraph for span in (*structure.title, *structure.rivals))


def _more(needs: Needs, rule: Rule, analysis: Analysis, findings: Sequence[Finding], left: Collection[str]) -> Needs:
    wishes: list[Wish] = []
    edits: list[Edit] = []
    if isinstance(rule.options, FormatOptions):
        wishes += (one for one in _wishes(rule, rule.options, analysis, findings) if one.change.property not in left)
    elif isinstance(rule.options, TitleWordingOptions):
        made = quote_edits(analysis.document, analysis.structure.title, rule.options.ending) if findings else []
        edits += [Edit(rule.id, *edit) for edit in made]
    else:
        edits += [Edit(rule.id, span, "") for span in _places(findings)]
    return Needs((*needs.findings, *findings), (*needs.wishes, *wishes), (*needs.edits, *edits))


def _places(findings: Sequence[Finding]) -> Iterator[Span]:
    for location in (location for finding in findings for location in finding.locations):
        span = _span(location)
        if span is not None:
            yield span


def _span(location: Location) -> Span | None:
    if location.paragraph is None or location.start is None or location.end is None:
        return None
    return Span(location.paragraph, location.start, location.end)


def _apart(edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits in order, without those that reach into one before them."""
    last = Span(-1, 0, 0)
    for edit in sorted(edits, key=lambda e: e.span):
        if edit.span.paragraph != last.paragraph or edit.span.start >= last.end:
            yield edit
            last = edit.span


def _repairable(rule: Rule, analysis: Analysis) -> Sequence[Span]:
    """The stretches that a rule's look is meant for, without what stands under a title in smaller type."""
    spans = spans_of(rule, analysis)
    return main_lines(spans, analysis.document) if rule.target == TITLE else spans


def _wishes(rule: Rule, options: FormatOptions, analysis: Analysis, findings: Sequence[Finding]) -> Iterator[Wish]:
    """Every run of a stretch that holds a finding, digits and marks too: a line is set in one size or it looks odd."""
    places = defaultdict(list)
    for place in _places(findings):
        places[place.paragraph].append(place)
    for span in _repairable(rule, analysis):
        if not any(span.start < place.end and place.start < span.end for place in places[span.paragraph]):
            continue
        span = span._replace(start=0) if rule.target == ITEM_NAME else span  # the typed number goes with the name
        paragraph = analysis.document.paragraphs[span.paragraph]
        align = paragraph.align.value
        if options.align is not None and align is not None and align != options.align:
            yield Wish(rule.id, Span(span.paragraph, 0, len(paragraph.text)), Change(ALIGN, options.align, align))
        at = 0
        for text, look in paragraph.runs:
            start, end = max(at, span.start), min(at + len(text), span.end)
            at += len(text)
            if start < end:
                for change in changes(look, options, analysis.notice.fonts):
                    latin = change.property == FONT and paragraph.text[start:end].isascii()
                    if not latin or look.latin_font.value == change.before:
                        yield Wish(rule.id, Span(span.paragraph, start, end), change)
