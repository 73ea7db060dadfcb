"""What in a sentence is a checkable fact of what was done, and what is only will, demand or praise.

The words are those of reports: numbers with a measure word, dates, issued documents, plain yes-or-no acts.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMERAL = "一二三四五六七八九十百千万两零半"
_MEASURES = (
    "个|名|人|次|场|期|件|部|条|份|本|册|篇|支|块|处|家|户|所|座|项|轮|批|课时|学时|节|元|万|亿|%|％|幅|面|辆|台|集|首|天|小时|分|"
    "套|张|幕|堂|届|例|起|宗|余|多|类|门|间|段|位|对|遍|回|亩|平方|公里|村|社区|镇|乡|县|校|场次|人次|家次|站|站点|岁|科|组|队|盒|角|车|字|步|口|杯|摊|栏|版|则|则|个半天|成|倍"
)
#: a number that counts something
_FIGURE = re.compile(
    rf"\d[\d,，.]*\s*(?:余|多|来)?\s*(?:{_MEASURES})"
    rf"|(?<![第{_NUMERAL}])[{_NUMERAL}]+(?:余|多|来)?(?:{_MEASURES})(?!方面|是|体|系列|律|致|切|定|样|些|步|批次|直|旦|把手|号)"
    r"|百分之[" + _NUMERAL + r"]+|\d+[:：]\d+|(?<![\d.·五])\d[\d,]*(?:\.\d+)?(?=[，；。、）)]|$)"
)
#: numbers that only look like one: ordinals, names of plans, headings
_NO_FIGURE = re.compile(
    r"第[一二三四五六七八九十\d]+(?:个|批|次|届|条|项|期)?|“?[一二三四五六七八九十]五”?(?=普法|规划|期间|以来|时期|计划)|“?八五”?|“?七五”?|[一二三四五六七八九十](?=是|要|、)"
    r"|一个(?=好|良好|重要|新|法治社会)|进一步|[一两三四五六]个(?=阵地|方面|平台|环节|维度|重点|层面|抓手|结合|到位|全覆盖|维护|确立|关键|更加)|一(?:项|种|把手|批|系列|手|体化|线|面旗|道|以贯之|并|定|致|律|切|些|种|样|直|旦)|两手|“?三个代表|两个维护|四个意识|四个自信|两个确立"
    r"|每年(?:至少)?|每一[次个项位场名条件]|以上[一二三四五六七八九]|[上下]述|\d{4}年(?:度)?|一年|三年来|五年|一次又一次|百姓|千家万户|万家|千方百计|一方面|十分|百分百(?!之)|万众|半数|多(?:种|形式|方位|渠道)"
)
_DATE = re.compile(r"\d{1,2}月(?:\d{1,2}日|份|上旬|中旬|下旬|底|初)?|\d{1,2}[.·]\d{1,2}|[一二三四五六七八九十]+月")
#: a document that was issued, taught, held
_DOCUMENT = re.compile(r"《[^》]{2,40}》")
#: plain acts, said as done
_ACTS = (
    "纳入|列入|写入|写进|编入|列为|印发|出台|制定了|下发|转发|成立|组建|设立|建成|建立了|挂牌|聘请|聘任|选聘|聘用|开设|开通|"
    "公布|公示|配备|配齐|配强|编印|印制|编写|创作|拍摄|编排|评为|获评|荣获|入选|授予|命名|表彰|通报表扬|摘牌|撤销|备案|报备|签订|"
    "举办了|组织了|召开了|开展了|邀请|建有|设有|实现|覆盖|达到|达标|合格率|参考率|发放|推送|刊发|播放|播出|上线|选派|派驻|拨付|列支|安排了|举行|召开|举办|改建|新建|"
    "打造了|升级|走进|深入到|修缮|揭牌|启用|落成|开园|开馆|开放|单列|全部|均由|都有|不及格|轮流|每周|每月|每季度|每季|每逢|每学期|逐个|逐项|逐一|专人"
)
_DONE = re.compile(
    rf"{_ACTS}|先后|已(?!经?成为)|(?<![为除罢得未极])了(?!解|然|如)|[^通经越超]过(?!场|程|硬|去|于|度|关|节)(?=[一-鿿，。；])"
)
#: from here on a sentence says what is wanted or planned
_WILL = re.compile(
    r"下一步|下步|今后|下一阶段|下阶段|接下来|明年|来年|未来|(?<!普法)(?<!的)打算|计划(?:在|于|用|组织|开展|对|将|建|办|再|新)|拟(?:在|于|建|开展|对|将|组织|新)|力争|争取|将(?:抓紧|起草|新|推|力|做|完成|启动|修订|继续|进一步|把|以|在|制定|加|开展|组织|通过|结合|对|持续|积极|依|围绕|坚持|不断|认真|全|按|严|从|着|建|推|深|加大|加强|落|于|会|要|重点|努力|定期)|"
    r"(?<![主需重概纲只简提必])要(?!求|点|素|闻|件|害|么|不是)|务必|必须|应当|应该|须(?!知)|希望|期待|让每|需(?:要)?(?=进一步|加强|继续|强化)|有待|尚需|还需|亟待|亟需|待加强|建议|"
    r"(?:会议|会上|方案|通知|意见|办法|规定|文件|市委|省委|上级|中央|规划|县委|领导|书记|县长|局长|《[^》]{2,40}》)(?:强调|要求|指出|提出|规定|明确要求|部署)"
)
_SPEECH = re.compile(r"强调|要求(?:各|全|我|其|所有|执法|：)|指出|倡议|号召")
#: openings after which the rest of the paragraph is will
_AHEAD = re.compile(
    r"下一步|下步|今后|下一阶段|接下来|明年|来年|存在的?(?:不足|问题|短板)|不足之处|努力方向|年(?:工作)?目标|目标任务|工作目标|改进措施|整改措施|主要问题"
)
_GRADE = re.compile(
    r"不断|切实|深入|扎实|认真|大力|积极|进一步|全面|有效|持续|着力|高度重视|充分|稳步|有序|加强|强化|健全|完善|深化|推进|提升|落实|抓好|抓实|发挥|营造|弘扬|繁荣|着力|传承|普遍|显著|明显|较好|良好|有保障|确保|力求|做到"
)


class Facts(NamedTuple):
    """What a stretch holds: ``strong`` a figure, a date, a document or a named law; ``done`` a word of what was done.

    ``grade`` is how many words only grade or urge. ``will`` is where will begins in it, its length where it does not.
    """

    strong: bool
    done: bool
    grade: int
    will: int

    @property
    def stated(self) -> bool:
        """Whether a checkable fact stands there."""
        return self.strong or self.done


def facts(text: str) -> Facts:
    """Return the facts of a stretch of a sentence up to where will begins."""
    end = will_begins(text)
    told = text[:end]
    bare = _NO_FIGURE.sub(lambda match: "·" * len(match.group()), told)
    strong = bool(_FIGURE.search(bare) or _DATE.search(told) or _DOCUMENT.search(told))
    return Facts(strong, bool(_DONE.search(told)), len(_GRADE.findall(told)), end)


def will_begins(text: str) -> int:
    """Return where a stretch turns to what is wanted or planned, its length where it does not."""
    return min((one.start() for one in (_WILL.search(text), _SPEECH.search(text)) if one), default=len(text))


def looks_ahead(text: str) -> bool:
    """Return whether what follows this beginning of a sentence is plan or shortcoming."""
    return bool(_AHEAD.match(text.lstrip("（(一二三四五六七八九十)）、.．0123456789是：:，")[:12]))
