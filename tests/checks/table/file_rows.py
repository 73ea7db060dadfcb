"""The rules for every kind of material, each with one thing wrong in a good document and one that is nearly wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fixtures import texts
from fixtures.looks import notice
from tests.building import Raw, Run, inserted
from tests.checks.table.good import case, good_case, good_list, listed
from tests.checks.table.row import Found, Row, with_relation

if TYPE_CHECKING:
    from tests.building import Inline
    from tests.checks.table.row import Lines, Make


def _reworded(old: str, new: str) -> Make:
    return case(lambda lines: texts.reword(lines, old, new))


def _list_reworded(old: str, new: str) -> Make:
    return listed(lambda lines: texts.reword(lines, old, new))


def _beside(words: str, thing: Inline) -> Make:
    """The case with something behind these words."""

    def change(lines: Lines) -> Lines:
        (index,) = (index for index, line in enumerate(lines) if words in line.text)
        before, _, after = lines[index].text.partition(words)
        runs = (Run(before + words), thing, Run(after))
        return [*lines[:index], replace(lines[index], runs=runs), *lines[index + 1 :]]

    return case(change)


FILE_ROWS: dict[str, Row] = {
    "DOC-KIND": Row(
        good_case,
        lambda: notice(texts.raw_lines("会议通知")),
        Found("unknown", "error"),
        case(lambda lines: texts.reword_title(lines, "青湖县司法局“会前十分钟”：会议通知里的普法课")),
    ),
    "DOC-PLACEHOLDER": Row(
        good_list,
        _list_reworded("有44人在95分以上", "有XX人在95分以上"),
        Found("unfilled", "error", "XX人"),
        _list_reworded("其中某村2022年12月", "其中XX村2022年12月"),
    ),
    "DOC-TEMPLATE-HINT": Row(
        good_case,
        _reworded("一、背景情况", "一、背景情况(黑体三号)"),
        Found("hint", "error", "(黑体三号)"),
        _reworded("桥头市场二楼的会议室", "桥头市场（三号楼）二楼的会议室"),
    ),
    "DOC-LINE-BREAKS": Row(
        good_case,
        _reworded("一份存我局普法与依法治理股，", "一份存我局普法与依法治理股，\n"),
        Found("manual", "note", "题目按“一题一页”"),
        _reworded("：把普法课", "：\n把普法课"),
    ),
    "DOC-REVISIONS": Row(
        good_case,
        _beside("走访，412个摊位走到", inserted(Run("了"))),
        Found("revisions", "warning", "2022年3月，我局抽6名干部"),
        _beside("走访，412个摊位走到", Raw('<w:proofErr w:type="spellStart"/>')),
    ),
    "DOC-EXTERNAL": Row(
        good_case,
        lambda: with_relation(good_case(), "image", "file:///D:/照片/秤台.jpg"),
        Found("outside_content", "note"),
        lambda: with_relation(good_case(), "hyperlink", "https://example.org/fagui"),
    ),
    "DOC-MACRO": Row(
        good_case,
        lambda: with_relation(good_case(), "vbaProject", "vbaProject.bin", b"\0"),
        Found("macros", "warning"),
        lambda: with_relation(good_case(), "printerSettings", "printerSettings1.bin", b"\0"),
    ),
    "DOC-PRIVACY": Row(
        good_list,
        _list_reworded("县直某单位的徐某说", "县直某单位的徐某（电话13907911234）说"),
        Found("phone", "warning", "13907911234"),
        _list_reworded("县直某单位的徐某说", "县直某单位的徐某（电话139****1234）说"),
    ),
}
