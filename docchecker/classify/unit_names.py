"""Whether a title begins with a unit's name."""

from __future__ import annotations

import regex

_REGION = regex.compile("(?:[\u4e00-\u9fffXxＸ×某]{1,6}?(?:省|市|县|区|州|旗|镇|乡|街道|开发区|新区|管委会))+")
_STOP = regex.compile("[，。、：:；“”《》！？——\\s]")
_MASKED = regex.compile("[XxＸ×]{1,4}|某{1,2}")
#: endings too common in other words to tell a unit without a region before them
_WEAK = frozenset({"办", "院", "处", "所", "站", "队", "村", "委", "区", "市", "中心", "学院", "社区", "厅"})
#: a title that begins with one of these begins with what is done, not with who does it
_VERBS = frozenset('让把在以用为从与聚推打构创建强抓做办给送进跨破由激织筑探践走书谱夯提加着立精“‘《〈（("')
_OPENERS = (
    "普法", "法治", "深化", "坚持", "助力", "紧扣", "立足", "全面", "多元", "开启", "建设", "弘扬", "点亮", "绘就",
    "唱响", "一站", "乡村", "农村", "基层", "我市", "我县", "我区", "全市", "全县", "全区", "本市", "本县", "本区",
)  # fmt: skip
_NOT_REGIONS = ("社区", "小区", "园区", "校区", "景区", "辖区", "山区", "片区", "城市", "集市", "超市", "夜市")
_LONGEST = 24
#: endings that are units by themselves from this length on (团市委, 总工会)
_WHOLE = 3


def unit_prefix(title: str, endings: tuple[str, ...]) -> str:
    """The unit's name at the head of a title, empty when there is none."""
    if not title or title[0] in _VERBS or title.startswith((*_OPENERS, *_NOT_REGIONS)):
        return ""
    head: str = _STOP.split(title, maxsplit=1)[0][:_LONGEST]
    masked = _MASKED.match(head)
    kinds = [ending for ending in endings if masked and head.startswith(ending, masked.end())]
    if masked and kinds:
        return head[: masked.end() + len(max(kinds, key=len))]
    region = _REGION.match(head)
    if region and region.end() >= 3 and not region.group(0).endswith(_NOT_REGIONS):
        return head[: region.end()]
    whole = [ending for ending in endings if len(ending) >= _WHOLE and head.startswith(ending)]
    if whole:
        return max(whole, key=len)
    strong = [
        head.find(ending, 2) + len(ending) for ending in endings if ending not in _WEAK and head.find(ending, 2) > 0
    ]
    return head[: min(strong)] if strong else ""
