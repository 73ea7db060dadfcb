"""What stands in the parts of a case: sub-headings, tables, captions, signatures, remarks left from the annex."""

from __future__ import annotations

import pytest

from tests.classify.samples import B1, B2, B3, CASE, ONE, PARTS, THREE, TITLE, TWO
from tests.classify.understanding import P, understand


@pytest.mark.parametrize(
    ("text", "subheading"),
    [
        ("（一）先问后讲。" + B2, "（一）先问后讲。"),
        ("（一）换时间：" + B2, "（一）换时间："),
        ("（一）先问后讲\n" + B2, "（一）先问后讲"),
        ("1.抓培训。" + B2, "1.抓培训。"),
        ("（一）" + B2, None),
        ("一是抓题。" + B2, None),
        ("先问后讲。" + B2, None),
        (B2, None),
    ],
)
def test_a_subheading_at_the_head_of_its_paragraph(text: str, subheading: str | None) -> None:
    found = understand(TITLE, ONE, B1, TWO, text, THREE, B3)
    assert found.roles == "THbHbHb"
    assert found.spans("subheading") == ([subheading] if subheading else [])
    assert "".join([*found.spans("subheading"), found.spans("body")[1]]).replace("\n", "") == text.replace("\n", "")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("（一）先问后讲", "s"), ("1.先问后讲", "s"), ("（一）先问后讲。", "s"), ("先问后讲，把题收上来", "s"),
        ("先问后讲：", "b"), ("先问后讲、", "b"), ("他说“没有一句是说我这个摊子的”", "b"),
        ("这一行比一个没有编号的小标题长得多也没有句号结尾因此算正文", "b"), ("图1 小法桌现场", "o"), ("表2 三个市场的投诉", "o"),
        ("图1说明投诉年年增加。", "b"),
    ],
)  # fmt: skip
def test_lines_of_their_own(line: str, role: str) -> None:
    found = understand(TITLE, ONE, B1, TWO, line, B2, THREE, B3)
    assert found.roles == f"THbH{role}bHb"
    assert found.parts[1][3] == f"{line}|{B2}"


def test_a_short_line_at_the_end_of_a_part_is_text() -> None:
    assert understand(TITLE, ONE, B1, TWO, B2, "今年以来开桌402次", THREE, B3).roles == "THbHbbHb"


def test_a_bold_lead_without_number_is_text() -> None:
    found = understand(TITLE, ONE, B1, TWO, P(B2, bold="先问后讲。"), THREE, B3)
    assert found.spans("body") == [B1, "先问后讲。" + B2, B3]


CELLS = [
    P(text, cell=(0, row, column))
    for row, pair in enumerate([("市场", "投诉"), ("城东", "103件")])
    for column, text in enumerate(pair)
]


def test_a_table_of_data_counts_but_is_no_text() -> None:
    found = understand(TITLE, ONE, B1, TWO, B2, "表1 三个市场的投诉", *CELLS, B2, THREE, B3)
    assert (found.roles, found.spans("body")) == ("THbHbooooobHb", [B1, B2, B2, B3])
    assert found.parts[1][3] == f"{B2}|表1 三个市场的投诉|市场|投诉|城东|103件|{B2}"


def test_a_table_right_below_a_heading_and_one_behind_the_last_line() -> None:
    found = understand(TITLE, ONE, *CELLS, B1, TWO, B2, THREE, B3, *(cell._replace(cell=(1, 0, 1)) for cell in CELLS))
    assert found.parts[0][3] == f"市场|投诉|城东|103件|{B1}"
    assert found.parts[2][3] == B3


def test_long_text_in_a_table_is_text() -> None:
    found = understand(TITLE, ONE, P("", cell=(0, 0, 0)), P(B1 * 3, cell=(0, 0, 1)), TWO, B2, THREE, B3)
    assert (found.roles, found.parts[0][3]) == ("TH_bHbHb", B1 * 3)


def test_the_whole_text_in_a_one_cell_table() -> None:
    found = understand(*(P(text, cell=(0, 0, 0)) for text in (TITLE, *CASE)))
    assert (found.kind, found.roles, found.title, found.parts) == ("case", "THbHbHb", TITLE, PARTS)


def test_empty_paragraphs_everywhere() -> None:
    lines = [line for text in ("", TITLE, *CASE) for line in (text, "  ", "")]
    found = understand(*lines)
    assert (found.kind, found.title, found.parts) == ("case", TITLE, PARTS)
    assert found.roles == "___" + "".join(f"{role}__" for role in "THbHbHb")


@pytest.mark.parametrize(
    ("end", "roles"),
    [
        (["青湖县司法局", "2023年11月3日"], "UD"),
        (["", "青湖县司法局（盖章）", "二〇二三年十一月三日"], "_UD"),
        (["青湖县司法局普法与依法治理股 2023年11月3日"], "U"),
        (["（供稿：青湖县司法局 张某）"], "U"),
        (["青湖县司法局　供稿"], "U"),
        (["联系人：张某，电话：0791-00000000"], "U"),
        (["附件：1.菜场36道题目录", "2.排班表", "青湖县司法局", "2023年11月3日"], "AAUD"),
        (["附件"], "A"),
    ],
)
def test_what_closes_a_case(end: list[str], roles: str) -> None:
    found = understand(TITLE, *CASE, *end)
    assert (found.roles, found.parts) == ("THbHbHb" + roles, PARTS)


@pytest.mark.parametrize(
    "last",
    [
        "电话调查显示，知晓率升到九成。",
        "2023年全部完成。",
        "附件里的题目每年换一次，由摊主来出。",
        "县司法局继续做下去",
    ],
)
def test_what_does_not_close_a_case(last: str) -> None:
    assert understand(TITLE, *CASE, last).roles == "THbHbHbb"


ANNEX_WORDS = "具体介绍为什么开展该项普法依法治理工作探索实践。介绍该项探索学习贯彻习近平法治思想，主要针对和重点要解决的实际问题。（仿宋三号）"


def test_remarks_left_from_the_annex() -> None:
    last = "主要介绍在探索解决方法的过程中总结积累的经验、反思以及下一步的考虑。"
    found = understand(TITLE, "关于内容", ONE, ANNEX_WORDS, B1, TWO, B2, THREE, last, B3)
    assert (found.roles, found.parts) == ("TRHRbHbHRb", PARTS)


def test_text_written_behind_the_words_of_the_annex_is_text() -> None:
    text = "具体介绍为什么开展该项普法依法治理工作探索实践。" + B1 * 3
    found = understand(TITLE, ONE, text, TWO, B2, THREE, B3)
    assert (found.roles, found.parts[0][3]) == ("THbHbHb", text)


@pytest.mark.parametrize(
    ("lines", "roles"),
    [([], ""), (["", " "], "__"), ([TITLE], "T"), ([B1], "b"), (["。".join([B1] * 40)], "b"), ([TITLE, B1, B2], "Tbb")],
    ids=["nothing", "empty", "title", "sentence", "very long", "no headings"],
)
def test_documents_of_little(lines: list[str], roles: str) -> None:
    found = understand(*lines, kind="case")
    assert (found.roles, found.parts, found.items) == (roles, [], [])


def test_a_prompt_that_still_stands_is_a_line() -> None:
    found = understand(P("", prompt=(0, 0)), TITLE, *CASE)
    assert (found.kind, found.parts) == ("case", PARTS)
