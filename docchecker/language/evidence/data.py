"""Figures that measure a problem, and figures that do not. (附件4 注一: 有数据支撑)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.judgements import Quoted
from docchecker.language.masking import mask_figures, mask_titles
from docchecker.language.paragraphs.sentences import sentences
from docchecker.language.patterns import Shape, has, spans
from docchecker.language.persons.persons import People, people
from docchecker.language.placeholder import find_placeholders
from docchecker.language.quantities import Quantity, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docchecker.language.terms import Scan, Terms

_CLAUSE_LISTS = ("measure_words", "only_words", "outputs", "rule_words", "surveys", "zero_words")
_CLAUSE = Shape(r"[^，。；！？!?;\n]+")
_FUTURE = ("下一步", "今后", "接下来", "明年", "拟", "计划", "准备", "打算", "争取", "力争", "建议", "将", "预计")
#: so many of so many: 36人中有29人, 18节课有15节 (a share, also where a person is told of)
_SHARE = Shape(r"[0-9]+[\u4e00-\u9fff]{1,6}?(?:里|中|内)?(?:仍|还|只|仅|就)?有[0-9]+[\u4e00-\u9fff]", needs="有")
_STORY_UNITS = frozenset("趟遍回元角分斤亩米天岁头只步句道页")
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
LOOKED_AT = Shape(
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
FOUND = Shape(
    r"有[0-9一二三四五六七八九十]|仅|只|未|没|无|不[^同断少]|错|缺|漏|占|超|低于|逾期|过期|失效|雷同|重复|虚假|％|%|成[以的左，]"
)
#: The content of a rule or a promise: 每户罚200元, 72小时内必办, 缺一项不得发布.
_RULED = Shape(
    r"每[户人次件份名家亩][^，。；]{0,6}?罚|罚款?[0-9]|(?:小时|日|天)内(?:必|要|须|应|办|回|答|有|通报)|超过?[^，。；]{1,6}(?:预警|约谈|通报|不得)|不得|(?:每(?:月|年|季度|周)[^，。；]{0,8}不少于)|24小时"
)


def surveys(scan: Scan) -> bool:
    """Whether a sentence tells of a survey; the court of that name is none."""
    return any(not scan.text.endswith("法庭", 0, hit.start) for hit in scan.of("surveys"))


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
            looked = has(LOOKED_AT, clause) and not has(FOUND, clause)
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
    looked = has(LOOKED_AT, clause) or has(_RULED, clause)
    scan = terms.scan(clause, _CLAUSE_LISTS)
    return (looked or scan.has("outputs") or scan.has("rule_words")) and not has(FOUND, clause)


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
        if outputs and not has(FOUND, masked)
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
    return scan.has("measure_words") or survey or surveys(scan)


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
