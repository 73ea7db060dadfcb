"""What a verb is to a rule file, what rules may be about, and how a setting is written.

A verb is one file in ``docchecker.checks``. Its settings are the fields of one named tuple; a field's annotation is
one of the kinds of setting below and says how it is written in a rule file.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from docchecker.rulebook.places import COMMON, rules_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

#: Kinds of settings. Font families of ``fonts.toml``; a size in pt (written “三号” or “16磅”); an alignment as the
#: model spells it (written “居中”); true or false; words; words that stand in the notice; the name of a term list; some words;
#: whole numbers from 0 and from 1; 0–100; labels of paragraphs.
Families = tuple[str, ...]
Points = float
Align = str
Flag = bool
Words = str
Wording = str
TermList = str
WordList = tuple[str, ...]
Number = int
Count = int
Percent = int
Labels = tuple[str, ...]

#: The settings of a rule: a named tuple of its verb.
Options = tuple[Any, ...]


class NoOptions(NamedTuple):
    """The settings of verbs that need none."""


class Group(StrEnum):
    """What a verb looks after, as the office's tables sum it up."""

    FORMAT = "格式"
    LENGTH = "篇幅"
    STRUCTURE = "结构"
    SUBSTANCE = "内容"
    FILE = "文件"


class Mistake(NamedTuple):
    """Settings that ask for nothing or contradict each other: the key, the problem and the advice (Chinese)."""

    key: str | None
    problem: str
    advice: str = ""
    value: str | None = None


class Bounds(NamedTuple):
    """The least and the greatest number a rule lets pass, and the keys that say so."""

    least: float
    most: float
    least_key: str = "min"
    most_key: str = "max"


class Verb(NamedTuple):
    """One way to check: its name in rule files, its settings, what it looks after, and the check itself.

    ``mistake`` finds settings that make no sense, given them and the keys that are written; ``bounds`` gives the
    numbers that pass. Rules of a verb that ``adds_up`` may each ask for something else of the same target.
    """

    name: str
    options: type[Options]
    group: Group
    check: Callable[..., Any]
    mistake: Callable[[Any, Iterable[str]], Mistake | None] = lambda _options, _keys: None
    bounds: Callable[[Any], Bounds] | None = None
    adds_up: bool = False


#: The verbs that rule files may use, by name.
Verbs = dict[str, Verb]


def settings(options: type[Options]) -> Mapping[str, str]:
    """The settings of a verb: name → kind of setting (“Families”, “Points” …)."""
    return {name: _kind(kind) for name, kind in options.__annotations__.items()}


def _kind(annotation: object) -> str:
    return str(getattr(annotation, "__forward_arg__", annotation)).partition(" ")[0]


def in_order(options: Options, keys: Iterable[str], *names: str) -> Mistake | None:
    """The mistake of numbers that fall from one name to the next, among those that are written."""
    given = [name for name in names if name in keys]
    for low, high in zip(given, given[1:], strict=False):
        if getattr(options, low) > getattr(options, high):
            problem = f"“{low}”是 {getattr(options, low)}，“{high}”是 {getattr(options, high)}，自相矛盾。"
            return Mistake(low, problem, f"“{low}”不能大于“{high}”。")
    return None


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

_PACK = "PACK-"


@cache
def _known_ids() -> tuple[str, ...]:
    lines = (rules_root() / COMMON / "rule_ids.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def rule_ids() -> tuple[str, ...]:
    """Ids that a rule may bear. One never changes its meaning and is never used again for another."""
    return tuple(one for one in _known_ids() if not one.startswith(_PACK))


def pack_ids() -> tuple[str, ...]:
    """Ids of what is found on all files of a run together (``docchecker.bulk``): no rule of a document bears them, a
    clause names those that check it in ``checked_by``.
    """
    return tuple(one for one in _known_ids() if one.startswith(_PACK))
