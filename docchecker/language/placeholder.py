"""Template text left in where something was to be filled in. Masking (XX镇, 某村, 张某) is none."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from docchecker.language.judgements import Quoted
from docchecker.language.patterns import Shape, spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docchecker.language.patterns import Span
    from docchecker.language.terms import Terms

_X = "XxＸｘ×✕╳※□■○〇◯◎●△▲＊*☆★OoＯ"
#: Signs that stand for something when one of them stands alone, and those of which it takes two.
_SIGN = r"(?:[XxＸｘ]{1,12}|[×✕╳]{1,12}|[※□■△▲◎●☆★]{1,8}|[○〇◯＊*]{1,8}|[OoＯ]{2,8})"
_NOT_MASKED = r"(?<![A-Za-z0-9.小老阿张王李刘陈杨赵黄周吴某姓〇零一二三四五六七八九十])(?<![A-Za-z0-9]\s)"
_COUNTED = (
    r"(?:余|多)?(?:万|亿|千|百)?(?:余)?(?:[%％‰]|万?人次|场次|户次|平方米|公里|个百分点|百分点|个(?![人别性体])|场(?![所镇站])|次(?!要)|份|件|条(?![例款])|篇|期|册|本(?![地村县市区镇])|张(?!某)"
    r"|家(?![园庄村沟湾坪坳])|户|名(?!称)|位|人(?![民社大力事武寿])|元|块(?!钱地)|幅|堂|节(?!目)|课时|学时|小时|分钟|起|宗|项(?!目)|处(?!长)|支(?!行|部|队)|批|台(?![账商])|部(?!门|队)|套|天|日(?!报)|周(?!边)|年|月|票|字(?![怎什典样体形眼])|类"
    r"|分(?![局公校院所厂店行队])|亩|吨|斤|公斤|辆|只|种|届|轮|倍|盏|栋|艘|棵|架|具(?![体有])|座(?!谈)|间(?![隔接])|学期|学年|季度"
    r"|所(?=[大中小高]?学|幼儿|[大中小高]校|院校|医院|学校))"
)
_LATER = r"(?:待定|待补充?|待填写?|待核实?|待完善|待统计|待确认|待更新|待明确|后补|另附)"
#: “有XX所没有建立台账” counts; “XX所没有建立台账” names a 所 without its name.
_SOME = rf"(?<=[有共仅只达约近超]){_SIGN}\s?所(?=[没未无仍还尚不只均已中里，。；、])"
_FIGURE = Shape(rf"{_NOT_MASKED}{_SIGN}\s?{_COUNTED}|{_SOME}", needs=_X)
#: Blanks or dots where a figure belongs: 会议   次, 年  月  日, 培训……人次.
_GAP_UNITS = (
    r"(?:万?人次|场次|[%％]|万?元|个(?![人别性体])|场(?![所镇站])|次(?!要)|份|件|条(?![例款])|篇|期|册|名(?!称)|户|家(?![园庄])|起|项(?!目)|批|课时|小时|分钟|天|处(?!长)"
    r"|人(?![民社大力事武寿员])(?=[，。；、,;）)\s]|$)|所(?=[大中小高]?学|幼儿|学校))"
)
_GAP = Shape(
    rf"(?<=[\u4e00-\u9fff])[ 　\u00a0]{{2,20}}(?:余|多)?{_GAP_UNITS}"
    rf"|(?<=[共约达占为计训开展放发办评])(?:…{{1,3}}|\.{{3,8}}|·{{3,8}}){_GAP_UNITS}"
    rf"|(?<=[\u4e00-\u9fff])…{{1,4}}(?:余|多)?{_GAP_UNITS}(?=[，。；、,;）)\s]|$)"
    r"|(?<![0-9])[ 　\u00a0]{1,20}年[ 　\u00a0]{1,20}月(?:[ 　\u00a0]{1,20}日)?"
    r"|(?<=[年于在：:])[ 　\u00a0]{1,20}月(?:[ 　\u00a0]{0,20}日|底|初|中旬|份)?|(?<=[0-9]月)[ 　\u00a0]{1,20}日",
    needs=" 　\u00a0….·",
)
_LABELLED = Shape(
    r"(?:单位|部门|科室|股室|处室|联系人|负责人|责任人|电话|手机|时间|时限|日期|期限|地点|金额|经费|数量|人数|姓名|职务|邮箱|措施|事例|案例|数据|来源|编号|名称|情况|结果|场次|占比|比例)"
    rf"(?:（[^（）]{{0,12}}）)?[：:]\s?(?:{_SIGN}(?:\s?年\s?{_SIGN}\s?月(?:\s?{_SIGN}\s?日)?)?|{_LATER}|略)(?=[，。；、,;\s）)]|$)",
    needs=(*_X, "待", "后补", "另附", "略"),
)
#: Said of what is missing, outside brackets: 请在此补充……, 数据待补充。
_ASKED = Shape(
    r"请(?:在|于)此处?[^。；\n]{0,40}|此处(?:补充|填写|插入|需补|应补|应填)[^。；\n]{0,40}"
    rf"|(?:数据|案例|事例|材料|内容|照片|数字|人数){_LATER}(?=[。，；\n）)]|$)",
    needs=("此处", "在此", "于此", "待", "后补", "另附"),
)
#: What Word and programs that fill in templates leave: a prompt, a broken reference, {{ 单位 }}, ${name}, «姓名».
_MACHINE = Shape(
    r"\{\{[^{}\n]{0,40}\}\}|\{%[^{}\n]{0,40}%\}|[$#]\{[^{}\n]{0,40}\}|«[^«»\n]{0,40}»"
    r"|(?:单击|点击|轻触)(?:或点击|或轻触|或单击)?此处(?:可?输入|添加|选择|键入)[^，。；\s]{0,8}|选择一项。?"
    r"|错误[！!]\s?(?:未|找不到|没有)[^。；\n]{0,20}。?|Error! [A-Z][^.\n]{0,40}\.",
    needs=("{", "«", "此处", "选择一项", "错误", "Error!"),
)
_PLATE = r"(?<![·•])(?<![京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z])"
_LONG = Shape(
    rf"{_PLATE}{_NOT_MASKED}(?<![×Ｘ])(?:X{{4,}}+|Ｘ{{4,}}+|×{{4,}}+|x{{4,}}+)"
    r"(?![县市区镇乡村街局校厂公站所院小中大有普法某路])|(?<![0-9A-Za-z])20[0-9]?[XＸx×]{1,2}\s?年|《[XＸ×x＊*]{2,20}》",
    needs=_X,
)
_LINE = Shape(r"[_＿﹍]{2,200}|(?<=[0-9共约达占为计])\s?[-－—]{3,20}(?=[个场次份件万元人名%％])", needs="_＿﹍-－—")
_OPEN = "（(【[［〔<＜｛{“"
_EMPTY = Shape(r"[（(][\s　]{0,12}[）)]|[【\[［][\s　]{0,12}[】\]］]|“[\s　]{1,40}”", needs=_OPEN)
_IN_BRACKETS = r"[^（）()【】\[\]［］〔〕<>＜＞｛｝{}\n]"
#: Words by which a text in brackets is an instruction to fill in.
_TO_FILL = (
    r"此处|待补|待填|待定|待核|待完善|待统计|待更新|待确认|待写|填写|填入|补充|请填|请写|请补|补报|插入|举例|具体事例|具体案例|具体数据|典型案例|典型事例"
    r"|事例略|数据略|略写|后补|列举|写明|简述|概述|字以内|字左右|不少于\s?[0-9]+\s?字|示例|样例|模板|TODO|TBD|待[^（）()。，]{1,16}(?:填报|补充|补报|填写|确定|核实)"
)
_BRACKETED = Shape(rf"[（(【\[［〔<＜｛{{]{_IN_BRACKETS}{{1,70}}[）)】\]］〕>＞｝}}]", needs=_OPEN)
_INSTRUCTION = Shape(rf"^.[^。]{{0,34}}?(?:{_TO_FILL})")
_FIELD = Shape(
    r"^[【\[［{｛<＜](?:单位|单位名称|姓名|日期|时间|地点|数字|具体数字|人数|金额|电话|联系电话|标题|正文)[】\]］}｝>＞]$"
)
_QUESTION = Shape(
    r"(?<=[共约达占为计有训开展放发])\s?[?？]{1,4}\s?(?=[个场次份件万元人名家户条篇%％])|[?？]{2,6}(?=[个场次份件万元人名家户条篇])",
    needs="?？",
)
_SHAPES = (_ASKED, _LABELLED, _FIGURE, _GAP, _LONG, _LINE, _EMPTY, _QUESTION)


@lru_cache(maxsize=64)  # of an item, for itself, for its data and for its paragraph
def find_placeholders(text: str, terms: Terms) -> tuple[Quoted, ...]:
    """Return every place of a text that was left unfilled, in order."""
    legal = terms["bracketed_words"]
    covered = bytearray(len(text))
    taken: list[Quoted] = []
    for found in (spans(_MACHINE, text), _instructions(text), *(spans(shape, text) for shape in _SHAPES)):
        for start, end in found:
            words = text[start:end]
            if not any(covered[start:end]) and words[1:-1] not in legal:
                covered[start:end] = b"\1" * (end - start)
                taken.append(Quoted(start, end, words))
    return tuple(_joined(sorted(taken), text))


def _instructions(text: str) -> Iterable[Span]:
    """Texts in brackets that say what is to be filled in."""
    for place in spans(_BRACKETED, text):
        words = text[place.start : place.end]
        if spans(_INSTRUCTION, words) or spans(_FIELD, words):
            yield place


def _joined(found: list[Quoted], text: str) -> list[Quoted]:
    """The places, those that touch or have only white space between them made one (×月×日, x 月 x 日)."""
    out: list[Quoted] = []
    for one in found:
        if out and not text[out[-1].end : one.start].strip(" 　") and one.start - out[-1].end <= 1:
            start = out.pop().start
            out.append(Quoted(start, one.end, text[start : one.end]))
        else:
            out.append(one)
    return out
