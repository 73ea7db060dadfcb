"""The look of Han characters: what decides, what does not, and how it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from docchecker.checks.look import FormatOptions
from docchecker.findings import Status
from docchecker.model import Origin, OriginKind
from tests.checks.checking import DIRECT, STYLE, Judged, dressed, judge, look
from tests.classify.samples import B1, B2, B3, CASE, LIST_TITLE, ONE, THREE, TITLE, TWO, problems
from tests.classify.understanding import understand

if TYPE_CHECKING:
    from docchecker.model import Look

RIGHT = look("宋体", 22, bold=True)
BODIES = 12
BODY_CASE = understand(TITLE, ONE, *[B1] * BODIES, TWO, THREE).document


def title(*runs: tuple[str, Look], align: str | None = "center", level: str | None = None) -> Judged:
    """The title rule on a title in these runs."""
    return judge("CASE-TITLE-FORMAT", dressed(understand(TITLE, *CASE).document, 0, *runs, align=align), level=level)


def body(*runs: tuple[str, Look]) -> Judged:
    """The body rule on one paragraph in these runs, the others right."""
    return judge("CASE-BODY-FORMAT", dressed(understand(TITLE, *CASE).document, 2, *runs), target="body")


@pytest.mark.parametrize(
    ("shown", "align", "told"),
    [
        (RIGHT, "center", []),
        (look("SimSun", 22, bold=True), "center", []),
        (look("宋体", 22.0, bold=True), "center", []),
        (look("黑体", 22, bold=True), "center", [("error", "标题字体是黑体，应为宋体")]),
        (look("宋体", 18, bold=True), "center", [("error", "标题字号是小二（18磅），应为二号（22磅）")]),
        (look("宋体", 17, bold=True), "center", [("error", "标题字号是17磅，应为二号（22磅）")]),
        (look("宋体", 22), "center", [("error", "标题没有加粗")]),
        (RIGHT, "both", [("error", "标题对齐方式是两端对齐，应为居中")]),
        (RIGHT, "distribute", [("error", "标题对齐方式是分散对齐，应为居中")]),
        (look("黑体", 18), "center", [("error", "标题字体是黑体，应为宋体，字号是小二（18磅），应为二号（22磅），没有加粗")]),
        (look("方正小标宋简体", 22, bold=True), "center", [("warning", "标题用了公文习惯的“方正小标宋简体”，附件要求宋体")]),
        (look("方正小标宋简体", 22), "center", [("error", "标题用了公文习惯的“方正小标宋简体”，附件要求宋体，没有加粗")]),
        (look("黑体", 22, bold=True), "left", [("error", "标题对齐方式是左对齐，应为居中"), ("error", "标题字体是黑体，应为宋体")]),
    ],
)  # fmt: skip
def test_a_title(shown: Look, align: str, told: list[tuple[str, str]]) -> None:
    assert title((TITLE, shown), align=align).told == told


@pytest.mark.parametrize(
    ("shown", "align", "message"),
    [
        (look(None, 22, bold=True), "center", "标题字体无法判定（文件里没有写明），应为宋体"),
        (look("某某宋体", 22, bold=True), "center", "标题字体无法判定（不认识“某某宋体”），应为宋体"),
        (look("宋体", None, bold=True), "center", "标题字号无法判定（文件里没有写明），应为二号（22磅）"),
        (look("宋体", 22, bold=None), "center", "标题加粗无法判定（文件里没有写明），应为加粗"),
        (RIGHT, None, "标题对齐方式无法判定（文件里没有写明），应为居中"),
    ],
)
def test_what_is_unknown_is_neither_right_nor_wrong(shown: Look, align: str | None, message: str) -> None:
    judged = title((TITLE, shown), align=align)
    assert [finding.message for finding in judged.findings] == [message]
    assert judged.outcome.status is Status.UNDECIDED
    assert [finding.fixable for finding in judged.findings] == [False]


def test_a_font_that_is_surely_another_is_wrong_though_of_no_family() -> None:
    judged = title((TITLE, look("Arial Unicode MS", 22, bold=True)))
    assert (judged.told, judged.outcome.status) == ([("error", "标题字体是Arial Unicode MS，应为宋体")], Status.FAILED)


def test_unknown_beside_wrong_is_wrong() -> None:
    judged = title((TITLE, look(None, 18, bold=True)))
    assert judged.outcome.status is Status.FAILED
    assert judged.told == [
        ("error", "标题字体无法判定（文件里没有写明），应为宋体，字号是小二（18磅），应为二号（22磅）")
    ]


@pytest.mark.parametrize("lead", ["　　", "  ", "\t"])
def test_a_title_centred_by_spaces(lead: str) -> None:
    judged = title((lead + TITLE, RIGHT), align="left")
    assert judged.told == [("error", "标题对齐方式是左对齐（用空格凑成居中的样子），应为居中")]


def test_a_subtitle_is_a_warning_of_its_own() -> None:
    made = understand(TITLE, "——县司法局的探索", *CASE).document
    made = dressed(
        dressed(made, 0, (TITLE, RIGHT), align="center"), 1, ("——县司法局的探索", look("楷体", 16)), align="center"
    )
    assert judge("CASE-TITLE-FORMAT", made).told == [
        ("warning", "副标题字体是楷体，应为宋体，字号是三号（16磅），应为二号（22磅），没有加粗：2段中1段")
    ]


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        ([("2021年", look()), ("326", look("宋体")), ("件。", look())], []),
        ([("他说", look()), ("“", look("宋体")), ("不晓得", look()), ("”", look("宋体")), ("ABC—…·", look("宋体"))], []),
        ([("县里", look()), ("  \t\n", look("宋体", 9)), ("有三个市场。", look())], []),
        ([("县里", look()), ("，", look("宋体")), ("有。", look())], [("note", "正文字体是宋体，应为仿宋（只涉及标点）：3段中1段")]),
        ([("县里", look()), ("、。《》", look("宋体")), ("有。", look())], [("note", "正文字体是宋体，应为仿宋（只涉及标点）：3段中1段")]),
        ([("县里", look()), ("３２６", look("宋体")), ("件。", look())], [("error", "正文字体是宋体，应为仿宋：3段中1段")]),
        ([("县里", look()), ("ＡＢ", look("宋体")), ("。", look())], [("error", "正文字体是宋体，应为仿宋：3段中1段")]),
        ([("县里有", look()), ("㐀𠀀〇", look("宋体")), ("。", look())], [("error", "正文字体是宋体，应为仿宋：3段中1段")]),
        ([("县里有三个市场", look()), ("。", look("宋体")), ("投诉多。", look("宋体"))], [("error", "正文字体是宋体，应为仿宋：3段中1段")]),
    ],
    ids=["digits", "quotes", "spaces", "comma", "cjk marks", "wide digits", "wide letters", "rare ideographs", "mark and text"],
)  # fmt: skip
def test_which_characters_decide(runs: list[tuple[str, Look]], told: list[tuple[str, str]]) -> None:
    assert body(*runs).told == told


def test_neighbours_wrong_alike_are_one_stretch() -> None:
    wrong = look("宋体")
    judged = body(
        ("县里", look()), ("有三个", wrong), ("2023", look()), ("市场", wrong), ("，", wrong), ("好。", look())
    )
    (found,) = judged.findings
    assert [(place.excerpt, place.start, place.end) for place in found.locations] == [("有三个2023市场，", 2, 12)]


def test_places_are_without_outer_space() -> None:
    (found,) = body(("　　县里。  ", look("宋体"))).findings
    assert (found.location.excerpt, found.location.start, found.location.end) == ("县里。", 2, 5)
    assert (found.location.paragraph, found.location.heading, found.location.item) == (2, ONE, None)


def wrong_bodies(numbers: list[int], *looks: Look) -> Judged:
    made = BODY_CASE
    for place, number in enumerate(numbers):
        made = dressed(made, number - 1, (B1, looks[place % len(looks)]))
    return judge("CASE-BODY-FORMAT", made, target="body")


def test_many_paragraphs_wrong_alike_are_one_finding() -> None:
    judged = wrong_bodies([3, 5, 6, 7, 9, 10, 11, 13, 14], look("宋体"))
    assert judged.told == [("error", "正文字体是宋体，应为仿宋：12段中9段")]
    assert [place.paragraph for place in judged.findings[0].locations] == [2, 4, 5, 6, 8, 9, 10, 12, 13]
    assert judged.outcome.targets == BODIES


def test_the_same_fault_by_other_routes_is_one_finding_with_both_origins() -> None:
    judged = wrong_bodies([3, 5, 6], look("宋体"), look("宋体", origin=STYLE))
    assert judged.told == [("error", "正文字体是宋体，应为仿宋：12段中3段")]
    assert judged.findings[0].origin == "字体来自直接格式；字体来自样式“正文”"


def test_different_faults_are_findings_of_their_own() -> None:
    judged = wrong_bodies([3, 5, 6], look("宋体"), look("仿宋", 14))
    assert judged.told == [
        ("error", "正文字体是宋体，应为仿宋：12段中2段"),
        ("error", "正文字号是四号（14磅），应为三号（16磅）：12段中1段"),
    ]
    assert [(found.actual, found.expected) for found in judged.findings] == [
        ("宋体", "仿宋"),
        ("四号（14磅）", "三号（16磅）"),
    ]


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        (DIRECT, "直接格式"), (STYLE, "样式“正文”"), (Origin(OriginKind.DOC_DEFAULTS, theme=True), "文档默认（主题字体）"),
        (Origin(OriginKind.CHARACTER_STYLE, "强调"), "字符样式“强调”"), (Origin(OriginKind.TABLE_STYLE, "网格型"), "表格样式“网格型”"),
    ],
)  # fmt: skip
def test_origins(origin: Origin, words: str) -> None:
    (found,) = body((B1, look("宋体", 14, origin=origin))).findings
    assert found.origin == f"字体来自{words}；字号来自{words}"
    assert (found.quote, found.fixable) == ("仿宋三号", True)
    assert "“字体”框选“仿宋”" in found.advice


def test_a_heading_with_text_in_its_paragraph() -> None:
    made = dressed(understand(TITLE, "x", *CASE[2:]).document, 1, (ONE + "。", look("黑体")), (B1, look()))
    assert (
        judge("CASE-HEADING-FORMAT", dressed(dressed(made, 2, (TWO, look("黑体"))), 4, (THREE, look("黑体")))).told
        == []
    )
    assert judge("CASE-BODY-FORMAT", made, target="body").told == []
    plain = dressed(made, 1, (ONE + "。" + B1, look()))
    assert judge("CASE-HEADING-FORMAT", plain).findings[0].location.excerpt == ONE + "。"


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (look(), []), (look("楷体"), []), (look("楷体_GB2312", bold=True), []),
        (look("黑体"), [("note", "小标题字体是黑体，应为仿宋或楷体")]),
        (look("楷体", 15), [("note", "小标题字号是小三（15磅），应为三号（16磅）")]),
    ],
)  # fmt: skip
def test_subheadings(shown: Look, told: list[tuple[str, str]]) -> None:
    made = dressed(
        understand(TITLE, ONE, B1, TWO, "（一）先问后讲", B2, THREE, B3).document, 4, ("（一）先问后讲", shown)
    )
    assert judge("CASE-BODY-FORMAT", made, target="subheading").told == told


def test_names_and_texts_of_problems() -> None:
    made = understand(*problems(1, 2)).document
    assert judge("LIST-NAME-FORMAT", made, "problems").told == [("error", "问题名称没有加粗：2段中2段")]
    assert judge("LIST-BODY-FORMAT", made, "problems").told == []
    name = made.paragraphs[1].text
    bold = dressed(made, 1, (name, look(bold=True)))
    assert judge("LIST-NAME-FORMAT", bold, "problems").findings[0].location.item == 2
    text = made.paragraphs[2].text
    assert judge("LIST-BODY-FORMAT", dressed(made, 2, (text, look("宋体"))), "problems").told == [
        ("error", "问题正文字体是宋体，应为仿宋：2段中1段")
    ]


def test_the_number_of_a_problem_is_no_part_of_its_name() -> None:
    made = understand(LIST_TITLE, "x", B1, "y", B2, kind="problems").document
    made = dressed(
        dressed(made, 1, ("1.", look("Arial")), ("县清单未公示", look(bold=True))),
        3,
        ("2.", look()),
        ("清单未更新", look(bold=True)),
    )
    assert judge("LIST-NAME-FORMAT", made, "problems").told == []


def test_not_bold_may_be_asked_for() -> None:
    options = FormatOptions(bold=False)
    made = dressed(understand(TITLE, *CASE).document, 0, (TITLE, RIGHT))
    assert judge("CASE-TITLE-FORMAT", made, options=options).told == [("error", "标题不应加粗")]
    assert judge("CASE-TITLE-FORMAT", made, options=FormatOptions()).told == []


def test_a_lighter_rule_stays_light() -> None:
    assert title((TITLE, look("方正小标宋简体", 22, bold=True)), level="note").levels == ["note"]
    assert title((TITLE, look("黑体", 22, bold=True)), level="warning").levels == ["warning"]


def test_nothing_to_judge() -> None:
    assert judge("CASE-TITLE-FORMAT", understand(*CASE).document).outcome.status is Status.NOT_APPLICABLE
    latin = dressed(understand(TITLE, *CASE).document, 0, ("2023 ABC", look("Arial")))
    assert judge("CASE-TITLE-FORMAT", latin).outcome.status is Status.NOT_APPLICABLE
