"""Judgements of items and paragraphs that several verbs need, made once a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.items import judge_item
from docchecker.language.paragraphs.paragraphs import judge_paragraph

if TYPE_CHECKING:
    from docchecker.checks.context import Context
    from docchecker.language.judgements import ItemJudgement, ParagraphJudgement
    from docchecker.structure import Item, Span

_SHORTEST_PARAGRAPH = 15


class JudgedParagraph(NamedTuple):
    """A paragraph of a part and what it does."""

    span: Span
    judgement: ParagraphJudgement


def item_judgement(context: Context, item: Item) -> ItemJudgement:
    """The judgement of an item's name and text."""
    key = ("item", item.order)
    if key not in context.memo:
        body = "\n".join(context.text(span) for span in item.body)
        context.memo[key] = judge_item(item_name(context, item), body, context.notice.terms)
    found: ItemJudgement = context.memo[key]
    return found


def item_name(context: Context, item: Item) -> str:
    """An item's name as it is judged, without the mark that closes it."""
    return context.text(item.name).strip().rstrip("。：:；")


def section_paragraphs(context: Context, section: str) -> list[JudgedParagraph]:
    """The paragraphs of a prescribed section, sub-headings left out, each judged."""
    spans = [span for part in context.parts(section) for span in part.body]
    texts = [span for span in spans if len(context.text(span).strip()) >= _SHORTEST_PARAGRAPH]
    return [JudgedParagraph(span, _paragraph(context, span)) for span in texts]


def _paragraph(context: Context, span: Span) -> ParagraphJudgement:
    key = ("paragraph", *span)
    if key not in context.memo:
        context.memo[key] = judge_paragraph(context.text(span), context.notice.terms)
    found: ParagraphJudgement = context.memo[key]
    return found
