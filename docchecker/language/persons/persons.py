"""Who is named in a text: full names of private persons, and persons whose name is already masked."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.masking import TITLE, mask_titles
from docchecker.language.patterns import Shape, Span, spans
from docchecker.language.persons.candidates import before_sign, candidates_at, plausible, points
from docchecker.language.persons.full_names import (
    JOINED,
    OPENINGS,
    ROLE_ENDINGS,
    followed,
    foreign_end,
    lexicon,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.language.persons.candidates import Candidate
    from docchecker.language.persons.full_names import Lexicon
    from docchecker.language.terms import Scan, Terms

_LISTS = ("kinship_titles", "not_nicknames", "address_titles", "person_roles", "posts", "public_figures")

_SOMEBODY = Shape(
    r"[\u4e00-\u9fff]{1,2}(?:某某?某?|[×X＊*]{1,2})(?![×X＊*某县市区镇乡村街局校厂公站所院小中大年月日路省州国家户个名次场份件条元万人余多%级企单部社])"
    r"|[×X]{1,2}某{1,2}"
)
_UNSURE_TITLES = (
    "老人",
    "老师",
    "同学",
    "老板",
    "老汉",
    "姓",
    "某",
    "伯",
    "叔",
    "婶",
    "姐",
    "哥",
    "嫂",
    "妈",
    "爸",
    "师傅",
)
#: 阿依古丽·买买提, 次仁·多吉: the characters such names are written with.
_IN_PARTS = (
    "阿依古丽买提尼亚孜木艾合麦吐尔逊江努热万布都拉罕肉帕汗力克哈萨别库玛娜扎西次仁多吉卓央金"
    "达瓦旺平措桑丹增巴特额雅其格乌云苏日图斯琴高娃加永仓洛沙吾比赛米色如再乃祖塔伊卡迪"
)
_TWO_PARTS = Shape(rf"[{_IN_PARTS}]{{2,6}}[·•][{_IN_PARTS}]{{2,8}}", needs="·•")
#: Who wrote or sent the text: no private person of whom it tells.
_CONTACT = Shape(
    r"(?:联系人|填报人|填表人|填写人|审核人|复核人|制表人|签发人|报送人|责任编辑|校对|撰稿|供稿|联系电话)(?:及电话|及联系方式)?"
    r"[：:][^。；\n（）()]{0,60}",
    needs=("人", "责任编辑", "校对", "稿", "联系电话"),
)
_CALLED = ("我叫", "名叫", "他叫", "她叫", "个叫", "人叫")
#: What may stand before 王校长: the end of a unit's or a post's name, or nothing.
_BEFORE_ADDRESS = OPENINGS | ROLE_ENDINGS | frozenset("县镇乡村区市所局院校厂站司部队社园中学团办" + TITLE)
_BLOT = "\ue007"
_PLACES = frozenset("镇乡县市局所站院校店厂")


class People(NamedTuple):
    """Persons in a text: ``full`` names of private persons, ``masked`` ones (李某), ``addressed`` ones (王校长).

    ``starts`` are the places where any of them begin, in order.
    """

    full: tuple[Span, ...]
    masked: tuple[Span, ...]
    addressed: tuple[Span, ...]
    starts: tuple[int, ...]

    def from_to(self, start: int, end: int) -> int:
        """Where in [start, end) the first of them stands, counted from ``start``; -1 when nobody does."""
        place = bisect_left(self.starts, start)
        return self.starts[place] - start if place < len(self.starts) and self.starts[place] < end else -1


@lru_cache(maxsize=64)  # asked for by the judgement of an item and by what is private in its paragraphs
def people(text: str, terms: Terms) -> People:
    """Everybody told of in a text as a single person; nobody named inside 《…》, no public figure."""
    text = mask_titles(text)
    scan, words = terms.scan(text, _LISTS), lexicon(terms)
    found = (_full(scan, words, terms), _masked(scan, words), tuple(_addressed(scan, words)))
    return People(*found, tuple(sorted(one.start for part in found for one in part)))


def full_names(text: str, terms: Terms) -> tuple[Span, ...]:
    """Full names of private persons; not officials cited by post, public figures or names inside titles."""
    return people(text, terms).full


def _masked(scan: Scan, words: Lexicon) -> tuple[Span, ...]:
    """Persons told of without their name: 李某, 张××, 小陈, 老魏, 王大爷."""
    out: list[Span] = []
    taken: set[int] = set()
    for span in (*_signed(scan.text, words), *_titled(scan, words), *_nicknames(scan, words)):
        if taken.isdisjoint(range(span.start, span.end)):
            out.append(span)
            taken.update(range(span.start, span.end))
    return tuple(sorted(out))


def _signed(text: str, words: Lexicon) -> list[Span]:
    """Persons masked by signs: 李某, 张××."""
    signs = spans(_SOMEBODY, text) if any(sign in text for sign in "某×X＊*") else []
    return [_from_surname(text, span, words) for span in signs if _surname_near(text, span, words)]


def _from_surname(text: str, span: Span, words: Lexicon) -> Span:
    """The span from the surname on: two characters before the signs belong to it only when they are a double one."""
    head = text[span.start : span.end].rstrip("某×X＊*")
    return Span(span.start + len(head) - 1, span.end) if len(head) > 1 and head not in words.surnames else span


def _surname_near(text: str, span: Span, words: Lexicon) -> bool:
    """Whether a surname stands right before the masking signs."""
    words_of = text[span.start : span.end]
    head = words_of.rstrip("某×X＊*")
    if not head and words_of[0] == "某":
        return followed(text, span.end, words)
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
            if name and (known or name in "X×") and followed(text, start + 2, words):
                yield Span(start, start + 2)


def _addressed(scan: Scan, words: Lexicon) -> Iterator[Span]:
    """Persons told of by surname and post: 王校长, 镇里的李主任."""
    text = scan.text
    for hit in scan.of("address_titles"):
        first = hit.start - 1
        if first < 0 or text[first] not in words.surnames or len(hit.word) == 1:
            continue
        before = text[first - 1 : first]
        if before in OPENINGS or not before or (text[first] not in words.rare and before in _BEFORE_ADDRESS):
            yield Span(first, hit.end)


def _full(scan: Scan, words: Lexicon, terms: Terms) -> tuple[Span, ...]:
    text = scan.text
    for hit in scan.of("public_figures"):
        text = text[: hit.start] + _BLOT * len(hit.word) + text[hit.end :]
    found = [
        one
        for one in sorted({*_foreign(text), *_foreign_after_role(text, scan, words)})
        if _BLOT not in text[one.start : one.end]
    ]
    taken = {place for one in found for place in range(one.start, one.end)}
    for start, role in _places(text, scan, words):
        if start in taken or _BLOT in text[start : start + 3]:
            continue
        joined = start - 1 in {one.end for one in found[-1:]} and text[start - 1] in JOINED
        one = _best(text, start, words, before_sign(text, start, role, joined))
        if one and not (_is_public(text, one.end, terms, role) or _is_no_name(text, one.start, one.end)):
            found.append(one)
            taken.update(range(one.start, one.end))
    return tuple(sorted((*found, *_again(text, found))))


def _best(text: str, start: int, words: Lexicon, before: str) -> Span | None:
    """The likeliest name that begins at a place, None when none is likelier than not."""
    rated = [(points(text, one), one) for one in candidates_at(text, start, words, before)]
    best = max(rated, default=None, key=lambda pair: pair[0])
    return Span(best[1].start, best[1].end) if best and best[0] > 0 else None


def all_candidates(text: str, terms: Terms) -> Iterator[Candidate]:
    """Yield everything in a text that may be a full name, for fitting the weights."""
    text = mask_titles(text)
    scan, words = terms.scan(text, _LISTS), lexicon(terms)
    for start, role in _places(text, scan, words):
        some = candidates_at(text, start, words, before_sign(text, start, role, False))
        yield from (one for one in some if plausible(text, one))


def _foreign(text: str) -> Iterator[Span]:
    """Names in two parts: 阿依古丽·买买提."""
    yield from spans(_TWO_PARTS, text)


def _foreign_after_role(text: str, scan: Scan, words: Lexicon) -> Iterator[Span]:
    """Names in transliteration after a word for what their bearer is."""
    roles = {hit.end for hit in scan.of("person_roles")}
    starts = roles | {i + 1 for i, char in enumerate(text) if char in ROLE_ENDINGS}
    for start in sorted(starts):
        end = foreign_end(text, start, words) if text[start : start + 1] in words.foreign else 0
        if end:
            yield Span(start, end)


def _is_no_name(text: str, start: int, end: int) -> bool:
    """A brand in quotation marks (“张小泉”) or a place (靖宇镇)."""
    return text[end - 1] in _PLACES or (text[start - 1 : start] == "“" and text[end : end + 1] == "”")


def _again(text: str, found: list[Span]) -> Iterator[Span]:
    """Where a name found once stands again, whatever is around it."""
    taken = {place for one in found for place in range(one.start, one.end)}
    for name in {text[one.start : one.end] for one in found if one.end - one.start > 2}:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            if start not in taken and end - 1 not in taken:
                yield Span(start, end)
            start = text.find(name, end)


def _places(text: str, scan: Scan, words: Lexicon) -> Iterator[tuple[int, bool]]:
    """Where a name could begin, and whether the words before it say what its bearer is."""
    masked = {span.end for span in _titled(scan, words)}
    roles = {hit.end for hit in scan.of("person_roles")} - masked
    posts = {hit.end for hit in scan.of("posts")} - roles
    inner = {i for name in ("person_roles", "posts") for hit in scan.of(name) for i in range(hit.start + 1, hit.end)}
    aside = {place for found in spans(_CONTACT, text) for place in range(found.start, found.end)}
    for start, char in enumerate(text):
        if char in words.first and start not in posts and start not in inner and start not in aside:
            yield start, start in roles or _introduced(text, start, roles)


def _introduced(text: str, start: int, roles: set[int]) -> bool:
    """Whether a role stands before a name, parted from it by one mark or word, or the text says how somebody is called."""
    before = text[start - 1 : start]
    if before == "”" and text[start - 2 : start - 1] in ROLE_ENDINGS | {"人"}:
        return True
    return (bool(before) and before in "：:是叫为”、" and start - 1 in roles) or text[start - 2 : start] in _CALLED


def _is_public(text: str, end: int, terms: Terms, introduced: bool) -> bool:
    """Whether the bearer of the name is addressed by a post."""
    after = terms.all_of("official_after")
    words = (text[end : end + length] for length in range(2, 6))
    return any(word in after and not (introduced and word == "同志") for word in words)
