"""Is a problem borne out by an example and by data? (附件4 注一: 有事例和数据支撑, 见人见事)"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docchecker.language.evidence.episode_signs import signs_of
from docchecker.language.judgements import Quoted
from docchecker.language.masking import mask_figures, mask_titles
from docchecker.language.paragraphs.sentences import sentences
from docchecker.language.patterns import Shape, has, spans
from docchecker.language.persons.persons import People, people
from docchecker.language.placeholder import find_placeholders
from docchecker.language.quantities import Quantity, quantities
from docchecker.language.weights import load_model, rate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.language.terms import Scan, Terms

_EPISODE_LISTS = (
    "deeds", "fixed_occasions", "future_words", "generic_words", "not_speech", "occasions", "person_roles", "single_posts",
    "single_units", "speech", "surveys",
)  # fmt: skip
_CLAUSE_LISTS = ("measure_words", "only_words", "outputs", "rule_words", "surveys", "zero_words")

_WEIGHTS = Path(__file__).with_name("episodes.txt")
_CLAUSE = Shape(r"[^，。；！？!?;\n]+")
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
_FUTURE = ("下一步", "今后", "接下来", "明年", "拟", "计划", "准备", "打算", "争取", "力争", "建议", "将", "预计")
_SINGLE = Shape(
    r"(?<!没有)(?<![无连每由])[一某](?:名|位|个|家|户|对)(?:[0-9]{1,3}多?岁的)?(?!人|方面|月|星期|小时|个|是|不|也|都)[\u4e00-\u9fff]{2}",
    needs="一某",
)
#: so many of so many: 36人中有29人, 18节课有15节 (a share, also where a person is told of)
_SHARE = Shape(r"[0-9]+[\u4e00-\u9fff]{1,6}?(?:里|中|内)?(?:仍|还|只|仅|就)?有[0-9]+[\u4e00-\u9fff]", needs="有")
_STORY_UNITS = frozenset("趟遍回元角分斤亩米天岁头只步句道页")
#: What somebody told of did or underwent.
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
_DID = frozenset("了把被将让说问找拿跑到来去因从向给听看买卖借打收没未")
_DONE = frozenset("了把被让将带")
_DIGITS = frozenset("0123456789")
#: Not one of them: 一本都没有, 一次也没开.
_NONE_OF_THEM = Shape(r"一[\u4e00-\u9fff]{1,2}(?:都|也)(?:没|未|无|不)", needs="一")
_NOT_ONE = Shape(r"(?:没有|没|无|未见)(?:任何)?一(?:份|项|条|例|次|家|处|名|张|本|场|人)(?!起)", needs="一")
_RATE_OF_ZERO = Shape(
    r"(?:[率数次场人件量费的]|连续[\u4e00-\u9fff0-9]{1,3}年)(?:均|都|全|仍)?(?:为|是)(?:零|0)(?![0-9.])", needs="零0"
)
#: Several units that omitted something (三个乡镇没有…), and how long nothing was done (两年没有…).
_UNITS_WITHOUT = Shape(
    r"[二三四五六七八九十两几]{1,3}(?:多|余)?(?:个|家|所)(?:县|区|乡|镇|村|社区|街道|单位|部门|学校|中学|小学|企业|站|局|小区|网点|门店|班|公司|中队|科室)"
    r"[^，。；]{0,12}?[没未无缺空]|[十百][户个人家份](?:里|中)面?(?:只|仅|就|还|倒)?有[一二三四五六七八九]"
)
_LONG_WITHOUT = Shape(
    r"[二三四五六七八九十两数0-9]{1,3}(?:多|余)?(?:年|个月|个学期|个季度)(?:多|来|内|间)?(?:都|均|仍|还|也|里)?(?:没|未|无|不)",
    needs="没未无不",
)
#: Held against what it should be: 钥匙比房间少12把, 晚了9天.
_DIFFERENCE = Shape(
    r"(?:比|较)[^，。；]{1,16}?[少多低高慢晚差缺超][出了]?(?:近|约)?[0-9]|[少晚缺差]了[0-9]", needs="少多低高慢晚差缺超"
)
#: That there is not even one such thing is no extent: 缺少一处场馆.
_NOT_EVEN_A = Shape(r"缺(?:少|乏)?一[个处座套支种条名]", needs="缺")
_NONES = (_NONE_OF_THEM, _NOT_ONE, _RATE_OF_ZERO, _UNITS_WITHOUT, _LONG_WITHOUT)
_SHORT_TIMES = ("分钟", "小时", "个钟头", "秒")
_NO_COUNTS = frozenset(("一批", "一段", "一个", "一层", "一方", "一部", "一级", "一届"))
#: A clause without any of these holds no figure and says of nothing that there is none.
_NUMERALS = frozenset("0123456789０１２３４５６７８９零一二三四五六七八九十百千两数几半上占超过近")
_COMPARED = ("低于", "少于", "不足", "不到", "超过", "高于", "多于", "未达", "达不到", "只有", "仅", "实际", "超出")


#: What was looked at, asked or handled: so many is no extent of the problem unless the clause also says what was found.
_LOOKED_AT = Shape(
    r"(?:抽查|抽取|抽检|抽阅|走访|走进|走了|走遍|到了|一共到|派出|派了|深入|查阅|翻阅|翻看|查看|翻了|询问|听取|调阅|调取|随机|比对|考核|暗访|明察|座谈|访谈|拨打|发放问卷|回收|检查了|核查了|回访|督查了|梳理了?|面向|针对|对首批|对全[县市区镇])[^，。；]{0,14}?[0-9]"
)
_NOUNS = (
    r"(?:行政|自然)?村(?:民小组|[（(]社区[）)])?|乡镇|镇|乡|社区|街道|居委会|(?:成员)?单位|部门|科室|学校|中小学校?|中学|小学|企业"
    r"|户|人口?|干部|职工|党员|学生|师生|居民|村民|律师|民警|(?:执法|工作)人员"
)
#: What a place or unit has or consists of: 全县有14个乡镇、203个村.
_BASE = Shape(
    r"^[^，。；]{0,14}?(?:[县市区镇乡村省局校院委办道]|辖区|全[系统国])(?:内|里|境内)?(?:现|共|目前|总共|一共)?(?:有|辖|下辖|管辖|设有?|共)[^，。；0-9]{0,6}[0-9.]+(?:多|余)?万?[个所家名户位口]?"
    rf"(?:{_NOUNS})(?:[、和及][0-9.]+(?:多|余)?万?[个所家名户位口]?(?:{_NOUNS}))*$",
    needs="有辖设共",
)
_FOUND = Shape(
    r"有[0-9一二三四五六七八九十]|仅|只|未|没|无|不[^同断少]|错|缺|漏|占|超|低于|逾期|过期|失效|雷同|重复|虚假|％|%|成[以的左，]"
)
#: The content of a rule or a promise: 每户罚200元, 72小时内必办, 缺一项不得发布.
_RULED = Shape(
    r"每[户人次件份名家亩][^，。；]{0,6}?罚|罚款?[0-9]|(?:小时|日|天)内(?:必|要|须|应|办|回|答|有|通报)|超过?[^，。；]{1,6}(?:预警|约谈|通报|不得)|不得|(?:每(?:月|年|季度|周)[^，。；]{0,8}不少于)|24小时"
)


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
    return has(_LOOKED_AT, sentence) and not has(_FOUND, sentence) and "“" not in sentence


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
    if has(_SURE, masked):
        return True
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
    return fixed and once and counted < _MANY and not _surveys(scan) and bool(spans(_UNIT, masked))


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


def _surveys(scan: Scan) -> bool:
    return any(not scan.text.endswith("法庭", 0, hit.start) for hit in scan.of("surveys"))


def _tallies(scan: Scan) -> bool:
    """Whether a survey's outcome is told in figures: 86家店的店员，答对的19人."""
    return _surveys(scan) and len(_DIGITS & set(scan.text)) > 0


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


def find_data(text: str, terms: Terms, told: People | None = None) -> tuple[Quoted, ...]:
    """The figures that measure the problem, each with the clause it stands in."""
    told = told or people(text, terms)
    out: list[Quoted] = []
    plain = _without_placeholders(text, terms)
    whole = mask_figures(mask_titles(plain), terms["named_numbers"])
    nones = [place for shape in _NONES for place, _ in spans(shape, whole)]
    shares = [place for shape in (_SHARE, _DIFFERENCE) for place, _ in spans(shape, whole)]
    for offset, sentence in _parts(plain):
        masked = whole[offset : offset + len(sentence)]
        person = told.from_to(offset, offset + len(sentence))
        survey = any(not one.han and one.unit for one in quantities(masked))
        if masked.startswith(("下一步", "今后", "接下来")):
            continue
        counted = person >= 0 and (_counts_before(masked[:person]) or _counts_twice(masked))
        for start, end in spans(_CLAUSE, masked):
            story = 0 <= person < end and not counted
            if not survey and _NUMERALS.isdisjoint(masked[start:end]):
                continue
            brief = person >= 0 and masked[start:end].endswith(_SHORT_TIMES)
            clause = masked[start:end]
            looked = has(_LOOKED_AT, clause) and not has(_FOUND, clause)
            if (
                looked
                or has(_BASE, clause)
                or has(_NOT_EVEN_A, clause)
                or (has(_RULED, clause) and not _compared(clause))
            ):
                continue
            none, share = (any(start <= place - offset < end for place in places) for places in (nones, shares))
            if not brief and _has_measure(
                terms.scan(masked[start:end], _CLAUSE_LISTS), story, survey, none=none, share=share
            ):
                out.append(Quoted(offset + start, offset + end, text[offset + start : offset + end]))
    return tuple(out)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Sentences and the parts of sentences between semicolons, with their offsets."""
    for start, sentence in sentences(text):
        first = 0
        for part in sentence.split("；"):
            yield start + first, sentence[first : first + len(part) + 1]
            first += len(part) + 1


def _counts_before(masked: str) -> bool:
    """Whether a count stands before the first person told of: 46本卷宗里有19本……，其中李某……."""
    return sum(not one.han and bool(one.unit) and one.unit[0] not in _STORY_UNITS for one in quantities(masked)) > 1


def other_figures(text: str, terms: Terms) -> tuple[Quoted, ...]:
    """Return the clauses with a figure in digits that was not taken for data, in order; background or meant as data."""
    plain = _without_placeholders(text, terms)
    masked = mask_figures(mask_titles(plain), terms["named_numbers"])
    return tuple(
        Quoted(start, end, text[start:end]) for start, end in spans(_CLAUSE, masked)
        if any(one.unit and not one.han for one in quantities(masked[start:end]))
    )  # fmt: skip


def is_background(clause: str, terms: Terms) -> bool:
    """Return whether a clause gives what was looked at, put out or prescribed, not the extent of a problem."""
    if has(_BASE, clause):
        return True
    looked = has(_LOOKED_AT, clause) or has(_RULED, clause)
    scan = terms.scan(clause, _CLAUSE_LISTS)
    return (looked or scan.has("outputs") or scan.has("rule_words")) and not has(_FOUND, clause)


def _counts_twice(masked: str) -> bool:
    """Whether two figures count the same kind of thing: 交来的50份记录里，照片重复的有21份."""
    units = [one.unit for one in quantities(masked) if not one.han and one.unit and one.unit not in _STORY_UNITS]
    return len(units) > len(set(units))


def data_in_name(name: str, terms: Terms) -> tuple[Quoted, ...]:
    """Return the figures in the name of a problem that measure it: 47所里31所没有聘, 5个单位未按时报送."""
    masked = mask_figures(mask_titles(_without_placeholders(name, terms)), terms["named_numbers"])
    if any(has(shape, masked) for shape in _NONES):
        return (Quoted(0, len(name), name),)
    figures = [
        one
        for one in quantities(masked)
        if one.unit and one.text not in _NO_COUNTS and (not one.han or one.unit == "%")
    ]
    outputs = terms.scan(masked, _CLAUSE_LISTS).has("outputs")
    return (
        ()
        if outputs and not has(_FOUND, masked)
        else tuple(Quoted(one.start, one.end, name[one.start : one.end]) for one in figures)
    )


def _without_placeholders(text: str, terms: Terms) -> str:
    """The text with what is still to be filled in blotted out."""
    for start, end, _ in find_placeholders(text, terms):
        text = text[:start] + "＿" * (end - start) + text[end:]
    return text


def _has_measure(scan: Scan, story: bool, survey: bool, *, none: bool, share: bool) -> bool:
    """Whether a clause holds a figure that measures the problem.

    ``none``: it says that there is none at all, or nothing for a long time; ``share``: so many of so many.
    """
    if scan.text.startswith(_FUTURE):
        return False
    if not story and (survey and scan.has("zero_words") or none):
        return True
    if share and not scan.has("rule_words"):
        return True
    return any(_measures(scan, figure, story, survey) for figure in quantities(scan.text))


def _measures(scan: Scan, figure: Quantity, story: bool, survey: bool) -> bool:
    if not figure.unit or figure.text in _NO_COUNTS:
        return False
    if (
        not (story or figure.han)
        and figure.end == len(scan.text)
        and scan.text[figure.start - 1 : figure.start] == "的"
    ):
        return True
    ruled = scan.has("rule_words") and not _compared(scan.text)
    if figure.unit == "%":
        return not ruled or scan.has("measure_words")
    if figure.unit in _STORY_UNITS and (story or figure.han):
        return False
    if figure.han and not _near(scan, "only_words", figure):
        return False
    if story or ruled:
        return False
    if scan.has("outputs") and not _near(scan, "only_words", figure):
        return survey and scan.has("measure_words") and not any(hit.end <= figure.start for hit in scan.of("outputs"))
    return scan.has("measure_words") or survey or _surveys(scan)


def _compared(text: str) -> bool:
    """Whether a figure is held against a rule (低于规定的2次), rather than being its content (不少于2次)."""
    return any(word in text and f"不{word}" not in text and f"得{word}" not in text for word in _COMPARED)


def _near(scan: Scan, name: str, figure: Quantity) -> bool:
    close = (
        hit
        for hit in scan.of(name)
        if 0 <= figure.start - hit.end <= 2 and "被" not in scan.text[hit.end : figure.start]
    )
    return any(hit.word not in "有占近余" for hit in close)
