"""The cues of a sentence and of a paragraph: which kinds of words it holds and how they stand together.

Cues are counted on text in which titles and quotations are masked, so that a booklet's name or somebody's words give no
cue; what is quoted gives cues of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docchecker.language import policy, quotation
from docchecker.language.evidence import sentences
from docchecker.language.masking import mask_figures, mask_quotes, mask_titles
from docchecker.language.persons import masked_persons
from docchecker.language.quantities import quantities
from docchecker.language.shapes import Shape, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.language.terms import Scan, Terms

#: Lists whose words are counted in each sentence.
LISTS = (
    "slogans", "causes", "innovations", "strong_innovations", "before_words", "now_words", "effects", "recognition",
    "after_words", "reactions", "reflections", "strong_reflections", "next_steps", "strong_next_steps", "measures",
    "problems", "facts", "absences", "cognition", "defects", "surveys", "outputs", "single_actors", "person_roles",
    "objects", "aspects", "grades", "only_words", "relay_praise",
)  # fmt: skip

_NUMERAL = "一二两三四五六七八九十半几多0-9"
_SAID = Shape(r"(?:说|写道|写下|写着|坦言|感慨|回答|回信|留言|问|答|称|道|直言|写|念叨|告诉)[^，。；“]{0,6}[：:，]?\s?“")
_FROM_TO = Shape(
    r"(?:由|从)[^，。；]{0,24}?(?:降|升|减|增|涨|变|提|缩|压|跌|回落|到|至)[^，。；]{0,8}?(?:到|至|为|了)?[^，。；]{0,4}[0-9零十百两]"
)
_BECAME = Shape(r"(?:由|从|把)[^，。；]{1,30}?(?:变为|变成|改为|改成|转为|转变为|换成|改由|搬到|搬进|移到|变)")
_NOT_BUT = Shape(r"(?:不是|并不是|并非|不在于|不在|靠的不是|不靠)[^。；]{1,40}?(?:而是|而在于|而在|是|，在于|靠的是)")
_ONLY_THEN = Shape(r"(?:只有|先|越|与其)[^。；]{1,40}?(?:才|再|后|越|不如)")
_WHY = Shape(r"(?:为什么|为何|何以|哪里|何在|怎么会)[^。？]{0,24}？")
_FOUR = Shape(r"(?:^|[，、；。])[\u4e00-\u9fff]{4}(?=[，、；。]|$)")
_HENCE = Shape(r"据此|为此|于是|因此|循着|照着|记着|按照这|针对|为落实|随即|随后|当即|接着|应运")
_AFTER = Shape(
    rf"[{_NUMERAL}]{{1,3}}(?:个多?)?(?:月|年|周|天|学期|季度|期|场)(?:来|下来|后|过去|以后|之后|间|里)|一(?:个)?学期(?:后|下来)|首月|首年|次年|第二年"
    rf"|[\u4e00-\u9fff]{{2,6}}(?:以来|之后|后的第|后第)|第[{_NUMERAL}]{{1,3}}(?:周|个月|天|年|学期)|(?:当年|当月|当季|年末|期末|年底前后|截至|截止)"
    rf"|(?:实施|推行|运行|启用|开展|试行|开办|开通|上线|设立|建成|开|办|用|改|推)[^，。；]{{0,6}}?(?:满|了)?[{_NUMERAL}]{{1,3}}(?:个多?)?(?:月|年|周|天|学期|期)(?=[，来下以后，])"
)
_FELL = Shape(r"(?:降|减|缩|压|少|跌|回落|低|下降)(?:到|至|了|为|短|少)|[高升增提涨多](?:到|至|了|出)|提高|上升|归零|清零|翻了|翻番|绝迹|杜绝|不再|再没|再也没|没有再|未再|(?:一起|一个|一次|一件|一例|一户)[也都]没|零(?:发生|投诉|上访|违规|新增|复发)|无一(?:起|例)")
_GAIN = Shape(
    r"补签|补发|补缴|追回|追讨|挽回|避免(?:了)?[^，。]{0,4}损失|返还|退还|拿到|要回|办成|撤回|撤诉|和解|和好|让步|各让|握手|签下|签了|达成|化解|主动|自觉|自发|自己[动去把]|抢着|排队|追着|点赞|锦旗|感谢|放心|踏实|心里有底|服气"
)
_PRIZE = Shape(r"(?:被|获|入选|荣获|授予|评为|命名|列为|列入|写进|写入|推广|推开|转载|采用|采纳|下发|借鉴|照搬|跟着|复制|推行)[^，。；]{0,20}?(?:全省|全市|全县|全区|全国|省级|市级|国家级|省|市|县|典型|示范|案例|称号|奖|基地|乡镇|街道|学校|方案|办法|教材|指引)")
_DISPOSED = Shape(r"把[^，。；]{1,24}?(?:成|到|进|在|给|入|分|交|作|为|改|搬|贴|挂|送|印|编|做|画|写|拆|串|换|放|定|列)|由[^，。；]{2,18}?(?:讲|带|审|核|牵头|上门|值|负责|担任|填|念|问|写|送|收|评|教|说|议|定|出|做|陪)")
_REGULAR = Shape(rf"每(?:[{_NUMERAL}]{{0,2}})(?:个)?(?:周|月|季|天|晚|年|期|次|户|人|村|名|家|半月|所|场|位|件|栋|班|条|桌|到|逢|讲|走)|逢[\u4e00-\u9fff]|固定|定期|逐[户条项件一村个本人份级家]")
_LETS = Shape(r"(?:请|让|邀|约|陪|带着|领着|组织|安排|选派|抽调|聘请|招募|联合|会同|与[^，。；]{2,12}?(?:联合|共同|商定|合作|签订))[\u4e00-\u9fff]{2}")
_STANDING = Shape(r"(?:现有|始建于|位于|设有|设在|内设|占地|面积|编制|下辖|辖|坐落|成立于|建于|在册|核定|由[^，。]{1,12}组成|合办|主办|每月召开|办公时间|可同时容纳)")
_PAST = Shape(r"(?:20[0-2][0-9]年|去年|前年|此前|近[两三几]年)(?!(?:起|以来|底前))")
_FUTURE = Shape(r"(?:^|[，。；])(?:将|拟|计划|打算|准备|力争|争取|下一步|今后|接下来|明年|下一版|下一期|下一年|待)|(?:将|拟|计划|打算|准备|考虑)(?:于|在|把|对|与|从|由|用|向|为|会同|联合|增|扩|设|建|推|开|编|制|请|让|出台|纳入|选|聘|再|新)|20[0-9]{2}年(?:起|春|秋|底前|第[一二三四]季度|上半年|下半年)?，?[^，。；]{0,12}?(?:将|拟|计划|打算)|计划(?:20|明年|于|到|用)")
_LESSON = Shape(r"启示|启发|体会|教训|弯路|反思|道理|认识到|懂得|明白(?:了|，|这)|告诉我们|提醒我们|让我们|证明|表明|印证|说明[，了]|胜过|强过|抵得上|比[^，。；]{2,16}(?:管用|有用|强|重要|要紧|好使)|不在于|在于[^，。]{2,}而|归根|关键[是在]|靠的|才[是会能肯愿信听]|就是最好的|最好的[^，。]{1,6}(?:是|就是)|新认识|遗憾|不足之处|回头看|复盘|这是我们|经验")
_REASON = Shape(r"原因|根源|根子|症结|病根|源头|之所以|因为|由于|究其|归根结底|出在|就在于|根源在|难就难在|要害|缘由|说到底|问题在于|为什么|为何|何以|不是不|解释|并非|并不是|一来|所以")
_NEW = Shape(r"首次|首创|首个|首家|首推|率先|第一次|头一[个次回遭]|打破|破[天除]|一改|不同于|有别于|区别|不一样|跳出|从未有过|从来没有过|没有先例|无先例|独创|新意|新在|创新点|反过来|倒过来|颠倒|取代|代替|不再[是由]|以往[^，。；]{0,20}现在|过去[^，。；]{0,24}(?:如今|现在|这次|今年|改)|往年[^，。；]{0,30}今年|以前[^，。；]{0,30}现在|往常[^，。；]{0,30}这次")
_NOT_NEW = Shape(r"[对在]?首次[^，。；]{1,12}(?:的|人|者|，只)|第一次[^，。；]{1,8}、第一次|勇于|敢于|大力|坚持|第一次[^，。；]{0,6}就|率先垂范|带头")
_TARGETED = Shape(r"(?:针对|围绕|聚焦|着眼|瞄准|破解|解决|化解|为了?避免|为了?解决|为防止)[^，。；]{2,36}?(?:问题|难题|难点|痛点|特点|矛盾|顾虑|困难|，)")
_ROSE = Shape(r"(?:上升|增加|增长|多发|高发|频发|激增|攀升|居高不下|翻番|屡禁|屡屡|屡纠|反复|仍有|仍然|依然|至今|迟迟|却|反而|宁愿|宁可)")
_LACK = Shape(r"没有|没人|不爱|不肯|不理|不信|不服|听不到|听不进|看不到|难以|嫌|老套|老面孔|可读性差|一问三不知|舍不得|觉得|以为|只当|摆样子|走过场|突击|不知道|不晓得|不懂|不会|不敢|不愿|不清楚|不了解|听不懂|看不懂|说不[清出]|答不[上出]|找不到|记不住|无人|未(?!成年|来)|仅|只有|只[会能懂晓知]|不足|不到|难")
_HARM = Shape(r"纠纷|投诉|举报|上访|案件|发案|立案|被骗|受骗|上当|损失|事故|受伤|死亡|打架|冲突|争执|争议|违法|违规|违停|查获|查处|处罚|罚款|败诉|欺凌|拖欠|欠薪|堵|闹|火警|起火|溺水|触电|中毒|流失|错过|耽误|过期|逾期|超期|闲置|丢弃|扔|撕|积灰|堆在|作废")


class Sentence(NamedTuple):
    """A sentence, where it begins in its paragraph, and its cues with their strength."""

    start: int
    text: str
    cues: dict[str, float]


def read(text: str, terms: Terms) -> tuple[Sentence, ...]:
    """The sentences of a paragraph with their cues."""
    out: list[Sentence] = []
    relayed = quotation.relays(text, terms)
    for start, sentence in sentences(text):
        relay = sum(max(0, min(b, start + len(sentence)) - max(a, start)) for a, b in relayed) / len(sentence)
        out.append(Sentence(start, sentence, _sentence_cues(sentence, relay, terms)))
    return tuple(out)


def _sentence_cues(sentence: str, relay: float, terms: Terms) -> dict[str, float]:
    plain = mask_figures(mask_titles(sentence), terms.get("named_numbers", ()))
    masked = mask_quotes(plain)
    scan = terms.scan(masked)
    cues = {name: float(len(scan.of(name))) for name in LISTS if scan.has(name)}
    figures = [one for one in quantities(masked) if one.unit]
    for name, value in _shapes(sentence, plain, masked, scan, terms):
        if value:
            cues[name] = float(value)
    for pair in _clause_pairs(masked, terms):
        cues[pair] = 1.0
    if figures:
        cues["figure"] = float(len(figures))
        cues["share"] = float(sum(one.unit == "%" for one in figures))
        cues["digits"] = float(sum(not one.han for one in figures))
    cues["relay"] = relay
    cues["slogan_part"] = sum(len(hit.word) for hit in scan.of("slogans")) / max(1, len(masked))
    cues["fact_part"] = sum(len(hit.word) for name in ("facts", "objects") for hit in scan.of(name)) / max(1, len(masked))
    return {name: value for name, value in cues.items() if value}


def _shapes(sentence: str, plain: str, masked: str, scan: Scan, terms: Terms) -> Iterator[tuple[str, float]]:
    yield "said", len(spans(_SAID, plain))
    for name, shape in _COUNTED.items():
        yield name, len(spans(shape, masked))
    yield "policy", len(policy.bases(sentence, terms))
    yield "person", len(masked_persons(scan, terms))
    yield "quote", sentence.count("“")
    yield "question", sentence.count("？")
    yield "opens_next", any(hit.start < 8 for hit in scan.of("strong_next_steps"))
    yield "opens_before", any(hit.start < 6 for hit in scan.of("before_words"))
    yield "opens_after", any(hit.start < 12 for hit in scan.of("after_words"))


def _clause_pairs(masked: str, terms: Terms) -> Iterator[str]:
    """Pairs of cues that meet in one clause."""
    for start, end in spans(_CLAUSE, masked):
        clause = masked[start:end]
        here = {name for name, shape in _IN_CLAUSE.items() if spans(shape, clause)}
        for one, two in CLAUSE_PAIRS:
            if one in here and two in here:
                yield f"{one}&{two}"


_CLAUSE = Shape(r"[^，；。：]+")
_IN_CLAUSE = {
    "harm": _HARM, "lack": _LACK, "fell": _FELL, "digits": Shape(r"[0-9]+(?!年|月|日)|[一二三四五六七八九两]成|零"),
    "rose": _ROSE, "before": Shape(r"以往|过去|往年|往常|此前|原来|从前|以前|长期|历来|一直|向来|总是|往往"),
    "person": Shape(r"群众|村民|居民|老人|学生|业主|工人|企业|商户|摊主|司机|农户|当事人|骑手|家长"),
}  # fmt: skip
_COUNTED = {
    "from_to": _FROM_TO, "became": _BECAME, "not_but": _NOT_BUT, "only_then": _ONLY_THEN, "why": _WHY, "four": _FOUR,
    "hence": _HENCE, "after": _AFTER, "fell": _FELL, "gain": _GAIN, "prize": _PRIZE, "disposed": _DISPOSED,
    "regular": _REGULAR, "lets": _LETS, "standing": _STANDING, "past": _PAST, "future": _FUTURE, "lesson": _LESSON,
    "reason": _REASON, "new": _NEW, "not_new": _NOT_NEW, "lack": _LACK, "harm": _HARM,
}  # fmt: skip


def _problem_signs(found: dict[str, float]) -> float:
    """How much a sentence looks like the statement of a problem rather than its cause, cure or end."""
    return sum(weight for name, weight in _PROBLEM_SIGNS.items() if name in found)


def paragraph_cues(parts: tuple[Sentence, ...]) -> dict[str, float]:
    """The cues of a paragraph: of its sentences together, and pairs that meet in one sentence."""
    total: dict[str, float] = {}
    length = sum(len(part.text) for part in parts) or 1
    for part in parts:
        for name, value in part.cues.items():
            weight = len(part.text) / length if name in ("relay", "slogan_part", "fact_part") else 1.0
            total[name] = total.get(name, 0.0) + value * weight
        for pair in PAIRS:
            if all(name in part.cues for name in pair):
                total["+".join(pair)] = 1.0
    for name, absent in WITHOUT:
        if name in total and absent not in total:
            total[f"{name}-{absent}"] = 1.0
    signs = max((_problem_signs(part.cues) for part in parts), default=0.0)
    if signs > 0:
        total["problem_signs"] = min(4.0, signs) / 2
    total["length"] = min(3.0, length / 100)
    return total


#: What a cue of one sentence speaks for or against its saying what is wrong.
_PROBLEM_SIGNS = {
    "harm&digits": 2.0, "lack&digits": 2.0, "before&lack": 2.0, "before&harm": 2.0, "harm&rose": 1.5, "lack&person": 1.0,
    "before&rose": 1.0, "lack": 1.0, "harm": 1.0, "rose": 0.5, "past": 0.5, "surveys": 0.5, "said": 0.5, "fell": -3.0,
    "lesson": -2.5, "gain": -2.0, "prize": -2.0, "after": -2.0, "future": -2.0, "targeted": -2.0, "why": -2.0,
    "reason": -1.5, "hence": -1.5, "disposed": -1.5, "lets": -1.0, "new": -1.0, "regular": -1.0, "standing": -1.0,
}  # fmt: skip
#: Cues that say more when another is nowhere in the paragraph.
WITHOUT = (
    ("harm", "after"), ("lack", "after"), ("digits", "after"), ("lack", "reason"), ("harm", "reason"), ("disposed", "future"),
    ("regular", "future"), ("lets", "future"), ("disposed", "before_words"), ("harm", "fell"), ("lack", "fell"), ("digits", "harm"),
    ("standing", "lack"), ("digits", "lack"), ("fell", "harm"), ("said", "after"), ("four", "digits"), ("slogans", "facts"),
    ("slogans", "digits"), ("new", "future"), ("reason", "lesson"), ("lesson", "reason"), ("disposed", "lack"), ("past", "after"),
)  # fmt: skip
#: Cues that say more when they meet in one clause.
CLAUSE_PAIRS = (("harm", "digits"), ("lack", "digits"), ("fell", "digits"), ("before", "lack"), ("before", "harm"), ("lack", "person"), ("harm", "rose"), ("before", "rose"))

#: Cues that say more when they meet in one sentence.
PAIRS = (
    ("before_words", "problems"), ("before_words", "lack"), ("before_words", "new"), ("before_words", "now_words"),
    ("after", "fell"), ("after", "digits"), ("after", "gain"), ("after", "said"), ("after", "prize"), ("fell", "digits"),
    ("fell", "share"), ("harm", "digits"), ("lack", "digits"), ("surveys", "digits"), ("surveys", "lack"), ("said", "person"),
    ("said", "lack"), ("disposed", "facts"), ("new", "disposed"), ("new", "facts"), ("reason", "lack"), ("future", "disposed"),
    ("future", "digits"), ("future", "slogans"), ("policy", "disposed"), ("only_words", "digits"), ("lesson", "slogans"),
    ("lesson", "facts"), ("past", "harm"), ("past", "lack"), ("past", "digits"), ("regular", "disposed"), ("hence", "disposed"),
    ("outputs", "digits"), ("gain", "person"), ("standing", "digits"), ("lets", "disposed"), ("new", "not_new"),
    ("reason", "not_but"), ("lesson", "not_but"), ("new", "before_words"), ("effects", "digits"), ("recognition", "after"),
)  # fmt: skip
