"""What the files of one unit say against each other, as findings of the file where it is to be put right."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from docchecker.findings import Finding, Level, Location
from docchecker.packs.listed import unlisted
from docchecker.packs.names import same_unit
from docchecker.packs.numbers import clashes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docchecker.findings import FileReport, Told
    from docchecker.rulebook.model import Notice

NUMBERS, LISTED, SCORES, UNIT = "PACK-NUMBERS", "PACK-LISTED", "PACK-SCORES", "PACK-UNIT"
_ADVICE = {
    NUMBERS: "核对是哪一个数，两份材料改成一样的；说的不是一回事的，写明各是什么、哪一年的。",
    LISTED: "自评报告的“存在的问题”里补上这一条，或者核对是不是该写进问题清单。",
    SCORES: "核对自评报告里的数和这一条的得分，按评议标准扣分。",
    UNIT: "核对单位名称，几份材料写成一样的全称。",
}


class Filed(NamedTuple):
    """A finding and the file it is told in."""

    file: str
    finding: Finding


def compare(files: Sequence[FileReport], notice: Notice) -> tuple[Filed, ...]:
    """Return what the files of one unit say against each other."""
    told = [(file, file.told) for file in files if file.told is not None]
    found = [*_numbers(told, notice), *_listed(told, notice), *_scores(told, notice), *_units(told, notice)]
    return tuple(found)


def _numbers(told: Sequence[tuple[FileReport, Told]], notice: Notice) -> Iterator[Filed]:
    for i, (file, one) in enumerate(told):
        for other_file, other in told[i + 1 :]:
            for clash in clashes(one.numbers, other.numbers):
                place = clash.one.place._replace(excerpt=clash.one.clause.strip())
                message = (
                    f"这里写的是“{clash.one.clause.strip()}”，《{PurePath(other_file.file).name}》"
                    f"{clash.other.place.place}写的是“{clash.other.clause.strip()}”，两个数对不上"
                )
                yield _filed(file, NUMBERS, "two_numbers", message, place, notice)


def _listed(told: Sequence[tuple[FileReport, Told]], notice: Notice) -> Iterator[Filed]:
    reports = [(file, one) for file, one in told if _structure(file, notice) == "free" and one.problems]
    lists = [(file, one) for file, one in told if _structure(file, notice) == "items"]
    if len(reports) != 1:
        return
    report, owned = reports[0]
    for file, one in lists:
        for problem in unlisted(one.problems, [passage.body for passage in owned.problems]):
            message = f"问题“{problem.name}”在《{PurePath(report.file).name}》的“存在的问题”里没有看到"
            yield _filed(file, LISTED, "listed_not_in_report", message, problem.place, notice)


def _scores(told: Sequence[tuple[FileReport, Told]], notice: Notice) -> Iterator[Filed]:
    points = {point.id: point for point in notice.points.scored}
    figures = {figure.what: (file, figure) for file, one in told for figure in one.figures}
    for file, one in told:
        for mark in one.marks:
            point = points[mark.point]
            short = [
                (source, figure, point.deduction(figure.what, figure.demand - figure.value))
                for source, figure in figures.values()
                if mark.point in figure.points
            ]
            most = max(0, point.marks - sum(taken for _, _, taken in short))
            if mark.marks > most:
                source = PurePath(short[0][0].file).name
                said = "、".join(f"“{figure.words.rstrip('，。；')}”" for _, figure, taken in short if taken)
                message = f"第{point.number}条打了{mark.marks:g}分，《{source}》写的是{said}，按评议标准最多{most:g}分"
                finding = _filed(file, SCORES, "sheet_against_report", message, mark.place, notice, clause=point.id)
                yield finding._replace(
                    finding=finding.finding._replace(actual=f"{mark.marks:g}分", expected=f"最多{most:g}分")
                )


def _units(told: Sequence[tuple[FileReport, Told]], notice: Notice) -> Iterator[Filed]:
    """Yield each file whose unit is another than that of most."""
    named = [(file, one) for file, one in told if one.unit]
    agree = Counter(
        {file.file: sum(same_unit(one.unit, other.unit) for _, other in named) for file, one in named}
    )  # fmt: skip
    if not named or len(set(agree.values())) == 1 and min(agree.values()) == len(named):
        return
    most = max(agree.values())
    usual = next(one.unit for file, one in named if agree[file.file] == most)
    for file, one in named:
        if not same_unit(one.unit, usual):
            others = "、".join(
                f"《{PurePath(other.file).name}》" for other, told_ in named if same_unit(told_.unit, usual)
            )
            message = f"单位名称写的是“{one.unit}”，{others}写的是“{usual}”"
            yield _filed(file, UNIT, "unit_name", message, one.place, notice)


def _structure(file: FileReport, notice: Notice) -> str:
    kind = notice.kinds.get(file.kind or "")
    return kind.structure if kind else ""


def _filed(
    file: FileReport, rule: str, code: str, message: str, place: Location, notice: Notice, clause: str = ""
) -> Filed:
    cited = next((one for one in notice.clauses.values() if one.id == clause or rule in one.checked_by), None)
    cited = notice.clauses.get(clause) or cited
    finding = Finding(
        rule,
        Level.WARNING,
        message,
        cited.id if cited else "",
        cited.quote if cited else "",
        (place,),
        advice=_ADVICE[rule],
        confidence=0.8,
        code=code,
    )
    return Filed(file.file, finding)
