"""Template text left in where something was to be filled in. Masking (XX镇, 某村, 张某) is none."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from docchecker.language.judgements import Quoted
from docchecker.language.patterns import Shape, spans

if TYPE_CHECKING:
    from docchecker.language.terms import Terms

_X = "XxＸｘ×✕╳※□○〇◯△▲＊*"
_SIGN = r"(?:[XxＸｘ]{1,8}|[×✕╳]{1,8}|[※□△▲]{1,8}|[○〇◯]{2,8}|[＊*]{2,8})"
_NOT_MASKED = r"(?<![A-Za-z0-9小老阿张王李刘陈杨赵黄周吴某姓])"
_COUNTED = (
    r"(?:余|多)?(?:万|亿|千|百)?(?:余)?(?:[%％‰]|万?人次|场次|户次|平方米|公里|个百分点|百分点|个|场(?![所镇站])|次|份|件|条(?![例款])|篇|期|册|本(?![地村县市区镇])|张(?!某)"
    r"|家(?![园庄村沟湾坪坳])|户|名|位|人(?![民社大力事武寿])|元|块(?!钱地)|幅|堂|节(?!目)|课时|学时|小时|分钟|起|宗|项(?!目)|处(?!长)|支(?!行|部|队)|批|台(?![账商])|部(?!门|队)|套|天|日(?!报)|周(?!边)|年|月"
    r"|分(?![局公校院所厂店行队])|亩|吨|斤|公斤|辆|只|类|种|届|轮|倍|盏|栋|艘|棵|架|具(?![体有])|座(?!谈)|间(?![隔接]))"
)
_LATER = r"(?:待定|待补充?|待填写?|待核实?|待完善|待统计|待确认|待更新|待明确|后补|另附)"
_FIGURE = Shape(rf"{_NOT_MASKED}{_SIGN}{_COUNTED}", needs=_X)
_LABELLED = Shape(
    r"(?:单位|部门|科室|股室|处室|联系人|负责人|责任人|电话|手机|时间|时限|日期|期限|地点|金额|经费|数量|人数|姓名|职务|邮箱|措施|事例|案例|数据|来源|编号|名称|情况|结果|场次|占比|比例)"
    rf"(?:（[^（）]{{0,12}}）)?[：:]\s?(?:{_SIGN}(?:年{_SIGN}月(?:{_SIGN}日)?)?|{_LATER}|略)(?=[，。；、,;\s）)]|$)",
    needs=(*_X, "待", "后补", "另附", "略"),
)
#: Said of what is missing, outside brackets: 请在此补充……, 数据待补充。
_ASKED = Shape(
    r"请(?:在|于)此处?[^。；\n]{0,40}|此处(?:补充|填写|插入|需补|应补)[^。；\n]{0,40}"
    rf"|(?:数据|案例|事例|材料|内容|照片|数字|人数){_LATER}(?=[。，；\n）)]|$)",
    needs=("此处", "在此", "于此", "待", "后补", "另附"),
)
_PLATE = r"(?<![·•])(?<![京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z])"
_LONG = Shape(
    rf"{_PLATE}{_NOT_MASKED}(?:X{{4,}}|Ｘ{{4,}}|×{{4,}}|x{{4,}})"
    r"(?![县市区镇乡村街局校厂公站所院小中大有普法某路])|(?<![0-9A-Za-z])20[0-9]?[XＸx×]{1,2}年",
    needs=_X,
)
_LINE = Shape(r"[_＿﹍]{2,}|(?<=[0-9共约达占为计])\s?[-－—]{3,}(?=[个场次份件万元人名%％])", needs="_＿﹍-－—")
_OPEN = "（(【[［〔<＜｛{“"
_EMPTY = Shape(r"[（(][\s　]{0,12}[）)]|[【\[［][\s　]{0,12}[】\]］]|“[\s　]+”", needs=_OPEN)
_BRACKETED = Shape(
    r"[（(【\[［〔<＜｛{](?:请|此处|此段|这里|本处|下同|在此|另附)?[^（）()【】\[\]［］〔〕<>＜＞｛｝{}。]{0,30}?"
    r"(?:此处|待补|待填|待定|待核|待完善|待统计|待更新|待确认|待写|填写|填入|补充|请填|请写|请补|插入|举例|具体事例|具体案例|具体数据|典型案例|典型事例|事例略|数据略|略写|后补|列举|写明|简述|概述|字以内|字左右|不少于\s?[0-9]+\s?字|示例|样例|模板|TODO|TBD)"
    r"[^（）()【】\[\]［］〔〕<>＜＞｛｝{}]{0,40}[）)】\]］〕>＞｝}]"
    r"|[【\[［{｛<＜](?:单位|单位名称|姓名|日期|时间|地点|数字|具体数字|人数|金额|电话|联系电话|标题|正文)[】\]］}｝>＞]",
    needs=_OPEN,
)
_QUESTION = Shape(r"(?<=[共约达占为计有])[?？]{1,4}(?=[个场次份件万元人名家户条篇%％])", needs="?？")
_SHAPES = (_BRACKETED, _ASKED, _LABELLED, _FIGURE, _LONG, _LINE, _EMPTY, _QUESTION)


@lru_cache(maxsize=64)  # of an item, for itself, for its data and for its paragraph
def find_placeholders(text: str, terms: Terms) -> tuple[Quoted, ...]:
    """Every place of a text that was left unfilled, in order."""
    legal = terms["bracketed_words"]
    taken: list[Quoted] = []
    for shape in _SHAPES:
        for start, end in spans(shape, text):
            words = text[start:end]
            if not any(start < one.end and one.start < end for one in taken) and words[1:-1] not in legal:
                taken.append(Quoted(start, end, words))
    return tuple(_joined(sorted(taken), text))


def _joined(found: list[Quoted], text: str) -> list[Quoted]:
    """The places, those that touch made one (×月×日, ××××（待补）)."""
    out: list[Quoted] = []
    for one in found:
        if out and out[-1].end == one.start:
            start = out.pop().start
            out.append(Quoted(start, one.end, text[start : one.end]))
        else:
            out.append(one)
    return out
