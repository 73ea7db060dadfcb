"""Items of one list that say the same thing."""

from __future__ import annotations

from docchecker.language.similarity import similar_items

OPENING = "基层法治建设千头万绪，离不开每一个单位的配合与支持。"
ONE = (
    "茶农读不懂农药告示",
    OPENING + "XX乡抽检茶样61份，农残超标的9份。收购站门上的告示有三页纸，通篇是条文编号，看不出哪种药不能打。",
)
EDITED = (
    "农药告示茶农读不懂",
    OPENING + "XX乡共抽检茶样64份，农残超标的11份。收购站大门上的告示有三页纸，通篇是条文编号，看不出哪种药不能打。",
)
REORDERED = (
    "农药告示读不懂",
    "收购站门上的告示有三页纸，通篇是条文编号，看不出哪种药不能打。XX乡抽检茶样61份，农残超标的9份。",
)
OTHER = ("旁听席总是空着", OPENING + "全年应旁听的干部有88名，到庭的22名，其余的人交了一份学习体会。")


def pairs(*items):
    return [(one.first, one.second) for one in similar_items(items)]


def test_edited_and_reordered_items_are_repeats():
    assert pairs(ONE, OTHER, EDITED, REORDERED) == [(0, 2), (0, 3), (2, 3)]


def test_a_shared_stock_opening_is_no_repeat():
    assert pairs(ONE, OTHER) == []


def test_the_shared_words_are_quoted():
    (pair,) = similar_items([ONE, EDITED])
    assert pair.words == "基层法治建设千头万绪"
    assert 0.5 < pair.share <= 1


def test_empty_items_are_no_repeats():
    assert pairs(("", ""), ("", "")) == []


def test_identical_single_sentences_are_repeats():
    assert pairs(("甲镇普法栏褪色脱落", "全部"), ("甲镇普法栏褪色脱落", "全部")) == [(0, 1)]
    assert similar_items([("甲镇普法栏褪色脱落", "无"), ("甲镇普法栏褪色脱落", "有")])[0].words == ""
