"""What a check is given, each fact worked out once, and small helpers that several verbs share."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docchecker.checks.places import Place, Places
from docchecker.checks.reports import FigureSeen, Passage, TopicSeen, figures_seen, passages, topics_seen, unit_kind
from docchecker.counts import document_counts
from docchecker.findings import Location
from docchecker.language.characters import seen
from docchecker.language.items import judge_item
from docchecker.language.paragraphs.paragraphs import judge_paragraph
from docchecker.structure import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docchecker.classify.score_sheet import ScoreSheet
    from docchecker.counts import Counts
    from docchecker.language.judgements import ItemJudgement, ParagraphJudgement
    from docchecker.model import Document, Look
    from docchecker.rulebook.model import Kind, Notice
    from docchecker.rulebook.verbs import Options
    from docchecker.structure import Item, Part, Structure

T = TypeVar("T", "Part", "Item")
#: a number before a name has at most so many characters
_LONGEST_LABEL = 12
#: Characters from which on a paragraph of a part is judged.
_SHORTEST_PARAGRAPH = 15
#: Characters of an excerpt.
_EXCERPT = 40


class Analysis:
    """One document with its structure, the notice it is held against, and what is worked out about it once.

    ``kind`` is None when the document is none of the notice's kinds. ``faults_of_looks`` is what is wrong with a look
    under some options, for the many runs that look alike.
    """

    def __init__(self, document: Document, structure: Structure, notice: Notice, kind: Kind | None) -> None:
        self.document = document
        self.structure = structure
        self.notice = notice
        self.kind = kind
        self.faults_of_looks: dict[tuple[Options, Look], tuple[tuple[Fault, str], ...]] = {}
        self._items: dict[int, ItemJudgement] = {}
        self._paragraphs: dict[Span, ParagraphJudgement] = {}

    @cached_property
    def counts(self) -> Counts:
        """The 字数 of the document."""
        return document_counts(self.document)

    @cached_property
    def score_sheet(self) -> ScoreSheet:
        """The rows and sums of a score sheet."""
        from docchecker.classify.score_sheet import read_sheet

        return read_sheet(self.document, self.notice.points)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The paragraphs of a report, each with its heading."""
        return passages(self.document, self.structure)

    @cached_property
    def unit_kind(self) -> str:
        """The kind of unit that hands the document in, empty where nothing tells it."""
        return unit_kind(self.document, self.structure, self.notice)

    @cached_property
    def topics(self) -> dict[str, TopicSeen]:
        """The points that a report treats or names."""
        return topics_seen(self.passages, self.unit_kind, self.notice)

    @cached_property
    def figures(self) -> tuple[FigureSeen, ...]:
        """The figures of a report for which the notice fixes a number."""
        return figures_seen(self.passages, self.unit_kind, self.notice)

    @cached_property
    def places(self) -> Places:
        """The places of the document in words."""
        return Places(self.document, self.structure)

    @cached_property
    def part_spans(self) -> list[tuple[Place, Place, Part]]:
        """The parts with where each begins and ends."""
        return [(*_reach(part.heading, part.body), part) for part in self.structure.parts]

    @cached_property
    def item_spans(self) -> list[tuple[Place, Place, Item]]:
        """The items with where each begins and ends."""
        return [(*_reach(item.name, item.body), item) for item in self.structure.items]

    def item_judgement(self, item: Item) -> ItemJudgement:
        """The judgement of an item's name and text."""
        if item.order not in self._items:
            body = "\n".join(seen(self.text(span)) for span in item.body)
            self._items[item.order] = judge_item(seen(self.item_name(item)), body, self.notice.terms)
        return self._items[item.order]

    def item_name(self, item: Item) -> str:
        """An item's name as it is judged, without the mark that closes it."""
        return self.text(item.name).strip().rstrip("。：:；")

    def paragraph_judgement(self, span: Span) -> ParagraphJudgement:
        """The judgement of a paragraph of a part."""
        if span not in self._paragraphs:
            self._paragraphs[span] = judge_paragraph(seen(self.text(span)), self.notice.terms)
        return self._paragraphs[span]

    def section_paragraphs(self, section: str) -> list[JudgedParagraph]:
        """The paragraphs of a prescribed section, sub-headings left out, each judged."""
        spans = [span for part in self.parts(section) for span in part.body]
        texts = [span for span in spans if len(self.text(span).strip()) >= _SHORTEST_PARAGRAPH]
        return [JudgedParagraph(span, self.paragraph_judgement(span)) for span in texts]

    def text(self, span: Span) -> str:
        """The words of a span."""
        return self.document.paragraphs[span.paragraph].text[span.start : span.end]

    @property
    def aside(self) -> tuple[str, ...]:
        """Texts beside the body: text boxes, headers and footers, notes."""
        return (*self.document.text_boxes, *self.document.headers_footers, *self.document.notes)

    def parts(self, section: str) -> tuple[Part, ...]:
        """The parts that answer to a prescribed section."""
        return tuple(part for part in self.structure.parts if part.section == section)

    def heading_of(self, paragraph: int, offset: int = 0) -> str | None:
        """The heading of the part a place stands in, as written."""
        part = _owner(self.part_spans, (paragraph, offset))
        return self.text(part.heading).strip() if part is not None else None

    def item_of(self, paragraph: int, offset: int = 0) -> int | None:
        """The order of the item a place belongs to."""
        item = _owner(self.item_spans, (paragraph, offset))
        return item.order if item is not None else None

    def place_of(self, paragraph: int, offset: int = 0) -> str:
        """Where a place is, as a person finds it."""
        at = paragraph, offset
        return self.places.words(at, _owner(self.part_spans, at), _owner(self.item_spans, at))

    def location(self, span: Span) -> Location:
        """A span as a place a person finds."""
        text = self.text(span)
        lead = len(text) - len(text.lstrip())
        start, end = span.start + lead, span.end - (len(text) - len(text.rstrip()))
        return Location(
            span.paragraph,
            self.heading_of(span.paragraph, start),
            self.item_of(span.paragraph, start),
            excerpt(text),
            start,
            max(start, end),
            self.place_of(span.paragraph, start),
        )

    def cell(self, paragraph: int) -> Location:
        """A cell of a table, by its first paragraph, as a place a person finds."""
        return self.location(Span(paragraph, 0, len(self.document.paragraphs[paragraph].text)))

    def whole(self) -> Location:
        """The document as a place."""
        return Location()


def _reach(head: Span, body: Sequence[Span]) -> tuple[Place, Place]:
    """Where a part or item begins, at its line's number, and ends; the first line of a paragraph holds all before it."""
    spans = (head, *body)
    first = min(spans)
    last = max(spans, key=lambda span: (span.paragraph, span.end))
    return (first.paragraph, 0 if first.start < _LONGEST_LABEL else first.start), (last.paragraph, last.end)


def _owner(owners: Sequence[tuple[Place, Place, T]], place: Place) -> T | None:
    """The part or item a place stands in; the first of two that meet there."""
    behind = bisect_right(owners, place, key=lambda owner: owner[0])
    near = owners[max(0, behind - 2) : behind]
    return next((one for begin, end, one in near if begin <= place <= end), None)


class Fault(NamedTuple):
    """What is wrong: the property, what it is, what it should be. ``habit``: a font 公文 use in place of the annex's."""

    property: str
    actual: str
    expected: str
    undecided: bool = False
    habit: bool = False


class JudgedParagraph(NamedTuple):
    """A paragraph of a part and what it does."""

    span: Span
    judgement: ParagraphJudgement


def excerpt(text: str, most: int = _EXCERPT) -> str:
    """The first words of a text, on one line, at most so many characters."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1] + "…"
