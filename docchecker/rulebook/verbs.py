"""The closed set of verbs a rule may use, and what each can be told.

A verb is one file in ``docchecker.checks``; its options are one named tuple here. The loader turns the keys of a
rule file into these fields by name and type (``size`` takes “三号”, ``align`` takes “居中”), so a key that is no
field of the verb is a mistake it can point at.
"""

from __future__ import annotations

from typing import NamedTuple


class FormatOptions(NamedTuple):
    """``format``: the look of Han characters. ``size`` in pt, ``align`` as the model spells it; None is not asked.

    ``font`` may hold several families, any of which is right. ``habit`` are families that 公文 use instead: they are
    a warning in words of their own.
    """

    font: tuple[str, ...] = ()
    size: float | None = None
    bold: bool | None = None
    align: str | None = None
    habit: tuple[str, ...] = ()


class WordsOptions(NamedTuple):
    """``words``: 字数 between ``min`` and ``max``, or about ``target``: ± ``warn`` % passes, ± ``fail`` % warns."""

    min: int | None = None
    max: int | None = None
    target: int | None = None
    warn: int | None = None
    fail: int | None = None


class CountOptions(NamedTuple):
    """``count``: how many targets: ``min``–``max`` passes, ``warn_min``–``warn_max`` warns, beyond is as the level."""

    min: int
    max: int
    warn_min: int
    warn_max: int


class TitleWordingOptions(NamedTuple):
    """``title_wording``: begins with a unit name when ``unit``, then (``ending``) exactly those words."""

    unit: bool = True
    ending: str = ""


class ElementOptions(NamedTuple):
    """``element``: at least one paragraph of the target carries one of these text labels.

    ``terms`` names a term list, one of whose words such a paragraph has to hold as well.
    """

    labels: tuple[str, ...]
    terms: str = ""


class ShareOptions(NamedTuple):
    """``leader_quote``: share of the target in %, and 字 of one quotation, above which it is a finding."""

    share: int
    longest: int


class NoOptions(NamedTuple):
    """Verbs that need no settings."""


Options = FormatOptions | WordsOptions | CountOptions | TitleWordingOptions | ElementOptions | ShareOptions | NoOptions

VERBS: dict[str, type[Options]] = {
    "exists": NoOptions,
    "title_wording": TitleWordingOptions,
    "format": FormatOptions,
    "words": WordsOptions,
    "sections": NoOptions,
    "count": CountOptions,
    "numbering": NoOptions,
    "placeholder": NoOptions,
    "template_hint": NoOptions,
    "revisions": NoOptions,
    "external": NoOptions,
    "macros": NoOptions,
    "kind": NoOptions,
    "vague_name": NoOptions,
    "evidence": NoOptions,
    "scope": NoOptions,
    "repeat": NoOptions,
    "privacy": NoOptions,
    "element": ElementOptions,
    "leader_quote": ShareOptions,
    "macro": NoOptions,
}

#: Text labels an ``element`` rule may ask for, as the language checks name them.
LABELS: tuple[str, ...] = (
    "policy_basis", "problem_stated", "cause", "measure", "innovation", "feedback", "reflection", "next_step",
)  # fmt: skip

#: What a rule may be about in a document of each structure; ``section:`` is followed by the key of a section.
TARGETS: dict[str, tuple[str, ...]] = {
    "sections": ("document", "title", "heading", "subheading", "body", "section:"),
    "items": ("document", "title", "item", "item_name", "item_body"),
    "free": ("document", "title", "heading", "body"),
    "table": ("document", "title"),
}

#: What a rule for every kind may be about.
COMMON_TARGETS: tuple[str, ...] = ("document", "title")

#: Rule ids with code behind them. An id never changes its meaning and is never used again for another.
_RULE_IDS = """
    CASE-TITLE-MISSING CASE-TITLE-LENGTH CASE-TITLE-UNIT CASE-TITLE-FORMAT CASE-SECTIONS CASE-HEADING-FORMAT
    CASE-BODY-FORMAT CASE-WORDS-TOTAL CASE-WORDS-MAIN CASE-POLICY-BASIS CASE-PROBLEM CASE-CAUSE CASE-LEADER-QUOTE
    CASE-MACRO CASE-INNOVATION CASE-FEEDBACK CASE-EXPERIENCE CASE-REFLECTION CASE-NEXT-STEP
    LIST-TITLE-WORDING LIST-TITLE-FORMAT LIST-COUNT LIST-NUMBERING LIST-ITEM-WORDS LIST-NAME-FORMAT LIST-BODY-FORMAT
    LIST-VAGUE-NAME LIST-EVIDENCE LIST-SCOPE LIST-REPEAT
    DOC-PRIVACY DOC-PLACEHOLDER DOC-TEMPLATE-HINT DOC-REVISIONS DOC-EXTERNAL DOC-MACRO DOC-KIND
"""
RULE_IDS: frozenset[str] = frozenset(_RULE_IDS.split())

#: Ids of what is found on all files of a run together (``docchecker.bulk``): no rule of a document bears them, a
#: clause names those that check it in ``checked_by``.
PACK_IDS: frozenset[str] = frozenset({"PACK-MISSING", "PACK-LATE", "PACK-COPY", "PACK-DUPLICATE"})
