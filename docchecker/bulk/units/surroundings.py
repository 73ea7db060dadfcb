"""Whether a unit's name in a text is the whole name there, or a part of another unit's: of one below it, or elsewhere."""

from __future__ import annotations

import re
from enum import Enum, auto


class Bound(Enum):
    """What the words around a name make of it."""

    WHOLE = auto()
    #: an office of the unit (市公安局|柳溪分局, 柳溪县|公安局): a unit of its own, which may report for it
    BELOW = auto()
    #: an office of another place (云江|市公安局, 小蓝|经开区)
    ELSEWHERE = auto()


_HAN = re.compile("[\u4e00-\u9fff]")
_COUNTY_LEVEL = "县区镇乡旗省"
#: words before a name that are no part of another unit's name
_PLAIN_BEFORE = re.compile(
    r"(?:^(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|广西|西藏|宁夏|新疆|内蒙古)"
    r"|国家级|省级|附件[一二三四五六七八九十]?|材料|单位|市直|市级|部门|年|月|日|号|由|是|各|本|我|原|全|中共|党委|报送|关于|转发|收到|来自|报告|清单|案例"
    r"|[和与及暨的在对向请将把送发致呈转收])$"
)
_REGION = re.compile("[\u4e00-\u9fff]{1,9}[县区市旗]$")
#: one of these at the beginning of a text is a part of the name: 新|柳溪县
_DIRECTIONS = frozenset("东西南北中上下新老大小内外")
#: a place of its own that begins like a county's bare name: 柳溪|镇
_OTHER_PLACE = re.compile("[镇乡村街路市河湖江山]|社区|新区|经开|高新|开发区|林场|水库|小学|中学|医院")
_ENDED = re.compile("[县区市旗局委办院会部厅处所站队社馆校]$|中心$|集团$|公司$")
#: zones that many places have: without its place the name is nobody's own
_COMMON_ZONE = re.compile(
    r"(?:国家级)?(?:经开区|高新区|开发区|新区|高新开发区|经济(?:技术)?开发区|高新技术(?:产业)?开发区|工业园区?|产业园区?|园区|风景(?:名胜)?区|保税区|综保区|度假区|示范区)$"
)
#: offices that speak for a county itself: its government, and who is in charge of this work there
_SPEAKS = re.compile(
    r"(?:人民)?政府(?:办公?室?)?|委(?:员会)?(?!老|宣|统|组|政法)(?:办公?室?)?|[县区市]委(?:办公?室?)?|司法[局所]|管委会|管理委员会|党工委"
    r"|(?:[县区市]?委)?(?:全面)?依法治[县区市](?:委(?:员会)?)?(?:办公?室?)?|普法办(?:公室)?|普法工作领导小组(?:办公室)?|普治办|法治办"
)
#: parts of an office: its own rooms
_ROOMS = re.compile(
    r"[\u4e00-\u9fff]{0,14}?(?:科|处|股|室|办公室|党组|党委|党总支|机关党委|机关)(?=$|[^\u4e00-\u9fff]|关于|报送|普法|问题|典型|自评|自测|材料|联系|的)"
)
_BOUNDARY = (
    r"(?=$|[^\u4e00-\u9fff]|关于|报送|上报|普法|问题清单|典型|创新|案例|自评|自测|材料|报告|清单|八五|年度|履职|的)"
)
#: a character of an office's name: none of the words with which a text goes on instead
_NAME_CHAR = (
    r"(?:(?!关于|报送|普法|法治|开展|组织|联合|推动|推进|打造|创新|会同|协同|助力|护航|服务|[的和与及在对向把将让用、]|市(?![场政容]))"
    r"[\u4e00-\u9fff])"
)
#: how the name of an office below a unit ends; where such a word is common, a boundary must follow
_OFFICE_BELOW = re.compile(
    rf"{_NAME_CHAR}{{0,12}}?(?:分局|支队|大队|中队|总队|派出所|人民法院|人民检察院|(?<![布格大全结开破僵当])局)"
    rf"|{_NAME_CHAR}{{1,12}}?(?:法院|检察院|委员会|办事处|管理处|中心|委|部|办|院|所|站|队|会|团|处|馆|社|公司|学校|中学|小学|医院|街道|镇|乡|村|社区){_BOUNDARY}"
)


def bound_of(before: str, name: str, after: str, city: str) -> Bound:
    """Return what the words right before and after a name make of it; ``city`` is the roster's own (安平市)."""
    if _is_elsewhere(before, name, city) or (_OTHER_PLACE.match(after) and not _ENDED.search(name)):
        return Bound.ELSEWHERE
    if _is_below(name, after):
        return Bound.BELOW
    return Bound.WHOLE


def _is_elsewhere(before: str, name: str, city: str) -> bool:
    """东湖区|司法局, 瑞昌|市司法局, 小蓝|经开区, 新|柳溪县."""
    if not before or not _HAN.match(before[-1]):
        return False
    if city and before.endswith((city, city.removesuffix("市"))):
        return False
    zone = bool(_COMMON_ZONE.match(name))
    if _REGION.match(name) and not zone and not name.startswith("市"):
        return before in _DIRECTIONS
    if before[-1] in _COUNTY_LEVEL:
        return True
    return (zone or name.startswith("市") or before[-1] == "市") and not _PLAIN_BEFORE.search(before)


def _is_below(name: str, after: str) -> bool:
    if not after or not _HAN.match(after[0]):
        return False
    if _REGION.match(name) and not name.startswith("市"):
        return not _SPEAKS.match(after) and _OFFICE_BELOW.match(after) is not None
    return not _ROOMS.match(after) and _OFFICE_BELOW.match(after) is not None
