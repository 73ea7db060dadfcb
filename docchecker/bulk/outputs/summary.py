"""What a batch comes to, in a page of text."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from docchecker.bulk.intake.received import only_received, unread
from docchecker.bulk.outputs.views import UNCHECKED, current, pairs, undated, unit_words, verdict_shown, verdict_word
from docchecker.bulk.units.due import LATE, MISSING, pack_findings
from docchecker.report.page import clean, indent
from docchecker.report.words import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docchecker.bulk.records import Batch, Copy, PackFinding, Skipped, Submission
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

#: how many rows of a list are shown, and names in a row; all of them are in the tables
_SHOWN, _SHOWN_LESS, _NAMED = 20, 5, 3


def render_text(batch: Batch, notice: Notice, page: Page) -> str:
    """Counts first, then who lacks what, what is late, what is nobody's, what was copied and what was left aside."""
    found = pack_findings(batch, notice)
    counting = current(batch.submissions)
    troubled = [item for item in counting if unread(item)]
    copies = [
        f"{copy.name} 与 {copy.partner}（{_alike(copy, back)}）"
        for copy, back in pairs(batch.copies)
        if not _own_version(copy, batch)
    ]
    copies += [f"{_some(group.members)}（同一段文字）" for group in batch.groups]
    lines = [totals(batch)]
    lines += _list("缺材料", _by_unit(found, MISSING), page)
    lines += _list("迟报", _by_unit(found, LATE), page)
    lines += _list("时间不明，请核对", [item.name for item in undated(batch)], page)
    lines += _list("认不出单位，请人工归类", [_nobodys(item) for item in counting if not item.attribution.unit], page)
    lines += _list("无法检查", [f"{item.name}（{_reason(item)}）" for item in troubled], page)
    lines += _list("收到，未检查：不是 Word 文件", [item.name for item in counting if only_received(item)], page)
    lines += _list("雷同", copies, page)
    older = [f"{item.name}（已有新版本：{item.superseded_by}）" for item in batch.submissions if item.superseded_by]
    lines += _list("旧版本，不再计入", older, page, most=_SHOWN_LESS)
    lines += _list("办公室要处理的", [f"{item.name}（{item.reason}）" for item in batch.troubles], page)
    lines += _list("名单、登记、分派里没有采用的", [f"{item.name}：{item.reason}" for item in batch.remarks], page)
    lines += _list("跳过", _by_reason(batch.skipped), page, number=len(batch.skipped))
    return "\n".join(lines)


def totals(batch: Batch) -> str:
    """“共12个文件：通过5个，不通过7个；……”."""
    verdicts = Counter(map(verdict_word, current(batch.submissions)))
    counts = "，".join(f"{word}{verdicts[word]}个" for word in VERDICTS.values() if verdicts[word])
    received, older = verdicts[UNCHECKED], sum(item.superseded_by is not None for item in batch.submissions)
    rest = [
        f"收到但未检查{received}个" if received else "",
        f"旧版本{older}个" if older else "",
        f"跳过{len(batch.skipped)}个" if batch.skipped else "",
    ]
    parts = "；".join(filter(None, [counts, *rest]))
    units = _units(batch)
    return f"共{len(batch.submissions) + len(batch.skipped)}个文件：{parts or '没有可查的'}。" + (
        f"{units}。" if units else ""
    )


def news(batch: Batch, seen: frozenset[tuple[str, str]]) -> tuple[list[str], frozenset[tuple[str, str]]]:
    """A line for each file that was not ``seen``, as many as are shown of a list; and all that are seen now."""
    fresh = [item for item in batch.submissions if (item.name, item.sha256) not in seen]
    lines = [f"{clean(item.name)}（{unit_words(item)}）：{verdict_shown(item)}" for item in fresh[:_SHOWN]]
    more = [f"……还有{len(fresh) - _SHOWN}个，见表格"] if len(fresh) > _SHOWN else []
    return [*lines, *more], frozenset((item.name, item.sha256) for item in batch.submissions)


def _alike(copy: Copy, back: Copy | None) -> str:
    return "完全相同" if copy.identical else f"{max(copy.share, back.share if back else 0):.0%}的文字相同"


def _own_version(copy: Copy, batch: Batch) -> bool:
    """Whether two texts are versions of one: that they are alike says nothing."""
    replaced = {item.name for item in batch.submissions if item.superseded_by}
    owner = {item.name: item.attribution.unit for item in batch.submissions}
    return owner.get(copy.name) == owner.get(copy.partner) and not replaced.isdisjoint((copy.name, copy.partner))


def _by_reason(skipped: Iterable[Skipped]) -> list[str]:
    """Each file with its reason; one line where a reason holds for many."""
    names: dict[str, list[str]] = defaultdict(list)
    for item in skipped:
        names[item.reason].append(item.name)
    return [
        f"{'、'.join(of[:_NAMED])}{f'等{len(of)}个' if len(of) > _NAMED else ''}（{reason}）"
        for reason, of in names.items()
    ]


def _some(names: Sequence[str]) -> str:
    """The first few names, and how many they are."""
    return "、".join(names[:_NAMED]) + (f"等{len(names)}份" if len(names) > _NAMED else "")


def _units(batch: Batch) -> str:
    if not batch.units:
        return ""
    lacking = {due.unit for due in batch.due if due.missing}
    sent = {item.attribution.unit for item in batch.submissions}
    nothing = sum(unit.name not in sent for unit in batch.units)
    return f"名单上{len(batch.units)}个单位：报齐{len(batch.units) - len(lacking)}个，缺材料{len(lacking)}个，其中什么也没报{nothing}个"


def _by_unit(found: Iterable[PackFinding], rule: str) -> list[str]:
    said: dict[str, list[str]] = defaultdict(list)
    for finding in found:
        if finding.rule == rule:
            said[finding.unit].append(finding.message)
    return [f"{unit}：{'；'.join(messages)}" for unit, messages in said.items()]


def _nobodys(item: Submission) -> str:
    source = item.attribution
    candidates = f"，可能是{'、'.join(source.candidates)}" if source.candidates else ""
    return f"{item.name}（{source.evidence}{candidates}）"


def _reason(item: Submission) -> str:
    trouble = item.report.trouble
    return trouble.reason.rstrip("。") if trouble else ""


def _list(heading: str, rows: Sequence[str], page: Page, *, most: int = _SHOWN, number: int | None = None) -> list[str]:
    """A list of at most so many rows; ``number`` is how many files they stand for, otherwise one each."""
    if not rows:
        return []
    more = [f"  ……还有{len(rows) - most}个，见表格"] if len(rows) > most else []
    shown = [line for row in rows[:most] for line in indent(clean(row), page, "  ", "    ")]
    return ["", f"{heading}（{number or len(rows)}）：", *shown, *more]
