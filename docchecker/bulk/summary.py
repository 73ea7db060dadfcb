"""What a batch comes to, in a page of text."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from docchecker.bulk.due import LATE, MISSING, pack_findings
from docchecker.findings import Verdict
from docchecker.report.page import clean, indent
from docchecker.report.words import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docchecker.bulk.due import PackFinding
    from docchecker.bulk.records import Batch, Submission
    from docchecker.report.page import Page
    from docchecker.rulebook.model import Notice

#: how many rows of a list are shown; all of them are in the tables
_SHOWN = 20


def render_text(batch: Batch, notice: Notice, page: Page) -> str:
    """Counts first, then who lacks what, what is late, what is nobody's and what was left aside."""
    found = pack_findings(batch, notice)
    counting = [item for item in batch.submissions if item.superseded_by is None]
    lines = [totals(batch)]
    lines += _list("缺材料", _by_unit(found, MISSING), page)
    lines += _list("迟报", _by_unit(found, LATE), page)
    lines += _list("认不出单位，请人工归类", [_nobodys(item) for item in counting if not item.attribution.unit], page)
    lines += _list("无法检查", [_unread(item) for item in counting if item.verdict == Verdict.UNREADABLE], page)
    older = [f"{item.name}（已有新版本：{item.superseded_by}）" for item in batch.submissions if item.superseded_by]
    lines += _list("旧版本，不再计入", older, page)
    lines += _list("跳过", [f"{item.name}（{item.reason}）" for item in batch.skipped], page)
    copies = [f"{c.name} ← {c.partner}（{'相同' if c.identical else f'{c.share:.0%}'}）" for c in batch.copies]
    lines += _list("雷同", copies, page)
    return "\n".join(lines)


def totals(batch: Batch) -> str:
    """“共12个文件：通过5个，不通过7个；……”."""
    verdicts = Counter(item.verdict for item in batch.submissions if item.superseded_by is None)
    counts = "，".join(
        f"{name}{verdicts[verdict.value]}个" for verdict, name in VERDICTS.items() if verdicts[verdict.value]
    )
    older = sum(item.superseded_by is not None for item in batch.submissions)
    rest = [f"旧版本{older}个" if older else "", f"跳过{len(batch.skipped)}个" if batch.skipped else ""]
    parts = "；".join(filter(None, [counts, *rest]))
    units = _units(batch)
    return f"共{len(batch.submissions) + len(batch.skipped)}个文件：{parts or '没有可查的'}。" + (
        f"{units}。" if units else ""
    )


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


def _unread(item: Submission) -> str:
    return f"{item.name}（{(item.file['trouble'] or {}).get('reason', '').rstrip('。')}）"


def _list(heading: str, rows: Sequence[str], page: Page) -> list[str]:
    if not rows:
        return []
    more = [f"  ……还有{len(rows) - _SHOWN}个，见表格"] if len(rows) > _SHOWN else []
    shown = [line for row in rows[:_SHOWN] for line in indent(clean(row), page, "  ", "    ")]
    return ["", f"{heading}（{len(rows)}）：", *shown, *more]
