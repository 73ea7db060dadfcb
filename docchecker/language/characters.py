"""Characters that do not show, and characters that look like others: folded before anything is compared.

``fold`` keeps the length, so that places found in the folded text are places in the document; ``seen`` gives the
words as they look, for judgements that return no places.
"""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING

from docchecker.language.patterns import compiled

if TYPE_CHECKING:
    import regex

#: zero-width spaces and joiners, marks of direction, soft hyphen, variation selectors
_HIDDEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
#: radicals, compatibility ideographs, vertical and small forms, half-width CJK marks
_ALIKE = "\u2e80-\u2fdf\uf900-\ufaff\ufe10-\ufe6b\uff61-\uff65\U0002f800-\U0002fa1f"
_ANY = compiled(f"[{_HIDDEN}{_ALIKE}]")
_UNSEEN = compiled(f"[{_HIDDEN}]")
#: radicals that Unicode gives no compatibility mapping, and the ideographs they look like (EquivalentUnifiedIdeograph)
_RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺖⺗⺘⺙⺚⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂乛乚乙亻冂几刀刂㔾小小兀尣尢尣巳幺彐忄㣺扌攵旡无日月歹母民氵氺灬爪爫丬牛犭王疋目示礻竹糸纟罓罒网羊羋羊耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)  # fmt: skip


def fold(text: str) -> str:
    """Return the text with what does not show as a space and look-alikes as the usual characters, in equal length."""
    return _ANY.sub(_folded, text) if _ANY.search(text) else text


def seen(text: str) -> str:
    """Return the text as it looks: look-alikes as the usual characters, without what does not show."""
    return fold(_UNSEEN.sub("", text)) if _ANY.search(text) else text


def _folded(found: regex.Match[str]) -> str:
    character = found.group()
    if _UNSEEN.match(character):
        return " "
    usual = unicodedata.normalize("NFKC", _RADICALS.get(character, character))
    return usual if len(usual) == 1 else character


def unlike(written: str, wanted: str) -> str:
    """Return which character tells two texts that look the same apart, empty where they look different or are equal."""
    if written == wanted or "".join(seen(written).split()) != "".join(seen(wanted).split()):
        return ""
    for one, other in zip_longest(written, wanted, fillvalue=""):
        if one != other and one:
            return _named(one)
    return ""


def odd_characters(text: str) -> str:
    """Return the names of the characters of a text that do not show or look like others, each once, “、” between."""
    return "、".join(dict.fromkeys(_named(character) for character in _ANY.findall(text)))


def _named(character: str) -> str:
    """“看不见的字符 U+200B”, “形似“一”的字符 U+2F00”."""
    code = f"U+{ord(character):04X}"
    if character.isspace():
        return f"空格 {code}"
    if _UNSEEN.match(character):
        return f"看不见的字符 {code}"
    usual = fold(character)
    return f"形似“{usual}”的字符 {code}" if usual != character else f"字符 {code}"
