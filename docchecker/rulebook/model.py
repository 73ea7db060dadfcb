"""A notice as the product holds it: document kinds, clauses and rules. Frozen values, made by ``loader``."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.terms import Terms
from docchecker.language.topics.points import NO_POINTS, Points
from docchecker.rulebook.desk import CopyLimits, LetterSettings

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from pathlib import Path

    from docchecker.findings import Level
    from docchecker.rulebook.verbs import Options


class ClauseStatus(StrEnum):
    """How far a clause is checked by the product."""

    AUTOMATIC = "automatic"
    PARTIAL = "partial"
    PERSON = "person"


class Clause(NamedTuple):
    """One sentence of the notice. ``quote`` is its own words, ``place`` where it stands (“附件3 关于标题”).

    ``kinds`` are the document kinds it is about, ``reading`` says in a sentence how it is understood.
    ``checked_by`` are rules that check it although they cite another clause; ``explained``: its words alone do not say
    what is wrong, so the reading is told with them.
    """

    id: str
    place: str
    quote: str
    status: ClauseStatus
    kinds: tuple[str, ...]
    reading: str = ""
    checked_by: tuple[str, ...] = ()
    explained: bool = False


class Rule(NamedTuple):
    """One demand on one target. Several entries of a file may share an id when their targets differ.

    ``target`` names what is judged (a role, ``document``, ``section:background`` …), ``check`` the verb that judges
    it, ``options`` the verb's own settings. ``good`` and ``bad`` are samples of what passes and what does not.
    ``advice_for`` are advices for one kind of fault only: the finding's code, and the words.
    """

    id: str
    clause: str
    level: Level
    check: str
    target: str
    options: Options
    summary: str
    advice: str = ""
    good: str = ""
    bad: str = ""
    advice_for: tuple[tuple[str, str], ...] = ()

    def advice_on(self, code: str) -> str:
        """Return how a fault of this code is put right: the words for it, where there are any, else those for all."""
        return dict(self.advice_for).get(code, self.advice)


class Section(NamedTuple):
    """A prescribed part: its key for rules, its number from 1, and its heading without the number."""

    key: str
    number: int
    heading: str


class Kind(NamedTuple):
    """A kind of document the notice asks for.

    ``structure`` is ``sections`` (a fixed row of headings), ``items`` (a numbered list of problems), ``free`` or
    ``table``. ``title_words`` are words in a title that speak for this kind, the strongest first.
    ``item_label`` is the form of number the annex shows for items, with ``1`` as the number (“1.”).
    """

    id: str
    name: str
    annex: str
    structure: str
    rules: tuple[Rule, ...]
    title_words: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    item_label: str = ""


class Fonts(NamedTuple):
    """Font families: ``families`` maps a normalised font name to its family (“仿宋”)."""

    families: Mapping[str, str]

    def family(self, name: str | None) -> str | None:
        """The family of a font name as a document spells it, None for a font of no known family."""
        if not name:
            return None
        found = self.families.get(normal_font(name))
        return found or self.families.get(normal_font(_mended(name)))


def _mended(name: str) -> str:
    """A name in GBK that was taken for Latin text (“ËÎÌå” is 宋体), as it was meant; any other as it is."""
    if name.isascii():
        return name
    for encoding in ("cp1252", "latin-1"):
        try:
            return name.encode(encoding).decode("gb18030")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return name


def normal_font(name: str) -> str:
    """A font name without case, spaces, full-width forms and all but the first of a list of names."""
    import unicodedata

    return "".join(unicodedata.normalize("NFKC", name).split(";")[0].casefold().split()).lstrip("@")


class Owed(NamedTuple):
    """At least so many documents of a kind; 0 means welcome but not asked."""

    kind: str
    least: int


class UnitKind(NamedTuple):
    """A kind of unit (“县区”) and what each of them has to send in; ``also`` are other words for the kind in rosters.

    ``told_by`` are words of a unit's name, ``speaks`` words by which it speaks of itself; of the first kind that fits.
    """

    id: str
    name: str
    owes: tuple[Owed, ...]
    also: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()


class Notice(NamedTuple):
    """A notice: its kinds by id, clauses by id, fonts, and term lists by name.

    ``common`` are the rules for every kind; they stand in each ``Kind.rules`` too, after its own.
    ``deadline`` is the last day for sending in. ``copies`` says when shared text is told, ``letters`` what stands in
    every letter of the office. ``points`` are those of its annexes.
    """

    id: str
    title: str
    folder: Path
    kinds: Mapping[str, Kind]
    clauses: Mapping[str, Clause]
    fonts: Fonts
    unit_endings: tuple[str, ...]
    terms: Terms = Terms({})
    common: tuple[Rule, ...] = ()
    issuer: str = ""
    deadline: datetime.date | None = None
    unit_kinds: Mapping[str, UnitKind] = MappingProxyType({})
    copies: CopyLimits = CopyLimits()
    letters: LetterSettings = LetterSettings()
    points: Points = NO_POINTS

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule once, kind by kind, the common ones last."""
        own = (rule for kind in self.kinds.values() for rule in kind.rules if rule not in self.common)
        return (*own, *self.common)

    def checkers(self, clause: str) -> tuple[str, ...]:
        """Ids of the rules that check a clause, in the order of the files; KeyError for an unknown clause."""
        citing = (rule.id for rule in self.rules if rule.clause == clause)
        return tuple(dict.fromkeys((*citing, *self.clauses[clause].checked_by)))
