"""Does a problem belong to 守法普法 work? (附件4 注二)"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.vagueness.marks import overlaps
from docchecker.language.weights import load_model, rate

if TYPE_CHECKING:
    from docchecker.language.terms import Scan, Terms

_WEIGHTS = Path(__file__).with_name("scope.txt")
_LISTS = ("cognition", "institutions_of_law", "other_fields", "scope_words", "scope_weak", "teaching_words")
#: Up to so many points, for or against, a judgement is left to a person.
_DOUBTFUL = 0.8
#: At how many words of a kind counting stops, in the name and in the body.
_MOST = {"strong": (2, 3), "weak": (2, 3), "taught": (2, 2), "law": (1, 1), "other": (2, 2)}
#: Said of any matter: who thinks so has learned nothing, who is asked for advice teaches nothing.
_NO_LEARNING = frozenset(("以为", "咨询"))
#: Last characters before 法 in the names of laws, and what 法 is not followed by there.
_BEFORE_LAW = frozenset(
    "告通民刑护全理障罚同动进产质源督助权境品药师兵役育量议诉偿税林地草渔矿电港建防洪旱震疫病农标利险券计行婚承湿洋壤声测播密谍恐毒姻骗钱路血善案粮划牧织会"
)
_NO_LAW = frozenset("院庭官治律制规学人定援理盲")
#: How far after a word the end of the law's name is looked for in which it stands.
_LAW_FROM = 8
#: A word of other work that is longer than this may hold one of the field: 文化遗产.
_SHORT = 3


class Scope(NamedTuple):
    """Whether a problem lies in the field, the words that put it there, and whether that is sure."""

    inside: bool
    words: tuple[str, ...]
    sure: bool


def judge_scope(name: str, body: str, terms: Terms) -> Scope:
    """Return whether a problem lies in the field of 普法.

    Words of the field, of law in general and of teaching and knowing speak for it, words of other work against it, those
    of the name more than those of the body; what each is worth stands in ``scope.txt``, made by ``tools/fit_items.py``.
    """
    head, inner = (_kinds(terms.scan(text, _LISTS), terms) for text in (name, body))
    points = rate(load_model(_WEIGHTS), _stepped(_signs(head, inner)), body, name)
    order = ("strong", "law", "weak", "taught")
    words = tuple(dict.fromkeys(word for part in (head, inner) for kind in order for word in part[kind]))
    if head["taught"] and head["law"]:  # 收费员不知道消费者权益保护法: the name itself says who does not know what law
        return Scope(True, words, True)
    return Scope(points > 0, words if points > 0 else (), abs(points) > _DOUBTFUL)


def _of_law(words: str) -> bool:
    """Whether the words belong to the name of a law: 道路交通安全法 is no word of roads."""
    return bool(_named_laws(words[: next((i for i, char in enumerate(words) if char in "，。；、：“”"), len(words))]))


def _named_laws(text: str) -> list[str]:
    """The ends of the names of laws in a text: 交通法, 广告法, 管理条例; not 无法, 办法, 司法所."""
    out = []
    place = text.find("法")
    while place >= 0:
        if place > 1 and text[place - 1] in _BEFORE_LAW and text[place + 1 : place + 2] not in _NO_LAW:
            out.append(text[place - 2 : place + 1])
        place = text.find("法", place + 1)
    place = text.find("条例", 2)
    return [*out, text[place - 2 : place + 2]] if place > 0 else out


def signs(name: str, body: str, terms: Terms) -> dict[str, float]:
    """Return how often each sign of ``WEIGHTS`` stands in a problem."""
    return _signs(*(_kinds(terms.scan(text, _LISTS), terms) for text in (name, body)))


def signs_of(name: str, body: str, terms: Terms) -> list[str]:
    """Return the signs of a problem, those that stand more than once numbered."""
    return _stepped(signs(name, body, terms))


def _stepped(found: dict[str, float]) -> list[str]:
    return [sign if count == 1 else f"{sign}*{count:.0f}" for sign, count in found.items() if count and sign != "any"]


def _signs(head: dict[str, tuple[str, ...]], inner: dict[str, tuple[str, ...]]) -> dict[str, float]:
    found = {"any": 1.0}
    for kind, (in_name, in_body) in _MOST.items():
        found[f"name.{kind}"] = min(len(head[kind]), in_name)
        found[f"body.{kind}"] = min(len(inner[kind]), in_body)
    taught, weak, strong, law = (bool(head[kind] or inner[kind]) for kind in ("taught", "weak", "strong", "law"))
    if not (taught or strong or law):
        found["lone"] = float(weak)
        found["name.weak"] = found["body.weak"] = 0.0
    found["taught_law"] = float(taught and (weak or strong or law))
    found["by_the_way"] = float(not (strong or law))
    return found


def _kinds(scan: Scan, terms: Terms) -> dict[str, tuple[str, ...]]:
    """The different words of each kind in a text."""
    weak = terms.all_of("scope_weak")
    longer = (*scan.of("institutions_of_law"), *(hit for hit in scan.of("other_fields") if len(hit.word) > _SHORT))
    strong = [
        hit.word for hit in scan.of("scope_words")
        if hit.word not in weak and not any(one.start <= hit.start and hit.end <= one.end for one in longer)
    ]  # fmt: skip
    lawful = scan.of("scope_weak")
    found = {
        "strong": strong,
        "weak": [hit.word for hit in lawful],
        "taught": [
            hit.word for name in ("cognition", "teaching_words") for hit in scan.of(name) if hit.word not in _NO_LEARNING
        ],
        "law": _named_laws(scan.text),
        "other": [
            hit.word for hit in scan.of("other_fields")
            if not overlaps(hit, lawful) and not _of_law(scan.text[hit.start : hit.end + _LAW_FROM])
        ],
    }  # fmt: skip
    return {kind: tuple(dict.fromkeys(words)) for kind, words in found.items()}
