"""The three prescribed headings of a case, however they are numbered, spaced, wrapped, renamed or mixed up."""

from __future__ import annotations

import pytest

from tests.classify.samples import B1, B2, B3, CASE, ONE, PARTS, THREE, TITLE, TWO
from tests.classify.understanding import P, understand

WORDS = ("背景情况", "主要做法和成效", "经验启示")
BODIES = (B1, B2, B3)


@pytest.mark.parametrize(
    "labels",
    [
        "1.|2.|3.", "１、|２、|３、", "1．|2．|3．", "一.|二．|三，", "一、|二、|三、", "一 |二 |三　", "（一）|（二）|（三）",
        "(一)|(二)|(三)", "第一部分 |第二部分：|第三部分、", "第一，|第二，|第三，", "一、 |二 、|三、　", "1)|2)|3)", "一、|二、|（三）",
    ],
)  # fmt: skip
def test_forms_of_number(labels: str) -> None:
    heads = [label + words for label, words in zip(labels.split("|"), WORDS, strict=True)]
    found = understand(TITLE, heads[0], B1, heads[1], B2, heads[2], B3)
    assert (found.kind, found.roles, found.parts) == ("case", "THbHbHb", PARTS)


@pytest.mark.parametrize("labels", ["一、|二、|三、", "（一）|（二）|（三）", "1.|2.|3.", "第一部分|第二部分|第三部分"])
def test_automatic_numbers(labels: str) -> None:
    heads = [P(words, label=label) for label, words in zip(labels.split("|"), WORDS, strict=True)]
    found = understand(TITLE, heads[0], B1, heads[1], B2, heads[2], B3)
    assert (found.kind, found.roles, found.parts) == ("case", "THbHbHb", PARTS)


def test_a_number_automatic_and_typed() -> None:
    found = understand(
        TITLE, *(line for head, body in zip(CASE[::2], BODIES, strict=True) for line in (P(head, label=head[:2]), body))
    )
    assert (found.kind, found.roles) == ("case", "THbHbHb")
    assert [part[:3] for part in found.parts] == [("background", 1, ONE), ("main", 2, TWO), ("experience", 3, THREE)]


@pytest.mark.parametrize("form", ["{}", "{}：", "【{}】", "“{}”", "● {}"])
def test_without_a_number(form: str) -> None:
    bullet = form.startswith("●")
    heads = [P(words, label="●") if bullet else form.format(words) for words in WORDS]
    found = understand(TITLE, heads[0], B1, heads[1], B2, heads[2], B3)
    assert (found.kind, found.roles, found.title) == ("case", "THbHbHb", TITLE)
    assert [(section, number) for section, number, _, _ in found.parts] == [
        ("background", None), ("main", None), ("experience", None),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["背 景 情 况", "背景　情况", " 背景情况 ", "背景情况：", "背景情况。"])
def test_white_space_and_marks(words: str) -> None:
    found = understand(TITLE, "一、" + words, B1, *CASE[2:])
    assert found.parts[0] == ("background", 1, words.strip(), B1)


@pytest.mark.parametrize("mark", ["。", "：", "\n", "  ", ""])
def test_heading_and_text_in_one_paragraph(mark: str) -> None:
    text = B1 + B2
    found = understand(TITLE, ONE + mark + text, *CASE[2:])
    assert (found.roles, found.parts[0][:2], found.parts[0][3]) == ("THHbHb", ("background", 1), text)
    assert found.spans("heading")[0] == ONE + mark.strip()
    assert found.spans("body")[0] == text


def test_heading_and_text_in_one_paragraph_without_number() -> None:
    found = understand(TITLE, *(f"{words}\n{body}" for words, body in zip(WORDS, BODIES, strict=True)))
    assert (found.kind, found.roles) == ("case", "THHH")
    assert [(part[0], part[3]) for part in found.parts] == [(s, b) for s, _, _, b in PARTS]


def test_hints_left_behind_belong_to_the_heading() -> None:
    found = understand(
        TITLE,
        "一、背景情况（黑体三号）",
        B1,
        "二、主要做法和成效(黑体三号不少于2500字)",
        B2,
        "三、经验启示(黑体三号)",
        B3,
    )
    assert [part[:2] for part in found.parts] == [("background", 1), ("main", 2), ("experience", 3)]


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        ([ONE, B1, "二、主要做法与成效", B2, THREE, B3], ["background 1", "main 2", "experience 3"]),
        ([ONE, B1, "二、主要做法", B2, "三、取得成效", B2, "四、经验启示", B3], ["background 1", "main 2", "None 3", "experience 4"]),
        ([ONE, B1, "二、工作举措", B2, THREE, B3], ["background 1", "main 2", "experience 3"]),
        ([ONE, B1, TWO, B2, "三、下一步打算", B3], ["background 1", "main 2", "experience 3"]),
        ([*CASE, "四、下一步打算", B3], ["background 1", "main 2", "experience 3", "None 4"]),
        ([*CASE, THREE, B3], ["background 1", "main 2", "experience 3", "experience 3"]),
        ([ONE, B1, "二、经验启示", B3, "三、主要做法和成效", B2], ["background 1", "experience 2", "main 3"]),
        (["一、主要做法和成效", B2, "二、经验启示", B3], ["main 1", "experience 2"]),
        ([ONE, B1, TWO, B2], ["background 1", "main 2"]),
        ([ONE, B1, "二、经验启示", B3], ["background 1", "experience 2"]),
        ([ONE, B1, "一、主要做法和成效", B2, "二、经验启示", B3], ["background 1", "main 1", "experience 2"]),
        (["一、项目背景", B1, "二、主要做法及成效", B2, "三、经验与启示", B3], ["background 1", "main 2", "experience 3"]),
        (["一、案例简介", B1, "二、工作举措", B2, "三、几点体会", B3], ["background 1", "main 2", "experience 3"]),
    ],
    ids=[
        "renamed", "split", "renamed beyond likeness", "last renamed", "fourth", "doubled", "swapped", "first missing",
        "third missing", "second missing", "number twice", "all renamed", "all renamed beyond likeness",
    ],
)  # fmt: skip
def test_wrong_headings(lines: list[str], parts: list[str]) -> None:
    found = understand(TITLE, *lines, kind="case")
    assert [f"{section} {number}" for section, number, _, _ in found.parts] == parts
    assert found.roles == "T" + "Hb" * (len(lines) // 2)


@pytest.mark.parametrize(
    "text",
    [
        "背景情况如下所述：全县三个市场。", "背景情况复杂。" + B1, "主要做法和成效有以下几点。", "一是背景情况。县里的事不难理解，也不复杂。",
        "经验启示", "上述背景情况", "2.1 背景情况", "一、背景情况说明会每月开一次。",
    ],
)  # fmt: skip
def test_prescribed_words_inside_the_text(text: str) -> None:
    found = understand(TITLE, ONE, B1, TWO, text, B2, THREE, B3, kind="case")
    assert [part[:2] for part in found.parts] == [("background", 1), ("main", 2), ("experience", 3)]
    assert found.parts[1][3] == f"{text}|{B2}"


@pytest.mark.parametrize(
    "labels",
    [("（一）", "（二）", "（三）"), ("1.", "2.", "3."), ("一、", "二、", "三、"), ("①", "②", "③"), ("", "", "")],
)
def test_subheadings_are_no_parts(labels: tuple[str, str, str]) -> None:
    lines = [line for label in labels for line in (label + "先问后讲，把题收上来", B2)]
    found = understand(TITLE, ONE, B1, TWO, *lines, THREE, B3)
    assert [part[:3] for part in found.parts] == [part[:3] for part in PARTS]
    assert found.parts[1][3] == "|".join(lines)
    assert found.roles == "THbHsbsbsbHb"


def test_hanzi_subheadings_below_other_headings() -> None:
    found = understand(
        TITLE,
        "第一部分 背景情况",
        B1,
        "第二部分 主要做法和成效",
        "一、先问后讲",
        B2,
        "二、换时间",
        B2,
        "第三部分 经验启示",
        B3,
    )
    assert (found.roles, len(found.parts)) == ("THbHsbsbHb", 3)


def test_a_part_whose_words_return_in_a_lower_form() -> None:
    found = understand(TITLE, ONE, B1, TWO, "（一）背景情况", B2, "（二）主要做法和成效", B2, THREE, B3)
    assert [part[:2] for part in found.parts] == [("background", 1), ("main", 2), ("experience", 3)]
