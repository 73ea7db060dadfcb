"""What does a paragraph of a case study do? (附件3 关于内容) The words that decide are always named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.judgements import ParagraphJudgement

if TYPE_CHECKING:
    from docchecker.language.terms import Terms


def judge_paragraph(text: str, terms: Terms) -> ParagraphJudgement:
    """The labels that hold for a paragraph, each with the words that decided it."""
    return ParagraphJudgement({})
