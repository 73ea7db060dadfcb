"""What was copied from whom: exact and near copies of passages between the texts of different units (PACK-COPY).

An inverted index of character grams names the pairs worth comparing; comparing finds the passages, also where words,
names and figures were changed and sentences moved. Figures and punctuation do not count. Quotations, titles in 《》, the
words of the notice and its annexes, and phrases that stand in many texts are no copies. A long passage that very many
texts have is one group with all of them: each is compared with the first that has it, so that time and output grow with
their number and not with its square.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from docchecker.bulk.copies import alignment, grams
from docchecker.bulk.copies.masses import is_stock, mass_pairs
from docchecker.bulk.copies.shared import Passages
from docchecker.bulk.copies.spans import Places
from docchecker.bulk.copies.told import Found, Member, Party, member, numbered, told, with_totals
from docchecker.rulebook.desk import CopyLimits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from docchecker.rulebook.model import Notice

_NONE: Mapping[str, str] = MappingProxyType({})
_LIMITS = CopyLimits()
#: texts whose places are kept at hand
_AT_HAND = 64


def find_copies(
    texts: Mapping[str, str],
    known: Mapping[str, str] = _NONE,
    exclude: Iterable[str] = (),
    groups: Mapping[str, str] = _NONE,
    kinds: Mapping[str, str] = _NONE,
    limits: CopyLimits = _LIMITS,
) -> Found:
    """What texts share with each other and with ``known`` ones (a folder, last year's), by name and partner.

    Two texts that share are two copies, one for each as ``name``; a known text is only ever a partner. ``groups`` maps a
    name to its unit; a name that is not in it is a unit of its own. Texts of one unit are compared only where ``kinds``
    says that they are of one kind. ``exclude`` are texts whose words everybody uses (``template_texts``). ``identical``
    says that the ideographs are the same. ``limits`` say from when on anything is told.
    """
    everything = {**known, **texts}
    alike: dict[str, list[str]] = {}
    for name in (*texts, *(name for name in known if name not in texts)):
        alike.setdefault(grams.plain(everything[name]), []).append(name)
    alike = {words: names for words, names in alike.items() if len(words) >= alignment.LEAST}

    def wanted(name: str, partner: str) -> bool:
        if name not in groups or groups[name] != groups.get(partner):
            return True
        return kinds.get(name) is not None and kinds.get(name) == kinds.get(partner)

    @lru_cache(maxsize=_AT_HAND)
    def places(name: str) -> Places:
        return Places(everything[name])

    party = Party(lambda name: groups.get(name, f"\0{name}"), lambda name: name in texts, wanted)
    templates = tuple(map(grams.plain, exclude))
    same = _identical(alike, everything, places)
    similar = _similar(alike, templates, party, places)
    found = numbered(
        one
        for shared, identical in ((same, True), (similar, False))
        for one in told(shared, everything, party, limits, identical=identical)
    )
    return with_totals(found, places)


def template_texts(notice: Notice) -> tuple[str, ...]:
    """Words that are in everybody's text because the notice puts them there."""
    paths = sorted(notice.folder.glob("notice.txt"))
    quotes = (clause.quote for clause in notice.clauses.values())
    headings = (section.heading for kind in notice.kinds.values() for section in kind.sections)
    return (*(path.read_text(encoding="utf-8") for path in paths), *quotes, *headings, notice.title)


def _identical(
    alike: Mapping[str, list[str]], texts: Mapping[str, str], places: Callable[[str], Places]
) -> Iterator[Sequence[Member]]:
    for words, names in alike.items():
        if len(names) > 1:
            yield [
                member(name, [(0, len(words))], places(name))._replace(spans=(_whole(texts[name]),)) for name in names
            ]


def _whole(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _similar(
    alike: Mapping[str, list[str]], exclude: tuple[str, ...], party: Party, places: Callable[[str], Places]
) -> Iterator[Sequence[Member]]:
    """What texts that are not the same share, text by text; ``alike`` has each text once with all its names."""
    plains, names = tuple(alike), tuple(alike.values())
    excluded = frozenset(key for words in exclude for key in grams.keys(words))
    proposed = grams.candidates(plains, excluded, _worth(names, party))
    for spans in _compared(plains, exclude, proposed).shared():
        together = sum(len(names[number]) for number in spans)
        if not _is_stock(plains, spans, together, proposed):
            yield [member(name, each, places(name)) for number, each in spans.items() for name in names[number]]


def _is_stock(
    plains: Sequence[str], spans: Mapping[int, tuple[tuple[int, int], ...]], together: int, proposed: grams.Candidates
) -> bool:
    """Whether what texts share is put together from phrases that far more texts have."""
    number, each = next(iter(spans.items()))
    keys = [key for span in each for _, key in grams.placed_keys(plains[number][slice(*span)])]
    return is_stock(keys, together, proposed.holders)


def _worth(names: Sequence[Sequence[str]], party: Party) -> Callable[[int, int], bool]:
    """Whether two texts may be copies of each other: one of this run, and not both of one unit only."""
    own = [any(map(party.own, each)) for each in names]

    def worth(one: int, two: int) -> bool:
        if not (own[one] or own[two]):
            return False
        return len(names[one]) > 1 or len(names[two]) > 1 or party.wanted(names[one][0], names[two][0])

    return worth


def _compared(plains: Sequence[str], exclude: tuple[str, ...], proposed: grams.Candidates) -> Passages:
    """The passages of all pairs worth comparing."""
    common = alignment.seed_grams(exclude)
    found = Passages()
    masses = mass_pairs(plains, proposed.holders)
    for chosen, stock, least in (
        (masses, frozenset[int](), alignment.LONG),
        (proposed.pairs, proposed.stock, alignment.LEAST),
    ):
        for one, partners in groupby(chosen, key=itemgetter(0)):
            prepared = alignment.prepare(plains[one], stock, common)
            for _, two in partners:
                for overlap in alignment.overlaps(prepared, plains[two], least):
                    found.add(one, overlap.first, two, overlap.second)
    return found
