"""Items of one list that say the same thing."""

from __future__ import annotations

from docchecker.language.similarity import similar_items

OPENING = "普法工作是一项系统工程，需要各部门齐抓共管、全社会共同参与。"
ONE = ("渔民看不懂禁渔公告", OPENING + "XX港查获违规出海案件16起，涉案渔民23人。码头张贴的公告全文2300字，照搬法条，没有图示。")
EDITED = ("休渔公告渔民看不懂", OPENING + "XX港共查获违规出海案件18起，涉案渔民25人。码头上张贴的公告全文2300字，照搬法条，没有图示。")
REORDERED = ("禁渔公告看不懂", "码头张贴的公告全文2300字，照搬法条，没有图示。XX港查获违规出海案件16起，涉案渔民23人。")
OTHER = ("法律顾问不到村", OPENING + "全县31个村的法律顾问每季度到村不足1次，签到集中在同一天上午。")


def pairs(*items):
    return [(one.first, one.second) for one in similar_items(items)]


def test_edited_and_reordered_items_are_repeats():
    assert pairs(ONE, OTHER, EDITED, REORDERED) == [(0, 2), (0, 3), (2, 3)]


def test_a_shared_stock_opening_is_no_repeat():
    assert pairs(ONE, OTHER) == []


def test_the_shared_words_are_quoted():
    (pair,) = similar_items([ONE, EDITED])
    assert pair.words == "普法工作是一项系统工程"
    assert 0.5 < pair.share <= 1


def test_empty_items_are_no_repeats():
    assert pairs(("", ""), ("", "")) == []


def test_identical_single_sentences_are_repeats():
    assert pairs(("甲镇普法栏褪色脱落", "全部"), ("甲镇普法栏褪色脱落", "全部")) == [(0, 1)]
    assert similar_items([("甲镇普法栏褪色脱落", "无"), ("甲镇普法栏褪色脱落", "有")])[0].words == ""
