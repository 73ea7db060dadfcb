"""Where a Chinese full name begins and ends: surname, given name, and what can stand around them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from docchecker.language.terms import Terms

#: What joins two names.
JOINED = frozenset("、和与及")
#: Last characters of words for what somebody is: 店主, 焊工, 家属.
ROLE_ENDINGS = frozenset("员工师主户者手属民妇贩匠医妹嫂女人娘友商客")
#: Words of one character and stops before which a name may stand.
FUNCTION = frozenset("的由被把给让请找向对叫是")
OPENINGS = frozenset("，。；：、“（(！？!?;:\n") | FUNCTION
#: Surnames that are also prepositions and adverbs: a name only with a character that is hardly used elsewhere.
_PREPOSITIONS = frozenset("向于应连从全有都才时常家")
_LONGEST_TRANSLITERATION = 8
_LONGEST_FOLLOWER = 4


class Lexicon(NamedTuple):
    """Word lists of names as sets; ``first`` are the characters a name can begin with."""

    surnames: frozenset[str]
    rare: frozenset[str]
    given: frozenset[str]
    sure: frozenset[str]
    followers: frozenset[str]
    foreign: frozenset[str]
    words: frozenset[str]
    titles: frozenset[str]
    kin: frozenset[str]
    first: frozenset[str]


_WORDS = (
    "surnames", "rare_surnames", "given_chars", "sure_given_chars", "name_followers", "transliterations", "not_names",
    "address_titles", "kinship_titles",
)  # fmt: skip


@lru_cache(maxsize=8)
def lexicon(terms: Terms) -> Lexicon:
    """The word lists of names."""
    lists = [terms.all_of(name) for name in _WORDS]
    return Lexicon._make((*lists, terms.initials("surnames") | terms.all_of("transliterations")))


def name_end(text: str, start: int, words: Lexicon, introduced: bool) -> int:
    """End of a Chinese full name that begins at ``start``, 0 when there is none."""
    double = text[start : start + 2] in words.surnames
    surname = text[start : start + (2 if double else 1)]
    if surname not in words.surnames:
        return 0
    first = start + len(surname)
    rare = surname in words.rare
    if _title_at(text, first, words):
        return 0
    if not double and text[start : start + 2] in words.words:
        sure = not rare or text[first + 1 : first + 2] in words.sure
        return first + 2 if introduced and sure and _plain(text, first, words) else 0
    if surname in _PREPOSITIONS and not words.sure & set(text[first : first + 2]):
        return first + 2 if introduced and _plain(text, first, words) else 0
    if not introduced:
        return first + 2 if _may_open(text, start, words, rare) and _plain(text, first, words) else 0
    return _after_surname(text, first, words, rare)


def _may_open(text: str, start: int, words: Lexicon, rare: bool) -> bool:
    """Whether nobody's role before the surname is needed: after a stop, or before a character hardly used elsewhere."""
    before, sure = text[start - 1 : start], not words.sure.isdisjoint(text[start + 1 : start + 3])
    if rare:
        return before in ROLE_ENDINGS and text[start + 2 : start + 3] in words.sure
    return before not in JOINED and (sure or before not in FUNCTION)


def _title_at(text: str, first: int, words: Lexicon) -> bool:
    """Whether a title stands right after a surname: 王|校长, 洪|大爷, 冯|姐说."""
    titles = any(text[first : first + length] in part for part in (words.titles, words.kin) for length in (2, 3))
    kin = text[first : first + 1] in words.kin and not _plain(text, first, words) and followed(text, first + 1, words)
    return titles or kin or "某" in text[first : first + 2]


def _plain(text: str, first: int, words: Lexicon) -> bool:
    """Whether two characters of given names stand at ``first`` and the name can end after them."""
    return len(text) >= first + 2 and _known(text, first, 2, words) == 2 and followed(text, first + 2, words)


def _known(text: str, first: int, length: int, words: Lexicon) -> int:
    return sum(char in words.given for char in text[first : first + length])


def _after_surname(text: str, first: int, words: Lexicon, rare: bool) -> int:
    """End of the given name of somebody the words before have introduced."""
    given = text[first : first + 2]
    if not given or not "\u4e00" <= given[0] <= "\u9fff":
        return 0
    pair = len(given) == 2 and "\u4e00" <= given[1] <= "\u9fff"
    known = _known(text, first, 2, words)
    one, two = follower_length(text, first + 1, words), follower_length(text, first + 2, words)
    single = given[0] in words.given and bool(one)
    if pair and known == 2 and two and not (single and one > two == 1):
        return first + 2
    if rare:
        function = text[first - 1] in _PREPOSITIONS or given[0] in words.surnames
        return first + 1 if single and not function and text[first + 1 : first + 2] != "的" else 0
    if given[0] in words.surnames and _plain(text, first + 1, words):
        return first + 3
    if single:
        return first + 1
    if pair and known and two:
        return first + 2
    return first + 2 if known == 2 else 0


def foreign_end(text: str, start: int, words: Lexicon) -> int:
    """End of a name in transliteration (吉克阿依, 阿木拉且), 0 when there is none."""
    end = start
    while end < len(text) and text[end] in words.foreign and end - start < _LONGEST_TRANSLITERATION:
        end += 1
    while end - start >= 3:
        if followed(text, end, words):
            return end
        end -= 1
    return 0


def followed(text: str, end: int, words: Lexicon) -> bool:
    """Whether a name can end here."""
    return follower_length(text, end, words) > 0


def follower_length(text: str, end: int, words: Lexicon) -> int:
    """Return how long the word is that shows that a name ended at ``end``, 0 when there is none."""
    rest = text[end : end + _LONGEST_FOLLOWER]
    if not rest or rest[0] in "0123456789\n \ue001\ue002\ue004":
        return 1
    return next((length for length in range(len(rest), 0, -1) if rest[:length] in words.followers), 0)
