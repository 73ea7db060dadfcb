"""What was copied from whom: exact and near copies of passages between the texts of different units (PACK-COPY).

An inverted index of character grams names the pairs worth comparing; comparing finds the passages, also where words,
names and figures were changed and sentences moved. Figures and punctuation do not count. Quotations, titles in 《》, the
words of the notice and its annexes, and phrases that stand in many texts are no copies.
"""

from __future__ import annotations

from itertools import groupby, permutations, product
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from docchecker.bulk.copies import alignment, grams
from docchecker.bulk.records import Copy, Passage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from docchecker.rulebook.model import Notice

    Wanted = Callable[[str, str], bool]

_NONE: Mapping[str, str] = MappingProxyType({})


def find_copies(
    texts: Mapping[str, str],
    known: Mapping[str, str] = _NONE,
    exclude: Iterable[str] = (),
    groups: Mapping[str, str] = _NONE,
) -> tuple[Copy, ...]:
    """What texts share with each other and with ``known`` ones (a folder, last year's), by name and partner.

    Two texts that share are two copies, one for each as ``name``; a known text is only ever a partner. ``groups`` maps a
    name to its unit: texts of one unit are not compared; a name that is not in it is a unit of its own. ``exclude``
    are texts whose words everybody uses (``template_texts``). ``identical`` says that the ideographs are the same.
    What stands in more than ``grams.RARE`` different texts names no pair, however long it is.
    """
    everything = {**known, **texts}
    alike: dict[str, list[str]] = {}
    for name in (*texts, *(name for name in known if name not in texts)):
        alike.setdefault(grams.plain(everything[name]), []).append(name)
    alike = {words: names for words, names in alike.items() if len(words) >= alignment.LEAST}

    def wanted(name: str, partner: str) -> bool:
        return name in texts and (name not in groups or groups[name] != groups.get(partner))

    templates = tuple(map(grams.plain, exclude))
    similar = _similar(alike, everything, templates, texts, groups, wanted)
    found = (*_identical(alike, everything, wanted), *similar)
    return tuple(sorted(found, key=lambda copy: (copy.name, copy.partner)))


def template_texts(notice: Notice) -> tuple[str, ...]:
    """Words that are in everybody's text because the notice puts them there."""
    paths = sorted(notice.folder.glob("notice.txt"))
    quotes = (clause.quote for clause in notice.clauses.values())
    headings = (section.heading for kind in notice.kinds.values() for section in kind.sections)
    return (*(path.read_text(encoding="utf-8") for path in paths), *quotes, *headings, notice.title)


def _identical(alike: Mapping[str, list[str]], texts: Mapping[str, str], wanted: Wanted) -> Iterator[Copy]:
    for names in alike.values():
        for name, partner in permutations(names, 2):
            if wanted(name, partner):
                whole = Passage(_whole(texts[name]), _whole(texts[partner]), texts[name].strip())
                yield Copy(name, partner, 1.0, (whole,), identical=True)


def _whole(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def _similar(
    alike: Mapping[str, list[str]],
    texts: Mapping[str, str],
    exclude: tuple[str, ...],
    own: Mapping[str, str],
    groups: Mapping[str, str],
    wanted: Wanted,
) -> Iterator[Copy]:
    plains, names = tuple(alike), tuple(alike.values())

    partners_only = [not any(name in own for name in each) for each in names]
    unit = [groups.get(each[0]) if len(each) == 1 else None for each in names]

    def worth(one: int, two: int) -> bool:
        if partners_only[one] and partners_only[two]:
            return False
        return unit[one] is None or unit[one] != unit[two]

    excluded = frozenset(key for words in exclude for key in grams.keys(words))
    pairs, stock = grams.candidates(plains, excluded, worth)
    common = alignment.seed_grams(exclude)
    for one, partners in groupby(pairs, key=itemgetter(0)):
        prepared = alignment.prepare(plains[one], stock, common)
        for _, two in partners:
            found = alignment.overlaps(prepared, plains[two])
            turned = tuple(sorted(alignment.Overlap(overlap.second, overlap.first) for overlap in found))
            for name, partner in product(names[one], names[two]) if found else ():
                if wanted(name, partner):
                    yield _copy(name, partner, found, texts)
                if wanted(partner, name):
                    yield _copy(partner, name, turned, texts)


def _copy(name: str, partner: str, found: tuple[alignment.Overlap, ...], texts: Mapping[str, str]) -> Copy:
    own, other = texts[name], texts[partner]
    places, others = grams.offsets(own), grams.offsets(other)
    passages = []
    for overlap in found:
        first, second = _span(overlap.first, places), _span(overlap.second, others)
        passages.append(Passage(first, second, own[slice(*first)]))
    copied = sum(end - start for start, end in alignment.merged(overlap.first for overlap in found))
    return Copy(name, partner, round(copied / len(places), 4), tuple(passages))


def _span(span: tuple[int, int], places: list[int]) -> tuple[int, int]:
    return places[span[0]], places[span[1] - 1] + 1
