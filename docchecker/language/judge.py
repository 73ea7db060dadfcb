"""One wording judged, for programs and for people: what ``docchecker judge`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from docchecker.language.items import judge_item
from docchecker.language.judgements import LABELS
from docchecker.language.paragraphs.paragraphs import judge_paragraph
from docchecker.language.vagueness.vague_names import judge_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docchecker.language.terms import Terms

JudgeKind = Literal["name", "item", "paragraph"]


def answer(kind: JudgeKind, record: Mapping[str, Any], terms: Terms) -> dict[str, Any]:
    """The answer to one record: ``{"id","text"}``, for items ``{"id","name","body"}``; KeyError when a key lacks."""
    judged = _ANSWERS[kind](record, terms)
    return {"id": record["id"], **judged} if "id" in record else judged


def _name(record: Mapping[str, Any], terms: Terms) -> dict[str, Any]:
    judged = judge_name(str(record["text"]), terms)
    return {
        "verdict": judged.verdict,
        "confidence": judged.confidence,
        "reasons": list(judged.reasons),
        "hint": judged.hint,
    }


def _item(record: Mapping[str, Any], terms: Terms) -> dict[str, Any]:
    judged = judge_item(str(record["name"]), str(record["body"]), terms)
    return {
        "vague_name": judged.vague_name,
        "has_example": judged.has_example,
        "has_data": judged.has_data,
        "in_scope": judged.in_scope,
        "unmasked_person": bool(judged.unmasked_persons),
        "placeholder_left": bool(judged.placeholders),
        "reasons": list(judged.reasons),
    }


def _paragraph(record: Mapping[str, Any], terms: Terms) -> dict[str, Any]:
    judged = judge_paragraph(str(record["text"]), terms)
    return {"labels": list(judged.labels), "reasons": list(judged.reasons)}


_ANSWERS = {"name": _name, "item": _item, "paragraph": _paragraph}


def plain(kind: JudgeKind, record: Mapping[str, Any], terms: Terms) -> str:
    """The same in Chinese sentences, one a line."""
    if kind == "name":
        return _plain_name(str(record["text"]), terms)
    if kind == "item":
        judged = judge_item(str(record["name"]), str(record["body"]), terms)
        return "\n".join((_plain_name(str(record["name"]), terms), *judged.reasons[len(judged.name.reasons) :]))
    labels = judge_paragraph(str(record["text"]), terms)
    if not labels.labels:
        return "没有看到附件3要求写的内容（" + "、".join(LABELS.values()) + "）。"
    return "\n".join(labels.reasons)


def _plain_name(text: str, terms: Terms) -> str:
    judged = judge_name(text, terms)
    sure = "" if judged.confidence == "high" else "（把握不大，请人看一眼）"
    verdict = "大而空泛" if judged.vague else "明确具体"
    lines = (f"问题名称：{verdict}{sure}", *judged.reasons, *((judged.hint,) if judged.hint else ()))
    return "\n".join(lines)
