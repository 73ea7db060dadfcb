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
    "deadline": Shape(
        rf"{_N}月底?前|年底前|(?:年|季度|学期)[底末内]?(?:前|内|起)|{_N}(?:日|年|个月|周|天)[之以]?[前内]|届时|适时|明年|来年|下(?:个|一)?(?:半年|学期|季度|月|周|年)",
        needs="前内起届适明来下",
    ),
    "will": Shape(r"(?:将(?!军|士|近|领)|拟|计划|打算|准备|争取|力争|想(?:把|让|在|请))[^，。；：]{1}", needs="将拟计打准争力想"),
    "document_demands": Shape(
        "[\ue001》][^，。；：\ue001]{0,14}(?:要求|提出|规定|明确|指出|强调|部署|把|将|列)|(?:印发|出台|公布|下发|颁布|施行|通过)[^，。；：\ue001]{0,12}\ue001",
        needs="\ue001》",
    ),
    "by_document": Shape(
        "(?:根据|依据|按照|依照|遵照|对照|贯彻|落实|执行|结合)[^。；：\ue001]{0,20}\ue001", needs="\ue001"
    ),
    "own_document": Shape(
        "(?:我|本|全|该)?[局县市区镇乡院校村所委办][^，。；：\ue001]{0,10}(?:制定|出台|编制|起草|编写|编印|制发|拟定|印发|修订)[^，。；：\ue001]{0,8}\ue001",
        needs="\ue001",
    ),
    "meeting_says": Shape(
        r"(?:会议|大会|全会|座谈会|推进会|[书记长员任人他她])[^，。；：“]{0,12}?(?:指出|强调|要求|认为|表示|提出|讲|说)[，：“要]",
        needs="出调求为示讲说",
    ),
    "voice": Shape(r"”[^，。；：“]{0,24}(?:说|道|讲|表示|感慨|坦言|回忆|留言|写道|告诉)", needs="”"),
}  # fmt: skip


def seen(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each shape stands in a text, with its name."""
    for name, shape in SHAPES.items():
        for match in matches(shape, text):
            yield match.start(), name
