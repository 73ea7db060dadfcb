"""What is worked out about a self-evaluation report once: its passages, the points it treats, the figures it states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.topics.points import TREATED
from docchecker.structure import BODY, HEADING, SUBHEADING, TITLE, UNIT, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.language.topics.figures import Stated
    from docchecker.model import Document
    from docchecker.rulebook.model import Notice
    from docchecker.structure import Structure

_NUMBERING = "一二三四五六七八九十0123456789（）()、．. 　第部分章"
#: a mark that a whole passage is plan or shortcoming, in its heading
_SHORTCOMINGS = re.compile(r"问题|不足|短板|薄弱|差距|下一步|打算|改进|整改|今后|努力方向|计划|思路")

_PLANS = re.compile(r"下一步|打算|改进|整改|今后|努力方向|思路")


class Passage(NamedTuple):
    """A paragraph of a report under its heading.

    ``ahead``: the heading says that plans or shortcomings follow, ``plans``: that only plans do.
    """

    span: Span
    text: str
    heading: str
    ahead: bool
    plans: bool


class TopicSeen(NamedTuple):
    """The best that a report says on a point: its state, the words and their place."""

    state: str
    words: str
    span: Span


class FigureSeen(NamedTuple):
    """A figure that a report states, its clause and its place."""

    stated: Stated
    clause: str
    span: Span


def passages(document: Document, structure: Structure) -> tuple[Passage, ...]:
    """Return the paragraphs of a report with the heading that each stands under, in order."""
    heads = sorted((span, role) for role in (HEADING, SUBHEADING) for span in structure.spans.get(role, ()))
    body = sorted(structure.spans.get(BODY, ()))
    return tuple(_passages(document, heads, body))


def _passages(document: Document, heads: list[tuple[Span, str]], body: list[Span]) -> Iterator[Passage]:
    from docchecker.language.topics.facts import looks_ahead

    part = minor = ""
    waiting = iter(heads)
    following = next(waiting, None)
    for span in body:
        while following is not None and following[0] <= span:
            words = _text(document, following[0]).strip()
            part, minor = (words, "") if following[1] == HEADING else (part, words)
            following = next(waiting, None)
        heading = f"{part} {minor}".strip()
        ahead = bool(_SHORTCOMINGS.search(minor or part)) or looks_ahead(minor.lstrip(_NUMBERING))
        yield Passage(span, _text(document, span), heading, ahead, bool(_PLANS.search(minor or part)))


def _text(document: Document, span: Span) -> str:
    return document.paragraphs[span.paragraph].text[span.start : span.end]


def unit_kind(document: Document, structure: Structure, notice: Notice) -> str:
    """Return the kind of unit that hands a document in, empty where nothing tells it: its title, then its own words."""
    title = "".join(_text(document, span) for role in (TITLE, UNIT) for span in structure.spans.get(role, ()))
    for kind in notice.unit_kinds.values():
        if any(word in title for word in kind.told_by):
            return kind.id
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    times = {kind.id: sum(text.count(word) for word in kind.speaks) for kind in notice.unit_kinds.values()}
    best = max(times, key=lambda one: times[one], default="")
    return best if best and times[best] else ""


def topics_seen(passages: tuple[Passage, ...], kind: str, notice: Notice) -> dict[str, TopicSeen]:
    """Return the points that a report of a kind of unit speaks of, each with the first words that treat it, else name it."""
    from docchecker.language.topics.topics import topics

    found: dict[str, TopicSeen] = {}
    for passage in passages:
        for topic in topics(passage.text, kind, notice.points, ahead=passage.ahead):
            before = found.get(topic.point)
            if before is None or (before.state != TREATED and topic.state == TREATED):
                start = passage.span.start
                span = Span(passage.span.paragraph, start + topic.start, start + topic.end)
                found[topic.point] = TopicSeen(topic.state, passage.text[topic.start : topic.end], span)
    return found


def figures_seen(passages: tuple[Passage, ...], kind: str, notice: Notice) -> tuple[FigureSeen, ...]:
    """Return the figures that a report of a kind of unit states, but for those of plans and shortcomings."""
    from docchecker.language.topics.figures import stated_figures

    return tuple(
        FigureSeen(
            one,
            passage.text[one.clause_start : one.clause_end],
            Span(
                passage.span.paragraph,
                passage.span.start + one.clause_start,
                passage.span.start + one.clause_end,
            ),
        )
        for passage in passages
        if not passage.ahead
        for one in stated_figures(passage.text, kind, notice.points.figures)
    )
