"""What a judgement of a text says: the verdict and, always, the words that decided it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Confidence = Literal["high", "low"]

#: Labels of a paragraph, in the order they are reported.
LABELS: dict[str, str] = {
    "long_leader_quote": "大段引用或转述讲话",
    "macro_empty": "空泛，没有事实",
    "policy_basis": "政策制度依据",
    "problem_stated": "针对的问题",
    "cause": "问题的原因",
    "measure": "具体做法",
    "innovation": "创新点",
    "feedback": "实施后的反馈",
    "reflection": "经验和反思",
    "next_step": "下一步考虑",
}


class Quoted(NamedTuple):
    """Words of the judged text at [start, end)."""

    start: int
    end: int
    text: str


class PrivateFinding(NamedTuple):
    """A private particular; ``kind``: person, id_card, phone, bank_card, plate, house_number."""

    kind: str
    start: int
    end: int
    text: str


class NameJudgement(NamedTuple):
    """Whether the name of a problem is broad and empty (附件4 注三), why, and how it could be put."""

    verdict: Literal["vague", "specific"]
    confidence: Confidence
    reasons: tuple[str, ...]
    hint: str = ""

    @property
    def vague(self) -> bool:
        """Whether the verdict is vague."""
        return self.verdict == "vague"


class ItemJudgement(NamedTuple):
    """One item of a 问题清单. Offsets are those of the body; persons, the example and ``data_in_name`` may stand in the name.

    ``maybe_examples`` are sentences that may be meant as an example where none surely is; ``scope_sure`` is false where
    the words speak about as much for the field as against it.
    """

    name: NameJudgement
    example: Quoted | None
    data: tuple[Quoted, ...]
    in_scope: bool
    unmasked_persons: tuple[PrivateFinding, ...]
    placeholders: tuple[Quoted, ...]
    scope_words: tuple[str, ...] = ()
    data_in_name: tuple[Quoted, ...] = ()
    scope_sure: bool = True
    maybe_examples: tuple[Quoted, ...] = ()

    @property
    def vague_name(self) -> bool:
        """Whether the name is broad and empty."""
        return self.name.vague

    @property
    def has_example(self) -> bool:
        """Whether one identifiable episode with an actor is told."""
        return self.example is not None

    @property
    def has_data(self) -> bool:
        """Whether a figure measures the problem."""
        return bool(self.data or self.data_in_name)

    @property
    def _no_example(self) -> str:
        if self.maybe_examples:
            return f"事例可能是这一句，请核对：“{self.maybe_examples[0].text}”"
        return "没有看到有人（单位）、有事的具体事例"

    @property
    def reasons(self) -> tuple[str, ...]:
        """One Chinese sentence for each part of the judgement."""
        return (
            *self.name.reasons,
            f"事例：“{self.example.text}”" if self.example else self._no_example,
            "数据：" + "、".join(f"“{part.text}”" for part in (*self.data, *self.data_in_name)[:3])
            if self.has_data
            else "没有看到说明问题程度的数据",
            "与普法依法治理有关：" + "、".join(self.scope_words[:3])
            if self.in_scope
            else "看不出属于守法普法工作的范畴" + ("" if self.scope_sure else "（把握不大，请核对）"),
            *(f"未隐去的姓名：“{person.text}”" for person in self.unmasked_persons),
            *(f"没有填写完的地方：“{part.text}”" for part in self.placeholders),
        )


class ParagraphJudgement(NamedTuple):
    """What a paragraph of a case study does: label → the words that decided.

    ``unsure``: labels that hold but are less likely than not. ``chances``: how likely each of ``sentences`` does a thing,
    by label; ``concrete`` and ``relayed`` (speech) are asked of sentences only.
    """

    labels: Mapping[str, str]
    unsure: frozenset[str] = frozenset()
    sentences: tuple[Quoted, ...] = ()
    chances: Mapping[str, tuple[float, ...]] = MappingProxyType({})

    @property
    def reasons(self) -> tuple[str, ...]:
        """One Chinese sentence for each label."""
        return tuple(f"{LABELS[label]}：“{words}”" for label, words in self.labels.items())
