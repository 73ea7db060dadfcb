"""Who is named in a text: full names of private persons, and persons whose name is already masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.masking import mask_titles
from docchecker.language.shapes import Shape, Span, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docchecker.language.terms import Scan, Terms

#: Lists that must have been scanned for to find masked persons.
MASKED_LISTS = ("kinship_titles", "not_nicknames")
_LISTS = (*MASKED_LISTS, "person_roles", "posts", "not_names")

_SOMEBODY = Shape(
    r"[\u4e00-\u9fff]{1,2}(?:某某?某?|[×X＊*]{1,2})(?![×X＊*某县市区镇乡村街局校厂公站所院小中大年月日路省州国家户个名次场份件条元万人余多%级企单部社])"
    r"|[×X]{1,2}某{1,2}"
)
_JOINED = frozenset("、和与及")
_UNSURE_TITLES = ("老人", "老师", "同学", "老板", "老汉", "姓", "某", "伯", "叔", "婶", "姐", "哥", "嫂", "妈", "爸", "师傅")
_ROLE_ENDINGS = frozenset("员工师主户者手属民妇贩匠医")
_LONGEST_TRANSLITERATION = 6


class Lexicon(NamedTuple):
    """Word lists of names as sets; ``followers`` by length so that slices can be looked up."""

    surnames: frozenset[str]
    rare: frozenset[str]
    given: frozenset[str]
    followers: frozenset[str]
    foreign: frozenset[str]
    initials: frozenset[str]


def _lexicon(terms: Terms) -> Lexicon:
    names = ("surnames", "rare_surnames", "given_chars", "name_followers", "transliterations")
    surnames, rare, given, followers, foreign = (terms.all_of(name) for name in names)
    return Lexicon(surnames, rare, given, followers, foreign, terms.initials("surnames") | foreign)


def masked_persons(scan: Scan, terms: Terms) -> tuple[Span, ...]:
    """Persons told of without their name: 李某, 张××, 小陈, 老魏, 王大爷."""
    words, text = _lexicon(terms), scan.text
    signs = spans(_SOMEBODY, text) if _masks(text) else []
    out = [_from_surname(text, span, words) for span in signs if _surname_near(text, span, words)]
    for span in (*_titled(scan, words), *_nicknames(scan, words)):
        if not _meets(span, out):
            out.append(span)
    return tuple(sorted(out))


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < one.end and one.start < span.end for one in others)


def _from_surname(text: str, span: Span, words: Lexicon) -> Span:
    """The span from the surname on: two characters before the signs belong to it only when they are a double one."""
    head = text[span.start : span.end].rstrip("某×X＊*")
    return Span(span.start + len(head) - 1, span.end) if len(head) > 1 and head not in words.surnames else span


def _masks(text: str) -> bool:
    return any(sign in text for sign in "某×X＊*")


def _surname_near(text: str, span: Span, words: Lexicon) -> bool:
    """Whether a surname stands right before the masking signs."""
    words_of = text[span.start : span.end]
    head = words_of.rstrip("某×X＊*")
    if not head or head in words.surnames:
        return not (head in words.rare and words_of[-1] != "某")
    return head[-1] in words.surnames and (words_of[-1] == "某" or head[-1] not in words.rare)


def _titled(scan: Scan, words: Lexicon) -> Iterator[Span]:
    for hit in scan.of("kinship_titles"):
        before = scan.text[hit.start - 1 : hit.start] if hit.start else ""
        if before in words.surnames and (before not in words.rare or hit.word not in _UNSURE_TITLES):
            yield Span(hit.start - 1, hit.end)


def _nicknames(scan: Scan, words: Lexicon) -> Iterator[Span]:
    text = scan.text
    barred = {hit.start for hit in scan.of("not_nicknames")}
    for start in [i for i, char in enumerate(text) if char in "小老阿"]:
        if start not in barred:
            name = text[start + 1 : start + 2]
            known = name in words.surnames and (text[start] != "阿" or name not in words.rare)
            if name and (known or name in "X×") and _followed(text, start + 2, words):
                yield Span(start, start + 2)


def full_names(text: str, terms: Terms) -> tuple[Span, ...]:
    """Full names of private persons; not officials cited by post, public figures or names inside titles."""
    text = mask_titles(text)
    for figure in terms.get("public_figures", ()):
        text = text.replace(figure, "\ue007" * len(figure))
    scan, words = terms.scan(text, _LISTS), _lexicon(terms)
    masked = masked_persons(scan, terms)
    found: list[Span] = []
    for start, introduced in _places(scan, words):
        introduced = introduced or _joined_to(text, start, found)
        end = _name_end(text, start, words, introduced) or (_foreign_end(text, start, words) if introduced else 0)
        if end and not (found and start < found[-1].end) and not _is_public(text, start, end, terms, masked):
            found.append(Span(start, end))
    return tuple(found)


def _places(scan: Scan, words: Lexicon) -> Iterator[tuple[int, bool]]:
    """Where a name could begin, and whether the words before it say that a person follows."""
    text = scan.text
    roles = {hit.end for hit in scan.of("person_roles")}
    posts = {hit.end for hit in scan.of("posts")} - roles
    barred = {hit.start for hit in scan.of("not_names")} | posts
    barred.update(i for hit in scan.of("person_roles") for i in range(hit.start + 1, hit.end))
    for start in [i for i, char in enumerate(text) if char in words.initials]:
        if start not in barred:
            yield start, start in roles or (start > 1 and text[start - 1] in _ROLE_ENDINGS)


def _is_public(text: str, start: int, end: int, terms: Terms, masked: tuple[Span, ...]) -> bool:
    """Whether the name is masked after all, or its bearer is addressed by a post."""
    if _meets(Span(start, end), masked):
        return True
    return any(text.startswith(word, end) for word in terms.all_of("official_after"))


def _joined_to(text: str, start: int, found: list[Span]) -> bool:
    return bool(found) and found[-1].end == start - 1 and text[start - 1] in _JOINED


def _name_end(text: str, start: int, words: Lexicon, introduced: bool) -> int:
    """End of a Chinese full name that begins at ``start``, 0 when there is none."""
    surname = next((part for part in (text[start : start + 2], text[start]) if part in words.surnames), "")
    if not surname or (not introduced and (surname in words.rare or not _opens(text, start))):
        return 0
    first = start + len(surname)
    for length in (2, 1) if introduced else (2,):
        given = text[first : first + length]
        known = sum(char in words.given for char in given)
        sure = known == length if surname in words.rare or not introduced else known >= 1
        if len(given) == length and sure and _is_han(given) and _followed(text, first + length, words):
            return first + length if length == 2 or surname not in words.rare else 0
    given = text[first : first + 2]
    certain = introduced and surname not in words.rare and len(given) == 2 and set(given) <= words.given
    return first + 2 if certain else 0


def _is_han(given: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in given) and "某" not in given


def _opens(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in "，。；：、“（(！？\n的由被把给让请找向对"


def _foreign_end(text: str, start: int, words: Lexicon) -> int:
    """End of a name in transliteration (吉克阿依, 阿木拉且), 0 when there is none."""
    end = start
    while end < len(text) and text[end] in words.foreign and end - start < _LONGEST_TRANSLITERATION:
        end += 1
    while end - start >= 3:
        if _followed(text, end, words):
            return end
        end -= 1
    return 0


def _followed(text: str, end: int, words: Lexicon) -> bool:
    """Whether a name can end here."""
    rest = text[end : end + 4]
    return not rest or any(rest[:length] in words.followers for length in (1, 2, 3, 4)) or rest[0] in "0123456789\n \ue001\ue002\ue004"
