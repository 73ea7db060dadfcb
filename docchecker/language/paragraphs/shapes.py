"""Cues that no single word gives: how words stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.patterns import Shape, matches

if TYPE_CHECKING:
    from collections.abc import Iterator

_N = "[0-9０-９一二三四五六七八九十百千零两]"
#: Name of the cue → its shape. Titles are masked, quotations are not: 从“单打独斗”到“协同作战”.
SHAPES: dict[str, Shape] = {
    "a_becomes_b": Shape(
        r"变[^，。；：]{1,14}为[^，。；：]{2}"
        r"|[由从][^，。；：]{1,18}(?:变|改|转)(?:为|成|向)"
        r"|[由从]“[^”]{1,16}”[^，。；：“]{0,6}“"
        r"|(?:把|将)[^，。；：]{2,24}(?:变成|变为|改成|改为|换成|搬到|搬进|嵌入|融入)",
        needs="变改转换搬嵌融“",
    ),
    "no_longer_but": Shape(r"不再[^。；]{1,24}|(?:不是|不靠|不用|不搞|不讲)[^，。；]{1,16}，?而是", needs=("不再", "而是")),
    "own_method": Shape(r"“[^”]{2,16}”[^，。；：“]{0,6}(?:法|模式|机制|体系|制度|平台|品牌|工程|行动|格局)", needs="”"),
    "from_to": Shape(
        rf"[由从]{{1}}[^，。；：]{{0,16}}?{_N}[^，。；：]{{0,8}}?(?:降|升|增|减|提|缩|涨|变|到|至)[^，。；：]{{0,6}}?{_N}",
        needs="由从",
    ),
    "changed_by": Shape(
        rf"(?:下降|上升|增长|减少|增加|提高|提升|降低|压减|缩短|降|升|涨|少|多|增|减)(?:了|到|至|为|出)?(?:近|约)?{_N}",
        needs="降升增减提压缩涨少多",
    ),
    "share": Shape(rf"[0-9][%％]|百分之|{_N}成|{_N}分之", needs="%％百成分"),
    "deadline": Shape(
        rf"{_N}月底?前|年底前|(?:年|季度|学期)[底末内]?(?:前|内|起)|{_N}(?:日|年|个月|周|天)[之以]?[前内]|届时|适时|明年|来年|下(?:个|一)?(?:半年|学期|季度|月|周|年)",
        needs="前内起届适明来下",
    ),
    "will": Shape(r"(?:将(?!军|士|近|领)|拟|计划|打算|准备|争取|力争|想(?:把|让|在|请))[^，。；：]{1}", needs="将拟计打准争力想"),
    "should": Shape(r"(?:^|[，。；：、是])(?:要|应|须|必须|应当|务必|需要|建议)[^，。；：]{2}", needs="要应须必务需建"),
    "enumerated": Shape(r"[一二三四五]是|其[一二三四]|第[一二三四]，|[①②③]|（[一二三四]）", needs="是其第①②③）"),
    "document_demands": Shape(
        "[\ue001》][^，。；：\ue001]{0,14}(?:要求|提出|规定|明确|指出|强调|部署|把|将|列)|(?:印发|出台|公布|下发|颁布|施行|通过)[^，。；：\ue001]{0,12}\ue001",
        needs="\ue001",
    ),
    "by_document": Shape(
        "(?:根据|依据|按照|依照|遵照|对照|贯彻|落实|执行|结合)[^。；：\ue001]{0,20}\ue001", needs="\ue001"
    ),
    "own_document": Shape(
        "(?:我|本|全|该)?[局县市区镇乡院校村所委办][^，。；：\ue001]{0,10}(?:制定|出台|编制|起草|编写|编印|制发|拟定|印发|修订)[^，。；：\ue001]{0,8}\ue001",
        needs="\ue001",
    ),
    "meeting_says": Shape(
        r"(?:会议|大会|全会|座谈会|推进会|[书记长员任人他她])[^，。；：“]{0,12}?(?:指出|强调|要求|认为|表示|提出|讲|说)[，：“要]", needs="出调求为示讲说"
    ),
    "voice": Shape(r"”[^，。；：“]{0,24}(?:说|道|讲|表示|感慨|坦言|回忆|留言|写道|告诉)", needs="”"),
    "carriers": Shape(r"(?:借助|依托|利用|通过|运用|采取|以)[^，。；：]{2,30}(?:等(?:载体|形式|方式|平台|渠道|阵地|途径|手段)|为载体|的(?:方式|形式|办法))", needs="等载的"),
    "led_by": Shape(r"由[^，。；：]{2,20}(?:任|担任|牵头|负责|轮流|带|主持|组成|讲|包)", needs="由"),
    "count": Shape(
        r"[0-9０-９][万余多]*(?:名|个|家|户|件|起|次|场|份|人|条|本|处|块|部|台|辆|支|期|篇|项|公里|亩|元|万元|小时|天|种)", needs="名个家户件起次场份人条本处块部台辆支期篇项里亩元时天种"
    ),
    "dated": Shape(r"[0-9]{4}年|[0-9]{1,2}月(?:[0-9]{1,2}日)?|今年|去年|上半年|当天|日前|近日", needs="年月日天"),
    "person": Shape(r"[老小][\u4e00-\u9fff](?=[把说讲问在去从带]|，)|[\u4e00-\u9fff](?:某某?|大爷|大妈|阿姨|师傅|女士|先生|婶|叔)", needs="老小某爷妈姨傅士生婶叔"),
}  # fmt: skip


def seen(text: str) -> Iterator[tuple[int, str]]:
    """Where each shape stands in a text, with its name."""
    for name, shape in SHAPES.items():
        for match in matches(shape, text):
            yield match.start(), name
