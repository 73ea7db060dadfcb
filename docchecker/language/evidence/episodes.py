"""Episodes that bear a problem out, each with an actor. (附件4 注一: 有事例支撑, 见人见事)"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.evidence.data import FOUND, LOOKED_AT, surveys
from docchecker.language.evidence.episode_signs import signs_of
from docchecker.language.judgements import Quoted
from docchecker.language.masking import mask_figures, mask_titles
from docchecker.language.paragraphs.sentences import sentences
from docchecker.language.patterns import Shape, has, spans
from docchecker.language.persons.persons import People, people
from docchecker.language.quantities import quantities
from docchecker.language.weights import load_model, rate

if TYPE_CHECKING:
    from docchecker.language.terms import Scan, Terms

_EPISODE_LISTS = (
    "deeds", "fixed_occasions", "future_words", "generic_words", "not_speech", "occasions", "person_roles", "single_posts",
    "single_units", "speech", "surveys",
)  # fmt: skip
_WEIGHTS = Path(__file__).with_name("episodes.txt")
_MONTH = Shape(r"[0-9０-９]{1,2}月|[一二三四五六七八九十]{1,2}月|[0-9]{1,2}日", needs="月日")
_UNIT = Shape(
    r"(?:[X×某]{1,4}|本|该|我|一家|一所|[县区市镇乡省]|[\u4e00-\u9fff]{1,6})[\u4e00-\u9fff”]{0,8}?"
    r"(?:镇|乡|村|街道|社区|局|所|站|中心|中学|小学|学校|幼儿园|学院|公司|企业|工厂|厂|医院|卫生院|法院|检察院|法庭|大队|中队|支队|工地|项目部|小区|业委会|商会|协会|合作社|律所|开发区|园区|委会|单位|账号|公众号|平台|栏目|办|里|委|馆|园|管理处|办事处|服务区|车站|店|政府|工会|妇联|残联|队)"
)
_STANDING = (
    "长期", "一直", "常年", "平时", "历来", "连续三年", "连续两年", "连续多年", "多年", "天天", "每天", "至今", "向来", "始终", "几代", "四代",
)  # fmt: skip
#: From how many points on a sentence may be meant as an example, how many such are shown, and what a name must reach.
_NEAR, _SHOWN, _IN_NAME = -1.3, 3, 0.5
#: What a sentence must show at least one of to be taken for a candidate.
_LIKE_EPISODES = frozenset(("day", "month", "that_day", "told", "one", "check", "asked", "locked", "perfect", "post"))
#: So many figures in one sentence are a count, not an episode.
_MANY = 3
_SINGLE = Shape(
    r"(?<!没有)(?<![无连每由])[一某](?:名|位|个|家|户|对)(?:[0-9]{1,3}多?岁的)?(?!人|方面|月|星期|小时|个|是|不|也|都)[\u4e00-\u9fff]{2}",
    needs="一某",
)
#: One deed of one unit: money spent, a named account or page left as it was.
_SURE = Shape(
    r"[省市县区州旗局院校镇乡村][^，。；]{0,6}(?:支付|支出|出资|花费|斥资|花了?|投入)[0-9][0-9.]*[余多]?万?元[^，。；]{2}"
    r"|”[^，。；“]{0,4}(?:账号|公众号|栏目|专栏|平台|网站)[^，。；]{0,12}(?:未|没)|(?:网站|栏目|板块|专栏|公众号|账号)[^，。；]{0,10}(?:超过|已有?|连续)[0-9][^，。；]{0,6}(?:未|没)",
    needs=("元", "未", "没"),
)
_SPEAKS, _SOME = (
    Shape(r"(?:说|称|表示|指出|介绍|通报|反映)[，：]", needs="，："),
    Shape(r"少数|部分|一些|个别|有的|有些|不少|许多|很多"),
)
#: Of generic words those that no quotation or pronoun explains: what is told happens to many, or ought to happen.
_NOT_ONCE = frozenset(
    ("有的", "有些", "部分", "一些", "个别", "多是", "往往", "天天", "应当", "应安排", "按要求", "按规定", "按照要求")
)
#: What somebody told of did or underwent.
_DID = frozenset("了把被将让说问找拿跑到来去因从向给听看买卖借打收没未")
_DONE = frozenset("了把被让将带")
_DIGITS = frozenset("0123456789")


class Episode(NamedTuple):
    """The sentence that tells an episode, if any does, and those that may be meant to when none does."""

    told: Quoted | None
    maybe: tuple[Quoted, ...] = ()


def find_episode(text: str, terms: Terms, told: People | None = None) -> Episode:
    """Return the sentence that tells one identifiable episode with an actor, or those that come near."""
    told = told or people(text, terms)
    model = load_model(_WEIGHTS)
    rated = []
    for start, sentence in sentences(text):
        if sentence.strip():
            person = told.from_to(start, start + len(sentence))
            points = rate(model, episode_signs(sentence, terms, person), sentence)
            points = max(points, _IN_NAME) if has(_SURE, mask_titles(sentence)) else points
            rated.append((points, Quoted(start, start + len(sentence), sentence.strip())))
    rated = sorted(
        (one for one in rated if not (_is_round(one[1].text) or _general(one[1].text))), key=lambda pair: -pair[0]
    )
    if rated and rated[0][0] > 0:
        return Episode(rated[0][1])
    near = [
        quoted for points, quoted in rated if points > _NEAR and not _LIKE_EPISODES.isdisjoint(signs_of(quoted.text))
    ]
    return Episode(None, tuple(near[:_SHOWN]))


def _is_round(sentence: str) -> bool:
    """Return whether a sentence only says what was looked at or who was asked: 逐一拨打205个村的顾问电话."""
    return has(LOOKED_AT, sentence) and not has(FOUND, sentence) and "“" not in sentence


def episode_in_name(name: str, terms: Terms) -> Quoted | None:
    """Return the name of a problem if it tells the episode itself: 2023年5月，青湖镇司法所把过期读本发给了86名村民."""
    model = load_model(_WEIGHTS)
    told = people(name, terms).from_to(0, len(name))
    points = rate(model, episode_signs(name, terms, told), name)
    return Quoted(0, len(name), name) if points > _IN_NAME or has(_SURE, name) else None


def episode_signs(sentence: str, terms: Terms, told: int) -> list[str]:
    """Return the signs by which a sentence is taken to tell an episode; ``told`` as below."""
    signs = signs_of(sentence)
    if told >= 0:
        signs += [
            "person",
            *(
                f"person+{one}"
                for one in ("told", "day", "opinion", "last_year", "that_day", "general")
                if one in signs
            ),
        ]
    if _tells_episode(sentence, terms, told):
        signs.append("rules")
        signs.append("rules_person" if told >= 0 else "rules_unit")
    return signs


def _tells_episode(sentence: str, terms: Terms, told: int) -> bool:
    """Whether a sentence tells an episode; ``told`` is where the first person told of stands, -1 for nobody."""
    masked = mask_titles(sentence)
    scan = terms.scan(masked, _EPISODE_LISTS)
    if any(hit.start == 0 for hit in scan.of("future_words")):
        return False
    fixed = scan.has("fixed_occasions") or bool(spans(_MONTH, masked))
    happens = fixed or scan.has("occasions")
    if told >= 0 and _happens_to(scan, told, happens, fixed):
        return True
    happened = fixed or _speaks(scan) or scan.has("occasions") or scan.has("deeds")
    if happened and spans(_SINGLE, masked):
        return True
    if any(hit.word[0] == "每" for hit in scan.of("generic_words")):
        return False
    if not scan.has("generic_words") and not _tallies(scan) and _by_post(scan, fixed):
        return True
    counted = sum(not one.han for one in quantities(mask_figures(masked)))
    once = _NOT_ONCE.isdisjoint(hit.word for hit in scan.of("generic_words")) and "至今" not in masked
    return fixed and once and counted < _MANY and not surveys(scan) and bool(spans(_UNIT, masked))


def _general(masked: str) -> bool:
    """Whether somebody only speaks of some: 主任通报时说，少数企业没有制度."""
    speech = next(iter(spans(_SPEAKS, masked)), None)
    return speech is not None and "“" not in masked and has(_SOME, masked[speech.end : speech.end + 8])


def _happens_to(scan: Scan, told: int, happens: bool, fixed: bool) -> bool:
    """Whether the person at ``told`` did or underwent something, once."""
    standing = not fixed and any(word in scan.text for word in _STANDING)
    return not standing and (happens or _speaks(scan) or bool(_DID & set(scan.text[told:])))


def _speaks(scan: Scan) -> bool:
    """Whether somebody says something; 问卷 and 顾问 are no speech."""
    others = scan.of("not_speech")
    return any(not any(one.start <= hit.start < one.end for one in others) for hit in scan.of("speech"))


def _tallies(scan: Scan) -> bool:
    """Whether a survey's outcome is told in figures: 86家店的店员，答对的19人."""
    return surveys(scan) and len(_DIGITS & set(scan.text)) > 0


def _by_post(scan: Scan, fixed: bool) -> bool:
    """Somebody told by post who did one thing: 值班主任没有到场, 该所民警当场说, 村会计把资料锁进柜子."""
    text = scan.text
    done = scan.has("deeds") or (fixed and (_speaks(scan) or bool(_DONE & set(text))))
    if scan.has("occasions") and _post_of_masked_unit(scan):
        return True
    return done and any("由" not in text[max(0, hit.start - 4) : hit.start] for hit in scan.of("single_posts"))


def _post_of_masked_unit(scan: Scan) -> bool:
    roles = {role.start for name in ("person_roles", "single_posts") for role in scan.of(name)}
    return any(
        hit.end in roles
        for hit in scan.of("single_units")
        if any(sign in scan.text[max(0, hit.start - 6) : hit.start] for sign in "X×某该")
    )
