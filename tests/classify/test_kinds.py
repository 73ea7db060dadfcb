"""Which documents are taken for one of the notice's kinds, and which are left alone."""

from __future__ import annotations

import pytest

from tests.classify.samples import B1, B2, B3, CASE, LIST_TITLE, ONE, THREE, TITLE, TWO, problem, problems
from tests.classify.understanding import P, understand

S = "为进一步做好有关工作，现将情况报告如下，请予审阅，并提出宝贵意见。"


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, *CASE],
        [*CASE],
        [TITLE, ONE, B1, TWO, B2],
        [TITLE, ONE, B1, "二、主要做法", B2, THREE, B3],
        [TITLE, "一、背景", B1, "二、做法和成效", B2, "三、经验与启示", B3],
        ["青湖县“菜场小法桌”典型创新案例", B1, B2],
        ["青湖县推进菜场普法典型案例", "一、基本情况", B1, "二、主要做法", B2, THREE, B3],
        ["附件3", "青湖县普法创新案例", "一、概况", B1],
    ],
    ids=["whole", "no title", "two parts", "renamed", "all renamed", "title", "title and one heading", "annex"],
)
def test_cases(lines: list[str]) -> None:
    assert understand(*lines).kind == "case"


@pytest.mark.parametrize(
    "title",
    [LIST_TITLE, "XX县农业农村局普法问题清单", "青湖县司法局“八五”普法中期评估问题清单", "问题清单（青湖县司法局）"],
)
def test_lists(title: str) -> None:
    assert understand(title, *problem(1), *problem(2)).kind == "problems"


@pytest.mark.parametrize(
    "title",
    [
        "青湖县司法局“八五”普法规划中期自评报告", "青湖县“八五”普法规划实施情况中期评估报告", "青湖县住建局2023年度“谁执法谁普法”履职报告",
        "关于“八五”普法规划中期自评情况的报告",
    ],
)  # fmt: skip
def test_reports(title: str) -> None:
    assert understand(title, "市委依法治市办：", S, "一、主要做法和成效", S, "二、存在问题", S).kind == "report"
    assert understand(title, S, "一、主要做法和成效", S, "二、经验启示", S).kind == "report"


@pytest.mark.parametrize(
    "title",
    [
        "青湖县住建局“谁执法谁普法”普法责任制年度履职报告评议指标自测得分表", "青湖县水利局自评打分表",
        "南昌市国家机关“谁执法谁普法”普法责任制年度履职报告评议指标",
    ],
)  # fmt: skip
def test_score_tables(title: str) -> None:
    cells = [P(text, cell=(0, 0, i)) for i, text in enumerate(("项目", "评分内容", "分值", "得分"))]
    assert understand(title, *cells).kind == "scores"


@pytest.mark.parametrize(
    "lines",
    [
        [], ["", ""], [S], [TITLE],
        ["关于召开全县普法责任制联席会议的通知", "各乡镇人民政府：", S, "一、会议时间", S, "二、参会人员", S, "青湖县司法局", "2023年11月6日"],
        ["青湖县司法局2023年工作总结", ONE, S, "二、主要工作", S, "三、存在问题", S, "四、下一步打算", S],
        ["青湖县司法局普法工作总结", "一、主要做法", S, "二、取得成效", S, THREE, S],
        ["青湖县生态环境保护督察整改台账", "1.扬尘管控不到位", S, "2.污水直排", S],
        ["房屋租赁合同", "甲方：青湖县司法局", "乙方：某公司", "第一条 租赁标的", S, "第二条 租金", S],
        ["论基层普法的创新", "摘要：本文讨论普法。", "一、研究背景", S, "二、主要做法", S, "三、启示", S, "参考文献"],
        ["青湖县开展宪法宣传周活动", "12月4日，青湖县司法局在人民广场开展宣传，发放资料3000份。", S],
        ["关于征集普法典型案例的通知", "各乡镇：", S, "一、征集范围", S], ["典型案例征集方案（试行）", S],
        [*problem(1), *problem(2), *problem(3)],
    ],
    ids=[
        "nothing", "empty", "sentence", "line", "meeting", "summary", "one heading", "register", "contract", "thesis", "news",
        "call", "scheme", "list without title",
    ],
)  # fmt: skip
def test_other_documents(lines: list[str]) -> None:
    found = understand(*lines)
    assert (found.kind, found.structure.confidence) == (None, 0.0)


def test_a_list_of_another_field_is_no_case() -> None:
    assert understand("青湖县安全生产整改问题清单", "1.消防通道堵塞", S, "2.电线老化", S).kind == "problems"


def test_a_document_of_no_kind_still_has_title_and_headings() -> None:
    found = understand(
        "青湖县司法局2023年工作总结", S, "一、主要工作", S, "（一）普法", S, "青湖县司法局", "2023年12月1日"
    )
    assert (found.roles, found.title) == ("TbHbHbUD", "青湖县司法局2023年工作总结")
    assert [part[:3] for part in found.parts] == [(None, 1, "主要工作"), (None, 1, "普法")]


@pytest.mark.parametrize("kind", ["case", "problems", "report", "scores"])
@pytest.mark.parametrize(
    "lines", [[TITLE, *CASE], list(problems(1, 2, 3)), [], [S]], ids=["case", "list", "nothing", "sentence"]
)
def test_the_user_overrides(kind: str, lines: list[str]) -> None:
    found = understand(*lines, kind=kind)
    assert (found.kind, found.structure.confidence, len(found.structure.roles)) == (kind, 1.0, len(lines))


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        understand(TITLE, kind="novel")


def test_how_sure() -> None:
    whole, half = understand(TITLE, *CASE), understand(TITLE, ONE, B1, TWO, B2)
    assert whole.structure.confidence == 1.0
    assert 0.5 < half.structure.confidence < whole.structure.confidence
