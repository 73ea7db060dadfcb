"""Is a problem borne out by an example and by data? (附件4 注一: 有事例和数据支撑, 见人见事)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docchecker.language.judgements import Quoted
from docchecker.language.masking import mask_figures, mask_titles
from docchecker.language.persons import MASKED_LISTS, full_names, masked_persons
from docchecker.language.placeholder import find_placeholders
from docchecker.language.quantities import Quantity, quantities
from docchecker.language.sentences import sentences
from docchecker.language.shapes import Shape, spans

if TYPE_CHECKING:
    from docchecker.language.terms import Scan, Terms

_EPISODE_LISTS = (
    *MASKED_LISTS, "fixed_occasions", "future_words", "occasions", "person_roles", "single_units", "speech", "surveys",
)  # fmt: skip
_DATA_LISTS = (*MASKED_LISTS, "surveys")
_CLAUSE_LISTS = ("measure_words", "only_words", "outputs", "rule_words", "surveys", "zero_words")

_CLAUSE = Shape(r"[^，。；！？!?;\n]+")
_MONTH = Shape(r"[0-9０-９]{1,2}月|[一二三四五六七八九十]{1,2}月|[0-9]{1,2}日")
_UNIT = Shape(
    r"(?:[X×某]{1,4}|本|该|我|一家|一所|[县区市镇乡省]|[\u4e00-\u9fff]{1,6})[\u4e00-\u9fff”]{0,8}?"
    r"(?:镇|乡|村|街道|社区|局|所|站|中心|中学|小学|学校|幼儿园|学院|公司|企业|工厂|厂|医院|卫生院|法院|检察院|法庭|大队|中队|支队|工地|项目部|小区|业委会|商会|协会|合作社|律所|开发区|园区|委会|单位|账号|公众号|平台|栏目|办|里|委)"
)
_STANDING = Shape(r"长期|一直|常年|平时|历来")
#: So many figures in one sentence are a count, not an episode.
_MANY = 3
_FUTURE = Shape(r"^(?:下一步|今后|接下来|明年|拟|计划|准备|打算|争取|力争|建议|将|预计)")
_SINGLE = Shape(r"一(?:名|位|个|家|户|对)(?!人|方面|月|星期|小时|个|是|不)[\u4e00-\u9fff]{2}")
#: so many of so many: 36人中有29人, 18节课有15节 (a share, also where a person is told of)
_SHARE = Shape(r"[0-9]+[\u4e00-\u9fff]{1,6}?(?:里|中|内)?(?:仍|还|只|仅|就)?有[0-9]+[\u4e00-\u9fff]")
_STORY_UNITS = frozenset("趟遍回元角分斤亩米天岁头只步句道页")


def find_example(text: str, terms: Terms) -> Quoted | None:
    """The sentence that tells one identifiable episode with an actor, None when there is none."""
    for start, sentence in sentences(text):
        if _tells_episode(sentence, terms):
            return Quoted(start, start + len(sentence), sentence)
    return None


def _tells_episode(sentence: str, terms: Terms) -> bool:
    masked = mask_titles(sentence)
    scan = terms.scan(masked, _EPISODE_LISTS)
    if any(hit.start == 0 for hit in scan.of("future_words")):
        return False
    standing = bool(spans(_STANDING, masked)) and not scan.has("occasions")
    if not standing and (masked_persons(scan, terms) or full_names(sentence, terms)):
        return True
    if _by_post(scan):
        return True
    fixed = scan.has("fixed_occasions") or bool(spans(_MONTH, masked))
    if spans(_SINGLE, masked) and (fixed or scan.has("speech") or scan.has("occasions")):
        return True
    counted = sum(not one.han for one in quantities(mask_figures(masked)))
    return fixed and counted < _MANY and not _surveys(scan) and bool(spans(_UNIT, masked))


def _surveys(scan: Scan) -> bool:
    return any(not scan.text.endswith("法庭", 0, hit.start) for hit in scan.of("surveys"))


def _by_post(scan: Scan) -> bool:
    """Somebody told by post and single unit on an occasion: XX酒店前台领班……被追问后……."""
    return scan.has("occasions") and any(
        hit.end in {role.start for role in scan.of("person_roles")} for hit in scan.of("single_units")
        if any(sign in scan.text[max(0, hit.start - 6) : hit.start] for sign in "X×某")
    )


def find_data(text: str, terms: Terms) -> tuple[Quoted, ...]:
    """The figures that measure the problem, each with the clause it stands in."""
    out: list[Quoted] = []
    for offset, sentence in sentences(_without_placeholders(text, terms)):
        masked = mask_figures(mask_titles(sentence), terms.get("named_numbers", ()))
        story = _is_story(sentence, masked, terms)
        survey = any(not one.han and one.unit for one in quantities(masked))
        future = bool(spans(_FUTURE, masked)) and masked.startswith(("下一步", "今后", "接下来"))
        for start, end in () if future else spans(_CLAUSE, masked):
            if _has_measure(terms.scan(masked[start:end], _CLAUSE_LISTS), story, survey):
                out.append(Quoted(offset + start, offset + end, text[offset + start : offset + end]))
    return tuple(out)


def _without_placeholders(text: str, terms: Terms) -> str:
    """The text with what is still to be filled in blotted out."""
    for start, end, _ in find_placeholders(text, terms):
        text = text[:start] + "＿" * (end - start) + text[end:]
    return text


def _is_story(sentence: str, masked: str, terms: Terms) -> bool:
    return bool(masked_persons(terms.scan(masked, _DATA_LISTS), terms)) or bool(full_names(sentence, terms))


def _has_measure(scan: Scan, story: bool, survey: bool) -> bool:
    """Whether a clause holds a figure that measures the problem."""
    if scan.has("zero_words") and not story and survey:
        return True
    if spans(_SHARE, scan.text) and not scan.has("rule_words") and not spans(_FUTURE, scan.text):
        return True
    return any(_measures(scan, figure, story, survey) for figure in quantities(scan.text))


def _measures(scan: Scan, figure: Quantity, story: bool, survey: bool) -> bool:
    if not figure.unit or spans(_FUTURE, scan.text):
        return False
    if figure.unit == "%":
        return not scan.has("rule_words") or scan.has("measure_words")
    if figure.unit in _STORY_UNITS and (story or figure.han):
        return False
    if figure.han and not _near(scan, "only_words", figure):
        return False
    if story or scan.has("rule_words"):
        return False
    if scan.has("outputs") and not _near(scan, "only_words", figure):
        return survey and scan.has("measure_words") and not any(hit.end <= figure.start for hit in scan.of("outputs"))
    return scan.has("measure_words") or survey or _surveys(scan)


def _near(scan: Scan, name: str, figure: Quantity) -> bool:
    close = (hit for hit in scan.of(name) if 0 <= figure.start - hit.end <= 2)
    return any(hit.word not in "有占近余" for hit in close)

