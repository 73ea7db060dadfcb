"""Figures in a text: a number with a unit, a share, or a word for zero. Offsets are those of the text given."""

from __future__ import annotations

from typing import NamedTuple

from docchecker.language.patterns import Shape, matches

_DIGITS = r"(?<![0-9０-９])[0-9０-９][0-9０-９,，.．]{0,15}(?<![,，.．])(?:万|亿|千|百)?(?:余|多|来)?"
_HAN = (
    r"(?:[一二三四五六七八九十百千两][一二三四五六七八九十百千万零]{0,6}|数十|数百|几十|几百|上百|上千|半)(?:余|多|来)?"
)
_UNITS = (
    r"课时|学时|小时|分钟|个月|个百分点|个多月|百分点|万人次|人次|户次|场次|条次|平方米|公里|万元|亿元|周岁|字节|"
    r"[名人个件次场份家户条期块处本张起例宗项堂节秒天日周年篇部套台盏具座栋间所支队批组类种页字元角分米亩斤吨头只辆艘册幅面封句道题岁倍"
    r"遍趟回任届轮岗位方段首集枚粒瓶袋盒箱桶片根票版层级步门眼笔单村乡镇县]"
)
_SHARE = (
    r"(?:(?<![0-9０-９])[0-9０-９][0-9０-９.．]{0,9}\s?[%％‰])|百分之[一二三四五六七八九十零点百0-9]{1,6}|千分之[一二三四五六七八九十]{1,3}"
    r"|[一二三四五六七八九十两0-9]{1,3}分之[一二三四五六七八九十两0-9]{1,3}|(?:[一二三四五六七八九两][一二三四五六七八九]?|[0-9])成(?:半|[一二三四五六七八九])?(?![为立员功果效绩长熟])"
    r"|占[^，。；]{0,2}(?:超|过|近|大)半|(?:超过|过|近)?半数(?:以上)?|(?<=[占过约有近逾到])一半(?![天路会边截夜辈])|一半(?:以上|左右|的[\u4e00-\u9fff]{1,4}(?:不|没|未|只|仅))"
)
_QUANTITY = Shape(
    rf"(?=[0-9０-９一二三四五六七八九十百千两数几半上占超过近])(?<!第)(?:(?P<share>{_SHARE})|(?P<digits>{_DIGITS})\s?(?P<unit>{_UNITS})|(?P<han>{_HAN})(?P<hanunit>{_UNITS})"
    rf"|(?P<bare>(?<![0-9A-Za-z.+＋])[0-9０-９]{{1,6}}(?:\.[0-9]+)?(?![0-9A-Za-z.+＋年月日号·%％])))"
)


class Quantity(NamedTuple):
    """A figure at [start, end). ``unit`` is “%” for shares and empty for a bare number; ``han`` for 三名, 两次."""

    start: int
    end: int
    text: str
    unit: str
    han: bool


def quantities(text: str) -> tuple[Quantity, ...]:
    """All figures of a text in which dates, 文号 and names with digits are already masked."""
    out = []
    for match in matches(_QUANTITY, text):
        unit = "%" if match["share"] else match["unit"] or match["hanunit"] or ""
        out.append(Quantity(match.start(), match.end(), match.group(), unit, match["han"] is not None))
    return tuple(out)
