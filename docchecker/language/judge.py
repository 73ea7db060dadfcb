"""One wording judged, for programs and for people: what ``docchecker judge`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from docchecker.language.items import judge_item
from docchecker.language.judgements import LABELS
from docchecker.language.paragraphs.paragraphs import judge_paragraph
from docchecker.language.topics.figures import stated_figures
from docchecker.language.topics.points import NAMED, NO_POINTS, TREATED, Points
from docchecker.language.topics.topics import topics
from docchecker.language.vagueness.vague_names import judge_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docchecker.language.terms import Terms

JudgeKind = Literal["name", "item", "paragraph", "report"]

_STATES = {TREATED: "写到了", NAMED: "只提到，没有写做了什么"}


def answer(kind: JudgeKind, record: Mapping[str, Any], terms: Terms, points: Points = NO_POINTS) -> dict[str, Any]:
    """Return the answer to one record; raise KeyError when a key lacks.

    A record is ``{"id","text"}``, for items ``{"id","name","body"}``, for a paragraph of a self-evaluation report
    ``{"id","text","unit"}`` with the kind of unit that hands it in, without it every kind.
    """
    judged = _report(record, points) if kind == "report" else _ANSWERS[kind](record, terms)
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


def _report(record: Mapping[str, Any], points: Points) -> dict[str, Any]:
    text, kinds = str(record["text"]), _unit_kinds(record, points)
    found = [topic for kind in kinds for topic in topics(text, kind, points)]
    figures = [figure for kind in kinds for figure in stated_figures(text, kind, points.figures)]
    stated = {(one.figure.what, one.start): one for one in figures}.values()
    return {
        "topics": [{"point": one.point, "words": text[one.start : one.end], "state": one.state} for one in found],
        "figures": [{"what": one.figure.what, "value": one.value, "unit": one.unit} for one in stated],
    }


def _unit_kinds(record: Mapping[str, Any], points: Points) -> tuple[str, ...]:
    known = tuple(dict.fromkeys(point.unit_kind for point in points.points))
    return tuple(kind for kind in known if record.get("unit") in (None, kind))


_ANSWERS = {"name": _name, "item": _item, "paragraph": _paragraph}


def plain(kind: JudgeKind, record: Mapping[str, Any], terms: Terms, points: Points = NO_POINTS) -> str:
    """The same in Chinese sentences, one a line."""
    if kind == "report":
        return _plain_report(_report(record, points), points)
    if kind == "name":
        return _plain_name(str(record["text"]), terms)
    if kind == "item":
        judged = judge_item(str(record["name"]), str(record["body"]), terms)
        return "\n".join((_plain_name(str(record["name"]), terms), *judged.reasons[len(judged.name.reasons) :]))
    labels = judge_paragraph(str(record["text"]), terms)
    if not labels.labels:
        return "没有看到附件3要求写的内容（" + "、".join(LABELS.values()) + "）。"
    return "\n".join(labels.reasons)


def _plain_report(judged: Mapping[str, Any], points: Points) -> str:
    texts = {point.id: point.text for point in points.points}
    names = {figure.what: figure.name for figure in points.figures}
    lines = [f"{one['point']} {_STATES[one['state']]}：{texts[one['point']]}" for one in judged["topics"]]
    lines += [f"写的数：{names[one['what']]} {one['value']:g}{one['unit']}" for one in judged["figures"]]
    return "\n".join(lines or ["没有看到附件1、附件2要评估的内容。"])


def _plain_name(text: str, terms: Terms) -> str:
    judged = judge_name(text, terms)
    sure = "" if judged.confidence == "high" else "（把握不大，请人看一眼）"
    verdict = "大而空泛" if judged.vague else "明确具体"
    lines = (f"问题名称：{verdict}{sure}", *judged.reasons, *((judged.hint,) if judged.hint else ()))
    return "\n".join(lines)
