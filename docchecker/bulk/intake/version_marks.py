"""Version marks in file names: (1), 副本, 最终版2, 修改稿, v2, 20231103 … read off, and ordered."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from typing import NamedTuple

_NUMBERS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)}
_NUMBER = r"[0-9]{1,2}|[一二三四五六七八九十]"


class Stage(IntEnum):
    """How far a text has come. VOID counts for nothing beside another, DECIDED counts whatever the others are."""

    VOID = -1
    DRAFT = 0
    PLAIN = 1
    CHANGED = 2
    FINAL = 3
    DECIDED = 9


#: how far a text has come, by the words in its name
_STAGES: tuple[tuple[Stage, str], ...] = (
    (
        Stage.VOID,
        "已作废|作废|废止|废弃|废稿|废|旧的|旧版本|旧版|旧稿|旧|老版本|老版|老稿|不用这个|不用这份|别用这个|不要用|不用了|不用|不算|勿用|"
        "请勿使用|停用|已撤回|撤回|撤销|已替换|被替换|请忽略|忽略|错误版|错误|有误|发错了|发错|错版|原稿|原版|第一版作废",
    ),
    (
        Stage.DECIDED,
        "请以此为准|以此件为准|以此稿为准|以此版为准|以此为准|以这个为准|以这份为准|以本稿为准|以本件为准|用这个|用这份|请用这个|请用此件",
    ),
    (Stage.DRAFT, "初稿|草稿|征求意见稿|讨论稿|送审稿|未定稿|过程稿|待审"),
    (
        Stage.FINAL,
        "最终定稿|最终版本|最终版|最终稿|最终|终稿|终版|定稿|正式稿|正式版|正式|审定稿|报送版|报送稿|上报稿|盖章版|已盖章|盖章件|盖章|签字版|"
        "已签字|签字盖章|上报版|印发稿",
    ),
    (
        Stage.CHANGED,
        "修改稿|修改版|修改后|已修改|修改|修订稿|修订版|修订|修正版|修正|更正|更新版|更新|改后|改好|改过|已改|重报|再报|补报|补正|重新报送|"
        "新版|最新版|最新|新的|新|(?:(?<=[-_—(\\[【 ])[\\u4e00-\\u9fff]{1,3})?(?:局长|主任|书记|领导|处长|科长|部长|"
        r"院长|主席|县长|区长|市长|组长|分管)"
        r"(?:已)?(?:改|审|审定|审核|签|批)(?:后|过|稿|版)?|"
        "退回修改|退改|审核稿|审核后|校对稿|校对后|校稿|核定稿|整改后|整改稿",
    ),
)

#: one mark at the end of a name, with what may stand between it and the name
_BEFORE = r"[\s\-_—–－.、，+]*"
_OPEN, _CLOSE = r"[\s(\[【]*", r"[\s)\]】]*"
_COPY = re.compile(rf"{_BEFORE}(?:副本|复件|拷贝|copy)\s*(?:\((?P<n>\d{{1,2}})\)|(?P<m>\d{{1,2}}))?$", re.I)
_COPY_BEFORE = re.compile(r"^(?:复件|副本|copy of)\s*(?:\(\d{1,2}\))?[\s_\-]*", re.I)
_AGAIN = re.compile(rf"{_BEFORE}\((?P<n>\d{{1,2}})\)$")
_DATE = re.compile(
    rf"{_BEFORE}{_OPEN}(?:(?P<year>20\d\d)[-.年_]?)?(?P<month>0?[1-9]|1[0-2])(?P<sep>[-.月_]?)"
    rf"(?P<day>0[1-9]|[12]\d|3[01]|[1-9])[日号]?{_CLOSE}$"
)
_VERSION = re.compile(rf"{_BEFORE}{_OPEN}(?:v|ver|version|版本)[\s.]*(?P<n>\d{{1,3}}(?:\.\d{{1,3}})*){_CLOSE}$", re.I)
_NTH = re.compile(rf"{_BEFORE}{_OPEN}第?(?P<n>{_NUMBER})(?:稿|版|次修改|次报送){_CLOSE}$")
_CHANGED = re.compile(r"[\s\-_—(\[【]+改(?:好|了|\d)?[)\]】]*$")
#: what sets a mark apart from the name; words that are marks only then; how “问题清单”, “案例” … end
_SEPARATE = " -_—–([【.、，+"
_APART = frozenset(
    {"废", "旧", "新", "正式", "不用", "不算", "错误", "有误", "忽略", "撤销", "最新", "更新", "盖章", "修正"}
)
_PAPER_ENDS = "单例告表稿料"
_STAGE_MARKS = tuple(
    (stage, re.compile(rf"{_BEFORE}{_OPEN}(?:{words})(?P<n>{_NUMBER})?{_CLOSE}$")) for stage, words in _STAGES
)
_WHOLE_MARKS = tuple((stage, re.compile(rf"(?:{words})(?:的|版本|文件|材料)?")) for stage, words in _STAGES)


class Mark(NamedTuple):
    """How new a version is, in the order of weight; a name without marks has the least of each."""

    stage: Stage = Stage.PLAIN
    date: tuple[int, int, int] = (0, 0, 0)
    version: tuple[int, ...] = ()
    copy: int = 0


class Named(NamedTuple):
    """A file name without extension taken apart: what is left of it, its mark, and whether “(1)” was the only one.

    ``numbered`` is for a caller that knows better: “案例(2)” may be a second case and no second copy.
    """

    base: str
    mark: Mark
    numbered: bool = False


def take_apart(stem: str, year: int = 0) -> Named:
    """A name and its marks, taken off from the end as long as there are any; ``year`` is that of dates without one."""
    whole = text = unicodedata.normalize("NFKC", stem).strip()
    mark = Mark()
    shorn = _COPY_BEFORE.sub("", text)
    if shorn not in (text, ""):
        text, mark = shorn, mark._replace(copy=1)
    while found := _last_mark(text, mark):
        text, mark = found
    again = _AGAIN.search(whole)
    if mark.date[0] == 0 and any(mark.date):
        mark = mark._replace(date=(year, *mark.date[1:]))
    return Named(text, mark, again is not None and text == whole[: again.start()])


def _last_mark(text: str, mark: Mark) -> tuple[str, Mark] | None:
    """The text without its last mark, and what that says; None when there is none or nothing would be left."""
    for pattern, read in _READERS:
        found = pattern.search(text)
        if found and found.start() > 0:
            new = read(found, mark)
            if new is not None:
                return text[: found.start()], new
    for stage, pattern in _STAGE_MARKS:
        found = pattern.search(text)
        if found and found.start() > 0 and _stands(found):
            return text[: found.start()], _staged(found, mark, stage)
    return None


def _stands(found: re.Match[str]) -> bool:
    """Whether a word is a mark where it stands: some are one only apart from the name, or behind what a paper is."""
    if found[0].strip(_SEPARATE + ")]】") not in _APART:
        return True
    return found[0][0] in _SEPARATE or found.string[found.start() - 1] in _PAPER_ENDS


def stage_of(text: str) -> Stage | None:
    """Return the stage that a whole text names (“作废”, “旧版”), None when it is no such word."""
    bare = text.strip(" -_—–()[]【】.、，+")
    return next((stage for stage, pattern in _WHOLE_MARKS if pattern.fullmatch(bare)), None)


def _staged(found: re.Match[str], mark: Mark, stage: Stage) -> Mark:
    """The furthest of the stages that a name speaks of; what is void stays void."""
    number = (number_of(found["n"]),) if found["n"] else mark.version
    if Stage.VOID in (stage, mark.stage):
        return mark._replace(stage=Stage.VOID, version=number)
    return mark._replace(stage=stage if mark.stage == Stage.PLAIN else max(stage, mark.stage), version=number)


def _changed(_found: re.Match[str], mark: Mark) -> Mark:
    return mark if mark.stage == Stage.VOID else mark._replace(stage=max(Stage.CHANGED, mark.stage))


def _copied(found: re.Match[str], mark: Mark) -> Mark:
    return mark._replace(copy=mark.copy + int(found["n"] or found["m"] or 1))


def _again(found: re.Match[str], mark: Mark) -> Mark:
    return mark._replace(copy=mark.copy + int(found["n"]))


def _dated(found: re.Match[str], mark: Mark) -> Mark | None:
    """A date; two numbers alone are one only with a separator or as four digits."""
    if not found["year"] and not found["sep"] and len(found["month"] + found["day"]) < 4:
        return None
    if mark.date != (0, 0, 0):
        return mark
    return mark._replace(date=(int(found["year"] or 0), int(found["month"]), int(found["day"])))


def _versioned(found: re.Match[str], mark: Mark) -> Mark:
    return mark._replace(version=tuple(int(part) for part in found["n"].split(".")))


def _nth(found: re.Match[str], mark: Mark) -> Mark:
    return mark._replace(version=(number_of(found["n"]),))


def number_of(text: str) -> int:
    """Return the number that digits or a Chinese numeral spell."""
    return _NUMBERS.get(text) or int(text)


_READERS = (
    (_COPY, _copied),
    (_AGAIN, _again),
    (_VERSION, _versioned),
    (_NTH, _nth),
    (_DATE, _dated),
    (_CHANGED, _changed),
)
