"""Which paragraphs begin a problem, which belong to it, and which only look as if they began one."""

from __future__ import annotations

import pytest

from tests.classify.samples import BODIES, LIST_TITLE, NAMES, problem, problems
from tests.classify.understanding import P, understand


def listed(*numbers: int) -> list[tuple[int | None, str, str, str]]:
    """These problems numbered 1. 2. 3. …, each with its text."""
    return [(number, f"{number}.", NAMES[number - 1], BODIES[number - 1]) for number in numbers]


@pytest.mark.parametrize(
    "labels",
    [
        "1.|2.|3.|4.|5.", "1．|2．|3．|4．|5．", "1、|2、|3、|4、|5、", "1 |2 |3 |4 |5 ", "１．|２．|３．|４．|５．",
        "（一）|（二）|（三）|（四）|（五）", "一、|二、|三、|四、|五、", "问题1：|问题2：|问题3：|问题4：|问题5：",
        "问题一：|问题二：|问题三：|问题四：|问题五：", "【问题1】|【问题2】|【问题3】|【问题4】|【问题5】",
        "第一个问题：|第二个问题：|第三个问题：|第四个问题：|第五个问题：", "（1）|（2）|（3）|（4）|（5）", "①|②|③|④|⑤", "一是|二是|三是|四是|五是",
    ],
)  # fmt: skip
@pytest.mark.parametrize("join", [None, "。", "：", "\n"], ids=["apart", "stop", "colon", "break"])
def test_forms_of_number(labels: str, join: str | None) -> None:
    forms = labels.split("|")
    lines = [line for n, label in enumerate(forms, 1) for line in problem(n, label)]
    if join is not None:
        lines = [name + join + body for name, body in zip(lines[::2], lines[1::2], strict=True)]
    found = understand(LIST_TITLE, *lines)
    assert (found.kind, found.roles) == ("problems", "T" + ("Ni" * 5 if join is None else "N" * 5))
    mark = (join or "").strip()
    assert found.items == [(n, label.strip(), NAMES[n - 1] + mark, BODIES[n - 1]) for n, label in enumerate(forms, 1)]


@pytest.mark.parametrize("form", ["{}.", "{}、", "（{}）"])
def test_automatic_numbers(form: str) -> None:
    lines = [line for n in range(1, 6) for line in (P(NAMES[n - 1], label=form.format(n)), BODIES[n - 1])]
    found = understand(LIST_TITLE, *lines)
    assert found.items == [(n, form.format(n), NAMES[n - 1], BODIES[n - 1]) for n in range(1, 6)]
    assert all(item.automatic for item in found.structure.items)


def test_the_number_automatic_and_typed() -> None:
    found = understand(
        LIST_TITLE, *(line for n in (1, 2) for line in (P(f"{n}.{NAMES[n - 1]}", label=f"{n}."), BODIES[n - 1]))
    )
    assert found.items == [(n, f"{n}.", f"{n}.{NAMES[n - 1]}", BODIES[n - 1]) for n in (1, 2)]


def test_names_that_begin_with_a_digit() -> None:
    names = ("2所中学没有法治副校长", "4个村没有法律顾问", "39名法律明白人已外出")
    found = understand(LIST_TITLE, *(line for n, name in enumerate(names, 1) for line in (f"{n}.{name}", BODIES[n])))
    assert found.items == [(n, f"{n}.", name, BODIES[n]) for n, name in enumerate(names, 1)]


def test_numbers_that_begin_a_line_of_text() -> None:
    text = [
        "2022年5月，这个局照旧清单印了400份宣传单，被当场指出。", "1.5万人没有参加考试，县里没有补考安排。",
        "2.5万人没有学过。", "12 名干部没有成绩。", "30名学生不认识。", "3 个村没有改。",
    ]  # fmt: skip
    found = understand(*problems(1), *text, *problem(2), *problem(3))
    assert found.roles == "TNi" + "i" * len(text) + "NiNi"
    assert [item[0] for item in found.items] == [1, 2, 3]


@pytest.mark.parametrize(
    "points",
    [
        ("一是责任不清。没有人管。", "二是培训不够。两年没有办过。", "三是考核不到。"), ("（1）责任不清。", "（2）培训不够。", "（3）考核不到。"),
        ("①责任不清。", "②培训不够。", "③考核不到。"), ("2023年9月核对。", "2022年没有核对。", "全县都是这样。"),
    ],
)  # fmt: skip
def test_points_inside_a_problem(points: tuple[str, ...]) -> None:
    found = understand(*problems(1), *points, *problem(2), *problem(3), *points)
    assert found.roles == "TNiiiiNiNiiii"
    assert found.items[0] == (1, "1.", NAMES[0], "|".join((BODIES[0], *points)))
    assert len(found.items) == 3


@pytest.mark.parametrize(
    "labels", [("一、", "二、", "三、"), ("（一）", "（二）", "（三）"), ("问题一：", "问题二：", "问题三：")]
)
def test_arabic_points_inside_problems_of_a_higher_form(labels: tuple[str, ...]) -> None:
    lines = [
        line
        for n, label in enumerate(labels, 1)
        for line in (problem(n, label)[0], f"1.问题表现：{BODIES[n - 1]}", "2.原因分析", "清单没有人管。")
    ]
    found = understand(LIST_TITLE, *lines)
    assert found.roles == "T" + "Niii" * 3
    assert [item[:3] for item in found.items] == [(n, label, NAMES[n - 1]) for n, label in enumerate(labels, 1)]


def test_groups_and_a_closing_part() -> None:
    found = understand(
        LIST_TITLE, "一、基本情况", "全县有28家单位。", "二、存在的主要问题", *problem(1), *problem(2),
        "三、原因分析", "主要是责任不清。", "四、下一步整改措施", "1.更新清单，年底前完成。", "2.补充题库，年底前完成。",
    )  # fmt: skip
    assert (found.roles, found.items) == ("THoHNiNiHoHoo", listed(1, 2))


def test_groups_numbered_like_the_problems() -> None:
    found = understand(
        LIST_TITLE,
        "一、基本情况",
        "全县有28家单位。",
        *problem(1, "二、"),
        *problem(2, "三、"),
        "四、下一步打算",
        "年底前完成。",
    )
    assert (found.roles, [item[0] for item in found.items]) == ("THoNiNiHo", [2, 3])


def test_groups_by_aspect() -> None:
    found = understand(
        LIST_TITLE, "一、思想认识方面", *problem(1), *problem(2), "二、体制机制方面", *problem(3), *problem(4)
    )
    assert (found.roles, found.items) == ("THNiNiHNiNi", listed(1, 2, 3, 4))
    poor = understand(LIST_TITLE, "一、思想认识方面", BODIES[0], "二、体制机制方面", BODIES[1])
    assert poor.roles == "TNiNi"


def test_a_group_of_a_lower_form_below_a_heading() -> None:
    closing = ("二、整改措施", "（一）更新清单。", "（二）补充题库。")
    found = understand(LIST_TITLE, "一、存在的问题", *problem(1, "（一）"), *problem(2, "（二）"), *closing)
    assert (found.roles, [item[1] for item in found.items]) == ("THNiNiHoo", ["（一）", "（二）"])


@pytest.mark.parametrize("label", ["三、", "（三）", "（3）", "③", "问题3："])
def test_one_problem_numbered_in_another_form(label: str) -> None:
    found = understand(*problems(1, 2), *problem(3, label), *problem(4))
    assert found.items == [*listed(1, 2), (3, label, NAMES[2], BODIES[2]), *listed(4)]


def test_the_last_problem_numbered_in_another_form() -> None:
    found = understand(*problems(1, 2), *problem(3, "三、"))
    assert found.items == [*listed(1, 2), (3, "三、", NAMES[2], BODIES[2])]


def test_a_row_of_points_does_not_fill_a_gap() -> None:
    found = understand(*problems(1), "（1）责任不清。", "（2）培训不够。", BODIES[1], *problem(3))
    assert (found.roles, [item[0] for item in found.items]) == ("TNiiiiNi", [1, 3])
    one_is = understand(*problems(1), "二是培训不够。", BODIES[1], *problem(3))
    assert (one_is.roles, [item[0] for item in one_is.items]) == ("TNiiiNi", [1, 3])


def test_one_problem_without_number() -> None:
    found = understand(*problems(1, 2), *problem(3, ""), *problem(4))
    assert found.items == [*listed(1, 2), (None, "", NAMES[2], BODIES[2]), *listed(4)]


@pytest.mark.parametrize("numbers", [(1, 2, 4), (1, 2, 2, 3), (1, 2, 1, 2), (2, 3, 4), (1, 3, 2)])
def test_gaps_repeats_restarts(numbers: tuple[int, ...]) -> None:
    lines = [line for i, n in enumerate(numbers, 1) for line in problem(i, f"{n}.")]
    found = understand(LIST_TITLE, *lines)
    assert [item[0] for item in found.items] == list(numbers)
    assert found.roles == "T" + "Ni" * len(numbers)


def test_no_numbers_at_all() -> None:
    apart = understand(LIST_TITLE, *(line for n in range(1, 5) for line in problem(n, "")))
    assert apart.items == [(None, "", NAMES[n], BODIES[n]) for n in range(4)]
    heads = understand(LIST_TITLE, *(P(BODIES[n], bold=NAMES[n] + "。") for n in range(4)))
    assert heads.items == [(None, "", NAMES[n] + "。", BODIES[n]) for n in range(4)]


def test_paragraphs_bold_as_a_whole_are_no_heads() -> None:
    found = understand(LIST_TITLE, *(P("", bold=BODIES[n]) for n in range(4)))
    assert (found.roles, found.items) == ("Tbbbb", [])


def test_points_do_not_number_problems_without_numbers() -> None:
    found = understand(LIST_TITLE, *problem(1, ""), "一是责任不清。", "二是培训不够。", *problem(2, ""))
    assert found.roles == "TNiiiNi"


@pytest.mark.parametrize("lines", [(), BODIES[:2], (BODIES[0],), (NAMES[0], BODIES[0])])
def test_no_list_at_all(lines: tuple[str, ...]) -> None:
    found = understand(LIST_TITLE, *lines)
    assert (found.kind, found.items) == ("problems", [])


@pytest.mark.parametrize(("first", "second"), [("1.", "2."), ("问题一", "问题二"), ("（一）", "（二）")])
def test_numbers_in_paragraphs_of_their_own(first: str, second: str) -> None:
    found = understand(LIST_TITLE, first, NAMES[0], BODIES[0], second, NAMES[1], BODIES[1])
    assert found.items == [(1, first, NAMES[0], BODIES[0]), (2, second, NAMES[1], BODIES[1])]
    assert found.roles == "TNNiNNi"


@pytest.mark.parametrize(
    ("end", "roles"),
    [
        (["青湖县司法局", "2023年11月3日"], "UD"),
        (["联系人：张某"], "U"),
        (["附件：整改台账", "1.清单更新台账", "2.题库台账"], "AAA"),
        (["", "（青湖县司法局）"], "_U"),
    ],
)
def test_what_closes_a_list(end: list[str], roles: str) -> None:
    found = understand(*problems(1, 2, 3), *end)
    assert (found.roles, found.items) == ("TNiNiNi" + roles, listed(1, 2, 3))


REMARKS = (
    "注：", "问题应精准反映本地本部门普法依法治理工作在思想认识、体制机制、方式方法等方面还存在哪些不足。",
    "一、列举的问题应是经过评估、调研发现的真问题,有事例和数据支撑。所举事例要见人见事,可以把人名和具体的地点隐去。",
    "二、列举的问题应紧扣“八五”普法重点工作，属于守法普法工作的范畴。", "三、列举的问题要明确具体，切口小。",
    "四、问题清单原则上列出5个左右问题，每个问题200—500字。",
)  # fmt: skip


def test_remarks_left_from_the_annex() -> None:
    found = understand(*problems(1, 2, 3), *REMARKS)
    assert (found.roles, found.items) == ("TNiNiNiRRRRRR", listed(1, 2, 3))
    before = understand(LIST_TITLE, *REMARKS, *problem(1), *problem(2))
    assert (before.roles, before.items) == ("TRRRRRRNiNi", listed(1, 2))


def test_a_list_in_a_one_cell_table() -> None:
    found = understand(*(P(text, cell=(0, 0, 0)) for text in problems(1, 2, 3)))
    assert (found.kind, found.roles, found.items) == ("problems", "TNiNiNi", listed(1, 2, 3))


def test_empty_paragraphs_everywhere() -> None:
    found = understand(*(line for text in problems(1, 2) for line in (text, "", "　")))
    assert (found.roles, found.items) == ("T__N__i__N__i__", listed(1, 2))
